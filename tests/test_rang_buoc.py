"""What must never be false is refused by the database itself: one example for every constraint of the core."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from chitieu.enums import ToanTu
from chitieu.models import ChiTieu, MucHieuLuc, NguonChiTieu
from donvi.enums import CachXacDinh, KieuKeThua, KieuSuKien
from donvi.models import BiDanhDiaBan, KeThuaCoQuan, KeThuaDiaBan, SuKienKeThua
from kehoach.enums import QuanHeVanBan
from kehoach.models import LienKetVanBan, TiepTucKeHoach
from nhiemvu.enums import TinhChat
from nhiemvu.models import (
    BoLoc,
    CapNhatPhoiHop,
    ChiDao,
    ChuyenGiao,
    DonDoc,
    LuotChiDao,
    PhoiHop,
    TheoDoi,
    TrangLoc,
    YKien,
)
from taikhoan.enums import VaiTro
from taikhoan.models import UyQuyen
from tests.dan_vai import LUC, TheGioi
from tests.factories import (
    BanTinFactory,
    BiDanhFactory,
    CapNhatFactory,
    ChiDaoFactory,
    ChiTieuFactory,
    CoQuanFactory,
    DauViecFactory,
    DiaBanFactory,
    GiaHanFactory,
    KeHoachFactory,
    MocChiTieuFactory,
    MucFactory,
    NhiemVuFactory,
    NhomCoQuanFactory,
    PhanCongFactory,
    PhanQuyenFactory,
    SoLieuFactory,
    ThongBaoFactory,
    VanBanFactory,
)

PHONG = ("donvi", "taikhoan", "kehoach", "chitieu", "nhiemvu", "nhacviec")
NGAY = date(2024, 6, 30)
NGUOC = {"tu_ngay": NGAY, "den_ngay": NGAY - timedelta(days=1)}
KY = {"tinh_chat": TinhChat.DINH_KY, "ky_tu": NGAY - timedelta(days=90), "ky_den": NGAY, "han": NGAY}


def hai_lan(ghi: Callable, **chung) -> Callable[[TheGioi], None]:
    """Write two rows that share these values."""

    def write(world: TheGioi) -> None:
        values = {name: value(world) if callable(value) else value for name, value in chung.items()}
        for _ in range(2):
            ghi(**values)

    return write


def mot_viec_hai_lan(**chung) -> Callable[[TheGioi], None]:
    """Write two items of one assignment that share these values."""
    return lambda w: hai_lan(DauViecFactory, phan_cong=PhanCongFactory(), **chung)(w)


def chi_tieu(**muc) -> Callable[[TheGioi], None]:
    """Write a target of the cast's plan with this value."""

    def write(world: TheGioi) -> None:
        target, _ = ChiTieu.objects.get_or_create(khoa="bhyt", ten="BHYT")
        values = {"thu_tu": 1, "nam": 2030, "nguyen_van": "> 95%", "toan_tu": ToanTu.LON_HON, "gia_tri": 95, **muc}
        NguonChiTieu.objects.bulk_create([NguonChiTieu(chi_tieu=target, ke_hoach=world.ke_hoach, **values)])

    return write


def muc_cap_tren(world: TheGioi, **muc) -> None:
    """Write a level of a higher document."""
    values = {"nam": 2030, "nguyen_van": "toàn dân", "toan_tu": ToanTu.BANG, "gia_tri": Decimal(100), **muc}
    document = world.ke_hoach.van_ban
    MucHieuLuc.objects.create(chi_tieu=bhyt(), van_ban=document, dia_ban=world.quoc_gia, **values)


def bhyt() -> ChiTieu:
    return ChiTieu.objects.filter(khoa="bhyt").first() or ChiTieuFactory(ten="BHYT")


def hai_muc(world: TheGioi) -> None:
    chi_tieu()(world)
    chi_tieu(nguyen_van="> 96%")(world)


def lien_ket(world: TheGioi, den: str) -> None:
    document = VanBanFactory()
    other = document if den == "chính nó" else VanBanFactory()
    for _ in range(2):
        LienKetVanBan.objects.create(tu=document, den=other, quan_he=QuanHeVanBan.CAN_CU)


