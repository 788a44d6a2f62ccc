"""Where messages come from. A source is one function, listed here: it yields queries whose rows are messages
(`BoiCanh.tin`), or lists of messages made in Python where they are few."""

from nhacviec.nguon.boi_canh import COT, BoiCanh
from nhacviec.nguon.duyet import cho_xac_nhan, tra_lai, van_cho_xac_nhan
from nhacviec.nguon.han import den_moc
from nhacviec.nguon.leo_thang import leo_thang

# Told in the inbox within minutes; the next digest carries it.
SU_KIEN = (tra_lai, cho_xac_nhan)
# Told in the morning.
BUOI_SANG = (den_moc, leo_thang, van_cho_xac_nhan)

__all__ = ["BUOI_SANG", "COT", "SU_KIEN", "BoiCanh"]
