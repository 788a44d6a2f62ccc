"""What an act of succession must satisfy before it is recorded, and again before it is carried out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from chung.ngay import viet_ngay
from donvi.lich_su import nay_la
from donvi.models import CoQuan, DiaBan, KeThuaCoQuan, SuKienKeThua


@dataclass(frozen=True, slots=True)
class CapKeThua:
    """An agency that ends, and one that carries on; `chinh`: by default."""

    cu: CoQuan
    moi: CoQuan
    chinh: bool = False


def loi_su_kien(ngay: date, cap: Iterable[CapKeThua], su_kien: SuKienKeThua | None = None) -> list[str]:
    """Why these agencies cannot pass on and succeed on the day; empty where they can.

    Args:
        su_kien: the act itself where it is recorded already.
    """
    pairs = list(cap)
    if not pairs:
        return ["Chọn ít nhất một cơ quan cũ và một cơ quan kế thừa."]
    old, new = {p.cu.pk: p.cu for p in pairs}, {p.moi.pk: p.moi for p in pairs}
    return [
        *_tu_ke_thua(old, new),
        *_mac_dinh(pairs, old),
        *(error for agency in old.values() for error in _loi_cu(agency, ngay)),
        *(error for agency in new.values() for error in _loi_moi(agency, ngay)),
        *_loi_su_kien_khac(ngay, old, new, su_kien),
        *_ngoai_pham_vi(pairs, ngay),
    ]


def _tu_ke_thua(old: dict[int, CoQuan], new: dict[int, CoQuan]) -> Iterator[str]:
    for pk in old.keys() & new.keys():
        yield f"{old[pk]} vừa kết thúc vừa kế thừa trong cùng một sự kiện."


def _mac_dinh(pairs: list[CapKeThua], old: dict[int, CoQuan]) -> Iterator[str]:
    defaults: dict[int, int] = defaultdict(int)
    for pair in pairs:
        defaults[pair.cu.pk] += pair.chinh
    for pk, agency in old.items():
        if defaults[pk] != 1:
            yield f"{agency} phải có đúng một cơ quan kế thừa mặc định."


def _loi_cu(agency: CoQuan, ngay: date) -> Iterator[str]:
    last = ngay - timedelta(days=1)
    if agency.tu_ngay and agency.tu_ngay > last:
        yield f"{agency} chưa có hiệu lực trước ngày {viet_ngay(ngay)}."
    elif agency.den_ngay and agency.den_ngay > last:
        yield (
            f"{agency} còn hiệu lực đến {viet_ngay(agency.den_ngay)}, chồng lên ngày {viet_ngay(ngay)} mà cơ quan"
            " kế thừa bắt đầu."
        )
    elif agency.den_ngay and agency.den_ngay < last:
        yield f"{agency} đã kết thúc ngày {viet_ngay(agency.den_ngay)}, không liền với ngày {viet_ngay(ngay)}."


def _loi_moi(agency: CoQuan, ngay: date) -> Iterator[str]:
    if not agency.con_hieu_luc(ngay):
        yield f"{agency} không có hiệu lực vào ngày {viet_ngay(ngay)}."


def _loi_su_kien_khac(
    ngay: date, old: dict[int, CoQuan], new: dict[int, CoQuan], su_kien: SuKienKeThua | None
) -> Iterator[str]:
    """An agency passes on once; it takes over only while it stands; and never what it once passed on."""
    links = KeThuaCoQuan.objects.exclude(su_kien=su_kien).order_by("su_kien_id", "pk")
    others = links.select_related("su_kien", "cu", "moi")
    for link in {row.cu_id: row for row in others.filter(cu__in=old)}.values():
        yield f"{link.cu} đã có cơ quan kế thừa trong sự kiện “{link.su_kien}”."
    for link in others.filter(moi__in=old, su_kien__ngay__gte=ngay):
        yield f"{link.moi} còn phải nhận bàn giao ngày {viet_ngay(link.su_kien.ngay)} từ {link.cu}."
    for link in {row.cu_id: row for row in others.filter(cu__in=new, su_kien__ngay__lte=ngay)}.values():
        yield f"{link.cu} đã kết thúc ngày {viet_ngay(link.su_kien.ngay)} theo sự kiện “{link.su_kien}”."
    for pk in _di_tiep(set(new), others) & (old.keys() - new.keys()):
        yield f"Vòng kế thừa: cơ quan kế thừa của {old[pk]} lại đã chuyển về chính {old[pk]}."


def _di_tiep(co_quan: set[int], others: QuerySet[KeThuaCoQuan]) -> set[int]:
    """The agencies and all that carry on from them, by every act on record."""
    seen: set[int] = set()
    frontier = co_quan
    while frontier:
        seen |= frontier
        frontier = set(others.filter(cu__in=frontier).values_list("moi", flat=True)) - seen
    return seen


def _ngoai_pham_vi(pairs: list[CapKeThua], ngay: date) -> Iterator[str]:
    """A successor stands in the province of the old agency or in what that province became, or above it."""
    provinces = _tinh_ke_tiep({pair.cu.dia_ban for pair in pairs}, ngay)
    for pair in pairs:
        path = pair.moi.dia_ban.duong_dan
        if path != "/" and _tinh(path) not in provinces[_tinh(pair.cu.dia_ban.duong_dan)]:
            yield f"{pair.moi} ở ngoài địa bàn của {pair.cu}."


def _tinh_ke_tiep(places: set[DiaBan], ngay: date) -> dict[str, set[str]]:
    """The code of each province → the codes that it has had and become up to the day."""
    codes = {_tinh(place.duong_dan) for place in places}
    found = {code: {code} for code in codes}
    before = ngay - timedelta(days=1)
    for row in DiaBan.objects.hieu_luc(before).filter(duong_dan__in=[f"/{code}/" for code in codes if code]):
        found[row.ma] |= {place.ma for place in nay_la(row, ngay)}
    return found


def _tinh(duong_dan: str) -> str:
    """The code of the province on the path; empty for the country."""
    return duong_dan.strip("/").split("/")[0]
