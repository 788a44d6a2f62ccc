"""What the tests of pages share: the clock of the story, people signed in, a page as a tree, a second province."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.test.html import Element, parse_html

from baocao.models import ManHinh
from baocao.services import gui_bao_cao
from baocao.services_man_hinh import tao_man_hinh
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhaplieu.services import ThongTinNhap, tai_len
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhat, DauViec, GiaHan
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import LUC, NGAY, NGAY_BAN_HANH, TheGioi
from tests.factories import CoQuanFactory, KeHoachFactory, NguoiDungFactory, PhanQuyenFactory
from tests.ke_thua import chuyen, ghi
from tests.phu_luc import phu_luc

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
    found = {
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
        "viec_gia_han": the_gioi.viec("hai_chu_tri", the_gioi.so_y_te),
        "lan_nhap": run,
        "bc_thao": ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi),
        "bc_gui": gui_bao_cao(ban_thao(the_gioi.ke_hoach, the_gioi.dau_moi), nguoi=the_gioi.dau_moi, luc=LUC),
        "khoa_mh": SimpleNamespace(pk=tao_man_hinh("Sảnh", the_gioi.nghe_an, nguoi=the_gioi.quan_tri, luc=LUC)),
        "man_hinh": ManHinh.objects.get(),
        "khong_co": SimpleNamespace(pk=10**20),
    }
    return {name: thing.pk for name, thing in found.items()}


def gia_han(the_gioi: TheGioi) -> GiaHan:
    """An extension that the coordinator has granted to the agency of one item."""
    item = the_gioi.viec("hai_chu_tri", the_gioi.so_y_te)
    asked = xin_gia_han(item, HAN_MOI, "Chờ", nguoi=the_gioi.can_bo_so, luc=LUC)
    quyet_gia_han(asked, QuyetDinh(HAN_MOI), nguoi=the_gioi.dau_moi, luc=LUC)
    return asked


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
