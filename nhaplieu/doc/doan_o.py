"""Tables whose cells stand one a line, as law sites and some programs paste them.

The header gives the columns; a line that carries the next number begins a row; the lines after it are shared out
over the columns by what each reads like (an agency, a deadline, a long text), so that a cell of two paragraphs and
an empty cell both find their place.
"""

import re
from functools import lru_cache
from itertools import groupby

from chung.chu import khong_dau
from nhaplieu.nhan_dang.so_thu_tu import KIEU_MUC, KieuSo, SoThuTu, dau_muc, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai, cac_vai

SO_COT_TOI_DA = 15
SO_DOAN_TOI_DA = 60
HON_HAN = 3.0
"""One line a column is taken as it stands unless another sharing out reads so much better."""
Hang = tuple[int, list[str]]

_CO_QUAN = re.compile(
    r"-?\s*(so(?! lieu| luong)|bo(?! sung| tri)|ubnd|uy ban|ban(?! hanh)|cac|cuc|chi cuc|tong cuc|vu|van phong|cong an"
    r"|bao hiem|trung tam|dai|hoi(?! nghi| thao)|mat tran|phong(?!,? chong)|tram|benh vien|don vi|co quan|lien doan"
    r"|ngan hang|vien(?! phi)|truong(?! hop)|bao(?! cao| dam)|bhxh|ttyt|syt|kho bac|chu tich|giam doc|tinh(?! hinh)"
    r"|thanh pho|huyen|xa(?! hoi)|doan|hdnd|thanh tra|toa an|quan(?! ly| triet)|bo doi|dia phuong|to(?! chuc)|cong ty"
    r"|doanh nghiep)\b"
)
_GACH = ("-", "+", "•")
_HAN = re.compile(
    r".*\b(quy|thang|nam|20\d\d|thuong xuyen|hang|dinh ky|ngay|theo|sau khi|truoc|giai doan|khi|lien tuc|hoan thanh"
    r"|den het|lo trinh|tien do)\b"
)


def xep_doan(dong: list[str]) -> list[Hang]:
    """The rows of the text: each table row with its cells, every other line as a row of one cell."""
    doan = _cac_doan(dong)
    hang: list[Hang] = []
    i = 0
    while i < len(doan):
        so_cot = _so_cot_tieu_de(doan, i)
        if so_cot:
            hang.append((doan[i][0], [chu for _, chu in doan[i : i + so_cot]]))
            i = _than_bang(doan, i + so_cot, [chu for _, chu in doan[i : i + so_cot]], hang)
        else:
            hang.append((doan[i][0], [doan[i][1]]))
            i += 1
    return hang


def _cac_doan(dong: list[str]) -> list[tuple[int, str]]:
    """The lines that are cells: every line with text, and blank ones that a tab marks as an empty cell."""
    co_tab = sum(chu.startswith("\t") for chu in dong) * 2 > sum(bool(chu.strip()) for chu in dong)
    return [
        (so, chu.strip()) for so, chu in enumerate(dong, start=1) if chu.strip() or (co_tab and chu.startswith("\t"))
    ]


def _so_cot_tieu_de(doan: list[tuple[int, str]], dau: int) -> int:
    """How many lines from here on are a header: a number column, then names of columns, up to the first number."""
    if not _la_vai(doan[dau][1], Vai.STT):
        return 0
    ten = []
    for _, chu in doan[dau : dau + SO_COT_TOI_DA + 1]:
        if ten and (_bat_dau_hang(chu, None) or dau_muc(chu)[0].kieu is KieuSo.LA_MA):
            break
        ten.append(chu)
    vai = [ung[0].vai for chu in ten if (ung := cac_vai(chu))]
    du = 3 <= len(ten) <= SO_COT_TOI_DA and len(set(vai)) >= 3 and len(vai) * 3 >= len(ten) * 2
    return len(ten) if du else 0


def _la_vai(chu: str, vai: Vai) -> bool:
    ung = cac_vai(chu)
    return bool(ung) and ung[0].vai is vai


def _bat_dau_hang(chu: str, truoc: SoThuTu | None) -> SoThuTu | None:
    """The number with which the line begins a row: the next one, a child of the last one, a section's."""
    so = doc_stt(chu)
    if so.kieu is KieuSo.SO:
        gia_tri = int(re.sub(r"\D", "", so.chu))
        cu = int(re.sub(r"\D.*", "", truoc.chu) or 0) if truoc and truoc.chu[:1].isdigit() else 0
        return so if gia_tri in (1, cu + 1) or (cu < gia_tri <= cu + 3 and gia_tri < 1000) else None
    if so.kieu is KieuSo.SO_CHAM and truoc:
        return so if so.chu.split(".")[0] == truoc.chu.split(".")[0] else None
    if so.kieu is KieuSo.CHU_THUONG:
        return so if chu.endswith((")", ".")) else None
    return so if so.kieu in KIEU_MUC else None


def _than_bang(doan: list[tuple[int, str]], i: int, ten: list[str], hang: list[Hang]) -> int:
    """Add the rows under a header; returns where the next header, or the end, is."""
    vai = [cac_vai(chu)[0].vai if cac_vai(chu) else Vai.KHAC for chu in ten[1:]]
    truoc: SoThuTu | None = None
    while i < len(doan) and not (_la_vai(doan[i][1], Vai.STT) and _so_cot_tieu_de(doan, i)):
        so = _bat_dau_hang(doan[i][1], truoc)
        if so is None:
            hang.append((doan[i][0], [doan[i][1]]))
            i += 1
            continue
        if so.kieu not in KIEU_MUC and so.kieu is not KieuSo.CHU_THUONG:
            truoc = so
        elif so.kieu in KIEU_MUC:
            truoc = SoThuTu("0", KieuSo.SO) if truoc is None else truoc
        cuoi = i + 1
        while cuoi < len(doan) and not _het_hang(doan, cuoi, truoc):
            cuoi += 1
        hang.extend(_mot_hang(doan[i:cuoi], vai, la_cuoi=cuoi == len(doan)))
        i = cuoi
    return i


