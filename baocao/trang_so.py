"""The parts that the pages of counts share: of the whole, of a place, of an agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from baocao.hien_thi import (
    bang_co_quan,
    bang_ke_hoach,
    bang_muc,
    bang_quy,
    bang_tuan,
    tuoi_qua_han,
)
from baocao.loc import Loc
from baocao.queries import CA_NUOC
from baocao.theo_muc import theo_muc
from baocao.thoi_gian import theo_thoi_gian
from baocao.xep_hang import DongCoQuan, theo_co_quan, xep_hang
from chitieu.rules import nhin_duoc, thuoc
from donvi.models import CoQuan, DiaBan
from kehoach.models import KeHoach
from nhiemvu.hien_thi import Duong, ket_qua
from nhiemvu.models import DauViec
from nhiemvu.queries import so_giu
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

SO_DONG = 10


@dataclass(frozen=True, slots=True)
class SoChinh:
    """What stands on top of a page: the count of the whole, how many results wait for review, how many were returned
    at least twice, and how many agencies are silent."""

    chung: SoDem
    cho_duyet: int
    tra_lai: int
    im_lang: int


@dataclass(frozen=True)
class TrangSo:
    """What a page of counts is about: who looks, the filters, and the place or agency, if any."""

    nguoi: NguoiDung
    loc: Loc
    dia_ban: DiaBan | None = None
    co_quan: CoQuan | None = None

    @property
    def ngay(self) -> date:
        return self.loc.ngay

    @property
    def noi(self) -> str:
        """The path of the place, "/" where the page is about no place below the country."""
        return self.dia_ban.duong_dan if self.dia_ban else CA_NUOC

    @cached_property
    def duong(self) -> Duong:
        """Addresses of the lists behind the numbers."""
        place, agency = self.dia_ban, self.co_quan and self.co_quan.pk
        whose = {"phoi_hop" if self.loc.phoi_hop else "nay_la": agency}
        return Duong(**self.loc.loc_viec, dia_ban=place and place.duong_dan, **whose)

    def viec(self, *, ke_hoach: bool = False, co_quan: bool = False, moi_ky: bool = False) -> QuerySet:
        """What is counted: today the kept counts, of an earlier day the items with what was known then.

        Args:
            ke_hoach, co_quan: as in `so_giu`.
            moi_ky: whatever the period that is chosen.
        """
        by = {"ke_hoach": ke_hoach or bool(self.loc.ke_hoach), "co_quan": co_quan or bool(self.co_quan)}
        kept = so_giu(self.nguoi, self.loc.cach_tinh, self.noi, **by)
        rows = self.thu_hep(kept) if self.tu_so_giu else self.dau_viec
        return rows if moi_ky else self.trong_ky(rows)

    @property
    def dau_viec(self) -> QuerySet[DauViec]:
        """The items themselves, for what the kept counts cannot tell apart."""
        items = DauViec.objects.cho_nguoi(self.nguoi)
        known = items if self.hom_nay else items.nhu_ngay(self.ngay)
        return self.thu_hep(known.trong_noi(self.loc.cach_tinh, self.noi))

    @property
    def chi_trung_uong(self) -> bool:
        """Whether the page tells of central agencies only: who reads all finds others on pages of provinces, or of a
        province's plan."""
        plan = self.loc.ke_hoach
        if plan and plan.dia_ban.duong_dan != CA_NUOC:
            return False
        return self.noi == CA_NUOC and self.co_quan is None and pham_vi_cua(self.nguoi).ca_nuoc

    @cached_property
    def theo_co_quan(self) -> list[DongCoQuan]:
        """The agencies of the page."""
        rows = self.viec(co_quan=True)
        return theo_co_quan(rows.filter(noi=CA_NUOC) if self.chi_trung_uong else rows, self.ngay)

    @cached_property
    def xep_hang(self) -> list[DongCoQuan]:
        return xep_hang(self.theo_co_quan)

    @property
    def duong_viec_co_quan(self) -> Duong:
        """Addresses of what an agency owes within the page."""
        place = self.dia_ban and self.noi
        return Duong(**self.loc.loc_viec, dia_ban=f"={CA_NUOC}" if self.chi_trung_uong else place)

    @cached_property
    def theo_noi(self) -> list[tuple[str, SoDem]]:
        """The counts by place: for who reads the whole country by province, else by the place of each agency."""
        if self.chi_trung_uong:
            return [(path, so) for (path,), so in self.viec().dem(self.ngay, "noi").items()]
        return [(row.noi, row.so) for row in self.theo_co_quan]

    def trong(self, dia_ban: DiaBan) -> list[tuple[str, SoDem]]:
        """The counts by the place of each agency, for a place that holds all or some of what the page counts."""
        whole = TrangSo(self.nguoi, self.loc, dia_ban) if self.chi_trung_uong else self
        return [(row.noi, row.so) for row in whole.theo_co_quan]

    @cached_property
    def so_chinh(self) -> SoChinh:
        """What the kept counts tell of the whole page at once."""
        items = self.viec()
        return SoChinh(
            items.dem_chung(self.ngay) if self.co_quan else sum((so for _, so in self.theo_noi), SoDem()),
            items.dang_cho(self.ngay).tong_so(),
            items.bi_tra_lai(self.ngay, lan=2).tong_so(),
            0 if self.co_quan else sum(row.im_lang for row in self.xep_hang),
        )

    def phan_so(self) -> dict:
        """The context that every page of counts draws from: the whole, the course of time, plans and agencies."""
        count = self.so_chinh.chung
        return {
            "loc": self.loc,
            "ket_qua": ket_qua(count, self.duong),
            "tuoi_qua_han": tuoi_qua_han(count, self.ngay, self.duong),
            "ke_hoach": [] if self.loc.ke_hoach else bang_ke_hoach(self._ke_hoach(), self.duong),
        } | (self.phan_thoi_gian() | self.phan_xep_hang())

    def phan_thoi_gian(self) -> dict:
        """The last quarters and the next weeks, whatever the period that is chosen."""
        quarters, weeks = theo_thoi_gian(self.viec(moi_ky=True), self.ngay)
        return {"xu_huong": bang_quy(quarters, self.duong), "sap_toi": bang_tuan(weeks, self.duong)}

    def phan_muc(self) -> dict:
        """The sections of the plan that is chosen, which kept counts cannot tell apart."""
        rows = theo_muc(self.trong_ky(self.dau_viec), self.ngay) if self.loc.ke_hoach else []
        return {"theo_muc": bang_muc(rows, self.duong)}

    @property
    def hom_nay(self) -> bool:
        return self.ngay == self.loc.hom_nay

    @property
    def tu_so_giu(self) -> bool:
        """Whether the kept counts tell all: of today, and of what agencies lead."""
        return self.hom_nay and not self.loc.phoi_hop

    def thu_hep(self, rows: QuerySet) -> QuerySet:
        """The rows of the plan and the agency that the page is about."""
        if self.loc.ke_hoach:
            rows = rows.filter(ke_hoach=self.loc.ke_hoach)
        if self.loc.phoi_hop and self.co_quan:
            return rows.co_phoi_hop(self.co_quan)
        return rows.cua_co_quan_nay(self.co_quan) if self.co_quan else rows

    def trong_ky(self, rows: QuerySet) -> QuerySet:
        """The rows that fall due in the period that is chosen."""
        period = self.loc.ky
        return rows.filter(rows.su_kien(Q(han__gte=period.tu, han__lte=period.den))) if period else rows

    def duong_co_quan(self, **them: str) -> str:
        """The address of the list of the agencies of the page."""
        chosen = self.loc.giu_lai | {"noi": self.dia_ban and self.dia_ban.pk} | them
        return f"{reverse('danh-sach-co-quan')}?{urlencode({k: v for k, v in chosen.items() if v})}"

    @property
    def duong_chi_tieu(self) -> str:
        """The address of the targets of the place; empty where the person may not read its values."""
        if self.dia_ban and not thuoc(self.dia_ban, nhin_duoc(self.nguoi)):
            return ""
        plan, place = self.loc.ke_hoach, self.dia_ban
        chosen = {"noi": place and place.pk, "nam": self.ngay.year, "ke_hoach": plan and plan.pk}
        return f"{reverse('chi-tieu')}?{urlencode({k: v for k, v in chosen.items() if v})}"

    def duong_so_sanh(self, noi: DiaBan | None) -> str:
        """The address of the comparison of the places under the place, or of all provinces."""
        chosen = self.loc.giu_lai | {"trong": noi and noi.pk}
        return f"{reverse('so-sanh-dia-ban')}?{urlencode({k: v for k, v in chosen.items() if v})}"

    def _ke_hoach(self) -> Sequence[tuple[KeHoach, SoDem]]:
        """The plans with most overdue items."""
        items = self.viec(ke_hoach=True)
        may_be = items.su_kien(Q(ngay_hoan_thanh__isnull=True, han__lt=self.ngay))
        late = items.filter(may_be).con_tinh(self.ngay).voi_trang_thai(self.ngay)
        ranked = late.filter(ma_phan_loai=PhanLoai.QUA_HAN).order_by().values("ke_hoach").annotate(muon=items.so_viec())
        keys = [row["ke_hoach"] for row in ranked.order_by(F("muon").desc(), "ke_hoach")[:SO_DONG]]
        counts = items.filter(ke_hoach__in=keys).dem(self.ngay, "ke_hoach")
        plans = KeHoach.objects.select_related("van_ban", "dia_ban").in_bulk(keys)
        return [(plans[key], counts[(key,)]) for key in keys]

    def phan_xep_hang(self) -> dict:
        """The agencies that need a look first; nothing on the page of one."""
        if self.co_quan:
            return {}
        return {
            "co_quan": bang_co_quan(self.xep_hang[:SO_DONG], self.duong_viec_co_quan, self.loc.giu_lai),
            "so_co_quan": len(self.xep_hang),
            "duong_co_quan": self.duong_co_quan(),
        }
