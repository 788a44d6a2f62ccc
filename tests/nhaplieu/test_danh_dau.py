"""Tables with a column for each agency, quarter, month or year, ticked where it applies."""

from datetime import date

from tests.nhaplieu.so_tinh import cot, doc, viec

CO_QUAN = [
    ["TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", None, None, "Thời gian hoàn thành"],
    [None, None, "Sở Y tế", "Sở Tài chính", "UBND các xã, phường", None],
    [1, "Lập kế hoạch của tỉnh", "x", None, None, "Quý II/2025"],
    [2, "Bố trí kinh phí", None, "X", "x", "Năm 2025"],
    [3, "Tuyên truyền tại chỗ", "PH", None, "CT", "Thường xuyên"],
]
GOP = ["A1:A2", "B1:B2", "C1:E1", "F1:F2"]


def _ten(ten_goi) -> list[str]:
    return [ten.nguyen_van for ten in ten_goi]


def test_a_ticked_agency_column_names_the_agency():
    dong = viec(doc(CO_QUAN, gop=GOP))
    assert [_ten(d.chu_tri) for d in dong] == [
        ["Sở Y tế"],
        ["Sở Tài chính", "UBND các xã, phường"],
        ["UBND các xã, phường"],
    ]
    assert [_ten(d.phoi_hop) for d in dong] == [[], [], ["Sở Y tế"]]


def test_agency_columns_need_no_common_header():
    rows = [
        ["TT", "Nhiệm vụ", "Sở Y tế", "Sở TC", "Thời gian"],
        [1, "Lập dự toán", "PH", "CT", "Tháng 7/2025"],
        [2, "Tổng hợp báo cáo", "x", None, "Tháng 8/2025"],
    ]
    dong = viec(doc(rows))
    assert [_ten(d.chu_tri) for d in dong] == [["Sở TC"], ["Sở Y tế"]]
    assert [_ten(d.phoi_hop) for d in dong] == [["Sở Y tế"], []]


def test_ticked_months_and_quarters_take_the_year_of_the_title():
    rows = [
        ["KẾ HOẠCH CÔNG TÁC NĂM 2025"],
        ["TT", "Hoạt động", "Chủ trì", "Tháng", None, None],
        [None, None, None, 1, 2, 3],
        [1, "Xây dựng kế hoạch", "Sở Y tế", "x", "x", None],
        [2, "Giám sát hỗ trợ", "Sở Y tế", None, None, "x"],
    ]
    tai_lieu = doc(rows, gop=["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:F2"])
    assert cot(tai_lieu, "thoi_han") == [("Tháng 1 - Tháng 2",), ("Tháng 3",)]
    assert [d.han.den for d in viec(tai_lieu)] == [date(2025, 2, 28), date(2025, 3, 31)]


def test_the_date_of_the_annex_is_no_year_of_the_plan():
    rows = [
        ["Thực hiện giai đoạn đến năm 2030"],
        ["Nghệ An, ngày 5 tháng 12 năm 2024"],
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
        [1, "Lập kế hoạch", "Sở Y tế", "Quý II"],
    ]
    assert viec(doc(rows))[0].han.den is None


def test_years_under_a_plan_are_values_of_a_target():
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", None],
        [None, None, None, "2025", "2030"],
        [1, "Tỷ lệ trạm có bác sĩ", "%", 95, 100],
    ]
    tai_lieu = doc(rows, gop=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    assert [(c.ten, c.nam) for c in tai_lieu.cac_chi_tieu()] == [
        ("Tỷ lệ trạm có bác sĩ", {"2025": "95", "2030": "100"})
    ]


def test_a_row_with_its_own_agency_and_deadline_is_a_task():
    rows = [
        ["Thời gian", "Nội dung", "Đơn vị thực hiện"],
        ["Tháng 6/2025", "Rà soát số liệu", "Sở Y tế"],
        ["Tháng 7/2025", "chuẩn bị hội nghị", "Sở Nội vụ"],
    ]
    assert cot(doc(rows), "noi_dung") == [("Rà soát số liệu",), ("chuẩn bị hội nghị",)]


def test_a_row_whose_task_is_an_unknown_formula_is_not_added_to_the_row_above():
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        [1, "Lập kế hoạch", "Sở Y tế", "Quý I/2026"],
        [None, '=A1&"x"', "Sở Nội vụ", "Quý II/2026"],
    ]
    tai_lieu = doc(rows)
    assert [(d.noi_dung, _ten(d.chu_tri)) for d in viec(tai_lieu)] == [("Lập kế hoạch", ["Sở Y tế"])]
    assert any("Ô B3" in ph.noi_dung for ph in tai_lieu.moi_phat_hien())


def test_months_in_short_need_no_group_and_words_tick_a_quarter():
    thang = [["KẾ HOẠCH NĂM 2025"], ["TT", "Nội dung hoạt động", "Chủ trì", *(f"T{i}" for i in range(1, 13))]]
    thang += [[1, "Thanh tra liên ngành", "Sở Y tế", None, None, None, "x", "x"]]
    assert cot(doc(thang), "thoi_han") == [("Tháng 4 - Tháng 5",)]
    quy = [["KẾ HOẠCH NĂM 2025"], ["TT", "Nội dung công việc", "Chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV"]]
    quy += [[1, "Xây dựng đề án", "Sở Y tế", "Dự thảo", "Trình"]]
    assert viec(doc(quy))[0].han.den == date(2025, 6, 30)


def test_the_end_of_a_span_is_the_deadline():
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", None],
        [None, None, None, "Từ", "Đến"],
        [1, "Khảo sát hiện trạng", "Sở Y tế", "01/2025", "03/2025"],
    ]
    tai_lieu = doc(rows, gop=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    assert cot(tai_lieu, "thoi_han", "them") == [("03/2025", {"Thời gian - Từ": "01/2025"})]
