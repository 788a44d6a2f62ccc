"""Reading deadlines: a text (and the plan's date) becomes a kind, a first and a last day, and a confidence.

Pure: no Django, no database. The steps are `chuan_hoa` (one spelling) → `tu_vung` (tokens) → `cum` (phrases) → `nhom`
(milestones) → `doc` (the decision; `lap_lai` and `tuong_doi` have rules of their own, `cac_moc` makes one deadline of
several milestones). `nguyen_o` answers the cells that need no grammar, `phat_hien` lists what a person is told,
`o_excel` reads true date cells.
"""

from nhiemvu.han.doc import doc_han
from nhiemvu.han.kieu import ChuKy, Han, LoaiHan, Moc
from nhiemvu.han.o_excel import han_tu_o_ngay

__all__ = ["ChuKy", "Han", "LoaiHan", "Moc", "doc_han", "han_tu_o_ngay"]
