"""The group of points that the walk over a cell has open."""

from dataclasses import dataclass, field, replace

from nhiemvu.han.cum import Cum, LoaiCum, PhanTu
from nhiemvu.han.diem import Diem


@dataclass
class NhomMo:
    """The points so far, the flags of their clause (`co`), and what the next point will take along: its modifiers, how
    it is joined to the point before it, which part of its period is meant, the hour."""

    phan_tu: list[PhanTu] = field(default_factory=list)
    co: set[str] = field(default_factory=set)
    bo_tro: set[str] = field(default_factory=set)
    noi: set[str] = field(default_factory=set)
    phan: str | None = None
    gio: int | None = None

    @property
    def dang_noi(self) -> bool:
        """Whether the group goes on with the next point."""
        return bool(self.phan_tu and (self.noi or "den" in self.bo_tro))

    def la_nam_cua_diem_truoc(self, diem: Diem) -> bool:
        """ "Quý I trong năm 2025": the year only completes the point before it."""
        roi = diem.don_vi == "nam" and self.phan_tu and not self.noi and not self.bo_tro and not self.phan
        return bool(roi and self.phan_tu[-1].diem.nam is None and self.phan_tu[-1].diem.don_vi != "ban_hanh")

    def ghi_nam(self, diem: Diem) -> None:
        """Complete the last point with a year."""
        cuoi = self.phan_tu[-1]
        self.phan_tu[-1] = replace(cuoi, diem=replace(cuoi.diem, nam=diem.nam, lech=diem.lech))

    def them(self, diem: Diem) -> None:
        """Add a point with what waits for it."""
        diem = replace(diem, phan=self.phan) if self.phan else diem
        if self._trong_nam_truoc(diem):
            diem = replace(diem, nam=self.phan_tu.pop().diem.nam)
        self.phan_tu.append(PhanTu(diem, frozenset(self.bo_tro), frozenset(self.noi), self.gio))
        self.quen_bo_tro()

    def _trong_nam_truoc(self, diem: Diem) -> bool:
        """ "Năm 2025, quý IV", "2025 - Quý III": the year said first only says which quarter or month is meant."""
        thieu_nam = diem.don_vi in ("thang", "quy", "thang_dau") and diem.nam is None and diem.lech is None
        if not thieu_nam or len(self.phan_tu) != 1 or self.noi & {"va", "cheo"} or self.bo_tro:
            return False
        truoc = self.phan_tu[0]
        return truoc.diem.don_vi == "nam" and truoc.diem.nam is not None and not (truoc.bo_tro or truoc.diem.phan)

    def dong(self) -> list[Cum]:
        """End the group: its phrase, if it has any point. Modifiers go on to the next one."""
        xong = [Cum(LoaiCum.NHOM, tuple(self.phan_tu), frozenset(self.co))] if self.phan_tu else []
        self.phan_tu, self.noi = [], set()
        return xong

    def quen_bo_tro(self) -> None:
        """Forget what the next point was to take along."""
        self.bo_tro, self.noi, self.phan, self.gio = set(), set(), None, None
