"""Forms of official reports."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError

from baocao.ky_bao_cao import ma_pham_vi
from baocao.models import BanBaoCao
from baocao.noi_dung import Phan
from baocao.services import TheThuc, lap_bao_cao, sua_bao_cao
from chung.ngay import viet_ngay
from donvi.enums import LoaiCoQuan
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy, Ky, ky_chua
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import vai_tro_hien_tai

_SO_KY = {ChuKy.THANG: 6, ChuKy.QUY: 5, ChuKy.SAU_THANG: 3, ChuKy.NAM: 3}
_GIUP = {
    Phan.CHI_DAO: "Văn bản chỉ đạo đã ban hành, hội nghị, kiểm tra. Số liệu thống kê được thêm vào sau phần này.",
    Phan.KET_QUA: "Lấy từ kết quả các cơ quan đã báo cáo trong kỳ; biên tập lại trước khi gửi.",
    Phan.TON_TAI: "Lấy từ khó khăn, vướng mắc các cơ quan đã nêu.",
    Phan.TRONG_TAM: "Các nhiệm vụ quá hạn và đến hạn trong kỳ tới.",
    Phan.KIEN_NGHI: "Lấy từ kiến nghị, đề xuất của các cơ quan.",
}
_CAC_TRUONG_THE_THUC = (
    # field, label, example, required
    ("co_quan_chu_quan", "Cơ quan chủ quản", "UBND tỉnh Nghệ An", False),
    ("co_quan_ban_hanh", "Cơ quan ban hành", "Sở Y tế", True),
    ("ky_hieu", "Ký hiệu văn bản", "BC-SYT", True),
    ("dia_danh", "Địa danh", "Nghệ An", True),
    ("quyen_han_ky", "Quyền hạn, chức vụ người ký", "KT. Giám đốc / Phó Giám đốc", False),
    ("nguoi_ky", "Họ tên người ký", "", False),
)


class _TheThucMixin(forms.Form):
    """The formal parts of the document."""

    def _them_the_thuc(self, initial: dict[str, str]) -> None:
        for name, label, example, required in _CAC_TRUONG_THE_THUC:
            self.fields[name] = forms.CharField(
                label=label,
                required=required,
                max_length=BanBaoCao._meta.get_field(name).max_length,
                initial=initial.get(name, ""),
                widget=forms.TextInput(attrs={"placeholder": example} if example else {}),
                error_messages={"required": f"Nhập {label[0].lower()}{label[1:]}."},
            )

    def the_thuc(self) -> TheThuc:
        names = [name for name, *_ in _CAC_TRUONG_THE_THUC]
        return TheThuc(
            **{name: self.cleaned_data[name] for name in names}, noi_nhan=self.cleaned_data.get("noi_nhan", "")
        )


class LapBaoCaoForm(forms.Form):
    """What the report is on, and its period."""

    pham_vi = forms.ChoiceField(label="Báo cáo về", error_messages={"required": "Chọn phạm vi báo cáo."})
    ky = forms.ChoiceField(label="Kỳ báo cáo", help_text="Kỳ chốt số liệu ngày 14, theo Nghị định 09/2019/NĐ-CP.")

    def __init__(self, nguoi: NguoiDung, ngay: date, *args, chon_san: Mapping[str, str], **kwargs) -> None:
        """`chon_san`: the scope and period that the page proposes; what is none of the person's is not offered."""
        super().__init__(*args, **kwargs)
        self.nguoi, self.ngay = nguoi, ngay
        named = _pham_vi_neu(chon_san.get("pham_vi", ""), nguoi)
        self._pham_vi = {ma_pham_vi(on): on for on in [*pham_vi_lap(nguoi, ngay), *named]}
        self.fields["pham_vi"].choices = _nhom_pham_vi(self._pham_vi)
        self.fields["ky"].choices = _nhom_ky(ngay)
        current = ky_chua(ngay, ChuKy.QUY)
        only = next(iter(self._pham_vi)) if len(self._pham_vi) == 1 else ""
        self.initial = {"pham_vi": only, "ky": f"{ChuKy.QUY.value}.{current.tu}"} | {
            name: value
            for name, field in self.fields.items()
            if (value := chon_san.get(name)) and field.valid_value(value)
        }

    def lap(self, *, luc: datetime) -> BanBaoCao | None:
        """Draw the report up; `None` when the service refuses it, with the reasons on the form."""
        on = self._pham_vi[self.cleaned_data["pham_vi"]]
        cycle, first = self.cleaned_data["ky"].split(".")
        try:
            return lap_bao_cao(
                on,
                ChuKy(cycle),
                date.fromisoformat(first),
                the_thuc_mac_dinh(on, self.nguoi, self.ngay),
                nguoi=self.nguoi,
                luc=luc,
                ngay=self.ngay,
            )
        except ValidationError as refused:
            self.add_error("ky", refused.messages)
            return None


