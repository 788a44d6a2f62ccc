"""Several milestones of a cell: which of them count, what deadline they make together."""

from itertools import pairwise

from nhiemvu.han.kieu import LoaiHan, Moc
from nhiemvu.han.lich import Ky
from nhiemvu.han.nhom import MocDoc
from nhiemvu.han.phat_hien import PhatHien


def bo_ky_bao(han: list[MocDoc]) -> list[MocDoc]:
    """Without the periods that a neighbour makes precise: "Quý II/2025 (trước ngày 15/6)", "giữa năm … năm 2025".

    Periods with one end hold one another; where that leaves none, all stay.
    """
    bo = set()
    for truoc, sau in pairwise(han):
        if "lien" in sau.co and _bao(truoc, sau):
            bo.add(truoc)
        elif "cung" in sau.co and PhatHien.NAM_TU_O in truoc.phat_hien and _bao(sau, truoc):
            bo.add(sau)
    return [moc for moc in han if moc not in bo] or han


def _bao(lon: MocDoc, nho: MocDoc) -> bool:
    return bool(lon.ky.tu and lon.ky.tu <= nho.ky.den <= lon.ky.den and lon.ky != nho.ky)


def ky_chinh(han: list[MocDoc]) -> Ky:
    """The deadline of several milestones: the last, if it covers the others or none has a start, else all of them."""
    cuoi = max(han, key=lambda moc: moc.ky.den).ky
    dau = min(moc.ky.tu or moc.ky.den for moc in han)
    chi_co_den = all(moc.ky.tu is None or moc.ky.loai is LoaiHan.NGAY for moc in han)
    if chi_co_den or len({moc.ky for moc in han}) == 1:
        return cuoi
    return cuoi if cuoi.tu and cuoi.tu <= dau else Ky(LoaiHan.KHOANG, dau, cuoi.den)


def cac_moc(han: list[MocDoc]) -> tuple[Moc, ...]:
    """One milestone for each due date, in their order: each becomes a piece of work of its own."""
    ky = {moc.ky.den: moc.ky for moc in reversed(han)}
    return tuple(Moc(None if mot.loai is LoaiHan.NGAY else mot.tu, den, mot.loai) for den, mot in sorted(ky.items()))


def phat_hien_cua(han: list[MocDoc]) -> set[PhatHien]:
    """What a person is told about any of them."""
    return set().union(*(moc.phat_hien for moc in han))
