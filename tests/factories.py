"""One factory per table of the core: legal rows with as little said as possible.

Places in an order (`thu_tu`) begin after any that a service gives out, so that rows of both kinds can stand together.
"""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from chitieu.models import ChiTieu, MocChiTieu, SoLieu
from chung.chu import khoa_so_khop, khong_dau
from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from kehoach.enums import LoaiVanBan
from kehoach.models import KeHoach, Muc, VanBan
from nhacviec.enums import LoaiTin
from nhacviec.models import BanTin, ThongBao
from nhiemvu.enums import KetQuaDuyet, TinhChat, TinhTrangBaoCao, VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhat, ChiDao, DauViec, GiaHan, NhiemVu, PhanCong
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen

MAT_KHAU = "mat-khau-thu-nghiem"


class DiaBanFactory(DjangoModelFactory):
    """A province; its path follows from `cha` (a place) where one is given."""

    class Meta:
        model = DiaBan

    class Params:
        cha = None

    ma = factory.Sequence(lambda n: f"{20_000 + n}")
    ten = factory.LazyAttribute(lambda o: f"Tỉnh số {o.ma}")
    loai = LoaiDiaBan.TINH
    cap = CapDiaBan.TINH
    ma_cha = factory.LazyAttribute(lambda o: o.cha.ma if o.cha else "")
    duong_dan = factory.LazyAttribute(lambda o: f"{o.cha.duong_dan if o.cha else '/'}{o.ma}/")
    ten_tim = factory.LazyAttribute(lambda o: khong_dau(o.ten))


class CoQuanFactory(DjangoModelFactory):
    class Meta:
        model = CoQuan

    ten_ngan = factory.Sequence(lambda n: f"Sở số {n}")
    ten = factory.LazyAttribute(lambda o: f"{o.ten_ngan} {o.dia_ban.ten}")
    loai = LoaiCoQuan.SO
    dia_ban = factory.SubFactory(DiaBanFactory)


class NhomCoQuanFactory(DjangoModelFactory):
    """An open group; say `cach` for another."""

    class Meta:
        model = NhomCoQuan

    ten = factory.Sequence(lambda n: f"Các đơn vị liên quan {n}")
    cach = CachXacDinh.MO


class BiDanhFactory(DjangoModelFactory):
    class Meta:
        model = BiDanh

    ten = factory.Sequence(lambda n: f"SYT{n}")
    khoa = factory.LazyAttribute(lambda o: khoa_so_khop(o.ten))
    co_quan = factory.SubFactory(CoQuanFactory)


class NguoiDungFactory(DjangoModelFactory):
    class Meta:
        model = NguoiDung

    username = factory.Sequence(lambda n: f"nguoi{n}")
    ho_ten = factory.Sequence(lambda n: f"Nguyễn Văn {n}")
    email = factory.LazyAttribute(lambda o: f"{o.username}@vidu.vn")
    password = factory.django.Password(MAT_KHAU)


class PhanQuyenFactory(DjangoModelFactory):
    """Staff of an agency; say `vai_tro`, `co_quan=None` and `dia_ban` for a leader."""

    class Meta:
        model = PhanQuyen

    nguoi_dung = factory.SubFactory(NguoiDungFactory)
    vai_tro = VaiTro.CAN_BO
    co_quan = factory.SubFactory(CoQuanFactory)


class VanBanFactory(DjangoModelFactory):
    class Meta:
        model = VanBan

    loai = LoaiVanBan.KE_HOACH
    so_ky_hieu = factory.Sequence(lambda n: f"{n + 1}/KH-UBND")
    ngay_ban_hanh = date(2024, 2, 1)
    noi_ban_hanh = "UBND tỉnh"


class KeHoachFactory(DjangoModelFactory):
    class Meta:
        model = KeHoach

    van_ban = factory.SubFactory(VanBanFactory)
    dia_ban = factory.SubFactory(DiaBanFactory)
    ngay_giao = factory.LazyAttribute(lambda o: o.van_ban.ngay_ban_hanh)


class MucFactory(DjangoModelFactory):
    class Meta:
        model = Muc

    ke_hoach = factory.SubFactory(KeHoachFactory)
    ten = factory.Sequence(lambda n: f"Nhóm nhiệm vụ {n}")
    thu_tu = factory.Sequence(lambda n: n + 1001)


class NhiemVuFactory(DjangoModelFactory):
    class Meta:
        model = NhiemVu

    ke_hoach = factory.SubFactory(KeHoachFactory)
    thu_tu = factory.Sequence(lambda n: n + 1001)
    noi_dung = factory.Sequence(lambda n: f"Việc cần làm {n}")
    loai_han = LoaiHan.NGAY.value
    han_den = date(2024, 6, 30)


