"""The pictures of a target's page."""

from datetime import date

from chitieu.bang import BangNoi
from chitieu.hien_thi import BucTranh, chu_giai
from chitieu.ve import HinhDuong, hinh_duong
from donvi.ban_do import CAO, HAI_CAP, RONG, Hinh, ban_do


def hinh_nam(picture: BucTranh) -> HinhDuong | None:
    """Values, milestones and the target over the years, with the day on which the units changed."""
    values = {year: float(value) for year, value in picture.theo_nam.items()}
    asked = {year: float(level.gia_tri) for year, level in picture.moc.items() if level.gia_tri is not None}
    end = picture.dich
    level = (end.nam, float(end.muc.gia_tri)) if end and end.muc.gia_tri is not None else None
    changed = picture.dut or HAI_CAP
    trend = None if picture.du_bao.da_dat else picture.du_bao.gia_tri
    if trend is not None and picture.chi_tieu.phan_tram:
        trend = min(max(trend, 0), 100)
    cut = changed.year + (changed.month - 1) / 12 - 1  # a value stands at the end of its year
    return hinh_duong(values, asked, level, xu_the=trend, dut=cut, don_vi=picture.chi_tieu.don_vi_tinh)


def hinh_ban_do(bang: BangNoi, ngay: date) -> dict:
    """The provinces of the day, shaded by what they lack; the same numbers stand in the table beside."""
    rows = {row.dia_ban.ma: row for row in bang.dong}
    shapes = []
    for shape in ban_do(ngay):
        row = rows.get(shape.ma)
        if shape.quan_dao:
            shapes.append(Hinh(shape, None, shape.ten, ""))
        elif row is None or row.so is None:
            shapes.append(Hinh(shape, None, f"{shape.ten}: chưa có số liệu", row.url if row else ""))
        else:
            shapes.append(Hinh(shape, row.muc, f"{shape.ten}: {row.gia_tri} ({row.so_lieu})", row.url))
    return {"rong": RONG, "cao": CAO, "hinh": shapes, "chu_giai": chu_giai()}
