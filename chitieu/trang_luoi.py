"""The grid of a target as its page shows it: kept values as text, locks, warnings, and what was typed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chitieu.enums import DuyetSoLieu
from chitieu.ghi_so_lieu import KetQuaGhi
from chitieu.kiem_so import buoc_nhay, viet_buoc_nhay
from chitieu.ky_so_lieu import ngay_cuoi, ngay_dau
from chitieu.luoi import Cot, Dong, OLuoi, cac_cot, chu_cua
from chitieu.models import ChiTieu, SoLieu
from chitieu.queries import noi_bao, so_lieu_cua
from chitieu.so_lieu_moi import KhoaO
from donvi.models import DiaBan


@dataclass(frozen=True, slots=True)
class TrangLuoi:
    """The grid of the places at or under `noi` for a year, or for one period of it."""

    chi_tieu: ChiTieu
    noi: DiaBan
    nam: int
    thang: int | None
    cot: list[Cot]
    dia_ban: list[DiaBan]
    so_lieu: dict[KhoaO, SoLieu]
    buoc_nhay: dict[KhoaO, Decimal]

    def dong(
        self, ngay: date, chu: Mapping[str, object] | None = None, loi: Mapping[str, str] | None = None
    ) -> list[Dong]:
        """The rows on the day; `chu` is what was typed, `loi` what is wrong with it, both by the name of the cell."""
        return [
            Dong(
                place.pk,
                place.ma,
                place.ten,
                [self._o(place, column, ngay, chu or {}, loi or {}) for column in self.cot],
            )
            for place in self.dia_ban
        ]

    def loi_o(self, ket_qua: KetQuaGhi) -> dict[str, str]:
        """What the writer refused, on the first cell of each value."""
        first = {(column.nam, column.thang): column for column in reversed(self.cot)}
        return {first[year, month].o(place): words for (place, year, month), words in ket_qua.loi.items()}

    def _o(self, place: DiaBan, column: Cot, ngay: date, chu: Mapping[str, object], loi: Mapping[str, str]) -> OLuoi:
        name, row = column.o(place.pk), self.so_lieu.get((place.pk, column.nam, column.thang))
        kept = chu_cua(self.chi_tieu, column.phan, row.tu_so, row.mau_so, row.nhan_xet) if row else ""
        cell = OLuoi(name, f"{place.ten}, {column.ten}", str(chu.get(name, kept)), loi.get(name, ""))
        cell.khoa = not (
            place.con_hieu_luc(ngay_cuoi(column.nam, column.thang))
            and ngay_dau(self.chi_tieu.chu_ky, column.nam, column.thang) <= ngay
        )
        if row and column is self._cot_dau(column):
            cell.canh_bao = self._canh_bao(row)
            cell.ghi_chu = _ghi_chu(row)
        return cell

    def _cot_dau(self, column: Cot) -> Cot:
        return next(c for c in self.cot if (c.nam, c.thang) == (column.nam, column.thang))

    def _canh_bao(self, row: SoLieu) -> str:
        if row.duyet == DuyetSoLieu.TRA_LAI:
            return f"Trả lại: {row.ly_do_tra}"
        step = self.buoc_nhay.get((row.dia_ban_id, row.nam, row.thang))
        return "" if step is None else viet_buoc_nhay(step, "kỳ trước")


def dung_luoi(chi_tieu: ChiTieu, noi: DiaBan, nam: int, thang: int | None) -> TrangLuoi:
    """Read the grid in two queries."""
    columns = cac_cot(chi_tieu, nam, thang)
    places = noi_bao(chi_tieu, noi, {ngay_cuoi(c.nam, c.thang) for c in columns})
    rows = {(row.dia_ban_id, row.nam, row.thang): row for row in so_lieu_cua(chi_tieu, places, (nam - 1, nam))}
    series: dict[int, dict[tuple[int, int], Decimal]] = defaultdict(dict)
    for (place, year, month), row in rows.items():
        row.chi_tieu = chi_tieu
        if (value := row.gia_tri) is not None:
            series[place][year, month] = value
    jumps = {
        (place, *period): step
        for place, values in series.items()
        for period, step in buoc_nhay(values, chi_tieu.nguong_nhay).items()
    }
    return TrangLuoi(chi_tieu, noi, nam, thang, columns, places, rows, jumps)


def _ghi_chu(row: SoLieu) -> str:
    """What is to be known of a kept value: estimate, confirmed, corrected."""
    notes = ("ước" if not row.chinh_thuc else "", "đã xác nhận" if row.duyet == DuyetSoLieu.XAC_NHAN else "")
    corrected = f"đính chính: {row.ly_do_dinh_chinh}" if row.dinh_chinh_luc else ""
    return ", ".join(note for note in (*notes, corrected) if note)
