"""A cell on its way from phrases to a reading."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from nhiemvu.han.cum import Cum, LoaiCum
from nhiemvu.han.kieu import NGUONG_RO, ChuKy, Han, LoaiHan, Moc
from nhiemvu.han.nhom import MocDoc, NguCanh, doc_nhom
from nhiemvu.han.phat_hien import PhatHien


@dataclass
class BanDoc:
    """A reading while it is being made."""

    loai: LoaiHan
    phat_hien: set[PhatHien] = field(default_factory=set)
    tu: date | None = None
    den: date | None = None
    chu_ky: ChuKy | None = None
    so_ngay: int | None = None
    ngay_lam_viec: bool = False
    moc: tuple[Moc, ...] = ()

    def thanh_han(self, nguyen_van: str, ngay_ban_hanh: date | None) -> Han:
        """The finished value: its confidence follows from the findings, and what is unclear carries no date.

        The findings are told gravest first.
        """
        if self.den and ngay_ban_hanh and self.den < ngay_ban_hanh:
            self.phat_hien.add(PhatHien.TRUOC_BAN_HANH)
        tin_cay = min((mot.tran for mot in self.phat_hien), default=1.0)
        ghi_chu = tuple(mot.loi for mot in sorted(self.phat_hien, key=lambda mot: (mot.tran, mot.loi)))
        if self.loai is LoaiHan.KHONG_RO or tin_cay < NGUONG_RO:
            return Han(nguyen_van, LoaiHan.KHONG_RO, None, None, tin_cay, None, ghi_chu=ghi_chu)
        return Han(
            nguyen_van=nguyen_van,
            loai=self.loai,
            tu=None if self.loai is LoaiHan.NGAY else self.tu,
            den=self.den,
            tin_cay=tin_cay,
            chu_ky=self.chu_ky,
            so_ngay=self.so_ngay,
            ngay_lam_viec=self.ngay_lam_viec,
            moc=self.moc,
            ghi_chu=ghi_chu,
        )


def _co_nam(cum: Cum) -> bool:
    return cum.loai is not LoaiCum.NHOM or any(phan.diem.nam or phan.diem.don_vi == "ban_hanh" for phan in cum.phan_tu)


def _la_hang_nam(cum: Cum) -> bool:
    return cum.loai is LoaiCum.CHU_KY and cum.so == 1 and cum.don_vi == "năm"


@dataclass
class OHan:
    """The text of a cell, its phrases and flags, and the milestones of its groups once `doc_moc` has read them."""

    text: str
    cum: list[Cum]
    co: frozenset[str]
    ngay_ban_hanh: date | None
    nam: int | None = None
    moc: list[tuple[int, MocDoc]] = field(default_factory=list)
    co_ngay_cua_ky: bool = False

    def __post_init__(self) -> None:
        """Settle which groups are deadlines at all."""
        self._bo_nam_cua_danh_tu()
        self._bo_ngay_cua_ky()

    def _bo_nam_cua_danh_tu(self) -> None:
        """Years that belong to a noun ("Kế hoạch năm 2026") or to an outlook yield to any other date."""
        chinh = [cum for cum in self.nhom if not cum.co & {"danh_tu", "dinh_huong"}]
        if chinh:
            self.cum = [cum for cum in self.cum if cum.loai is not LoaiCum.NHOM or cum in chinh]

    def _bo_ngay_cua_ky(self) -> None:
        """The day within a cycle ("Quý IV hằng năm (giai đoạn 2026-2030)") is no deadline beside one with a year."""
        if not any(map(_co_nam, self.nhom)):
            return
        ngay = [truoc for truoc, sau in pairwise(self.cum) if not _co_nam(truoc) and _la_hang_nam(sau)]
        self.co_ngay_cua_ky = bool(ngay)
        self.cum = [cum for cum in self.cum if cum not in ngay]

    @property
    def nhom(self) -> list[Cum]:
        """The groups of points."""
        return [cum for cum in self.cum if cum.loai is LoaiCum.NHOM]

    def vi_tri(self, *loai: LoaiCum, co: str | None = None) -> int | None:
        """Where the first phrase of these kinds, and with this flag if one is asked for, stands."""
        for vi_tri, cum in enumerate(self.cum):
            if cum.loai in loai and (co is None or co in cum.co):
                return vi_tri
        return None

    def co_loai(self, *loai: LoaiCum) -> bool:
        """Whether there is a phrase of these kinds."""
        return self.vi_tri(*loai) is not None

    def doc_moc(self) -> None:
        """Read the groups into milestones. Raises `NhomError`."""
        for vi_tri, cum in enumerate(self.cum):
            if cum.loai is LoaiCum.NHOM:
                ngu_canh = NguCanh(self.ngay_ban_hanh, self._nam_gan(vi_tri), self.nam)
                self.moc += ((vi_tri, moc) for moc in doc_nhom(cum, ngu_canh))

    def _nam_gan(self, vi_tri: int) -> int | None:
        """The year written nearest before a phrase, else the nearest after it."""
        truoc, sau = (
            [phan.diem.nam for cum in phia for phan in cum.phan_tu if phan.diem.nam]
            for phia in (self.cum[:vi_tri], self.cum[vi_tri + 1 :])
        )
        return truoc[-1] if truoc else sau[0] if sau else None

    def theo_huong(self, huong: str) -> list[MocDoc]:
        """The milestones of one direction, in the order of the text."""
        return [moc for _, moc in self.moc if moc.huong == huong]

    def dung_truoc(self, vi_tri: int, *huong: str) -> bool:
        """Whether a phrase stands before every milestone of these directions."""
        return all(vi_tri < cho for cho, moc in self.moc if moc.huong in huong)
