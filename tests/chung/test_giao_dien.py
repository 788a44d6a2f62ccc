import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from chung import vi_du
from chung.bieu_mau import BoVeBieuMau, NgayField
from chung.vi_du import TRANG_THAI, cac_doan

GOC = Path(__file__).resolve().parents[2]
CSS = "".join(path.read_text() for path in (GOC / "static" / "css").glob("*.css"))
SPRITE = set(re.findall(r'<symbol id="([a-z-]+)"', (GOC / "static" / "bieu-tuong.svg").read_text()))


def ve(template: str, duong: str = "/danh-sach/", **context: object) -> str:
    request = RequestFactory().get(duong)
    return Template("{% load giao_dien %}" + template).render(Context({"request": request, **context}))


class HoSo(forms.Form):
    """One field of each kind that is drawn in its own way."""

    default_renderer = BoVeBieuMau()
    ten = forms.CharField(label="Tên", help_text="Như trên văn bản.")
    ngay = NgayField(label="Ngày", required=False)
    cap = forms.ChoiceField(label="Cấp", widget=forms.RadioSelect, choices=[("t", "Tỉnh"), ("x", "Xã")])
    nhac = forms.BooleanField(label="Nhắc", required=False)


class Loc(forms.Form):
    tim = forms.CharField(label="Tìm", required=False)
    cap = forms.ChoiceField(label="Cấp", required=False, choices=[("", "Tất cả"), ("t", "Tỉnh")])


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ d|ngay }}", "05/4/2024"),
        ("{{ none|ngay }}", ""),
        ("{{ n|so }}", "2.051"),
        ("{{ f|so:1 }}", "49,9"),
        ("{{ p|ty_le:n }}", "49,9%"),
        ("{{ p|ty_le:0 }}", "–"),
    ],
)
def test_filters_write_the_office_way(template, expected):
    assert ve(template, d=date(2024, 4, 5), none=None, n=2051, f=49.88, p=1023) == expected


def test_icon_is_silent_unless_it_has_a_word():
    silent, spoken = ve('{% bieu_tuong "in" %}'), ve('{% bieu_tuong "in" "In trang" %}')
    assert 'aria-hidden="true"' in silent
    assert "#in" in silent
    assert 'role="img" aria-label="In trang"' in spoken
    assert "aria-hidden" not in spoken


def test_status_is_colour_icon_and_word():
    html = ve("{% nhan_trang_thai t %}", t=TRANG_THAI["qua_han"])
    assert "mau-qua_han" in html
    assert "#canh-bao" in html
    assert "Quá hạn" in html


@pytest.mark.parametrize(("phan_tram", "width"), [(None, 0), (-5, 0), (45, 45), (130, 100)])
def test_progress_stays_on_its_scale(phan_tram, width):
    html = ve("{% thanh_tien_do p %}", p=phan_tram)
    assert f'class="tien-do-phan" width="{width}"' in html
    assert f"{width}%" in html


def test_bar_of_a_target_writes_plain_decimals():
    html = ve("{% thanh_ty_le 78.25 100 moc=95 %}")
    assert 'width="78.25"' in html
    assert 'x1="95.00"' in html


def test_bar_of_nothing_is_empty():
    assert 'width="0.00"' in ve("{% thanh_ty_le 0 0 %}")


def test_stacked_bar_spells_its_counts():
    html = ve('{% thanh_chong d ten="Nghệ An" %}', d=cac_doan(1352, 41, 0, 27, 48))
    assert 'aria-label="Nghệ An: hoàn thành đúng hạn 1.352,' in html
    assert "tổng số 1.468" in html
    assert html.count("<rect") == 4
    assert "<title>Quá hạn: 48/1.468 (3,3%)</title>" in html


def test_stacked_bar_without_counts_draws_no_part():
    assert "<rect" not in ve("{% thanh_chong d %}", d=cac_doan(0, 0, 0, 0, 0))


def test_number_opens_its_list_and_the_count_inside_it():
    kem = {"so": 110, "nhan": "sắp đến hạn", "mau": "sap_den_han", "url": "/sap/"}
    html = ve('{% o_so 1702 "/viec/" "34,2%" kem=k %}', k=kem)
    assert '<a class="o-so-so" href="/viec/">1.702</a>' in html
    assert '<a class="mau-sap_den_han" href="/sap/">110 sắp đến hạn</a>' in html


def test_filter_bar_is_a_plain_get_form_that_can_be_cleared():
    html = ve('{% bo_loc f "38 việc" %}', f=Loc({"cap": "t"}))
    assert 'method="get"' in html
    assert "hx-get" not in html
    assert html.count("co-chon") == 1
    assert 'href="/danh-sach/">Bỏ lọc' in html
    assert "38 việc" in html


def test_filter_bar_refreshes_one_part_of_the_page():
    html = ve('{% bo_loc f dich="#ds" %}', f=Loc())
    assert 'hx-get="/danh-sach/" hx-target="#ds" hx-select="#ds"' in html
    assert "Bỏ lọc" not in html


def test_pager_keeps_the_filters():
    html = ve('{% phan_trang t "việc" %}', duong="/danh-sach/?cap=t&trang=7", t=Paginator(range(1239), 50).page(7))
    assert "301–350 trong 1.239 việc" in html
    assert 'href="?cap=t&amp;trang=8" rel="next"' in html
    assert 'aria-current="page"' in html
    assert "…" in html


