"""A task (or target) as its rows say it, before anything is interpreted."""

from dataclasses import dataclass, field

from nhaplieu.ban_nhap import PhatHien
from nhaplieu.nhan_dang.hang import Hang
from nhaplieu.nhan_dang.so_thu_tu import SoThuTu
from nhaplieu.nhan_dang.vai_cot import Vai


@dataclass(eq=False)
class ViecTho:
    """A task's texts by column index, before they are interpreted. `ke_thua` names the roles whose text came from
    the parent, `trong_o` holds what the task's own text names under a label."""

    hang: Hang
    so: SoThuTu
    muc: tuple[str, ...]
    chu: dict[int, str]
    cha: "ViecTho | None" = None
    co_con: bool = False
    noi: list[Hang] = field(default_factory=list)
    ke_thua: set[Vai] = field(default_factory=set)
    phat_hien: list[PhatHien] = field(default_factory=list)
    trong_o: dict[Vai, str] = field(default_factory=dict)

    def lay(self, vai: Vai) -> str:
        """The text under the role's column, else what the task's own text names."""
        return self.chu.get(self.hang.khung.vi_tri.get(vai, -1), "") or self.trong_o.get(vai, "")

    def dat(self, vai: Vai, chu: str) -> None:
        """Give the role's column a text, if the table has one."""
        if (i := self.hang.khung.vi_tri.get(vai)) is not None:
            self.chu[i] = chu

    @property
    def stt(self) -> str | None:
        """The number as written, `None` without one."""
        return self.so.chu or None
