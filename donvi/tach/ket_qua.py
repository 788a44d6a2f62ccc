"""What a cell of agencies was read as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TenGoi:
    """One agency or one group named in a cell.

    `nguyen_van` is the name as the cell writes it (NFC, white space collapsed, bullets and closing punctuation gone),
    `ten` the full name without abbreviation, `de_nghi` marks a body that can only be asked ("Đề nghị …").
    """

    nguyen_van: str
    ten: str
    la_nhom: bool
    de_nghi: bool = False


@dataclass(frozen=True, slots=True)
class KetQuaTach:
    """The names of a cell in their order, the coordinators apart where the cell itself says so ("phối hợp với …").

    `tham_chieu`: the cell only refers to the one above ("Như trên"). `ghi_chu`: Vietnamese notes that quote what was
    left out (people, telephone numbers, what an agency shall do, pieces cut off).
    """

    ten_goi: tuple[TenGoi, ...]
    phoi_hop: tuple[TenGoi, ...] = ()
    tham_chieu: bool = False
    ghi_chu: tuple[str, ...] = ()
