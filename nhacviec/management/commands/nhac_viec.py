"""`manage.py nhac_viec`: plan the reminders of a day and send them, or show what would be sent."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from chung.models import NgayDacBiet
from chung.ngay import hom_nay, viet_ngay
from chung.so import viet_so
from nhacviec.models import BanTin
from nhacviec.noi_dung import NoiDung, soan
from nhacviec.services.lap import lap
from nhacviec.tasks import gui_thu
from nhacviec.thu import DinhDang, loi_dia_chi, viet


class Command(BaseCommand):
    """The preview is the real planning, undone afterwards."""

    help = "Lập nhắc việc của một ngày rồi gửi; với --xem-truoc thì chỉ in ra những thư sẽ gửi, không ghi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ngay", type=date.fromisoformat, help="ngày nhắc (YYYY-MM-DD), mặc định hôm nay")
        parser.add_argument("--xem-truoc", action="store_true", help="in những thư sẽ gửi, không ghi và không gửi")
        parser.add_argument("--nguoi", help="chỉ xem trước thư của tài khoản này")
        parser.add_argument("--html", type=Path, help="ghi thư xem trước đầu tiên ra tệp HTML này")

    def handle(
        self, *args, ngay: date | None, xem_truoc: bool, nguoi: str | None, html: Path | None, **options
    ) -> None:
        day = ngay or hom_nay()
        if xem_truoc:
            self._xem_truoc(day, nguoi, html)
            return
        if run := lap(day, luc=timezone.now()):
            self.stdout.write(f"{run}: {viet_so(run.so_tin)} dòng nhắc, {viet_so(run.so_ban_tin)} bản tin.")
        else:
            self.stdout.write(f"{viet_ngay(day)} là ngày nghỉ, không lập nhắc việc.")
        self.stdout.write(f"Đã xử lý {viet_so(gui_thu())} bản tin chờ gửi.")

    def _xem_truoc(self, ngay: date, nguoi: str | None, html: Path | None) -> None:
        number = 0
        with transaction.atomic():
            lap(ngay, luc=timezone.now())
            for number, content in enumerate(_cac_thu(ngay, nguoi), 1):
                self._in(content)
                if html and number == 1:
                    html.write_text(viet(content, DinhDang.HTML), encoding="utf-8")
            transaction.set_rollback(True)
        self.stdout.write(f"Ngày {viet_ngay(ngay)}: {viet_so(number)} thư sẽ được gửi.")

    def _in(self, noi_dung: NoiDung) -> None:
        email = noi_dung.nguoi.email
        self.stdout.write(f"{'=' * 72}\nĐến: {noi_dung.nguoi} <{email}>")
        if wrong := loi_dia_chi(email):
            self.stdout.write(f"KHÔNG GỬI ĐƯỢC: {wrong}")
        self.stdout.write(viet(noi_dung, DinhDang.CHU))


def _cac_thu(ngay: date, nguoi: str | None) -> Iterator[NoiDung]:
    calendar = NgayDacBiet.objects.lich()
    waiting = BanTin.objects.filter(ngay=ngay).select_related("nguoi").order_by("nguoi__username")
    if nguoi:
        waiting = waiting.filter(nguoi__username=nguoi)
    for digest in waiting.iterator():
        content = soan(digest.nguoi, ngay, calendar)
        if content.nhom:
            yield content
