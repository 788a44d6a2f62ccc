import pytest
import tablib
from import_export.formats.base_formats import XLSX

from donvi.enums import CachXacDinh, LoaiCoQuan
from donvi.models import BiDanh, CoQuan, NhomCoQuan
from donvi.resources import BiDanhResource, CoQuanResource, NhomCoQuanResource
from tests.factories import BiDanhFactory

COT = ["Tên đầy đủ", "Tên trong văn bản", "Loại", "Mã địa bàn", "Cơ quan cấp trên", "Từ ngày", "Đến hết ngày"]


def bang(*rows: tuple, cot: list[str] = COT) -> tablib.Dataset:
    return tablib.Dataset(*rows, headers=cot)


@pytest.fixture
def nhap(the_gioi):
    """Imports rows of agencies as the province's admin."""

    def run(*rows: tuple, dry_run: bool = False):
        return CoQuanResource(nguoi=the_gioi.quan_tri).import_data(bang(*rows), dry_run=dry_run)

    return run


MOI = ("Chi cục Dân số tỉnh Nghệ An", "Chi cục Dân số", "Đơn vị sự nghiệp", "40", "", "01/03/2025", "")


def test_a_row_makes_an_agency(nhap, the_gioi):
    result = nhap((*MOI[:4], the_gioi.so_y_te.ten, *MOI[5:]))
    assert (result.totals["new"], result.has_errors(), result.has_validation_errors()) == (1, False, False)
    made = CoQuan.objects.get(ten_ngan="Chi cục Dân số")
    assert (made.loai, made.dia_ban, made.cha) == (LoaiCoQuan.SU_NGHIEP, the_gioi.nghe_an, the_gioi.so_y_te)
    assert str(made.tu_ngay) == "2025-03-01"


def test_a_known_row_is_changed_or_skipped(nhap):
    nhap(MOI)
    assert nhap(MOI).totals["skip"] == 1
    assert nhap(("Chi cục Dân số Nghệ An", *MOI[1:])).totals["update"] == 1
    assert CoQuan.objects.get(ten_ngan="Chi cục Dân số").ten == "Chi cục Dân số Nghệ An"


def test_a_dry_run_writes_nothing(nhap):
    assert nhap(MOI, dry_run=True).totals["new"] == 1
    assert not CoQuan.objects.filter(ten_ngan="Chi cục Dân số").exists()


def test_wrong_rows_are_named_and_nothing_is_written(nhap):
    bad_kind, bad_date = (*MOI[:2], "Chi cục", *MOI[3:]), (*MOI[:5], "31/02/2025", "")
    result = nhap(MOI, bad_kind, bad_date, (*MOI[:3], "99x", *MOI[4:]))
    assert [row.number for row in result.invalid_rows] == [2, 3]
    assert "chọn một trong" in str(result.invalid_rows[0].error)
    assert [(number, str(errors[0].error)) for number, errors in result.row_errors()] == [
        (4, "Không có địa bàn mã “99x”.")
    ]
    assert not CoQuan.objects.filter(ten_ngan="Chi cục Dân số").exists()


def test_an_agency_cannot_outlive_its_place(nhap, the_gioi):
    result = nhap(("Phòng Y tế huyện Thượng", "Phòng Y tế", "phong", "412", "", "", ""))
    assert "thời gian của địa bàn" in str(result.invalid_rows[0].error)


def test_a_row_of_another_admins_place_is_refused(nhap):
    result = nhap(("Sở Y tế tỉnh Bình Phước", "Sở Y tế", "so", "70", "", "", ""))
    assert "không quản trị" in str(result.row_errors()[0][1][0].error)
    assert not CoQuan.objects.filter(dia_ban__ma="70").exists()


@pytest.mark.parametrize("resource", [CoQuanResource, NhomCoQuanResource, BiDanhResource])
def test_an_export_is_imported_again_without_a_change(the_gioi, resource):
    BiDanhFactory(ten="SYT Nghệ An", co_quan=the_gioi.so_y_te, pham_vi=the_gioi.nghe_an)
    listed = NhomCoQuan.objects.create(ten="Tổ liên ngành", cach=CachXacDinh.LIET_KE, pham_vi=the_gioi.nghe_an)
    listed.thanh_vien.set([the_gioi.so_y_te, the_gioi.ubnd_a])
    exported = XLSX().create_dataset(XLSX().export_data(resource().export()))
    result = resource(nguoi=the_gioi.quan_tri).import_data(exported)
    assert not result.has_errors()
    assert result.totals["skip"] == len(exported) > 0


