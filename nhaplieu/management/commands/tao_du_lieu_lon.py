"""`manage.py tao_du_lieu_lon`: a made-up country of any size, to measure with."""

from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chung.ngay import hom_nay, viet_ngay
from chung.so import viet_so
from kehoach.models import KeHoach
from nhaplieu.lon.nuoc import dung_nuoc, tao_nguoi
from nhaplieu.lon.services import tao

_BAO_MOI = 100_000


class Command(BaseCommand):
    help = "Tạo dữ liệu lớn để đo: 34 tỉnh, 3.321 xã, kế hoạch, đầu việc, báo cáo nhiều năm; chỉ khi chưa có kế hoạch."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dau-viec", type=int, default=20_000, help="số đầu việc cần tạo (mặc định 20.000)")
        parser.add_argument("--ngay", type=date.fromisoformat, help="tiến độ tính đến ngày (YYYY-MM-DD)")
        parser.add_argument("--hat-giong", type=int, default=2026, help="cùng số này thì cùng dữ liệu")
        parser.add_argument("--mat-khau", help="mật khẩu chung của các tài khoản; không nêu thì không đăng nhập được")
        parser.add_argument("--them", action="store_true", help="vẫn tạo dù cơ sở dữ liệu đã có kế hoạch")

    def handle(self, *args, dau_viec: int, hat_giong: int, them: bool, mat_khau=None, ngay=None, **options) -> None:
        if not settings.DU_LIEU_MAU:
            raise CommandError("Cấu hình này không cho nạp dữ liệu mẫu; đặt DU_LIEU_MAU=true nếu thật sự cần.")
        if dau_viec < 1:
            raise CommandError("Số đầu việc phải từ 1 trở lên.")
        if KeHoach.objects.exists() and not them:
            raise CommandError("Cơ sở dữ liệu đã có kế hoạch, chưa tạo gì. Thêm --them nếu thật sự muốn trộn vào.")
        self._last = 0
        day, country = ngay or hom_nay(), dung_nuoc()
        people = tao_nguoi(country, mat_khau)
        made = tao(country, dau_viec, day, hat_giong, self._bao)
        self.stdout.write(
            f"Đã tạo dữ liệu tính đến ngày {viet_ngay(day)}: {viet_so(made.ke_hoach)} kế hoạch,"
            f" {viet_so(made.nhiem_vu)} nhiệm vụ, {viet_so(made.dau_viec)} đầu việc, {viet_so(made.bao_cao)} báo cáo,"
            f" {viet_so(people)} tài khoản (lanhdao.cn, lanhdao.40, daumoi.40, so.40, xa1.40 …)."
        )

    def _bao(self, made: int) -> None:
        if made // _BAO_MOI > self._last // _BAO_MOI:
            self.stdout.write(f"  {viet_so(made)} đầu việc …")
        self._last = made
