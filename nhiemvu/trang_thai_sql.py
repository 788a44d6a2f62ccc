"""The SQL twins of `nhiemvu.trang_thai`: the same answers, computed by the database (a test proves it)."""

from datetime import date, timedelta

from django.db.models import Case, CharField, F, Q, Value, When

from nhiemvu.enums import TinhChat
from nhiemvu.trang_thai import SAP_DEN_HAN, PhanLoai, TrangThai


def trang_thai_sql(ngay: date, sap_den_han: int = SAP_DEN_HAN) -> Case:
    """An expression whose value is the `TrangThai` of a work item on the day."""
    dinh_ky = Q(tinh_chat=TinhChat.DINH_KY)
    xong = Q(ngay_hoan_thanh__isnull=False)
    return _chon(
        (Q(dung_tu__lte=ngay), TrangThai.KHONG_CON_PHU_HOP),
        (xong & dinh_ky, TrangThai.DA_BAO_CAO),
        (xong & Q(han__isnull=True), TrangThai.HOAN_THANH),
        (xong & Q(ngay_hoan_thanh__lte=F("han")), TrangThai.HOAN_THANH_DUNG_HAN),
        (xong, TrangThai.HOAN_THANH_QUA_HAN),
        (Q(cho_xac_nhan_tu__isnull=False), TrangThai.CHO_XAC_NHAN),
        (Q(tam_dung_tu__lte=ngay), TrangThai.TAM_DUNG),
        (dinh_ky & Q(han__lt=ngay), TrangThai.QUA_HAN_BAO_CAO),
        (dinh_ky, TrangThai.CHUA_BAO_CAO),
        (Q(tinh_chat=TinhChat.CAN_THOI_HAN), TrangThai.CAN_THOI_HAN),
        (Q(tinh_chat=TinhChat.CHO_DIEU_KIEN), TrangThai.CHO_DIEU_KIEN),
        (Q(han__lt=ngay), TrangThai.QUA_HAN),
        (Q(han__lte=ngay + timedelta(days=sap_den_han)), TrangThai.SAP_DEN_HAN),
        (Q(tien_do__gt=0) | Q(cap_nhat_luc__isnull=False), TrangThai.DANG_THUC_HIEN),
        khac=TrangThai.CHUA_THUC_HIEN,
    )


def phan_loai_sql(ngay: date) -> Case:
    """An expression whose value is the `PhanLoai` of a work item on the day."""
    dinh_ky = Q(tinh_chat=TinhChat.DINH_KY)
    khong_han = Q(han__isnull=True)
    xong = Q(ngay_hoan_thanh__isnull=False)
    cho = Q(cho_xac_nhan_tu__isnull=False)
    return _chon(
        (Q(dung_tu__lte=ngay), PhanLoai.LOAI_TRU),
        (Q(tam_dung_tu__lte=ngay) & ~xong & ~cho, PhanLoai.TAM_DUNG),
        (dinh_ky & (xong | cho), PhanLoai.KY_DA_BAO_CAO),
        (dinh_ky, PhanLoai.KY_CHUA_BAO_CAO),
        (khong_han & xong, PhanLoai.KHONG_HAN_XONG),
        (khong_han, PhanLoai.KHONG_HAN_CHUA),
        (xong & Q(ngay_hoan_thanh__lte=F("han")), PhanLoai.DUNG_HAN),
        (xong, PhanLoai.QUA_HAN_XONG),
        (Q(han__gte=ngay) | (cho & Q(ngay_bao_hoan_thanh__lte=F("han"))), PhanLoai.TRONG_HAN),
        khac=PhanLoai.QUA_HAN,
    )


def _chon(*truong_hop: tuple[Q, TrangThai | PhanLoai], khac: TrangThai | PhanLoai) -> Case:
    whens = [When(condition, then=Value(answer.value)) for condition, answer in truong_hop]
    return Case(*whens, default=Value(khac.value), output_field=CharField())
