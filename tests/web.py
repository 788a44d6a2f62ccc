"""What the tests of pages share: the clock of the story, people signed in, a page as a tree, a second province."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.test.html import Element, parse_html
from django.urls import reverse

from baocao.models import ManHinh
from baocao.services import gui_bao_cao
from baocao.services_man_hinh import tao_man_hinh
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhacviec.services.lich import mo_lich
from nhaplieu.services import ThongTinNhap, tai_len
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhat, DauViec, GiaHan, PhoiHop
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.bo_loc import luu_bo_loc
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao
from nhiemvu.services.duyet import xac_nhan
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.thay_the import thay_the_ke_hoach
from nhiemvu.services.trao_doi import viet_y_kien
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.uy_quyen import uy_quyen
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import LUC, NGAY, NGAY_BAN_HANH, TheGioi
from tests.factories import (
    BanTinFactory,
    CoQuanFactory,
    KeHoachFactory,
    NguoiDungFactory,
    NhomCoQuanFactory,
    PhanQuyenFactory,
    ThongBaoFactory,
)
from tests.ke_thua import chuyen, ghi
from tests.phu_luc import TEN_LA, phu_luc
from tests.so_lieu import chi_tieu_mau

HAN_MOI = date(2024, 9, 30)
Vao = Callable[[NguoiDung], Client]


@pytest.fixture
def dong_ho(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands at the moment of the story, for the pages and for everything below them."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: LUC)


@pytest.fixture
def vao(dong_ho: None) -> Vao:
    """Sign a person in: `vao(nguoi)` gives a client of their own."""

    def sign_in(nguoi: NguoiDung) -> Client:
        client = Client()
        client.force_login(nguoi)
        return client

    return sign_in


@dataclass
class TinhBan:
    """The other province: a plan of its own with its coordinator, admin and staff."""

    so_y_te: CoQuan
    ke_hoach: KeHoach
    viec: DauViec
    quan_tri: NguoiDung
    dau_moi: NguoiDung
    can_bo: NguoiDung


@pytest.fixture
def tinh_ban(the_gioi: TheGioi) -> TinhBan:
    agency = CoQuanFactory(ten_ngan="Sở Y tế", dia_ban=the_gioi.tinh_khac)
    roles = {
        "quan_tri": {"vai_tro": VaiTro.QUAN_TRI, "co_quan": None, "dia_ban": the_gioi.tinh_khac},
        "dau_moi": {"vai_tro": VaiTro.DAU_MOI, "co_quan": agency},
        "can_bo": {"vai_tro": VaiTro.CAN_BO, "co_quan": agency},
    }
    people = {
        name: NguoiDungFactory(username=f"{name}-ban", ho_ten=f"{name} tỉnh bạn", is_staff=name == "quan_tri")
        for name in roles
    }
    for name, role in roles.items():
        PhanQuyenFactory(nguoi_dung=people[name], **role)
    plan = KeHoachFactory(
        van_ban__so_ky_hieu="77/KH-UBND",
        van_ban__ngay_ban_hanh=NGAY_BAN_HANH,
        van_ban__noi_ban_hanh="UBND tỉnh Bình Phước",
        dia_ban=the_gioi.tinh_khac,
        dau_moi=agency,
    )
    lead = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Y tế", agency)
    task = NhiemVuMoi("Mua sắm thiết bị", "1", loai_han=LoaiHan.NGAY, han_den=NGAY, phan_cong=(lead,))
    giao_viec(plan, them_nhiem_vu(plan, [task], nguoi=people["quan_tri"]), NGAY)
    return TinhBan(agency, plan, DauViec.objects.get(nhiem_vu__ke_hoach=plan), **people)


def bao_xong(viec: DauViec, nguoi: NguoiDung, tep: tuple = (), **noi_dung: object) -> CapNhat:
    """The agency reports the item completed on the day of the story, with evidence."""
    content = {"ket_qua": "Đã xong", "so_minh_chung": "12/BC-SYT", "ngay_minh_chung": NGAY, "ngay_hoan_thanh": NGAY}
    return bao_cao(viec, NoiDungBaoCao("hoan_thanh", 100, **content | noi_dung), nguoi=nguoi, luc=LUC, tep=tep)


def pdf(ten: str = "Biên bản.pdf", dai: int = 100) -> SimpleUploadedFile:
    """A file that says it is a PDF, of so many bytes."""
    return SimpleUploadedFile(ten, b"%PDF-1.7\n".ljust(dai, b"x"))


@pytest.fixture
def doi_tuong(the_gioi: TheGioi, tinh_ban: TinhBan, dong_ho: None) -> dict[str, int]:
    """The keys of what pages can be asked for: an item, a waiting report, an import … of each side."""
    info = ThongTinNhap(the_gioi.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=NGAY_BAN_HANH)
    run = tai_len(phu_luc(), "phu-luc.xlsx", info, nguoi=the_gioi.quan_tri, luc=the_gioi.luc)
    reported, theirs = the_gioi.viec("tap_the", the_gioi.ubnd_a), tinh_ban.viec
    heir = CoQuanFactory(ten_ngan="Sở Dân tộc", dia_ban=the_gioi.nghe_an)
    KeHoach.objects.filter(pk=the_gioi.ke_hoach.pk).update(khoa_sau=0)
    kept = luu_bo_loc("viec-cua-toi", "Quá hạn", "nhom=qua_han", nguoi=the_gioi.can_bo_a)
    found = {
        "bo_loc": kept,
        "viec_ky": the_gioi.viec("thuong_xuyen"),
        "phoi_hop": PhoiHop.objects.get(nhiem_vu=the_gioi.nhiem_vu["tap_the"], co_quan=the_gioi.so_y_te),
        "su_kien": ghi(the_gioi.quan_tri, the_gioi.ubnd_b, the_gioi.so_y_te),
        "da_chuyen": chuyen(the_gioi.quan_tri, the_gioi.so_noi_vu, heir, ngay=NGAY),
        "nghe_an": the_gioi.nghe_an,
        "so_y_te": the_gioi.so_y_te,
        "viec_a": reported,
        "viec_so": the_gioi.viec("mot_chu_tri"),
        "viec_ban": theirs,
        "bao_a": (report := bao_xong(reported, the_gioi.can_bo_a, (pdf(),))),
        "tep_a": report.tep.get(),
        "bao_ban": bao_xong(theirs, tinh_ban.can_bo),
        "ke_hoach": the_gioi.ke_hoach,
        "kh_ban": tinh_ban.ke_hoach,
        "nhiem_vu": the_gioi.nhiem_vu["tap_the"],
        "cho_han": the_gioi.nhiem_vu["con_2"],
        "xin_so": xin_gia_han(the_gioi.viec("con_1"), HAN_MOI, "Chờ", nguoi=the_gioi.can_bo_so, luc=LUC),
        "da_gia_han": gia_han(the_gioi),
        "chi_dao_a": chi_dao(
            ChiDaoMoi(the_gioi.ubnd_a, "Báo cáo nguyên nhân", NGAY, uuid4()), nguoi=the_gioi.lanh_dao_tinh, luc=LUC
        ),
        "y_kien": viet_y_kien(the_gioi.nhiem_vu["tap_the"], "Rõ", uuid4(), nguoi=the_gioi.can_bo_so, luc=LUC),
        "viec_gia_han": the_gioi.viec("hai_chu_tri", the_gioi.so_y_te),
        "lan_nhap": run,
        "tin_so": ThongBaoFactory(nguoi=the_gioi.can_bo_so, dau_viec=the_gioi.viec("con_1")),
        "ban_tin": BanTinFactory(nguoi=the_gioi.can_bo_so, tinh_trang="loi_han", loi="Không có địa chỉ"),
        "lich_so": SimpleNamespace(pk=mo_lich(nguoi=the_gioi.can_bo_so, luc=LUC).ma),
        "chi_tieu": chi_tieu_mau(the_gioi),
        "bc_thao": ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi),
        "bc_gui": gui_bao_cao(ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi), nguoi=the_gioi.dau_moi, luc=LUC),
        "khoa_mh": SimpleNamespace(pk=tao_man_hinh("Sảnh", the_gioi.nghe_an, nguoi=the_gioi.quan_tri, luc=LUC)),
        "man_hinh": ManHinh.objects.get(),
        "khong_co": SimpleNamespace(pk=10**20),
        "nhom": NhomCoQuanFactory(pham_vi=the_gioi.nghe_an),
        "ban_do_63": SimpleNamespace(pk=63),
    }
    found |= _da_dong(the_gioi)
    return {name: thing.pk for name, thing in found.items()}


TEN_CHON = {"bao-cao-nhieu-viec", "don-doc", "tra-lai-nhieu", "xac-nhan-nhieu"}
"""Pages about what is ticked in a list: their object stands in the query of the address."""


def dia_chi(ten: str, khoa: int | None = None) -> str:
    """The address of the page for the object of that key."""
    if ten in TEN_CHON:
        return f"{reverse(ten)}?chon={khoa}" if khoa else reverse(ten)
    return reverse(ten, args=[khoa] if khoa else [])


def gia_han(the_gioi: TheGioi) -> GiaHan:
    """An extension that the coordinator has granted to the agency of one item."""
    item = the_gioi.viec("hai_chu_tri", the_gioi.so_y_te)
    asked = xin_gia_han(item, HAN_MOI, "Chờ", nguoi=the_gioi.can_bo_so, luc=LUC)
    quyet_gia_han(asked, QuyetDinh(HAN_MOI), nguoi=the_gioi.dau_moi, luc=LUC)
    return asked


def _da_dong(w: TheGioi) -> dict[str, object]:
    """What is closed: a confirmed result and its item, a plan that a document replaced with its stopped item, and the
    time of a deputy that has not come yet."""
    finished = bao_xong(w.viec("thuong_xuyen"), w.can_bo_so)
    xac_nhan(finished, nguoi=w.dau_moi, luc=LUC)
    plan = KeHoachFactory(van_ban__so_ky_hieu="151/KH-UBND", dia_ban=w.nghe_an, dau_moi=w.so_y_te)
    leads = tuple(
        PhanCongMoi(VaiTroPhanCong.CHU_TRI, name, to) for name, to in (("Sở Y tế", w.so_y_te), (TEN_LA, None))
    )
    task = NhiemVuMoi("Việc của kế hoạch cũ", "1", loai_han=LoaiHan.NGAY, han_den=NGAY, phan_cong=leads)
    giao_viec(plan, them_nhiem_vu(plan, [task], nguoi=w.quan_tri), NGAY)
    thay_the_ke_hoach(plan, w.ke_hoach.van_ban, NGAY, nguoi=w.quan_tri, luc=LUC)
    roles = PhanQuyen.objects.filter(nguoi_dung=w.can_bo_so)
    [later] = uy_quyen(
        roles, w.can_bo_a, NGAY + timedelta(days=30), NGAY + timedelta(days=40), nguoi=w.quan_tri, ngay=NGAY
    )
    return {
        "viec_xong": finished.dau_viec,
        "bao_xong": finished,
        "kh_thay": plan,
        "viec_dung": DauViec.objects.get(nhiem_vu__ke_hoach=plan),
        "uy_quyen": later,
    }


class Trang:
    """The page of a response, as a tree. Markup that does not close what it opens is an error."""

    def __init__(self, response: HttpResponse) -> None:
        self.goc = Element("", ())
        self.goc.append(parse_html(response.content.decode()))

    def tim(self, *the: str, trong: Element | None = None, **thuoc_tinh: str) -> list[Element]:
        """The elements of these names (any, if none is named) that carry these attributes, in the order of the page."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in thuoc_tinh.items()}
        return [
            el
            for el in moi(trong or self.goc)
            if (not the or el.name in the) and wanted.items() <= dict(el.attributes).items()
        ]

    def mot(self, *the: str, **thuoc_tinh: str) -> Element:
        """The only such element."""
        [found] = self.tim(*the, **thuoc_tinh)
        return found

    @property
    def chu(self) -> str:
        return chu(self.goc)

    @property
    def h1(self) -> str:
        return chu(self.mot("h1"))

    @property
    def duong(self) -> list[str]:
        """The addresses of every link."""
        return [href for link in self.tim("a") if (href := lay(link, "href"))]

    @property
    def thong_bao(self) -> str:
        return chu(self.mot(id="thong-bao"))

    def loi_cua(self, truong: str) -> str:
        """The error that stands beside the control of that name, tied to it."""
        [control] = self.tim("input", "select", "textarea", name=truong)
        named = (lay(control, "aria-describedby") or "").split()
        return " ".join(chu(el) for name in named if name.endswith("_error") for el in self.tim(id=name))

    def gia_tri(self, truong: str) -> str:
        """What the control of that name holds."""
        [control] = self.tim("input", "select", "textarea", name=truong)
        if control.name == "select":
            return next((lay(o, "value") or "" for o in self.tim("option", trong=control) if co(o, "selected")), "")
        return chu(control) if control.name == "textarea" else lay(control, "value") or ""


def moi(el: Element) -> Iterator[Element]:
    """Every element under this one."""
    for child in el.children:
        if isinstance(child, Element):
            yield child
            yield from moi(child)


def chu(el: Element) -> str:
    """The words of an element, one space between."""
    parts = [child if isinstance(child, str) else chu(child) for child in el.children]
    return " ".join(" ".join(parts).split())


def lay(el: Element, ten: str) -> str | None:
    return dict(el.attributes).get(ten)


def co(el: Element, ten: str) -> bool:
    return ten in dict(el.attributes)
