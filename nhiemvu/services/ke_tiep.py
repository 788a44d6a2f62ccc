"""What carrying a plan on or replacing it does, in numbers, for its preview (`chung.thu`)."""

from datetime import date

from django.db.models import Count, Q

from donvi.models import DiaBan
from kehoach.models import KeHoach
from nhiemvu.enums import LoaiDong
from nhiemvu.models import ChuyenGiao, DauViec
from taikhoan.enums import THEO_DIA_BAN
from taikhoan.models import PhanQuyen


def se_thay_the(chuyen_giao: ChuyenGiao) -> list[tuple[str, int]]:
    """How many items the replacement stops, and how many stay as they were closed."""
    plan = chuyen_giao.thay_the.den.ke_hoach
    stopped = chuyen_giao.dong.filter(loai=LoaiDong.DUNG).count()
    every = DauViec.objects.filter(nhiem_vu__ke_hoach=plan).count()
    return [("Đầu việc còn mở sẽ dừng", stopped), ("Đầu việc đã kết thúc, giữ nguyên", every - stopped)]


def se_tiep_tuc(ke_hoach: KeHoach, dia_ban: DiaBan, ngay: date) -> list[tuple[str, int]]:
    """Who gets the plan, what stays open under it, and how much of that an agency owes that ended by the day."""
    roles = PhanQuyen.objects.filter(vai_tro__in=THEO_DIA_BAN, dia_ban__ma=dia_ban.ma)
    standing = Q(dia_ban__den_ngay=None) | Q(dia_ban__den_ngay__gte=ngay)
    people = roles.filter(standing, Q(den_ngay=None) | Q(den_ngay__gte=ngay))
    items = DauViec.objects.filter(nhiem_vu__ke_hoach=ke_hoach, ngay_hoan_thanh=None, dung_tu=None)
    open_items = items.aggregate(mo=Count("pk"), cu=Count("pk", filter=Q(co_quan__den_ngay__lt=ngay)))
    return [
        ("Lãnh đạo, quản trị được giao kế hoạch", people.values("nguoi_dung").distinct().count()),
        ("Đầu việc còn mở, tiếp tục theo dõi", open_items["mo"]),
        ("Trong đó của cơ quan đã kết thúc, cần chuyển giao", open_items["cu"]),
    ]
