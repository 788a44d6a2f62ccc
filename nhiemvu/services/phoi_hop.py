"""Coordinating agencies: who they are, and what they report of their part."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from chung.audit import service
from chung.chep import chep
from chung.chu import nfc
from chung.ghi_nhieu import xoa_nhieu
from chung.loi import kiem_phien_ban
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import CapNhatPhoiHop, NhiemVu, PhoiHop
from nhiemvu.services.nguoi_nhan import ThanhVien, cac_phan_giao
from nhiemvu.tin_hieu import giao_viec_da_doi
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True, slots=True)
class NoiDungPhoiHop:
    """What a coordinating agency says of its part."""

    tinh_trang: str
    ket_qua: str
    kho_khan: str = ""
    kien_nghi: str = ""

    def __post_init__(self) -> None:
        for name in ("ket_qua", "kho_khan", "kien_nghi"):
            object.__setattr__(self, name, nfc(getattr(self, name)).strip())


def giao_phoi_hop(ke_hoach: KeHoach, nhiem_vu: Sequence[NhiemVu], members: ThanhVien) -> None:
    """Let each agency that the tasks name as coordinating have its row; part of handing out the work.

    A group stands for its members on the day from which the plan's work counts. An agency that ended later keeps its
    row, so that running this again on any day makes nothing twice. Rows of agencies that are no longer named go,
    unless they have reported.
    """
    wanted = _can_co(ke_hoach, nhiem_vu, members)
    rows = PhoiHop.objects.filter(nhiem_vu__ke_hoach=ke_hoach, nhiem_vu__in=[task.pk for task in nhiem_vu])
    here = {(row.nhiem_vu_id, row.co_quan_id): row for row in rows}
    gone = [row.pk for key, row in here.items() if key not in wanted]
    silent = list(PhoiHop.objects.filter(pk__in=gone, bao_cao_luc__isnull=True).select_related("nhiem_vu", "co_quan"))
    xoa_nhieu(silent)
    new = (
        {"nhiem_vu_id": task, "co_quan_id": agency, "phan_cong_id": assignment}
        for (task, agency), assignment in wanted.items()
        if (task, agency) not in here
    )
    if chep(PhoiHop, new) or silent:
        giao_viec_da_doi.send(KeHoach)


@service
def bao_cao_phoi_hop(
    phoi_hop: PhoiHop, noi_dung: NoiDungPhoiHop, *, nguoi: NguoiDung, luc: datetime, phien_ban: int
) -> CapNhatPhoiHop:
    """Record what a coordinating agency did for the task; the lead's item stays as it is.

    Args:
        phien_ban: the version of the row that the person saw.

    Raises:
        PermissionDenied: it is not the part of the person's agency.
        ValidationError: by field, or because the task has ended.
        DaCoNguoiSua: a colleague reported since the person saw it.
    """
    row = PhoiHop.objects.giu(phoi_hop.pk)
    yeu_cau(nguoi, "nhiemvu.bao_cao_phoi_hop", row)
    kiem_phien_ban(row, phien_ban)
    if not PhoiHop.objects.filter(pk=row.pk).dang_phoi_hop(timezone.localdate(luc)).exists():
        raise ValidationError("Nhiệm vụ này đã kết thúc hoặc cơ quan nay là chủ trì, không nhận báo cáo phối hợp nữa.")
    if not noi_dung.ket_qua:
        raise ValidationError({"ket_qua": "Nhập kết quả phần việc của cơ quan."})
    report = CapNhatPhoiHop(phoi_hop=row, nguoi=nguoi, luc=luc, **asdict(noi_dung))
    report.clean_fields(exclude={"phoi_hop", "nguoi"})
    report.save()
    row.bao_cao_luc = luc
    row.phien_ban += 1
    row.save()
    return report


def _can_co(ke_hoach: KeHoach, nhiem_vu: Sequence[NhiemVu], members: ThanhVien) -> dict[tuple[int, int], int]:
    """The assignment (by key) for each task and agency that shall have a row."""
    assignments = cac_phan_giao(ke_hoach, VaiTroPhanCong.PHOI_HOP)
    wanted: dict[tuple[int, int], int] = {}
    for task in nhiem_vu:
        for assignment in assignments[task.pk]:
            for taker in members.cua(assignment, ke_hoach.ngay_giao):
                agency = taker.qua or taker.co_quan
                wanted.setdefault((task.pk, agency.pk), assignment.pk)
    return wanted
