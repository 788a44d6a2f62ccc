from django.db import models

from kehoach.models import KeHoach
from taikhoan.models import NguoiDung


class NguonChiTieuQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The targets of the plans that the person may read."""
        return self.filter(ke_hoach__in=KeHoach.objects.cho_nguoi(nguoi))
