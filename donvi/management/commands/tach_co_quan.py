"""`manage.py tach_co_quan`: cells on standard input, one a line; their agencies as JSON, one object a line."""

import sys

from django.core.management.base import BaseCommand

from chung.dong_lenh import dung_utf8
from donvi.tach.dong import doc_dong


class Command(BaseCommand):
    """Reads one cell a line and prints one JSON object a line; needs no database."""

    help = "Tách ô cơ quan: đọc mỗi dòng một ô từ đầu vào chuẩn, in mỗi dòng một đối tượng JSON."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: object, **options: object) -> None:
        """Answer every line."""
        dung_utf8()
        for line in sys.stdin:
            self.stdout.write(doc_dong(line))
