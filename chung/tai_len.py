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
        was_within = self.con_lai >= 0
        self.con_lai -= len(raw_data)
        if self.con_lai >= 0:
            return raw_data
        if was_within:
            self._bo_phan_da_ghi()
        return None

    def file_complete(self, file_size: int) -> TepQuaLon | None:
        if self.con_lai >= 0:
            return None
        return TepQuaLon(None, self.file_name, self.content_type, settings.TAI_LEN_TOI_DA - self.con_lai)

    def _bo_phan_da_ghi(self) -> None:
        """Give back the disk at once: nobody will ask the other handlers for what they wrote so far."""
        for handler in self.request.upload_handlers:
            if handler is not self:
                handler.upload_interrupted()
