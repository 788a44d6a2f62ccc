"""Mutated workbooks: an answer or a clear error, never a traceback, never a part of a plan."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kehoach.models import KeHoach
from nhaplieu.ghi_chu import ghi_chu
from nhaplieu.loi import LoiTep
from nhaplieu.models import DongNguon, LanNhap
from nhaplieu.phan_tich import phan_tich
from nhaplieu.services import ghi, tai_len
from nhaplieu.thong_tin import ThongTinNhap
from nhiemvu.models import DauViec, NhiemVu
from tests.dan_vai import LUC, NGAY_BAN_HANH
from tests.phu_luc import COT, phu_luc

MAU = phu_luc()
BANG = (KeHoach, NhiemVu, DauViec, LanNhap, DongNguon)
thu = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
o = st.one_of(
    st.none(),
    st.text(max_size=40).filter(lambda text: all(ch >= " " for ch in text)),
    st.integers(-9, 99_999),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(),
    st.sampled_from(["=1/0", "1", "1.1", "a)", "Quý II năm 2024", "Sở Y tế", "Nơi nhận:", *COT]),
)


@st.composite
def tep_doi(draw) -> bytes:
    """The sample workbook with some bytes of it changed, cut off or doubled."""
    data = bytearray(MAU)
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(data) - 1))
        data[place : place + draw(st.integers(0, 20))] = draw(st.binary(max_size=20))
        data = data or bytearray(b"P")
    return bytes(data)


@st.composite
def phan_doi(draw) -> bytes:
    """The sample workbook, well zipped, with one part of it changed."""
    with ZipFile(BytesIO(MAU)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = draw(st.sampled_from(sorted(parts)))
    body = bytearray(parts[name])
    place = draw(st.integers(0, len(body) - 1))
    body[place : place + draw(st.integers(0, 60))] = draw(st.binary(max_size=40))
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, bytes(body) if part == name else content)
    return out.getvalue()


@st.composite
def luoi(draw) -> bytes:
    """Any grid under a header."""
    book = Workbook()
    book.active.append(list(COT))
    for row in draw(st.lists(st.lists(o, max_size=7), max_size=8)):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def nhap_roi_bo(w, noi_dung: bytes) -> None:
    """Import the bytes as far as they go, then take everything back; what cannot be taken must leave nothing."""
    info = ThongTinNhap(w.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=NGAY_BAN_HANH)
    with transaction.atomic():
        before = [model.objects.count() for model in BANG]
        run, refused = None, None
        try:
            run = tai_len(noi_dung, "a.xlsx", info, nguoi=w.quan_tri, luc=LUC)
            ghi(run, nguoi=w.quan_tri, luc=LUC)
        except (LoiTep, ValidationError) as error:
            refused = error
        if refused:
            before[BANG.index(LanNhap)] += run is not None
            assert str(refused)
            assert [model.objects.count() for model in BANG] == before
        transaction.set_rollback(True)


@thu
@given(noi_dung=tep_doi())
def test_changed_bytes(the_gioi, noi_dung):
    nhap_roi_bo(the_gioi, noi_dung)


@thu
@given(noi_dung=phan_doi())
def test_changed_parts(the_gioi, noi_dung):
    nhap_roi_bo(the_gioi, noi_dung)


@thu
@given(noi_dung=luoi())
def test_any_grid(the_gioi, noi_dung):
    nhap_roi_bo(the_gioi, noi_dung)


@thu
@given(noi_dung=st.one_of(luoi(), phan_doi()))
def test_whatever_was_read_comes_back_with_comments_or_a_clear_error(noi_dung):
    with suppress(LoiTep):
        assert ghi_chu(noi_dung, phan_tich(noi_dung, "a.xlsx"), ["Sở Y tế"])
