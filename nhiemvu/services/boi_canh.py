"""What a handover is about: the act, who may take over from whom, and the things that move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from donvi.ke_tuc import ChuoiKeTuc
from donvi.kiem_su_kien import CapKeThua
from donvi.models import CoQuan, SuKienKeThua
from nhiemvu.enums import LoaiDong
from nhiemvu.services.dong import ThayDoi


@dataclass(frozen=True, slots=True)
class Muc:
    """One thing that moves: from `cu` to `moi`, one of `lua_chon`. `ma` is the key under which a person chooses."""

    ma: str
    loai: LoaiDong
    ten: str
    cu: CoQuan
    moi: CoQuan
    lua_chon: Sequence[CoQuan]
    thay_doi: list[ThayDoi]
    ghi_chu: str = ""


@dataclass
class BoiCanh:
    """The act, who may take over from whom (the default first), and what a person chose.

    A successor that has passed on since stands for those that carry on from it on the day of the handover.
    """

    su_kien: SuKienKeThua
    cap: Sequence[CapKeThua]
    chon: Mapping[str, int]
    ngay: date
    cu: dict[int, CoQuan] = field(init=False)
    ke_tiep: dict[int, list[CoQuan]] = field(init=False)

    def __post_init__(self) -> None:
        self.cu = {pair.cu.pk: pair.cu for pair in self.cap}
        chains, heirs = ChuoiKeTuc(pair.moi for pair in self.cap), {}
        for pair in sorted(self.cap, key=lambda pair: not pair.chinh):
            found = heirs.setdefault(pair.cu.pk, [])
            found += [agency for agency in chains.tat_ca(pair.moi, self.ngay) if agency not in found]
        self.ke_tiep = heirs

    @property
    def ngay_cuoi(self) -> date:
        """The last day of the agencies that end."""
        return self.su_kien.ngay - timedelta(days=1)

    def nguoi_nhan(self, ma: str, cu: int) -> CoQuan:
        """Who takes the item: as chosen, else by default.

        Raises:
            ValidationError: the choice is no successor.
        """
        heirs = self.ke_tiep[cu]
        chosen = self.chon.get(ma)
        found = next((agency for agency in heirs if chosen in (None, agency.pk)), None)
        if found is None:
            raise ValidationError(f"Cơ quan được chọn không kế thừa {self.cu[cu]}.")
        return found

    def muc(self, loai: LoaiDong, khoa: int, ten: str, cu: int, thay_doi: list[ThayDoi], ghi_chu: str = "") -> Muc:
        ma = f"{loai}-{khoa}"
        return Muc(ma, loai, ten, self.cu[cu], self.nguoi_nhan(ma, cu), self.ke_tiep[cu], thay_doi, ghi_chu)
