"""The legal basis of a document: its lines as they are written, and the documents here that they name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chung.chu import gon
from kehoach.enums import QuanHeVanBan
from kehoach.models import KeHoach, LienKetVanBan, VanBan
from taikhoan.models import NguoiDung

_SO = re.compile(r"\b\d[\d\w]*(?:\s*[/\-–]\s*[^\W_]+)+")
_NAM = re.compile(r"(?:/|\bnăm\s+)((?:19|20)\d\d)\b", re.IGNORECASE)


def cac_dong(chu: str) -> list[str]:
    """The lines of the text, one for each document; blank ones left out."""
    return [sach for dong in chu.splitlines() if (sach := gon(dong))]


def so_trong(dong: str) -> list[str]:
    """The numbers of documents that a line names ("281/QĐ-TTg"), written without spaces."""
    return ["".join(found.split()).replace("–", "-") for found in _SO.findall(dong)]


def noi_can_cu(cac_dong: Iterable[str], tru: VanBan | None = None) -> list[tuple[str, VanBan | None]]:
    """Each line with the document here that it names; `None` where none, or more than one, can be meant.

    Numbers begin again every year: where the line gives a year it decides.

    Args:
        tru: the document whose basis this is.
    """
    lines = list(cac_dong)
    numbers = {number for line in lines for number in so_trong(line)}
    known = defaultdict(list)
    documents = VanBan.objects.filter(so_ky_hieu__in=numbers).exclude(pk=tru.pk if tru else None)
    for document in documents if numbers else ():
        known[document.so_ky_hieu].append(document)
    return [(line, _mot_van_ban(line, [d for number in so_trong(line) for d in known[number]])) for line in lines]


@dataclass(frozen=True, slots=True)
class CanCu:
    """A line of a legal basis: its words, the document here that it names, the plan (by key) that this is."""

    chu: str
    van_ban: VanBan | None
    ke_hoach: int | None


def can_cu_cho_nguoi(nguoi: NguoiDung, cac_dong: Iterable[str], tru: VanBan | None = None) -> list[CanCu]:
    """The lines as a page shows them: with the plan only where the person may read it."""
    found = noi_can_cu(cac_dong, tru)
    return _voi_ke_hoach(found, KeHoach.objects.cho_nguoi_theo_van_ban(nguoi, _khoa(found)))


def van_ban_duoc_neu(nguoi: NguoiDung, van_ban: VanBan) -> tuple[list[CanCu], list[LienKetVanBan]]:
    """What the document rests on, and the other documents that it is linked to; `ke_hoach_doc_duoc` is the plan that
    one is, if the person may read it."""
    found = noi_can_cu(van_ban.cac_can_cu, van_ban)
    in_basis = {"quan_he": QuanHeVanBan.CAN_CU, "den__in": _khoa(found)}
    links = list(van_ban.lien_ket.select_related("den").exclude(**in_basis))
    plans = KeHoach.objects.cho_nguoi_theo_van_ban(nguoi, _khoa(found) | {link.den_id for link in links})
    for link in links:
        link.ke_hoach_doc_duoc = plans.get(link.den_id)
    return _voi_ke_hoach(found, plans), links


def luu_can_cu(van_ban: VanBan, cac_dong: Sequence[str]) -> None:
    """Let the document name these lines as its basis; links follow the lines, other links stay. For the services."""
    old, new = (_khoa(noi_can_cu(lines, van_ban)) for lines in (van_ban.cac_can_cu, cac_dong))
    van_ban.can_cu = "\n".join(cac_dong)
    van_ban.save(update_fields=["can_cu"])
    links = van_ban.lien_ket.filter(quan_he=QuanHeVanBan.CAN_CU)
    links.filter(den__in=old - new).delete()
    here = set(links.values_list("den", flat=True))
    LienKetVanBan.objects.bulk_create(
        LienKetVanBan(tu=van_ban, den_id=pk, quan_he=QuanHeVanBan.CAN_CU) for pk in sorted(new - here)
    )


def _khoa(found: list[tuple[str, VanBan | None]]) -> set[int]:
    return {document.pk for _, document in found if document}


def _voi_ke_hoach(found: list[tuple[str, VanBan | None]], ke_hoach: dict[int, int]) -> list[CanCu]:
    return [CanCu(line, document, ke_hoach.get(document.pk) if document else None) for line, document in found]


def _mot_van_ban(line: str, found: list[VanBan]) -> VanBan | None:
    if years := {int(year) for year in _NAM.findall(line)}:
        found = [d for d in found if d.ngay_ban_hanh is None or d.ngay_ban_hanh.year in years]
    return found[0] if len({document.pk for document in found}) == 1 else None
