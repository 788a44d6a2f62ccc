"""How tasks look in rows: the depth in their tree, their names, their counts."""

from collections.abc import Iterable, Mapping
from datetime import date

from chung.duong import duong_dong
from nhiemvu.hien_thi import doan
from nhiemvu.models import NhiemVu
from nhiemvu.queries_ten import ten_theo_nhiem_vu
from nhiemvu.so_dem import SoDem

# Agencies named in a row; all of them stand on the page of the task.
SO_TEN = 10


def gan_dong(nhiem_vu: list[NhiemVu], dem: Mapping[int, SoDem], ngay: date) -> list[NhiemVu]:
    """The tasks with what a row shows: their address, the first of their names, and their count."""
    for task in gan_co_quan(nhiem_vu, ngay, SO_TEN):
        task.duong_dan = duong_dong("nhiem-vu", task.pk)
        task.so = dem.get(task.pk, SoDem())
        task.doan = doan(task.so)
    return nhiem_vu


def gan_co_quan(nhiem_vu: list[NhiemVu], ngay: date, toi_da: int | None = None) -> list[NhiemVu]:
    """The tasks with the names of who leads and who helps, at most `toi_da` of each."""
    names = ten_theo_nhiem_vu((task.pk for task in nhiem_vu), ngay, toi_da)
    for task in nhiem_vu:
        task.chu_tri, task.phoi_hop = names[task.pk]
    return nhiem_vu


def sap_xep_cay(nhiem_vu: Iterable[NhiemVu]) -> list[NhiemVu]:
    """The tasks in the order of the document, each with `cap`, its depth under its parents (from 0), and `co_con`,
    whether others stand under it."""
    ordered = list(nhiem_vu)
    parents = {task.cha_id for task in ordered}
    depth: dict[int, int] = {}
    for task in ordered:
        task.cap = depth[task.pk] = depth.get(task.cha_id, -1) + 1
        task.co_con = task.pk in parents
    return ordered
