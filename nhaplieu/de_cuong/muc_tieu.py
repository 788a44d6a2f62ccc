"""The targets of an outline: what each aim says shall be reached, by when."""

import re
from dataclasses import dataclass, field

from nhaplieu.ban_nhap import ChiTieuNhap, MucDo, PhatHien
from nhaplieu.de_cuong.cay import Bac, Nut
from nhaplieu.de_cuong.phan import DAI_TUA, la_muc_tieu_chung
from nhaplieu.muc_chi_tieu import doc_muc, tim_muc
from nhaplieu.nhan_dang.loai_dong import LoaiDong

DAI_TEN = 300
"""The longest name and the longest words of a value that a plan keeps."""

_NAM = re.compile(r"\b(?:đến|vào|trong|hết|cuối|năm)\s+(?:hết |cuối )?(?:năm\s+)?(20\d\d)\b", re.IGNORECASE)
_MOI = re.compile(r"(?:mỗi|mọi|tất cả(?: các)?|toàn bộ(?: các)?)\s+(?!năm\b|tháng\b|quý\b|lần\b)", re.IGNORECASE)
_MO_DAU = re.compile(r"(?:phấn đấu|bảo đảm|đảm bảo|duy trì|đến(?: hết| cuối)? năm 20\d\d|có|,|:)\s*", re.IGNORECASE)
_NOI_CUOI = re.compile(r"[\s,:–-]*(?:\b(?:đạt|là|phấn đấu|ở mức|được|lên|chiếm)\b)?[\s,:–-]*$", re.IGNORECASE)
_TRONG_VIEC = re.compile(
    r"đến(?: hết| cuối)? năm (?P<nam>20\d\d),?\s+(?P<muc>(?:phấn đấu |duy trì |đạt |có |trên |ít nhất |tối thiểu "
    r"|bảo đảm )+\d[\d.,]*\s*%)\s+(?P<ten>[^.;]{3,150}?\b(?:có|đạt|được|tham gia|thực hiện)\b[^.,;]{3,120})",
    re.IGNORECASE,
)
_PHAN_DAU = re.compile(r"phấn đấu |bảo đảm ", re.IGNORECASE)


@dataclass
class DocMucTieu:
    """Reads the targets of one document; `nam` is the year that its title names."""

    ten_trang: str
    nam: str = ""
    chi_tieu: list[ChiTieuNhap] = field(default_factory=list)

    def phan(self, nut: Nut) -> None:
        """Read a part on aims; general aims are notes."""
        nut.doan.loai = LoaiDong.MUC
        if not la_muc_tieu_chung(nut.ten):
            self._duyet(nut, (nut.tieu_de,), _nam(nut.ten) or self.nam)

    def _duyet(self, cha: Nut, muc: tuple[str, ...], nam: str) -> None:
        for nut in cha.con:
            nam_nay = _nam(nut.ten) or nam
            if nut.la_muc and nut.con and len(nut.tieu_de) <= DAI_TUA:
                nut.doan.loai = LoaiDong.MUC
                if not la_muc_tieu_chung(nut.ten):
                    self._duyet(nut, (*muc, nut.tieu_de), nam_nay)
            elif nut.la_muc and la_muc_tieu_chung(nut.ten):
                continue
            elif nut.ten.endswith(":") and not nut.con:
                nam = nam_nay
            elif nut.bac is not Bac.DOAN or tim_muc(nut.ten):
                self._mot_muc_tieu(nut, muc, nam_nay)
            for con in nut.con if not nut.la_muc else ():
                self._mot_muc_tieu(con, (*muc, nut.ten.rstrip(":")), _nam(con.ten) or nam_nay)

    def _mot_muc_tieu(self, nut: Nut, muc: tuple[str, ...], nam: str) -> None:
        if nut.con and nut.ten.endswith(":"):
            nut.doan.loai = LoaiDong.MUC
            return
        nut.doan.loai = LoaiDong.CHI_TIEU
        for ve in _cac_ve(nut.ten):
            self._them(nut, ve, muc, nam)

    def _them(self, nut: Nut, ve: str, muc: tuple[str, ...], nam: str) -> None:
        ten, nguyen_van, ghi = doc_ve(ve)
        doc = doc_muc(nguyen_van)
        phat_hien = [PhatHien(MucDo.CANH_BAO, ghi, trang_tinh=self.ten_trang, dong=nut.doan.dong)] if ghi else []
        self.chi_tieu.append(
            ChiTieuNhap(
                stt=nut.so or None,
                ten=_cat(ten),
                trang_tinh=self.ten_trang,
                dong=nut.doan.dong,
                don_vi_tinh="%" if "%" in nguyen_van and doc.toan_tu != "text" else "",
                nguyen_van=_cat(nguyen_van),
                toan_tu=doc.toan_tu,
                gia_tri=doc.gia_tri,
                gia_tri_den=doc.gia_tri_den,
                nam={nam: _cat(nguyen_van)} if nam else {},
                muc=list(muc),
                o_goc={"A": nut.doan.goc},
                phat_hien=phat_hien,
            )
        )

    def trong_viec(self, nut: Nut, muc: list[str]) -> None:
        """A target inside a task's words: "đến năm 2025 duy trì 100% …". The paragraph stays a task."""
        for tim in _TRONG_VIEC.finditer(nut.ten):
            self._them(nut, f"{_PHAN_DAU.sub('', tim['muc'])} {tim['ten']}", tuple(muc), tim["nam"])


def doc_ve(ve: str) -> tuple[str, str, str]:
    """The name of the target, the words of its value, and what to tell the person of the reading."""
    ve = ve.strip(" .;,")
    cum = tim_muc(ve)
    if len(cum) == 1:
        (dau, cuoi) = cum[0]
        truoc, sau = _NOI_CUOI.sub("", ve[:dau]), ve[cuoi:].strip(" ,")
        while tim := _MO_DAU.match(truoc):
            truoc = truoc[tim.end() :]
        ten = ve if truoc and sau else (truoc or sau or ve)
        return _viet_hoa(ten), ve[dau:cuoi].strip(), ""
    if cum:
        return _viet_hoa(ve), ve, "Mục tiêu có nhiều con số; hãy tách hoặc nhập lại mức cần đạt."
    if (tim := _MOI.match(ve)) and re.search(r"\bcó\b|\bđạt\b|\bđược\b", ve):
        return _viet_hoa(ve), "100%", f"“{tim[0].strip().capitalize()} …” được hiểu là 100%."
    return _viet_hoa(ve), ve, ""


def _cac_ve(chu: str) -> list[str]:
    """The clauses of an aim that are targets of their own; a mere list stays whole."""
    ve = [v.strip() for v in chu.split(";") if v.strip()]
    return ve if any(doc_muc(doc_ve(v)[1]).toan_tu != "text" for v in ve) and len(ve) > 1 else [chu]


def _nam(chu: str) -> str:
    nam = _NAM.findall(chu)
    return nam[0] if len(set(nam)) == 1 else ""


def _viet_hoa(chu: str) -> str:
    return chu[:1].upper() + chu[1:]


def _cat(chu: str) -> str:
    return chu if len(chu) <= DAI_TEN else chu[: DAI_TEN - 1].rstrip() + "…"
