"""What an official report says, gathered from the data as of the day on which they close."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import F, Prefetch, Q, QuerySet

from baocao.loi_van import LoiBao, loi_ket_qua, loi_neu, loi_theo_co_quan, loi_trong_tam
from baocao.models import BanBaoCao
from baocao.noi_dung import DongCoQuan, DongPhuLuc, NoiDung, Phan
from chung.chu import gon, khong_dau
from chung.ngay import het_ngay, luc_cua, viet_ngay
from chung.so import viet_so
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy, ky_chua
from kehoach.models import KeHoach
from nhiemvu.dem import HIEN_NAY, DemDuoc
from nhiemvu.enums import KetQuaDuyet, VaiTroPhanCong
from nhiemvu.models import CapNhat, DauViec, NhiemVu, PhanCong, TongHop
from nhiemvu.nhu_ngay import nhu_da_biet
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import CO_HAN, PhanLoai

SO_TRONG_TAM = 30
_KHONG_TINH = (KetQuaDuyet.TRA_LAI, KetQuaDuyet.THAY_THE)
_KHONG_HAN = tuple(kind for kind in PhanLoai if kind not in CO_HAN)


@dataclass(frozen=True, slots=True)
class Ky:
    """The span of a report: its period and the day on which its data close.

    `nhu_da_biet`: with what was known at the end of that day, as the leaders' pages of that day show it; else with all
    that has been entered since.
    """

    tu: date
    den: date
    chot: date
    nhu_da_biet: bool = True


def ky_cua(ban: BanBaoCao) -> Ky:
    return Ky(ban.ky_tu, ban.ky_den, ban.ngay_so_lieu)


def viec_trong_bao_cao(pham_vi: KeHoach | DiaBan | CoQuan, ky: Ky) -> QuerySet[DauViec]:
    """The work items that the report counts: all that was handed out by the closing day, of periodic reports those
    that fall due in the period."""
    in_period = Q(ky_tu__isnull=True) | Q(ky_den__gte=ky.tu, ky_den__lte=ky.den)
    items = _cua(DauViec.objects.all(), pham_vi).filter(in_period, ke_hoach__ngay_giao__lte=ky.chot)
    return items.nhu_ngay(ky.chot) if ky.nhu_da_biet else items


def la_dai(pham_vi: KeHoach | DiaBan | CoQuan, nhieu_nhat: int) -> bool:
    """Whether gathering the report reads more items than a request should wait for, by the kept counts."""
    return _cua(TongHop.objects.all(), pham_vi).tong_so() > nhieu_nhat


def noi_dung(pham_vi: KeHoach | DiaBan | CoQuan, ky: Ky) -> NoiDung:
    """Figures and annex tables of the report."""
    items = viec_trong_bao_cao(pham_vi, ky)
    by_task = {task: count for (task,), count in items.dem(ky.chot, "nhiem_vu").items()}
    reports = _bao_cao_theo_nhiem_vu(items, ky)
    dated, others = [], []
    for task in _cac_nhiem_vu(by_task):
        for rows, kinds in ((dated, CO_HAN), (others, _KHONG_HAN)):
            count = _chi_lay(by_task[task.pk], kinds)
            if count.tong:
                rows.append(_dong(task, count, reports.get(task.pk, ())))
    return NoiDung(sum(by_task.values(), SoDem()), _theo_co_quan(items, ky), dated, others)


def loi_goi_y(pham_vi: KeHoach | DiaBan | CoQuan, ky: Ky, chu_ky: ChuKy) -> dict[str, str]:
    """The first wording of each part, from what the agencies reported in the period; a person edits it."""
    items = viec_trong_bao_cao(pham_vi, ky)
    reports = [_loi_bao(report) for report in _bao_cao_trong_ky(items, ky)]
    return {
        Phan.CHI_DAO: "",
        Phan.KET_QUA: loi_ket_qua(reports),
        Phan.DANH_GIA: "",
        Phan.TON_TAI: loi_neu(reports, "kho_khan"),
        Phan.TRONG_TAM: loi_trong_tam(_sap_toi(items, ky, chu_ky)),
        Phan.KIEN_NGHI: loi_neu(reports, "kien_nghi"),
    }


def _cua(rows: DemDuoc, pham_vi: KeHoach | DiaBan | CoQuan) -> DemDuoc:
    """The items, or the kept counts, that a report on that is about."""
    if isinstance(pham_vi, KeHoach):
        return rows.filter(ke_hoach=pham_vi)
    if isinstance(pham_vi, CoQuan):
        return rows.filter(Q(co_quan=pham_vi) | Q(co_quan__nay_la=pham_vi))
    return rows.trong_noi(HIEN_NAY, pham_vi.duong_dan)


def _chi_lay(so: SoDem, kinds: Iterable[PhanLoai]) -> SoDem:
    return replace(so, theo_loai={kind: so[kind] for kind in kinds})


def _cac_nhiem_vu(theo_nhiem_vu: dict[int, SoDem]) -> list[NhiemVu]:
    """The counted tasks in the order of their documents, with their sections and leads."""
    leads = PhanCong.objects.filter(vai_tro=VaiTroPhanCong.CHU_TRI)
    tasks = NhiemVu.objects.filter(pk__in=list(theo_nhiem_vu)).select_related("muc", "ke_hoach__van_ban")
    return list(
        tasks.prefetch_related(Prefetch("phan_cong", leads, to_attr="cac_chu_tri")).order_by("ke_hoach", "thu_tu")
    )


def _theo_co_quan(items: QuerySet[DauViec], ky: Ky) -> list[DongCoQuan]:
    counts = items.dem(ky.chot, "co_quan", "co_quan__ten")
    rows = [DongCoQuan(name, count) for (_, name), count in counts.items()]
    return sorted(rows, key=lambda row: (-row.so["qua_han"], -row.so.co_han, khong_dau(row.ten), row.ten))


def _bao_cao_trong_ky(items: QuerySet[DauViec], ky: Ky) -> QuerySet[CapNhat]:
    """The last report on each item among those of the period that stand."""
    standing = CapNhat.objects.filter(luc__gte=luc_cua(ky.tu), luc__lt=het_ngay(ky.chot)).exclude(duyet__in=_KHONG_TINH)
    later = standing.order_by("dau_viec", "-luc", "-pk")
    last = {}
    for item, report in later.filter(dau_viec__in=items.con_tinh(ky.chot)).values_list("dau_viec", "pk"):
        last.setdefault(item, report)
    return (
        CapNhat.objects.filter(pk__in=list(last.values()))
        .select_related("dau_viec__nhiem_vu__muc", "dau_viec__co_quan")
        .order_by("dau_viec__nhiem_vu__ke_hoach", "dau_viec__nhiem_vu__thu_tu", "dau_viec__co_quan__ten", "pk")
    )


def _bao_cao_theo_nhiem_vu(items: QuerySet[DauViec], ky: Ky) -> dict[int, list[CapNhat]]:
    by_task = defaultdict(list)
    for report in _bao_cao_trong_ky(items, ky):
        if gon(report.ket_qua):
            by_task[report.dau_viec.nhiem_vu_id].append(report)
    return by_task


def _dong(task: NhiemVu, so: SoDem, reports: Iterable[CapNhat]) -> DongPhuLuc:
    return DongPhuLuc(
        tt=task.stt,
        muc=task.muc.ten if task.muc else "",
        nhiem_vu=task.noi_dung,
        san_pham=task.san_pham,
        thoi_han=task.thoi_han or (viet_ngay(task.han_den) if task.han_den else ""),
        co_quan="; ".join(lead.ten_goi for lead in task.cac_chu_tri),
        tien_do=_tien_do(so),
        ket_qua=_ket_qua(list(reports)),
        so={kind.value: so[kind] for kind in so.theo_loai if so[kind]},
    )


def _tien_do(so: SoDem) -> str:
    """One item: its class in words; several: how many of how many."""
    if so.tong == 1:
        return next(kind.nhan for kind in PhanLoai if so[kind])
    parts = []
    if so.co_han:
        parts.append(f"{viet_so(so.hoan_thanh)}/{viet_so(so.co_han)} đơn vị hoàn thành")
    if so["qua_han"]:
        parts.append(f"{viet_so(so['qua_han'])} quá hạn")
    if so.bao_cao_ky:
        parts.append(f"{viet_so(so['ky_da_bao_cao'])}/{viet_so(so.bao_cao_ky)} đã báo cáo kỳ này")
    if so.khong_han:
        parts.append(f"{viet_so(so['khong_han_xong'])}/{viet_so(so.khong_han)} hoàn thành (không có hạn)")
    if so["loai_tru"]:
        parts.append(f"{viet_so(so['loai_tru'])} không còn phù hợp")
    return "; ".join(parts)


def _ket_qua(reports: list[CapNhat]) -> str:
    if len(reports) == 1:
        return gon(reports[0].ket_qua)
    return "\n".join(loi_theo_co_quan((str(report.dau_viec.co_quan), report.ket_qua) for report in reports))


def _loi_bao(report: CapNhat) -> LoiBao:
    task = report.dau_viec.nhiem_vu
    return LoiBao(
        muc=task.muc.ten if task.muc else "",
        nhiem_vu=str(task),
        co_quan=str(report.dau_viec.co_quan),
        ket_qua=gon(report.ket_qua),
        kho_khan=gon(report.kho_khan),
        kien_nghi=gon(report.kien_nghi),
    )


def _sap_toi(items: QuerySet[DauViec], ky: Ky, chu_ky: ChuKy) -> list[tuple[str, str]]:
    """The tasks that are overdue or fall due in the next period, the earliest first."""
    until = ky_chua(ky.den + timedelta(days=1), chu_ky).den
    still = items.su_kien(Q(ngay_hoan_thanh__isnull=True, han__lte=until))
    due = items.con_tinh(ky.chot).chua_dung(ky.chot).filter(still, ky_tu__isnull=True)
    first = due.select_related("nhiem_vu").order_by(items.su_kien(F("han")), "nhiem_vu__thu_tu", "pk")
    tasks: dict[int, tuple[str, str]] = {}
    for item in nhu_da_biet(first[: SO_TRONG_TAM * 10]):
        late = "đã quá hạn, hạn" if item.han < ky.chot else "hạn"
        tasks.setdefault(item.nhiem_vu_id, (str(item.nhiem_vu), f"{late} {viet_ngay(item.han)}"))
    return list(tasks.values())[:SO_TRONG_TAM]
