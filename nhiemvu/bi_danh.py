"""Other names of agencies and groups: which ones a person looks after, and what was assigned by each."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from chung.chu import khoa_so_khop
from donvi.models import BiDanh, DiaBan
from donvi.ten_goi import khoa_ten
from nhiemvu.models import PhanCong
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


def bi_danh_quan_tri(nguoi: NguoiDung) -> QuerySet[BiDanh]:
    """The aliases of the scopes that the person administers; those that hold everywhere are the operators'."""
    reach = pham_vi_cua(nguoi)
    aliases = BiDanh.objects.select_related("co_quan__dia_ban", "nhom", "pham_vi")
    return aliases if reach.toan_he_thong else aliases.filter(q_duong_dan("pham_vi__duong_dan", reach.quan_tri))


def tim_bi_danh(bi_danh: QuerySet[BiDanh], chu: str) -> QuerySet[BiDanh]:
    """Those whose name, or whose agency or group, holds the words. Every accent counts: Sơn Hà is not Sơn Hạ."""
    meant = Q(co_quan__ten__icontains=chu) | Q(nhom__ten__icontains=chu)
    return bi_danh.filter(Q(khoa__contains=khoa_so_khop(chu)) | meant)


def gan_so_dung(bi_danh: Iterable[BiDanh]) -> list[BiDanh]:
    """Each alias with `so_phan_cong`: how many assignments of the plans in its scope say this name and mean this."""
    aliases = list(bi_danh)
    meant = Q(co_quan__in={a.co_quan_id for a in aliases} - {None}) | Q(nhom__in={a.nhom_id for a in aliases} - {None})
    rows = PhanCong.objects.filter(meant).order_by()
    counts = Counter()
    for name, agency, group, path, number in rows.values_list(
        "ten_goi", "co_quan", "nhom", "nhiem_vu__ke_hoach__dia_ban__duong_dan", Count("pk")
    ):
        counts[khoa_ten(name), agency, group, path] += number
    for alias in aliases:
        alias.so_phan_cong = sum(number for key, number in counts.items() if _dung(alias, *key))
    return aliases


def _dung(alias: BiDanh, khoa: str, co_quan: int | None, nhom: int | None, duong_dan: str) -> bool:
    same = (khoa, co_quan, nhom) == (khoa_ten(alias.ten), alias.co_quan_id, alias.nhom_id)
    return same and (alias.pham_vi is None or duong_dan.startswith(alias.pham_vi.duong_dan))


def pham_vi_de_loc(nguoi: NguoiDung) -> QuerySet[DiaBan]:
    """The countries and provinces that an admin can narrow the list to."""
    scopes = bi_danh_quan_tri(nguoi).filter(pham_vi__cap__lte=1).order_by().values("pham_vi")
    return DiaBan.objects.filter(pk__in=scopes)
