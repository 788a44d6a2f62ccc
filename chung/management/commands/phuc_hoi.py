"""Put the newest backup back in place of what is there."""

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = (
        "Phục hồi cơ sở dữ liệu và tệp từ bản sao lưu gần nhất trong SAO_LUU_DIR. Dữ liệu hiện có bị thay thế; "
        "dừng web, worker và beat trước khi chạy."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dong-y", action="store_true", help="xác nhận thay thế dữ liệu hiện có")

    def handle(self, *args, **options) -> None:
        if not options["dong_y"]:
            raise CommandError("Lệnh này thay thế dữ liệu hiện có. Thêm --dong-y nếu đúng là muốn phục hồi.")
        call_command("dbrestore", uncompress=True, interactive=False, quiet=True)
        call_command("mediarestore", replace=True, interactive=False, quiet=True)
        self.stdout.write("Đã phục hồi bản sao lưu gần nhất.")
