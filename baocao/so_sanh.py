"""A sent report beside the data of now."""

from dataclasses import dataclass, replace

from baocao.models import BanBaoCao
from baocao.noi_dung import NoiDung
from baocao.thu_thap import ky_cua, viec_trong_bao_cao
from nhiemvu.trang_thai import PhanLoai


@dataclass(frozen=True, slots=True)
class DongSoSanh:
    """A figure when the report was sent and now, both as of the day on which its data closed."""

    nhan: str
    luc_gui: int
    nay: int

    @property
    def lech(self) -> int:
        return self.nay - self.luc_gui


def so_voi_nay(ban: BanBaoCao, da_gui: NoiDung) -> list[DongSoSanh]:
    """Where the data of the period have changed since the report was sent: late entries, corrections."""
    since = replace(ky_cua(ban), nhu_da_biet=False)
    now = viec_trong_bao_cao(ban.pham_vi, since).dem_chung(since.chot)
    sent = da_gui.so
    rows = [DongSoSanh("Có thời hạn", sent.co_han, now.co_han)]
    return rows + [DongSoSanh(kind.nhan, sent[kind], now[kind]) for kind in PhanLoai if sent[kind] or now[kind]]
