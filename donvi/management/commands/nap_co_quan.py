"""`manage.py nap_co_quan`: agencies from the templates, groups and their other names."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import F

from chung.so import viet_so
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from donvi.nap.co_quan import TINH_MAU, KetQuaTao, ket_thuc_theo_dia_ban, tao_co_quan_tinh, tao_co_quan_trung_uong
from donvi.nap.doc_co_quan import doc_mau_co_quan, doc_nhom
from donvi.nap.nhom import nap_nhom


class Command(BaseCommand):
    help = "Tạo cơ quan theo mẫu cho trung ương và các tỉnh, nhóm cơ quan và tên gọi khác; không sửa, không xóa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tinh", nargs="+", default=TINH_MAU, metavar="MÃ", help="mã các tỉnh cần tạo cơ quan")

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        rows = {code: _cac_hang(code) for code in options["tinh"]}
        templates = doc_mau_co_quan()
        ended = ket_thuc_theo_dia_ban()
        self._in_tao("Trung ương", tao_co_quan_trung_uong(templates))
        for places in rows.values():
            made = sum((tao_co_quan_tinh(place, templates) for place in places), KetQuaTao())
            self._in_tao(" → ".join(dict.fromkeys(place.ten for place in places)), made)
        groups, aliases = nap_nhom(*doc_nhom())
        self.stdout.write(f"Nhóm cơ quan: thêm {groups} nhóm, {aliases} tên gọi khác.")
        if ended:
            self.stdout.write(f"Kết thúc theo địa bàn: {viet_so(ended)} cơ quan.")

    def _in_tao(self, ten: str, made: KetQuaTao) -> None:
        self.stdout.write(f"{ten}: thêm {viet_so(made.co_quan)} cơ quan, {viet_so(made.bi_danh)} tên gọi khác.")


def _cac_hang(ma: str) -> list[DiaBan]:
    """The rows of the province through time; a code that is used again gives each province that had it."""
    rows = list(DiaBan.objects.cap(CapDiaBan.TINH).filter(ma=ma).order_by(F("tu_ngay").asc(nulls_first=True)))
    if not rows:
        raise CommandError(f"Không có tỉnh mã {ma}. Đã chạy nap_dia_ban chưa?")
    return rows
