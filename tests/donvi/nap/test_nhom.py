import csv
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Count

from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from donvi.nap.doc_co_quan import doc_nhom
from donvi.nap.nhom import nap_nhom
from donvi.queries import TraCuuTen, thanh_vien

pytestmark = pytest.mark.usefixtures("bo_may")

BO_Y_TE = ("VN", date(2024, 5, 2))
NGHE_AN = ("40", date(2024, 7, 9))
BINH_PHUOC = ("70", date(2024, 6, 5))
SON_HA = ("529", date(2024, 3, 1))
CAC_KE_HOACH = {"seed 001": BO_Y_TE, "seed 004": NGHE_AN, "seed 000": BINH_PHUOC, "seed 003": SON_HA}
BANG_TEN = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "agencies.tsv"


def noi(ma: str, ngay: date) -> DiaBan:
    return DiaBan.objects.hieu_luc(ngay).get(ma=ma)


def tim(ten: str, ma: str, ngay: date) -> CoQuan | NhomCoQuan | None:
    return TraCuuTen(noi(ma, ngay), ngay).tim(ten)


def so_thanh_vien(ten: str, ma: str, ngay: date) -> int:
    return thanh_vien(tim(ten, ma, ngay), noi(ma, ngay), ngay).count()


@pytest.mark.parametrize(
    ("ten", "ke_hoach", "so"),
    [
        ("UBND cấp huyện", NGHE_AN, 21),
        ("UBND cấp huyện", ("40", date(2024, 12, 1)), 20),
        ("UBND cấp huyện", ("40", date(2025, 7, 1)), 0),
        ("UBND cấp xã", NGHE_AN, 460),
        ("UBND cấp xã", ("40", date(2025, 7, 1)), 130),
        ("UBND các xã, phường, đặc khu", ("51", date(2025, 7, 1)), 96),
        ("Ủy ban nhân dân các xã, thị trấn", SON_HA, 14),
        ("14 Trạm Y tế xã, thị trấn", SON_HA, 14),
        ("UBND các huyện, thị xã, thành phố", BINH_PHUOC, 11),
        ("Trung tâm Y tế huyện, thị xã, thành phố", BINH_PHUOC, 11),
        ("Huyện ủy, thành ủy, thị ủy", NGHE_AN, 21),
        ("Các sở, ban, ngành", NGHE_AN, 21),
        ("Các sở, ngành", SON_HA, 20),
        ("Các sở, ban, ngành, hội, đoàn thể tỉnh", BINH_PHUOC, 26),
        ("Các Vụ, Cục theo lĩnh vực chuyên môn", BO_Y_TE, 16),
        ("Sở Y tế", BO_Y_TE, 4),
        ("Các cơ quan, đơn vị liên quan", NGHE_AN, 0),
    ],
)
def test_groups_have_their_members_of_the_day(ten, ke_hoach, so):
    assert so_thanh_vien(ten, *ke_hoach) == so


@pytest.mark.parametrize(
    ("ten", "ke_hoach", "la"),
    [
        ("Sở Y tế", NGHE_AN, "Sở Y tế tỉnh Nghệ An"),
        ("Sở Y tế", SON_HA, "Sở Y tế tỉnh Quảng Ngãi"),
        ("Sở Y tế", ("75", date(2026, 5, 2)), "Sở Y tế thành phố Đồng Nai"),
        ("UBND tỉnh", NGHE_AN, "UBND tỉnh Nghệ An"),
        ("UBND huyện", SON_HA, "UBND huyện Sơn Hà"),
        ("Phòng Tài chính", SON_HA, "Phòng Tài chính - Kế hoạch huyện Sơn Hà"),
        ("Sở KH và Đầu tư", NGHE_AN, "Sở Kế hoạch và Đầu tư tỉnh Nghệ An"),
        ("Cục Quản lý khám chữa bệnh", BO_Y_TE, "Cục Quản lý Khám, chữa bệnh"),
        ("Trung tâm Y tế thị xã Bình Long", BINH_PHUOC, "Trung tâm Y tế thị xã Bình Long"),
        ("Ủy ban Mặt trận Tổ quốc", NGHE_AN, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An"),
        ("UBND xã Sơn Hà", ("51", date(2025, 7, 1)), "UBND xã Sơn Hà"),
        ("UBND xã Sơn Hạ", ("51", date(2025, 7, 1)), "UBND xã Sơn Hạ"),
    ],
)
def test_names_mean_the_agency_of_the_plan(ten, ke_hoach, la):
    assert str(tim(ten, *ke_hoach)) == la


def test_a_department_that_has_ended_is_no_longer_found():
    assert tim("Sở KH&ĐT", "40", date(2025, 2, 28)) is not None
    assert tim("Sở KH&ĐT", "40", date(2025, 3, 1)) is None


def test_a_name_of_two_communes_of_the_province_means_neither():
    in_province = CoQuan.objects.hieu_luc(NGHE_AN[1]).filter(dia_ban__duong_dan__startswith="/40/")
    twice = in_province.values("ten").annotate(so=Count("pk")).filter(so=2).values_list("ten", flat=True)
    assert twice
    assert [tim(name, *NGHE_AN) for name in twice] == [None] * len(twice)


def test_running_again_makes_nothing():
    assert nap_nhom(*doc_nhom()) == (0, 0)


def test_what_a_person_settled_stays():
    own = CoQuan.objects.get(ten="Bộ Y tế")
    BiDanh.objects.filter(ten="Ngành y tế").update(co_quan=own, nhom=None)
    assert nap_nhom(*doc_nhom()) == (0, 0)
    assert tim("Ngành y tế", *NGHE_AN) == own


@pytest.mark.real_data
@pytest.mark.skipif(not BANG_TEN.exists(), reason="không có shared/data/agencies.tsv bên cạnh bản mã nguồn")
@pytest.mark.parametrize("nguon", CAC_KE_HOACH)
def test_every_name_of_the_four_plans_is_known(nguon):
    lookup = TraCuuTen(noi(*CAC_KE_HOACH[nguon]), CAC_KE_HOACH[nguon][1])
    with BANG_TEN.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["source"] == nguon]
    names = {name for row in rows for name in row["parsed"].split("|")}
    assert names
    assert {name for name in names if lookup.tim(name) is None} == set()