def test_pager_of_one_page_counts_without_links():
    html = ve("{% phan_trang t %}", t=Paginator(range(3), 50).page(1))
    assert "1–3 trong 3 mục" in html
    assert "<a" not in html


def test_pager_of_nothing_is_silent():
    assert "nav" not in ve("{% phan_trang t %}", t=Paginator([], 50).page(1))


def test_empty_state_says_what_to_do_next():
    html = ve('{% trong "Chưa có kế hoạch" "Nhập phụ lục để bắt đầu." "/nhap/" "Nhập" %}')
    assert '<p class="trong-ten">Chưa có kế hoạch</p>' in html
    assert '<a class="nut" href="/nhap/">Nhập</a>' in html


def test_form_ties_label_hint_and_error_to_the_field():
    html = str(HoSo({"ngay": "31/02/2024"}))
    assert '<label for="id_ten">Tên' in html
    assert 'id="id_ten_helptext"' in html
    assert 'aria-describedby="id_ten_helptext id_ten_error"' in html
    assert 'id="id_ten_error"' in html
    assert "<legend>Cấp" in html


def test_form_errors_stand_on_top_as_links_to_their_fields():
    html = str(HoSo({"ngay": "31/02/2024"}))
    assert html.index("tom-tat-loi") < html.index("<label")
    assert 'href="#id_ngay">Ngày: Ngày chưa đúng, hãy ghi như 05/4/2026.' in html
    assert 'href="#id_cap_0"' in html
    assert 'id="id_cap_0"' in html


def test_form_without_data_has_no_summary():
    assert "tom-tat-loi" not in str(HoSo())


@pytest.mark.parametrize("text", ["05/04/2024", "5/4/2024", "5-4-2024", "5.4.2024", "2024-04-05"])
def test_date_field_reads_the_day_first(text):
    assert NgayField().clean(text) == date(2024, 4, 5)


@pytest.mark.parametrize("text", ["12/31/2024", "04/2024", "quý I"])
def test_date_field_never_guesses(text):
    with pytest.raises(forms.ValidationError):
        NgayField().clean(text)


@pytest.mark.parametrize("text", ["20/11/0206", "01/01/1944", "31/12/9999"])
def test_a_year_out_of_reach_is_told(text: str):
    with pytest.raises(forms.ValidationError, match=r"Năm \d+ không đúng, hãy ghi như 05/4/2026"):
        NgayField().clean(text)


def test_an_empty_date_says_what_to_write():
    with pytest.raises(forms.ValidationError, match="Nhập ngày, ví dụ 05/4/2026"):
        NgayField().clean("")


def test_date_field_shows_what_it_reads():
    assert 'value="05/04/2024"' in str(HoSo(initial={"ngay": date(2024, 4, 5)})["ngay"])


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_no_context(template):
    html = render_to_string(template)
    assert html.count("<h1>") == 1
    assert "Về trang chủ" in html


THU = "thu"
"""The folder of mails: a mail program knows no style sheet, so these alone carry their style inline."""


def _templates() -> list[Path]:
    return sorted((GOC / "templates").rglob("*.html"))


def test_every_icon_named_in_a_template_is_drawn():
    named = {ten for path in _templates() for ten in re.findall(r'bieu_tuong "([a-z-]+)"', path.read_text())}
    assert named
    assert named <= SPRITE
    assert {trang_thai.bieu_tuong for trang_thai in TRANG_THAI.values()} <= SPRITE


@pytest.mark.parametrize("mau", ["dung_han", "qua_han_xong", "trong_han", "sap_den_han", "qua_han", "cho", "khong_han"])
def test_every_status_colour_reads_on_white_and_on_its_ground(mau):
    tokens = re.search(rf"\.mau-{mau} \{{ --m: (#\w+); --m-soft: (#\w+);", CSS)
    assert tokens
    assert _contrast(tokens[1], tokens[2]) >= 4.5
    assert _contrast(tokens[1], "#ffffff") >= 4.5


def test_no_template_carries_inline_script_or_style():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    pages = [path for path in _templates() if path.parent.name != THU]
    assert [str(path.relative_to(GOC)) for path in pages if inline.search(path.read_text())] == []


def test_script_stays_small():
    assert (GOC / "static" / "js" / "chinh.js").stat().st_size < 8 * 1024


def test_the_house_draws_its_forms():
    assert settings.FORM_RENDERER == "chung.bieu_mau.BoVeBieuMau"
    assert "django.forms" in settings.INSTALLED_APPS


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_status_objects_of_the_style_guide_use_known_colours():
    assert all(f".mau-{trang_thai.mau} " in CSS for trang_thai in TRANG_THAI.values())
    assert all(f".mau-{doan.mau} " in CSS for doan in cac_doan(1, 1, 1, 1, 1))


def test_row_keeps_the_focus_and_drops_the_draft_after_saving():
    dv = vi_du.nhom_viec()[0]["viec"][0]
    dv.han = date(2026, 4, 5)
    html = render_to_string("nhiemvu/_dong_dau_viec.html", {"dv": dv, "vua_luu": "3-dv-9"})
    assert 'data-xoa-nhap="3-dv-9"' in html
    assert "data-tieu-diem" in html
    assert "05/4/2026" in html
