"""Show what the importer understands of a document, without touching the database."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from nhaplieu.bao_cao import ra_hang, tom_tat
from nhaplieu.loi import LoiTep
from nhaplieu.phan_tich import phan_tich


class Command(BaseCommand):
    help = "Cho biết các nhiệm vụ, chỉ tiêu, phát hiện của một phụ lục hay kế hoạch; không ghi vào cơ sở dữ liệu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tep", type=Path, help="tệp .xlsx, .xls, .ods, .docx, .html, .csv, .tsv hoặc .txt")
        parser.add_argument("--ngay", type=date.fromisoformat, help="ngày ban hành văn bản, dạng YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="in danh sách nhiệm vụ dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        tep: Path = options["tep"]
        try:
            tai_lieu = phan_tich(tep.read_bytes(), tep.name, ngay_ban_hanh=options["ngay"])
        except FileNotFoundError:
            self._dung(f"Không có tệp “{tep}”.")
        except OSError as loi:
            self._dung(f"Không mở được tệp “{tep}” ({loi.strerror}).")
        except LoiTep as loi:
            self._dung(str(loi))
        if options["json"]:
            hang = [ra_hang(dong) for dong in tai_lieu.cac_nhiem_vu()]
            self.stdout.write(json.dumps(hang, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(tom_tat(tai_lieu))

    def _dung(self, thong_bao: str) -> NoReturn:
        """End with one line for the user, without the exception's name that Django would put before it."""
        self.stderr.write(thong_bao)
        sys.exit(1)
