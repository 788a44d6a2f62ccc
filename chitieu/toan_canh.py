"""All targets of a place at a glance: the picture of each, and how many carry each label."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import Form
from django.urls import reverse
from django.utils.http import urlencode

from chitieu.doc_so import cac_moc, cac_muc, cac_pham_vi_so, cac_tong, pham_vi_so, so_noi_bao, tong_cac_noi
from chitieu.hien_thi import DANH_GIA, LO_TRINH, BucTranh, Nhan, buc_tranh
from chitieu.ky_so_lieu import ngay_cuoi
from chitieu.models import ChiTieu, MocChiTieu, NguonChiTieu
from donvi.models import DiaBan
from taikhoan.models import NguoiDung

CoSo = tuple[BucTranh, int]
"""A target's picture and how many places should have reported."""


@dataclass(frozen=True, slots=True)
class LocChiTieu:
    """Which targets are listed: of one plan, with these labels."""

    ke_hoach: int | None = None
    danh_gia: str = ""
    lo_trinh: str = ""

    @classmethod
    def cua(cls, form: Form | None) -> "LocChiTieu":
        """What the form says; nothing where there is none."""
        if form is None:
            return cls()
        form.full_clean()
        return cls(*(form.cleaned_data.get(name) or empty for name, empty in _TRUONG))

    def cua_ke_hoach(self, rows: Iterable[CoSo]) -> list[CoSo]:
        return [row for row in rows if self.ke_hoach is None or self.ke_hoach in row[0].cac_ke_hoach]

    def theo_nhan(self, rows: Iterable[CoSo]) -> list[CoSo]:
        """The rows whose labels are those asked for."""
        return [
            row
            for row in rows
            if self.danh_gia in ("", row[0].nhan.ma) and self.lo_trinh in ("", row[0].nhan_lo_trinh.ma)
        ]


_TRUONG = (("ke_hoach", None), ("danh_gia", ""), ("lo_trinh", ""))


@dataclass(frozen=True, slots=True)
class ODem:
    """How many targets carry a label, and the address of their list."""

    nhan: Nhan
    so: int
    url: str


def cac_buc_tranh(nguoi: NguoiDung, noi: DiaBan | None, nam: int, ngay: date) -> list[CoSo]:
    """The targets of the plans that the person may read at the place, in a fixed number of queries; without a place
    only what is asked of them."""
    levels = cac_muc(NguonChiTieu.objects.cho_nguoi(nguoi))
    targets = list(ChiTieu.objects.filter(pk__in=list(levels)))
    if noi is None:
        return [(buc_tranh(target, "/", {}, levels[target.pk], {}, nam, ngay), 0) for target in targets]
    reach = pham_vi_so(noi, ngay)
    sums, expected, milestones = cac_tong(reach), so_noi_bao(reach), cac_moc(noi, levels)
    found = []
    for target in targets:
        key = target.pk
        picture = buc_tranh(target, noi.duong_dan, sums.get(key, {}), levels[key], milestones[key], nam, ngay)
        found.append((picture, expected.vao(target.cap_bao_cao, ngay_dem(picture, ngay))))
    return found


def buc_tranh_cac_noi(nguoi: NguoiDung, cac_noi: Sequence[DiaBan], nam: int, ngay: date) -> dict[int, list[BucTranh]]:
    """The targets of each of several places side by side, by the key of the place, in a fixed number of queries."""
    levels = cac_muc(NguonChiTieu.objects.cho_nguoi(nguoi))
    targets = list(ChiTieu.objects.filter(pk__in=list(levels)))
    sums = tong_cac_noi(cac_pham_vi_so(cac_noi, ngay))
    milestones: dict[tuple[int, int], dict[int, MocChiTieu]] = defaultdict(dict)
    for row in MocChiTieu.objects.filter(dia_ban__in=cac_noi, chi_tieu__in=targets):
        milestones[row.dia_ban_id, row.chi_tieu_id][row.nam] = row

    def mot(noi: DiaBan, target: ChiTieu) -> BucTranh:
        key = target.pk
        own = sums[noi.pk].get(key, {})
        return buc_tranh(target, noi.duong_dan, own, levels[key], milestones[noi.pk, key], nam, ngay)

    return {place.pk: [mot(place, target) for target in targets] for place in cac_noi}


def ngay_dem(picture: BucTranh, ngay: date) -> date:
    """The day on which the places that should report are counted: the end of the period that is shown."""
    month = picture.chuoi.get(picture.nam, (12,))[0]
    return min(ngay_cuoi(picture.nam, month), ngay)


def toan_canh(pictures: list[BucTranh], giu_lai: dict[str, object]) -> dict:
    """How many targets carry each label: against the milestone of the year, and on the way to the last level. Either
    adds up to all.

    Args:
        giu_lai: what the addresses of the lists keep.
    """
    return {
        "tong": len(pictures),
        "danh_gia": _dem(DANH_GIA, (picture.nhan.ma for picture in pictures), _duong(giu_lai, "danh_gia")),
        "lo_trinh": _dem(LO_TRINH, (picture.nhan_lo_trinh.ma for picture in pictures), _duong(giu_lai, "lo_trinh")),
    }


def _dem(labels: Iterable[Nhan], codes: Iterable[str], duong: Callable[[str], str]) -> list[ODem]:
    counts = Counter(codes)
    return [ODem(label, counts[label.ma], duong(label.ma)) for label in labels]


def _duong(giu_lai: dict[str, object], ten: str) -> Callable[[str], str]:
    kept = {name: value for name, value in giu_lai.items() if value}
    return lambda ma: f"{reverse('chi-tieu')}?{urlencode(kept | {ten: ma})}"
