"""The trial of a commit, and what leads to another one: settled names, a plan that has changed."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from chung.audit import co_ghi_sau, dong_cuoi, service
from chung.bo_nho import hoan_don_rac
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan
from donvi.services import giai_quyet_ten as nho_ten
from kehoach.models import KeHoach
from kehoach.services import ThongTinKeHoach, tim_ke_hoach
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.doi_chieu import (
    TEN_CHUA_RO,
    DongDaHieu,
    HieuTen,
    KetQuaDoiChieu,
    doi_chieu,
    mot_dong,
    nhiem_vu_da_co,
)  # fmt: skip
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.models import LanNhap
from nhaplieu.resources import NhiemVuResource, bang_du_lieu, kiem_tra_dong
from nhaplieu.services.chung import ban_nhap, bo_sua, dia_ban_cua, giu
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xem_thu import XemThu, sua_tom_tat, tom_tat
from nhiemvu.models import NhiemVu, PhanCong
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_DUA_VAO = (BiDanh, CoQuan, NhomCoQuan, KeHoach, NhiemVu, PhanCong)


@hoan_don_rac()
def xem_truoc(lan_nhap: LanNhap) -> KetQuaDoiChieu:
    """The rows of the import as they would be written now."""
    info = ThongTinNhap.from_dict(lan_nhap.thong_tin)
    return so_voi_ke_hoach(ban_nhap(lan_nhap), info, dia_ban_cua(info))[0]


@service
@hoan_don_rac()
def xem_thu_lai(lan_nhap: LanNhap, *, nguoi: NguoiDung) -> None:
    """Try the commit again, since names were settled or the plan has changed, and keep what it found for the preview.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import no longer waits.
    """
    run = giu(lan_nhap, "so lại", nguoi=nguoi)
    giu_xem_thu(run)
    lan_nhap.xem_thu = run.xem_thu


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
    waits = lan_nhap.tinh_trang == TinhTrangNhap.XEM_TRUOC
    run = giu(lan_nhap, "so lại", nguoi=nguoi) if waits else lan_nhap
    few = waits and con_dung(run) and ten in run.xem_thu["chua_ro"]
    target = nho_ten(ten, ten_dich, place, info.ngay)
    if few:
        thu_lai_dong(run, XemThu(run, bo_sua(run)), run.xem_thu["nghi_ngo"][TEN_CHUA_RO])
    elif waits:
        giu_xem_thu(run)
    lan_nhap.xem_thu = run.xem_thu
    return target


def giu_xem_thu(run: LanNhap) -> None:
    """Try the commit of the drafts as they stand corrected now, and keep what it found."""
    info = ThongTinNhap.from_dict(run.thong_tin)
    run.xem_thu = xem_thu(ban_nhap(run), info, dia_ban_cua(info))
    run.save(update_fields=["xem_thu"])


def con_dung(run: LanNhap) -> bool:
    """Whether the last trial may be changed in single rows: it found nothing that would refuse the commit, and what
    it rests on, the names and the tasks that are here, has not been written since."""
    kept = run.xem_thu
    return "so" in kept and not kept["loi"] and not co_ghi_sau(kept["so"], *_DUA_VAO)


def thu_lai_dong(run: LanNhap, preview: XemThu, vi_tri: Sequence[int]) -> None:
    """Try the rows at these places again, as they stand corrected now; the others stay as the last trial found them.

    It must be known that each is still the task that it was, and that the last trial holds (`con_dung`).
    """
    info = ThongTinNhap.from_dict(run.thong_tin)
    rows = _hieu_dong(run, preview, vi_tri, HieuTen(dia_ban_cua(info), info.ngay))
    try:
        kiem_tra_dong(rows.values())
    except ValidationError:
        giu_xem_thu(run)
        return
    run.xem_thu = sua_tom_tat(run.xem_thu, rows) | {"so": dong_cuoi()}
    run.save(update_fields=["xem_thu"])


def _hieu_dong(run: LanNhap, preview: XemThu, vi_tri: Sequence[int], names: HieuTen) -> dict[int, DongDaHieu]:
    """The rows, understood, beside the tasks that they and their parents are."""
    drafts = list(preview.cac_nhap(vi_tri))
    task_of = {place: pk for place in vi_tri if (pk := preview.nhiem_vu(place))}
    parents = preview.cac_cha() if task_of and any(draft.stt_cha for draft in drafts) else {}
    parent_of = {place: preview.nhiem_vu(parents[place]) for place in vi_tri if parents and parents[place] is not None}
    keys = {*task_of.values(), *parent_of.values()} - {None}
    plan = ke_hoach_da_co(ThongTinNhap.from_dict(run.thong_tin)) if keys else None
    tasks = {task.pk: task for task in nhiem_vu_da_co(plan, keys)} if plan else {}
    return {
        place: mot_dong(draft, names, tasks.get(task_of.get(place)), cha_da_co=tasks.get(parent_of.get(place)))
        for place, draft in zip(vi_tri, drafts, strict=True)
    }


def xem_thu(document: TaiLieuNhap, info: ThongTinNhap, place: DiaBan) -> dict:
    """What a commit would find and do now: the import itself, stopped short of writing."""
    found, _, plan = so_voi_ke_hoach(document, info, place)
    trial = NhiemVuResource(plan, found.dong, nguoi=None, ngay=info.ngay)
    try:
        trial.import_data(bang_du_lieu(found.dong, None), dry_run=True, raise_errors=True)
        errors = []
    except ValidationError as refused:
        errors = refused.messages
    return tom_tat(document, found, errors) | {"so": dong_cuoi()}


def so_voi_ke_hoach(
    document: TaiLieuNhap, info: ThongTinNhap, place: DiaBan
) -> tuple[KetQuaDoiChieu, ThongTinKeHoach, KeHoach | None]:
    """The rows against the plan, what the plan says of itself, and the plan where it is already here."""
    names = HieuTen(place, info.ngay)
    about = thong_tin_ke_hoach(info, place, names)
    plan = tim_ke_hoach(about)
    return doi_chieu(list(document.cac_nhiem_vu()), names, plan), about, plan


def ke_hoach_da_co(info: ThongTinNhap) -> KeHoach | None:
    """The plan already here into which the import goes."""
    same = {name: getattr(info, name) for name in ("so_ky_hieu", "ngay_ban_hanh", "trich_yeu")}
    return tim_ke_hoach(ThongTinKeHoach(dia_ban_cua(info), **same))


def thong_tin_ke_hoach(info: ThongTinNhap, place: DiaBan, names: HieuTen) -> ThongTinKeHoach:
    """What the plan will say of itself.

    Raises:
        ValidationError: nobody in the scope of the place has the coordinator's name.
    """
    coordinator = names.tra_cuu.tim(info.dau_moi) if info.dau_moi else None
    if info.dau_moi and not isinstance(coordinator, CoQuan):
        raise ValidationError({"dau_moi": f"Chưa có cơ quan nào tên “{info.dau_moi}” trong phạm vi {place}."})
    same = (
        "so_ky_hieu", "ngay_ban_hanh", "ngay_giao", "loai", "noi_ban_hanh", "nguoi_ky", "trich_yeu", "can_cu",
        "chu_ky_bao_cao",
    )  # fmt: skip
    return ThongTinKeHoach(place, dau_moi=coordinator, **{name: getattr(info, name) for name in same})
