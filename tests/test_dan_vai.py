"""The cast itself: its plan owes what the story says."""

from nhiemvu.models import DauViec


def test_the_cast_owes_what_its_plan_says(the_gioi):
    owed = {name: DauViec.objects.filter(nhiem_vu=task).count() for name, task in the_gioi.nhiem_vu.items()}
    assert owed == {
        "mot_chu_tri": 1,
        "tap_the": 2,
        "thuong_xuyen": 2,
        "dieu_kien": 1,
        "cha": 0,
        "con_1": 1,
        "con_2": 1,
        "hai_chu_tri": 2,
    }
