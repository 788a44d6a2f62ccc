"""Calling workers; what they do with the rows is tested where rows ask for work (long files, long reports)."""

from kombu.exceptions import OperationalError

from chung.viec_nen import goi


class KhongToiDuoc:
    """A task whose queue cannot be reached for one row."""

    name = "viec"

    def __init__(self) -> None:
        self.da_goi: list[int] = []

    def delay(self, pk: int) -> None:
        if pk == 2:
            raise OperationalError
        self.da_goi.append(pk)


def test_a_queue_that_cannot_be_reached_stops_nobody_and_is_logged(caplog):
    task = KhongToiDuoc()
    assert goi(task, 1, 2, 3) == 3
    assert task.da_goi == [1, 3]
    assert "viec of 2 waits" in caplog.text
