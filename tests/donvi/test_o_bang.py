from datetime import date

import pytest

from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan
from donvi.o_bang import CacCoQuanWidget, CacNhanWidget, CoQuanWidget, DiaBanWidget, NhanWidget, NhomWidget
from tests.factories import CoQuanFactory, DiaBanFactory, NhomCoQuanFactory


@pytest.mark.parametrize("chu", ["Trung tâm Y tế", " trung tâm  y tế ", "ttyt"])
def test_a_choice_is_read_by_its_label_or_value(chu):
    assert NhanWidget(LoaiCoQuan).clean(chu) == LoaiCoQuan.TTYT


def test_a_choice_is_written_by_its_label():
    assert NhanWidget(CapDiaBan).render(CapDiaBan.HUYEN) == "Cấp huyện"
    assert NhanWidget(CapDiaBan).clean("2") == CapDiaBan.HUYEN
    assert NhanWidget(CapDiaBan).render(None) == ""
    assert NhanWidget(CapDiaBan).clean("") is None


def test_a_word_that_is_no_choice_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="“Tổ dân phố”; chọn một trong: Theo quy tắc"):
        NhanWidget(CachXacDinh).clean("Tổ dân phố")


def test_several_choices_in_one_cell():
    widget = CacNhanWidget(LoaiCoQuan)
    assert widget.clean("Vụ; Cục;") == [LoaiCoQuan.VU, LoaiCoQuan.CUC]
    assert widget.render(["vu", "cuc"]) == "Vụ; Cục"
    assert (widget.clean(None), widget.render([])) == ([], "")


@pytest.fixture
def dong_nai(db):
    """A province that changed: its first row and the one in force."""
    first = DiaBanFactory(ma="75", ten="Tỉnh Đồng Nai", den_ngay=date(2025, 6, 30))
    return first, DiaBanFactory(ma="75", ten="Thành phố Đồng Nai", tu_ngay=date(2025, 7, 1))


def test_a_place_is_read_by_its_code(dong_nai):
    first, now = dong_nai
    widget = DiaBanWidget()
    assert [widget.clean(text) for text in ("75", "75/2025-07-01", "75/")] == [now, now, first]
    assert [widget.clean(widget.render(place)) for place in dong_nai] == [first, now]
    assert (widget.clean(""), widget.render(None)) == (None, "")
    with pytest.raises(ValueError, match="mã “76”"):
        widget.clean("76")


def test_a_place_that_never_changed_is_just_its_code(db):
    assert DiaBanWidget().render(DiaBanFactory(ma="40")) == "40"


def test_agencies_of_one_name_are_told_apart_by_their_place(dong_nai):
    agencies = [CoQuanFactory(ten="Sở Y tế Đồng Nai", ten_ngan="Sở Y tế", dia_ban=place) for place in dong_nai]
    widget = CoQuanWidget()
    assert [widget.clean(widget.render(agency)) for agency in agencies] == agencies
    assert widget.render(agencies[1]) == "Sở Y tế Đồng Nai [75/2025-07-01]"
    with pytest.raises(ValueError, match="Có nhiều cơ quan tên “Sở Y tế Đồng Nai”"):
        widget.clean("Sở Y tế Đồng Nai")
    with pytest.raises(ValueError, match="Không có cơ quan “Sở Lạ”"):
        widget.clean("Sở Lạ")


def test_members_are_written_and_read_in_one_cell(db):
    members = [CoQuanFactory(ten="Sở Một"), CoQuanFactory(ten="Sở Hai")]
    group = NhomCoQuanFactory(cach=CachXacDinh.LIET_KE)
    group.thanh_vien.set(members)
    widget = CacCoQuanWidget()
    assert set(widget.clean(widget.render(group.thanh_vien))) == set(members)
    assert widget.clean("") == []


def test_a_group_of_a_place_is_told_from_the_general_one(db):
    general = NhomCoQuanFactory(ten="Các đơn vị")
    own = NhomCoQuanFactory(ten="Các đơn vị", pham_vi=DiaBanFactory(ma="40"))
    widget = NhomWidget()
    assert [widget.clean(widget.render(group)) for group in (general, own)] == [general, own]
    assert widget.render(own) == "Các đơn vị [40]"
    assert (widget.clean(""), widget.render(None)) == (None, "")
