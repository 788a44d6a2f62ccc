"""What every page shows around its content."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from chung.ngay import hom_nay
from nhiemvu.models import ChiDao, GiaHan
from nhiemvu.queries import so_cho_duyet, viec_gap
from taikhoan.models import PhanQuyen
from taikhoan.pham_vi import PhamVi, pham_vi_cua, vai_tro_hien_tai
from taikhoan.rules import la_quan_tri_bat_ky


@dataclass(frozen=True, slots=True)
class MucDieuHuong:
    ten: str
    url: str
    bieu_tuong: str
    so: int | None = None
    dang_o: bool = False
    gap: bool = False


def dieu_huong(request: HttpRequest) -> dict:
    """The menu of the person, with what waits for them, and who they are."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    reach = pham_vi_cua(request.user)
    groups = [
        {"ten": "", "muc": _hang_ngay(request, reach)},
        {"ten": "Theo dõi", "muc": _theo_doi(request, reach)},
    ]
    if la_quan_tri_bat_ky(request.user):
        groups.append({"ten": "Quản lý", "muc": _quan_ly(request)})
    return {"dieu_huong": groups, "toi": _toi(request)}


def _hang_ngay(request: HttpRequest, reach: PhamVi) -> list[MucDieuHuong]:
    items = [_muc(request, "Tổng quan", "tong-quan", "tong-quan")]
    if reach.co_quan:
        urgent = viec_gap(request.user, hom_nay()).count()
        items.append(_muc(request, "Việc của tôi", "viec-cua-toi", "viec", urgent, gap=True))
        items.append(_muc(request, "Việc phối hợp", "viec-phoi-hop", "co-quan"))
    if reach.dau_moi or reach.toan_he_thong:
        waiting = so_cho_duyet(request.user) + GiaHan.objects.cho_toi_quyet(request.user).count()
        items.append(_muc(request, "Chờ xác nhận", "cho-xac-nhan", "xac-nhan", waiting))
    elif reach.lanh_dao:
        items.append(_muc(request, "Đề nghị gia hạn", "cho-gia-han", "dong-ho"))
    return items


def _theo_doi(request: HttpRequest, reach: PhamVi) -> list[MucDieuHuong]:
    waiting = ChiDao.objects.gui_den(request.user).chua_tra_loi().count() if reach.co_quan else None
    return [
        _muc(request, "Kế hoạch", "danh-sach-ke-hoach", "ke-hoach"),
        _muc(request, "Đầu việc", "danh-sach-dau-viec", "nhiem-vu"),
        _muc(request, "Chỉ đạo", "danh-sach-chi-dao", "chi-dao", waiting, gap=True),
        _muc(request, "Chỉ tiêu 2030", "chi-tieu", "chi-tieu"),
        _muc(request, "Địa bàn", "danh-sach-dia-ban", "dia-ban"),
        _muc(request, "Cơ quan", "danh-sach-co-quan", "co-quan"),
        _muc(request, "Báo cáo", "danh-sach-bao-cao", "bao-cao"),
    ]


def _quan_ly(request: HttpRequest) -> list[MucDieuHuong]:
    return [
        _muc(request, "Nhập phụ lục", "nhap-phu-luc", "nhap"),
        _muc(request, "Kế thừa cơ quan", "danh-sach-ke-thua", "co-quan"),
        _muc(request, "Nhắc việc", "van-hanh-nhac", "nhac-viec"),
        _muc(request, "Tên gọi khác", "danh-sach-bi-danh", "thu-muc"),
        _muc(request, "Màn hình", "danh-sach-man-hinh", "tong-quan"),
        _muc(request, "Quản trị", "admin:index", "quan-tri"),
    ]


def _muc(
    request: HttpRequest, ten: str, dich: str, bieu_tuong: str, so: int | None = None, *, gap: bool = False
) -> MucDieuHuong:
    url = reverse(dich)
    return MucDieuHuong(ten, url, bieu_tuong, so or None, request.path.startswith(url), gap)


def _toi(request: HttpRequest) -> dict:
    """Who is signed in, in words: name, roles, and where they hold."""
    roles = vai_tro_hien_tai(request.user, hom_nay())
    return {
        "ten": str(request.user),
        "vai_tro": ", ".join(dict.fromkeys(_ten_vai_tro(request, role) for role in roles)),
        "co_quan": ", ".join(dict.fromkeys(str(role.co_quan or role.dia_ban) for role in roles)),
    }


def _ten_vai_tro(request: HttpRequest, role: PhanQuyen) -> str:
    """The role, and of whom where the person carries it as a deputy."""
    name = role.get_vai_tro_display()
    return name if role.nguoi_dung_id == request.user.pk else f"{name} (thay {role.nguoi_dung})"