class BanBaoCaoForm(_TheThucMixin):
    """The words and the formal parts of a draft."""

    phien_ban = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, ban: BanBaoCao, *args, **kwargs) -> None:
        kwargs.setdefault("initial", {"phien_ban": ban.phien_ban})
        super().__init__(*args, **kwargs)
        self.ban = ban
        for part in Phan:
            self.fields[part.value] = forms.CharField(
                label=part.nhan,
                required=False,
                initial=ban.loi.get(part, ""),
                help_text=_GIUP.get(part, ""),
                widget=forms.Textarea(attrs={"rows": 8 if part is Phan.KET_QUA else 4}),
            )
        self._them_the_thuc({name: getattr(ban, name) for name, *_ in _CAC_TRUONG_THE_THUC})
        self.fields["noi_nhan"] = forms.CharField(
            label="Nơi nhận",
            required=False,
            initial=ban.noi_nhan,
            help_text="Mỗi dòng một nơi nhận.",
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    @property
    def phan_loi(self) -> list[forms.BoundField]:
        return [self[part.value] for part in Phan]

    @property
    def phan_the_thuc(self) -> list[forms.BoundField]:
        return [*(self[name] for name, *_ in _CAC_TRUONG_THE_THUC), self["noi_nhan"]]

    def luu(self, *, nguoi: NguoiDung) -> BanBaoCao | None:
        """Keep the words; `None` when the service refuses them, with the reasons on the form.

        Raises:
            PermissionDenied, DaCoNguoiSua: as the service does.
        """
        words = {part: self.cleaned_data[part.value] for part in Phan}
        version = self.cleaned_data["phien_ban"]
        try:
            return sua_bao_cao(self.ban, self.the_thuc(), words, nguoi=nguoi, phien_ban=version)
        except ValidationError as refused:
            self.add_error(None, refused)
            return None


def pham_vi_lap(nguoi: NguoiDung, ngay: date) -> list[KeHoach | DiaBan | CoQuan]:
    """What the person may report on: plans they are responsible for, places they lead, their agencies."""
    plans = KeHoach.objects.phu_trach(nguoi).select_related("van_ban", "dia_ban")
    return [*plans, *_noi_va_co_quan(nguoi, ngay)]


def co_gi_de_lap(nguoi: NguoiDung, ngay: date) -> bool:
    """Whether there is anything that the person may report on."""
    return bool(_noi_va_co_quan(nguoi, ngay)) or KeHoach.objects.phu_trach(nguoi).exists()


def _noi_va_co_quan(nguoi: NguoiDung, ngay: date) -> list[DiaBan | CoQuan]:
    roles: list[PhanQuyen] = vai_tro_hien_tai(nguoi, ngay)
    places = {role.dia_ban_id: role.dia_ban for role in roles if role.dia_ban_id}
    agencies = {role.co_quan_id: role.co_quan for role in roles if role.co_quan_id}
    return [*places.values(), *agencies.values()]


def _pham_vi_neu(ma: str, nguoi: NguoiDung) -> list[KeHoach | DiaBan | CoQuan]:
    """What a page proposes to report on, for who may: also places under those that they lead."""
    kind, _, key = ma.partition("-")
    model = {model.__name__: model for model in (KeHoach, DiaBan, CoQuan)}.get(kind)
    if model is None or not (key.isascii() and key.isdecimal() and len(key) < 19):
        return []
    return [on for on in model.objects.filter(pk=key) if nguoi.has_perm("baocao.lap", on)]


def the_thuc_mac_dinh(pham_vi: KeHoach | DiaBan | CoQuan, nguoi: NguoiDung, ngay: date) -> TheThuc:
    """The formal parts as they most likely are; a person corrects them."""
    agency = _co_quan_bao_cao(pham_vi, nguoi, ngay)
    place = agency.dia_ban if agency else _noi(pham_vi)
    bare = agency.ten_ngan if agency else f"UBND {place.ten[0].lower()}{place.ten[1:]}"
    above = "" if bare.startswith(("UBND", "Bộ ")) else f"UBND {place.ten[0].lower()}{place.ten[1:]}"
    is_committee = agency is None or agency.loai == LoaiCoQuan.UBND
    return TheThuc(
        co_quan_ban_hanh=bare.replace("UBND", "Ủy ban nhân dân", 1),
        dia_danh=place.ten_rieng,
        co_quan_chu_quan=above,
        ky_hieu=f"BC-{_viet_tat(bare)}",
        quyen_han_ky="TM. Ủy ban nhân dân / Chủ tịch" if is_committee else "Thủ trưởng cơ quan",
        noi_nhan="Như trên\nLưu: VT",
    )


def _co_quan_bao_cao(pham_vi: KeHoach | DiaBan | CoQuan, nguoi: NguoiDung, ngay: date) -> CoQuan | None:
    if isinstance(pham_vi, CoQuan):
        return pham_vi
    if isinstance(pham_vi, KeHoach) and pham_vi.dau_moi_id:
        return pham_vi.dau_moi
    return next((role.co_quan for role in vai_tro_hien_tai(nguoi, ngay) if role.co_quan_id), None)


def _noi(pham_vi: KeHoach | DiaBan) -> DiaBan:
    return pham_vi.dia_ban if isinstance(pham_vi, KeHoach) else pham_vi


def _viet_tat(ten: str) -> str:
    """The initials of a name, "Sở Y tế" as SYT; "UBND …" stays UBND."""
    return "UBND" if ten.startswith("UBND") else "".join(word[0] for word in ten.split() if word[0].isalpha()).upper()


def _nhom_pham_vi(theo_ma: dict[str, KeHoach | DiaBan | CoQuan]) -> list:
    groups = {KeHoach: "Kế hoạch", DiaBan: "Địa bàn", CoQuan: "Cơ quan của tôi"}
    choices = [
        (label, [(code, str(on)) for code, on in theo_ma.items() if isinstance(on, kind)])
        for kind, label in groups.items()
    ]
    return [("", "Chọn…"), *(group for group in choices if group[1])]


def _nhom_ky(ngay: date) -> list:
    return [(cycle.label, [_lua_chon(cycle, period) for period in _cac_ky(ngay, cycle)]) for cycle in _SO_KY]


def _cac_ky(ngay: date, chu_ky: ChuKy) -> list[Ky]:
    """The running period and those before it, the latest first."""
    periods = [ky_chua(ngay, chu_ky)]
    while len(periods) < _SO_KY[chu_ky]:
        periods.append(ky_chua(periods[-1].tu - timedelta(days=1), chu_ky))
    return periods


def _lua_chon(chu_ky: ChuKy, period: Ky) -> tuple[str, str]:
    return f"{chu_ky.value}.{period.tu}", f"{period.nhan} ({viet_ngay(period.tu)} – {viet_ngay(period.den)})"
