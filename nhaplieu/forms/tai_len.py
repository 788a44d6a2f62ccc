"""Sending an annex, and what is known of its document."""

from collections.abc import Collection
from dataclasses import replace

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q

from chung.bieu_mau import NgayField
from chung.ngay import hom_nay, viet_ngay
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from donvi.models.dia_ban import DiaBanQuerySet
from kehoach.enums import LoaiVanBan
from kehoach.ky import ChuKy
from nhaplieu.thong_tin import ThongTinNhap
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan

TEN_TEP_DAN = "dan.txt"
"""The file name under which pasted text is kept."""


class ODiaBan(forms.ModelChoiceField):
    """A place, with the days between which it was so."""

    default_error_messages = dict.fromkeys(("required", "invalid_choice"), "Chọn địa bàn trong danh sách.")

    def label_from_instance(self, place: DiaBan) -> str:
        indent = "– " * max(place.cap - 1, 0)
        ended = f" (đến {viet_ngay(place.den_ngay)})" if place.den_ngay else ""
        return f"{indent}{place.ten}{ended}"


class TepField(forms.FileField):
    """A file no larger than the importer takes."""

    default_error_messages = {"required": "Chọn tệp phụ lục.", "empty": "Tệp trống (0 byte), hãy chọn tệp khác."}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload.size > settings.NHAP_LIEU_TEP_TOI_DA:
            most = settings.NHAP_LIEU_TEP_TOI_DA // 1024 // 1024
            raise ValidationError(f"Tệp “{upload.name}” lớn hơn {most} MB. Chia nhỏ phụ lục rồi tải từng phần.")
        return upload


class CoTepForm(forms.Form):
    """A form that sends an annex."""

    @property
    def nguon(self) -> tuple[bytes, str]:
        """The bytes to read and their file name; a file goes before pasted text."""
        upload = self.cleaned_data["tep"]
        return (upload.read(), upload.name) if upload else (self.cleaned_data["dan"].encode(), TEN_TEP_DAN)


