"""What the pages of this room show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When

from kehoach.models import KeHoach, LienKetVanBan
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import CapNhat, DauViec, NhiemVu, PhanCong, TongHop, TongHopTinh
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import TrangThai
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

DA_XONG = [status.value for status in TrangThai if status.da_xong]


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
    NhomViec("trong_han", "Trong hạn", "trong_han"),
    NhomViec("cho_dieu_kien", "Chờ điều kiện", "khong_han"),
    NhomViec("can_thoi_han", "Cần xác định thời hạn", "khong_han"),
    NhomViec("cho_xac_nhan", "Đã gửi, chờ xác nhận", "cho"),
)
_NHOM_CUA_TRANG_THAI = {
    TrangThai.QUA_HAN: "qua_han",
    TrangThai.QUA_HAN_BAO_CAO: "qua_han",
    TrangThai.SAP_DEN_HAN: "sap_den_han",
    TrangThai.CHUA_BAO_CAO: "bao_cao_ky",
    TrangThai.DANG_THUC_HIEN: "trong_han",
    TrangThai.CHUA_THUC_HIEN: "trong_han",
    TrangThai.CHO_DIEU_KIEN: "cho_dieu_kien",
    TrangThai.CAN_THOI_HAN: "can_thoi_han",
    TrangThai.CHO_XAC_NHAN: "cho_xac_nhan",
}


def so_giu(nguoi: NguoiDung, *, theo_tinh: bool = False) -> QuerySet[TongHop] | QuerySet[TongHopTinh]:
    """The kept counts of the items that the person may read.

    Args:
        theo_tinh: the caller tells apart plans and provinces only, so that fewer rows do where the person may read all.
    """
    table = TongHopTinh if theo_tinh and pham_vi_cua(nguoi).ca_nuoc else TongHop
    return table.objects.cho_nguoi(nguoi)


def viec_can_lam(nguoi: NguoiDung, ngay: date) -> QuerySet[DauViec]:
    """What the person's agencies still owe on the day, the most urgent first.

    Each item carries `nhom_viec`, the code of its `NhomViec`.
    """
    order = {group.ma: place for place, group in enumerate(NHOM_VIEC)}
    groups = [When(tra_lai_luc__isnull=False, then=Value(order["tra_lai"]))]
    groups += [
        When(ma_trang_thai=status.value, then=Value(order[group])) for status, group in _NHOM_CUA_TRANG_THAI.items()
    ]
    return (
        DauViec.objects.cua_co_quan(nguoi)
        .voi_trang_thai(ngay)
        .exclude(ma_trang_thai__in=DA_XONG)
        .annotate(thu_tu_nhom=Case(*groups, output_field=IntegerField()))
        .kem_nguon()
        .order_by("thu_tu_nhom", F("han").asc(nulls_last=True), "nhiem_vu__ke_hoach", "nhiem_vu__thu_tu", "pk")
    )


def viec_gap(nguoi: NguoiDung, ngay: date) -> QuerySet[DauViec]:
    """The items that cannot wait: returned, overdue or due soon."""
    urgent = [status.value for status, group in _NHOM_CUA_TRANG_THAI.items() if group in ("qua_han", "sap_den_han")]
    owed = DauViec.objects.cua_co_quan(nguoi).voi_trang_thai(ngay)
    return owed.filter(Q(tra_lai_luc__isnull=False) | Q(ma_trang_thai__in=urgent))


def nhom_cua(dau_viec: DauViec) -> NhomViec:
    return NHOM_VIEC[dau_viec.thu_tu_nhom]


def cho_duyet(nguoi: NguoiDung) -> QuerySet[CapNhat]:
    """The results that wait for the person's review, the longest waiting first."""
    return (
        CapNhat.objects.cho_toi_duyet(nguoi)
        .select_related("dau_viec__nhiem_vu__ke_hoach__van_ban", "dau_viec__co_quan", "dau_viec__co_quan_goc", "nguoi")
        .order_by("luc", "pk")
    )


def cay_nhiem_vu(ke_hoach: KeHoach) -> QuerySet[NhiemVu]:
    """The tasks of a plan in the order of the document, with their sections and agencies."""
    assignments = PhanCong.objects.select_related("co_quan", "nhom")
    return ke_hoach.nhiem_vu.select_related("muc", "cha").prefetch_related(Prefetch("phan_cong", assignments))


def dem_theo_nhiem_vu(nguoi: NguoiDung, ke_hoach: KeHoach, ngay: date) -> dict[int, SoDem]:
    """The official count of the items that the person may read, for each task of the plan."""
    items = DauViec.objects.cho_nguoi(nguoi).filter(ke_hoach=ke_hoach)
    return {task: count for (task,), count in items.dem(ngay, "nhiem_vu").items()}


def chi_tiet_nhiem_vu(nguoi: NguoiDung) -> QuerySet[NhiemVu]:
    """Tasks with all that their page shows, among those the person may read."""
    return (
        NhiemVu.objects.cho_nguoi(nguoi)
        .select_related("ke_hoach__van_ban", "ke_hoach__dia_ban", "ke_hoach__dau_moi", "muc", "cha")
        .prefetch_related(
            Prefetch("phan_cong", PhanCong.objects.select_related("co_quan", "nhom")), "con", "dong_nguon__lan_nhap"
        )
    )


def chu_tri(nhiem_vu: NhiemVu) -> list[PhanCong]:
    return [a for a in nhiem_vu.phan_cong.all() if a.vai_tro == VaiTroPhanCong.CHU_TRI]


def phoi_hop(nhiem_vu: NhiemVu) -> list[PhanCong]:
    """Who helps; an agency that has become one of the leads shows as lead only."""
    leads = {_hien_nay(a) for a in chu_tri(nhiem_vu)}
    helpers = [a for a in nhiem_vu.phan_cong.all() if a.vai_tro == VaiTroPhanCong.PHOI_HOP]
    return [a for a in helpers if a.co_quan_id is None or _hien_nay(a) not in leads]


def _hien_nay(phan_cong: PhanCong) -> int | None:
    agency = phan_cong.co_quan
    return agency and (agency.nay_la_id or agency.pk)


def lich_su(dau_viec: DauViec) -> QuerySet[CapNhat]:
    """The reports on the item, the newest first."""
    return dau_viec.cap_nhat.select_related("nguoi", "nguoi_duyet")


def van_ban_lien_quan(nguoi: NguoiDung, ke_hoach: KeHoach) -> QuerySet[LienKetVanBan]:
    """The documents that the plan names; `ke_hoach_doc_duoc` is the plan that one is, if the person may read it."""
    readable = KeHoach.objects.cho_nguoi(nguoi).filter(van_ban=OuterRef("den")).values("pk")[:1]
    return ke_hoach.van_ban.lien_ket.select_related("den").annotate(ke_hoach_doc_duoc=Subquery(readable))


def chua_ro_co_quan(ke_hoach: KeHoach) -> QuerySet[PhanCong]:
    """Names of the plan that no agency or group answers to yet."""
    unknown = Q(co_quan__isnull=True, nhom__isnull=True)
    return PhanCong.objects.filter(unknown, nhiem_vu__ke_hoach=ke_hoach).select_related("nhiem_vu")
