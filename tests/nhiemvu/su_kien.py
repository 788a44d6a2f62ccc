"""Legal facts of a work item, by hand and at random."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from donvi.models import CoQuan
from nhiemvu.enums import TinhChat
from nhiemvu.models import DauViec, NhiemVu

NGAY = date(2024, 6, 15)
LUC = datetime(2024, 6, 10, 3, 0, tzinfo=UTC)

DANG_LAM = {"tien_do": 30, "cap_nhat_luc": LUC}


def cho_xac_nhan(ngay: date) -> dict:
    """Reported as completed on the day, waiting for review."""
    return {"tien_do": 100, "cap_nhat_luc": LUC, "cho_xac_nhan_tu": LUC, "ngay_bao_hoan_thanh": ngay}


def da_xong(ngay: date) -> dict:
    """Completed on the day and confirmed."""
    reported = {"tien_do": 100, "cap_nhat_luc": LUC, "ngay_bao_hoan_thanh": ngay}
    return {**reported, "ngay_hoan_thanh": ngay, "xac_nhan_luc": LUC}


def da_dung(ngay: date) -> dict:
    """Closed from the day on by a document."""
    return {"dung_tu": ngay, "van_ban_dung": "25/QĐ-UBND"}


def tam_dung(ngay: date) -> dict:
    """Paused from the day on."""
    return {"tam_dung_tu": ngay, "ly_do_tam_dung": "Chờ sắp xếp"}


def viec(tinh_chat: TinhChat, han: date | None = None, **su_kien) -> DauViec:
    """An unsaved item of the kind that shows its facts; a period report covers the month before its deadline."""
    if tinh_chat == TinhChat.DINH_KY:
        su_kien = {"ky_tu": han - timedelta(days=30), "ky_den": han, **su_kien}
    shown = NhiemVu(noi_dung=f"{tinh_chat} {han} {su_kien}")
    return DauViec(tinh_chat=tinh_chat, han=han, han_goc=han, nhiem_vu=shown, co_quan=CoQuan(), **su_kien)


@st.composite
def viec_bat_ky(draw) -> DauViec:
    """Any item that the database accepts, its dates crowded around `NGAY` so that the boundaries are hit."""
    days = st.integers(-12, 12).map(lambda n: NGAY + timedelta(days=n))
    kind = draw(st.sampled_from(TinhChat))
    due = draw(days) if kind in (TinhChat.CO_HAN, TinhChat.DINH_KY) else None
    story = draw(
        st.one_of(
            st.just({}),
            st.just(DANG_LAM),
            st.just({"cap_nhat_luc": LUC}),
            st.just({"tien_do": 10}),
            st.just({**DANG_LAM, "tra_lai_luc": LUC}),
            days.map(cho_xac_nhan),
            days.map(da_xong),
        )
    )
    end = draw(st.one_of(st.just({}), st.just({}), days.map(da_dung)))
    pause = draw(st.one_of(st.just({}), st.just({}), days.map(tam_dung)))
    return viec(kind, due, **story, **end, **pause)
