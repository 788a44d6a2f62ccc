"""What the pages of this room show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from chitieu.models import ChiTieu
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.models import CapNhat, DauViec, DonDoc, GiaHan, NhiemVu, TongHop, TongHopNuoc, TongHopTinh
from nhiemvu.querysets import HIEN_NAY
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import TrangThai
from nhiemvu.trang_thai_sql import cay_trang_thai
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import PhamVi, pham_vi_cua


@dataclass(frozen=True, slots=True)
class NhomViec:
    """A group of the list "Việc của tôi", in the order that needs the person."""

    ma: str
    ten: str
    mau: str


NHOM_VIEC = (
    NhomViec("tra_lai", "Bị trả lại", "qua_han"),
    NhomViec("qua_han", "Quá hạn", "qua_han"),
    NhomViec("sap_den_han", "Sắp đến hạn", "sap_den_han"),
    NhomViec("bao_cao_ky", "Báo cáo kỳ", "trong_han"),
    NhomViec("cho_dieu_kien", "Chờ điều kiện", "khong_han"),
    NhomViec("trong_han", "Trong hạn", "trong_han"),
    NhomViec("can_thoi_han", "Cần xác định thời hạn", "khong_han"),
    NhomViec("tam_dung", "Tạm dừng", "khong_han"),
    NhomViec("cho_xac_nhan", "Đã gửi, chờ xác nhận", "cho"),
)
_THU_TU = {group.ma: place for place, group in enumerate(NHOM_VIEC)}
NHOM_TIM = (
    NhomViec("khop_dung", "Khớp đúng chữ cần tìm", "trong_han"),
    NhomViec("khop_gan", "Gần giống, khác dấu", "khong_han"),
)
"""What a search finds, in the order of `DauViecQuerySet.tim`."""
_NHOM_CUA_TRANG_THAI = {
    TrangThai.QUA_HAN: "qua_han",
    TrangThai.QUA_HAN_BAO_CAO: "qua_han",
    TrangThai.SAP_DEN_HAN: "sap_den_han",
    TrangThai.CHUA_BAO_CAO: "bao_cao_ky",
    TrangThai.DANG_THUC_HIEN: "trong_han",
    TrangThai.CHUA_THUC_HIEN: "trong_han",
    TrangThai.CHO_DIEU_KIEN: "cho_dieu_kien",
    TrangThai.CAN_THOI_HAN: "can_thoi_han",
    TrangThai.TAM_DUNG: "tam_dung",
    TrangThai.CHO_XAC_NHAN: "cho_xac_nhan",
}


def so_giu(
    nguoi: NguoiDung, theo: str, dia_ban: str = "/", *, ke_hoach: bool = False, co_quan: bool = False
) -> QuerySet:
    """The kept counts of the items that the person may read in a place, each with `noi` (`voi_noi`), from the smallest
    table that can tell.

    Args:
        theo: by the places of now or of then.
        dia_ban: the path of the place.
        ke_hoach, co_quan: whether the caller tells apart plans, or agencies and places below the provinces.
    """
    reads_all = _doc_het(pham_vi_cua(nguoi), dia_ban, theo)
    if co_quan or not reads_all or dia_ban.count("/") > 2:
        rows = TongHop.objects.all() if reads_all else TongHop.objects.cho_nguoi(nguoi)
    else:
        rows = (TongHopTinh if ke_hoach else TongHopNuoc).objects.all()
    return rows.trong_noi(theo, dia_ban)


def _doc_het(pham_vi: PhamVi, dia_ban: str, theo: str) -> bool:
    """Whether all that counts to the place is readable: what counts now to a place that has always been is, for its
    leaders; a code that was used again stands for two places, one of which may not be theirs."""
    always = (place for place in pham_vi.dia_ban if place.tu_ngay is None and place.den_ngay is None)
    return pham_vi.ca_nuoc or (theo == HIEN_NAY and any(dia_ban.startswith(place.duong_dan) for place in always))


def viec_can_lam(nguoi: NguoiDung, ngay: date) -> QuerySet[DauViec]:
    """What the person's agencies still owe on the day, the most urgent first.

    Each item carries `thu_tu_nhom`, the place of its group in `NHOM_VIEC`.
    """
    owed = DauViec.objects.cua_co_quan(nguoi).co_trang_thai(ngay, *_NHOM_CUA_TRANG_THAI)
    returned = When(tra_lai_luc__isnull=False, then=Value(_THU_TU["tra_lai"]))
    groups = cay_trang_thai(ngay).gia_tri(_thu_tu, IntegerField)
    return owed.annotate(thu_tu_nhom=Case(returned, default=groups, output_field=IntegerField())).order_by(
        "thu_tu_nhom", F("han").asc(nulls_last=True), "nhiem_vu__ke_hoach", "nhiem_vu__thu_tu", "pk"
    )


def viec_gap(nguoi: NguoiDung, ngay: date) -> QuerySet[DauViec]:
    """The items that cannot wait: returned, overdue or due soon."""
    urgent = {status for status, group in _NHOM_CUA_TRANG_THAI.items() if group in ("qua_han", "sap_den_han")}
    cannot_wait = Q(tra_lai_luc__isnull=False) | cay_trang_thai(ngay).thuoc(urgent)
    return DauViec.objects.cua_co_quan(nguoi).filter(cannot_wait)


def _thu_tu(trang_thai: TrangThai) -> int | None:
    """The place of the status's group; what is done has none."""
    return _THU_TU.get(_NHOM_CUA_TRANG_THAI.get(trang_thai))


