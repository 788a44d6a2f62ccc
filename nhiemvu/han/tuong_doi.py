"""Deadlines that run from a day: "trong 15 ngày làm việc kể từ ngày ban hành"."""

import re
from datetime import date

from chung.lich import LICH_CHUNG
from nhiemvu.han.cum import LAP_LAI, Cum, LoaiCum
from nhiemvu.han.kieu import LoaiHan
from nhiemvu.han.lich import cong
from nhiemvu.han.o_han import BanDoc, OHan
from nhiemvu.han.phat_hien import PhatHien

_MOC_KE_HOACH = re.compile(
    r"(?:kể từ|tính từ|từ|sau) (?:(?:ngày|khi|thời điểm) )?(?:(?:ký )?ban hành(?! (?:nghị|luật|thông tư|hướng dẫn))"
    r"|kế hoạch (?:này )?(?:được )?(?:ký|phê duyệt|ban hành|có hiệu lực))"
)
_MOC_KHAC = re.compile(r"\W*(?:kể từ|tính từ|từ|sau|trước|của)\b")


def tuong_doi(o: OHan) -> BanDoc | None:
    """A duration, unless a date is named or a cycle comes first; what stands behind it says from which day it runs."""
    vi_tri, lap = o.vi_tri(LoaiCum.THOI_LUONG), o.vi_tri(*LAP_LAI)
    if vi_tri is None or o.theo_huong("han") or (lap is not None and lap < vi_tri):
        return None
    cum = o.cum[vi_tri]
    goc = _ngay_goc(o, cum)
    ban = BanDoc(LoaiHan.TUONG_DOI, tu=goc, ngay_lam_viec=cum.lam_viec)
    ban.so_ngay = {"ngày": cum.so, "tuần": 7 * cum.so}.get(cum.don_vi)
    if cum.lam_viec:
        ban.phat_hien.add(PhatHien.NGAY_LAM_VIEC)
        ban.den = LICH_CHUNG.cong(goc, cum.so) if goc and cum.don_vi == "ngày" else None
    elif goc and cum.don_vi != "giờ":
        ban.den = cong(goc, cum.so, cum.don_vi)
    if ban.den is None:
        ban.phat_hien.add(PhatHien.CHUA_CO_MOC)
    elif not (o.moc or _MOC_KE_HOACH.search(o.text[cum.cuoi :])):
        ban.phat_hien.add(PhatHien.TU_BAN_HANH)
    return ban


def _ngay_goc(o: OHan, cum: Cum) -> date | None:
    """The day from which a duration runs, where it is known."""
    for moc in o.theo_huong("mo"):
        return moc.ky.tu
    for moc in o.theo_huong("sau"):
        return cong(moc.ky.tu, -1, "ngày") if moc.ky.tu else None
    phan_sau = o.text[cum.cuoi :]
    if _MOC_KE_HOACH.search(phan_sau):
        return o.ngay_ban_hanh
    theo_su_kien = o.co_loai(LoaiCum.DIEU_KIEN) or "truoc" in cum.co or _MOC_KHAC.match(phan_sau)
    return None if theo_su_kien else o.ngay_ban_hanh
