from datetime import date

import pytest
from auditlog.models import LogEntry
from django.db.models import F, Q

from donvi.enums import LoaiCoQuan
from donvi.models import BiDanh, CoQuan, DiaBan
from donvi.nap.co_quan import ket_thuc_theo_dia_ban, tao_co_quan_tinh, tao_co_quan_trung_uong
from tests.thong_ke import can_thong_ke, so_dong_uoc_tinh

pytestmark = pytest.mark.usefixtures("bo_may")
NAM_2024 = date(2024, 7, 9)
TRUOC = date(2025, 2, 28)
SAU = date(2025, 3, 1)


def cua(ma: str, ngay: date):
    return CoQuan.objects.hieu_luc(ngay).filter(dia_ban__ma=ma)


def so(ma: str, ngay: date) -> set[str]:
    return set(cua(ma, ngay).filter(loai=LoaiCoQuan.SO).values_list("ten_ngan", flat=True))


def test_running_again_makes_nothing_and_changes_nothing():
    before = set(CoQuan.objects.values_list()), set(BiDanh.objects.values_list())
    entries = LogEntry.objects.count()
    made = [tao_co_quan_trung_uong(), *map(tao_co_quan_tinh, DiaBan.objects.filter(ma__in=("40", "51", "70", "75")))]
    assert [(m.co_quan, m.bi_danh) for m in made] == [(0, 0)] * 8
    assert (set(CoQuan.objects.values_list()), set(BiDanh.objects.values_list())) == before
    assert LogEntry.objects.count() == entries


@can_thong_ke
def test_the_database_knows_how_many_agencies_were_made():
    assert so_dong_uoc_tinh(CoQuan) == CoQuan.objects.count()


def test_what_a_person_changed_stays():
    cua("40", NAM_2024).filter(ten_ngan="Sở Du lịch").update(ten="Sở Du lịch xứ Nghệ", den_ngay=None)
    tao_co_quan_tinh(DiaBan.objects.get(ma="40"))
    assert cua("40", SAU).get(ten_ngan="Sở Du lịch").ten == "Sở Du lịch xứ Nghệ"


@pytest.mark.parametrize(("ma", "truoc", "sau"), [("40", 21, 15), ("70", 20, 15), ("51", 20, 15), ("75", 20, 15)])
def test_the_departments_of_a_province_before_and_after_their_reform(ma, truoc, sau):
    assert (len(so(ma, TRUOC)), len(so(ma, SAU))) == (truoc, sau)


def test_departments_merge_in_march_2025():
    gone = so("40", TRUOC) - so("40", SAU)
    assert {"Sở Kế hoạch và Đầu tư", "Sở Thông tin và Truyền thông", "Sở Giao thông vận tải", "Ban Dân tộc"} <= gone
    assert so("40", SAU) - so("40", TRUOC) == {
        "Sở Dân tộc và Tôn giáo",
        "Sở Nông nghiệp và Môi trường",
        "Sở Văn hóa, Thể thao và Du lịch",
    }


def test_the_ministry_changes_its_units_on_the_same_day():
    units = {
        day: set(cua("VN", day).filter(loai=LoaiCoQuan.CUC).values_list("ten_ngan", flat=True)) for day in (TRUOC, SAU)
    }
    assert (len(units[TRUOC]), len(units[SAU])) == (10, 10)
    assert "Cục Y tế dự phòng" in units[TRUOC] - units[SAU]
    assert "Cục Phòng bệnh" in units[SAU] - units[TRUOC]


def test_agencies_of_a_province_follow_its_rows():
    names = [cua("75", day).get(ten_ngan="Sở Y tế").ten for day in (NAM_2024, date(2025, 7, 1), date(2026, 4, 30))]
    assert names == ["Sở Y tế tỉnh Đồng Nai", "Sở Y tế tỉnh Đồng Nai", "Sở Y tế thành phố Đồng Nai"]
    assert CoQuan.objects.filter(ten="Sở Y tế tỉnh Đồng Nai").count() == 2
    assert not cua("70", date(2025, 7, 1)).exists()