@dataclass(frozen=True, slots=True)
class DongCoQuan:
    """The count of one agency."""

    co_quan: CoQuan
    so: SoDem


def theo_co_quan(viec: QuerySet[DauViec], ngay: date, theo: str) -> list[DongCoQuan]:
    """The count for each agency of then or of now (`theo`: `KHI_GIAO`, `HIEN_NAY`), the most overdue first."""
    counts = viec.voi_co_quan(theo).dem_theo(ngay, "co_quan_tinh")
    agencies = CoQuan.objects.in_bulk(counts)
    rows = [DongCoQuan(agencies[pk], count) for pk, count in counts.items()]
    return sorted(rows, key=lambda row: (-row.so["qua_han"], row.co_quan.ten, row.co_quan.pk))


def cho_duyet(nguoi: NguoiDung) -> QuerySet[CapNhat]:
    """The results that wait for the person's review, the longest waiting first."""
    return voi_dau_viec(CapNhat.objects.cho_toi_duyet(nguoi)).order_by("luc", "pk")


def voi_dau_viec(cap_nhat: QuerySet[CapNhat]) -> QuerySet[CapNhat]:
    """The reports with all that the coordinator's desk shows of their items."""
    return cap_nhat.select_related(
        "dau_viec__nhiem_vu__ke_hoach__van_ban", "dau_viec__co_quan", "dau_viec__co_quan_goc", "nguoi", "thay_mat"
    ).prefetch_related("tep")


def so_cho_duyet(nguoi: NguoiDung) -> int:
    """How many results wait for the person's review."""
    reach = pham_vi_cua(nguoi)
    if reach.toan_he_thong:
        return TongHopNuoc.objects.filter(cho_xac_nhan_tu__isnull=False).tong_so()
    return TongHop.objects.filter(ke_hoach__dau_moi__in=reach.dau_moi, cho_xac_nhan_tu__isnull=False).tong_so()


def cho_xu_ly(nguoi: NguoiDung) -> dict[str, int]:
    """How much waits for the person's decision as coordinator: results to review, requests for extensions."""
    results, requests = CapNhat.objects.cho_toi_duyet(nguoi), GiaHan.objects.cho_toi_quyet(nguoi)
    return {"ket_qua": results.count(), "gia_han": requests.count()}


def cay_nhiem_vu(ke_hoach: KeHoach) -> QuerySet[NhiemVu]:
    """The tasks of a plan in the order of the document, with their sections."""
    return ke_hoach.nhiem_vu.select_related("muc")


def chi_tiet_nhiem_vu() -> QuerySet[NhiemVu]:
    """Tasks with all that their page shows."""
    with_plan = NhiemVu.objects.select_related("ke_hoach__van_ban", "ke_hoach__dia_ban", "ke_hoach__dau_moi")
    return with_plan.select_related("muc", "cha").prefetch_related("con", "dong_nguon__lan_nhap")


def nhiem_vu_phuc_vu(nguoi: NguoiDung, chi_tieu: ChiTieu) -> QuerySet[NhiemVu]:
    """The tasks that serve the target, of the plans that the person may read, with what a row shows; each stands for
    itself, whatever it stands under in its plan."""
    found = NhiemVu.objects.cho_nguoi(nguoi).filter(chi_tieu=chi_tieu).order_by("ke_hoach", "thu_tu")
    with_plans = found.select_related("ke_hoach__van_ban", "ke_hoach__dia_ban")
    return with_plans.annotate(cap=Value(0), co_con=Exists(NhiemVu.objects.filter(cha=OuterRef("pk"))))


def dau_viec_cua(nguoi: NguoiDung, nhiem_vu: NhiemVu, ngay: date) -> QuerySet[DauViec]:
    """The items of the task that the person may read and that still apply on the day."""
    return nhiem_vu.dau_viec.cho_nguoi(nguoi, nhiem_vu.ke_hoach).chua_dung(ngay)


def lan_don_doc_cuoi(dau_viec: Iterable[int]) -> dict[int, DonDoc]:
    """The last time that each item was urged, by the key of the item."""
    links = DonDoc.dau_viec.through.objects.filter(dauviec__in=dau_viec)
    links = links.select_related("dondoc__nguoi").order_by("dondoc__luc", "dondoc")
    return {link.dauviec_id: link.dondoc for link in links}


def bao_cao_cho(dau_viec: DauViec) -> CapNhat | None:
    """The report on the item that waits for its review: a new one takes its place."""
    return dau_viec.cap_nhat.filter(duyet=KetQuaDuyet.CHO).first() if dau_viec.cho_xac_nhan_tu else None


def bao_cao_truoc(dau_viec: DauViec) -> CapNhat | None:
    """The report whose words may be taken over: that of the period before, else the last one on the item itself."""
    if dau_viec.ky_tu is None:
        return dau_viec.cap_nhat.select_related("dau_viec").first()
    agency = dau_viec.co_quan_id
    same = Q(dau_viec__co_quan=agency) | Q(dau_viec__co_quan__nay_la=agency)
    earlier = CapNhat.objects.filter(same, dau_viec__nhiem_vu=dau_viec.nhiem_vu_id, dau_viec__ky_tu__lt=dau_viec.ky_tu)
    return earlier.select_related("dau_viec").order_by("-dau_viec__ky_tu", "-luc", "-pk").first()


def lich_su(dau_viec: DauViec) -> QuerySet[CapNhat]:
    """The reports on the item, the newest first."""
    return dau_viec.cap_nhat.select_related("nguoi", "thay_mat", "nguoi_duyet").prefetch_related("tep")
