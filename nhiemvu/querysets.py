from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, IntegerField, Q, When
from django.db.models.functions import Coalesce

from chung.chep import chep
from chung.chu import gon, khong_dau
from chung.ghi_nhieu import luu_nhieu
from chung.ngay import het_ngay
from chung.tra_cuu import TrongTap
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.dem import HIEN_NAY, KHI_GIAO, DemDuoc
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.nhu_ngay import TEN, q_da_co, su_kien_xua
from nhiemvu.quyen_doc import q_doc_duoc
from nhiemvu.tin_hieu import dau_viec_da_doi
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

__all__ = ["HIEN_NAY", "KHI_GIAO", "CapNhatQuerySet", "DauViecQuerySet", "NhiemVuQuerySet"]


class NhiemVuQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The tasks of the plans that the person may read."""
        return self.filter(ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi))


class DauViecQuerySet(DemDuoc):
    def giu(self, pk: int):
        """The item as it is now, with its plan, held until the transaction ends. Whoever writes an item or one of
        its reports holds the item first, so that writers wait for each other and never in a circle."""
        item = self.select_for_update(of=("self",), no_key=True)
        return item.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan").get(pk=pk)

    def giu_het(self):
        """These items as they are now, held until the transaction ends. Always in the order of their keys, and after
        their plan where that is held too, so that no two writers wait for each other."""
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)

    def cho_nguoi(self, nguoi: NguoiDung, ke_hoach: KeHoach | None = None):
        """The work items that the person may read: of their own agencies and of those that these carry on, of the
        plans they coordinate, and of the places that they lead or administer (whether the plan or the agency lies
        there, or the place carries the plan on). `ke_hoach`: the plan of all these items, where they have one."""
        readable = q_doc_duoc(nguoi, ke_hoach)
        return self if readable is None else self.filter(readable)

    def voi_noi(self, theo: str):
        """Each item with `noi`, the path of the place to which it counts: that of the agency to which it fell first
        (`KHI_GIAO`), or of the one that answers for it now (`HIEN_NAY`), also where a closed item keeps the old name.
        """
        agency = "co_quan_goc" if theo == KHI_GIAO else "co_quan__nay_la"
        return self.annotate(noi=Coalesce(f"{agency}__dia_ban__duong_dan", "co_quan__dia_ban__duong_dan"))

    def trong_noi(self, theo: str, duong_dan: str, *, rieng: bool = False):
        """The items that count to the place or below it, each with `noi` (`voi_noi`); `rieng`: to the place itself.

        Asked of agencies, not of `noi`: how many items a path found among all these joins leaves, no database can
        tell, and goes through every agency of the country.
        """
        placed = self.voi_noi(theo)
        if duong_dan == "/" and not rieng:
            return placed
        within = "dia_ban__duong_dan" if rieng else "dia_ban__duong_dan__startswith"
        inside = CoQuan.objects.filter(**{within: duong_dan}).order_by().values("pk")
        if theo == KHI_GIAO:
            own = Q(TrongTap(F("co_quan_id"), inside), co_quan_goc=None)
            return placed.filter(Q(TrongTap(F("co_quan_goc_id"), inside)) | own)
        now = CoQuan.objects.filter(Q(TrongTap(F("nay_la_id"), inside)) | Q(TrongTap(F("pk"), inside), nay_la=None))
        return placed.filter(TrongTap(F("co_quan_id"), now.order_by().values("pk")))

    def voi_co_quan(self, theo: str):
        """Each item with `co_quan_tinh`, the key of the agency to which it counts: that to which it fell first
        (`KHI_GIAO`), or the one that answers for it now (`HIEN_NAY`)."""
        agency = "co_quan_goc" if theo == KHI_GIAO else "co_quan__nay_la"
        return self.annotate(co_quan_tinh=Coalesce(agency, "co_quan"))

    def co_phoi_hop(self, co_quan: CoQuan):
        """What others lead and the agency helps with, for itself or for the agencies that it carries on."""
        agencies = CoQuan.objects.filter(Q(pk=co_quan.pk, nay_la=None) | Q(nay_la=co_quan.pk)).values("pk")
        helped = apps.get_model("nhiemvu", "PhoiHop").objects.filter(co_quan__in=agencies).order_by()
        return self.filter(nhiem_vu__in=helped.values("nhiem_vu")).exclude(co_quan__in=agencies)

    def giao_cho_don_vi(self, ngay: date, *, truoc: bool):
        """The items that fell first to agencies of places that were there before the day (`truoc`), or to agencies of
        places that began with it."""
        new = Q(co_quan_goc__dia_ban__tu_ngay__gte=ngay)
        new |= Q(co_quan_goc__isnull=True, co_quan__dia_ban__tu_ngay__gte=ngay)
        return self.exclude(new) if truoc else self.filter(new)

    def cua_co_quan(self, nguoi: NguoiDung):
        """The work items that the person's own agencies owe."""
        return self.filter(co_quan__in=pham_vi_cua(nguoi).co_quan)

    def bi_tra_lai(self, ngay: date, lan: int = 1):
        """The items that still apply on the day whose result was returned, at least so many times."""
        returned = self.chua_dung(ngay).filter(self.su_kien(Q(tra_lai_luc__isnull=False)))
        if lan == 1:
            return returned
        known = Q(cap_nhat__duyet=KetQuaDuyet.TRA_LAI, cap_nhat__duyet_luc__lt=het_ngay(ngay))
        times = Count("cap_nhat", filter=known)
        often = self.model._base_manager.filter(cap_nhat__duyet=KetQuaDuyet.TRA_LAI).annotate(lan_tra_lai=times)
        return returned.filter(pk__in=often.filter(lan_tra_lai__gte=lan).order_by().values("pk"))

    def can_don_doc(self, ngay: date):
        """The items that their agency still has to do or to report on the day."""
        owed = self.chua_dung(ngay).filter(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True)
        return owed.exclude(tam_dung_tu__lte=ngay)

    def nhu_ngay(self, ngay: date):
        """The items of the day with the facts known when it ended (`nhiemvu.nhu_ngay`); every count and status asked
        of them from here on rests on those."""
        reports, extensions = (
            self.model._meta.get_field(name).related_model._base_manager.all() for name in ("cap_nhat", "gia_han")
        )
        then = self.filter(q_da_co(ngay)).annotate(**su_kien_xua(reports, extensions, ngay))
        then.ten_su_kien = TEN
        return then

    def tim(self, chu: str):
        """The items whose task, plan's number or agency holds the words; accents may be left out.

        Each carries `khop` and stands in its order: 0 where the words are there as typed, 1 where only without their
        marks; within it, the order of before.
        """
        words = gon(chu)
        named = Q(nhiem_vu__ke_hoach__van_ban__so_ky_hieu__icontains=words) | Q(co_quan__ten__icontains=words)
        as_typed = named
        for spelling in {words, words.lower(), words.upper(), words.capitalize(), words.title()}:
            as_typed |= Q(nhiem_vu__noi_dung__contains=spelling)
        found = self.filter(Q(nhiem_vu__tim_kiem__contains=khong_dau(words)) | named)
        found = found.annotate(khop=Case(When(as_typed, then=0), default=1, output_field=IntegerField()))
        return found.order_by("khop", *self.query.order_by)

    def kem_nguon(self):
        """With all that a row of a list shows."""
        return self.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan", "co_quan_goc")

    def nap(self, trang: models.QuerySet, *kem: str) -> list:
        """The items of one page of a list, in its order, from these; each with the annotations `kem` of the list.

        The list is read by keys first, so that the database joins what a row shows to the items of the page alone.
        """
        found = {key: values for key, *values in trang.values_list("pk", *kem)}
        rows = self.order_by().in_bulk(found)
        items = [rows[key] for key in found if key in rows]
        for item in items:
            vars(item).update(zip(kem, found[item.pk], strict=True))
        return items

    def kem_co_quan(self):
        """With all that a row of a list shows, where the items are those of one task (`task.dau_viec`)."""
        return self.select_related("co_quan", "co_quan_goc")

    def bulk_create(self, objs, *args, **kwargs):
        """Make the items, each with the plan of its task, and tell it."""
        objs = list(objs)
        if without := [item for item in objs if item.ke_hoach_id is None]:
            tasks = {item.nhiem_vu_id for item in without}
            plans = dict(self._nhiem_vu().filter(pk__in=tasks).values_list("pk", "ke_hoach"))
            for item in without:
                item.ke_hoach_id = plans[item.nhiem_vu_id]
        made = super().bulk_create(objs, *args, **kwargs)
        self._bao({(item.ke_hoach_id, item.co_quan_id) for item in objs})
        return made

    def chep(self, hang: Iterable[dict[str, object]]) -> int:
        """Make items of plain values, each with its plan and its agency, and tell it; returns how many."""
        touched = set()

        def told() -> Iterator[dict[str, object]]:
            for row in hang:
                touched.add((row["ke_hoach_id"], row["co_quan_id"]))
                yield row

        made = chep(self.model, told())
        self._bao(touched)
        return made

    def update(self, **kwargs) -> int:
        """Change the items and tell it; `bulk_update` comes here too."""
        moved = "co_quan" in kwargs or "co_quan_id" in kwargs
        keys = list(self.order_by().values_list("pk", flat=True)) if moved else []
        touched = self._cap()
        changed = super().update(**kwargs)
        self._bao(touched | (self.model._base_manager.filter(pk__in=keys)._cap() if moved else set()))
        return changed

    update.alters_data = True

    def luu_nhieu(self, items: Sequence, truong: Iterable[str]) -> None:
        """Save these fields of many items, none of which moves an item to another agency; audited, and told."""
        luu_nhieu(items, truong)
        self._bao({(item.ke_hoach_id, item.co_quan_id) for item in items})

    luu_nhieu.alters_data = True

    def _cap(self) -> set[tuple[int, int]]:
        return set(self.order_by().values_list("ke_hoach", "co_quan").distinct())

    def _bao(self, cap: set[tuple[int, int]]) -> None:
        dau_viec_da_doi.send(self.model, cap=cap)

    def _nhiem_vu(self) -> models.QuerySet:
        return self.model._meta.get_field("nhiem_vu").related_model._base_manager.all()


class CapNhatQuerySet(models.QuerySet):
    def cho_toi_duyet(self, nguoi: NguoiDung):
        """The reports that wait for this person as coordinator."""
        reach = pham_vi_cua(nguoi)
        waiting = self.filter(duyet=KetQuaDuyet.CHO)
        if reach.toan_he_thong:
            return waiting
        return waiting.filter(dau_viec__nhiem_vu__ke_hoach__dau_moi__in=reach.dau_moi)


class TepQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The files of the work items that the person may read."""
        items = apps.get_model("nhiemvu", "DauViec").objects.cho_nguoi(nguoi)
        return self.filter(cap_nhat__dau_viec__in=items)
