"""The milestones of targets that a handover moves: those of the years to come, of the places that ended."""

from collections.abc import Iterator

from chitieu.models import MocChiTieu
from nhiemvu.enums import LoaiDong
from nhiemvu.services.boi_canh import BoiCanh, Muc
from nhiemvu.services.dong import ThayDoi
from nhiemvu.services.phan_vai_tro import dia_ban_het


def moc_chi_tieu(bc: BoiCanh) -> Iterator[Muc]:
    """What was allotted to a place that ended, from the year of the act on, passes with its People's Committee to the
    place of the one that carries it on; a milestone that this place has already stands, and nothing moves."""
    ended = dia_ban_het(bc)
    if not ended:
        return
    heirs = {heir.dia_ban_id for pk in ended.values() for heir in bc.ke_tiep[pk]}
    allotted = MocChiTieu.objects.filter(nam__gte=bc.su_kien.ngay.year)
    taken = set(allotted.filter(dia_ban__in=heirs).values_list("chi_tieu", "dia_ban", "nam"))
    rows = allotted.filter(dia_ban__in=ended).select_related("chi_tieu", "dia_ban").order_by("chi_tieu", "nam", "pk")
    for row in rows:
        old = ended[row.dia_ban_id]
        heir = bc.nguoi_nhan(f"{LoaiDong.MOC}-{row.pk}", old)
        key = (row.chi_tieu_id, heir.dia_ban_id, row.nam)
        if key in taken:
            continue
        taken.add(key)
        change = ThayDoi(LoaiDong.MOC, row, {"dia_ban_id": heir.dia_ban_id}, bc.cu[old], heir)
        yield bc.muc(LoaiDong.MOC, row.pk, f"{row.chi_tieu}, năm {row.nam}", old, [change], f"sang {heir.dia_ban}")
