"""How targets look on a page: labels, levels in words, rows of tables and the shade of a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chitieu.danh_gia import DanhGia, Muc, con_thieu, danh_gia, dat, muc_giao
from chitieu.doc_so import TheoKy
from chitieu.du_bao import DuBao, LoTrinh, du_bao
from chitieu.enums import CachGop
from chitieu.ky_so_lieu import nhan_ky
from chitieu.models import ChiTieu, MocChiTieu
from chitieu.muc_hieu_luc import MucCo, dang_hieu_luc, theo_ke_hoach
from chitieu.tong_hop import Tong, chuoi_nam
from chung.so import gon_so, viet_so

NAM_DICH = 2030
MUC_THIEU = ((2, "thiếu dưới 2%"), (5, "thiếu 2–5%"), (10, "thiếu 5–10%"), (10**6, "thiếu trên 10%"))


@dataclass(frozen=True, slots=True)
class Nhan:
    """A label of the palette."""

    ma: str
    nhan: str
    mau: str
    bieu_tuong: str


_DANH_GIA = {
    DanhGia.VUOT: Nhan("vuot", "Vượt", "dung_han", "tich"),
    DanhGia.DAT: Nhan("dat", "Đạt", "dung_han", "tich"),
    DanhGia.CHUA_DAT: Nhan("chua_dat", "Chưa đạt", "qua_han", "canh-bao"),
    DanhGia.CHUA_CO: Nhan("chua_co", "Chưa có số liệu", "khong_han", "gach"),
}
_BANG_LOI = Nhan("bang_loi", "Báo cáo bằng lời", "trong_han", "bao-cao")
_CHUA_CO_MOC = Nhan("chua_co_moc", "Chưa giao mốc", "khong_han", "gach")
_LO_TRINH = {
    LoTrinh.DUNG: Nhan("dung", "Đúng lộ trình", "dung_han", "tich"),
    LoTrinh.NGUY_CO: Nhan("nguy_co", "Có nguy cơ", "sap_den_han", "dong-ho"),
    LoTrinh.CHAM: Nhan("cham", "Chậm lộ trình", "qua_han", "canh-bao"),
}
_DA_DAT = Nhan("da_dat", "Đã đạt mức cuối", "dung_han", "tich")
_CHUA_DU = Nhan("chua_du", "Chưa đủ số liệu", "khong_han", "gach")
DANH_GIA = (*_DANH_GIA.values(), _CHUA_CO_MOC)
LO_TRINH = (_DA_DAT, *_LO_TRINH.values(), _CHUA_DU)
"""All labels of a value against the milestone of its year, and of its way to the last level."""


@dataclass(slots=True)
class BucTranh:
    """One target at one place: levels, the values of the years, and the year that is shown. `muc_nam` is what a
    document in force asks of that very year, beside the milestone that was allotted to the place."""

    chi_tieu: ChiTieu
    chuoi: dict[int, tuple[int, Tong]]
    ke_hoach: MucCo | None
    hieu_luc: MucCo | None
    moc: dict[int, Muc]
    nam: int
    du_bao: DuBao
    dut: date | None = None
    muc_nam: MucCo | None = None
    cac_ke_hoach: frozenset[int] = frozenset()

    @property
    def so_ke_hoach(self) -> int:
        """How many plans set the target."""
        return len(self.cac_ke_hoach)

    @property
    def tong(self) -> Tong:
        return self.chuoi[self.nam][1] if self.nam in self.chuoi else Tong()

    @property
    def gia_tri(self) -> Decimal | None:
        return self.tong.gia_tri(self.chi_tieu.cach_gop)

    @property
    def ky(self) -> str:
        return nhan_ky(self.chi_tieu.chu_ky, self.nam, self.chuoi[self.nam][0]) if self.nam in self.chuoi else ""

    @property
    def dich(self) -> MucCo | None:
        """The level at the end: the one in force, else the plan's."""
        return self.hieu_luc or self.ke_hoach

    @property
    def khac_ke_hoach(self) -> bool:
        """Whether a later document asks something else than the plan."""
        return bool(self.ke_hoach and self.hieu_luc and self.hieu_luc.muc != self.ke_hoach.muc)

    @property
    def theo_nam(self) -> dict[int, Decimal]:
        values = {year: total.gia_tri(self.chi_tieu.cach_gop) for year, (_, total) in self.chuoi.items()}
        return {year: value for year, value in values.items() if value is not None}

    @property
    def nhan(self) -> Nhan:
        if self.chi_tieu.cach_gop == CachGop.DINH_TINH and self.tong.so_bao_cao:
            return _BANG_LOI
        verdict = danh_gia(self.gia_tri, self.moc.get(self.nam))
        if self.gia_tri is not None and self.nam not in self.moc:
            return _CHUA_CO_MOC
        return _DANH_GIA[verdict]

    @property
    def nhan_muc_nam(self) -> Nhan:
        """Against what a document in force asks of this very year."""
        return _DANH_GIA[danh_gia(self.gia_tri, self.muc_nam.muc if self.muc_nam else None)]

    @property
    def nhan_lo_trinh(self) -> Nhan:
        if self.du_bao.da_dat:
            return _DA_DAT
        return _LO_TRINH.get(self.du_bao.loai, _CHUA_DU)

    @property
    def thieu(self) -> int | None:
        return con_thieu(self.tong, self.dich.muc if self.dich else None)


