"""From recognised tables to drafts: agencies, deadlines and targets interpreted, and what to tell the person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from donvi.tach import KetQuaTach, TenGoi, tach, ten_trong_danh_muc
from nhaplieu.ban_nhap import BangNhap, ChiTieuNhap, DongNhap, MucDo, PhatHien
from nhaplieu.danh_dau import DANH_DAU, ky_danh_dau
from nhaplieu.kiem_tra import danh_dau_so_trung, kiem_bang, kiem_viec, tin_cay
from nhaplieu.luoi import KieuO, O, ten_cot
from nhaplieu.muc_chi_tieu import doc_muc
from nhaplieu.nhan_dang.bang import Bang
from nhaplieu.nhan_dang.cach_doc import chu_ky_bang
from nhaplieu.nhan_dang.cot import Cot, ten_cot_o
from nhaplieu.nhan_dang.hang import Hang
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.so_thu_tu import dau_muc
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.nhan_trong_o import tach_nhan
from nhaplieu.viec_tho import ViecTho
from nhiemvu.han import Han, doc_han, han_tu_o_ngay

_VAI_RIENG = frozenset(Vai) - {Vai.KHAC, Vai.NAM}


class DienGiai:
    """Interprets the tables of one document; readings of equal cells are made once.

    `ngay_ban_hanh` is the document's date (for "Quý I", "100 ngày kể từ ngày ban hành"), `ten_da_biet` the agency
    names that must not be split, `nam` the year that a yearly plan names in its title.
    """

    def __init__(
        self, ngay_ban_hanh: date | None = None, ten_da_biet: Iterable[str] = (), nam: int | None = None
    ) -> None:
        self.ngay_ban_hanh = ngay_ban_hanh
        self.nam = nam
        self.ten_da_biet = frozenset(ten_da_biet)
        self._han: dict[object, Han] = {}

    def bang(self, bang: Bang, viec: list[ViecTho]) -> BangNhap:
        """The drafts of the table's tasks or targets, each with its findings."""
        dong_cuoi = bang.hang[-1][0].dong if bang.hang else bang.khung.dong_cuoi
        nhap = BangNhap(
            trang_tinh=bang.luoi.ten_trang,
            loai=bang.khung.loai,
            dong_dau=bang.khung.dong_dau or (bang.hang[0][0].dong if bang.hang else 0),
            dong_cuoi=dong_cuoi,
            cot={ten_cot_o(cot): cot.vai.value for cot in bang.khung.cot},
            vai={ten_cot(cot.cac_cot[0]): cot.vai for cot in bang.khung.cot},
            dong_du_lieu=bang.khung.dong_cuoi + 1,
            chu_ky=chu_ky_bang(bang.luoi, bang.khung.dong_dau, bang.khung.dong_cuoi + 1) if bang.tay else "",
        )
        danh_dau_so_trung(viec)
        if bang.khung.loai is LoaiBang.CHI_TIEU:
            nhap.chi_tieu = [self._chi_tieu(bang, v) for v in viec]
        else:
            nhap.nhiem_vu = [self._nhiem_vu(bang, v) for v in viec]
        nhap.phat_hien = kiem_bang(bang, viec)
        return nhap

    def _nhiem_vu(self, bang: Bang, viec: ViecTho) -> DongNhap:
        tach_nhan(viec)
        chu_tri, phoi_hop = self._co_quan(viec)
        thoi_han, han = self._thoi_han(viec)
        dong = DongNhap(
            stt=viec.stt,
            noi_dung=viec.lay(Vai.NOI_DUNG),
            han=han,
            trang_tinh=bang.luoi.ten_trang,
            dong=viec.hang.dong,
            stt_cha=viec.cha.stt if viec.cha else None,
            muc=list(viec.muc),
            chu_tri=chu_tri,
            phoi_hop=phoi_hop,
            thoi_han=thoi_han,
            san_pham=viec.lay(Vai.SAN_PHAM),
            cap_trinh=viec.lay(Vai.CAP_TRINH),
            kinh_phi=viec.lay(Vai.KINH_PHI),
            ghi_chu_nguon=viec.lay(Vai.GHI_CHU),
            them=_them(viec, _VAI_RIENG),
            dong_noi=[hang.dong for hang in viec.noi],
            o_goc=o_goc(viec.hang),
        )
        phat_hien = [*viec.phat_hien, *kiem_viec(bang, viec, han), *self._ghi_chu_tach(viec)]
        dong.phat_hien = _tai_dong(bang, viec, phat_hien)
        dong.tin_cay = tin_cay(dong)
        return dong

    def _co_quan(self, viec: ViecTho) -> tuple[tuple[TenGoi, ...], tuple[TenGoi, ...]]:
        """Lead and coordinating agencies; a lead cell may name coordinating ones too. Where the table has no column of
        leads, a section headed by agencies is theirs."""
        chu_tri = self._doc_co_quan(viec.lay(Vai.CHU_TRI))
        if not chu_tri and viec.muc and viec.hang.khung.cua(Vai.CHU_TRI) is None:
            chu_tri = self._co_quan_cua_muc(viec.muc[-1])
        phoi_hop = self._doc_co_quan(viec.lay(Vai.PHOI_HOP))
        cung = [*phoi_hop.ten_goi, *phoi_hop.phoi_hop] if phoi_hop else []
        return (
            tuple(chu_tri.ten_goi) if chu_tri else (),
            (*(chu_tri.phoi_hop if chu_tri else ()), *cung),
        )

    def _co_quan_cua_muc(self, tua: str) -> KetQuaTach | None:
        """The agencies that a section's title consists of ("II. Sở Tài chính")."""
        ten = self._doc_co_quan(dau_muc(tua)[1])
        return ten if ten and ten.ten_goi and all(map(_la_ten_ro, ten.ten_goi)) and not ten.ghi_chu else None

    def _doc_co_quan(self, chu: str) -> KetQuaTach | None:
        return tach(chu, self.ten_da_biet) if chu else None

    def _ghi_chu_tach(self, viec: ViecTho) -> list[PhatHien]:
        """What the splitting of the agency cells has to say."""
        ghi = []
        for vai in (Vai.CHU_TRI, Vai.PHOI_HOP):
            ket_qua = self._doc_co_quan(viec.lay(vai))
            if ket_qua and ket_qua.ghi_chu and vai not in viec.ke_thua:
                o = viec.hang.o_vai(vai)
                ghi.append(PhatHien(MucDo.THONG_TIN, "; ".join(ket_qua.ghi_chu), o=o.dia_chi if o else ""))
        return ghi

    def _thoi_han(self, viec: ViecTho) -> tuple[str, Han]:
        """The deadline as shown, and its reading: a true date cell by its format, anything else by its words."""
        chu = viec.lay(Vai.THOI_HAN)
        o = viec.hang.o_vai(Vai.THOI_HAN)
        if o is not None and o.kieu is KieuO.NGAY and o.ngay and chu == o.gia_tri:
            khoa: object = (o.ngay, o.dinh_dang)
            if khoa not in self._han:
                self._han[khoa] = han_tu_o_ngay(o.ngay, o.dinh_dang)
            return chu, self._han[khoa]
        if not chu or chu in DANH_DAU:
            chu = ky_danh_dau(viec) or chu
        if chu not in self._han:
            self._han[chu] = doc_han(chu, self.ngay_ban_hanh, self.nam)
        return chu, self._han[chu]

    def _chi_tieu(self, bang: Bang, viec: ViecTho) -> ChiTieuNhap:
        nguyen_van = viec.lay(Vai.GIA_TRI)
        nam = {(cot.nhan_phu or cot.ten): viec.chu[i] for i, cot in _cac_cot(viec, Vai.NAM) if viec.chu.get(i)}
        muc = doc_muc(nguyen_van or (next(iter(nam.values())) if len(nam) == 1 else ""))
        phat_hien = list(viec.phat_hien)
        if not nguyen_van and not nam and not viec.co_con:
            phat_hien.append(PhatHien(MucDo.CANH_BAO, "Chỉ tiêu chưa có giá trị."))
        return ChiTieuNhap(
            stt=viec.stt,
            ten=viec.lay(Vai.CHI_TIEU),
            trang_tinh=bang.luoi.ten_trang,
            dong=viec.hang.dong,
            stt_cha=viec.cha.stt if viec.cha else None,
            don_vi_tinh=viec.lay(Vai.DON_VI_TINH),
            nguyen_van=nguyen_van,
            toan_tu=muc.toan_tu,
            gia_tri=muc.gia_tri,
            gia_tri_den=muc.gia_tri_den,
            nam=nam,
            co_quan_theo_doi=viec.lay(Vai.THEO_DOI),
            muc=list(viec.muc),
            them=_them(viec, _VAI_RIENG | {Vai.NAM}),
            o_goc=o_goc(viec.hang),
            phat_hien=_tai_dong(bang, viec, phat_hien),
        )


