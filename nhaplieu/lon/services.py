"""Writing the made-up country: plans, tasks, work items and their reports, straight into the tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from chung.bo_nho import hoan_don_rac
from chung.chu import khong_dau
from chung.thong_ke import xem_lai_thong_ke
from donvi.models import CoQuan
from kehoach.enums import TinhTrangVanBan
from kehoach.models import KeHoach, Muc, VanBan
from nhaplieu.lon.chep import BangChep
from nhaplieu.lon.ke_hoach import HAI_CAP, KeHoachLon, Viec, cac_dip, cac_ke_hoach
from nhaplieu.lon.nuoc import Nuoc
from nhaplieu.lon.tien_do import BAO_CAO, SU_KIEN, dien_bien
from nhiemvu.enums import TinhChat, VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import CapNhat, DauViec, NhiemVu, PhanCong
from nhiemvu.services.tong_hop import dung_lai
from taikhoan.services import nguoi_he_thong

_MUC = ("Công tác chỉ đạo, điều hành", "Phát triển mạng lưới và nhân lực", "Cung ứng dịch vụ và tài chính")


@dataclass(frozen=True, slots=True)
class KetQuaLon:
    ke_hoach: int
    nhiem_vu: int
    dau_viec: int
    bao_cao: int


def tao(nuoc: Nuoc, so: int, ngay: date, hat_giong: int, bao: Callable[[int], None] = lambda made: None) -> KetQuaLon:
    """Make plans until there are `so` items, with what happened to them up to the day `ngay`.

    The same seed (`hat_giong`), day and data already there make the same rows. All or nothing.

    Args:
        bao: told how many items there are, plan after plan.
    """
    rng = Random(hat_giong)  # noqa: S311 - not a secret
    with transaction.atomic(), hoan_don_rac():
        tables = _Bang(so, ngay, rng)
        for plan in cac_ke_hoach(nuoc, rng, ngay):
            if plan.ngay <= ngay:
                tables.ke_hoach(plan)
                bao(tables.so_viec)
            if tables.so_viec >= so:
                break
        tables.ghi()
    xem_lai_thong_ke(VanBan, KeHoach, NhiemVu, PhanCong, DauViec, CapNhat, CoQuan)
    dung_lai()
    return tables.ket_qua()


class _Bang:
    """The tables on their way, and how many rows went into each."""

    def __init__(self, so: int, ngay: date, rng: Random) -> None:
        self._wanted, self._day, self._rng = so, ngay, rng
        self._reporter = nguoi_he_thong().pk
        self._diligence: dict[int, float] = {}
        self.so_viec = self._plans = self._tasks = self._reports = 0
        self._documents = BangChep(
            VanBan, "loai", "so_ky_hieu", "ngay_ban_hanh", "noi_ban_hanh", "trich_yeu", "tinh_trang"
        )
        self._plan = BangChep(KeHoach, "van_ban_id", "dia_ban_id", "dau_moi_id", "ngay_giao")
        self._section = BangChep(Muc, "ke_hoach_id", "ten", "thu_tu")
        self._task = BangChep(
            NhiemVu, "ke_hoach_id", "muc_id", "thu_tu", "stt", "noi_dung", "tim_kiem", "loai_han", "han_den"
        )
        self._lead = BangChep(PhanCong, "nhiem_vu_id", "vai_tro", "thu_tu", "ten_goi", "co_quan_id")
        dip = ("tinh_chat", "ky_tu", "ky_den", "ten_ky", "han_goc", "han")
        self._item = BangChep(DauViec, "nhiem_vu_id", "ke_hoach_id", "phan_cong_id", "co_quan_id", *dip, *SU_KIEN)
        self._report = BangChep(CapNhat, "dau_viec_id", "nguoi_id", *BAO_CAO)

    def ke_hoach(self, plan: KeHoachLon) -> None:
        state = TinhTrangVanBan.HIEU_LUC.value
        number = f"{self._documents.khoa_tiep}/{plan.ky_hieu}"
        document = self._documents.them(plan.loai.value, number, plan.ngay, plan.noi_ban_hanh, plan.trich_yeu, state)
        key = self._plan.them(document, plan.dia_ban.pk, plan.dau_moi.pk, plan.ngay)
        sections = [self._section.them(key, name, place) for place, name in enumerate(_MUC, 1)]
        self._plans += 1
        for place, task in enumerate(plan.viec, 1):
            if self.so_viec >= self._wanted:
                return
            self._nhiem_vu(plan, key, sections[task.muc - 1], place, task)

    def _nhiem_vu(self, plan: KeHoachLon, key: int, section: int, place: int, task: Viec) -> None:
        words = khong_dau(task.noi_dung)
        number = self._task.them(key, section, place, str(place), task.noi_dung, words, task.loai.value, task.han)
        self._tasks += 1
        leads = {
            agency.pk: self._lead.them(number, VaiTroPhanCong.CHU_TRI.value, turn, agency.ten_ngan, agency.pk)
            for turn, agency in enumerate(task.cu if task.cu is task.moi else [*task.cu, *task.moi], 1)
        }
        for start, due, period in cac_dip(task, plan, self._day):
            for agency in task.cu if start < HAI_CAP else task.moi:
                if self.so_viec < self._wanted:
                    occasion = _dip(task, due, period)
                    self._viec((number, key, leads[agency.pk], agency.pk, *occasion), start, due, agency.pk)

    def _viec(self, row: tuple, start: date, due: date | None, agency: int) -> None:
        diligence = self._diligence.setdefault(agency, self._rng.betavariate(6, 2))
        story = dien_bien(self._rng, start, due, self._day, diligence)
        item = self._item.them(*row, *story.viec)
        self.so_viec += 1
        for report in story.bao_cao:
            self._report.them(item, self._reporter, *report)
        self._reports += len(story.bao_cao)

    def ghi(self) -> None:
        """Write what is waiting, what others point at first."""
        for table in (
            self._documents, self._plan, self._section, self._task, self._lead, self._item, self._report
        ):  # fmt: skip
            table.ghi()

    def ket_qua(self) -> KetQuaLon:
        return KetQuaLon(self._plans, self._tasks, self.so_viec, self._reports)


def _dip(task: Viec, due: date | None, period) -> tuple:
    if period is not None:
        return (TinhChat.DINH_KY.value, period.tu, period.den, period.nhan, due, due)
    kind = TinhChat.CAN_THOI_HAN if task.loai is LoaiHan.KHONG else TinhChat.CO_HAN
    return (kind.value, None, None, "", due, due)
