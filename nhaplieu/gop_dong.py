"""Rows put together into tasks (or targets): continuation rows joined, sections and parents found, values handed
down where the source leaves cells empty."""

import re
from itertools import pairwise

from chung.chu import gon
from nhaplieu.ban_nhap import MucDo, PhatHien
from nhaplieu.danh_dau import nhan_co_quan_danh_dau
from nhaplieu.luoi import KieuO, O
from nhaplieu.nhan_dang.bang import Bang
from nhaplieu.nhan_dang.dau_hieu import la_noi_tiep
from nhaplieu.nhan_dang.hang import VAI_VIEC, Hang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.so_thu_tu import KieuSo, SoThuTu, ThuTuMuc, dau_muc, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.viec_tho import ViecTho

_NHU_TREN = re.compile(
    r"[-–(\s]*(n\.?t|như (nhiệm vụ |mục |dòng )?(ở )?trên|[\"”“″〃]|''|//)[-–)\s.]*"
    r"(?:(?:[,;]|\bvà\b)\s*(?P<them>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
"""The value of the row above, and what a cell adds to it ("-nt-; Sở Tài chính")."""
_DE_TRONG = re.compile(r"[-–—/.…_]+")
_BAC = {KieuSo.LA_MA: 0, KieuSo.CHU_HOA: 0, KieuSo.SO: 1, KieuSo.SO_CHAM: 2, KieuSo.CHU_THUONG: 6, KieuSo.GACH: 9}


class NguCanh:
    """What one table leaves to the table that goes on with it: the sections, the numbers seen, the last task."""

    def __init__(self, muc_tren: list[tuple[SoThuTu, str]]) -> None:
        self.muc = ThuTuMuc()
        for so, ten in muc_tren:
            self.muc.vao(so, ten)
        self.cay = CayCha()
        self.viec_cuoi: ViecTho | None = None


class CayCha:
    """Finds the parent of a numbered row among the rows above it in its section."""

    def __init__(self) -> None:
        self._chong: list[tuple[int, str, ViecTho]] = []

    def xoa(self) -> None:
        """Forget the rows above: numbering may begin again."""
        self._chong.clear()

    @property
    def cuoi(self) -> ViecTho | None:
        """The last numbered row."""
        return self._chong[-1][2] if self._chong else None

    def vao(self, viec: ViecTho) -> ViecTho | None:
        """Put the row in and return its parent, if any."""
        bac = _BAC.get(viec.so.kieu)
        if bac is None:
            return None
        bac += viec.so.cap - 1 if viec.so.kieu in (KieuSo.SO_CHAM, KieuSo.CHU_THUONG) else 0
        khoa = viec.so.chu.strip("()/:-– .") or viec.so.chu
        while self._chong and self._chong[-1][0] >= bac:
            self._chong.pop()
        cha = next((v for b, k, v in reversed(self._chong) if self._la_cha(k, khoa, viec.so)), None)
        self._chong.append((bac, khoa, viec))
        return cha

    @staticmethod
    def _la_cha(khoa_cha: str, khoa: str, so: SoThuTu) -> bool:
        if so.kieu is KieuSo.SO_CHAM:
            return khoa.rpartition(".")[0] == khoa_cha
        if so.kieu is KieuSo.CHU_THUONG and so.cap > 1:
            return re.sub(r"[.\-]?[a-zđ]$", "", khoa) == khoa_cha
        return True


def gop_dong(bang: Bang, ngu_canh: NguCanh) -> list[ViecTho]:
    """The table's tasks or targets with their texts joined and handed down."""
    viec: list[ViecTho] = []
    for hang, loai in bang.hang:
        if loai is LoaiDong.MUC:
            ngu_canh.muc.vao(*_tua_muc(hang))
            ngu_canh.cay.xoa()
        elif loai in (LoaiDong.NHIEM_VU, LoaiDong.CHI_TIEU):
            ngu_canh.viec_cuoi = _viec_moi(hang, ngu_canh, viec[-1] if viec else None)
            viec.append(ngu_canh.viec_cuoi)
        elif loai is LoaiDong.TIEP_NOI and ngu_canh.viec_cuoi:
            _noi(ngu_canh.viec_cuoi, hang)
    for truoc, nay in pairwise([None, *viec]):
        nhan_co_quan_danh_dau(nay)
        _nhu_tren(nay, truoc)
        _tu_tren(nay, nay.cha or _cung_muc(nay, truoc))
    return viec


def _tua_muc(hang: Hang) -> tuple[SoThuTu, str]:
    """The number and the whole title of a section row, "II. …"."""
    stt = doc_stt(hang.chu(Vai.STT))
    la_so = stt.kieu is not KieuSo.KHONG and len(hang.o_rieng) > 1
    ten = gon(" ".join(o.gia_tri for cot, o in hang.o_rieng if cot.vai is not Vai.STT or not la_so))
    if not la_so:
        return dau_muc(ten)[0], ten
    return stt, f"{stt.chu}. {ten}" if stt.chu[-1].isalnum() else f"{stt.chu} {ten}"


def _viec_moi(hang: Hang, ngu_canh: NguCanh, truoc: ViecTho | None) -> ViecTho:
    chu = {i: o.gia_tri for i, o in enumerate(hang.o) if o is not None and o.gia_tri}
    so, phat_hien = _so(hang, ngu_canh.cay.cuoi)
    viec = ViecTho(hang, so, ngu_canh.muc.duong_dan, chu)
    viec.phat_hien.extend(phat_hien)
    if truoc and hang.ke_thua(Vai.STT) and truoc.so == so:
        viec.cha = truoc.cha
    else:
        viec.cha = ngu_canh.cay.vao(viec)
    if viec.cha:
        viec.cha.co_con = True
    return viec


def _so(hang: Hang, truoc: ViecTho | None) -> tuple[SoThuTu, list[PhatHien]]:
    """The row's number, put right where the spreadsheet has taken it for a fraction or a date."""
    o = hang.o_vai(Vai.STT)
    if o is None:
        return _so_trong_noi_dung(hang), []
    if o.kieu is KieuO.NGAY and o.ngay:
        so = doc_stt(f"{o.ngay.day}.{o.ngay.month}")
        return so, [_sua_so(o, so, "bị phần mềm bảng tính đổi thành ngày")]
    so = doc_stt(o.gia_tri)
    if o.kieu is KieuO.SO and so.kieu is KieuSo.SO_CHAM and truoc and _mat_so_0(so.chu, truoc.so.chu):
        sua = SoThuTu(f"{so.chu}0", so.kieu, so.cap)
        return sua, [_sua_so(o, sua, "mất chữ số 0 ở cuối do lưu dạng số")]
    return SoThuTu("", KieuSo.KHONG) if so.kieu is KieuSo.KHONG else so, []


def _sua_so(o: O, so: SoThuTu, ly_do: str) -> PhatHien:
    return PhatHien(MucDo.CANH_BAO, f"Số thứ tự “{o.gia_tri}” {ly_do}; được đọc là {so.chu}.", o=o.dia_chi)


def _mat_so_0(so: str, truoc: str) -> bool:
    """Whether "11.1" comes right after "11.9": the sheet has stored 11.10 as a number."""
    dau, _, cuoi = so.rpartition(".")
    dau_truoc, _, cuoi_truoc = truoc.rpartition(".")
    return dau == dau_truoc and cuoi_truoc.isdecimal() and int(cuoi) * 10 == int(cuoi_truoc) + 1


def _so_trong_noi_dung(hang: Hang) -> SoThuTu:
    """In a table without a number column the text itself may begin with the number."""
    if hang.khung.cua(Vai.STT) is None:
        so, ten = dau_muc(hang.chu(Vai.NOI_DUNG) or hang.chu(Vai.CHI_TIEU))
        if ten and so.kieu in (KieuSo.SO, KieuSo.SO_CHAM):
            return so
    return SoThuTu("", KieuSo.KHONG)


def _noi(viec: ViecTho, hang: Hang) -> None:
    """Add a continuation row's texts, each under its column; a row of the next grid is not counted among its rows."""
    if hang.khung is viec.hang.khung:
        viec.noi.append(hang)
    for i, o in enumerate(hang.o):
        if o is None or o.dong != hang.dong:
            continue
        truoc = viec.chu.get(i, "")
        giua = " " if la_noi_tiep(o.gia_tri, truoc) else "\n"
        viec.chu[i] = f"{truoc}{giua}{o.gia_tri}" if truoc else o.gia_tri


def _nhu_tren(viec: ViecTho, truoc: ViecTho | None) -> None:
    """Read "-nt-" and its like as the value of the row above, and a lone dash as nothing."""
    for vai in VAI_VIEC:
        chu = viec.lay(vai)
        if not chu:
            continue
        if truoc and (lap := _NHU_TREN.fullmatch(chu)):
            viec.dat(vai, "; ".join(filter(None, (truoc.lay(vai), lap["them"]))))
            viec.phat_hien.append(_ghi(viec, vai, f"Ghi “{chu}”: lấy theo dòng {truoc.hang.dong}."))
        elif _DE_TRONG.fullmatch(chu):
            viec.dat(vai, "")


def _cung_muc(viec: ViecTho, truoc: ViecTho | None) -> ViecTho | None:
    """The row above, if the row has no number of its own and so belongs to the same item."""
    co_cot_so = viec.hang.khung.cua(Vai.STT) is not None
    return truoc if truoc and co_cot_so and not viec.so.chu and truoc.muc == viec.muc else None


def _tu_tren(viec: ViecTho, tren: ViecTho | None) -> None:
    """Hand the agencies and the deadline of the parent, or of the same item's row above, down into empty cells."""
    if tren is None:
        return
    nhan = [Vai.CHU_TRI, Vai.PHOI_HOP] if not (viec.lay(Vai.CHU_TRI) or viec.lay(Vai.PHOI_HOP)) else []
    nhan += [] if viec.lay(Vai.THOI_HAN) else [Vai.THOI_HAN]
    nhan = [vai for vai in nhan if tren.lay(vai)]
    for vai in nhan:
        viec.dat(vai, tren.lay(vai))
        viec.ke_thua.add(vai)
    if nhan:
        ten = {Vai.CHU_TRI: "cơ quan chủ trì", Vai.PHOI_HOP: "cơ quan phối hợp", Vai.THOI_HAN: "thời hạn"}
        viec.phat_hien.append(
            PhatHien(
                MucDo.THONG_TIN,
                f"Để trống {', '.join(ten[vai] for vai in nhan)}: lấy theo dòng {tren.hang.dong}.",
            )
        )


def _ghi(viec: ViecTho, vai: Vai, noi_dung: str) -> PhatHien:
    o = viec.hang.o_vai(vai)
    return PhatHien(MucDo.THONG_TIN, noi_dung, o=o.dia_chi if o else "")
