"""Which tasks of the sample plans serve which target: those whose words say so."""

from functools import reduce
from operator import or_

from django.db.models import Q

from chitieu.models import ChiTieu
from chung.chu import khoa_so_khop
from kehoach.models import KeHoach
from nhiemvu.services.phuc_vu import chon_nhiem_vu
from taikhoan.services import nguoi_he_thong

_TU = {
    "Tỷ lệ dân số tham gia bảo hiểm y tế": ("mức đóng bảo hiểm", "tham gia bảo hiểm", "chi trả"),
    "Tỷ lệ người dùng dịch vụ ban đầu ở tuyến cơ sở được BHYT thanh toán": ("gói dịch vụ", "giá dịch vụ"),
    "Tỷ lệ dân số được quản lý sức khỏe": ("hồ sơ sức khỏe", "quản lý bệnh", "bác sĩ gia đình", "quản lý sức khỏe"),
    "Tỷ lệ trạm y tế cấp xã có bác sĩ cơ hữu": ("nhân lực", "tuyển dụng", "luân phiên", "đãi ngộ", "người giỏi"),
    "Tỷ lệ thôn, bản, ấp, khu phố có nhân viên y tế được đào tạo": ("đào tạo, cập nhật", "thôn", "cộng tác viên"),
    "Khám sức khỏe cho người có nguy cơ cao mắc bệnh": ("sàng lọc", "mạn tính"),
    "Hạ tầng, trang thiết bị của trung tâm y tế, phòng khám khu vực và trạm y tế": ("nhà trạm", "thiết bị"),
    "Tỷ lệ xã đạt tiêu chí quốc gia về y tế": ("chỉ tiêu y tế", "tiêu chí"),
    "Tỷ lệ người dân có hồ sơ sức khỏe điện tử": ("hồ sơ sức khỏe",),
    "Tỷ lệ xã, thị trấn có dịch vụ cấp cứu ngoại viện": ("cấp cứu",),
}


def noi_nhiem_vu(ke_hoach: KeHoach) -> None:
    """Choose the tasks of the plan that serve its targets."""
    system = nguoi_he_thong()
    targets = {target.khoa: target for target in ChiTieu.objects.filter(nguon__ke_hoach=ke_hoach)}
    for name, words in _TU.items():
        if target := targets.get(khoa_so_khop(name)):
            serves = reduce(or_, (Q(noi_dung__icontains=word) for word in words))
            chon_nhiem_vu(target, ke_hoach, ke_hoach.nhiem_vu.filter(serves), nguoi=system)
