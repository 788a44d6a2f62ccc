"""Agencies, groups and aliases as tables (django-import-export); every row is saved through the services."""

from django.core.exceptions import ValidationError
from import_export.fields import Field
from tablib import Dataset

from chung.bang_quan_tri import BangResource
from chung.chu import khoa_so_khop
from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan
from donvi.models import BiDanh, CoQuan, NhomCoQuan
from donvi.o_bang import (
    CacCoQuanWidget,
    CacNhanWidget,
    ChuWidget,
    CoQuanWidget,
    DiaBanWidget,
    NgayWidget,
    NhanWidget,
    NhomWidget,
)
from donvi.services import luu


class BangDanhMuc(BangResource):
    """Every row is validated."""

    class Meta(BangResource.Meta):
        clean_model_instances = True

    def before_import(self, dataset: Dataset, **kwargs) -> None:
        """Refuse a table that lacks a column by which its rows are known."""
        names = [self.fields[name].column_name for name in self._meta.import_id_fields]
        if missing := [name for name in names if name not in (dataset.headers or ())]:
            raise ValueError(f"Bảng thiếu cột {', '.join(f'“{name}”' for name in missing)}; dòng đầu là tên cột.")

    def do_instance_save(self, instance, is_create: bool) -> None:
        luu(instance, nguoi=self.nguoi)


class CoQuanResource(BangDanhMuc):
    ten = Field("ten", "Tên đầy đủ", ChuWidget())
    ten_ngan = Field("ten_ngan", "Tên trong văn bản", ChuWidget())
    loai = Field("loai", "Loại", NhanWidget(LoaiCoQuan))
    dia_ban = Field("dia_ban", "Mã địa bàn", DiaBanWidget())
    cha = Field("cha", "Cơ quan cấp trên", CoQuanWidget())
    tu_ngay = Field("tu_ngay", "Từ ngày", NgayWidget())
    den_ngay = Field("den_ngay", "Đến hết ngày", NgayWidget())

    class Meta(BangDanhMuc.Meta):
        model = CoQuan
        fields = ("ten", "ten_ngan", "loai", "dia_ban", "cha", "tu_ngay", "den_ngay")
        import_id_fields = ("dia_ban", "ten_ngan")

    def get_queryset(self):
        return super().get_queryset().select_related("dia_ban", "cha__dia_ban")


class NhomCoQuanResource(BangDanhMuc):
    ten = Field("ten", "Tên nhóm", ChuWidget())
    cach = Field("cach", "Cách xác định", NhanWidget(CachXacDinh))
    loai_co_quan = Field("loai_co_quan", "Loại cơ quan", CacNhanWidget(LoaiCoQuan))
    ten_ngan = Field("ten_ngan", "Tên cơ quan thành viên", ChuWidget())
    cap = Field("cap", "Cấp địa bàn", NhanWidget(CapDiaBan))
    pham_vi = Field("pham_vi", "Phạm vi riêng", DiaBanWidget())
    thanh_vien = Field("thanh_vien", "Thành viên", CacCoQuanWidget())

    class Meta(BangDanhMuc.Meta):
        model = NhomCoQuan
        fields = ("ten", "cach", "loai_co_quan", "ten_ngan", "cap", "pham_vi", "thanh_vien")
        import_id_fields = ("ten", "pham_vi")

    def get_queryset(self):
        return super().get_queryset().select_related("pham_vi").prefetch_related("thanh_vien__dia_ban")

    def before_save_instance(self, instance: NhomCoQuan, row: dict, **kwargs) -> None:
        """Members are named here for new groups alone: nothing is assigned to those yet.

        Raises:
            ValidationError: the table gives a group that is here other members.
        """
        if instance.pk and self.fields["thanh_vien"].column_name in row:
            wanted = set(self.fields["thanh_vien"].clean(row))
            if wanted != set(instance.thanh_vien.all()):
                raise ValidationError(f"Thành viên của “{instance}” sửa ở trang Nhóm cơ quan, để việc được giao ngay.")


class BiDanhResource(BangDanhMuc):
    ten = Field("ten", "Tên gọi khác", ChuWidget())
    co_quan = Field("co_quan", "Cơ quan", CoQuanWidget())
    nhom = Field("nhom", "Nhóm", NhomWidget())
    pham_vi = Field("pham_vi", "Phạm vi", DiaBanWidget())

    class Meta(BangDanhMuc.Meta):
        model = BiDanh
        fields = ("ten", "co_quan", "nhom", "pham_vi")
        import_id_fields = ("ten", "pham_vi")

    def get_queryset(self):
        return super().get_queryset().select_related("co_quan__dia_ban", "nhom__pham_vi", "pham_vi")

    def get_instance(self, instance_loader, row: dict):
        """An alias is known by its key, whatever the case of its letters."""
        place = self.fields["pham_vi"].clean(row)
        return self.get_queryset().filter(khoa=khoa_so_khop(row["Tên gọi khác"]), pham_vi=place).first()