class ThongTinForm(forms.Form):
    """What is known of the document itself."""

    loai = forms.ChoiceField(label="Loại văn bản", choices=LoaiVanBan, initial=LoaiVanBan.KE_HOACH)
    so_ky_hieu = forms.CharField(
        label="Số, ký hiệu", required=False, max_length=60, help_text="Ví dụ 542/KH-UBND; để trống nếu là dự thảo."
    )
    ngay_ban_hanh = NgayField(label="Ngày ban hành", required=False, help_text="Để trống nếu là dự thảo.")
    ngay_giao = NgayField(
        label="Ngày giao việc",
        required=False,
        help_text="Chỉ cần khi chưa có ngày ban hành.",
    )
    noi_ban_hanh = forms.CharField(
        label="Cơ quan ban hành", required=False, max_length=200, help_text="Ví dụ UBND tỉnh Nghệ An."
    )
    nguoi_ky = forms.CharField(label="Người ký", required=False, max_length=150)
    trich_yeu = forms.CharField(label="Trích yếu", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dau_moi = forms.CharField(
        label="Cơ quan đầu mối theo dõi", required=False, max_length=200, help_text="Ví dụ Sở Y tế; xác nhận kết quả."
    )
    chu_ky_bao_cao = forms.ChoiceField(
        label="Kỳ báo cáo nhiệm vụ thường xuyên",
        choices=[(c.value, c.label) for c in ChuKy],
        initial=ChuKy.QUY.value,
        help_text="Dùng khi phụ lục không ghi rõ kỳ.",
    )

    def clean(self) -> dict:
        data = super().clean()
        if self._thieu("ngay_ban_hanh", "ngay_giao"):
            self.add_error("ngay_giao", "Văn bản chưa có ngày ban hành: cần nhập ngày giao việc.")
        if self._thieu("so_ky_hieu", "trich_yeu"):
            self.add_error("trich_yeu", "Dự thảo chưa có số: cần trích yếu để nhận ra kế hoạch ở lần nhập sau.")
        return data

    def _thieu(self, *truong: str) -> bool:
        """Whether all of these were left empty; what was filled in wrongly is told already."""
        return not any(name in self.errors or self.cleaned_data[name] for name in truong)


class SuaThongTinForm(ThongTinForm):
    """What the import knows of the document, to be corrected before the commit."""

    can_cu = forms.CharField(
        label="Căn cứ", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi văn bản một dòng."
    )

    def __init__(self, info: ThongTinNhap, *args, **kwargs) -> None:
        cycle = info.chu_ky_bao_cao or ChuKy.QUY.value
        initial = vars(info) | {"can_cu": "\n".join(info.can_cu), "chu_ky_bao_cao": cycle}
        super().__init__(*args, initial=initial, **kwargs)
        self._info = info

    @property
    def thong_tin(self) -> ThongTinNhap:
        lines = tuple(line.strip() for line in self.cleaned_data["can_cu"].splitlines() if line.strip())
        return replace(self._info, **self.cleaned_data | {"can_cu": lines})


class TaiLenForm(CoTepForm, ThongTinForm):
    """A file, or what was pasted in its place, and what the person knows of the document."""

    tep = TepField(
        label="Tệp phụ lục",
        required=False,
        help_text=(
            "Excel (.xlsx, .xlsm, .xls), LibreOffice (.ods), Word (.docx), bảng dạng chữ (.csv, .tsv, .txt), trang web "
            "(.html); kế hoạch không có phụ lục: tệp Word của cả văn bản. Tệp .doc, .pdf: lưu thành .docx trước."
        ),
    )
    dan = forms.CharField(
        label="Hoặc dán bảng vào đây",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Chép bảng từ Excel, Word hoặc trang web rồi dán; chỉ dùng khi không chọn tệp.",
    )
    dia_ban = ODiaBan(label="Địa bàn của kế hoạch", queryset=DiaBan.objects.none(), empty_label="Chọn địa bàn")

    field_order = ("tep", "dan", "dia_ban")

    def __init__(self, nguoi: NguoiDung, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dia_ban"].queryset = places = _dia_ban_quan_tri(nguoi)
        self.initial.setdefault("dia_ban", _noi_duy_nhat(nguoi, places))

    def clean_dan(self) -> str:
        pasted = self.cleaned_data["dan"]
        return pasted if pasted.strip() else ""

    def clean(self) -> dict:
        data = super().clean()
        if self._thieu("tep", "dan"):
            self.add_error("tep", "Chọn tệp phụ lục, hoặc dán bảng vào ô bên dưới.")
        return data

    @property
    def thong_tin(self) -> ThongTinNhap:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("tep", "dan", "dia_ban")}
        return ThongTinNhap(dia_ban_ma=self.cleaned_data["dia_ban"].ma, **data)


def _dia_ban_quan_tri(nguoi: NguoiDung):
    """The places whose plans the person may import: the country, provinces and districts of all times, and for an
    admin of a province also the communes of now."""
    reach = pham_vi_cua(nguoi)
    places = DiaBan.objects.order_by("duong_dan", "tu_ngay")
    if reach.toan_he_thong:
        return places.filter(cap__lte=CapDiaBan.HUYEN)
    now = Q(cap=CapDiaBan.XA, den_ngay__isnull=True) & (Q(tu_ngay__isnull=True) | Q(tu_ngay__lte=hom_nay()))
    return places.filter(q_duong_dan("duong_dan", reach.quan_tri)).filter(Q(cap__lte=CapDiaBan.HUYEN) | now)


def _noi_duy_nhat(nguoi: NguoiDung, places: DiaBanQuerySet) -> DiaBan | None:
    """The place of now of an admin who has a single one."""
    paths = {place.duong_dan for place in pham_vi_cua(nguoi).quan_tri}
    return places.filter(duong_dan__in=paths, den_ngay__isnull=True).first() if len(paths) == 1 else None


class DungForm(forms.Form):
    """The tasks that the file no longer has and that the person chooses to stop."""

    dung = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, *args, khong_con: Collection[int], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dung"].choices = [(pk, pk) for pk in khong_con]


class TaiLaiForm(CoTepForm):
    """The corrected file of an import that goes on."""

    tep = TepField(label="Tệp đã sửa", help_text="Lần nhập này được tiếp tục với tệp đã sửa; chưa ghi gì.")
