"""The private store of files: random names outside the web root, nothing left of what failed, safe answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

from csp.decorators import csp_update
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse
from django.utils import timezone
from django.utils.deconstruct import deconstructible

_moi_ghi: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar("tep_moi_ghi", default=None)


class KhoTep(FileSystemStorage):
    """Files on disk under `MEDIA_ROOT`, which no web server publishes; `bo_tep_neu_hong` hears of each new one."""

    def _save(self, name: str, content: object) -> str:
        saved = super()._save(name, content)
        noted = _moi_ghi.get()
        if noted is not None:
            noted.append((self, saved))
        return saved


@contextmanager
def bo_tep_neu_hong() -> Iterator[None]:
    """Remove the files that were stored inside when the block fails, as its transaction forgets their rows.

    Blocks nest: what an inner one stored goes too when the outer one fails.
    """
    around, mine = _moi_ghi.get(), []
    token = _moi_ghi.set(mine)
    try:
        yield
    except BaseException:
        for storage, name in mine:
            storage.delete(name)
        raise
    else:
        if around is not None:
            around.extend(mine)
    finally:
        _moi_ghi.reset(token)


@deconstructible
class TenNgauNhien:
    """Where a new file goes (`upload_to`): a random name without extension, which tells nothing and runs nowhere."""

    def __init__(self, thu_muc: str) -> None:
        self.thu_muc = thu_muc

    def __call__(self, instance: object, ten_tep: str) -> str:
        return f"{self.thu_muc}/{timezone.localdate():%Y/%m}/{uuid4().hex}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TenNgauNhien) and other.thu_muc == self.thu_muc


@csp_update({"sandbox": [True]})
def tra_tep(tep: FieldFile, ten: str) -> FileResponse:
    """The stored file, streamed as an attachment that no browser runs, guesses at or keeps for others.

    Args:
        ten: the name under which the person saves it, any language (RFC 5987).
    """
    response = FileResponse(tep.open("rb"), as_attachment=True, filename=ten, content_type="application/octet-stream")
    response["Cache-Control"] = "private, no-store"
    return response
