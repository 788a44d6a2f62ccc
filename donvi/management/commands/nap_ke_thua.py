"""`manage.py nap_ke_thua`: ready acts of succession between agencies; a person carries them out."""

from django.core.management.base import BaseCommand

from chung.so import viet_so
from donvi.nap.ke_thua import nap_ke_thua


class Command(BaseCommand):
    help = "Ghi các sự kiện kế thừa cơ quan có sẵn (chưa chuyển giao); chạy lại không làm thay đổi dữ liệu."

    def handle(self, *args: object, **options: object) -> None:
        result = nap_ke_thua()
        self.stdout.write(f"Sự kiện kế thừa cơ quan: thêm {viet_so(result.su_kien)}.")
        for error in result.loi:
            self.stdout.write(f"  Chưa ghi: {error}")
