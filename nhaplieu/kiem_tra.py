"""What a careful clerk would notice in a table: cells that cannot be trusted, numbers that jump, rows left out."""

from collections import defaultdict
from itertools import pairwise

from nhaplieu.ban_nhap import DongNhap, MucDo, PhatHien
from nhaplieu.luoi import KieuO, Luoi
from nhaplieu.nhan_dang.bang import Bang
from nhaplieu.nhan_dang.cot import ten_cot_o
from nhaplieu.nhan_dang.hang import Hang
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.so_thu_tu import KieuSo
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.viec_tho import ViecTho
from nhiemvu.han import Han, LoaiHan

_SO_NGAY_EXCEL = range(36_526, 73_051)
_TIN_CAY = {MucDo.LOI: 0.3, MucDo.CANH_BAO: 0.7, MucDo.THONG_TIN: 0.95}


def kiem_viec(bang: Bang, viec: ViecTho, han: Han) -> list[PhatHien]:
    """The findings of one task's row."""
    hang = viec.hang
    phat_hien = [ph for h in (hang, *viec.noi) for ph in o_khong_doc_duoc(h)]
    if not viec.lay(Vai.CHU_TRI) and hang.khung.cua(Vai.CHU_TRI) and not viec.co_con:
        phat_hien.append(PhatHien(MucDo.CANH_BAO, "Chưa có cơ quan chủ trì.", ve="chu_tri"))
    if han.can_xem and Vai.THOI_HAN not in viec.ke_thua and not (viec.co_con and han.loai is LoaiHan.KHONG):
        phat_hien.append(_han_can_xem(viec, han))
    if hang.dong in bang.luoi.dong_an:
        phat_hien.append(PhatHien(MucDo.CANH_BAO, f"Dòng {hang.dong} đang bị ẩn trong tệp."))
    if hang.so_cot_phu > 1:
        phat_hien.append(PhatHien(MucDo.CANH_BAO, "Có ô gộp ngang qua nhiều cột; giá trị được tính cho cột đầu."))
    return phat_hien


def _han_can_xem(viec: ViecTho, han: Han) -> PhatHien:
    o = viec.hang.o_vai(Vai.THOI_HAN)
    noi_dung = f"Cần xem lại thời hạn “{viec.lay(Vai.THOI_HAN)}”"
    if o is not None and o.kieu is KieuO.SO and isinstance(o.so, int) and o.so in _SO_NGAY_EXCEL:
        noi_dung += " (có thể là một ngày bị hiện thành số)"
    elif han.ghi_chu:
        noi_dung += f": {'; '.join(han.ghi_chu)}"
    return PhatHien(MucDo.CANH_BAO, noi_dung.rstrip(".") + ".", o=o.dia_chi if o else "", ve="thoi_han")


def o_khong_doc_duoc(hang: Hang) -> list[PhatHien]:
    """Formulas without a stored result, and error values."""
    phat_hien = []
    for cot, o in hang.o_rieng:
        if o.kieu is KieuO.CONG_THUC:
            noi_dung = (
                f"Ô {o.dia_chi} ({ten_cot_o(cot)}) là công thức chưa có kết quả; mở tệp bằng Excel, lưu rồi tải lại."
            )
            phat_hien.append(PhatHien(MucDo.LOI, noi_dung, o=o.dia_chi))
        elif o.kieu is KieuO.LOI:
            phat_hien.append(PhatHien(MucDo.LOI, f"Ô {o.dia_chi} ({ten_cot_o(cot)}) báo lỗi {o.gia_tri}.", o=o.dia_chi))
    return phat_hien


def danh_dau_so_trung(viec: list[ViecTho]) -> None:
    """Tell every row whose number another row of its section has too; both are kept."""
    theo_so = defaultdict(list)
    for v in viec:
        if v.so.kieu in (KieuSo.SO, KieuSo.SO_CHAM) and not v.hang.ke_thua(Vai.STT):
            theo_so[v.muc, v.cha and v.cha.hang.dong, v.so.chu].append(v)
    for cung_so in (nhom for nhom in theo_so.values() if len(nhom) > 1):
        for v in cung_so:
            khac = ", ".join(str(k.hang.dong) for k in cung_so if k is not v)
            o = v.hang.o_vai(Vai.STT)
            noi_dung = f"Số thứ tự {v.so.chu} trùng với dòng {khac}; cả hai dòng đều được giữ."
            v.phat_hien.append(PhatHien(MucDo.CANH_BAO, noi_dung, o=o.dia_chi if o else "", ve="stt"))


