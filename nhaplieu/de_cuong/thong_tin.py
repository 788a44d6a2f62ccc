"""A document's own data as its first and last lines give them (NĐ 30/2020/NĐ-CP, phụ lục I): number, date, issuer,
subject, legal basis, signer."""

import re
from dataclasses import dataclass, field
from datetime import date

from chung.chu import gon, khong_dau
from nhaplieu.de_cuong.cay import Bac, tach_so

SO_DONG_DAU = 60
SO_DONG_CUOI = 60
SO_DONG_TRICH_YEU = 6
_HOA = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SO = re.compile(r"(?:^|\b)số(?: hiệu)?\s*:\s*(?P<so>\d[\d\w]*\s*[/\-–]\s*[\w/\-–]*\w)", re.IGNORECASE)
_NGAY = re.compile(
    r"ngày(?: ban hành:)?\s*(\d{1,2})\s*(?:tháng|[/.\-])\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})", re.IGNORECASE
)
_NOI_NGAY = re.compile(r"^[^:;]{0,60}, ngày|^ngày ban hành", re.IGNORECASE)
_TEN_LOAI = re.compile(r"(kế hoạch|quyết định|chương trình|đề án|chỉ thị|nghị quyết|phương án|hướng dẫn|công văn)\b")
_CAN_CU = re.compile(r"(căn cứ|thực hiện|theo đề nghị|xét đề nghị|thi hành|triển khai thực hiện)\b", re.IGNORECASE)
_NOI = re.compile(
    r"(?:^|\b)(?P<ten>ủy ban nhân dân|uỷ ban nhân dân|ubnd|bộ y tế|sở y tế|tỉnh ủy|thành ủy|huyện ủy)"
    r"(?P<duoi> .{0,60})?$",
    re.IGNORECASE,
)
_BAN_HANH = re.compile(
    rf"\b(?P<ten>UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Sở Y tế|Bộ Y tế)(?P<cap> (?:tỉnh|thành phố|huyện|quận|thị xã|xã"
    rf"|phường|thị trấn))?(?P<noi>(?: [{_HOA}]\w*){{0,4}}) (?:ban hành|xây dựng|triển khai)"
)
_CAP = r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_DIA_BAN = re.compile(rf"địa bàn {_CAP}((?: [{_HOA}]\w*){{1,4}})")
_KY = re.compile(
    r"((kt|tm|tl|tuq|q)\s*\.\s*)?(pho |quyen )?(chu tich|giam doc|bo truong|thu truong|truong ban|cuc truong|bi thu)\b"
)
_NGUOI_KY = re.compile(r"người ký:\s*(?P<ten>[^:]{4,40})$", re.IGNORECASE)
_TEN_NGUOI = re.compile(rf"(?:(?:TS|ThS|BS|BSCKI|BSCKII|PGS|GS|CKI|CKII)\.?\s*)*[{_HOA}][\w']*(?: [\w']+){{1,4}}")


@dataclass
class ThongTinVanBan:
    """The data of a document; what it does not say is blank."""

    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    noi_ban_hanh: str = ""
    nguoi_ky: str = ""
    trich_yeu: str = ""
    can_cu: list[str] = field(default_factory=list)


def doc_thong_tin(dong: list[str]) -> ThongTinVanBan:
    """The data that the document's lines give; a draft's blank number and date stay blank."""
    het = next((i for i, chu in enumerate(dong) if tach_so(chu)[0] in (Bac.LA_MA, Bac.CHU_HOA, Bac.TU)), SO_DONG_DAU)
    dau = dong[: min(het, SO_DONG_DAU)]
    tua = next((i for i, chu in enumerate(dau) if _la_ten_loai(chu)), None)
    truoc, sau = (dau, []) if tua is None else (dau[:tua], dau[tua:])
    trich_yeu, con = _trich_yeu(sau)
    so = next((tim["so"] for chu in truoc if (tim := _SO.search(chu))), "")
    return ThongTinVanBan(
        so_ky_hieu="".join(so.split()),
        ngay_ban_hanh=next((ngay for chu in truoc if _NOI_NGAY.search(chu) and (ngay := _ngay(chu))), None),
        noi_ban_hanh=_noi_ban_hanh(truoc, dau),
        nguoi_ky=_nguoi_ky(dong),
        trich_yeu=trich_yeu,
        can_cu=[_can_cu(chu) for chu in con if _CAN_CU.match(chu)],
    )


