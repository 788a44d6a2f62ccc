"""What a task says, kept as plain values before a change and put back when the change is undone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from donvi.models import CoQuan, NhomCoQuan
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu
from nhiemvu.services.dung import dung_nhiem_vu
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, muc_theo_duong_dan
from nhiemvu.services.sua import sua_nhiem_vu
from taikhoan.models import NguoiDung

_CHU = ("stt", "noi_dung", "san_pham", "cap_trinh", "thoi_han", "loai_han", "chu_ky", "cac_moc", "van_ban_dung")
_NGAY = ("han_tu", "han_den", "dung_tu")


def chup(ke_hoach: KeHoach, nhiem_vu: Iterable[NhiemVu]) -> dict[int, dict[str, Any]]:
    """What each task says now, for JSON, by the key of the task."""
    paths = {section.pk: path for path, section in muc_theo_duong_dan(ke_hoach).items()}
    return {task.pk: _chup_mot(task, paths.get(task.muc_id, ())) for task in nhiem_vu}


def tra_ve(ke_hoach: KeHoach, truoc: Mapping[int, dict[str, Any]], *, nguoi: NguoiDung, ngay: date) -> None:
    """Make the tasks say again what `chup` kept of them; their work items follow.

    Raises:
        PermissionDenied: the person may not change the plan.
    """
    tasks = ke_hoach.nhiem_vu.in_bulk(list(truoc))
    parents = ke_hoach.nhiem_vu.in_bulk([data["cha"] for data in truoc.values() if data["cha"]])
    targets = _Dich(truoc.values())
    back = [(task, _ban(truoc[pk], parents.get(truoc[pk]["cha"]), targets)) for pk, task in tasks.items()]
    sua_nhiem_vu(ke_hoach, back, nguoi=nguoi, ngay=ngay)
    stopped = defaultdict(list)
    for pk, task in tasks.items():
        if truoc[pk]["dung_tu"]:
            stopped[date.fromisoformat(truoc[pk]["dung_tu"]), truoc[pk]["van_ban_dung"]].append(task)
    for (day, document), together in stopped.items():
        dung_nhiem_vu(ke_hoach, together, document, nguoi=nguoi, ngay=day)


def _chup_mot(task: NhiemVu, muc: Sequence[str]) -> dict[str, Any]:
    return {
        **{name: getattr(task, name) for name in _CHU},
        **{name: day.isoformat() if (day := getattr(task, name)) else None for name in _NGAY},
        "muc": list(muc),
        "cha": task.cha_id,
        "nguyen_van": task.nguyen_van,
        "phan_cong": [[a.vai_tro, a.ten_goi, a.co_quan_id, a.nhom_id] for a in task.phan_cong.all()],
    }


class _Dich:
    """The agencies and groups that the kept assignments mean, each table asked once."""

    def __init__(self, data: Iterable[dict[str, Any]]) -> None:
        assignments = [a for one in data for a in one["phan_cong"]]
        self._agencies = CoQuan.objects.in_bulk({a[2] for a in assignments if a[2]})
        self._groups = NhomCoQuan.objects.in_bulk({a[3] for a in assignments if a[3]})

    def phan_cong(self, vai_tro: str, ten_goi: str, co_quan: int | None, nhom: int | None) -> PhanCongMoi:
        return PhanCongMoi(VaiTroPhanCong(vai_tro), ten_goi, self._agencies.get(co_quan) or self._groups.get(nhom))


def _ban(data: dict[str, Any], cha: NhiemVu | None, targets: _Dich) -> NhiemVuMoi:
    days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("han_tu", "han_den")}
    words = {name: data[name] for name in _CHU if name not in ("cac_moc", "van_ban_dung")}
    return NhiemVuMoi(
        **words,
        **days,
        cac_moc=tuple(map(date.fromisoformat, data["cac_moc"])),
        muc=tuple(data["muc"]),
        cha=cha,
        phan_cong=tuple(targets.phan_cong(*kept) for kept in data["phan_cong"]),
        nguyen_van=data.get("nguyen_van", {}),
    )
