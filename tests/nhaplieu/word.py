"""Word documents for the importer's tests, built from their XML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.nhaplieu.goi import dong_goi

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc"'
_LOAI = '<Types><Default Extension="xml" ContentType="application/xml"/></Types>'


@dataclass(frozen=True)
class Tho:
    """A piece of XML as it is."""

    xml: str


@dataclass(frozen=True)
class OWord:
    """A cell: its text (a line a paragraph) or XML, the grid columns it spans, its part in a vertical merge."""

    chu: "str | Tho" = ""
    rong: int = 1
    gop: str = ""

    @property
    def xml(self) -> str:
        gop = {"dau": '<w:vMerge w:val="restart"/>', "tiep": "<w:vMerge/>"}.get(self.gop, "")
        than = self.chu.xml if isinstance(self.chu, Tho) else "".join(doan(dong) for dong in self.chu.split("\n"))
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{self.rong}"/>{gop}</w:tcPr>{than}</w:tc>'


def doan(chu: str, tinh_chat: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{tinh_chat}</w:pPr><w:r><w:t>{escape(chu)}</w:t></w:r></w:p>"


def bang(hang: Iterable[Sequence["str | Tho | OWord"]], rong: Sequence[int] = (), *, dau_hang: str = "") -> Tho:
    """A table; `rong` are the widths of its grid, `dau_hang` the properties of every row."""
    luoi = "".join(f'<w:gridCol w:w="{r}"/>' for r in rong)
    dong = "".join(f"<w:tr><w:trPr>{dau_hang}</w:trPr>{''.join(_o(o).xml for o in cac_o)}</w:tr>" for cac_o in hang)
    return Tho(f"<w:tbl><w:tblGrid>{luoi}</w:tblGrid>{dong}</w:tbl>")


def _o(o: "str | Tho | OWord") -> OWord:
    return o if isinstance(o, OWord) else OWord(o)


def word(*khoi: "str | Tho", danh_so: str = "", kieu: str = "") -> bytes:
    """A document of paragraphs (strings) and tables, with the bodies of its numbering and style parts."""
    than = "".join(k.xml if isinstance(k, Tho) else doan(k) for k in khoi)
    phan = {
        "[Content_Types].xml": _LOAI.encode(),
        "word/document.xml": f"<w:document {_NS}><w:body>{than}</w:body></w:document>".encode(),
    }
    if danh_so:
        phan["word/numbering.xml"] = f"<w:numbering {_NS}>{danh_so}</w:numbering>".encode()
    if kieu:
        phan["word/styles.xml"] = f"<w:styles {_NS}>{kieu}</w:styles>".encode()
    return dong_goi(phan)
