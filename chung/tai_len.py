"""Uploads that are too large stop filling memory and disk, while the rest of the form is still read."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TepQuaLon(UploadedFile):
    """Stands for a file of which nothing was kept; its `size` is what was sent."""


class GioiHanTep(FileUploadHandler):
    """First of `FILE_UPLOAD_HANDLERS`: past the limit nothing more reaches the handlers that store.

    The form then finds a `TepQuaLon` and refuses it beside its field, with everything typed still there.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        self.con_lai = settings.TAI_LEN_TOI_DA

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.con_lai -= len(raw_data)
        return raw_data if self.con_lai >= 0 else None

    def file_complete(self, file_size: int) -> TepQuaLon | None:
        if self.con_lai >= 0:
            return None
        return TepQuaLon(None, self.file_name, self.content_type, settings.TAI_LEN_TOI_DA - self.con_lai)
