"""Comments with mentions, and following a task."""

from uuid import UUID, uuid4

import pytest
from auditlog.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhiemvu.models import TheoDoi, YKien
from nhiemvu.services.trao_doi import cac_ten_nhac, theo_doi, viet_y_kien, xoa_y_kien


@pytest.fixture
def viet(the_gioi):
    def write(noi_dung: str = "Cần thêm số liệu", ai: str = "can_bo_so", ma_gui: UUID | None = None) -> YKien:
        task, person = the_gioi.nhiem_vu["mot_chu_tri"], getattr(the_gioi, ai)
        return viet_y_kien(task, noi_dung, ma_gui or uuid4(), nguoi=person, luc=the_gioi.luc)

    return write


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Nhờ @lan.nt và @can-bo-a, rồi @lan.nt.", ["lan.nt", "can-bo-a"]),
        ("Gửi thư đến a@vidu.vn", []),
        ("@đầu-mối: xem giúp", ["đầu-mối"]),
        ("@ nhầm, @@hai", []),
        ("(@a_b)", ["a_b"]),
    ],
)
def test_who_is_mentioned(words, names):
    assert cac_ten_nhac(words) == names


@given(st.lists(st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,10}[a-z0-9])?", fullmatch=True), max_size=5, unique=True))
def test_every_name_written_is_found(names):
    assert cac_ten_nhac(", ".join(f"@{name}" for name in names) + ".") == names


def test_a_comment_keeps_whom_it_names(the_gioi, viet):
    comment = viet("Nhờ @dau-moi và @lanh-dao-tinh cho ý kiến.")
    assert set(comment.nhac_den.all()) == {the_gioi.dau_moi, the_gioi.lanh_dao_tinh}


@pytest.mark.parametrize("name", ["khong-co-ai", "nguoi-la", "lanh-dao-tinh-khac"])
def test_a_name_that_cannot_read_the_task_is_refused(viet, name):
    with pytest.raises(ValidationError, match=f"@{name}"):
        viet(f"Nhờ @dau-moi và @{name}")
    assert not YKien.objects.exists()


def test_blanks_are_no_comment(viet):
    with pytest.raises(ValidationError, match="Nhập ý kiến"):
        viet(" \u200b\n")


def test_a_stranger_writes_and_follows_nothing(the_gioi, viet):
    with pytest.raises(PermissionDenied):
        viet(ai="nguoi_la")
    with pytest.raises(PermissionDenied):
        theo_doi(the_gioi.nhiem_vu["mot_chu_tri"], True, nguoi=the_gioi.nguoi_la)


def test_the_same_form_twice_is_one_comment(viet):
    assert viet(ma_gui=UUID(int=7)) == viet(ma_gui=UUID(int=7))
    assert YKien.objects.count() == 1


def test_the_author_deletes_while_nobody_else_has_written_after(the_gioi, viet):
    first, second = viet(), viet("Nữa")
    with pytest.raises(PermissionDenied):
        xoa_y_kien(first, nguoi=the_gioi.dau_moi)
    xoa_y_kien(first, nguoi=the_gioi.can_bo_so)
    assert LogEntry.objects.filter(action=LogEntry.Action.DELETE, content_type__model="ykien").count() == 1
    viet("Đã rõ", "dau_moi")
    with pytest.raises(ValidationError, match="viết tiếp"):
        xoa_y_kien(second, nguoi=the_gioi.can_bo_so)


def test_following_is_said_once(the_gioi):
    task = the_gioi.nhiem_vu["mot_chu_tri"]
    for on, count in ((True, 1), (True, 1), (False, 0), (False, 0)):
        theo_doi(task, on, nguoi=the_gioi.can_bo_so)
        assert TheoDoi.objects.filter(nguoi=the_gioi.can_bo_so).count() == count
