"""Agencies through time: who carries on the work of an agency, by the acts carried out so far."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from datetime import date

from donvi.models import CoQuan, KeThuaCoQuan

_DA_THUC_HIEN = {"su_kien__thuc_hien_luc__isnull": False}


class ChuoiKeTuc:
    """The chains of successors of some agencies, read at once: one query for each step of the longest chain.

    Args:
        co_quan: where the chains begin.
    """

    def __init__(self, co_quan: Iterable[CoQuan] = ()) -> None:
        self._links: dict[int, list[KeThuaCoQuan]] = defaultdict(list)
        self._read: set[int] = set()
        self.doc(co_quan)

    def doc(self, co_quan: Iterable[CoQuan]) -> None:
        """Read the chains of these agencies too; what has been read, or passed nothing on, asks nothing."""
        self.doc_theo_khoa(agency.pk for agency in co_quan if agency.nay_la_id)

    def doc_theo_khoa(self, khoa: Iterable[int]) -> None:
        """The same for agencies, by key, that have passed something on."""
        frontier = set(khoa) - self._read
        while frontier:
            self._read |= frontier
            links = KeThuaCoQuan.objects.filter(cu__in=frontier, **_DA_THUC_HIEN).order_by("-chinh", "pk")
            new = list(links.select_related("su_kien", "moi__dia_ban"))
            for link in new:
                self._links[link.cu_id].append(link)
            frontier = {link.moi_id for link in new if link.moi.nay_la_id} - self._read

    def tat_ca(self, co_quan: CoQuan, ngay: date) -> list[CoQuan]:
        """The agencies in force on the day that carry on, the default first; the agency itself while it is in force."""
        if not self._tai(co_quan.pk, ngay):
            return [co_quan] if co_quan.con_hieu_luc(ngay) else []
        return self.nguoi_nhan(co_quan.pk, ngay)

    def nguoi_nhan(self, khoa: int, ngay: date) -> list[CoQuan]:
        """The agencies in force on the day to which the one of this key had passed its work on by then, the default
        first."""
        found = [last for link in self._tai(khoa, ngay) for last in self.tat_ca(link.moi, ngay)]
        return list(dict.fromkeys(found))

    def mac_dinh(self, co_quan: CoQuan, ngay: date) -> CoQuan | None:
        """The agency in force on the day to which what is open passed by default; the agency itself while in force."""
        return next(iter(self.tat_ca(co_quan, ngay)), None)

    def nhan_viec_moi(self, co_quan: CoQuan, ngay: date, chon: Container[int] = ()) -> list[CoQuan]:
        """The agencies that owe what falls to the agency on the day.

        Successors at different places share out the territory, and each owes its part; successors at one place share
        out the tasks: one of those in `chon` (keys) owes it, else the default one.
        """
        links = self._tai(co_quan.pk, ngay)
        if not links:
            return [co_quan] if co_quan.con_hieu_luc(ngay) else []
        by_place = len({link.moi.dia_ban_id for link in links}) == len(links)
        heirs = links if by_place else [next((link for link in links if link.moi_id in chon), links[0])]
        return list(dict.fromkeys(last for link in heirs for last in self.nhan_viec_moi(link.moi, ngay, chon)))

    def _tai(self, khoa: int, ngay: date) -> list[KeThuaCoQuan]:
        return [link for link in self._links.get(khoa, ()) if link.su_kien.ngay <= ngay]


def nguoi_ke_tuc(co_quan: CoQuan, ngay: date) -> list[CoQuan]:
    """The agencies in force on the day that carry on the work of the agency, the default first."""
    return ChuoiKeTuc([co_quan]).tat_ca(co_quan, ngay)


def nay_la(co_quan: Iterable[CoQuan], ngay: date) -> dict[int, str]:
    """What each agency that had passed its work on by the day has become, in words, by key.

    "nay là Sở Tài chính tỉnh Nghệ An"; of many successors the default is named and the others are counted. The number
    of queries does not grow with the agencies.
    """
    return nay_la_theo_khoa({agency.pk for agency in co_quan if agency.nay_la_id}, ngay)


def nay_la_theo_khoa(khoa: Collection[int], ngay: date) -> dict[int, str]:
    """The same for agencies, by key, that have passed something on."""
    chains = ChuoiKeTuc()
    chains.doc_theo_khoa(khoa)
    heirs = {key: chains.nguoi_nhan(key, ngay) for key in khoa}
    return {key: _loi(found) for key, found in heirs.items() if found}


def _loi(co_quan: list[CoQuan]) -> str:
    first, *others = co_quan
    if len(others) <= 1:
        return "nay là " + " và ".join(agency.ten for agency in co_quan)
    return f"nay là {first.ten} và {len(others)} cơ quan khác"