def test_no_agency_outlives_the_row_of_its_place():
    longer = Q(tu_ngay__lt=F("dia_ban__tu_ngay")) | Q(den_ngay__gt=F("dia_ban__den_ngay"))
    endless = Q(den_ngay=None, dia_ban__den_ngay__isnull=False) | Q(tu_ngay=None, dia_ban__tu_ngay__isnull=False)
    assert not CoQuan.objects.filter(longer | endless).exists()


@pytest.mark.parametrize("ngay", [NAM_2024, date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 21)])
@pytest.mark.parametrize("ma", ["40", "51", "70", "75"])
def test_every_place_of_the_province_has_one_ubnd_on_any_day(ma, ngay):
    places = DiaBan.objects.hieu_luc(ngay).filter(duong_dan__startswith=f"/{ma}/")
    offices = CoQuan.objects.hieu_luc(ngay).filter(loai=LoaiCoQuan.UBND, dia_ban__duong_dan__startswith=f"/{ma}/")
    assert sorted(offices.values_list("dia_ban", flat=True)) == sorted(places.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("ten", "cha"),
    [
        ("Sở Y tế tỉnh Nghệ An", "UBND tỉnh Nghệ An"),
        ("UBND huyện Quế Phong", "UBND tỉnh Nghệ An"),
        ("Trung tâm Y tế huyện Quế Phong", "Sở Y tế tỉnh Nghệ An"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh Bình Phước", "Sở Y tế tỉnh Bình Phước"),
        ("Phòng Y tế huyện Sơn Hà", "UBND huyện Sơn Hà"),
        ("Trạm Y tế xã Sơn Hạ", "Trung tâm Y tế huyện Sơn Hà"),
        ("UBND xã Sơn Bao", "UBND huyện Sơn Hà"),
        ("UBND xã Sơn Hà", "UBND tỉnh Quảng Ngãi"),
        ("Bảo hiểm xã hội huyện Sơn Hà", "Bảo hiểm xã hội tỉnh Quảng Ngãi"),
        ("Vụ Kế hoạch - Tài chính", "Bộ Y tế"),
    ],
)
def test_the_agency_above(ten, cha):
    agency = CoQuan.objects.filter(ten=ten).earliest("pk")
    assert agency.cha.ten == cha
    assert agency.cha.con_hieu_luc(agency.den_ngay or date(2026, 11, 21))


def test_stations_and_offices_only_where_a_plan_needs_them():
    stations = CoQuan.objects.filter(loai=LoaiCoQuan.TYT)
    assert [stations.hieu_luc(day).count() for day in (NAM_2024, date(2025, 7, 1))] == [14, 5]
    offices = CoQuan.objects.hieu_luc(NAM_2024).filter(loai=LoaiCoQuan.PHONG)
    assert set(offices.values_list("dia_ban__ma", flat=True)) == {"529"}
    assert CoQuan.objects.hieu_luc(NAM_2024).filter(loai=LoaiCoQuan.TTYT).count() == 21 + 13 + 11 + 11


def test_the_bare_names_of_a_place_differ():
    for ma in ("40", "51", "70", "75", "529", "VN"):
        names = list(cua(ma, NAM_2024).values_list("ten_ngan", flat=True))
        assert len(set(names)) == len(names) > 0


def test_a_province_of_any_time_can_be_made():
    bac_giang = DiaBan.objects.hieu_luc(NAM_2024).get(ma="24")
    made = tao_co_quan_tinh(bac_giang)
    assert made.co_quan > 200
    assert cua("24", NAM_2024).get(ten_ngan="UBND tỉnh").ten == "UBND tỉnh Bắc Giang"
    assert not cua("24", date(2025, 7, 1)).exists()
    assert LogEntry.objects.get_for_object(bac_giang).get().changes["việc"][1].startswith("Tạo theo mẫu")


def test_the_agencies_of_a_place_end_with_it():
    last = date(2027, 1, 1)
    DiaBan.objects.filter(ma="40").update(den_ngay=last)
    ended = ket_thuc_theo_dia_ban()
    assert ended == CoQuan.objects.filter(dia_ban__ma="40", den_ngay=last).count() > 20
    assert ket_thuc_theo_dia_ban() == 0
