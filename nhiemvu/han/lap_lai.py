"""Standing tasks: what repeats, and how often."""

from datetime import date

from nhiemvu.han.cac_moc import cac_moc
from nhiemvu.han.chu_ky import chu_ky_cua, so_moc
from nhiemvu.han.cum import LAP_LAI, Cum, LoaiCum
from nhiemvu.han.kieu import LoaiHan, Moc
from nhiemvu.han.nhom import MocDoc
from nhiemvu.han.o_han import BanDoc, OHan
from nhiemvu.han.phat_hien import PhatHien

_HANG_NAM = Cum(LoaiCum.CHU_KY, so=1, don_vi="năm")


def lap_khong_nam(o: OHan) -> BanDoc | None:
    """Days without a year repeat: where a cycle is named, or where one phrase lists several."""
    diem = [phan.diem for cum in o.nhom for phan in cum.phan_tu]
    if any(mot.nam is not None or mot.don_vi == "ban_hanh" for mot in diem):
        return None
    chu_ky = o.vi_tri(LoaiCum.CHU_KY)
    khi = o.vi_tri(LoaiCum.DIEU_KIEN, co="khi")
    if chu_ky is not None and (khi is None or chu_ky < khi):
        return dinh_ky(o, {PhatHien.MOC_TRONG_KY} if diem else set())
    if _nhieu_ngay(o):
        return BanDoc(LoaiHan.DINH_KY, {PhatHien.HAI_CHU_KY}, chu_ky=chu_ky_cua([*o.cum, _HANG_NAM]))
    return None


def _nhieu_ngay(o: OHan) -> bool:
    """Whether the days named are dates of every year: listed together, or about half a year apart."""
    dau = [(cum.phan_tu[0].diem, so_moc(cum)) for cum in o.nhom]
    if any(diem.don_vi == "ngay_le" for diem, _ in dau):
        return any(so > 1 for _, so in dau)
    ngay = [(diem.thang, so) for diem, so in dau if diem.don_vi == "ngay"]
    thang = [thang for thang, _ in ngay]
    return any(so > 1 for _, so in ngay) or (bool(thang) and max(thang) - min(thang) >= 5)


def lap_lai(o: OHan) -> BanDoc | None:
    """A standing task, unless a date or a condition comes first or the date is put as a duty."""
    vi_tri, khi = o.vi_tri(*LAP_LAI), o.vi_tri(LoaiCum.DIEU_KIEN, co="khi")
    if vi_tri is None or not o.dung_truoc(vi_tri, "han", "mo") or (khi is not None and khi < vi_tri):
        return None
    han, mo = o.theo_huong("han"), o.theo_huong("mo")
    if any(_la_han_chot(moc) for moc in han):
        return None
    phat_hien = {PhatHien.CON_MOC} if han else set()
    phat_hien |= {PhatHien.MOC_TRONG_KY} if o.co_ngay_cua_ky else set()
    return dinh_ky(o, phat_hien, mo[0].ky.tu if mo else None, cac_moc(han))


def _la_han_chot(moc: MocDoc) -> bool:
    """A duty of its own beside a standing task; a day of no year ("báo cáo trước 20/11") comes again every year."""
    return "manh" in moc.co and ("xong" in moc.co or not moc.phat_hien & {PhatHien.NAM_SUY_RA, PhatHien.NAM_TU_TEN})


def dinh_ky(o: OHan, phat_hien: set[PhatHien], tu: date | None = None, moc: tuple[Moc, ...] = ()) -> BanDoc:
    """The reading of a standing task: its cycle as far as the phrases tell it."""
    chi_dinh_ky = all(cum.don_vi is None for cum in o.cum if cum.loai is LoaiCum.CHU_KY)
    if chi_dinh_ky and not o.co_loai(LoaiCum.THUONG_XUYEN):
        phat_hien.add(PhatHien.CHUA_RO_CHU_KY)
    return BanDoc(LoaiHan.DINH_KY, phat_hien, tu, chu_ky=chu_ky_cua(o.cum), moc=moc)
