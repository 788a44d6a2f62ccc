"""Forms of the importer."""

from nhaplieu.forms.cot import ChonCotForm
from nhaplieu.forms.sua import SuaChiTieuForm, SuaDongForm
from nhaplieu.forms.tai_len import DungForm, SuaThongTinForm, TaiLaiForm, TaiLenForm

__all__ = ["ChonCotForm", "DungForm", "SuaChiTieuForm", "SuaDongForm", "SuaThongTinForm", "TaiLaiForm", "TaiLenForm"]
