"""The only writer of places: makes the tables of places agree with the data set."""

from chung.audit import ghi_so, service
from chung.chu import khong_dau
from chung.so import viet_so
from donvi.models import BiDanhDiaBan, DiaBan, KeThuaDiaBan, VanBanDiaBan
from donvi.nap.doc_dia_ban import QUOC_GIA, BienDong, DuLieuDiaBan, Hang, Khoa, VanBan
from donvi.nap.dong_bo import KetQua, dong_bo


@service
def nap_dia_ban(du_lieu: DuLieuDiaBan) -> list[KetQua]:
    """Add and renew places, their other spellings, the acts and the successions; running it again changes nothing.

    Returns:
        What changed in each table.
    """
    places, rows = dong_bo(DiaBan, ("ma", "tu_ngay"), map(_dia_ban, du_lieu.hang))
    acts, act_rows = dong_bo(VanBanDiaBan, ("so_hieu",), map(_van_ban, du_lieu.van_ban))
    ids = {key: row.pk for key, row in rows.items()}
    act_ids = {number: row.pk for (number,), row in act_rows.items()}
    changes = [_ke_thua(change, ids, act_ids) for change in du_lieu.bien_dong]
    spellings = [BiDanhDiaBan(dia_ban_id=ids[key], ten=name, ten_tim=khong_dau(name)) for key, name in du_lieu.ten_khac]
    results = [
        places,
        dong_bo(KeThuaDiaBan, ("cu_id", "moi_id", "ngay"), changes)[0],
        dong_bo(BiDanhDiaBan, ("dia_ban_id", "ten"), spellings)[0],
        acts,
    ]
    if places.them or places.sua:
        ghi_so(rows[QUOC_GIA], f"Nạp địa bàn: thêm {viet_so(places.them)}, sửa {viet_so(len(places.sua))}")
    return results


def _dia_ban(row: Hang) -> DiaBan:
    return DiaBan(
        ma=row.ma,
        ten=row.ten,
        loai=row.loai,
        cap=row.cap,
        ma_cha=row.ma_cha,
        tu_ngay=row.tu_ngay,
        den_ngay=row.den_ngay,
        duong_dan=row.duong_dan,
        ten_tim=khong_dau(row.ten),
    )


def _van_ban(act: VanBan) -> VanBanDiaBan:
    return VanBanDiaBan(
        so_hieu=act.so_hieu, ngay_ban_hanh=act.ngay_ban_hanh, hieu_luc=act.hieu_luc, noi_dung=act.noi_dung
    )


def _ke_thua(change: BienDong, ids: dict[Khoa, int], act_ids: dict[str, int]) -> KeThuaDiaBan:
    return KeThuaDiaBan(
        cu_id=ids[change.cu],
        moi_id=ids[change.moi],
        ngay=change.ngay,
        kieu=change.kieu,
        chinh=change.chinh,
        tron_ven=change.tron_ven,
        van_ban_id=act_ids.get(change.van_ban),
    )
