"""Where messages come from. A source is one function, listed here: it yields queries whose rows are messages
(`BoiCanh.tin`, `.tin_cho`), or lists of messages made in Python where they are few."""

from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhacviec.nguon.chi_dao import chua_tra_loi, hoi_lai, moi_chi_dao, tra_loi
from nhacviec.nguon.don_doc import don_doc
from nhacviec.nguon.duyet import cho_xac_nhan, tra_lai, van_cho_xac_nhan
from nhacviec.nguon.han import den_moc
from nhacviec.nguon.leo_thang import leo_thang
from nhacviec.nguon.trao_doi import bao_cao_moi, nhac_ten, theo_doi

# Told in the inbox within minutes; the next digest carries it.
SU_KIEN = (moi_chi_dao, hoi_lai, tra_loi, don_doc, tra_lai, cho_xac_nhan, nhac_ten, theo_doi, bao_cao_moi)
# Told in the morning.
BUOI_SANG = (den_moc, leo_thang, van_cho_xac_nhan, chua_tra_loi)

__all__ = ["BUOI_SANG", "SU_KIEN", "BoiCanh", "CacTin"]
