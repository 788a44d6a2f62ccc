"""The only writers of imports: upload, settle a name, commit, drop."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from chitieu.ban_truoc import chup as chup_chi_tieu
from chitieu.services import luu_chi_tieu
from chung.audit import ghi_kem, service
from chung.bo_nho import hoan_don_rac, tung_dot
from donvi.models import CoQuan, DiaBan, NhomCoQuan
from donvi.services import giai_quyet_ten as nho_ten
from kehoach.ban_truoc import chup as chup_ke_hoach
from kehoach.models import KeHoach
from kehoach.services import ThongTinKeHoach, luu_ke_hoach, tim_ke_hoach
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.chi_tieu import cac_chi_tieu
from nhaplieu.doi_chieu import HieuTen, KetQuaDoiChieu, doi_chieu
from nhaplieu.enums import SoSanh, TinhTrangNhap
from nhaplieu.luu_nhap import cat_nhap, mo_nhap
from nhaplieu.models import BanTruoc, DongNguon, LanNhap
from nhaplieu.phan_tich import phan_tich
from nhaplieu.resources import NhiemVuResource, bang_du_lieu
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xem_thu import tom_tat
from nhiemvu.models import NhiemVu
from nhiemvu.services.ban_truoc import chup as chup_nhiem_vu
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.sua import xep_lai
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@dataclass(frozen=True)
class KetQuaGhi:
    """What a commit wrote. `giu_lai` names the work items that stay although the document no longer asks for them,
    because somebody has reported on them."""

    ke_hoach: KeHoach
    moi: int
    da_co: int
    khac: int
    khong_con: int
    dung: int
    chi_tieu: int
    dau_viec: int
    dau_viec_bo: int
    giu_lai: list[str]


@service
@hoan_don_rac()
def tai_len(
    noi_dung: bytes,
    ten_tep: str,
    thong_tin: ThongTinNhap,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay_cho: LanNhap | None = None,
) -> LanNhap:
    """Read a file and keep what was understood for the preview; nothing of the plan is written yet.

    Args:
        thay_cho: the import that this corrected file goes on with; it is dropped.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the place or the day is missing or wrong, or `thay_cho` was committed.
        LoiTep: the file cannot be read; nothing is kept.
    """
    place = dia_ban_cua(thong_tin)
    yeu_cau(nguoi, "kehoach.nhap", place)
    if thay_cho:
        bo(thay_cho, nguoi=nguoi)
    document = phan_tich(noi_dung, ten_tep, ngay_ban_hanh=thong_tin.ngay_ban_hanh)
    run = LanNhap(
        tep=ContentFile(noi_dung, name=ten_tep),
        ten_tep=ten_tep[:255],
        sha256=hashlib.sha256(noi_dung).hexdigest(),
        nguoi=nguoi,
        luc=luc,
        thong_tin=thong_tin.to_dict(),
        thay_cho=thay_cho,
        xem_thu=_xem_thu(document, thong_tin, place),
    )
    run.ban_nhap = cat_nhap(document)
    del document
    run.save()
    return run


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


@hoan_don_rac()
def xem_truoc(lan_nhap: LanNhap) -> KetQuaDoiChieu:
    """The rows of the import as they would be written now."""
    info = ThongTinNhap.from_dict(lan_nhap.thong_tin)
    return _doi_chieu(_ban_nhap(lan_nhap), info, dia_ban_cua(info))[0]


@service
@hoan_don_rac()
def xem_thu_lai(lan_nhap: LanNhap, *, nguoi: NguoiDung) -> None:
    """Try the commit again, since names were settled or the plan has changed, and keep what it found for the preview.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import no longer waits.
    """
    info = ThongTinNhap.from_dict(lan_nhap.thong_tin)
    place = dia_ban_cua(info)
    yeu_cau(nguoi, "kehoach.nhap", place)
    if lan_nhap.tinh_trang != TinhTrangNhap.XEM_TRUOC:
        raise ValidationError(f"Lần nhập này {lan_nhap.get_tinh_trang_display().lower()}, không so lại được.")
    lan_nhap.xem_thu = _xem_thu(_ban_nhap(lan_nhap), info, place)
    lan_nhap.save(update_fields=["xem_thu"])


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
    target = nho_ten(ten, ten_dich, place, info.ngay)
    if lan_nhap.tinh_trang == TinhTrangNhap.XEM_TRUOC:
        xem_thu_lai(lan_nhap, nguoi=nguoi)
    return target


@service
@hoan_don_rac()
def ghi(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime, dung: Collection[int] = ()) -> KetQuaGhi:
    """Write the plan, its tasks, targets and work items: all or nothing, and a second time nothing new.

    Args:
        dung: the tasks (by key) that the file no longer has and that the person chooses to stop; others stay.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import was committed or dropped before, or the document's data are not valid.
    """
    run = LanNhap.objects.select_for_update().defer("ban_nhap").get(pk=lan_nhap.pk)
    if run.tinh_trang != TinhTrangNhap.XEM_TRUOC:
        raise ValidationError(f"Lần nhập này {run.get_tinh_trang_display().lower()}, không ghi lại được.")
    info = ThongTinNhap.from_dict(run.thong_tin)
    document = _ban_nhap(run)
    place, today = dia_ban_cua(info), timezone.localdate(luc)
    yeu_cau(nguoi, "kehoach.nhap", place)
    ghi_kem(tep=run.ten_tep, lan_nhap=run.pk)
    found, about, before = _doi_chieu(document, info, place)
    run.truoc = _chup(before)
    plan = luu_ke_hoach(about, nguoi=nguoi)
    stopped = [task for task in found.khong_con if task.pk in dung]
    _giu_ban_truoc(run, plan, [*(row.nhiem_vu for row in found.dong if row.so_sanh == SoSanh.KHAC), *stopped])
    written = NhiemVuResource(plan, found.dong, nguoi=nguoi, ngay=today)
    written.import_data(bang_du_lieu(found.dong, plan), raise_errors=True)
    dung_nhiem_vu(plan, stopped, str(plan), nguoi=nguoi, ngay=today)
    if before:
        xep_lai(plan, _thu_tu(found, written.nhiem_vu, run.truoc["thu_tu"]), nguoi=nguoi)
    new = [written.nhiem_vu[place] for place, row in enumerate(found.dong) if row.so_sanh == SoSanh.MOI]
    made = giao_viec(plan, new, today)
    targets = luu_chi_tieu(plan, cac_chi_tieu(document), nguoi=nguoi)
    _ghi_nguon(run, document, found, written.nhiem_vu)
    result = KetQuaGhi(
        ke_hoach=plan,
        moi=len(new),
        da_co=found.dem(SoSanh.DA_CO),
        khac=found.dem(SoSanh.KHAC),
        khong_con=len(found.khong_con),
        dung=len(stopped),
        chi_tieu=targets,
        dau_viec=made + written.sua.giao,
        dau_viec_bo=written.sua.bo,
        giu_lai=[str(item) for item in written.sua.giu],
    )
    run.tinh_trang, run.ke_hoach, run.ghi_luc = TinhTrangNhap.DA_GHI, plan, luc
    run.ket_qua = {name: value for name, value in vars(result).items() if name != "ke_hoach"}
    run.save(update_fields=["tinh_trang", "ke_hoach", "ghi_luc", "ket_qua", "truoc"])
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


def _ban_nhap(lan_nhap: LanNhap) -> TaiLieuNhap:
    """The drafts, without keeping their plain values beside them: of a long annex these are as large again."""
    return mo_nhap(LanNhap.objects.values_list("ban_nhap", flat=True).get(pk=lan_nhap.pk))


def _xem_thu(document: TaiLieuNhap, info: ThongTinNhap, place: DiaBan) -> dict:
    """What a commit would find and do now: the import itself, stopped short of writing."""
    found, _, plan = _doi_chieu(document, info, place)
    trial = NhiemVuResource(plan, found.dong, nguoi=None, ngay=info.ngay)
    try:
        trial.import_data(bang_du_lieu(found.dong, None), dry_run=True, raise_errors=True)
        errors = []
    except ValidationError as refused:
        errors = refused.messages
    return tom_tat(document, found, errors)


def _doi_chieu(
    document: TaiLieuNhap, info: ThongTinNhap, place: DiaBan
) -> tuple[KetQuaDoiChieu, ThongTinKeHoach, KeHoach | None]:
    """The rows against the plan, what the plan says of itself, and the plan where it is already here."""
    names = HieuTen(place, info.ngay)
    about = _ke_hoach(info, place, names)
    plan = tim_ke_hoach(about)
    return doi_chieu(list(document.cac_nhiem_vu()), names, plan), about, plan


def _ke_hoach(info: ThongTinNhap, place: DiaBan, names: HieuTen) -> ThongTinKeHoach:
    coordinator = names.tra_cuu.tim(info.dau_moi) if info.dau_moi else None
    if info.dau_moi and not isinstance(coordinator, CoQuan):
        raise ValidationError({"dau_moi": f"Chưa có cơ quan nào tên “{info.dau_moi}” trong phạm vi {place}."})
    same = ("so_ky_hieu", "ngay_ban_hanh", "ngay_giao", "loai", "noi_ban_hanh", "trich_yeu", "chu_ky_bao_cao")
    return ThongTinKeHoach(place, dau_moi=coordinator, **{name: getattr(info, name) for name in same})


def _chup(plan: KeHoach | None) -> dict:
    """What undoing the import must put back of the plan itself; nothing where the import makes it."""
    if plan is None:
        return {}
    order = plan.nhiem_vu.order_by("thu_tu").values_list("pk", flat=True)
    return {"ke_hoach": chup_ke_hoach(plan), "chi_tieu": chup_chi_tieu(plan), "thu_tu": list(order)}


def _giu_ban_truoc(run: LanNhap, plan: KeHoach, tasks: list[NhiemVu]) -> None:
    before = chup_nhiem_vu(plan, tasks)
    BanTruoc.objects.bulk_create(
        [BanTruoc(lan_nhap=run, nhiem_vu=task, du_lieu=before[task.pk]) for task in tasks], batch_size=1000
    )


def _thu_tu(found: KetQuaDoiChieu, tasks: dict[int, NhiemVu], truoc: list[int]) -> list[int]:
    """The order of the document; a task that it no longer has stays behind the one that it stood behind."""
    order = [tasks[place].pk for place in range(len(found.dong))]
    named, behind, last = set(order), {}, None
    for pk in truoc:
        if pk in named:
            last = pk
        else:
            behind.setdefault(last, []).append(pk)
    return [*behind.get(None, []), *(pk for key in order for pk in (key, *behind.get(key, [])))]


def _ghi_nguon(run: LanNhap, document: TaiLieuNhap, found: KetQuaDoiChieu, tasks: dict[int, NhiemVu]) -> None:
    """Keep every row of the file: what it was taken for, its raw cells, and the task that it became or already was."""
    became = {(row.dong.trang_tinh, row.dong.dong): (row.so_sanh, tasks[place]) for place, row in enumerate(found.dong)}
    sources = (
        DongNguon(
            lan_nhap=run,
            trang_tinh=sheet.ten,
            so_dong=source.dong,
            loai=source.loai.value,
            o_goc=source.o_goc,
            so_sanh=state,
            nhiem_vu=task,
        )
        for sheet in document.trang
        for source in sheet.dong
        for state, task in [became.get((sheet.ten, source.dong), ("", None))]
    )
    for batch in tung_dot(sources, 2000):
        DongNguon.objects.bulk_create(batch)
