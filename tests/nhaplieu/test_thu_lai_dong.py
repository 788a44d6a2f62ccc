"""After an edit only what it touches is tried again, and the preview is still what a whole trial finds and what the
commit does."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donvi.models import BiDanh
from nhaplieu import services
from nhaplieu.models import LanNhap
from nhaplieu.services import xem_thu as dich_vu
from nhaplieu.services.chung import ban_nhap, dia_ban_cua
from nhaplieu.thong_tin import ThongTinNhap
from tests.dan_vai import LUC, TheGioi
from tests.nhaplieu.nhap import nhap, tai

DONG = (
    (1, "Nâng cao năng lực chuyên môn", "Sở Y tế", "Ban Lạ", ""),
    ("1.1", "Đào tạo bác sĩ gia đình", "Sở Y tế", "", "Quý II năm 2024"),
    ("1.2", "Luân phiên cán bộ về xã", "Hội Lạ", "Sở Y tế", "ngày 32/13 năm con mèo"),
    (2, "Mua sắm máy siêu âm", "Sở Nội vụ", "Ban Lạ; Hội Lạ", "31/12/2024"),
    (3, "Truyền thông phòng bệnh mùa hè", "UBND cấp huyện", "", "Nhiệm vụ thường xuyên"),
)
SUA = st.fixed_dictionaries(
    {},
    optional={
        "stt": st.sampled_from(["", "1", "1.1", "2", "9"]),
        "noi_dung": st.sampled_from([row[1] for row in DONG] + ["Việc hoàn toàn khác"]),
        "chu_tri": st.sampled_from(["", "Sở Nội vụ", "Ban Lạ", "Hội Lạ; Sở Y tế", "Tổ Lạ", "x" * 501]),
        "phoi_hop": st.sampled_from(["", "Tổ Lạ", "Sở Y tế"]),
        "thoi_han": st.sampled_from(["", "15/8/2024", "sau khi có hướng dẫn", "Quý IV năm 2024", "không rõ"]),
        "san_pham": st.sampled_from(["", "Báo cáo"]),
        "bo_qua": st.booleans(),
        "ghep": st.just(0),
    },
)
SUA_DONG = st.tuples(st.integers(0, len(DONG) - 1), SUA)
DAT_TEN = st.tuples(st.sampled_from(["Ban Lạ", "Hội Lạ", "Tổ Lạ"]), st.sampled_from(["", "Sở Nội vụ"]))
BUOC = st.lists(st.one_of(SUA_DONG, SUA_DONG, DAT_TEN), min_size=1, max_size=5)


def lam(w: TheGioi, run: LanNhap, buoc: tuple) -> None:
    first, second = buoc
    if isinstance(first, int):
        services.sua_dong(run, first, second, nguoi=w.quan_tri, luc=LUC)
    else:
        services.giai_quyet_ten(run, first, second, nguoi=w.quan_tri)


def thu_het(run: LanNhap) -> dict:
    """What a whole trial finds, as it is kept."""
    info = ThongTinNhap.from_dict(run.thong_tin)
    whole = dich_vu.xem_thu(ban_nhap(run), info, dia_ban_cua(info))
    whole["khac"] = {place: [list(change) for change in changes] for place, changes in whole["khac"].items()}
    return {name: value for name, value in whole.items() if name != "so"}


def khop_thu_het(run: LanNhap) -> None:
    kept = LanNhap.objects.values_list("xem_thu", flat=True).get(pk=run.pk)
    assert {name: value for name, value in kept.items() if name != "so"} == thu_het(run)


@pytest.mark.parametrize("da_co", [False, True], ids=["mới", "nhập lại"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(cac_buoc=BUOC)
def test_the_preview_is_what_a_whole_trial_finds_and_the_commit_does(the_gioi, da_co, cac_buoc):
    with transaction.atomic():
        if da_co:
            nhap(the_gioi, [(n, words.replace("máy", "các máy"), *rest) for n, words, *rest in DONG])
        run = tai(the_gioi, DONG)
        for buoc in cac_buoc:
            lam(the_gioi, run, buoc)
            khop_thu_het(run)
        if not run.xem_thu["loi"]:
            ghi_nhu_xem_truoc(the_gioi, run)
        transaction.set_rollback(True)


def ghi_nhu_xem_truoc(w: TheGioi, run: LanNhap) -> None:
    run.refresh_from_db()
    result = services.ghi(run, nguoi=w.quan_tri, luc=LUC)
    counts = tuple(map(run.xem_thu["so_sanh"].count, ("moi", "khac", "da_co")))
    assert (result.moi, result.khac, result.da_co) == counts
    assert result.khong_con == len(run.xem_thu["khong_con"])


@pytest.fixture
def dem_ca_lan(monkeypatch) -> list:
    """Whole trials, as they happen."""
    seen, real = [], dich_vu.xem_thu

    def counted(*args):
        seen.append(args)
        return real(*args)

    monkeypatch.setattr(dich_vu, "xem_thu", counted)
    return seen


def test_a_deadline_an_agency_and_a_settled_name_try_no_other_row_again(the_gioi, dem_ca_lan):
    nhap(the_gioi, DONG[:3])
    run = tai(the_gioi, DONG)
    for buoc in ((2, {"thoi_han": "15/8/2024"}), (1, {"chu_tri": "Tổ Lạ"}), (3, {"bo_qua": True})):
        lam(the_gioi, run, buoc)
    lam(the_gioi, run, ("Ban Lạ", "Sở Nội vụ"))
    assert dem_ca_lan == []
    khop_thu_het(run)


def test_other_words_are_compared_with_the_whole_plan(the_gioi, dem_ca_lan):
    nhap(the_gioi, DONG[:3])
    run = tai(the_gioi, DONG)
    lam(the_gioi, run, (2, {"noi_dung": "Mua sắm máy siêu âm"}))
    assert len(dem_ca_lan) == 1


def test_a_plan_or_a_name_written_meanwhile_is_compared_whole(the_gioi, dem_ca_lan):
    run = tai(the_gioi, DONG)
    nhap(the_gioi, DONG[:2])
    lam(the_gioi, run, (2, {"thoi_han": "15/8/2024"}))
    assert len(dem_ca_lan) == 1
    BiDanh.objects.create(ten="Hội Lạ", co_quan=the_gioi.so_y_te)
    lam(the_gioi, run, (2, {"san_pham": "Báo cáo"}))
    assert len(dem_ca_lan) == 2
    khop_thu_het(run)
