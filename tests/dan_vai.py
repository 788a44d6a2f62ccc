"""The fixed cast: a small province, one plan of every kind of task, and the people around it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from auditlog.models import LogEntry

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import DauViec, NhiemVu
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung
from tests.factories import (
    CoQuanFactory,
    DiaBanFactory,
    KeHoachFactory,
    NguoiDungFactory,
    NhomCoQuanFactory,
    PhanQuyenFactory,
)

NGAY_BAN_HANH = date(2024, 2, 19)
NGAY = date(2024, 5, 20)
LUC = datetime(2024, 5, 20, 2, 30, tzinfo=UTC)
CAI_CACH = date(2025, 7, 1)


@dataclass
class TheGioi:
    """Everything that a test may need by name. `ngay` and `luc` are the day and the moment of the story."""

    quoc_gia: DiaBan
    nghe_an: DiaBan
    huyen_a: DiaBan
    huyen_b: DiaBan
    xa_1: DiaBan
    xa_2: DiaBan
    tinh_khac: DiaBan

    bo_y_te: CoQuan
    so_y_te: CoQuan
    so_noi_vu: CoQuan
    ubnd_a: CoQuan
    ubnd_b: CoQuan
    ubnd_cap_huyen: NhomCoQuan
    cac_don_vi: NhomCoQuan

    quan_tri: NguoiDung
    dau_moi: NguoiDung
    can_bo_so: NguoiDung
    can_bo_a: NguoiDung
    can_bo_b: NguoiDung
    lanh_dao_tinh: NguoiDung
    lanh_dao_a: NguoiDung
    nguoi_la: NguoiDung
    lanh_dao_tinh_khac: NguoiDung

    ke_hoach: KeHoach
    nhiem_vu: dict[str, NhiemVu] = field(default_factory=dict)
    ngay: date = NGAY
    luc: datetime = LUC

    def viec(self, ten: str, co_quan: CoQuan | None = None) -> DauViec:
        """A fresh copy of the first work item of the named task (of the agency, if one is named)."""
        items = DauViec.objects.filter(nhiem_vu=self.nhiem_vu[ten]).select_related("nhiem_vu__ke_hoach", "co_quan")
        return (items.filter(co_quan=co_quan) if co_quan else items).order_by("pk")[0]


@pytest.fixture
def the_gioi(db) -> TheGioi:
    """The cast, its plan and the work items owed on `NGAY`; the audit log begins after them."""
    places = _dia_ban()
    agencies = _co_quan(places)
    people = _nguoi(places, agencies)
    plan = KeHoachFactory(
        van_ban__so_ky_hieu="150/KH-UBND",
        van_ban__ngay_ban_hanh=NGAY_BAN_HANH,
        van_ban__noi_ban_hanh="UBND tỉnh Nghệ An",
        dia_ban=places["nghe_an"],
        dau_moi=agencies["so_y_te"],
    )
    world = TheGioi(**places, **agencies, **people, ke_hoach=plan)
    tasks = _nhiem_vu(world)
    written = them_nhiem_vu(plan, list(tasks.values()), nguoi=world.quan_tri)
    world.nhiem_vu = dict(zip(tasks, written, strict=True))
    giao_viec(plan, written, NGAY)
    LogEntry.objects.all().delete()
    return world


def _dia_ban() -> dict[str, DiaBan]:
    country = DiaBanFactory(
        ma="0", ten="Việt Nam", loai=LoaiDiaBan.QUOC_GIA, cap=CapDiaBan.QUOC_GIA, duong_dan="/", ma_cha=""
    )
    province = DiaBanFactory(ma="40", ten="Tỉnh Nghệ An")

    def district(ma: str, ten: str) -> DiaBan:
        last_day = date(2025, 6, 30)
        return DiaBanFactory(
            ma=ma, ten=ten, loai=LoaiDiaBan.HUYEN, cap=CapDiaBan.HUYEN, cha=province, den_ngay=last_day
        )

    def commune(ma: str, ten: str) -> DiaBan:
        return DiaBanFactory(ma=ma, ten=ten, loai=LoaiDiaBan.XA, cap=CapDiaBan.XA, cha=province, tu_ngay=CAI_CACH)

    return {
        "quoc_gia": country,
        "nghe_an": province,
        "huyen_a": district("412", "Huyện Thượng"),
        "huyen_b": district("415", "Huyện Hạ"),
        "xa_1": commune("16681", "Xã Đông"),
        "xa_2": commune("16690", "Xã Tây"),
        "tinh_khac": DiaBanFactory(ma="70", ten="Tỉnh Bình Phước"),
    }


def _co_quan(places: dict[str, DiaBan]) -> dict[str, CoQuan | NhomCoQuan]:
    def ubnd(place: str) -> CoQuan:
        return CoQuanFactory(
            ten_ngan=f"UBND {places[place].ten.lower()}",
            loai=LoaiCoQuan.UBND,
            dia_ban=places[place],
            den_ngay=places[place].den_ngay,
        )

    return {
        "bo_y_te": CoQuanFactory(ten_ngan="Bộ Y tế", ten="Bộ Y tế", loai=LoaiCoQuan.BO, dia_ban=places["quoc_gia"]),
        "so_y_te": CoQuanFactory(ten_ngan="Sở Y tế", dia_ban=places["nghe_an"]),
        "so_noi_vu": CoQuanFactory(ten_ngan="Sở Nội vụ", dia_ban=places["nghe_an"]),
        "ubnd_a": ubnd("huyen_a"),
        "ubnd_b": ubnd("huyen_b"),
        "ubnd_cap_huyen": NhomCoQuanFactory(
            ten="UBND cấp huyện", cach=CachXacDinh.QUY_TAC, cap=CapDiaBan.HUYEN, loai_co_quan=[LoaiCoQuan.UBND]
        ),
        "cac_don_vi": NhomCoQuanFactory(ten="Các đơn vị liên quan"),
    }


def _nguoi(places: dict[str, DiaBan], agencies: dict[str, CoQuan]) -> dict[str, NguoiDung]:
    def person(name: str, role: VaiTro | None = None, *, co_quan: str = "", dia_ban: str = "") -> NguoiDung:
        is_admin = role == VaiTro.QUAN_TRI
        account = NguoiDungFactory(username=name.replace("_", "-"), ho_ten=name, is_staff=is_admin)
        if role:
            PhanQuyenFactory(
                nguoi_dung=account, vai_tro=role, co_quan=agencies.get(co_quan), dia_ban=places.get(dia_ban)
            )
        return account

    return {
        "quan_tri": person("quan_tri", VaiTro.QUAN_TRI, dia_ban="nghe_an"),
        "dau_moi": person("dau_moi", VaiTro.DAU_MOI, co_quan="so_y_te"),
        "can_bo_so": person("can_bo_so", VaiTro.CAN_BO, co_quan="so_y_te"),
        "can_bo_a": person("can_bo_a", VaiTro.CAN_BO, co_quan="ubnd_a"),
        "can_bo_b": person("can_bo_b", VaiTro.CAN_BO, co_quan="ubnd_b"),
        "lanh_dao_tinh": person("lanh_dao_tinh", VaiTro.LANH_DAO, dia_ban="nghe_an"),
        "lanh_dao_a": person("lanh_dao_a", VaiTro.LANH_DAO, dia_ban="huyen_a"),
        "nguoi_la": person("nguoi_la"),
        "lanh_dao_tinh_khac": person("lanh_dao_tinh_khac", VaiTro.LANH_DAO, dia_ban="tinh_khac"),
    }


def _nhiem_vu(w: TheGioi) -> dict[str, NhiemVuMoi]:
    """The tasks by the name under which tests ask for them; "con_1" and "con_2" stand under "cha"."""
    muc = ("I. Củng cố mạng lưới",)
    quy_2 = {"loai_han": LoaiHan.QUY, "thoi_han": "Quý II năm 2024", "han_den": date(2024, 6, 30)}
    tham_muu = NhiemVuMoi("Trình đề án nhân lực", "1", muc=muc, **quy_2, phan_cong=_chu_tri(w.so_y_te))
    return {
        "mot_chu_tri": tham_muu,
        "tap_the": NhiemVuMoi(
            "Bố trí quỹ đất cho trạm y tế",
            "2",
            muc=muc,
            thoi_han="Trước ngày 15/5/2024",
            loai_han=LoaiHan.NGAY,
            han_den=date(2024, 5, 14),
            phan_cong=_chu_tri(w.ubnd_cap_huyen, phoi_hop=(w.so_y_te, w.cac_don_vi)),
        ),
        "thuong_xuyen": NhiemVuMoi(
            "Truyền thông phòng bệnh",
            "3",
            thoi_han="Thường xuyên",
            loai_han=LoaiHan.DINH_KY,
            phan_cong=_chu_tri(w.so_y_te),
        ),
        "dieu_kien": NhiemVuMoi(
            "Chuyển giao cơ sở vật chất",
            "4",
            thoi_han="Sau khi có hướng dẫn",
            loai_han=LoaiHan.DIEU_KIEN,
            phan_cong=_chu_tri(w.so_noi_vu),
        ),
        "cha": NhiemVuMoi("Nâng cao năng lực chuyên môn", "5"),
        "con_1": NhiemVuMoi("Đào tạo bác sĩ gia đình", "5.1", cha=4, **quy_2, phan_cong=_chu_tri(w.so_y_te)),
        "con_2": NhiemVuMoi("Luân phiên cán bộ", "5.2", cha=4, phan_cong=_chu_tri(w.so_y_te)),
        "hai_chu_tri": NhiemVuMoi("Rà soát biên chế", "6", **quy_2, phan_cong=_chu_tri(w.so_y_te, w.so_noi_vu)),
    }


def _chu_tri(*dich: CoQuan | NhomCoQuan, phoi_hop: tuple[CoQuan | NhomCoQuan, ...] = ()) -> tuple[PhanCongMoi, ...]:
    leads = [PhanCongMoi(VaiTroPhanCong.CHU_TRI, d.ten_ngan or d.ten, d) for d in dich]
    helpers = [PhanCongMoi(VaiTroPhanCong.PHOI_HOP, d.ten_ngan or d.ten, d) for d in phoi_hop]
    return (*leads, *helpers)
