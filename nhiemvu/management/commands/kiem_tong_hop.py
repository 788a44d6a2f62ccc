"""`manage.py kiem_tong_hop`: prove the kept counts equal to a recount of the work items, or put them right."""

from django.core.management.base import BaseCommand, CommandError

from chung.so import viet_so
from kehoach.models import KeHoach
from nhiemvu.models import TongHop
from nhiemvu.services.tong_hop import dung_lai, kiem


class Command(BaseCommand):
    help = "Đếm lại đầu việc và so với bảng tổng hợp; --sua để sửa chỗ sai, --lai để dựng lại từ đầu."

    def add_arguments(self, parser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--sua", action="store_true", help="sửa những dòng sai")
        choice.add_argument("--lai", action="store_true", help="dựng lại toàn bộ bảng tổng hợp")

    def handle(self, *args, sua: bool = False, lai: bool = False, **options) -> None:
        if lai:
            dung_lai()
        wrong = dict(kiem(sua=sua))
        for plan in KeHoach.objects.filter(pk__in=list(wrong)[:20]).select_related("van_ban"):
            self.stdout.write(f"{plan}: {viet_so(wrong[plan.pk])} dòng {'đã sửa' if sua else 'sai'}")
        if wrong and not sua:
            plans = len(wrong.keys() - {0})
            where = f"{viet_so(plans)} kế hoạch có số tổng hợp sai" if plans else "Số tổng hợp theo tỉnh sai"
            raise CommandError(f"{where}. Chạy lại với --sua để sửa.")
        items, rows = TongHop.objects.tong_so(), TongHop.objects.count()
        self.stdout.write(f"Số tổng hợp đúng: {viet_so(items)} đầu việc trong {viet_so(rows)} dòng.")
