"""Stand-in until the splitter of agency cells lands."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TenGoi:
    nguyen_van: str
    ten: str
    la_nhom: bool
    de_nghi: bool = False


@dataclass(frozen=True, slots=True)
class KetQuaTach:
    ten_goi: tuple[TenGoi, ...]
    phoi_hop: tuple[TenGoi, ...] = ()
    tham_chieu: bool = False
    ghi_chu: tuple[str, ...] = ()


def tach(o: str, ten_da_biet=()) -> KetQuaTach:
    parts = [part.strip(" .") for part in re.split(r"[;,\n]", o) if part.strip(" .")]
    return KetQuaTach(tuple(TenGoi(p, p, p.lower().startswith(("các", "ubnd c"))) for p in parts))
