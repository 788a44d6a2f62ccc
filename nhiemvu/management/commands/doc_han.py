"""`manage.py doc_han`: deadlines on standard input, their readings as JSON on standard output."""

import json
import sys
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from chung.dong_lenh import dung_utf8
from nhiemvu.han import doc_han


def doc_dong(dong: str, ngay_ban_hanh: date | None) -> str:
    """The reading of one line as one JSON object."""
    han = doc_han(dong, ngay_ban_hanh)
    ket_qua = {
        "kind": han.loai,
        "start": han.tu and han.tu.isoformat(),
        "due": han.den and han.den.isoformat(),
        "confidence": han.tin_cay,
        "cycle": han.chu_ky,
        "notes": han.ghi_chu,
    }
    return json.dumps(ket_qua, ensure_ascii=False)


def _ngay(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as loi:
        raise CommandError(
            f"Ngày ban hành “{text}” không hợp lệ. Cần ghi dạng năm-tháng-ngày, ví dụ 2026-07-14."
        ) from loi


class Command(BaseCommand):
    """Reads one deadline a line and prints one JSON object a line; needs no database."""

    help = "Đọc thời hạn: mỗi dòng vào là một thời hạn, mỗi dòng ra là một đối tượng JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the plan's date."""
        parser.add_argument("--ngay", metavar="NĂM-THÁNG-NGÀY", help="ngày ban hành kế hoạch, ví dụ 2026-07-14")

    def handle(self, *args: object, ngay: str | None = None, **options: object) -> None:
        """Answer every line. Raises `CommandError` for a date that is not one."""
        ngay_ban_hanh = _ngay(ngay)
        dung_utf8()
        for dong in sys.stdin:
            self.stdout.write(doc_dong(dong.rstrip("\r\n"), ngay_ban_hanh))
