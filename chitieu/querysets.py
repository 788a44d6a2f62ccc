from decimal import Decimal

from django.db import models
from django.db.models import Count, Q, Sum

from chitieu.enums import DuyetSoLieu
from chitieu.tin_hieu import so_lieu_da_doi
from chitieu.tong_hop import Tong
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class ChiTieuQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The targets that a plan names which the person may read."""
        return self.filter(nguon__ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi)).distinct()

    def bo_khong_dung(self) -> None:
        """Remove those that no plan names and that have neither values nor milestones."""
        self.filter(nguon__isnull=True, so_lieu__isnull=True, moc__isnull=True).delete()


class NguonChiTieuQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The targets of the plans that the person may read."""
        return self.filter(ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi))


class _TheoDiaBan(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The rows of the places that the person may read: their own, their agencies', and everything under them."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        return self.filter(q_duong_dan("dia_ban__duong_dan", reach.dia_ban | reach.noi_co_quan))


class MocChiTieuQuerySet(_TheoDiaBan):
    pass


class SoLieuQuerySet(_TheoDiaBan):
    def bulk_create(self, objs, *args, **kwargs):
        """Make the values, and note that those of their places changed."""
        made = super().bulk_create(objs, *args, **kwargs)
        so_lieu_da_doi.send(self.model, dia_ban={row.dia_ban_id for row in made})
        return made

    def update(self, **kwargs) -> int:
        """Change the values, none of which moves to another place, and note it; `bulk_update` comes here too."""
        places = set(self.order_by().values_list("dia_ban", flat=True))
        changed = super().update(**kwargs)
        so_lieu_da_doi.send(self.model, dia_ban=places)
        return changed

    update.alters_data = True

    def tinh_den(self):
        """The values that count: all but those sent back."""
        return self.exclude(duyet=DuyetSoLieu.TRA_LAI)

    def tong(self, *theo: str) -> dict[tuple, Tong]:
        """The sum of the values that count for each combination of the fields; the twin of adding them up. Words count
        as a report, which has no value."""
        rows = (
            self.tinh_den()
            .order_by()
            .values_list(*theo)
            .annotate(
                tong_tu=Sum("tu_so"),
                tong_mau=Sum("mau_so"),
                so_bao_cao=Count("pk"),
                da_xac_nhan=Count("pk", filter=Q(duyet=DuyetSoLieu.XAC_NHAN)),
                so_uoc=Count("pk", filter=Q(chinh_thuc=False)),
            )
        )
        width = len(theo)
        return {
            row[:width]: Tong(row[width] or Decimal(0), row[width + 1] or Decimal(0), *row[width + 2 :]) for row in rows
        }
