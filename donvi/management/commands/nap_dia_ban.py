"""`manage.py nap_dia_ban`: load or renew the places of the country from the project's own data set."""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from chung.ngay import hom_nay, viet_ngay
from chung.so import viet_so
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from donvi.nap.dia_ban import nap_dia_ban
from donvi.nap.doc_dia_ban import doc_dia_ban
from donvi.nap.tep import DuLieuSai

_SO_DONG_IN = 20


class Command(BaseCommand):
    help = "Nạp hoặc cập nhật địa bàn (tỉnh, huyện, xã qua các thời kỳ); không xóa dữ liệu đã có."

    def handle(self, *args, **options) -> None:
        try:
            results = nap_dia_ban(doc_dia_ban())
        except DuLieuSai as error:
            raise CommandError(f"Dữ liệu địa bàn sai, chưa ghi gì: {error}") from error
        for result in results:
            self._in_ket_qua(result)
        self._in_so_luong()

    def _in_ket_qua(self, result) -> None:
        counts = f"thêm {viet_so(result.them)}, sửa {viet_so(len(result.sua))}, giữ nguyên {viet_so(result.nguyen)}"
        kept = f", ngoài bộ dữ liệu (vẫn giữ) {viet_so(result.ngoai)}" if result.ngoai else ""
        self.stdout.write(f"{result.bang.capitalize()}: {counts}{kept}.")
        for line in result.sua[:_SO_DONG_IN]:
            self.stdout.write(f"  {line}")
        if len(result.sua) > _SO_DONG_IN:
            self.stdout.write(f"  … và {viet_so(len(result.sua) - _SO_DONG_IN)} dòng khác")

    def _in_so_luong(self) -> None:
        today = hom_nay()
        counts = DiaBan.objects.hieu_luc(today).values_list("cap").annotate(Count("pk")).order_by("cap")
        texts = [f"{CapDiaBan(level).label.lower()} {viet_so(n)}" for level, n in counts if level]
        self.stdout.write(f"Đang có hiệu lực ngày {viet_ngay(today)}: {', '.join(texts)}.")