def _het_hang(doan: list[tuple[int, str]], i: int, truoc: SoThuTu | None) -> bool:
    chu = doan[i][1]
    if _bat_dau_hang(chu, truoc) is not None:
        return True
    so, ten = dau_muc(chu)
    return (so.kieu in KIEU_MUC and bool(ten)) or (_la_vai(chu, Vai.STT) and _so_cot_tieu_de(doan, i) > 0)


def _mot_hang(doan: list[tuple[int, str]], vai: list[Vai], *, la_cuoi: bool) -> list[Hang]:
    """A row from its number line and the lines after it; lines that do not belong to it follow as rows of one cell."""
    (so_dong, stt), than = doan[0], doan[1:]
    if len(than) == len(vai) and not all(chu for _, chu in than):
        return [(so_dong, [stt, *(chu for _, chu in than)])]
    than, thua = than[:SO_DOAN_TOI_DA], than[SO_DOAN_TOI_DA:]
    co_chu = [(so, chu) for so, chu in than if chu]
    cac_o, dung = _chia([chu for _, chu in co_chu], vai, la_cuoi=la_cuoi)
    con = [*co_chu[dung:], *thua]
    return [(so_dong, [stt, *cac_o]), *((so, [chu]) for so, chu in con if chu)]


def _chia(doan: list[str], vai: list[Vai], *, la_cuoi: bool) -> tuple[list[str], int]:
    """Share the lines out over the columns in order, so that each cell reads like its column (best total score);
    returns the cells and how many lines they took. Leaving lines at the end out costs little in the last row only."""
    gia_bo = 0.1 if la_cuoi else 1.0
    tot: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for cot, v in enumerate(vai, start=1):
        for cuoi in range(len(doan) + 1):
            lua_chon = [
                (tot[cot - 1, dau][0] + _diem(tuple(doan[dau:cuoi]), v), dau)
                for dau in range(cuoi + 1)
                if (cot - 1, dau) in tot
            ]
            if lua_chon:
                tot[cot, cuoi] = max(lua_chon)
    dung = max(range(len(doan) + 1), key=lambda k: tot[len(vai), k][0] - gia_bo * (len(doan) - k))
    thang = sum(_diem((chu,), v) for chu, v in zip(doan, vai, strict=False))
    if len(doan) == len(vai) and thang + HON_HAN > tot[len(vai), dung][0] - gia_bo * (len(doan) - dung):
        return doan, len(doan)
    cac_o: list[str] = []
    cuoi = dung
    for cot in range(len(vai), 0, -1):
        dau = tot[cot, cuoi][1]
        cac_o.insert(0, "\n".join(doan[dau:cuoi]))
        cuoi = dau
    return cac_o, dung


_THIEU = {Vai.NOI_DUNG: -5.0, Vai.CHI_TIEU: -5.0, Vai.CHU_TRI: -1.0, Vai.PHOI_HOP: -0.6, Vai.THOI_HAN: -1.0}
_THEM_DOAN = {Vai.NOI_DUNG: -0.3, Vai.CHU_TRI: -0.5, Vai.PHOI_HOP: -0.2, Vai.THOI_HAN: -1.5}


@lru_cache(maxsize=20_000)
def _diem(doan: tuple[str, ...], vai: Vai) -> float:
    """How well the lines read as one cell of the column."""
    if not doan:
        return _THIEU.get(vai, -0.4)
    diem = _THEM_DOAN.get(vai, -0.4) * (len(doan) - 1) + _diem_bien(doan)
    for i, (chu, _) in enumerate(groupby(doan)):
        co_quan, han = _giong_co_quan(chu), _giong_han(chu)
        if vai in (Vai.CHU_TRI, Vai.PHOI_HOP):
            diem += 3 if co_quan else -2 - i
        elif vai is Vai.THOI_HAN:
            diem += 3 if han and not co_quan else -2
        elif vai in (Vai.NOI_DUNG, Vai.CHI_TIEU):
            dai = len(chu) > 25 or (i > 0 and chu.startswith(_GACH))
            diem += (2 if i == 0 else 0.2) if dai and not (co_quan and len(chu) < 60) else -1
        else:
            diem -= co_quan + han * (len(chu) < 30)
    return diem / (1 + 0.5 * (len(doan) - 1)) if vai is not Vai.NOI_DUNG else diem


def _diem_bien(doan: tuple[str, ...]) -> float:
    """Whether the cell begins and ends where a cell does: not in the middle of a list or of a sentence."""
    giua_danh_sach = {",": -2.5, ";": -1.0}.get(doan[-1][-1:], 0.0)
    return giua_danh_sach - 1.5 * doan[0].lstrip('-+ (“"')[:1].islower()


def _giong_co_quan(chu: str) -> bool:
    return len(chu) < 400 and _CO_QUAN.match(khong_dau(chu)) is not None


def _giong_han(chu: str) -> bool:
    return len(chu) < 200 and (_HAN.match(khong_dau(chu)) is not None or re.search(r"\d/\d", chu) is not None)
