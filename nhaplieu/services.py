"""The only writers of imports: upload, settle a name, commit, drop."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from chitieu.services import luu_chi_tieu
from chung.audit import service
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.queries import TraCuuTen
from donvi.services import giai_quyet_ten as nho_ten
from donvi.services import nhom_mo
from kehoach.models import KeHoach
from kehoach.services import ThongTinKeHoach, luu_ke_hoach, tim_ke_hoach
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.chi_tieu import cac_chi_tieu
from nhaplieu.doi_chieu import DongDaHieu, SoSanh, TenDaHieu, doi_chieu
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.models import DongNguon, LanNhap
from nhaplieu.phan_tich import phan_tich
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True)
class ThongTinNhap:
    """What the person says of the document beside the file; `dau_moi` is the full name of the coordinating agency."""

    dia_ban_ma: str
    so_ky_hieu: str = ""
    ngay_ban_hanh: date | None = None
    ngay_giao: date | None = None
    loai: str = "ke_hoach"
    noi_ban_hanh: str = ""
    trich_yeu: str = ""
    dau_moi: str = ""
    chu_ky_bao_cao: str = ""

    @property
    def ngay(self) -> date | None:
        """The day on which agencies are looked up and from which work counts."""
        return self.ngay_giao or self.ngay_ban_hanh

    def to_dict(self) -> dict:
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, data: dict) -> Self:
        days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("ngay_ban_hanh", "ngay_giao")}
        return cls(**data | days)


@dataclass(frozen=True)
class KetQuaGhi:
    """What a commit wrote."""

    ke_hoach: KeHoach
    moi: int
    da_co: int
    khac: int
    chi_tieu: int
    dau_viec: int


@service
def tai_len(noi_dung: bytes, ten_tep: str, thong_tin: ThongTinNhap, *, nguoi: NguoiDung, luc: datetime) -> LanNhap:
    """Read a file and keep what was understood for the preview; nothing of the plan is written yet.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the place or the day is missing or wrong.
        LoiTep: the file cannot be read; nothing is kept.
    """
    place = dia_ban_cua(thong_tin)
    yeu_cau(nguoi, "kehoach.nhap", place)
    document = phan_tich(noi_dung, ten_tep, ngay_ban_hanh=thong_tin.ngay_ban_hanh)
    return LanNhap.objects.create(
        tep=ContentFile(noi_dung, name=ten_tep),
        ten_tep=ten_tep[:255],
        sha256=hashlib.sha256(noi_dung).hexdigest(),
        nguoi=nguoi,
        luc=luc,
        thong_tin=thong_tin.to_dict(),
        ban_nhap=document.to_dict(),
    )


def dia_ban_cua(thong_tin: ThongTinNhap) -> DiaBan:
    """The place of the plan as it was on the plan's day.

    Raises:
        ValidationError: no day is known, or no place had the code then.
    """
    if thong_tin.ngay is None:
        raise ValidationError({"ngay_giao": "Văn bản chưa có ngày ban hành: cần nhập ngày giao việc."})
    place = DiaBan.objects.hieu_luc(thong_tin.ngay).filter(ma=thong_tin.dia_ban_ma).first()
    if place is None:
        raise ValidationError(
            {"dia_ban": f"Không có địa bàn mã {thong_tin.dia_ban_ma} vào ngày {thong_tin.ngay:%d/%m/%Y}."}
        )
    return place


def xem_truoc(lan_nhap: LanNhap) -> list[DongDaHieu]:
    """The rows of the import as they would be written now."""
    info = ThongTinNhap.from_dict(lan_nhap.thong_tin)
    place = dia_ban_cua(info)
    plan = tim_ke_hoach(_ke_hoach(info, place))
    return doi_chieu(TaiLieuNhap.from_dict(lan_nhap.ban_nhap), place, info.ngay, plan)


@service
def giai_quyet_ten(lan_nhap: LanNhap, ten: str, ten_dich: str, *, nguoi: NguoiDung) -> CoQuan | NhomCoQuan:
    """Settle once whom a name of the document means; it is remembered for the plan's place.

    Args:
        ten_dich: the name of an agency or group known in the place; empty: keep the name as an open group.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: nobody in the scope of the plan has that name.
    """
    info = ThongTinNhap.from_dict(lan_nhap.thong_tin)
    place = dia_ban_cua(info)
    yeu_cau(nguoi, "kehoach.nhap", place)
    return nho_ten(ten, ten_dich, place, info.ngay)


@service
def ghi(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime) -> KetQuaGhi:
    """Write the plan, its tasks, targets and work items: all or nothing, and a second time nothing new.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import was committed or dropped before, or the document's data are not valid.
    """
    run = LanNhap.objects.select_for_update().get(pk=lan_nhap.pk)
    if run.tinh_trang != TinhTrangNhap.XEM_TRUOC:
        raise ValidationError(f"Lần nhập này {run.get_tinh_trang_display().lower()}, không ghi lại được.")
    info = ThongTinNhap.from_dict(run.thong_tin)
    document = TaiLieuNhap.from_dict(run.ban_nhap)
    place = dia_ban_cua(info)
    yeu_cau(nguoi, "kehoach.nhap", place)
    rows = doi_chieu(document, place, info.ngay, tim_ke_hoach(_ke_hoach(info, place)))
    plan = luu_ke_hoach(_ke_hoach(info, place), nguoi=nguoi)
    tasks = _ghi_nhiem_vu(plan, rows, nguoi)
    _ghi_nguon(run, document, rows, tasks)
    made = giao_viec(plan, tasks.values(), timezone.localdate(luc))
    targets = luu_chi_tieu(plan, cac_chi_tieu(document), nguoi=nguoi)
    result = KetQuaGhi(plan, len(tasks), *(_dem(rows, s) for s in (SoSanh.DA_CO, SoSanh.KHAC)), targets, made)
    run.tinh_trang, run.ke_hoach = TinhTrangNhap.DA_GHI, plan
    run.ket_qua = {name: value for name, value in vars(result).items() if name != "ke_hoach"}
    run.save()
    return result


@service
def bo(lan_nhap: LanNhap, *, nguoi: NguoiDung) -> None:
    """Drop an import that was not committed; the file stays on record.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: it was committed.
    """
    yeu_cau(nguoi, "kehoach.nhap", dia_ban_cua(ThongTinNhap.from_dict(lan_nhap.thong_tin)))
    dropped = LanNhap.objects.filter(pk=lan_nhap.pk, tinh_trang=TinhTrangNhap.XEM_TRUOC)
    if not dropped.update(tinh_trang=TinhTrangNhap.DA_BO):
        raise ValidationError("Lần nhập này đã ghi, không bỏ được nữa.")


def _ke_hoach(info: ThongTinNhap, place: DiaBan) -> ThongTinKeHoach:
    coordinator = TraCuuTen(place, info.ngay).tim(info.dau_moi) if info.dau_moi else None
    if info.dau_moi and not isinstance(coordinator, CoQuan):
        raise ValidationError({"dau_moi": f"Chưa có cơ quan nào tên “{info.dau_moi}” trong phạm vi {place}."})
    same = ("so_ky_hieu", "ngay_ban_hanh", "ngay_giao", "loai", "noi_ban_hanh", "trich_yeu", "chu_ky_bao_cao")
    return ThongTinKeHoach(place, dau_moi=coordinator, **{name: getattr(info, name) for name in same})


def _ghi_nhiem_vu(plan: KeHoach, rows: list[DongDaHieu], nguoi: NguoiDung) -> dict[int, "object"]:
    """Write the new rows; returns place of the row in the document → task."""
    places = [place for place, row in enumerate(rows) if row.so_sanh == SoSanh.MOI]
    turn = {place: order for order, place in enumerate(places)}
    new = [_nhiem_vu(rows[place], turn, plan) for place in places]
    return dict(zip(places, them_nhiem_vu(plan, new, nguoi=nguoi), strict=True)) if new else {}


def _nhiem_vu(row: DongDaHieu, turn: dict[int, int], plan: KeHoach) -> NhiemVuMoi:
    draft, deadline = row.dong, row.dong.han
    return NhiemVuMoi(
        noi_dung=draft.noi_dung,
        stt=draft.stt or "",
        cha=turn.get(row.cha),
        muc=tuple(draft.muc),
        san_pham=draft.san_pham,
        cap_trinh=draft.cap_trinh,
        thoi_han=draft.thoi_han,
        loai_han=deadline.loai.value,
        han_tu=deadline.tu,
        han_den=deadline.den,
        cac_moc=tuple(milestone.den for milestone in deadline.moc if milestone.den),
        chu_ky=deadline.chu_ky.value if deadline.chu_ky else "",
        phan_cong=(
            *(_phan_cong(name, VaiTroPhanCong.CHU_TRI, plan) for name in row.chu_tri),
            *(_phan_cong(name, VaiTroPhanCong.PHOI_HOP, plan) for name in row.phoi_hop),
        ),
    )


def _phan_cong(name: TenDaHieu, vai_tro: VaiTroPhanCong, plan: KeHoach) -> PhanCongMoi:
    target = name.dich or (nhom_mo(name.ten_goi.ten, plan.dia_ban) if name.ten_goi.la_nhom else None)
    return PhanCongMoi(vai_tro, name.ten_goi.nguyen_van, target)


def _ghi_nguon(run: LanNhap, document: TaiLieuNhap, rows: list[DongDaHieu], tasks: dict) -> None:
    """Keep every row of the file: what it was taken for, its raw cells, and the task that it became or already was."""
    became = {(row.dong.trang_tinh, row.dong.dong): tasks.get(place) or row.nhiem_vu for place, row in enumerate(rows)}
    DongNguon.objects.bulk_create(
        [
            DongNguon(
                lan_nhap=run,
                trang_tinh=sheet.ten,
                so_dong=source.dong,
                loai=source.loai.value,
                o_goc=source.o_goc,
                nhiem_vu=became.get((sheet.ten, source.dong)),
            )
            for sheet in document.trang
            for source in sheet.dong
        ],
        batch_size=2000,
    )


def _dem(rows: list[DongDaHieu], state: SoSanh) -> int:
    return sum(row.so_sanh == state for row in rows)
