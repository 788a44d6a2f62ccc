"""The tasks of an outline: bullets and points, below the headings that say what they are about or who shall do them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from chung.chu import khong_dau
from donvi.tach import TenGoi, tach
from nhaplieu.ban_nhap import DongNhap, MucDo, PhatHien
from nhaplieu.de_cuong.cay import Bac, Nut
from nhaplieu.de_cuong.co_quan import chu_tri_trong_cau, co_quan_cua_tua, phoi_hop_trong_cau
from nhaplieu.de_cuong.doan import Doan
from nhaplieu.de_cuong.han_trong_cau import han_trong_cau
from nhaplieu.de_cuong.phan import DAI_TUA, Phan
from nhaplieu.kiem_tra import tin_cay
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai
from nhiemvu.han import doc_han

DAI_NHAN = 45
DAI_TUA_NGAN = 160
"""The longest label ("Cơ quan chủ trì:") and the longest heading that a task may follow on its own line."""

_NHAN = re.compile(r"(?P<nhan>[^:]{2,45}?)\s*:\s*(?P<chu>\S.*)", re.DOTALL)
_TUA_THAN = re.compile(r"(?P<tua>[^:]+?)\s*:\s*(?P<than>\S.{14,})", re.DOTALL)
_DAN_NHAP = re.compile(
    r"(nhu sau|sau day|cu the|(nhiem vu|giai phap|noi dung|cong viec|viec|cong tac)( trong tam| chu yeu| cu the)* sau)"
    r"\s*[:.]$|:$"
)
_KET = re.compile(
    r"tren day la |trong qua trinh (to chuc |trien khai )*thuc hien|can cu (noi dung )?ke hoach"
    r"|ke hoach nay (thay the|co hieu)|yeu cau (cac|thu truong)|de nghi (cac|thu truong) .*(thuc hien|trien khai)"
    r"|(uy ban nhan dan|ubnd|so|bo|ban)\b.{0,60}? (yeu cau|de nghi|giao) (cac|thu truong|giam doc|chu tich)"
    r"|noi nhan\b|(kt|tm|tl|tuq)\.\s*\S"
)
_VAI_NHAN = {Vai.CHU_TRI, Vai.PHOI_HOP, Vai.THOI_HAN, Vai.SAN_PHAM, Vai.CAP_TRINH, Vai.KINH_PHI}


@dataclass(frozen=True)
class _Cho:
    """Where a node stands: its sections, who leads there, the task above it."""

    muc: tuple[str, ...]
    chu_tri: tuple[TenGoi, ...] = ()
    cha: str | None = None


@dataclass
class DocNhiemVu:
    """Reads the tasks of one document; `het` tells that its closing words have begun."""

    ten_trang: str
    ngay_ban_hanh: date | None = None
    ten_da_biet: frozenset[str] = frozenset()
    nhiem_vu: list[DongNhap] = field(default_factory=list)
    _cho_nhan: list[DongNhap] = field(default_factory=list)
    _da_co_nhan: bool = False
    het: bool = False

    def phan(self, phan: Phan, nut: Nut) -> None:
        """Read a part: every paragraph of it gets its kind."""
        nut.doan.loai = LoaiDong.MUC
        self.het = False
        self._duyet(nut.con, _Cho((nut.tieu_de,)), phan)

    def _duyet(self, cac_nut: Iterable[Nut], cho: _Cho, phan: Phan) -> None:
        self._cho_nhan, self._da_co_nhan = [], False
        goc = cho
        for nut in cac_nut:
            self.het = self.het or (not nut.la_muc and _la_ket(nut))
            if not self.het and not self._gan_nhan(nut):
                cho = self._tua_khong_so(nut, cho, goc, phan) or cho
                if nut.doan.loai is not LoaiDong.MUC:
                    self._mot_nut(nut, cho, phan)

    def _tua_khong_so(self, nut: Nut, cho: _Cho, goc: _Cho, phan: Phan) -> _Cho | None:
        """An agency on a line of its own, without a number, heads what follows it."""
        if nut.la_muc or goc.chu_tri or len(nut.ten) > DAI_TUA_NGAN or _tach_tua(nut)[1]:
            return None
        co_quan = self._co_quan(nut.ten, phan)
        if not co_quan:
            return None
        nut.doan.loai = LoaiDong.MUC
        duoi = _Cho((*goc.muc, nut.ten.rstrip(" .:;")), co_quan)
        for con in nut.con:
            self._them(con, con.ten, duoi)
        return duoi

    def _mot_nut(self, nut: Nut, cho: _Cho, phan: Phan) -> None:
        con = [c for c in nut.con if not _nhan(c)]
        if nut.la_muc and con and len(nut.tieu_de) <= DAI_TUA:
            self._muc(nut, cho, phan)
        elif nut.la_muc:
            self._diem(nut, cho, phan)
        elif not _la_dan_nhap(nut):
            tua, than = _tach_tua(nut)
            co_quan = self._co_quan(tua, phan) if than and not cho.chu_tri else ()
            self._them(nut, than if co_quan else nut.ten, replace(cho, chu_tri=co_quan or cho.chu_tri))

    def _muc(self, nut: Nut, cho: _Cho, phan: Phan) -> None:
        """A heading with tasks below it; words after its colon are a task of their own."""
        tua, than = _tach_tua(nut)
        co_quan = self._co_quan(tua, phan)
        duoi = _Cho((*cho.muc, nut.tieu_de if not than else _co_so(nut, tua)), co_quan or cho.chu_tri)
        if than and not _DAN_NHAP.search(khong_dau(than)):
            self._them(nut, than, duoi)
        else:
            nut.doan.loai = LoaiDong.MUC
        self._duyet(nut.con, duoi, phan)

    def _diem(self, nut: Nut, cho: _Cho, phan: Phan) -> None:
        """A numbered point without headings below it: a task, or an agency and its task on one line."""
        tua, than = _tach_tua(nut)
        co_quan = self._co_quan(tua, phan)
        if not than and (co_quan or _la_dan_nhap(nut)):
            nut.doan.loai = LoaiDong.MUC
        elif than and (co_quan or len(tua) <= DAI_TUA_NGAN):
            self._them(nut, than, _Cho((*cho.muc, _co_so(nut, tua)), co_quan or cho.chu_tri))
        else:
            self._them(nut, nut.ten, cho, stt=nut.so)
        duoi = replace(cho, cha=nut.so if nut.doan.loai is LoaiDong.NHIEM_VU else None)
        for con in nut.con:
            if not self._gan_nhan(con):
                self._mot_nut(con, duoi, phan)

    def _co_quan(self, tua: str, phan: Phan) -> tuple[TenGoi, ...]:
        if phan is not Phan.TO_CHUC or tua.endswith("."):
            return ()
        return co_quan_cua_tua(tua.rstrip(" :;"), self.ten_da_biet)

    def _them(self, nut: Nut, noi_dung: str, cho: _Cho, stt: str | None = None) -> None:
        chi_tiet = [c for c in nut.con if c.bac is Bac.CONG and not nut.la_muc]
        noi_dung = "\n".join([noi_dung, *(c.doan.chu for c in chi_tiet)])
        chu_tri = chu_tri_trong_cau(noi_dung, self.ten_da_biet) or cho.chu_tri
        ten_chu_tri = {ten.ten for ten in chu_tri}
        dong = DongNhap(
            stt=stt,
            noi_dung=noi_dung,
            han=han_trong_cau(noi_dung, self.ngay_ban_hanh),
            trang_tinh=self.ten_trang,
            dong=nut.doan.dong,
            stt_cha=cho.cha,
            muc=list(cho.muc),
            chu_tri=chu_tri,
            phoi_hop=tuple(t for t in phoi_hop_trong_cau(noi_dung, self.ten_da_biet) if t.ten not in ten_chu_tri),
            dong_noi=[d.dong for d in _phan_noi(nut.doan, chi_tiet)],
            o_goc={"A": nut.doan.goc},
        )
        dong.thoi_han = dong.han.nguyen_van
        nut.doan.loai = LoaiDong.NHIEM_VU
        for con in chi_tiet:
            con.doan.loai = LoaiDong.TIEP_NOI
        if self._da_co_nhan:
            self._cho_nhan, self._da_co_nhan = [], False
        self._cho_nhan.append(dong)
        self.nhiem_vu.append(dong)

    def _gan_nhan(self, nut: Nut) -> bool:
        """Give what a labelled line says ("Cơ quan chủ trì: …") to the tasks above it since the last such lines."""
        nhan = _nhan(nut)
        if nhan is None or not self._cho_nhan:
            return False
        vai, chu = nhan
        self._da_co_nhan = True
        for dong in self._cho_nhan:
            self._dat(dong, vai, chu)
            dong.dong_noi.append(nut.doan.dong)
        nut.doan.loai = LoaiDong.TIEP_NOI
        return True

    def _dat(self, dong: DongNhap, vai: Vai, chu: str) -> None:
        if vai is Vai.CHU_TRI:
            ket_qua = tach(chu, self.ten_da_biet)
            dong.chu_tri, dong.phoi_hop = ket_qua.ten_goi, (*dong.phoi_hop, *ket_qua.phoi_hop)
        elif vai is Vai.PHOI_HOP:
            dong.phoi_hop = tach(chu, self.ten_da_biet).ten_goi
        elif vai is Vai.THOI_HAN:
            dong.thoi_han, dong.han = chu, doc_han(chu, self.ngay_ban_hanh)
        elif vai is Vai.SAN_PHAM:
            dong.san_pham = chu
        elif vai is Vai.CAP_TRINH:
            dong.cap_trinh = chu
        else:
            dong.kinh_phi = chu

    def ghi_phat_hien(self) -> None:
        """Tell of each task what a person must add or check."""
        for dong in self.nhiem_vu:
            thieu = [] if dong.chu_tri else ["Chưa có cơ quan chủ trì."]
            if dong.han.can_xem:
                thieu.append(f"Cần xem lại thời hạn “{dong.thoi_han}”.")
            dong.phat_hien = [
                PhatHien(MucDo.CANH_BAO, chu, trang_tinh=dong.trang_tinh, dong=dong.dong) for chu in thieu
            ]
            dong.tin_cay = tin_cay(dong)


def _phan_noi(doan: Doan, chi_tiet: list[Nut]) -> list[Doan]:
    return [*doan.noi, *(d for con in chi_tiet for d in (con.doan, *con.doan.noi))]


def _tach_tua(nut: Nut) -> tuple[str, str]:
    """The heading and what follows its colon on the same line; all of it as heading where nothing follows."""
    tim = _TUA_THAN.fullmatch(nut.ten)
    return (tim["tua"], tim["than"]) if tim else (nut.ten, "")


def _co_so(nut: Nut, tua: str) -> str:
    """The heading with its number, as the document writes it."""
    return nut.tieu_de[: len(nut.tieu_de) - len(nut.ten)] + tua


def _la_dan_nhap(nut: Nut) -> bool:
    """Whether the paragraph only leads to what stands below it."""
    return not nut.con and _DAN_NHAP.search(khong_dau(nut.ten)[-40:]) is not None


def _la_ket(nut: Nut) -> bool:
    """Whether the closing words of the document begin here."""
    return nut.bac is Bac.DOAN and (nut.ten.endswith("./.") or _KET.match(khong_dau(nut.ten)) is not None)


def _nhan(nut: Nut) -> tuple[Vai, str] | None:
    """The role and the words of a labelled line: "- Thời gian thực hiện: Quý I năm 2026"."""
    tim = _NHAN.fullmatch(nut.ten)
    vai = cac_vai(tim["nhan"]) if tim and len(tim["nhan"]) <= DAI_NHAN else ()
    return (vai[0].vai, tim["chu"].rstrip(" .;")) if vai and vai[0].vai in _VAI_NHAN and _du_ro(vai) else None


def _du_ro(vai: tuple) -> bool:
    """Whether the label names the role for sure: "Sở" alone heads a column, not a line."""
    return vai[0].trong_so >= 70
