"""The ready acts of the reform, derived from what the places became."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from donvi.enums import LoaiCoQuan
from donvi.models import CoQuan, DiaBan, KeThuaCoQuan, SuKienKeThua
from donvi.nap.doc_ke_thua import doc_ke_thua, doc_trung_tam

pytestmark = [pytest.mark.xdist_group("dia_ban"), pytest.mark.django_db]
THANG_3, CAI_CACH = date(2025, 3, 1), date(2025, 7, 1)


@pytest.fixture(scope="module", autouse=True)
def da_nap(django_db_setup, django_db_blocker):
    """Places, agencies and acts for every test of this module; what the last command said."""
    with django_db_blocker.unblock(), transaction.atomic():
        for command in ("nap_dia_ban", "nap_co_quan"):
            call_command(command, stdout=StringIO())
        out = StringIO()
        call_command("nap_ke_thua", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


def ke_tiep(ten: str, ngay: date) -> list[str]:
    """The successors of the agency of that name by the act of the day, the default first."""
    links = KeThuaCoQuan.objects.filter(cu__ten=ten, su_kien__ngay=ngay).order_by("-chinh", "pk")
    return list(links.values_list("moi__ten", flat=True))


def test_every_act_is_sound_and_none_is_carried_out(da_nap):
    assert "Chưa ghi" not in da_nap
    assert SuKienKeThua.objects.count() > 100
    assert not SuKienKeThua.objects.exclude(thuc_hien_luc=None).exists()


def test_running_again_changes_nothing():
    before = (SuKienKeThua.objects.count(), KeThuaCoQuan.objects.count(), CoQuan.objects.count())
    call_command("nap_ke_thua", stdout=StringIO())
    assert (SuKienKeThua.objects.count(), KeThuaCoQuan.objects.count(), CoQuan.objects.count()) == before


def test_every_agency_that_ended_passes_on_once():
    ended = CoQuan.objects.exclude(den_ngay=None).exclude(loai=LoaiCoQuan.DANG)
    assert set(ended.values_list("pk", flat=True)) <= set(KeThuaCoQuan.objects.values_list("cu", flat=True))
    defaults = KeThuaCoQuan.objects.filter(chinh=True).values_list("cu", flat=True)
    assert len(set(defaults)) == len(defaults) == KeThuaCoQuan.objects.values("cu").distinct().count()


@pytest.mark.parametrize(
    ("cu", "moi"),
    [
        ("Sở Kế hoạch và Đầu tư tỉnh {}", "Sở Tài chính tỉnh {}"),
        ("Sở Thông tin và Truyền thông tỉnh {}", "Sở Khoa học và Công nghệ tỉnh {}"),
        ("Sở Nông nghiệp và Phát triển nông thôn tỉnh {}", "Sở Nông nghiệp và Môi trường tỉnh {}"),
        ("Sở Tài nguyên và Môi trường tỉnh {}", "Sở Nông nghiệp và Môi trường tỉnh {}"),
        ("Sở Giao thông vận tải tỉnh {}", "Sở Xây dựng tỉnh {}"),
    ],
)
@pytest.mark.parametrize("tinh", ["Nghệ An", "Quảng Ngãi", "Bình Phước", "Đồng Nai"])
def test_the_departments_of_each_province_merge_in_march_2025(tinh, cu, moi):
    assert ke_tiep(cu.format(tinh), THANG_3) == [moi.format(tinh)]


def test_labour_is_split_with_home_affairs_by_default():
    heirs = ke_tiep("Sở Lao động - Thương binh và Xã hội tỉnh Nghệ An", THANG_3)
    assert heirs[0] == "Sở Nội vụ tỉnh Nghệ An"
    assert len(heirs) == 5


def test_the_districts_of_nghe_an_give_130_communes():
    links = KeThuaCoQuan.objects.filter(su_kien__ngay=CAI_CACH, cu__loai=LoaiCoQuan.UBND, cu__dia_ban__cap=2)
    ours = links.filter(cu__dia_ban__duong_dan__startswith="/40/")
    assert ours.values("cu").distinct().count() == 20
    assert ours.values("moi").distinct().count() == ours.count() == 130
    communes = DiaBan.objects.hieu_luc(CAI_CACH).filter(cap=3, duong_dan__startswith="/40/")
    assert set(ours.values_list("moi__dia_ban", flat=True)) == set(communes.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("huyen", "xa"),
    [
        ("huyện Quế Phong", "xã Quế Phong"),
        ("thành phố Vinh", "phường Thành Vinh"),
        ("huyện Thanh Chương", "xã Đại Đồng"),
        ("huyện Kỳ Sơn", "xã Mường Xén"),
        ("huyện Sơn Hà", "xã Sơn Hà"),
        ("huyện Lộc Ninh", "xã Lộc Ninh"),
    ],
)
def test_by_default_the_commune_of_the_name_or_the_seat_takes_over(huyen, xa):
    assert ke_tiep(f"UBND {huyen}", CAI_CACH)[0] == f"UBND {xa}"


def test_cua_lo_went_into_vinh_before():
    assert ke_tiep("UBND thị xã Cửa Lò", date(2024, 12, 1)) == ["UBND thành phố Vinh"]


def test_son_ha_became_five():
    communes = {f"xã {name}" for name in ("Sơn Hạ", "Sơn Linh", "Sơn Hà", "Sơn Thủy", "Sơn Kỳ")}
    assert set(ke_tiep("UBND huyện Sơn Hà", CAI_CACH)) == {f"UBND {name}" for name in communes}
    offices = {f"Phòng Văn hóa - Xã hội {name}" for name in communes}
    assert set(ke_tiep("Phòng Y tế huyện Sơn Hà", CAI_CACH)) == offices
    centre = ke_tiep("Trung tâm Y tế huyện Sơn Hà", CAI_CACH)
    assert centre == ["Trung tâm Y tế khu vực Sơn Hà, tỉnh Quảng Ngãi"]
    assert CoQuan.objects.get(ten=centre[0]).cha.ten == "Sở Y tế tỉnh Quảng Ngãi"
    assert ke_tiep("Bảo hiểm xã hội huyện Sơn Hà", CAI_CACH) == ["Bảo hiểm xã hội tỉnh Quảng Ngãi"]


def test_binh_phuoc_went_into_dong_nai_which_became_a_city():
    links = KeThuaCoQuan.objects.filter(cu__ten="Sở Y tế tỉnh Bình Phước").select_related("moi__dia_ban")
    heir = links.get().moi
    assert (heir.ten, heir.dia_ban.ten) == ("Sở Y tế tỉnh Đồng Nai", "Tỉnh Đồng Nai")
    assert heir.ke_tiep.get().moi.ten == "Sở Y tế thành phố Đồng Nai"
    assert (
        KeThuaCoQuan.objects.get(cu__ten="UBND tỉnh Đồng Nai", cu__tu_ngay=CAI_CACH).moi.ten
        == "UBND thành phố Đồng Nai"
    )


def test_the_templates_name_agencies_that_are(da_nap):
    names = set(CoQuan.objects.values_list("ten_ngan", flat=True))
    for template in doc_ke_thua():
        if "{" not in template.cu:
            assert template.cu in names, template
    assert set(doc_trung_tam()) <= set(DiaBan.objects.filter(cap=2).values_list("ma", flat=True))
