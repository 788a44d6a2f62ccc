"""The decision: what the phrases of a cell together say about its deadline."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import pairwise

from chung.lich import LICH_CHUNG
from nhiemvu.han.chu_ky import chu_ky_cua, so_moc
from nhiemvu.han.chuan_hoa import chuan_hoa
from nhiemvu.han.cum import Cum, LoaiCum
from nhiemvu.han.gom import gom_cum
from nhiemvu.han.kieu import Han, LoaiHan, Moc
from nhiemvu.han.lich import Ky, cong
from nhiemvu.han.nguyen_o import doc_nguyen_o
from nhiemvu.han.nhom import MocDoc, NhomError
from nhiemvu.han.o_han import BanDoc, OHan
from nhiemvu.han.phat_hien import PhatHien
from nhiemvu.han.tu_vung import tach_tu

_LAP_LAI = (LoaiCum.CHU_KY, LoaiCum.THUONG_XUYEN)
_HANG_NAM = Cum(LoaiCum.CHU_KY, so=1, don_vi="năm")
_MOC_KE_HOACH = re.compile(
    r"(?:kể từ|tính từ|từ|sau) (?:(?:ngày|khi|thời điểm) )?(?:(?:ký )?ban hành(?! (?:nghị|luật|thông tư|hướng dẫn))"
    r"|kế hoạch (?:này )?(?:được )?(?:ký|phê duyệt|ban hành|có hiệu lực))"
)
_MOC_KHAC = re.compile(r"\W*(?:kể từ|tính từ|từ|sau|trước|của)\b")


@lru_cache(maxsize=4096)
def doc_han(nguyen_van: str, ngay_ban_hanh: date | None = None, nam: int | None = None) -> Han:
    """Read a deadline as written in a plan's annex.

    `ngay_ban_hanh` is the date of the plan: it gives the year where none is written, unless `nam` says that the plan is
    for one year, and the start of "N ngày kể từ ngày ban hành". Never raises: what cannot be read is `KHONG_RO`,
    without a date and with a finding that says why.
    """
    text = chuan_hoa(nguyen_van)
    nguyen_o = doc_nguyen_o(text)
    if nguyen_o:
        loai, phat_hien, so_ngay = nguyen_o
        ban = BanDoc(loai, {phat_hien} if phat_hien else set(), so_ngay=so_ngay)
    else:
        ban = _doc_o(OHan(text, *gom_cum(tach_tu(text)), ngay_ban_hanh, nam))
    return ban.thanh_han(nguyen_van, ngay_ban_hanh)


def _doc_o(o: OHan) -> BanDoc:
    """Ask the rules in their order; the first that answers decides. Most need the milestones to be read."""
    ban = _hoi(o, _tham_chieu, _hong, _lap_khong_nam)
    if ban:
        return ban
    try:
        o.doc_moc()
    except NhomError as loi:
        return _khi_loi(o, loi)
    ban = _hoi(o, _tuong_doi, _le_tet, _lap_lai, _dieu_kien_truoc, _co_han, _mo, _dieu_kien)
    return ban or BanDoc(LoaiHan.KHONG_RO, {PhatHien.KHONG_DOC_DUOC})


def _hoi(o: OHan, *cac_luat: Callable[[OHan], BanDoc | None]) -> BanDoc | None:
    return next(filter(None, (luat(o) for luat in cac_luat)), None)


def _hong(o: OHan) -> BanDoc | None:
    return BanDoc(LoaiHan.KHONG_RO, {PhatHien.NGAY_SAI}) if o.co_loai(LoaiCum.HONG) else None


def _tham_chieu(o: OHan) -> BanDoc | None:
    if o.co_loai(LoaiCum.THAM_CHIEU) and not o.co_loai(LoaiCum.NHOM, *_LAP_LAI):
        return BanDoc(LoaiHan.THAM_CHIEU)
    return None


def _lap_khong_nam(o: OHan) -> BanDoc | None:
    """Days without a year repeat: where a cycle is named, or where one phrase lists several."""
    diem = [phan.diem for cum in o.nhom for phan in cum.phan_tu]
    if any(mot.nam is not None or mot.don_vi == "ban_hanh" for mot in diem):
        return None
    chu_ky = o.vi_tri(LoaiCum.CHU_KY)
    khi = o.vi_tri(LoaiCum.DIEU_KIEN, co="khi")
    if chu_ky is not None and (khi is None or chu_ky < khi):
        return _dinh_ky(o, {PhatHien.MOC_TRONG_KY} if diem else set())
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


def _dinh_ky(o: OHan, phat_hien: set[PhatHien], tu: date | None = None, moc: tuple[Moc, ...] = ()) -> BanDoc:
    chi_dinh_ky = all(cum.don_vi is None for cum in o.cum if cum.loai is LoaiCum.CHU_KY)
    if chi_dinh_ky and not o.co_loai(LoaiCum.THUONG_XUYEN):
        phat_hien.add(PhatHien.CHUA_RO_CHU_KY)
    return BanDoc(LoaiHan.DINH_KY, phat_hien, tu, chu_ky=chu_ky_cua(o.cum), moc=moc)


def _khi_loi(o: OHan, loi: NhomError) -> BanDoc:
    """A point without a year does not spoil a cell that says first that the task is standing or conditional."""
    dau = o.cum[0].loai
    if loi.phat_hien is PhatHien.THIEU_NAM and dau in _LAP_LAI:
        return _dinh_ky(o, {PhatHien.CON_MOC})
    if loi.phat_hien is PhatHien.THIEU_NAM and dau is LoaiCum.DIEU_KIEN:
        return BanDoc(LoaiHan.DIEU_KIEN, {PhatHien.CON_MOC})
    return BanDoc(LoaiHan.KHONG_RO, {loi.phat_hien})


def _tuong_doi(o: OHan) -> BanDoc | None:
    vi_tri, lap = o.vi_tri(LoaiCum.THOI_LUONG), o.vi_tri(*_LAP_LAI)
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


def _le_tet(o: OHan) -> BanDoc | None:
    if o.co_loai(LoaiCum.LE_TET) and not o.theo_huong("han"):
        return BanDoc(LoaiHan.KHONG_RO, {PhatHien.NGAY_LE})
    return None


def _lap_lai(o: OHan) -> BanDoc | None:
    """A standing task, unless a date or a condition comes first or the date is put as a duty."""
    vi_tri, khi = o.vi_tri(*_LAP_LAI), o.vi_tri(LoaiCum.DIEU_KIEN, co="khi")
    if vi_tri is None or not o.dung_truoc(vi_tri, "han", "mo") or (khi is not None and khi < vi_tri):
        return None
    han, mo = o.theo_huong("han"), o.theo_huong("mo")
    if any(_la_han_chot(moc) for moc in han):
        return None
    phat_hien = {PhatHien.CON_MOC} if han else set()
    phat_hien |= {PhatHien.MOC_TRONG_KY} if o.co_ngay_cua_ky else set()
    return _dinh_ky(o, phat_hien, mo[0].ky.tu if mo else None, _cac_moc(han))


def _la_han_chot(moc: MocDoc) -> bool:
    """A duty of its own beside a standing task; a day of no year ("báo cáo trước 20/11") comes again every year."""
    return "manh" in moc.co and ("xong" in moc.co or not moc.phat_hien & {PhatHien.NAM_SUY_RA, PhatHien.NAM_TU_TEN})


def _dieu_kien_truoc(o: OHan) -> BanDoc | None:
    """A condition that comes before any date: the date is then only its outer limit."""
    vi_tri = o.vi_tri(LoaiCum.DIEU_KIEN)
    if vi_tri is None or not o.dung_truoc(vi_tri, "han", "mo"):
        return None
    han = [moc for moc in o.theo_huong("han") if "danh_tu" not in moc.co]
    if not han:
        return BanDoc(LoaiHan.DIEU_KIEN, {PhatHien.CON_MOC} if o.moc or "moc_bo" in o.co else set())
    ky = _ky_chinh(han)
    return BanDoc(LoaiHan.DIEU_KIEN, _phat_hien_cua(han) | {PhatHien.CON_MOC}, ky.tu, ky.den)


def _co_han(o: OHan) -> BanDoc | None:
    tat_ca = o.theo_huong("han")
    if not tat_ca:
        return None
    ngoai_gioi_han = [moc for moc in tat_ca if "gioi_han" not in moc.co] or tat_ca
    han = _bo_ky_bao(ngoai_gioi_han)
    ky, phat_hien = _ky_chinh(han), _phat_hien_cua(han) | _phan_con_lai(o)
    if len(ngoai_gioi_han) < len(tat_ca):
        phat_hien.add(PhatHien.GIOI_HAN)
    if len(han) < len(ngoai_gioi_han):
        phat_hien.add(PhatHien.MOC_CU_THE)
    mo = o.theo_huong("mo")
    if mo and mo[0].ky.tu and o.moc[0][1] is mo[0] and mo[0].ky.tu <= ky.den:
        ky = Ky(LoaiHan.KHOANG, mo[0].ky.tu, ky.den)
    elif mo or o.theo_huong("sau"):
        phat_hien.add(PhatHien.CON_MO)
    moc = _cac_moc(han)
    if len(moc) > 1:
        phat_hien.add(PhatHien.NHIEU_MOC)
    elif len({moc.ky for moc in han}) > 1:
        phat_hien.add(PhatHien.CON_MOC)
    return BanDoc(ky.loai, phat_hien, ky.tu, ky.den, moc=moc if len(moc) > 1 else ())


def _mo(o: OHan) -> BanDoc | None:
    for moc in o.theo_huong("mo"):
        con_lai = _phan_con_lai(o) - {PhatHien.CON_THUONG_XUYEN, PhatHien.CON_MO}
        return BanDoc(LoaiHan.MO, set(moc.phat_hien) | con_lai, moc.ky.tu)
    return None


def _dieu_kien(o: OHan) -> BanDoc | None:
    for moc in o.theo_huong("sau"):
        return BanDoc(LoaiHan.DIEU_KIEN, set(moc.phat_hien), moc.ky.tu)
    if o.co & {"ky_hop", "dieu_kien_yeu"}:
        return BanDoc(LoaiHan.DIEU_KIEN, {PhatHien.SU_KIEN})
    return BanDoc(LoaiHan.THAM_CHIEU) if o.co_loai(LoaiCum.THAM_CHIEU) else None


def _bo_ky_bao(han: list[MocDoc]) -> list[MocDoc]:
    """Without the periods that a neighbour makes precise: "Quý II/2025 (trước ngày 15/6)", "giữa năm … năm 2025".

    Periods with one end hold one another; where that leaves none, all stay.
    """
    bo = set()
    for truoc, sau in pairwise(han):
        if "lien" in sau.co and _bao(truoc, sau):
            bo.add(truoc)
        elif "cung" in sau.co and PhatHien.NAM_TU_O in truoc.phat_hien and _bao(sau, truoc):
            bo.add(sau)
    return [moc for moc in han if moc not in bo] or han


def _bao(lon: MocDoc, nho: MocDoc) -> bool:
    return bool(lon.ky.tu and lon.ky.tu <= nho.ky.den <= lon.ky.den and lon.ky != nho.ky)


def _ky_chinh(han: list[MocDoc]) -> Ky:
    """The deadline of several milestones: the last, if it covers the others or none has a start, else all of them."""
    cuoi = max(han, key=lambda moc: moc.ky.den).ky
    dau = min(moc.ky.tu or moc.ky.den for moc in han)
    chi_co_den = all(moc.ky.tu is None or moc.ky.loai is LoaiHan.NGAY for moc in han)
    if chi_co_den or len({moc.ky for moc in han}) == 1:
        return cuoi
    return cuoi if cuoi.tu and cuoi.tu <= dau else Ky(LoaiHan.KHOANG, dau, cuoi.den)


def _cac_moc(han: list[MocDoc]) -> tuple[Moc, ...]:
    """One milestone for each due date, in their order: each becomes a piece of work of its own."""
    ky = {moc.ky.den: moc.ky for moc in reversed(han)}
    return tuple(Moc(None if mot.loai is LoaiHan.NGAY else mot.tu, den, mot.loai) for den, mot in sorted(ky.items()))


def _phat_hien_cua(han: list[MocDoc]) -> set[PhatHien]:
    return set().union(*(moc.phat_hien for moc in han))


def _phan_con_lai(o: OHan) -> set[PhatHien]:
    """What else the cell says beside its date."""
    con_lai = {
        PhatHien.CON_THUONG_XUYEN: o.co_loai(*_LAP_LAI),
        PhatHien.CON_DIEU_KIEN: o.co_loai(LoaiCum.DIEU_KIEN),
        PhatHien.CON_MO: o.co_loai(LoaiCum.TIEP),
        PhatHien.CON_NOI_DUNG: "chu" in o.co,
        PhatHien.CON_MOC: "moc_bo" in o.co,
        PhatHien.DU_KIEN: "du_kien" in o.co,
        PhatHien.DINH_HUONG: "dinh_huong" in o.co,
        PhatHien.TRANG_THAI_KEM: "tinh_trang" in o.co,
    }
    return {phat_hien for phat_hien, dung in con_lai.items() if dung}
