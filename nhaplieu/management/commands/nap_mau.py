"""`manage.py nap_mau`: load the sample data through the importer, print the demo logins, or remove all of it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from chung.ngay import hom_nay, viet_ngay
from chung.so import viet_so
from nhaplieu.mau.kich_ban import HanhDong
from nhaplieu.mau.nguoi import doc_tai_khoan
from nhaplieu.mau.services import KetQuaMau, nap_mau, xoa_mau


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu: bốn kế hoạch, tài khoản thử và tiến độ đã báo cáo. Chạy lại không làm thay đổi dữ liệu."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--ngay", type=date.fromisoformat, help="dữ liệu tính đến ngày (YYYY-MM-DD), mặc định hôm nay"
        )
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--tai-khoan", action="store_true", help="chỉ in các tài khoản thử")
        choice.add_argument("--xoa", action="store_true", help="xóa toàn bộ dữ liệu mẫu, giữ địa bàn và cơ quan")

    def handle(self, *args, ngay: date | None = None, tai_khoan: bool = False, xoa: bool = False, **options) -> None:
        if not settings.DU_LIEU_MAU:
            raise CommandError("Cấu hình này không cho nạp dữ liệu mẫu; đặt DU_LIEU_MAU=true nếu thật sự cần.")
        if tai_khoan:
            self._in_tai_khoan()
        elif xoa:
            self._xoa()
        else:
            self._nap(ngay or hom_nay())

    def _nap(self, ngay: date) -> None:
        call_command("nap_dia_ban", stdout=self.stdout)
        call_command("nap_co_quan", stdout=self.stdout)
        call_command("nap_ke_thua", stdout=self.stdout)
        try:
            new_people, plans = nap_mau(ngay)
        except ValidationError as error:
            raise CommandError(f"Chưa nạp gì: {' '.join(error.messages)}") from error
        self.stdout.write(f"Dữ liệu mẫu tính đến ngày {viet_ngay(ngay)}:")
        for plan in plans:
            self.stdout.write(f"  {self._dong_ke_hoach(plan)}")
        self.stdout.write(f"  Tài khoản thử: thêm {new_people}. Xem bằng: manage.py nap_mau --tai-khoan")

    def _dong_ke_hoach(self, plan: KetQuaMau) -> str:
        size = f"{viet_so(plan.so_nhiem_vu)} nhiệm vụ, {viet_so(plan.so_dau_viec)} đầu việc"
        if not plan.moi:
            return f"{plan.ke_hoach}: đã có, giữ nguyên ({size})."
        reports = plan.buoc[HanhDong.TIEN_DO] + plan.buoc[HanhDong.XONG]
        reviews = plan.buoc[HanhDong.XAC_NHAN] + plan.buoc[HanhDong.TRA_LAI]
        return f"{plan.ke_hoach}: {size}, {viet_so(reports)} báo cáo, {viet_so(reviews)} lượt duyệt."

    def _in_tai_khoan(self) -> None:
        accounts = doc_tai_khoan()
        self.stdout.write(f"Tài khoản thử (mật khẩu chung: {accounts.mat_khau}; chỉ để dùng thử):")
        width = max(len(person.ten) for person in accounts.nguoi)
        for person in accounts.nguoi:
            self.stdout.write(f"  {person.ten:<{width}}  {person.ho_ten}")

    def _xoa(self) -> None:
        gone = xoa_mau()
        self.stdout.write(
            f"Đã xóa dữ liệu mẫu: {gone.so_ke_hoach} kế hoạch, {viet_so(gone.so_nhiem_vu)} nhiệm vụ,"
            f" {gone.so_nguoi} tài khoản. Địa bàn và cơ quan được giữ."
        )