def test_a_group_by_rule_and_a_listed_one_are_imported(the_gioi):
    cot = ["Tên nhóm", "Cách xác định", "Loại cơ quan", "Tên cơ quan thành viên", "Cấp địa bàn", "Phạm vi riêng"]
    rows = bang(
        ("Các vụ, cục y tế", "Theo quy tắc (loại và cấp)", "Vụ; Cục", "", "Cả nước", "40", ""),
        ("Tổ công tác", "Liệt kê thành viên", "", "", "", "40", f"{the_gioi.so_y_te.ten}; {the_gioi.so_noi_vu.ten}"),
        cot=[*cot, "Thành viên"],
    )
    result = NhomCoQuanResource(nguoi=the_gioi.quan_tri).import_data(rows)
    assert (result.totals["new"], result.has_errors()) == (2, False)
    assert NhomCoQuan.objects.get(ten="Các vụ, cục y tế").loai_co_quan == ["vu", "cuc"]
    assert set(NhomCoQuan.objects.get(ten="Tổ công tác").thanh_vien.all()) == {the_gioi.so_y_te, the_gioi.so_noi_vu}


def test_a_table_gives_no_other_members_to_a_group_that_is_here(the_gioi):
    group = NhomCoQuan.objects.create(ten="Tổ liên ngành", cach=CachXacDinh.LIET_KE, pham_vi=the_gioi.nghe_an)
    group.thanh_vien.set([the_gioi.so_y_te])
    rows = bang(
        (group.ten, "Liệt kê thành viên", "40", the_gioi.so_noi_vu.ten),
        cot=["Tên nhóm", "Cách xác định", "Phạm vi riêng", "Thành viên"],
    )
    result = NhomCoQuanResource(nguoi=the_gioi.quan_tri).import_data(rows)
    assert "trang Nhóm cơ quan" in str(result.invalid_rows[0].error)
    assert list(group.thanh_vien.all()) == [the_gioi.so_y_te]


def test_an_alias_is_known_whatever_its_letters(the_gioi):
    alias = BiDanhFactory(ten="SYT Nghệ An", co_quan=the_gioi.so_noi_vu, pham_vi=the_gioi.nghe_an)
    rows = bang(("syt nghệ an", the_gioi.so_y_te.ten, "", "40"), cot=["Tên gọi khác", "Cơ quan", "Nhóm", "Phạm vi"])
    assert BiDanhResource(nguoi=the_gioi.quan_tri).import_data(rows).totals["update"] == 1
    assert BiDanh.objects.get(pk=alias.pk).co_quan == the_gioi.so_y_te


def test_a_formula_is_not_exported(the_gioi):
    the_gioi.so_y_te.ten = '=HYPERLINK("http://vidu.vn")'
    the_gioi.so_y_te.save()
    exported = XLSX().create_dataset(XLSX().export_data(CoQuanResource().export()))
    assert 'HYPERLINK("http://vidu.vn")' in exported["Tên đầy đủ"]


def test_an_export_costs_a_constant_number_of_reads(the_gioi, django_assert_num_queries):
    for resource, reads in ((CoQuanResource, 1), (NhomCoQuanResource, 3), (BiDanhResource, 1)):
        with django_assert_num_queries(reads):
            resource().export()


def test_a_wrong_date_is_said_in_the_words_of_an_office(nhap):
    result = nhap((*MOI[:5], "31/02/2025", ""))
    assert result.invalid_rows[0].error_dict == {"tu_ngay": ["“31/02/2025” không phải ngày; ghi như 05/4/2026."]}


def test_a_table_without_a_column_that_names_its_rows_is_refused(the_gioi):
    table = bang(MOI[:3], cot=COT[:3])
    result = CoQuanResource(nguoi=the_gioi.quan_tri).import_data(table, dry_run=True)
    assert "Bảng thiếu cột “Mã địa bàn”" in str(result.base_errors[0].error)
    assert not CoQuan.objects.filter(ten_ngan=MOI[1]).exists()