def tin_cay(dong: DongNhap) -> float:
    """How far the draft can be trusted, from 0 to 1: by its worst finding and the deadline's reading."""
    thap_nhat = min((_TIN_CAY[ph.muc_do] for ph in dong.phat_hien), default=1.0)
    return min(thap_nhat, float(dong.han.tin_cay))


def kiem_bang(bang: Bang, viec: list[ViecTho]) -> list[PhatHien]:
    """The findings of a table as a whole: rows left out, jumping numbers, hidden columns."""
    trang = bang.luoi.ten_trang
    if bang.khung.loai is LoaiBang.KHAC:
        noi_dung = f"Bảng ở dòng {bang.khung.dong_dau} không phải bảng nhiệm vụ hay chỉ tiêu nên không được nhập."
        return [PhatHien(MucDo.CANH_BAO, noi_dung, trang_tinh=trang, dong=bang.khung.dong_dau)]
    phat_hien = [ph for hang, loai in bang.hang if loai is LoaiDong.BO_QUA_LOI for ph in _dong_bo_qua(trang, hang)]
    phat_hien += [ph for hang, loai in bang.hang if loai is LoaiDong.GHI_CHU for ph in _ghi_chu_la(trang, hang)]
    phat_hien += _so_nhay(trang, viec)
    if not viec and not phat_hien:
        noi_dung = "Bảng có tiêu đề nhưng không có dòng nội dung nào."
        phat_hien.append(PhatHien(MucDo.CANH_BAO, noi_dung, trang_tinh=trang, dong=bang.khung.dong_dau))
    return phat_hien + _cot_an(bang.luoi, bang)


def _dong_bo_qua(trang: str, hang: Hang) -> list[PhatHien]:
    loi = o_khong_doc_duoc(hang)
    o = hang.o_rieng[0][1]
    if not loi:
        chu = ", ".join(f"“{o.gia_tri}”" for _, o in hang.o_rieng)
        loi = [
            PhatHien(MucDo.LOI, f"Dòng {hang.dong} chỉ có {chu}, không có nội dung nên không được nhập.", o=o.dia_chi)
        ]
    return [PhatHien(ph.muc_do, ph.noi_dung, ph.o, trang, hang.dong) for ph in loi]


def _ghi_chu_la(trang: str, hang: Hang) -> list[PhatHien]:
    """A row that was taken for a note although it fills several columns deserves a look."""
    if len(hang.o_rieng) < 3 and not any(o.kieu is KieuO.CONG_THUC for _, o in hang.o_rieng):
        return []
    noi_dung = f"Dòng {hang.dong} được coi là ghi chú, không phải nhiệm vụ; hãy xem lại."
    return [PhatHien(MucDo.CANH_BAO, noi_dung, trang_tinh=trang, dong=hang.dong)]


def _so_nhay(trang: str, viec: list[ViecTho]) -> list[PhatHien]:
    """Numbers that leave one out within a section: a row may have been lost before the file came here."""
    phat_hien = []
    so = [v for v in viec if v.so.kieu is KieuSo.SO and v.so.chu.isdecimal()]
    for truoc, nay in pairwise(so):
        if truoc.muc == nay.muc and int(nay.so.chu) > int(truoc.so.chu) + 1:
            noi_dung = f"Số thứ tự nhảy từ {truoc.so.chu} sang {nay.so.chu}."
            phat_hien.append(PhatHien(MucDo.CANH_BAO, noi_dung, trang_tinh=trang, dong=nay.hang.dong))
    return phat_hien


def _cot_an(luoi: Luoi, bang: Bang) -> list[PhatHien]:
    an = [ten_cot_o(cot) for cot in bang.khung.cot if luoi.cot_an.intersection(cot.cac_cot)]
    if not an:
        return []
    return [PhatHien(MucDo.THONG_TIN, f"Cột đang bị ẩn vẫn được đọc: {', '.join(an)}.", trang_tinh=luoi.ten_trang)]
