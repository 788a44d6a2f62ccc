"""From tokens to phrases: one walk over a cell that joins points with their modifiers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from nhiemvu.han.chu_ky import so_va_don_vi
from nhiemvu.han.cum import Cum, LoaiCum
from nhiemvu.han.diem import Diem, doc_diem, ten_phan
from nhiemvu.han.nhom_mo import NhomMo
from nhiemvu.han.tu_vung import Tu

_BO_TRO = {"truoc", "cham", "den", "tu", "sau"}
_NOI = {"va", "phay", "gach", "cheo"}
_CO_MENH_DE = {"gioi_han", "dinh_huong", "du_kien", "tinh_trang"}
_THOI_GIAN_LAP = {"chu_ky", "chu_ky_n", "chu_ky_n_lan", "chu_ky_lan_n", "chu_ky_quy", "dinh_ky", "don_vi", "thoi_luong"}
# What may stand behind a bare number that continues a list ("tháng 6, 7").
_SAU_SO = _NOI | {"ngat", "tiep", "chu_ky", "dem"}
# What may stand before a bare number that begins one ("từ 15-20/6").
_TRUOC_SO = _BO_TRO | _NOI | {None, "ngat", "hai_cham", "dem", "trong", "xong", "giai_doan", "du_kien"}
# What may stand before a bare "năm" that means the plan's year ("trong năm", "hết năm").
_TRUOC_NAM = {"phan", "den", "cham", "trong"}
# Tokens across which a noun still owns the year behind it ("Kế hoạch giai đoạn 2026-2030").
_GIU_DANH_TU = {"danh_tu", "giai_doan", "theo"}


@dataclass
class _Gom:
    """The state of the walk: what was collected, and the open group.

    `menh_de` are the flags of the clause, `o` those of the cell. `lien` says that nothing but a bracket stands between
    the last group and the next point, `cung` that they share a clause, `dan` that "trong" or "hoàn thành" leads to it.
    """

    cac_tu: list[Tu]
    cum: list[Cum] = field(default_factory=list)
    nhom: NhomMo = field(default_factory=NhomMo)
    menh_de: set[str] = field(default_factory=set)
    o: set[str] = field(default_factory=set)
    trong_chu_ky: bool = False
    lien: bool = False
    cung: bool = False
    dan: bool = False

    def chay(self) -> None:
        """Walk over all tokens."""
        for vi_tri, tu in enumerate(self.cac_tu):
            diem = self._diem(vi_tri, tu)
            if diem:
                self._them_diem(diem)
            else:
                self._tu_khac(tu)
            if tu.ten not in _GIU_DANH_TU:
                self.menh_de.discard("danh_tu")
        self.dong()

    def _ten(self, vi_tri: int) -> str | None:
        return self.cac_tu[vi_tri].ten if 0 <= vi_tri < len(self.cac_tu) else None

    def _diem(self, vi_tri: int, tu: Tu) -> Diem | None:
        """The point at a token, where its surroundings let the token be one."""
        truoc = self._ten(vi_tri - 1)
        diem = doc_diem(tu)
        match tu.ten:
            case "don_vi":
                la_nam = tu.gia_tri[0] == "năm" and truoc in _TRUOC_NAM and not self.trong_chu_ky
                return Diem("nam") if la_nam else None
            case "nam_tran" if truoc == "khac" and self._ten(vi_tri + 1) != "hai_cham":
                return None
            case "nam_lech":
                return diem if truoc in ("trong", "phan") or (self.nhom.phan_tu and not self.nhom.noi) else None
            case "ban_hanh":
                return diem if self.nhom.bo_tro else None
            case "so_nam" if not self.nhom.dang_noi:
                return Diem("nam", nam=diem.nam)
            case "so":
                return diem if self._la_so_cua_nhom(vi_tri) else None
            case "la_ma" if diem.nam is None:
                return diem if self._la_so_cua_nhom(vi_tri) else None
        return diem

    def _la_so_cua_nhom(self, vi_tri: int) -> bool:
        """Whether a bare number belongs to a group, behind it ("tháng 6, 7") or before it ("28-30/6/2025")."""
        sau = self._ten(vi_tri + 1)
        if self.nhom.dang_noi:
            return sau is None or sau in _SAU_SO
        mo_dau = self._ten(vi_tri - 1) in _TRUOC_SO and sau in _NOI and vi_tri + 2 < len(self.cac_tu)
        return mo_dau and doc_diem(self.cac_tu[vi_tri + 2]) is not None

    def _them_diem(self, diem: Diem) -> None:
        if self.menh_de & {"khi", "le_tet"} and not self.nhom.bo_tro & {"truoc", "cham"}:
            self.o.add("moc_bo")
        elif self.nhom.la_nam_cua_diem_truoc(diem):
            self.nhom.ghi_nam(diem)
        else:
            if not self.nhom.dang_noi:
                self._dong_nhom()
            if not self.nhom.phan_tu:
                self._mo_nhom()
            self.nhom.them(diem)

    def _mo_nhom(self) -> None:
        self.nhom.co = set(self.menh_de)
        self.nhom.co |= {co for co, dung in (("lien", self.lien), ("cung", self.cung)) if dung}
        if "theo" in self.menh_de and not self.dan and not self.nhom.bo_tro:
            self.nhom.co.add("danh_tu")
        self.lien = self.cung = True

    def _tu_khac(self, tu: Tu) -> None:
        if tu.ten in _NOI:
            self._noi_tu(tu.ten)
        elif tu.ten in _BO_TRO:
            self.nhom.bo_tro.add(tu.ten)
            if tu.ten in ("truoc", "cham"):
                self.menh_de.add("manh")
        elif tu.ten in _THOI_GIAN_LAP:
            self._chu_ky(tu)
        elif tu.ten in ("trong", "xong"):
            self.dan = True
            self.menh_de |= {"manh", "xong"} if tu.ten == "xong" else set()
        elif tu.ten not in ("dem", "giai_doan"):
            self.trong_chu_ky = False
            _VIEC.get(tu.ten, _Gom.chu_khac)(self, tu)

    def _noi_tu(self, ten: str) -> None:
        if self.nhom.phan_tu:
            self.nhom.noi.add(ten)
        else:
            self.lien = False
        if ten == "phay":
            self.menh_de -= {"khi", "le_tet", "theo"}

    def _chu_ky(self, tu: Tu) -> None:
        """A cycle, or a unit of time: part of a cycle just named ("hằng quý, 6 tháng, năm"), else a duration."""
        cua_danh_tu = tu.ten == "thoi_luong" and "danh_tu" in self.menh_de
        if cua_danh_tu or (tu.ten == "don_vi" and not self.trong_chu_ky):
            self.chu_khac(tu)
            return
        self._dong_nhom()
        so, don_vi = so_va_don_vi(tu)
        if tu.ten == "thoi_luong" and not self.trong_chu_ky:
            lam_viec = bool(tu.gia_tri[2])
            self.cum.append(Cum(LoaiCum.THOI_LUONG, (), frozenset(self.nhom.bo_tro), so, don_vi, lam_viec, tu.cuoi))
            self.nhom.quen_bo_tro()
        else:
            self.cum.append(Cum(LoaiCum.CHU_KY, so=so, don_vi=don_vi))
            self.trong_chu_ky = True

    def trong_gio(self, tu: Tu) -> None:
        self.cum.append(Cum(LoaiCum.THOI_LUONG, so=int(tu.gia_tri[0]), don_vi="giờ", cuoi=tu.cuoi))

    def thuong_xuyen(self, _tu: Tu) -> None:
        self.phat(LoaiCum.THUONG_XUYEN)
        self.trong_chu_ky = True

    def khi(self, _tu: Tu) -> None:
        self.phat(LoaiCum.DIEU_KIEN, "khi")
        self.menh_de.add("khi")

    def theo(self, _tu: Tu) -> None:
        self.phat(LoaiCum.DIEU_KIEN)
        self.menh_de.add("theo")
        self.dan = False

    def theo_yeu(self, _tu: Tu) -> None:
        self.o.add("dieu_kien_yeu")

    def le_tet(self, _tu: Tu) -> None:
        self.phat(LoaiCum.LE_TET)
        self.menh_de.add("le_tet")

    def tham_chieu(self, _tu: Tu) -> None:
        self.phat(LoaiCum.THAM_CHIEU)

    def hong(self, _tu: Tu) -> None:
        self.phat(LoaiCum.HONG)

    def tiep(self, _tu: Tu) -> None:
        if self.nhom.phan_tu and not self.nhom.bo_tro and "cheo" not in self.nhom.noi:
            self.nhom.co.add("tiep")
            self.dong()
        else:
            self.phat(LoaiCum.TIEP)

    def ghi_phan(self, tu: Tu) -> None:
        self.nhom.phan = ten_phan(tu)

    def ghi_gio(self, tu: Tu) -> None:
        self.nhom.gio = int(tu.gia_tri[0])

    def hai_cham(self, _tu: Tu) -> None:
        """What stands before a colon is a label: its modifiers hold, but no group goes on behind it."""
        self._dong_nhom()

    def ky_hop(self, tu: Tu) -> None:
        if "sau" in self.nhom.bo_tro:
            self.khi(tu)
        self.menh_de.add("ky_hop")
        self.o.add("ky_hop")

    def ngat(self, tu: Tu) -> None:
        mo_ngoac = tu.gia_tri[0] == "("
        self.dong()
        self.menh_de &= {"ky_hop", "khi"} if mo_ngoac else set()
        self.lien = self.lien and mo_ngoac
        self.cung = self.dan = False

    def danh_tu(self, tu: Tu) -> None:
        self.chu_khac(tu)
        self.menh_de.add("danh_tu")

    def co_menh_de(self, tu: Tu) -> None:
        self._dong_nhom()
        self.lien = False
        self.menh_de.add(tu.ten)
        self.o.add(tu.ten)

    def chu_khac(self, tu: Tu) -> None:
        """Any other word ends the group; a modifier that it leaves without a date hints at an event."""
        if (self.nhom.bo_tro & {"truoc", "sau", "tu"} and tu.ten != "so") or tu.ten == "ban_hanh":
            self.o.add("dieu_kien_yeu")
        giu = self.nhom.bo_tro & {"truoc"} if "ky_hop" in self.menh_de else set()
        self.dong()
        self.nhom.bo_tro, self.lien, self.dan = giu, False, False
        self.o.add("chu")

    def phat(self, loai: LoaiCum, *co: str) -> None:
        """End the group and add a phrase of another kind."""
        self.dong()
        self.lien = False
        self.cum.append(Cum(loai, co=frozenset(co)))

    def dong(self) -> None:
        """End the group and forget the modifiers."""
        self._dong_nhom()
        self.nhom.quen_bo_tro()

    def _dong_nhom(self) -> None:
        self.cum += self.nhom.dong()


_VIEC: dict[str, Callable[[_Gom, Tu], None]] = {
    "trong_gio": _Gom.trong_gio,
    "thuong_xuyen": _Gom.thuong_xuyen,
    "khi": _Gom.khi,
    "theo": _Gom.theo,
    "theo_yeu": _Gom.theo_yeu,
    "ky_hop": _Gom.ky_hop,
    "ky_hop_mo": _Gom.theo,
    "le_tet": _Gom.le_tet,
    "tham_chieu": _Gom.tham_chieu,
    "hong": _Gom.hong,
    "tiep": _Gom.tiep,
    "phan": _Gom.ghi_phan,
    "phan_tuan": _Gom.ghi_phan,
    "gio": _Gom.ghi_gio,
    "hai_cham": _Gom.hai_cham,
    "ngat": _Gom.ngat,
    "danh_tu": _Gom.danh_tu,
    **dict.fromkeys(_CO_MENH_DE, _Gom.co_menh_de),
}


def gom_cum(cac_tu: list[Tu]) -> tuple[list[Cum], frozenset[str]]:
    """The phrases of a cell in their order, and the flags that hold for the whole cell."""
    gom = _Gom(cac_tu)
    gom.chay()
    return gom.cum, frozenset(gom.o)
