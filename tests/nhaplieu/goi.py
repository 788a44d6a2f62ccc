"""Packages for the hostile tests: taken apart and put together again."""

import io
import zipfile


def cac_phan(goi: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(goi)) as tep:
        return {ten: tep.read(ten) for ten in tep.namelist()}


def dong_goi(phan: dict[str, bytes], nen: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of the parts."""
    ra = io.BytesIO()
    with zipfile.ZipFile(ra, "w", nen) as tep:
        for ten, noi_dung in phan.items():
            tep.writestr(ten, noi_dung)
    return ra.getvalue()


def sua_phan(goi: bytes, ten: str, cu: bytes, moi: bytes) -> bytes:
    """The package with `cu` in one part replaced; empty elements are written "<v/>" first, which
    lxml and the standard library do differently."""
    phan = cac_phan(goi)
    chu = phan[ten].replace(b" />", b"/>").replace(b"<v></v>", b"<v/>")
    assert cu in chu
    return dong_goi(phan | {ten: chu.replace(cu, moi)})
