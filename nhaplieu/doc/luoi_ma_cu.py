"""Grids of documents written in old fonts (.VnTime, VNI-Times): their letters, told by the words, become Unicode."""

from collections.abc import Callable, Iterator

from nhaplieu.doc.chu_o import GACH_MEM, NGOAI_LATIN_1
from nhaplieu.doc.ma_cu import DAI, bo_doc_ma_cu, toan_am_tiet
from nhaplieu.luoi import Luoi


def doc_ma_cu(cac_luoi: list[Luoi]) -> None:
    """Put the texts of a document into Unicode where its letters are those of an old font code.

    All its texts together tell the code, as a cell is too short to. A text with a letter that no old code has stays as
    it is; beside such, so does one whose words are words already.
    """
    old, length, mixed = [], 0, False
    for text in _cac_chu(cac_luoi):
        if NGOAI_LATIN_1.search(text):
            mixed = True
        elif not text.isascii() and length < DAI:
            old.append(text)
            length += len(text)
    read = bo_doc_ma_cu("\n".join(old))

    def change(text: str) -> str:
        if read is None or text.isascii() or NGOAI_LATIN_1.search(text) or (mixed and toan_am_tiet(text)):
            return text.replace(GACH_MEM, "")
        return read(text)

    if read or any(GACH_MEM in text for text in old):
        for grid in cac_luoi:
            _doi_chu(grid, change)


def _cac_chu(cac_luoi: list[Luoi]) -> Iterator[str]:
    for grid in cac_luoi:
        yield from grid.doan_truoc
        yield from grid.doan_sau
        yield from (cell.gia_tri for row in grid.hang_rieng.values() for cell in row.values())


def _doi_chu(luoi: Luoi, doi: Callable[[str], str]) -> None:
    luoi.doan_truoc, luoi.doan_sau = [*map(doi, luoi.doan_truoc)], [*map(doi, luoi.doan_sau)]
    for row in luoi.hang_rieng.values():
        for column, cell in row.items():
            row[column] = cell._replace(gia_tri=doi(cell.gia_tri))
    luoi.__dict__.pop("_phu", None)
