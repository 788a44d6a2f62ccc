"""Back up what cannot be made again: the database, then the stored files."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp đã tải lên vào SAO_LUU_DIR, giữ lại số bản gần nhất theo SAO_LUU_GIU."

    def handle(self, *args, **options) -> None:
        # The database first: a file that arrives in between is then one too many in the backup, never one missing.
        call_command("dbbackup", clean=True, compress=True, quiet=True)
        call_command("mediabackup", clean=True, quiet=True)
        self.stdout.write(f"Đã sao lưu vào {settings.SAO_LUU_DIR}.")
