"""What each row under a header is, told from the row, the row before and the row after it."""

from nhaplieu.luoi import KieuO, O
from nhaplieu.nhan_dang.cot import Cot
from nhaplieu.nhan_dang.dau_hieu import (
    giong_tua_de,
    la_chu_hoa,
    la_cuoc_chu,
    la_dong_tong,
    la_gach_dau_dong,
    la_ghi_chu,
    la_han,
    la_ket_thuc,
    la_nhan_co_quan,
    la_noi_tiep,
)
from nhaplieu.nhan_dang.hang import VAI_VIEC, Hang
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.loai_dong import LoaiDong
from nhaplieu.nhan_dang.so_thu_tu import KIEU_MUC, KieuSo, SoThuTu, dau_muc, doc_stt
from nhaplieu.nhan_dang.vai_cot import Vai

_VAI_SO_LIEU = (Vai.DON_VI_TINH, Vai.GIA_TRI, Vai.NAM, Vai.THEO_DOI, *VAI_VIEC)


class PhanLoai:
    """Judges the rows of one table from top to bottom; keeps what the next row's kind depends on."""

    def __init__(self, loai: LoaiBang) -> None:
        self.loai = loai
        self.vai_chinh = Vai.CHI_TIEU if loai is LoaiBang.CHI_TIEU else Vai.NOI_DUNG
        self.loai_viec = LoaiDong.CHI_TIEU if loai is LoaiBang.CHI_TIEU else LoaiDong.NHIEM_VU
        self.vai_phu = _VAI_SO_LIEU if loai is LoaiBang.CHI_TIEU else VAI_VIEC
        self.truoc = ""
        self.dong_truoc = 0
        self.da_het = False
        self.loai_truoc = LoaiDong.TIEU_DE

    def xet(self, hang: Hang, sau: Hang | None) -> LoaiDong:
        """The row's kind; `sau` is the next row that shows something."""
        lien = self.loai_truoc is not LoaiDong.TIEU_DE and hang.dong - self.dong_truoc == 1
        loai = self._loai(hang, sau, lien)
        if loai is self.loai_viec:
            self.truoc = hang.chu(self.vai_chinh, rieng=False)
        elif loai is not LoaiDong.TIEP_NOI:
            self.truoc = ""
        elif hang.chu(self.vai_chinh):
            self.truoc = hang.chu(self.vai_chinh)
        if loai is LoaiDong.GHI_CHU and any(la_ket_thuc(o.gia_tri) for _, o in hang.o_rieng):
            self.da_het = True
        self.dong_truoc, self.loai_truoc = hang.dong, loai
        return loai

    def noi_tu(self, chu: str, dong: int) -> None:
        """Go on with the table of the grid before, whose last task reads `chu`, in row `dong`."""
        self.truoc, self.dong_truoc, self.loai_truoc = chu, dong - 1, self.loai_viec

    def qua_tieu_de(self, dong: int) -> None:
        """Pass over the header repeated on a new page: a row broken there goes on below it."""
        if dong - self.dong_truoc == 1:
            self.dong_truoc = dong

    def _loai(self, hang: Hang, sau: Hang | None, lien: bool) -> LoaiDong:
        if self.loai is LoaiBang.KHAC or not hang.o_rieng:
            return LoaiDong.GHI_CHU
        stt = doc_stt(hang.chu(Vai.STT))
        noi_dung = hang.chu(self.vai_chinh)
        co_viec = any(hang.chu(vai, rieng=False) for vai in self.vai_phu)
        if self._la_cuoi_bang(hang, stt, lien):
            return LoaiDong.GHI_CHU
        if self.da_het and not (self._la_so(stt) and noi_dung and co_viec):
            return LoaiDong.GHI_CHU
        self.da_het = False
        if self._la_de_muc_rong(hang, stt):
            return self._muc_hay_ghi_chu(hang, sau)
        if noi_dung:
            return self._co_noi_dung(hang, sau, stt, noi_dung, co_viec, lien)
        return self._khong_noi_dung(hang, sau, stt, lien)

    def _la_cuoi_bang(self, hang: Hang, stt: SoThuTu, lien: bool) -> bool:
        """Notes, totals, recipients and signatures: few cells, none of them a number of a task."""
        cot_dau, o_dau = hang.o_rieng[0]
        dau = o_dau.gia_tri
        if la_dong_tong(dau):
            return True
        if self._la_so(stt) or len(hang.o_rieng) > 3:
            return False
        if any(la_ket_thuc(o.gia_tri) for _, o in hang.o_rieng) and (len(hang.o_rieng) == 1 or not lien):
            return True
        if la_ket_thuc(dau):
            return True
        o_dau_bang = cot_dau is hang.khung.cot[0] or not lien
        return len(hang.o_rieng) <= 2 and (la_ghi_chu(dau) or (o_dau_bang and la_cuoc_chu(dau)))

    @staticmethod
    def _la_so(stt: SoThuTu) -> bool:
        return stt.kieu in (KieuSo.SO, KieuSo.SO_CHAM, KieuSo.MA, KieuSo.CHU_THUONG)

    def _la_de_muc_rong(self, hang: Hang, stt: SoThuTu) -> bool:
        """One text merged over most of the table, alone or with a number before it."""
        if hang.so_cot_phu < 2 or hang.so_cot_phu * 2 < len(hang.khung.cot):
            return False
        return len(hang.o_rieng) == 1 or (len(hang.o_rieng) == 2 and stt.kieu is not KieuSo.KHONG)

    def _muc_hay_ghi_chu(self, hang: Hang, sau: Hang | None) -> LoaiDong:
        chu = hang.o_rieng[-1][1].gia_tri
        co_so = len(hang.o_rieng) == 2 or dau_muc(chu)[0].kieu is not KieuSo.KHONG
        if self.truoc and la_noi_tiep(chu, self.truoc):
            return LoaiDong.TIEP_NOI
        return LoaiDong.MUC if co_so or la_chu_hoa(chu) or self._giong_viec(sau) else LoaiDong.GHI_CHU

    def _co_noi_dung(
        self, hang: Hang, sau: Hang | None, stt: SoThuTu, noi_dung: str, co_viec: bool, lien: bool
    ) -> LoaiDong:
        """A row with text in the main column: a task unless it says nothing else and reads as a heading or a rest."""
        khong_so = stt.kieu is KieuSo.KHONG
        if khong_so and lien and la_noi_tiep(noi_dung, self.truoc) and not self._la_viec_tron(hang):
            return LoaiDong.TIEP_NOI
        if co_viec:
            return self.loai_viec
        if stt.kieu in KIEU_MUC:
            return LoaiDong.MUC
        if not khong_so:
            return self.loai_viec
        so, _ = dau_muc(noi_dung)
        if so.kieu in KIEU_MUC or la_chu_hoa(noi_dung):
            return LoaiDong.MUC
        if hang.khung.cua(Vai.STT) is None:
            return self.loai_viec
        return self._chu_tro_troi(hang, sau, noi_dung, lien)

    @staticmethod
    def _la_viec_tron(hang: Hang) -> bool:
        """An agency and a deadline, both whole, are a task's own; of a row broken over a page the rest stands there."""
        chu_tri = hang.chu(Vai.CHU_TRI)
        return chu_tri[:1].isupper() and la_han(hang.chu(Vai.THOI_HAN))

    def _chu_tro_troi(self, hang: Hang, sau: Hang | None, noi_dung: str, lien: bool) -> LoaiDong:
        """A text alone under the main column, without a number: a heading, or more of the task above."""
        if self.truoc and lien and la_nhan_co_quan(noi_dung):
            return LoaiDong.TIEP_NOI
        dam = any(o.dam for _, o in hang.o_rieng)
        if self._giong_viec(sau) and not la_gach_dau_dong(noi_dung) and (dam or giong_tua_de(noi_dung)):
            return LoaiDong.MUC
        if self.truoc and lien:
            return LoaiDong.TIEP_NOI
        return LoaiDong.MUC if self._giong_viec(sau) else LoaiDong.GHI_CHU

    def _khong_noi_dung(self, hang: Hang, sau: Hang | None, stt: SoThuTu, lien: bool) -> LoaiDong:
        """A row whose main cell is blank, or merged with the one above."""
        khac = [o for cot, o in hang.o_rieng if cot.vai is not Vai.STT]
        chinh = hang.o_vai(self.vai_chinh)
        if chinh and chinh.dong == hang.dong and chinh.kieu is KieuO.CONG_THUC:
            return LoaiDong.BO_QUA_LOI
        chu_stt = hang.chu(Vai.STT)
        if stt.kieu in KIEU_MUC and len(khac) == 1 and khac[0].kieu is KieuO.CHU:
            return LoaiDong.MUC
        if len(hang.o_rieng) == 1 and self._la_tua_cot_dau(*hang.o_rieng[0], hang):
            return LoaiDong.MUC
        if hang.ke_thua(self.vai_chinh):
            rieng = {cot.vai for cot, _ in hang.o_rieng}
            la_viec = Vai.THOI_HAN in rieng and rieng & {Vai.CHU_TRI, Vai.SAN_PHAM}
            return self.loai_viec if la_viec or self._la_so(stt) else LoaiDong.TIEP_NOI
        if chu_stt and stt.kieu is KieuSo.KHONG and not khac:
            return self._tua_o_cot_so(chu_stt, sau)
        if chu_stt:
            le_loi = not khac and self.loai_truoc is LoaiDong.GHI_CHU
            return LoaiDong.GHI_CHU if le_loi else LoaiDong.BO_QUA_LOI
        if self.truoc and lien:
            return LoaiDong.TIEP_NOI
        return LoaiDong.BO_QUA_LOI if lien and len(khac) > 1 else LoaiDong.GHI_CHU

    @staticmethod
    def _la_tua_cot_dau(cot: Cot, o: O, hang: Hang) -> bool:
        """A numbered title typed into the table's first column, whatever that column holds elsewhere."""
        so, ten = dau_muc(o.gia_tri)
        return cot is hang.khung.cot[0] and so.kieu in KIEU_MUC and bool(ten)

    def _tua_o_cot_so(self, chu: str, sau: Hang | None) -> LoaiDong:
        """A long text typed into the number column and left to run over the others."""
        so, _ = dau_muc(chu)
        co_dau_hieu = so.kieu is not KieuSo.KHONG or la_chu_hoa(chu)
        return LoaiDong.MUC if co_dau_hieu or self._giong_viec(sau) else LoaiDong.GHI_CHU

    def _giong_viec(self, hang: Hang | None) -> bool:
        """Whether the row looks like a task or a heading: what comes before it may head it."""
        if hang is None:
            return False
        chu_stt, chinh = hang.chu(Vai.STT), hang.chu(self.vai_chinh)
        if dau_muc(chu_stt or chinh)[0].kieu in KIEU_MUC:
            return True
        return len(hang.o_rieng) >= 2 and (bool(chinh) or doc_stt(chu_stt).kieu in KIEU_MUC)
