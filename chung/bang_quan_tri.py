"""Rows that leave the administration pages as a table and come back, with a dry run first (django-import-export)."""

from django.contrib.auth.models import AbstractUser
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import CSV, XLSX
from import_export.resources import ModelResource
from rules.contrib.admin import ObjectPermissionsModelAdmin


class BangResource(ModelResource):
    """An error names its row, and nothing is written where one row is wrong.

    Args:
        nguoi: in whose name rows are saved; an export needs nobody.
    """

    class Meta:
        skip_unchanged = True
        use_transactions = True

    def __init__(self, nguoi: AbstractUser | None = None, **kwargs) -> None:
        super().__init__(**kwargs)
        self.nguoi = nguoi


class BangAdmin(ObjectPermissionsModelAdmin, ImportExportModelAdmin):
    """Imports in the name of the person at the page; its `resource_classes` are `BangResource`s."""

    formats = (XLSX, CSV)

    def get_resource_kwargs(self, request, *args, **kwargs) -> dict:
        return {"nguoi": request.user}