def ke_thua(world: TheGioi) -> None:
    for kind in (KieuKeThua.NHAP, KieuKeThua.MOT_PHAN):
        KeThuaDiaBan.objects.create(cu=world.huyen_a, moi=world.xa_1, ngay=NGAY, kieu=kind)


def ke_thua_co_quan(*noi: tuple[str, str, bool], mot_su_kien: bool = True) -> Callable[[TheGioi], None]:
    """Successions of agencies (old, new, default) recorded by one act or by one act each."""

    def write(world: TheGioi) -> None:
        acts = [SuKienKeThua.objects.create(kieu=KieuSuKien.SAP_NHAP, ngay=NGAY, can_cu="1/NQ") for _ in noi]
        for place, (old, new, default) in enumerate(noi):
            KeThuaCoQuan.objects.create(
                su_kien=acts[0 if mot_su_kien else place],
                cu=getattr(world, old),
                moi=getattr(world, new),
                chinh=default,
            )

    return write


# Each constraint by its name, with what breaks it: one example, or several by what is wrong.
VI_PHAM: dict[str, Callable[[TheGioi], None] | dict[str, Callable[[TheGioi], None]]] = {
    "donvi_diaban_hieu_luc": lambda w: DiaBanFactory(**NGUOC),
    "donvi_diaban_ma_tu_ngay": hai_lan(DiaBanFactory, ma="99", tu_ngay=NGAY, den_ngay=NGAY),
    "donvi_diaban_ma_tu_dau": hai_lan(DiaBanFactory, ma="99", den_ngay=NGAY),
    "donvi_diaban_ma_con_hieu_luc": lambda w: DiaBanFactory(ma="40", tu_ngay=NGAY),
    "donvi_bidanhdiaban_mot_lan": hai_lan(BiDanhDiaBan.objects.create, dia_ban=lambda w: w.xa_1, ten="Xã Đoong"),
    "donvi_kethua_mot_lan": ke_thua,
    "donvi_kethuacoquan_mot_lan": ke_thua_co_quan(("so_y_te", "so_noi_vu", False), ("so_y_te", "so_noi_vu", False)),
    "donvi_kethuacoquan_mot_mac_dinh": ke_thua_co_quan(
        ("so_y_te", "so_noi_vu", True), ("so_y_te", "ubnd_a", True), mot_su_kien=False
    ),
    "donvi_kethuacoquan_khac_nhau": ke_thua_co_quan(("so_y_te", "so_y_te", False)),
    "donvi_coquan_hieu_luc": lambda w: CoQuanFactory(**NGUOC),
    "donvi_coquan_ten_ngan": lambda w: CoQuanFactory(dia_ban=w.nghe_an, ten_ngan="Sở Y tế"),
    "donvi_nhom_ten_pham_vi": hai_lan(NhomCoQuanFactory, ten="Các sở", pham_vi=lambda w: w.nghe_an),
    "donvi_nhom_ten_chung": lambda w: NhomCoQuanFactory(ten="UBND cấp huyện"),
    "donvi_nhom_quy_tac_co_cap": lambda w: NhomCoQuanFactory(cach=CachXacDinh.QUY_TAC, cap=None),
    "donvi_bidanh_khoa_pham_vi": hai_lan(BiDanhFactory, ten="SYT", pham_vi=lambda w: w.nghe_an),
    "donvi_bidanh_khoa_chung": hai_lan(BiDanhFactory, ten="SYT"),
    "donvi_bidanh_mot_dich": {
        "nobody": lambda w: BiDanhFactory(co_quan=None),
        "two": lambda w: BiDanhFactory(nhom=w.cac_don_vi),
    },
    "taikhoan_phanquyen_hieu_luc": lambda w: PhanQuyenFactory(**NGUOC),
    "taikhoan_uyquyen_hieu_luc": lambda w: UyQuyen.objects.create(
        phan_quyen=PhanQuyenFactory(), nguoi_nhan=w.can_bo_a, **NGUOC
    ),
    "taikhoan_phanquyen_pham_vi": {
        "staff of a place": lambda w: PhanQuyenFactory(co_quan=None, dia_ban=w.nghe_an),
        "leader of an agency": lambda w: PhanQuyenFactory(vai_tro=VaiTro.LANH_DAO),
        "of both": lambda w: PhanQuyenFactory(dia_ban=w.nghe_an),
        "of nothing": lambda w: PhanQuyenFactory(co_quan=None),
    },
    "taikhoan_phanquyen_thu_truong": lambda w: PhanQuyenFactory(
        vai_tro=VaiTro.LANH_DAO, co_quan=None, dia_ban=w.nghe_an, thu_truong=True
    ),
    "kehoach_vanban_so_noi_ban_hanh": hai_lan(VanBanFactory, so_ky_hieu="1/KH-UBND"),
    "kehoach_vanban_co_ngay": lambda w: VanBanFactory(ngay_ban_hanh=None),
    "kehoach_lienket_mot_lan": lambda w: lien_ket(w, "văn bản khác"),
    "kehoach_lienket_khac_nhau": lambda w: lien_ket(w, "chính nó"),
    "kehoach_tieptuc_mot_lan": hai_lan(
        TiepTucKeHoach.objects.create,
        ke_hoach=lambda w: w.ke_hoach,
        dia_ban=lambda w: w.tinh_khac,
        ngay=NGAY,
        can_cu="1/NQ",
    ),
    "kehoach_muc_thu_tu": hai_lan(MucFactory, ke_hoach=lambda w: w.ke_hoach, thu_tu=7),
    "chitieu_nguon_mot_muc": hai_muc,
    "chitieu_nguon_gia_tri": {
        "words with a number": chi_tieu(toan_tu=ToanTu.DINH_TINH),
        "no number": chi_tieu(gia_tri=None),
        "a range upside down": chi_tieu(toan_tu=ToanTu.KHOANG, gia_tri_den=94),
        "an unknown operator": chi_tieu(toan_tu="?"),
    },
    "chitieu_muchieuluc_mot_muc": lambda w: [muc_cap_tren(w) for _ in range(2)],
    "chitieu_muchieuluc_gia_tri": {
        "words with a number": lambda w: muc_cap_tren(w, toan_tu=ToanTu.DINH_TINH),
        "no number": lambda w: muc_cap_tren(w, gia_tri=None),
    },
    "chitieu_moc_mot_lan": hai_lan(MocChiTieuFactory, chi_tieu=lambda w: bhyt(), dia_ban=lambda w: w.nghe_an, nam=2026),
    "chitieu_moc_hop_le": {
        "an impossible year": lambda w: MocChiTieuFactory(nam=1999),
        "below zero": lambda w: MocChiTieuFactory(gia_tri=-1),
    },
    "chitieu_solieu_mot_lan": hai_lan(SoLieuFactory, chi_tieu=lambda w: bhyt(), dia_ban=lambda w: w.xa_1),
    "chitieu_solieu_ky": {
        "month 13": lambda w: SoLieuFactory(thang=13),
        "month 0": lambda w: SoLieuFactory(thang=0),
        "an impossible year": lambda w: SoLieuFactory(nam=1999),
    },
    "chitieu_solieu_gia_tri": {
        "a part larger than its whole": lambda w: SoLieuFactory(tu_so=11, mau_so=10),
        "below zero": lambda w: SoLieuFactory(tu_so=-1),
        "of nothing": lambda w: SoLieuFactory(tu_so=0, mau_so=0),
        "a whole without its part": lambda w: SoLieuFactory(tu_so=None),
        "neither figures nor words": lambda w: SoLieuFactory(tu_so=None, mau_so=None),
    },
    "chitieu_solieu_uoc": lambda w: SoLieuFactory(uoc_tu_so=11, uoc_mau_so=10),
    "chitieu_solieu_tra_lai_co_ly_do": lambda w: SoLieuFactory(duyet="tra_lai"),
    "chitieu_solieu_dinh_chinh_co_ly_do": lambda w: SoLieuFactory(dinh_chinh_luc=LUC),
    "nhiemvu_nhiemvu_thu_tu": lambda w: NhiemVuFactory(ke_hoach=w.ke_hoach, thu_tu=1),
    "nhiemvu_nhiemvu_co_noi_dung": lambda w: NhiemVuFactory(noi_dung=""),
    "nhiemvu_nhiemvu_han": lambda w: NhiemVuFactory(han_tu=NGAY, han_den=NGAY - timedelta(days=1)),
    "nhiemvu_phancong_thu_tu": hai_lan(PhanCongFactory, nhiem_vu=lambda w: w.nhiem_vu["cha"], thu_tu=1),
    "nhiemvu_phancong_mot_dich": lambda w: PhanCongFactory(nhom=w.cac_don_vi),
    "nhiemvu_dauviec_moc": mot_viec_hai_lan(moc=0),
    "nhiemvu_dauviec_ky": mot_viec_hai_lan(**KY),
    "nhiemvu_dauviec_tien_do": lambda w: DauViecFactory(tien_do=101),
    "nhiemvu_dauviec_tinh_chat": {
        "dated without a date": lambda w: DauViecFactory(han=None),
        "dated with a period": lambda w: DauViecFactory(**{**KY, "tinh_chat": TinhChat.CO_HAN}),
        "a period without a date": lambda w: DauViecFactory(**{**KY, "han": None}),
        "a period without a first day": lambda w: DauViecFactory(**{**KY, "ky_tu": None}),
        "a period upside down": lambda w: DauViecFactory(**{**KY, "ky_tu": NGAY + timedelta(days=1)}),
        "a condition with a date": lambda w: DauViecFactory(tinh_chat=TinhChat.CHO_DIEU_KIEN),
        "no deadline and a date": lambda w: DauViecFactory(tinh_chat=TinhChat.CAN_THOI_HAN),
        "an unknown kind": lambda w: DauViecFactory(tinh_chat="?"),
    },
    "nhiemvu_dauviec_hoan_thanh": {
        "completed, never confirmed": lambda w: DauViecFactory(ngay_hoan_thanh=NGAY),
        "completed and waiting": lambda w: DauViecFactory(
            ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC, cho_xac_nhan_tu=LUC, ngay_bao_hoan_thanh=NGAY
        ),
    },
    "nhiemvu_dauviec_cho_xac_nhan": {
        "waiting, not completed": lambda w: DauViecFactory(cho_xac_nhan_tu=LUC),
        "waiting and returned": lambda w: DauViecFactory(
            cho_xac_nhan_tu=LUC, ngay_bao_hoan_thanh=NGAY, tra_lai_luc=LUC
        ),
    },
    "nhiemvu_dauviec_dung_co_van_ban": lambda w: DauViecFactory(dung_tu=NGAY),
    "nhiemvu_dauviec_gop_thi_dung": lambda w: DauViecFactory(gop_vao=w.viec("mot_chu_tri")),
    "nhiemvu_dauviec_tam_dung_co_ly_do": lambda w: DauViecFactory(tam_dung_tu=NGAY),
    "nhiemvu_nhiemvu_tam_dung_co_ly_do": lambda w: NhiemVuFactory(tam_dung_tu=NGAY),
    "nhiemvu_nhiemvu_dieu_kien_co_van_ban": {
        "no document": lambda w: NhiemVuFactory(han_dieu_kien=NGAY, ngay_dieu_kien=NGAY),
        "no date of the document": lambda w: NhiemVuFactory(han_dieu_kien=NGAY, van_ban_dieu_kien="1/QĐ"),
    },
    "nhiemvu_giahan_mot_cho": hai_lan(GiaHanFactory, dau_viec=lambda w: w.viec("mot_chu_tri")),
    "nhiemvu_giahan_muon_hon": {
        "the same day": lambda w: GiaHanFactory(han_moi=NGAY),
        "no reason": lambda w: GiaHanFactory(ly_do=""),
    },
    "nhiemvu_giahan_co_nguoi_quyet": lambda w: GiaHanFactory(ket_qua="dong_y", han_duyet=date(2024, 9, 30)),
    "nhiemvu_giahan_khong_tu_quyet": lambda w: GiaHanFactory(nguoi=w.dau_moi, nguoi_quyet=w.dau_moi, quyet_luc=LUC),
    "nhiemvu_giahan_han_duyet": lambda w: GiaHanFactory(
        ket_qua="dong_y", nguoi_quyet=w.dau_moi, quyet_luc=LUC, han_duyet=NGAY
    ),
    "nhiemvu_giahan_tu_choi_co_ly_do": lambda w: GiaHanFactory(ket_qua="tu_choi", nguoi_quyet=w.dau_moi, quyet_luc=LUC),
    "nhiemvu_giahan_huy_co_ly_do": lambda w: GiaHanFactory(
        ket_qua="huy", nguoi_quyet=w.dau_moi, quyet_luc=LUC, han_duyet=date(2024, 9, 30)
    ),
    "nhiemvu_chidao_co_noi_dung": lambda w: ChiDaoFactory(noi_dung=""),
    "nhiemvu_chidao_mot_viec": lambda w: ChiDaoFactory(nhiem_vu=w.nhiem_vu["cha"], dia_ban=w.xa_1),
    "nhiemvu_chidao_tra_loi_co_ngay": lambda w: ChiDaoFactory(tinh_trang="da_tra_loi"),
    "nhiemvu_luot_co_noi_dung": lambda w: LuotChiDao.objects.create(
        chi_dao=ChiDaoFactory(), loai="tra_loi", nguoi=w.dau_moi, luc=LUC, han=NGAY
    ),
    "nhiemvu_ykien_co_noi_dung": lambda w: YKien.objects.create(
        nhiem_vu=w.nhiem_vu["cha"], nguoi=w.dau_moi, luc=LUC, ma_gui=uuid4()
    ),
    "nhiemvu_theodoi_mot_lan": hai_lan(
        TheoDoi.objects.create, nguoi=lambda w: w.dau_moi, nhiem_vu=lambda w: w.nhiem_vu["cha"]
    ),
    "nhiemvu_chuyengiao_mot_ly_do": lambda w: ChuyenGiao.objects.create(nguoi=w.quan_tri, luc=LUC),
    "nhiemvu_capnhat_mot_cho_duyet": hai_lan(CapNhatFactory, dau_viec=lambda w: w.viec("mot_chu_tri"), duyet="cho"),
    "nhiemvu_capnhat_tien_do": lambda w: CapNhatFactory(tien_do=101),
    "nhiemvu_capnhat_hoan_thanh_co_ngay": lambda w: CapNhatFactory(tinh_trang="hoan_thanh"),
    "nhiemvu_capnhat_ly_do_dinh_chinh": lambda w: CapNhatFactory(ly_do_dinh_chinh="Ghi nhầm"),
    "nhiemvu_dauviec_dinh_chinh": lambda w: DauViecFactory(dinh_chinh_tu=LUC),
    "nhiemvu_capnhat_tra_lai_co_ly_do": lambda w: CapNhatFactory(duyet="tra_lai"),
    "nhacviec_thongbao_dau_viec_mot_lan": hai_lan(
        ThongBaoFactory, nguoi=lambda w: w.can_bo_so, dau_viec=lambda w: w.viec("mot_chu_tri")
    ),
    "nhacviec_thongbao_nhiem_vu_mot_lan": hai_lan(
        ThongBaoFactory, nguoi=lambda w: w.can_bo_so, dau_viec=None, nhiem_vu=lambda w: w.nhiem_vu["cha"]
    ),
    "nhacviec_thongbao_chi_dao_mot_lan": hai_lan(
        ThongBaoFactory,
        nguoi=lambda w: w.can_bo_so,
        dau_viec=None,
        chi_dao=lambda w: ChiDao.objects.first() or ChiDaoFactory(),
    ),
    "nhacviec_thongbao_co_quan_mot_lan": hai_lan(
        ThongBaoFactory,
        nguoi=lambda w: w.can_bo_so,
        dau_viec=None,
        ke_hoach=lambda w: w.ke_hoach,
        co_quan=lambda w: w.so_y_te,
    ),
    "nhacviec_thongbao_mot_chu_de": {
        "nothing": lambda w: ThongBaoFactory(dau_viec=None),
        "both": lambda w: ThongBaoFactory(ke_hoach=w.ke_hoach, co_quan=w.so_y_te),
        "an agency of no plan": lambda w: ThongBaoFactory(dau_viec=None, co_quan=w.so_y_te),
    },
    "nhacviec_bantin_mot_lan": hai_lan(BanTinFactory, nguoi=lambda w: w.can_bo_so),
    "nhacviec_bantin_da_gui_co_luc": lambda w: BanTinFactory(tinh_trang="da_gui"),
    "nhacviec_bantin_loi_co_ly_do": lambda w: BanTinFactory(tinh_trang="loi_han"),
    "nhiemvu_boloc_ten": hai_lan(
        BoLoc.objects.create, nguoi=lambda w: w.can_bo_a, trang=TrangLoc.VIEC_CUA_TOI, ten="Quá hạn", tham_so="q=a"
    ),
    "nhiemvu_dondoc_co_noi_dung": lambda w: DonDoc.objects.create(nguoi=w.dau_moi, luc=LUC),
    "nhiemvu_phoihop_mot_lan": hai_lan(
        PhoiHop.objects.create, nhiem_vu=lambda w: w.nhiem_vu["cha"], co_quan=lambda w: w.so_y_te
    ),
    "nhiemvu_capnhatphoihop_co_ket_qua": lambda w: CapNhatPhoiHop.objects.create(
        phoi_hop=PhoiHop.objects.create(nhiem_vu=w.nhiem_vu["cha"], co_quan=w.so_y_te),
        nguoi=w.can_bo_so,
        luc=LUC,
        tinh_trang="hoan_thanh",
    ),
}


