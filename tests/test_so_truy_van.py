"""Every page costs the same number of queries with one row and with three."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baocao.services_man_hinh import tao_man_hinh
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from donvi.enums import CachXacDinh, CapDiaBan, LoaiCoQuan, LoaiDiaBan
from donvi.models import CoQuan
from kehoach.enums import QuanHeVanBan
from kehoach.models import KeHoach
from kehoach.services import lien_ket
from nhacviec.enums import LoaiTin
from nhacviec.models import LanNhac
from nhaplieu.services import ThongTinNhap, ghi, tai_len
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import LoaiHan
from nhiemvu.models import ChiDao, DauViec, NhiemVu, PhoiHop
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.chi_dao import ChiDaoMoi, chi_dao, hoi_lai, tra_loi
from nhiemvu.services.dinh_chinh import dinh_chinh
from nhiemvu.services.duyet import tra_lai, xac_nhan
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, them_nhiem_vu
from nhiemvu.services.gia_han import QuyetDinh, quyet_gia_han, xin_gia_han
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.services.phuc_vu import chon_nhiem_vu
from nhiemvu.services.trao_doi import viet_y_kien
from taikhoan.models import PhanQuyen
from taikhoan.uy_quyen import uy_quyen
from tests.ban_bao_cao import ban_thao
from tests.dan_vai import LUC, NGAY, NGAY_BAN_HANH, TheGioi
from tests.factories import (
    BanTinFactory,
    BiDanhFactory,
    CoQuanFactory,
    DauViecFactory,
    DiaBanFactory,
    KeHoachFactory,
    MocChiTieuFactory,
    NhiemVuFactory,
    NhomCoQuanFactory,
    PhanCongFactory,
    PhanQuyenFactory,
    SoLieuFactory,
    ThongBaoFactory,
    VanBanFactory,
)
from tests.ke_thua import ghi as ghi_ke_thua
from tests.phu_luc import phu_luc
from tests.so_lieu import chi_tieu_mau
from tests.test_ma_tran import CAC_DONG
from tests.web import Vao, bao_xong, dia_chi

# The page, who asks for it, and the queries that it may cost where nothing that was kept of it is true any more.
TRANG = (
    ("tong-quan", "lanh_dao_tinh", 22),
    ("dia-ban", "lanh_dao_tinh", 23),
    ("so-sanh-dia-ban", "lanh_dao_tinh", 12),
    ("so-sanh-chi-tieu", "lanh_dao_tinh", 14),
    ("danh-sach-dia-ban", "lanh_dao_tinh", 8),
    ("danh-sach-co-quan", "lanh_dao_tinh", 9),
    ("co-quan", "lanh_dao_tinh", 19),
    ("chi-tieu", "lanh_dao_tinh", 14),
    ("mot-chi-tieu", "lanh_dao_tinh", 20),
    ("nhap-so-lieu", "dau_moi", 12),
    ("giao-moc", "dau_moi", 12),
    ("nhiem-vu-phuc-vu", "dau_moi", 13),
    ("so-lieu-cho-duyet", "dau_moi", 10),
    ("ban-do", "lanh_dao_tinh", 9),
    ("viec-cua-toi", "can_bo_so", 12),
    ("danh-sach-dau-viec", "lanh_dao_tinh", 11),
    ("dau-viec", "can_bo_so", 22),
    ("dinh-chinh", "can_bo_so", 12),
    ("uy-quyen", "can_bo_so", 14),
    ("bao-cao-dau-viec", "can_bo_so", 11),
    ("bao-cao-nhieu-viec", "can_bo_so", 10),
    ("don-doc", "dau_moi", 11),
    ("viec-phoi-hop", "can_bo_so", 10),
    ("bao-cao-phoi-hop", "can_bo_so", 10),
    ("tra-lai-nhieu", "dau_moi", 11),
    ("ky-bao-cao", "dau_moi", 9),
    ("mo-lai-ky", "dau_moi", 11),
    ("cho-xac-nhan", "dau_moi", 13),
    ("tra-lai", "dau_moi", 11),
    ("danh-sach-ke-hoach", "lanh_dao_tinh", 11),
    ("ke-hoach", "dau_moi", 27),
    ("nhiem-vu", "dau_moi", 36),
    ("lich-su-dau-viec", "can_bo_so", 15),
    ("tiep-tuc-ke-hoach", "quan_tri", 14),
    ("thay-the-ke-hoach", "quan_tri", 9),
    ("danh-sach-bi-danh", "quan_tri", 9),
    ("tao-theo-mau", "quan_tri", 6),
    ("danh-sach-nhom", "quan_tri", 7),
    ("thanh-vien-nhom", "quan_tri", 7),
    ("lich-su-nhiem-vu", "quan_tri", 12),
    ("lich-su-ke-hoach", "quan_tri", 9),
    ("lich-su-co-quan", "quan_tri", 9),
    ("cho-gia-han", "dau_moi", 13),
    ("danh-sach-chi-dao", "lanh_dao_tinh", 9),
    ("chi-dao", "can_bo_so", 10),
    ("chi-dao-moi", "lanh_dao_tinh", 6),
    ("chi-dao-dau-viec", "lanh_dao_tinh", 6),
    ("chi-dao-nhiem-vu", "lanh_dao_tinh", 9),
    ("chi-dao-dia-ban", "lanh_dao_tinh", 7),
    ("tra-loi-chi-dao", "can_bo_so", 8),
    ("hoi-lai-chi-dao", "lanh_dao_tinh", 6),
    ("viet-y-kien", "dau_moi", 9),
    ("xin-gia-han", "can_bo_so", 9),
    ("quyet-gia-han", "dau_moi", 9),
    ("huy-gia-han", "dau_moi", 9),
    ("dung-dau-viec", "dau_moi", 9),
    ("tam-dung-dau-viec", "dau_moi", 9),
    ("tiep-tuc-dau-viec", "dau_moi", 9),
    ("dieu-kien", "dau_moi", 10),
    ("dung-nhiem-vu", "dau_moi", 10),
    ("sua-nhiem-vu", "dau_moi", 12),
    ("doc-han-nhiem-vu", "dau_moi", 9),
    ("tam-dung-nhiem-vu", "dau_moi", 10),
    ("ban-hanh", "dau_moi", 9),
    ("nhap-phu-luc", "quan_tri", 8),
    ("lan-nhap", "quan_tri", 16),
    ("chon-cot", "quan_tri", 8),
    ("sua-dong-nhap", "quan_tri", 20),
    ("sua-thong-tin-nhap", "quan_tri", 8),
    ("danh-sach-ke-thua", "quan_tri", 7),
    ("ghi-ke-thua", "quan_tri", 5),
    ("sua-ke-thua", "quan_tri", 7),
    ("ke-thua", "quan_tri", 23),
    ("thong-bao", "can_bo_so", 11),
    ("lua-chon-nhac", "can_bo_so", 9),
    ("cau-hinh-nhac", "dau_moi", 9),
    ("van-hanh-nhac", "quan_tri", 13),
    ("ban-tin", "quan_tri", 12),
    ("danh-sach-man-hinh", "quan_tri", 9),
    ("man-hinh", "quan_tri", 40),
    ("danh-sach-bao-cao", "dau_moi", 12),
    ("lap-ban-bao-cao", "dau_moi", 10),
    ("ban-bao-cao", "dau_moi", 15),
    ("in-ban-bao-cao", "dau_moi", 15),
)
# What every page costs beside its own: the bell.
CHUONG = 1
# What is no page of rows: files, what only redirects or refuses, one's own account, the guide and the administration.
KHONG_DEM = {
    *("tep-goc", "tep-ghi-chu", "tep-minh-chung", "xuat-ke-hoach", "tai-ban-bao-cao", "lich"),
    *("xuat-chi-tieu", "tep-mau-so-lieu"),
    *(
        "sua-chi-tieu-nhap",
        "doc-han-nhap",
        "trang-chu",
        "dang-nhap",
        "doi-mat-khau",
        "mau-giao-dien",
    ),
}


@dataclass
class Kho:
    """Fills the pages: each call of `them` adds one row of everything, everywhere."""

    w: TheGioi

    def __post_init__(self) -> None:
        self.so = count(1)
        self.lan_nhap = 0
        self.noi_cu = self.su_kien = self.ban_tin = None
        self.da_xong = self.w.viec("con_1")
        xac_nhan(bao_xong(self.da_xong, self.w.can_bo_so), nguoi=self.w.dau_moi, luc=LUC)
        self.chi_tieu = chi_tieu_mau(self.w)
        self.khoa_man_hinh = tao_man_hinh("Sảnh", self.w.nghe_an, nguoi=self.w.quan_tri, luc=LUC)
        self.gia_han = (0, 0)
        self.chi_dao = 0
        self.ban_bao_cao = ban_thao(self.w.ke_hoach, self.w.dau_moi).pk
        self.nhom = NhomCoQuanFactory(pham_vi=self.w.nghe_an, cach=CachXacDinh.LIET_KE)

    def them(self) -> None:
        number = next(self.so)
        agency = self._huyen(number)
        self._ke_thua(agency)
        SoLieuFactory(chi_tieu=self.chi_tieu, dia_ban=agency.dia_ban, nguoi_bao=self.w.can_bo_so)
        MocChiTieuFactory(chi_tieu=self.chi_tieu, dia_ban=agency.dia_ban, nam=2024)
        BiDanhFactory(co_quan=agency, pham_vi=self.w.nghe_an)
        NhomCoQuanFactory(pham_vi=self.w.nghe_an)
        self.nhom.thanh_vien.add(agency)
        ban_thao(self.w.ke_hoach, self.w.dau_moi)
        tao_man_hinh(f"Màn hình {number}", self.w.nghe_an, nguoi=self.w.quan_tri, luc=LUC)
        for plan in (self.w.ke_hoach, self._ke_hoach(number)):
            tasks = them_nhiem_vu(plan, self._viec(number, agency), nguoi=self.w.quan_tri)
            giao_viec(plan, tasks, NGAY)
            target = ChiTieuMoi(f"Tỷ lệ {number}", 2030, "> 95%", "gt", gia_tri=95, don_vi_tinh="%")
            luu_chi_tieu(plan, [target], nguoi=self.w.quan_tri)
            lien_ket(plan.van_ban, self._can_cu(plan, number), QuanHeVanBan.CAN_CU)
            if plan == self.w.ke_hoach:
                serving = [*self.chi_tieu.nhiem_vu.all(), *tasks]
                chon_nhiem_vu(self.chi_tieu, plan, serving, nguoi=self.w.quan_tri)
            self._bao_cao(tasks)
            self._gia_han(tasks)
        giao_viec(self.w.ke_hoach, [self.w.nhiem_vu["tap_the"]], NGAY)
        self._viec_con(number)
        self._trao_doi()
        self._nhap(number)
        self._dinh_chinh_va_uy_quyen(number)
        self._nhac(number)

    def _nhac(self, number: int) -> None:
        """A run of its own, a message and a digest; all messages go with the first digest."""
        LanNhac.objects.create(ngay=NGAY - timedelta(days=number), tu_ngay=NGAY, luc=LUC)
        item = DauViecFactory(nhiem_vu__ke_hoach__dia_ban=self.w.nghe_an, co_quan=CoQuanFactory(dia_ban=self.w.nghe_an))
        ThongBaoFactory(nguoi=self.w.can_bo_so, dau_viec=item)
        late = {"dau_viec": None, "loai": LoaiTin.LEO_THANG, "moc": 2, "co_quan": item.co_quan}
        ThongBaoFactory(nguoi=self.w.can_bo_so, ke_hoach=KeHoachFactory(), **late)
        digest = BanTinFactory(
            nguoi=self.w.can_bo_so, ngay=NGAY - timedelta(days=number - 1), tinh_trang="loi_han", loi="x"
        )
        self.ban_tin = self.ban_tin or digest

    def _huyen(self, number: int) -> CoQuan:
        place = DiaBanFactory(
            ma=f"9{number}", ten=f"Huyện {number}", cap=CapDiaBan.HUYEN, loai=LoaiDiaBan.HUYEN, cha=self.w.nghe_an
        )
        return CoQuanFactory(ten_ngan=f"UBND huyện {number}", loai=LoaiCoQuan.UBND, dia_ban=place)

    def _ke_thua(self, agency: CoQuan) -> None:
        """One more act of succession; the first agency gathers an item with every call."""
        act = ghi_ke_thua(self.w.quan_tri, agency, CoQuanFactory(dia_ban=self.w.nghe_an))
        self.noi_cu, self.su_kien = self.noi_cu or agency, self.su_kien or act

    def _ke_hoach(self, number: int) -> KeHoach:
        return KeHoachFactory(
            van_ban__so_ky_hieu=f"{number}00/KH-UBND",
            van_ban__ngay_ban_hanh=NGAY_BAN_HANH,
            dia_ban=self.w.nghe_an,
            dau_moi=self.w.so_y_te,
        )

    def _can_cu(self, plan: KeHoach, number: int):
        other = KeHoachFactory(van_ban__so_ky_hieu=f"{number}{plan.pk}/CC", dia_ban=self.w.nghe_an).van_ban
        return other if number % 2 else VanBanFactory(so_ky_hieu=f"{number}{plan.pk}/QĐ-TTg")

    def _viec(self, number: int, agency: CoQuan) -> list[NhiemVuMoi]:
        own = PhanCongMoi(VaiTroPhanCong.CHU_TRI, "Sở Y tế", self.w.so_y_te)
        them = PhanCongMoi(VaiTroPhanCong.CHU_TRI, agency.ten, agency)
        old = PhanCongMoi(VaiTroPhanCong.CHU_TRI, self.noi_cu.ten, self.noi_cu)
        group = PhanCongMoi(VaiTroPhanCong.PHOI_HOP, "Các đơn vị liên quan", self.w.cac_don_vi)
        helping = PhanCongMoi(VaiTroPhanCong.PHOI_HOP, "Sở Y tế", self.w.so_y_te)
        unknown = PhanCongMoi(VaiTroPhanCong.PHOI_HOP, f"Ban Lạ {number}")
        late = {"loai_han": LoaiHan.NGAY, "han_den": NGAY - timedelta(days=3 + number)}
        soon = {"loai_han": LoaiHan.NGAY, "han_den": NGAY + timedelta(days=3)}
        standing = {"loai_han": LoaiHan.DINH_KY, "thoi_han": "Thường xuyên"}
        muc = (f"Mục {number}",)
        return [
            NhiemVuMoi(f"Cha {number}", f"{number}", muc=muc),
            NhiemVuMoi(
                f"Trễ {number}", f"{number}.1", cha=0, muc=muc, **late, phan_cong=(own, them, old, group, unknown)
            ),
            NhiemVuMoi(f"Sắp {number}", f"{number}.2", cha=0, muc=muc, **soon, phan_cong=(own, group)),
            NhiemVuMoi(f"Chờ {number}", f"{number}.3", muc=muc, **soon, phan_cong=(own,)),
            NhiemVuMoi(f"Trả {number}", f"{number}.4", **soon, phan_cong=(own,)),
            NhiemVuMoi(f"Kỳ {number}", f"{number}.5", **standing, phan_cong=(own, them)),
            NhiemVuMoi(f"Góp {number}", f"{number}.6", **soon, phan_cong=(them, helping)),
        ]

    def _viec_con(self, number: int) -> None:
        """One more child and one more agency of the task whose page is asked for."""
        parent = self.w.nhiem_vu["tap_the"]
        NhiemVuFactory(ke_hoach=parent.ke_hoach, cha=parent, thu_tu=10_000 * number)
        PhanCongFactory(nhiem_vu=parent, thu_tu=100 + number, vai_tro=VaiTroPhanCong.PHOI_HOP)

    def _bao_cao(self, tasks: list[NhiemVu]) -> None:
        waiting, returned = (DauViec.objects.get(nhiem_vu=tasks[place]) for place in (3, 4))
        half = NoiDungBaoCao("dang_thuc_hien", 40, "Một nửa")
        bao_cao(waiting, half, nguoi=self.w.can_bo_so, luc=LUC)
        bao_xong(waiting, self.w.can_bo_so)
        tra_lai(bao_xong(returned, self.w.can_bo_so), "Thiếu", nguoi=self.w.dau_moi, luc=LUC)

    def _gia_han(self, tasks: list[NhiemVu]) -> None:
        """A request that waits, and one that was granted, on two items of the same kind."""
        waiting, granted = (DauViec.objects.get(nhiem_vu=tasks[place], co_quan=self.w.so_y_te) for place in (1, 2))
        later = NGAY + timedelta(days=90)
        first, second = (
            xin_gia_han(item, later, "Chờ", nguoi=self.w.can_bo_so, luc=LUC) for item in (waiting, granted)
        )
        quyet_gia_han(second, QuyetDinh(later), nguoi=self.w.dau_moi, luc=LUC)
        self.gia_han = (first.pk, second.pk)

    def _trao_doi(self) -> None:
        """One more directive, answer and comment on the pages that show them, and one more person who reads there."""
        task, item, leader = self.w.nhiem_vu["tap_the"], self.w.viec("mot_chu_tri"), self.w.lanh_dao_tinh
        about = {"noi_dung": "Báo cáo", "han_tra_loi": NGAY}
        for what in ({"nhiem_vu": task}, {"nhiem_vu": item.nhiem_vu, "dau_viec": item}):
            row = chi_dao(ChiDaoMoi(self.w.so_y_te, ma_gui=uuid4(), **about, **what), nguoi=leader, luc=LUC)
        self.chi_dao = self.chi_dao or row.pk
        first = ChiDao.objects.get(pk=self.chi_dao)
        tra_loi(first, "Đã rõ", nguoi=self.w.can_bo_so, luc=LUC)
        hoi_lai(first, "Rõ hơn", NGAY, nguoi=leader, luc=LUC)
        PhanQuyenFactory(co_quan=self.w.so_y_te)
        viet_y_kien(task, "Nhờ @can-bo-so, @quan-tri", uuid4(), nguoi=self.w.dau_moi, luc=LUC)

    def _nhap(self, number: int) -> None:
        """An import that waits, whose rows grow by one each time, and one that was committed."""
        rows = [(n, f"Dòng {n}", f"Ban {n}", "Sở Nội vụ", "Quý II năm 2024") for n in range(1, number + 1)]
        for letter in "ab":
            info = ThongTinNhap(self.w.nghe_an.ma, so_ky_hieu=f"{number}{letter}/KH", ngay_ban_hanh=NGAY_BAN_HANH)
            run = tai_len(phu_luc(rows), f"{number}.xlsx", info, nguoi=self.w.quan_tri, luc=LUC)
            if letter == "a":
                ghi(run, nguoi=self.w.quan_tri, luc=LUC)
        self.lan_nhap = run.pk

    def _dinh_chinh_va_uy_quyen(self, number: int) -> None:
        corrected = NoiDungBaoCao("hoan_thanh", 100, f"Lần {number}", "", "", NGAY, "1/BC", NGAY)
        dinh_chinh(self.da_xong, corrected, "Ghi nhầm", nguoi=self.w.can_bo_so, luc=LUC)
        deputy = PhanQuyenFactory(co_quan=self.w.so_noi_vu).nguoi_dung
        first = NGAY + timedelta(days=10 * number)
        roles = PhanQuyen.objects.filter(nguoi_dung=self.w.can_bo_so)
        uy_quyen(roles, deputy, first, first, nguoi=self.w.can_bo_so, ngay=NGAY)

    def khoa(self, ten: str) -> int | None:
        """The object of the page: one that gathers a row with every call of `them`."""
        waiting, task = self.w.viec("mot_chu_tri"), self.w.nhiem_vu["tap_the"].pk
        objects = {
            "dia-ban": self.w.nghe_an.pk,
            "co-quan": self.w.so_y_te.pk,
            "dau-viec": waiting.pk,
            "xin-gia-han": waiting.pk,
            "dung-dau-viec": waiting.pk,
            "tam-dung-dau-viec": waiting.pk,
            "tiep-tuc-dau-viec": waiting.pk,
            "chi-dao-dau-viec": waiting.pk,
            "chi-dao-dia-ban": self.w.nghe_an.pk,
            **dict.fromkeys(("chi-dao", "tra-loi-chi-dao", "hoi-lai-chi-dao"), self.chi_dao),
            "lich-su-dau-viec": waiting.pk,
            "lich-su-nhiem-vu": self.w.nhiem_vu["tap_the"].pk,
            "lich-su-ke-hoach": self.w.ke_hoach.pk,
            "lich-su-co-quan": self.w.so_y_te.pk,
            "bao-cao-dau-viec": waiting.pk,
            "dinh-chinh": self.da_xong.pk,
            "bao-cao-nhieu-viec": waiting.pk,
            "bao-cao-phoi-hop": PhoiHop.objects.get(nhiem_vu=self.w.nhiem_vu["tap_the"], co_quan=self.w.so_y_te).pk,
            "don-doc": self.w.viec("con_1").pk,
            "tra-lai-nhieu": waiting.cap_nhat.order_by("-pk").values_list("pk", flat=True).first(),
            "tra-lai": waiting.cap_nhat.order_by("-pk").values_list("pk", flat=True).first(),
            "ban-do": 63,
            "thanh-vien-nhom": self.nhom.pk,
            "ke-hoach": self.w.ke_hoach.pk,
            "ky-bao-cao": self.w.ke_hoach.pk,
            "mo-lai-ky": self.w.viec("thuong_xuyen").pk,
            **dict.fromkeys(("nhiem-vu", "dieu-kien", "dung-nhiem-vu", "tam-dung-nhiem-vu"), task),
            **dict.fromkeys(("sua-nhiem-vu", "doc-han-nhiem-vu"), task),
            **dict.fromkeys(("chi-dao-nhiem-vu", "viet-y-kien"), task),
            "tiep-tuc-ke-hoach": self.w.ke_hoach.pk,
            "thay-the-ke-hoach": self.w.ke_hoach.pk,
            "quyet-gia-han": self.gia_han[0],
            "huy-gia-han": self.gia_han[1],
            "ban-hanh": self.w.ke_hoach.pk,
            **dict.fromkeys(("lan-nhap", "chon-cot", "sua-dong-nhap", "sua-thong-tin-nhap"), self.lan_nhap),
            "ke-thua": self.su_kien.pk,
            "mot-chi-tieu": self.chi_tieu.pk,
            "nhap-so-lieu": self.chi_tieu.pk,
            "giao-moc": self.chi_tieu.pk,
            "nhiem-vu-phuc-vu": self.chi_tieu.pk,
            "sua-ke-thua": self.su_kien.pk,
            "cau-hinh-nhac": self.w.ke_hoach.pk,
            "ban-tin": self.ban_tin.pk,
            "ban-bao-cao": self.ban_bao_cao,
            "man-hinh": self.khoa_man_hinh,
            "in-ban-bao-cao": self.ban_bao_cao,
        }
        return objects.get(ten)


def test_every_page_is_counted():
    pages = {row.ten for row in CAC_DONG if row.cach == "GET" and 200 in row.ket_qua and ":" not in row.ten}
    assert pages - KHONG_DEM == {ten for ten, _, _ in TRANG}


@pytest.mark.parametrize(("ten", "ai", "nhieu_nhat"), TRANG, ids=[row[0] for row in TRANG])
def test_queries_do_not_grow_with_the_rows(the_gioi: TheGioi, vao: Vao, ten: str, ai: str, nhieu_nhat: int):
    stock, client = Kho(the_gioi), vao(getattr(the_gioi, ai))
    costs = []
    for more in (1, 2):
        for _ in range(more):
            stock.them()
            bao_xong(the_gioi.viec("mot_chu_tri"), the_gioi.can_bo_so)
        url = dia_chi(ten, stock.khoa(ten))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1], f"{ten}: {costs[0]} queries with 1 row, {costs[1]} with 3"
    assert costs[1] <= nhieu_nhat + CHUONG, f"{ten} costs {costs[1]} queries"
