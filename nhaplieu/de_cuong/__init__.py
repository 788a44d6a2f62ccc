"""Plans without an annex: the outline read as tasks, the aims as targets, the letterhead as the document's data."""

from nhaplieu.de_cuong.doan import doc_doan
from nhaplieu.de_cuong.doc import DeCuong, doc_de_cuong
from nhaplieu.de_cuong.thong_tin import ThongTinVanBan, doc_thong_tin

__all__ = ["DeCuong", "ThongTinVanBan", "doc_de_cuong", "doc_doan", "doc_thong_tin"]