def buc_tranh(
    chi_tieu: ChiTieu,
    noi: str,
    sums: TheoKy,
    levels: list[MucCo],
    moc: Mapping[int, MocChiTieu],
    nam: int,
    ngay: date,
    dut: date | None = None,
) -> BucTranh:
    """What a page says of a target at the place with the path `noi`, by the latest reported year up to `nam`."""
    series = chuoi_nam(sums)
    plan = theo_ke_hoach(levels, noi)
    end = plan.nam if plan else NAM_DICH
    in_force = dang_hieu_luc(levels, noi, end, ngay)
    nam = max((year for year in series if year <= nam), default=nam)
    picture = BucTranh(chi_tieu, series, plan, in_force, _cac_moc(chi_tieu, noi, levels, moc, ngay), nam, DuBao(), dut)
    picture.cac_ke_hoach = frozenset(level.ke_hoach_id for level in levels if not level.cap_tren)
    picture.muc_nam = dang_hieu_luc(levels, noi, nam, ngay) if nam in moc else None
    known = {year: value for year, value in picture.theo_nam.items() if year <= nam and not (dut and year < dut.year)}
    picture.du_bao = du_bao(known, picture.dich.muc if picture.dich else None, end)
    return picture


def _cac_moc(
    chi_tieu: ChiTieu, noi: str, levels: list[MucCo], moc: Mapping[int, MocChiTieu], ngay: date
) -> dict[int, Muc]:
    """What is asked of each year: the milestone allotted, else what a document in force asks of that very year."""
    asked = {
        year: found.muc for year in {level.nam for level in levels} if (found := dang_hieu_luc(levels, noi, year, ngay))
    }
    return {year: level for year, level in asked.items() if level.gia_tri is not None} | {
        year: muc_giao(row.gia_tri, chi_tieu.chieu) for year, row in moc.items()
    }


def viet_gia_tri(value: Decimal | None, chi_tieu: ChiTieu, muc: Muc | None = None) -> str:
    """The value with one decimal; with more where rounding would make it look as if it met a level that it does not."""
    if value is None:
        return "–"
    decimals = 1
    if muc and muc.gia_tri is not None:
        met = dat(value, muc)
        while decimals < 3 and dat(round(value, decimals), muc) != met:
            decimals += 1
    text = viet_so(value, decimals) if chi_tieu.phan_tram or value % 1 else viet_so(value)
    return f"{text}%" if chi_tieu.phan_tram else f"{text} {chi_tieu.don_vi_tinh}".rstrip()


def gia_dinh(picture: BucTranh) -> list[str]:
    """The forecast in words: what it rests on and where each reading leads."""
    forecast, target = picture.du_bao, picture.dich
    if target is None or forecast.nam_goc is None:
        return []
    lines = [f"Mức dùng để dự báo: {target.chu} năm {target.nam} ({target.van_ban})."]
    if forecast.ty_le_can is not None:
        lines.append(
            f"Tốc độ tăng {forecast.nam_goc}–{forecast.nam_cuoi} bằng {viet_so(100 * forecast.ty_le_can)}% tốc độ"
            " cần có để đạt mức (phương pháp Open SDG: từ 95% là đúng lộ trình, từ 50% là có nguy cơ)."
        )
    if forecast.gia_tri is not None:
        lines.append(
            f"Nếu giữ xu thế các năm gần đây (đường thẳng), năm {target.nam} ở mức"
            f" {viet_gia_tri(_trong_khoang(forecast.gia_tri, picture.chi_tieu), picture.chi_tieu)}."
        )
    lines.append("Kết luận lấy cách đọc thận trọng hơn; dự báo chỉ để tham khảo.")
    return lines


def _trong_khoang(value: float, chi_tieu: ChiTieu) -> Decimal:
    return Decimal(str(round(min(max(value, 0), 100) if chi_tieu.phan_tram else max(value, 0), 3)))


def do_thieu(value: Decimal | None, muc: Muc | None) -> int | None:
    """The shade of a value: 0 meets the level, 1–4 the further below it, in per cent of the level."""
    if value is None or muc is None or muc.gia_tri is None:
        return None
    if dat(value, muc):
        return 0
    gap = 100 * abs(muc.gia_tri - value) / muc.gia_tri if muc.gia_tri else Decimal(100)
    return next(shade for shade, (top, _) in enumerate(MUC_THIEU, start=1) if gap < top)


def chu_giai() -> list[dict]:
    return [
        {"muc": 0, "chu": "đạt mức"},
        *({"muc": n, "chu": words} for n, (_, words) in enumerate(MUC_THIEU, start=1)),
    ]


def viet_tong(total: Tong, chi_tieu: ChiTieu) -> str:
    """Numerator over denominator: "9.340/10.000"."""
    if not total.so_bao_cao or chi_tieu.cach_gop == CachGop.DINH_TINH:
        return ""
    return f"{gon_so(round(total.tu_so, 1))}/{gon_so(total.mau_so)}" if chi_tieu.co_mau_so else gon_so(total.tu_so)
