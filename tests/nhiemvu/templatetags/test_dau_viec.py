"""Rows of work items are put together without a template: whatever people wrote stays words."""

import pytest
from django.template import Context, Template

from nhiemvu.hien_thi import gan_nhan
from nhiemvu.hien_thi_viec import gan_don_doc
from nhiemvu.models import DauViec, DonDoc
from tests.dan_vai import LUC, NGAY, TheGioi

LA = "<b>&\"'"
SACH = "&lt;b&gt;&amp;&quot;&#x27;"
DONG_BANG = "{% load dau_viec %}{% dong_bang_viec dv an_nhiem_vu don_doc %}"
DONG_DS = "{% load dau_viec %}{% dong_ds_viec dv chon=chon vua_luu=vua_luu %}<i>biểu mẫu</i>{% enddong_ds_viec %}"


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    """An item whose task, agency and urging are written in marks that HTML reads as its own."""
    item = the_gioi.viec("mot_chu_tri")
    item.nhiem_vu.noi_dung = item.nhiem_vu.stt = item.co_quan.ten_ngan = item.co_quan.ten = LA
    item.nhiem_vu.ke_hoach.van_ban.so_ky_hieu = LA
    urging = DonDoc.objects.create(nguoi=the_gioi.dau_moi, luc=LUC, noi_dung=LA)
    urging.dau_viec.add(item)
    return gan_don_doc(gan_nhan([item], NGAY, the_gioi.can_bo_so), NGAY, the_gioi.dau_moi)[0]


def _ve(mau: str, **kem: object) -> str:
    return Template(mau).render(Context(kem))


def test_words_with_marks_stay_words_in_a_row_of_the_table(viec: DauViec):
    row = _ve(DONG_BANG, dv=viec, don_doc="/don-doc/")
    assert LA not in row
    assert row.count(SACH) >= 4
    assert "<small>" in row


def test_the_name_of_the_task_is_left_out_where_all_rows_are_of_it(viec: DauViec):
    row = _ve(DONG_BANG, dv=viec, an_nhiem_vu=True)
    assert "đôn đốc" not in row
    assert f">{SACH}</a>" in row
    assert 'type="checkbox"' not in row


def test_words_with_marks_stay_words_in_a_row_of_the_list(viec: DauViec):
    row = _ve(DONG_DS, dv=viec, chon="/bao-cao/", vua_luu=f"3-dv-{LA}")
    assert LA not in row
    assert row.count(SACH) >= 5
    assert f'name="chon" value="{viec.pk}"' in row
    assert "data-tieu-diem" in row


def test_the_report_form_stands_in_the_box_of_its_row(viec: DauViec):
    assert f'id="bao-cao-{viec.pk}"><i>biểu mẫu</i></div>' in _ve(DONG_DS, dv=viec)
