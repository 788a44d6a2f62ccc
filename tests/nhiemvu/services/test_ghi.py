from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kehoach.models import Muc
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import NhiemVu, PhanCong
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from tests.factories import KeHoachFactory
from tests.luong import can_postgresql, cung_luc


@pytest.fixture
def ke_hoach(the_gioi):
    """An empty plan of the province."""
    return KeHoachFactory(dia_ban=the_gioi.nghe_an, dau_moi=the_gioi.so_y_te)


@pytest.fixture
def them(the_gioi, ke_hoach):
    """Adds tasks to the empty plan as the admin of the province."""
    return lambda *new: them_nhiem_vu(ke_hoach, new, nguoi=the_gioi.quan_tri)


def test_tasks_keep_their_words_and_their_order(ke_hoach, them):
    first = them(NhiemVuMoi("Việc một", "1"), NhiemVuMoi("Việc hai", "1"))
    second = them(NhiemVuMoi("Việc ba", "đ", san_pham="Đề án", cap_trinh="UBND tỉnh", thoi_han="Quý I"))
    tasks = list(ke_hoach.nhiem_vu.all())
    assert tasks == [*first, *second]
    assert [task.thu_tu for task in tasks] == [1, 2, 3]
    assert (tasks[2].stt, tasks[2].san_pham, tasks[2].cap_trinh, tasks[2].thoi_han) == (
        "đ",
        "Đề án",
        "UBND tỉnh",
        "Quý I",
    )


def test_sections_nest_and_are_made_once(ke_hoach, them):
    i, i_a, ii = ("I. Mạng lưới",), ("I. Mạng lưới", "a) Trạm y tế"), ("II. Nhân lực",)
    tasks = them(NhiemVuMoi("Một", muc=i), NhiemVuMoi("Hai", muc=i_a), NhiemVuMoi("Ba", muc=ii), NhiemVuMoi("Bốn"))
    again = them(NhiemVuMoi("Năm", muc=i_a), NhiemVuMoi("Sáu", muc=("II. Nhân lực", "a) Trạm y tế")))
    shown = [(section.ten, section.cha and section.cha.ten, section.thu_tu) for section in ke_hoach.muc.all()]
    assert shown == [
        ("I. Mạng lưới", None, 1),
        ("a) Trạm y tế", "I. Mạng lưới", 2),
        ("II. Nhân lực", None, 3),
        ("a) Trạm y tế", "II. Nhân lực", 4),
    ]
    assert [task.muc and task.muc.thu_tu for task in (*tasks, *again)] == [1, 2, 3, None, 2, 4]


def test_a_section_without_tasks_of_its_own_is_still_there(ke_hoach, them):
    (task,) = them(NhiemVuMoi("Một", muc=("A", "B", "C")))
    assert [task.muc.ten, task.muc.cha.ten, task.muc.cha.cha.ten] == ["C", "B", "A"]
    assert [section.ten for section in ke_hoach.muc.all()] == ["A", "B", "C"]


def test_children_stand_under_their_parents_wherever_these_are(them):
    tasks = them(
        NhiemVuMoi("Cháu", "1.1.1", cha=1),
        NhiemVuMoi("Con", "1.1", cha=2),
        NhiemVuMoi("Cha", "1"),
        NhiemVuMoi("Con", "1.2", cha=2),
    )
    saved = {task.stt: task.cha and task.cha.stt for task in NhiemVu.objects.filter(pk__in=[t.pk for t in tasks])}
    assert saved == {"1.1.1": "1.1", "1.1": "1", "1": None, "1.2": "1"}
    assert [task.thu_tu for task in tasks] == [1, 2, 3, 4]


@pytest.mark.parametrize("parents", [(0,), (1, 0), (None, 2, 1)])
def test_parents_that_go_in_a_circle_are_refused(ke_hoach, them, parents):
    with pytest.raises(ValueError, match="cha"):
        them(*[NhiemVuMoi(f"Việc {place}", cha=cha) for place, cha in enumerate(parents)])
    assert not ke_hoach.nhiem_vu.exists()


