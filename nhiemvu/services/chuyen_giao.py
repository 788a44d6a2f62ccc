"""Carrying out an act of succession: what the old agencies owe passes to those that carry on, and back again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.utils import timezone

from chung.audit import ghi_so, service
from chung.ngay import viet_ngay
from donvi.kiem_su_kien import loi_su_kien
from donvi.models import KeThuaCoQuan, SuKienKeThua
from donvi.su_kien import cac_cap
from kehoach.models import KeHoach
from nhiemvu.enums import LoaiDong
from nhiemvu.models import ChuyenGiao, DauViec
from nhiemvu.services.boi_canh import BoiCanh, Muc
from nhiemvu.services.dong import ap_dung, khoi_phuc
from nhiemvu.services.phan_chuyen_giao import PHAN, viec_dang_mo
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_KE_TOI_DA = 5


@dataclass(frozen=True, slots=True)
class XemTruoc:
    """What a handover will do, before it does it. `vuong_mac`: why it cannot be done now."""

    muc: list[Muc]
    vuong_mac: list[str]

    @property
    def dem(self) -> Counter[LoaiDong]:
        """How many rows each kind of line will touch."""
        return Counter(change.loai for item in self.muc for change in item.thay_doi)


def xem_truoc_chuyen_giao(su_kien: SuKienKeThua, ngay: date, lua_chon: Mapping[str, int] | None = None) -> XemTruoc:
    """Exactly what `thuc_hien` would move on the day with these choices; nothing is written.

    Args:
        lua_chon: key of an item (`Muc.ma`) → key of the successor that takes it; the others go by default.

    Raises:
        ValidationError: a choice that is no successor.
    """
    pairs = cac_cap(su_kien)
    context = BoiCanh(su_kien, pairs, lua_chon or {}, ngay)
    obstacles = _vuong_mac(su_kien, context)
    return XemTruoc([] if not all(context.ke_tiep.values()) else _cac_muc(context), obstacles)


@service
def thuc_hien(
    su_kien: SuKienKeThua, lua_chon: Mapping[str, int] | None = None, *, nguoi: NguoiDung, luc: datetime
) -> ChuyenGiao:
    """Hand over everything that the old agencies still owe, in one transaction.

    Nghị quyết 190/2025/QH15: what a dissolved agency had to do, its successor does, without a gap. Closed items keep
    the old name.

    Args:
        lua_chon: as in `xem_truoc_chuyen_giao`.

    Raises:
        PermissionDenied: the person does not administer the places of the agencies.
        ValidationError: carried out already, too early, no longer possible, or a result waits for review.
    """
    act = SuKienKeThua.objects.select_for_update().get(pk=su_kien.pk)
    pairs = cac_cap(act)
    yeu_cau(nguoi, "donvi.ke_thua", pairs)
    list(KeHoach.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    context = BoiCanh(act, pairs, lua_chon or {}, timezone.localdate(luc))
    list(viec_dang_mo(context.cu).select_for_update(no_key=True).order_by("pk").values_list("pk"))
    if obstacles := _vuong_mac(act, context):
        raise ValidationError(obstacles)
    last = DauViec.objects.aggregate(cuoi=Max("pk"))["cuoi"] or 0
    handover = ChuyenGiao.objects.create(su_kien=act, nguoi=nguoi, luc=luc, viec_cuoi=last)
    items = _cac_muc(context)
    ap_dung(handover, (change for item in items for change in item.thay_doi))
    act.thuc_hien_luc = luc
    act.save(update_fields=["thuc_hien_luc"])
    ghi_so(act, f"Chuyển giao: {_ke(XemTruoc(items, []).dem)}")
    return handover


@service
def hoan_tac(su_kien: SuKienKeThua, *, nguoi: NguoiDung) -> None:
    """Put every row back as it was before the handover; the act is ready again.

    Items that the successors were given since in place of the old agencies go, while nobody has reported on them.

    Raises:
        PermissionDenied: the person does not administer the places of the agencies.
        ValidationError: not carried out, or something later depends on it.
    """
    act = SuKienKeThua.objects.select_for_update().get(pk=su_kien.pk)
    yeu_cau(nguoi, "donvi.ke_thua", cac_cap(act))
    handover = ChuyenGiao.objects.filter(su_kien=act).first()
    if handover is None:
        raise ValidationError("Sự kiện này chưa chuyển giao.")
    list(KeHoach.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    new = _viec_giao_sau(handover)
    if reasons := [*_su_kien_sau(handover), *_viec_phu_thuoc(handover, new)]:
        raise ValidationError(reasons)
    new.delete()
    khoi_phuc(handover)
    handover.delete()
    act.thuc_hien_luc = None
    act.save(update_fields=["thuc_hien_luc"])
    ghi_so(act, "Hoàn tác chuyển giao")


def _cac_muc(context: BoiCanh) -> list[Muc]:
    return [item for part in PHAN for item in part(context)]


def _vuong_mac(act: SuKienKeThua, context: BoiCanh) -> list[str]:
    if act.thuc_hien_luc:
        return ["Sự kiện này đã chuyển giao."]
    if context.ngay < act.ngay:
        return [f"Sự kiện có hiệu lực từ ngày {viet_ngay(act.ngay)}: chuyển giao từ ngày đó."]
    return [*loi_su_kien(act.ngay, context.cap, act), *_dang_cho_duyet(context)]


def _dang_cho_duyet(context: BoiCanh) -> list[str]:
    waiting = viec_dang_mo(context.cu).filter(cho_xac_nhan_tu__isnull=False).select_related("nhiem_vu", "co_quan")
    rows = list(waiting.order_by("pk")[: _KE_TOI_DA + 1])
    told = [f"“{row.nhiem_vu}” của {row.co_quan} đang chờ xác nhận: duyệt hoặc trả lại trước." for row in rows]
    if len(rows) > _KE_TOI_DA:
        told[_KE_TOI_DA:] = [f"Còn {waiting.count() - _KE_TOI_DA} kết quả khác đang chờ xác nhận."]
    return told


def _su_kien_sau(handover: ChuyenGiao) -> list[str]:
    """Later handovers of an agency that took over here, or of items merged into those that moved here."""
    heirs = set(handover.dong.exclude(moi=None).values_list("moi", flat=True))
    later = KeThuaCoQuan.objects.filter(cu__in=heirs, su_kien__chuyen_giao__pk__gt=handover.pk)
    mine = handover.dong.filter(loai=LoaiDong.VIEC).values("dau_viec")
    merged = DauViec.objects.filter(gop_vao__in=mine).exclude(dong_chuyen_giao__chuyen_giao=handover)
    acts = [str(link.su_kien) for link in later.select_related("su_kien")]
    acts += [str(line) for line in ChuyenGiao.objects.filter(dong__dau_viec__in=merged, pk__gt=handover.pk)]
    return [f"Sự kiện sau đó phụ thuộc vào lần chuyển giao này: {name}." for name in dict.fromkeys(acts)]


def _viec_giao_sau(handover: ChuyenGiao):
    """The items given to successors since, in place of an agency that ended here."""
    before = _truoc_do(set(handover.su_kien.ke_thua.values_list("cu", flat=True)))
    heirs = handover.dong.exclude(moi=None).values("moi")
    given = DauViec.objects.filter(pk__gt=handover.viec_cuoi, co_quan_goc__in=before)
    by_place = KeThuaCoQuan.objects.filter(su_kien=handover.su_kien).values("moi")
    return given.filter(Q(co_quan__in=heirs) | Q(co_quan__in=by_place)).exclude(dong_chuyen_giao__isnull=False)


def _truoc_do(co_quan: set[int]) -> set[int]:
    """The agencies and all those from which they came."""
    seen: set[int] = set()
    frontier = co_quan
    while frontier:
        seen |= frontier
        older = KeThuaCoQuan.objects.filter(moi__in=frontier, su_kien__thuc_hien_luc__isnull=False)
        frontier = set(older.values_list("cu", flat=True)) - seen
    return seen


def _viec_phu_thuoc(handover: ChuyenGiao, new) -> list[str]:
    touched = new.filter(Q(phien_ban__gt=1) | Q(da_gop__isnull=False)).select_related("nhiem_vu", "co_quan")
    rows = touched.distinct().order_by("pk")[:_KE_TOI_DA]
    return [f"{row.co_quan} đã báo cáo “{row.nhiem_vu}” sau khi nhận bàn giao." for row in rows]


def _ke(dem: Counter[LoaiDong]) -> str:
    return ", ".join(f"{LoaiDong(kind).label.lower()} {count}" for kind, count in dem.items())
