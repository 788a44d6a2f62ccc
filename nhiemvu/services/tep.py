"""Keeping the files of a report."""

import hashlib
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile

from chung.kiem_tep import kiem_tep, ten_goc
from nhiemvu.models import CapNhat, Tep


def luu_tep(cap_nhat: CapNhat, tep: Sequence[UploadedFile]) -> None:
    """Store the files with the report; called by services, which remove them again where they fail.

    Raises:
        ValidationError: too many files, or one that is not taken.
    """
    if len(tep) > settings.TEP_SO_TOI_DA:
        raise ValidationError({"tep": f"Chọn nhiều nhất {settings.TEP_SO_TOI_DA} tệp."})
    for one in tep:
        try:
            kiem_tep(one)
        except ValidationError as refused:
            raise ValidationError({"tep": refused.messages}) from refused
        row = Tep(cap_nhat=cap_nhat, tep=File(one, name=one.name), ten=ten_goc(one), kich_thuoc=one.size)
        row.sha256 = _bam(one)
        row.save()


def _bam(tep: UploadedFile) -> str:
    tep.seek(0)
    digest = hashlib.file_digest(tep.file, "sha256").hexdigest()
    tep.seek(0)
    return digest
