import json

from nhaplieu.luu_nhap import cat_nhap, mo_nhap
from nhaplieu.phan_tich import phan_tich
from tests.phu_luc import VIEC, phu_luc


def test_a_document_is_kept_whole_with_its_cells_once():
    document = phan_tich(phu_luc(), "a.xlsx")
    kept = json.dumps(cat_nhap(document), ensure_ascii=False)
    assert mo_nhap(json.loads(kept)) == document
    cells = [row["o_goc"] for sheet in json.loads(kept)["trang"] for row in sheet["dong"]]
    assert sum(VIEC[0][1] in row.values() for row in cells) == 1
    assert not any("o_goc" in row for table in json.loads(kept)["bang"] for row in table["nhiem_vu"])
