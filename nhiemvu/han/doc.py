"""The decision: what the phrases of a cell together say about its deadline."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from nhiemvu.han.cac_moc import bo_ky_bao, cac_moc, ky_chinh, phat_hien_cua
from nhiemvu.han.chuan_hoa import chuan_hoa
from nhiemvu.han.cum import LAP_LAI, LoaiCum
from nhiemvu.han.gom import gom_cum
from nhiemvu.han.kieu import Han, LoaiHan
from nhiemvu.han.lap_lai import dinh_ky, lap_khong_nam, lap_lai
from nhiemvu.han.lich import Ky
from nhiemvu.han.nguyen_o import doc_nguyen_o
from nhiemvu.han.nhom import NhomError
from nhiemvu.han.o_han import BanDoc, OHan
from nhiemvu.han.phat_hien import PhatHien
from nhiemvu.han.tu_vung import tach_tu
from nhiemvu.han.tuong_doi import tuong_doi


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
    ban = _hoi(o, _tham_chieu, _hong, lap_khong_nam)
    if ban:
        return ban
    try:
        o.doc_moc()
    except NhomError as loi:
        return _khi_loi(o, loi)
    ban = _hoi(o, tuong_doi, _le_tet, lap_lai, _dieu_kien_truoc, _co_han, _mo, _dieu_kien)
    return ban or BanDoc(LoaiHan.KHONG_RO, {PhatHien.KHONG_DOC_DUOC})


def _hoi(o: OHan, *cac_luat: Callable[[OHan], BanDoc | None]) -> BanDoc | None:
    return next(filter(None, (luat(o) for luat in cac_luat)), None)


def _tham_chieu(o: OHan) -> BanDoc | None:
    if o.co_loai(LoaiCum.THAM_CHIEU) and not o.co_loai(LoaiCum.NHOM, *LAP_LAI):
        return BanDoc(LoaiHan.THAM_CHIEU)
    return None


def _hong(o: OHan) -> BanDoc | None:
    return BanDoc(LoaiHan.KHONG_RO, {PhatHien.NGAY_SAI}) if o.co_loai(LoaiCum.HONG) else None


def _khi_loi(o: OHan, loi: NhomError) -> BanDoc:
    """A point without a year does not spoil a cell that says first that the task is standing or conditional."""
    dau = o.cum[0].loai
    if loi.phat_hien is PhatHien.THIEU_NAM and dau in LAP_LAI:
        return dinh_ky(o, {PhatHien.CON_MOC})
    if loi.phat_hien is PhatHien.THIEU_NAM and dau is LoaiCum.DIEU_KIEN:
        return BanDoc(LoaiHan.DIEU_KIEN, {PhatHien.CON_MOC})
    return BanDoc(LoaiHan.KHONG_RO, {loi.phat_hien})


def _le_tet(o: OHan) -> BanDoc | None:
    if o.co_loai(LoaiCum.LE_TET) and not o.theo_huong("han"):
        return BanDoc(LoaiHan.KHONG_RO, {PhatHien.NGAY_LE})
    return None


def _dieu_kien_truoc(o: OHan) -> BanDoc | None:
    """A condition that comes before any date: the date is then only its outer limit."""
    vi_tri = o.vi_tri(LoaiCum.DIEU_KIEN)
    if vi_tri is None or not o.dung_truoc(vi_tri, "han", "mo"):
        return None
    han = [moc for moc in o.theo_huong("han") if "danh_tu" not in moc.co]
    if not han:
        return BanDoc(LoaiHan.DIEU_KIEN, {PhatHien.CON_MOC} if o.moc or "moc_bo" in o.co else set())
    ky = ky_chinh(han)
    return BanDoc(LoaiHan.DIEU_KIEN, phat_hien_cua(han) | {PhatHien.CON_MOC}, ky.tu, ky.den)


def _co_han(o: OHan) -> BanDoc | None:
    tat_ca = o.theo_huong("han")
    if not tat_ca:
        return None
    ngoai_gioi_han = [moc for moc in tat_ca if "gioi_han" not in moc.co] or tat_ca
    han = bo_ky_bao(ngoai_gioi_han)
    ky, phat_hien = ky_chinh(han), phat_hien_cua(han) | _phan_con_lai(o)
    if len(ngoai_gioi_han) < len(tat_ca):
        phat_hien.add(PhatHien.GIOI_HAN)
    if len(han) < len(ngoai_gioi_han):
        phat_hien.add(PhatHien.MOC_CU_THE)
    mo = o.theo_huong("mo")
    if mo and mo[0].ky.tu and o.moc[0][1] is mo[0] and mo[0].ky.tu <= ky.den:
        ky = Ky(LoaiHan.KHOANG, mo[0].ky.tu, ky.den)
    elif mo or o.theo_huong("sau"):
        phat_hien.add(PhatHien.CON_MO)
    moc = cac_moc(han)
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


def _phan_con_lai(o: OHan) -> set[PhatHien]:
    """What else the cell says beside its date."""
    con_lai = {
        PhatHien.CON_THUONG_XUYEN: o.co_loai(*LAP_LAI),
        PhatHien.CON_DIEU_KIEN: o.co_loai(LoaiCum.DIEU_KIEN),
        PhatHien.CON_MO: o.co_loai(LoaiCum.TIEP),
        PhatHien.CON_NOI_DUNG: "chu" in o.co,
        PhatHien.CON_MOC: "moc_bo" in o.co,
        PhatHien.DU_KIEN: "du_kien" in o.co,
        PhatHien.DINH_HUONG: "dinh_huong" in o.co,
        PhatHien.TRANG_THAI_KEM: "tinh_trang" in o.co,
    }
    return {phat_hien for phat_hien, dung in con_lai.items() if dung}
