"""The templates of succession (pure): which agency carries on which, and where districts had their seat."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from donvi.nap.doc_co_quan import Noi, dien
from donvi.nap.tep import THU_MUC, doc_ngay, doc_tep


@dataclass(frozen=True, slots=True)
class MauKeThua:
    """`cu` of every place of level `cap` passes to `moi` at the level `cap_moi`.

    With `ngay` both are of one place on that day; without, the change comes when the place itself ends. Names hold
    `{loai}` and `{dau}` of their own place, and `{ten_rieng}` of the place that ended. `chinh`: by default; where one
    district gives many communes the default follows from the seat.
    """

    ngay: date | None
    cap: int
    cu: str
    cap_moi: int
    moi: str
    chinh: bool
    can_cu: str

    def ten_cu(self, noi: Noi) -> str:
        return dien(self.cu, noi)

    def ten_moi(self, noi_cu: Noi, noi_moi: Noi) -> str:
        return dien(self.moi.replace("{ten_rieng}", noi_cu.ten_rieng), noi_moi)


def doc_ke_thua(thu_muc: Path = THU_MUC) -> list[MauKeThua]:
    """The templates in the order of the file."""
    return [
        MauKeThua(
            doc_ngay(cells["ngay"]),
            int(cells["cap"]),
            cells["cu"],
            int(cells["cap_moi"]),
            cells["moi"],
            cells["chinh"] == "1",
            cells["can_cu"],
        )
        for cells in doc_tep("ke_thua_co_quan", thu_muc)
    ]


def doc_trung_tam(thu_muc: Path = THU_MUC) -> dict[str, str]:
    """Code of a district → code of the commune that took its seat, where no name says which."""
    return {cells["ma_huyen"]: cells["ma_xa"] for cells in doc_tep("trung_tam_huyen", thu_muc)}
