"""Import an annex from the command line, through the same services as the web pages."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from kehoach.enums import LoaiVanBan
from nhaplieu.enums import SoSanh
from nhaplieu.loi import LoiTep
from nhaplieu.models import LanNhap
from nhaplieu.services import ThongTinNhap, ghi, tai_len
from nhaplieu.services.chung import bo_sua
from nhaplieu.xem_thu import CAN_XEM, TAT_CA, XemThu
from taikhoan.services import nguoi_he_thong


def doc_ngay(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"ngày “{text}” không đúng dạng NĂM-THÁNG-NGÀY") from None


class Command(BaseCommand):
    help = "Nhập phụ lục của một kế hoạch từ tệp."

    def add_arguments(self, parser) -> None:
        parser.add_argument("tep", type=Path)
        parser.add_argument("--dia-ban", required=True, help="mã địa bàn của kế hoạch")
        parser.add_argument("--so-ky-hieu", default="", help="để trống nếu là dự thảo")
        parser.add_argument("--ngay", type=doc_ngay, help="ngày ban hành, NĂM-THÁNG-NGÀY")
        parser.add_argument("--ngay-giao", type=doc_ngay, help="ngày bắt đầu tính việc, khi chưa có ngày ban hành")
        parser.add_argument("--loai", choices=LoaiVanBan.values, default=LoaiVanBan.KE_HOACH.value)
        parser.add_argument("--noi-ban-hanh", default="")
        parser.add_argument("--trich-yeu", default="")
        parser.add_argument("--dau-moi", default="", help="cơ quan đầu mối theo dõi, ví dụ “Sở Y tế”")
        parser.add_argument("--xem-truoc", action="store_true", help="chỉ cho biết sẽ ghi gì, không ghi")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args, **options) -> None:
        try:
            report = _nhap(options)
        except LoiTep as refused:
            raise CommandError(str(refused)) from refused
        except OSError as refused:
            raise CommandError(f"Không mở được tệp “{options['tep']}”: {refused.strerror}.") from refused
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else _thanh_loi(report))


def _nhap(options: dict) -> dict:
    info = ThongTinNhap(
        dia_ban_ma=options["dia_ban"],
        so_ky_hieu=options["so_ky_hieu"],
        ngay_ban_hanh=options["ngay"],
        ngay_giao=options["ngay_giao"],
        loai=options["loai"],
        noi_ban_hanh=options["noi_ban_hanh"],
        trich_yeu=options["trich_yeu"],
        dau_moi=options["dau_moi"],
    )
    person, now = nguoi_he_thong(), timezone.now()
    content = options["tep"].read_bytes()
    with transaction.atomic():
        run = tai_len(content, options["tep"].name, info, nguoi=person, luc=now)
        if options["xem_truoc"]:
            report = _se_ghi(run)
            run.tep.delete(save=False)
            transaction.set_rollback(True)
            return report
        result = ghi(run, nguoi=person, luc=now)
    return {"ke_hoach": result.ke_hoach.pk, "ten": str(result.ke_hoach)} | {
        name: value for name, value in vars(result).items() if name != "ke_hoach"
    }


def _se_ghi(run: LanNhap) -> dict:
    trial = XemThu(run, bo_sua(run))
    counts = trial.dem
    return {
        "nhiem_vu": counts[TAT_CA],
        **{state: counts[state] for state in SoSanh.values},
        "khong_con": len(trial.khong_con),
        "can_xem": counts[CAN_XEM],
        "loi": trial.loi,
    }


def _thanh_loi(report: dict) -> str:
    if "ke_hoach" in report:
        return (
            f"{report['ten']}: ghi {report['moi']} nhiệm vụ mới, cập nhật {report['khac']}, giữ nguyên "
            f"{report['da_co']}; giao {report['dau_viec']} đầu việc, cập nhật {report['chi_tieu']} mức chỉ tiêu."
        )
    return (
        f"Sẽ ghi {report['moi']} nhiệm vụ mới, cập nhật {report['khac']}, giữ nguyên {report['da_co']} "
        f"({report['nhiem_vu']} dòng nhiệm vụ); {report['khong_con']} nhiệm vụ không còn trong tệp; "
        f"{report['can_xem']} dòng cần xem lại."
    )