def _la_ten_ro(ten: TenGoi) -> bool:
    """Whether the name is beyond doubt one of an agency: a title may begin like one ("Phòng, chống dịch")."""
    return ten_trong_danh_muc(ten.ten) is not None or ten.ten.startswith(("Sở ", "UBND ", "Công an "))


def _tai_dong(bang: Bang, viec: ViecTho, phat_hien: list[PhatHien]) -> list[PhatHien]:
    """The findings with the place of the row."""
    return [replace(ph, trang_tinh=bang.luoi.ten_trang, dong=viec.hang.dong) for ph in phat_hien]


def o_goc(hang: Hang) -> dict[str, str]:
    """The row's cells as they stand in the document, by column letter."""
    cac_o: list[O] = [o for _, o in hang.o_rieng] + list(hang.ngoai)
    return {ten_cot(o.cot): o.gia_tri for o in cac_o}


def _cac_cot(viec: ViecTho, vai: Vai) -> list[tuple[int, Cot]]:
    return [(i, cot) for i, cot in enumerate(viec.hang.khung.cot) if cot.vai is vai]


def _them(viec: ViecTho, vai_rieng: frozenset[Vai]) -> dict[str, str]:
    """The columns that have no field of their own, by header, and cells beside the table by column letter."""
    khac = {
        ten_cot_o(cot): viec.chu[i]
        for i, cot in enumerate(viec.hang.khung.cot)
        if cot.vai not in vai_rieng and viec.chu.get(i)
    }
    return khac | {f"Cột {ten_cot(o.cot)}": o.gia_tri for o in viec.hang.ngoai}
