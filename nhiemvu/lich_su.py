"""The history of a work item, a task, a plan and an agency: which rows of the log belong to each, and who may read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.core.paginator import Page, Paginator
from django.db import models
from django.urls import reverse

from chung.lich_su import DongLichSu, cac_dong, so_cua
from donvi.models import BiDanh, CoQuan
from kehoach.models import KeHoach, TiepTucKeHoach, VanBan
from nhiemvu.models import CapNhat, DauViec, DongChuyenGiao, GiaHan, NhiemVu, PhanCong
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan

MOI_NHAT = 5


@dataclass(frozen=True, slots=True)
class LoaiLichSu:
    """How one kind of object keeps its history.

    `cho_nguoi` says which objects a person may read; `thuoc` which rows of which tables belong to one, besides
    itself; `them` gives the lines that are kept elsewhere than in the log.
    """

    model: type[models.Model]
    cho_nguoi: Callable[[NguoiDung], models.QuerySet]
    trang: str
    thuoc: Callable[[models.Model], dict[type[models.Model], list[int]]]
    them: Callable[[models.Model], Iterable[DongLichSu]] = lambda doi_tuong: ()


class LichSu:
    """The lines about one object, the newest first; only those of a page are read."""

    def __init__(self, doi_tuong: models.Model) -> None:
        self.doi_tuong, self.ma = doi_tuong, _MA[type(doi_tuong)]
        self.loai = LOAI[self.ma]

    @property
    def duong_dan(self) -> str:
        return reverse(f"lich-su-{self.ma}", args=[self.doi_tuong.pk])

    def moi_nhat(self) -> list[DongLichSu]:
        """The last few lines, for the page of the object."""
        return self._doc(self._khoa()[: 2 * MOI_NHAT])[:MOI_NHAT]

    def trang(self, so: object, moi_trang: int) -> Page:
        """One page of the whole."""
        page = Paginator(self._khoa(), moi_trang).get_page(so)
        page.object_list = self._doc(page.object_list)
        return page

    def _khoa(self) -> list[tuple]:
        """The moment of every line, with the key of its entry in the log or the line itself."""
        rows = {type(self.doi_tuong): [self.doi_tuong.pk]} | self.loai.thuoc(self.doi_tuong)
        logged = so_cua(rows).values_list("timestamp", "pk")
        kept = [(line.luc, line) for line in self.loai.them(self.doi_tuong)]
        return sorted([*logged, *kept], key=lambda pair: pair[0], reverse=True)

    def _doc(self, keys: Iterable[tuple]) -> list[DongLichSu]:
        picked = [key for _, key in keys]
        logged = LogEntry.objects.select_related("actor", "content_type")
        entries = logged.filter(pk__in=[key for key in picked if isinstance(key, int)])
        said = cac_dong(entries, self.doi_tuong)
        return [line for key in picked if (line := key if isinstance(key, DongLichSu) else said.get(key))]


def _khoa_cua(rows: models.QuerySet | models.Manager) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _chuyen_giao(item: DauViec) -> Iterable[DongLichSu]:
    """The handovers that the item went through."""
    lines = DongChuyenGiao.objects.filter(dau_viec=item).prefetch_related(
        "chuyen_giao__nguoi",
        "chuyen_giao__su_kien",
        "chuyen_giao__thay_the__tu",
        "chuyen_giao__thay_the__den",
        "cu",
        "moi",
    )
    for line in lines:
        act = line.chuyen_giao
        between = f" từ {line.cu} sang {line.moi}" if line.cu and line.moi else ""
        what = f"{line.get_loai_display().lower()}{between}, theo {act}"
        yield DongLichSu(act.luc, str(act.nguoi), (what,))


def _nhap(task: NhiemVu) -> Iterable[DongLichSu]:
    """The rows of files that said this task, each when its import was written."""
    for row in task.dong_nguon.select_related("lan_nhap__nguoi").filter(lan_nhap__ghi_luc__isnull=False):
        run = row.lan_nhap
        what = f"nhập từ tệp “{run.ten_tep}”, trang “{row.trang_tinh}”, dòng {row.so_dong}"
        yield DongLichSu(run.ghi_luc, str(run.nguoi), (what,))


def _co_quan_quan_tri(nguoi: NguoiDung) -> models.QuerySet:
    reach = pham_vi_cua(nguoi)
    agencies = CoQuan.objects.all()
    return agencies if reach.toan_he_thong else agencies.filter(q_duong_dan("dia_ban__duong_dan", reach.quan_tri))


LOAI = {
    "dau-viec": LoaiLichSu(
        DauViec,
        lambda nguoi: DauViec.objects.cho_nguoi(nguoi).kem_nguon(),
        "dau-viec",
        lambda item: {CapNhat: _khoa_cua(item.cap_nhat), GiaHan: _khoa_cua(item.gia_han)},
        _chuyen_giao,
    ),
    "nhiem-vu": LoaiLichSu(
        NhiemVu,
        lambda nguoi: NhiemVu.objects.cho_nguoi(nguoi).select_related("ke_hoach__van_ban"),
        "nhiem-vu",
        lambda task: {PhanCong: _khoa_cua(task.phan_cong)},
        _nhap,
    ),
    "ke-hoach": LoaiLichSu(
        KeHoach,
        lambda nguoi: KeHoach.objects.cho_nguoi(nguoi).select_related("van_ban"),
        "ke-hoach",
        lambda plan: {VanBan: [plan.van_ban_id], TiepTucKeHoach: [record.pk for record in plan.tiep_tuc.all()]},
    ),
    "co-quan": LoaiLichSu(
        CoQuan,
        _co_quan_quan_tri,
        "admin:donvi_coquan_change",
        lambda agency: {BiDanh: _khoa_cua(agency.bi_danh)},
    ),
}
_MA = {kind.model: code for code, kind in LOAI.items()}