class PhanCongFactory(DjangoModelFactory):
    class Meta:
        model = PhanCong

    nhiem_vu = factory.SubFactory(NhiemVuFactory)
    vai_tro = VaiTroPhanCong.CHU_TRI
    thu_tu = factory.Sequence(lambda n: n + 1001)
    co_quan = factory.SubFactory(CoQuanFactory)
    ten_goi = factory.LazyAttribute(lambda o: o.co_quan.ten_ngan if o.co_quan else "Đơn vị chưa rõ")


class DauViecFactory(DjangoModelFactory):
    """A dated item of the lead agency of a new task."""

    class Meta:
        model = DauViec

    phan_cong = factory.SubFactory(PhanCongFactory)
    nhiem_vu = factory.LazyAttribute(lambda o: o.phan_cong.nhiem_vu)
    co_quan = factory.LazyAttribute(lambda o: o.phan_cong.co_quan)
    tinh_chat = TinhChat.CO_HAN
    han = date(2024, 6, 30)
    han_goc = factory.LazyAttribute(lambda o: o.han)


class CapNhatFactory(DjangoModelFactory):
    """A report of progress short of completion."""

    class Meta:
        model = CapNhat

    dau_viec = factory.SubFactory(DauViecFactory)
    nguoi = factory.SubFactory(NguoiDungFactory)
    luc = datetime(2024, 5, 20, 2, 0, tzinfo=UTC)
    tinh_trang = TinhTrangBaoCao.DANG_THUC_HIEN
    tien_do = 40
    duyet = KetQuaDuyet.KHONG_CAN


class ThongBaoFactory(DjangoModelFactory):
    """A message on an item that is overdue, in the digest of its day."""

    class Meta:
        model = ThongBao

    nguoi = factory.SubFactory(NguoiDungFactory)
    ngay = date(2024, 5, 20)
    loai = LoaiTin.QUA_HAN
    moc = 1
    dau_viec = factory.SubFactory(DauViecFactory)
    nguon = 0
    chu = ""
    luc = datetime(2024, 5, 20, 0, 0, tzinfo=UTC)
    ngay_gui = factory.LazyAttribute(lambda o: o.ngay)


class BanTinFactory(DjangoModelFactory):
    """A digest that waits to be sent."""

    class Meta:
        model = BanTin

    nguoi = factory.SubFactory(NguoiDungFactory)
    ngay = date(2024, 5, 20)
    tinh_trang = "cho"
    thu_tu_luc = datetime(2024, 5, 20, 0, 0, tzinfo=UTC)
    so_lan = 0
    ma_giu = ""


class ChiTieuFactory(DjangoModelFactory):
    """A rate that communes report every quarter."""

    class Meta:
        model = ChiTieu

    ten = factory.Sequence(lambda n: f"Tỷ lệ số {n}")
    khoa = factory.LazyAttribute(lambda o: khoa_so_khop(o.ten))
    don_vi_tinh = "%"
    chu_ky = "quy"


class MocChiTieuFactory(DjangoModelFactory):
    class Meta:
        model = MocChiTieu

    chi_tieu = factory.SubFactory(ChiTieuFactory)
    dia_ban = factory.SubFactory(DiaBanFactory)
    nam = 2026
    gia_tri = 90


class SoLieuFactory(DjangoModelFactory):
    """Eight of ten in the first quarter of 2024, waiting for review."""

    class Meta:
        model = SoLieu

    chi_tieu = factory.SubFactory(ChiTieuFactory)
    dia_ban = factory.SubFactory(DiaBanFactory)
    nam = 2024
    thang = 3
    tu_so = 8
    mau_so = 10
    bao_luc = datetime(2024, 5, 20, 2, 0, tzinfo=UTC)


class GiaHanFactory(DjangoModelFactory):
    """A request that waits."""

    class Meta:
        model = GiaHan

    dau_viec = factory.SubFactory(DauViecFactory)
    lan = 1
    han_cu = factory.LazyAttribute(lambda o: o.dau_viec.han)
    han_moi = date(2024, 9, 30)
    ly_do = "Chờ thẩm định"
    nguoi = factory.SubFactory(NguoiDungFactory)
    luc = datetime(2024, 5, 20, 2, 0, tzinfo=UTC)


class ChiDaoFactory(DjangoModelFactory):
    """A directive to an agency that waits for its answer."""

    class Meta:
        model = ChiDao

    nguoi = factory.SubFactory(NguoiDungFactory)
    luc = datetime(2024, 5, 20, 2, 0, tzinfo=UTC)
    co_quan = factory.SubFactory(CoQuanFactory)
    noi_dung = "Báo cáo nguyên nhân"
    han_tra_loi = date(2024, 5, 27)
    ma_gui = factory.LazyFunction(uuid4)
