from datetime import date, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, IntegerField, Min, Q, Value, When
from django.db.models.functions import Coalesce

from chung.chu import gon, khong_dau
from kehoach.models import KeHoach
from kehoach.querysets import tiep_tuc_trong
from nhiemvu.enums import KetQuaDuyet
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import SAP_DEN_HAN, PhanLoai
from nhiemvu.trang_thai_sql import phan_loai_sql, trang_thai_sql
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan

KHI_GIAO, HIEN_NAY = "khi_giao", "hien_nay"


class NhiemVuQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The tasks of the plans that the person may read."""
        return self.filter(ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi))


class DauViecQuerySet(models.QuerySet):
    def giu(self, pk: int):
        """The item as it is now, with its plan, held until the transaction ends. Whoever writes an item or one of
        its reports holds the item first, so that writers wait for each other and never in a circle."""
        item = self.select_for_update(of=("self",), no_key=True)
        return item.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan").get(pk=pk)

    def giu_het(self):
        """These items as they are now, held until the transaction ends. Always in the order of their keys, and after
        their plan where that is held too, so that no two writers wait for each other."""
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)

    def cho_nguoi(self, nguoi: NguoiDung):
        """The work items that the person may read: of their own agencies and of those that these carry on, of the
        plans they coordinate, and of the places that they lead or administer (whether the plan or the agency lies
        there, or the place carries the plan on)."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        return self.filter(
            Q(co_quan__in=reach.co_quan)
            | Q(co_quan__nay_la__in=reach.co_quan)
            | Q(nhiem_vu__ke_hoach__in=tiep_tuc_trong(reach.dia_ban))
            | Q(nhiem_vu__ke_hoach__dau_moi__in=reach.dau_moi)
            | q_duong_dan("nhiem_vu__ke_hoach__dia_ban__duong_dan", reach.dia_ban)
            | q_duong_dan("co_quan__dia_ban__duong_dan", reach.dia_ban)
        )

    def con_tinh(self, ngay: date):
        """Without the items that had been merged into another by the day: each occasion is counted once."""
        return self.exclude(gop_vao__isnull=False, dung_tu__lte=ngay)

    def voi_noi(self, theo: str):
        """Each item with `noi`, the path of the place to which it counts: that of the agency to which it fell first
        (`KHI_GIAO`), or of the one that answers for it now (`HIEN_NAY`), also where a closed item keeps the old name.
        """
        agency = "co_quan_goc" if theo == KHI_GIAO else "co_quan__nay_la"
        return self.annotate(noi=Coalesce(f"{agency}__dia_ban__duong_dan", "co_quan__dia_ban__duong_dan"))

    def voi_co_quan(self, theo: str):
        """Each item with `co_quan_tinh`, the key of the agency to which it counts: that to which it fell first
        (`KHI_GIAO`), or the one that answers for it now (`HIEN_NAY`)."""
        agency = "co_quan_goc" if theo == KHI_GIAO else "co_quan__nay_la"
        return self.annotate(co_quan_tinh=Coalesce(agency, "co_quan"))

    def giao_cho_don_vi(self, ngay: date, *, truoc: bool):
        """The items that fell first to agencies of places that were there before the day (`truoc`), or to agencies of
        places that began with it."""
        new = Q(co_quan_goc__dia_ban__tu_ngay__gte=ngay)
        new |= Q(co_quan_goc__isnull=True, co_quan__dia_ban__tu_ngay__gte=ngay)
        return self.exclude(new) if truoc else self.filter(new)

    def cua_co_quan(self, nguoi: NguoiDung):
        """The work items that the person's own agencies owe."""
        return self.filter(co_quan__in=pham_vi_cua(nguoi).co_quan)

    def chua_dung(self, ngay: date):
        """The items that still apply on the day."""
        return self.filter(Q(dung_tu__isnull=True) | Q(dung_tu__gt=ngay))

    def can_don_doc(self, ngay: date):
        """The items that their agency still has to do or to report on the day."""
        owed = self.chua_dung(ngay).filter(ngay_hoan_thanh__isnull=True, cho_xac_nhan_tu__isnull=True)
        return owed.exclude(tam_dung_tu__lte=ngay)

    def voi_trang_thai(self, ngay: date):
        """Each item with `ma_trang_thai` and `ma_phan_loai` on the day, computed by the database."""
        return self.annotate(ma_trang_thai=trang_thai_sql(ngay), ma_phan_loai=phan_loai_sql(ngay))

    def dem(self, ngay: date, *theo: str) -> dict[tuple, SoDem]:
        """The official count on the day for each value of the fields `theo`: one query, {values: count}."""
        overdue = Q(ma_phan_loai=PhanLoai.QUA_HAN)
        counted = (
            self.con_tinh(ngay)
            .order_by()
            .annotate(ma_phan_loai=phan_loai_sql(ngay))
            .values(*theo)
            .annotate(
                **{f"so_{loai.value}": Count("pk", filter=Q(ma_phan_loai=loai.value)) for loai in PhanLoai},
                sap_den_han=Count(
                    "pk", filter=Q(ma_phan_loai=PhanLoai.TRONG_HAN, han__lte=ngay + timedelta(days=SAP_DEN_HAN))
                ),
                qua_han_7=Count("pk", filter=overdue & Q(han__gte=ngay - timedelta(days=7))),
                qua_han_30=Count("pk", filter=overdue & Q(han__lt=ngay - timedelta(days=30))),
                han_cu_nhat=Min("han", filter=overdue),
            )
        )
        return {tuple(row[name] for name in theo): _so_dem(row) for row in counted}

    def dem_chung(self, ngay: date) -> SoDem:
        """The official count of the whole set on the day."""
        return self.annotate(tat_ca=Value(1)).dem(ngay, "tat_ca").get((1,), SoDem())

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
        return self.select_related(
            "nhiem_vu__ke_hoach__van_ban", "nhiem_vu__muc", "co_quan", "co_quan_goc", "gop_vao__co_quan"
        )


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


def _so_dem(row: dict) -> SoDem:
    extra = {name: row[name] for name in ("sap_den_han", "qua_han_7", "qua_han_30", "han_cu_nhat")}
    return SoDem({loai: row[f"so_{loai.value}"] for loai in PhanLoai}, **extra)