def _la_ten_loai(chu: str) -> bool:
    """Whether the line names the kind of the document, in capitals."""
    return chu.isupper() and _TEN_LOAI.match(chu.lower()) is not None


def _trich_yeu(dong: list[str]) -> tuple[str, list[str]]:
    """The subject below the kind of the document, and the lines after it."""
    if not dong:
        return "", []
    chu = [con] if (con := " ".join(dong[0].split()[2:])) else []
    for i, tiep in enumerate(dong[1:], start=1):
        noi_tiep = not chu or tiep.isupper() or tiep[:1].islower()
        if (
            not noi_tiep
            or (chu and chu[-1].endswith("."))
            or tiep.endswith((";", ":"))
            or len(chu) >= SO_DONG_TRICH_YEU
        ):
            return gon(" ".join(chu)), dong[i:]
        chu.append(tiep)
    return gon(" ".join(chu)), []


def _can_cu(chu: str) -> str:
    """The document referred to: the first sentence of the line."""
    cau = re.split(rf"(?<=\w)\.\s+(?=[{_HOA}])", chu, maxsplit=1)[0]
    return re.split(rf"[,;] (?=[{_HOA}][^,;]{{0,60}} ban hành\b[^,;]*:$)", cau, maxsplit=1)[0].strip(" ;,.")


def _ngay(chu: str) -> date | None:
    tim = _NGAY.search(chu)
    try:
        return date(int(tim[3]), int(tim[2]), int(tim[1])) if tim else None
    except ValueError:
        return None


def _noi_ban_hanh(truoc: list[str], dau: list[str]) -> str:
    """The issuer: from the letterhead's capitals, else from the sentence that issues the document."""
    for i, chu in reversed(list(enumerate(truoc))):  # the superior's name stands above the issuer's
        tim = _NOI.match(chu) if chu.isupper() else None
        if tim:
            tiep = truoc[i + 1] if i + 1 < len(truoc) else ""
            duoi = tim["duoi"] or (tiep if re.match(_CAP, tiep.lower()) and tiep.isupper() else "")
            return _ten_noi(tim["ten"], duoi)
    tim = next((tim for chu in dau if (tim := _BAN_HANH.search(chu))), None)
    if tim is None:
        return ""
    noi = tim["noi"].strip()
    if tim["cap"] and not noi:
        dia_ban = [d for chu in dau for d in _DIA_BAN.findall(chu) if d[0] == tim["cap"].strip()]
        noi = dia_ban[0][1].strip() if dia_ban else ""
    return _ten_noi(tim["ten"], f"{tim['cap'] or ''} {noi}")


def _ten_noi(ten: str, duoi: str) -> str:
    """The agency's name as sentences write it: "UBND tỉnh Nghệ An"."""
    ten = "UBND" if "nhan dan" in khong_dau(ten) or ten.upper() == "UBND" else ten.capitalize().replace("y tế", "Y tế")
    tim = re.match(rf"{_CAP}\b(.*)", gon(duoi).lower())
    if not tim:
        return gon(f"{ten} {gon(duoi).title()}")
    return gon(f"{ten} {tim[1]} {tim[2].title()}")


def _nguoi_ky(dong: list[str]) -> str:
    """The signer: the name after the last line that names an office; blank where nobody has signed."""
    if tim := next((tim for chu in dong[:SO_DONG_DAU] if (tim := _NGUOI_KY.search(chu))), None):
        return gon(tim["ten"])
    cuoi = dong[-SO_DONG_CUOI:]
    cho = [i for i, chu in enumerate(cuoi) if chu.isupper() and _KY.match(khong_dau(chu))]
    for chu in cuoi[cho[-1] + 1 :][:4] if cho else ():
        if not chu.isupper() and len(chu) <= 40 and _TEN_NGUOI.fullmatch(chu):
            return chu
    return ""