def cac_rang_buoc() -> dict[str, models.BaseConstraint]:
    tables = [model for room in PHONG for model in apps.get_app_config(room).get_models()]
    return {constraint.name: constraint for model in tables for constraint in model._meta.constraints}


def cac_vi_du() -> list:
    return [
        pytest.param(name, write, id=f"{name} {what}".strip())
        for name, example in VI_PHAM.items()
        for what, write in (example if isinstance(example, dict) else {"": example}).items()
    ]


def test_every_constraint_has_an_example():
    assert set(VI_PHAM) == set(cac_rang_buoc())


@pytest.mark.parametrize(("name", "write"), cac_vi_du())
def test_the_database_refuses(the_gioi, name, write):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write(the_gioi)
    named = connection.vendor == "postgresql" or isinstance(cac_rang_buoc()[name], models.CheckConstraint)
    assert name in str(refused.value) or not named  # SQLite names the columns of a unique constraint, not itself


def test_the_examples_break_nothing_else(the_gioi):
    """The same rows without what is wrong are accepted."""
    for write in (
        DiaBanFactory,
        CoQuanFactory,
        NhomCoQuanFactory,
        BiDanhFactory,
        PhanQuyenFactory,
        VanBanFactory,
        KeHoachFactory,
        MucFactory,
        NhiemVuFactory,
        PhanCongFactory,
        DauViecFactory,
        CapNhatFactory,
        ThongBaoFactory,
        BanTinFactory,
        ChiTieuFactory,
        MocChiTieuFactory,
        SoLieuFactory,
        GiaHanFactory,
        ChiDaoFactory,
    ):
        assert write().pk
    assert DauViecFactory(**KY).pk
    chi_tieu()(the_gioi)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("nhiemvu_dauviec_tinh_chat", lambda w: DauViecFactory(**{**KY, "ky_den": None})),
        ("chitieu_nguon_gia_tri", chi_tieu(toan_tu=ToanTu.KHOANG, gia_tri_den=None)),
    ],
)
def test_the_database_refuses_an_end_that_is_missing(the_gioi, name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write(the_gioi)