def test_assignments_keep_the_words_and_whom_they_mean(the_gioi, them):
    (task,) = them(
        NhiemVuMoi(
            "Việc",
            phan_cong=(
                PhanCongMoi(VaiTroPhanCong.CHU_TRI, "SYT", the_gioi.so_y_te),
                PhanCongMoi(VaiTroPhanCong.PHOI_HOP, "các huyện", the_gioi.ubnd_cap_huyen),
                PhanCongMoi(VaiTroPhanCong.PHOI_HOP, "Hội chưa rõ tên"),
            ),
        )
    )
    assignments = PhanCong.objects.filter(nhiem_vu=task).order_by("thu_tu")
    assert [(a.vai_tro, a.ten_goi, a.co_quan, a.nhom, a.chua_ro) for a in assignments] == [
        ("chu_tri", "SYT", the_gioi.so_y_te, None, False),
        ("phoi_hop", "các huyện", None, the_gioi.ubnd_cap_huyen, False),
        ("phoi_hop", "Hội chưa rõ tên", None, None, True),
    ]


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (NhiemVuMoi(""), "Nhiệm vụ thứ 2 (không số): nội dung"),
        (NhiemVuMoi("Việc", "1." * 20), "số thứ tự"),
        (NhiemVuMoi("Việc", "7", cap_trinh="x" * 201), "Nhiệm vụ thứ 2 (7): cấp trình"),
        (NhiemVuMoi("Việc", loai_han="hôm nào"), "loại thời hạn"),
        (NhiemVuMoi("Việc", chu_ky="giờ"), "chu kỳ báo cáo"),
        (NhiemVuMoi("Việc", han_tu=date(2024, 7, 1), han_den=date(2024, 6, 30)), "đến hạn"),
        (NhiemVuMoi("Việc", phan_cong=(PhanCongMoi(VaiTroPhanCong.CHU_TRI, ""),)), "tên ghi trong văn bản"),
        (NhiemVuMoi("Việc", phan_cong=(PhanCongMoi(VaiTroPhanCong.CHU_TRI, "x" * 501),)), "tên ghi trong văn bản"),
        (NhiemVuMoi("Việc", phan_cong=(PhanCongMoi("giam_sat", "Sở Y tế"),)), "vai trò"),
    ],
)
def test_what_cannot_be_kept_is_told_by_task_and_nothing_is_written(ke_hoach, them, task, words):
    with pytest.raises(ValidationError) as refused:
        them(NhiemVuMoi("Việc tốt", muc=("I. Mục",)), task)
    (message,) = refused.value.messages
    assert words in message
    assert not ke_hoach.nhiem_vu.exists()
    assert not ke_hoach.muc.exists()


def test_every_bad_task_is_told_at_once(them):
    with pytest.raises(ValidationError) as refused:
        them(NhiemVuMoi(""), NhiemVuMoi("Việc", loai_han="?"), NhiemVuMoi(""))
    assert [message.split(" (")[0] for message in refused.value.messages] == [
        "Nhiệm vụ thứ 1",
        "Nhiệm vụ thứ 2",
        "Nhiệm vụ thứ 3",
    ]


@pytest.mark.parametrize("person", ["quan_tri", "dau_moi"])
def test_the_admin_and_the_coordinator_may_add(the_gioi, ke_hoach, person):
    assert them_nhiem_vu(ke_hoach, [NhiemVuMoi("Việc")], nguoi=getattr(the_gioi, person))


@pytest.mark.parametrize(
    "person",
    ["can_bo_so", "can_bo_a", "can_bo_b", "lanh_dao_tinh", "lanh_dao_a", "nguoi_la", "lanh_dao_tinh_khac"],
)
def test_nobody_else_may_add(the_gioi, ke_hoach, person):
    with pytest.raises(PermissionDenied):
        them_nhiem_vu(ke_hoach, [NhiemVuMoi("Việc")], nguoi=getattr(the_gioi, person))
    assert not ke_hoach.nhiem_vu.exists()


def nhieu_viec(world, so: int) -> tuple[CaptureQueriesContext, int]:
    """The queries of writing so many tasks with a section each ten and handing them out, and the items made."""
    ended = date(2024, 9, 30)
    who = (
        PhanCongMoi(VaiTroPhanCong.CHU_TRI, "UBND cấp huyện", world.ubnd_cap_huyen),
        PhanCongMoi(VaiTroPhanCong.PHOI_HOP, "Sở Y tế", world.so_y_te),
    )
    new = [
        NhiemVuMoi(
            f"Việc {place}",
            cha=place - 1 if place % 10 == 1 else None,
            muc=(f"{so} mục {place // 100}", f"Tiểu mục {place // 10}"),
            loai_han=LoaiHan.NGAY,
            han_den=ended,
            phan_cong=who,
        )
        for place in range(so)
    ]
    with CaptureQueriesContext(connection) as queries:
        tasks = them_nhiem_vu(world.ke_hoach, new, nguoi=world.quan_tri)
        made = giao_viec(world.ke_hoach, tasks, world.ngay)
    return queries, made


def test_two_thousand_tasks_cost_a_bounded_number_of_queries(the_gioi):
    few, _ = nhieu_viec(the_gioi, 20)
    many, made = nhieu_viec(the_gioi, 2000)
    assert made == 4000

    def reads(queries: CaptureQueriesContext) -> int:
        return sum(query["sql"].startswith("SELECT") for query in queries)

    assert reads(many) == reads(few)
    rows = 2000 + 4000 + 4000 + 220
    assert len(many) < 30 + rows / 40  # SQLite takes 999 values at a time


@can_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_imports_at_the_same_moment_both_stand(the_gioi, ke_hoach, them):
    new = [NhiemVuMoi(f"Việc {place}", muc=("I. Mục chung",)) for place in range(10)]
    cung_luc(lambda: them(*new), lambda: them(*new))
    assert [task.thu_tu for task in ke_hoach.nhiem_vu.all()] == list(range(1, 21))
    assert Muc.objects.filter(ke_hoach=ke_hoach).count() == 1
