"""What an analysis found, for other programs (rows) and for people (a summary)."""

from typing import Any

from nhaplieu.ban_nhap import BangNhap, DongNhap, MucDo, PhatHien, TaiLieuNhap
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import TEN_LOAI_DONG

_TEN_BANG = {LoaiBang.NHIEM_VU: "nhiệm vụ", LoaiBang.CHI_TIEU: "chỉ tiêu", LoaiBang.KHAC: "bảng khác"}
_TEN_MUC_DO = {MucDo.LOI: "Lỗi", MucDo.CANH_BAO: "Cần xem", MucDo.THONG_TIN: "Thông tin"}


def ra_hang(dong: DongNhap) -> dict[str, Any]:
    """A task as one flat row with English keys, for other programs."""
    return {
        "stt": dong.stt,
        "parent_stt": dong.stt_cha,
        "section": dong.muc[-1] if dong.muc else None,
        "content": dong.noi_dung,
        "lead": [ten.nguyen_van for ten in dong.chu_tri],
        "coordinating": [ten.nguyen_van for ten in dong.phoi_hop],
        "deadline_text": dong.thoi_han or None,
        "deadline": {
            "kind": dong.han.loai.value,
            "start": dong.han.tu.isoformat() if dong.han.tu else None,
            "due": dong.han.den.isoformat() if dong.han.den else None,
        },
        "product": dong.san_pham or None,
        "submit_to": dong.cap_trinh or None,
        "sheet": dong.trang_tinh,
        "row": dong.dong,
    }


def tom_tat(tai_lieu: TaiLieuNhap) -> str:
    """The analysis in Vietnamese: the document, its tables, its rows by kind, the findings."""
    dong = [f"Tệp: {tai_lieu.ten_tep}"]
    if tai_lieu.so_ky_hieu or tai_lieu.ngay_ban_hanh:
        ngay = f" ngày {tai_lieu.ngay_ban_hanh:%d/%m/%Y}" if tai_lieu.ngay_ban_hanh else ""
        dong.append(f"Văn bản: {tai_lieu.so_ky_hieu or 'chưa rõ số'}{ngay}")
    khac = {"Trích yếu": tai_lieu.trich_yeu, "Nơi ban hành": tai_lieu.noi_ban_hanh, "Người ký": tai_lieu.nguoi_ky}
    dong += [f"{nhan}: {chu}" for nhan, chu in khac.items() if chu]
    dong += [f"Căn cứ: {chu}" for chu in tai_lieu.can_cu]
    dong += ["", "Bảng:"] + [_dong_bang(bang) for bang in tai_lieu.bang]
    dong += ["", "Các dòng:"]
    for trang in tai_lieu.trang:
        dem = ", ".join(f"{so} {TEN_LOAI_DONG[loai]}" for loai, so in trang.dem().items())
        dong.append(f"  {trang.ten}: {trang.so_dong} dòng ({dem})" if dem else f"  {trang.ten}: không có dòng nào")
    phat_hien = [_mot_phat_hien(ph) for ph in tai_lieu.moi_phat_hien()]
    dong += ["", f"Phát hiện: {len(phat_hien)}"] + [f"  {chu}" for chu in phat_hien]
    return "\n".join(dong)


def _dong_bang(bang: BangNhap) -> str:
    so = len(bang.nhiem_vu) or len(bang.chi_tieu)
    cot = f"; cột: {', '.join(bang.cot)}" if bang.cot else ""
    return f"  {bang.trang_tinh}, dòng {bang.dong_dau}–{bang.dong_cuoi}: {so} {_TEN_BANG[bang.loai]}{cot}"


def _mot_phat_hien(ph: PhatHien) -> str:
    noi = ", ".join(phan for phan in (ph.trang_tinh, f"dòng {ph.dong}" if ph.dong else "") if phan)
    return f"[{_TEN_MUC_DO[ph.muc_do]}] {noi + ': ' if noi else ''}{ph.noi_dung}"
