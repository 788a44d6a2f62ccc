"""Who may look after the sending of reminders."""

import rules

from chung.models import NgayDacBiet
from taikhoan.rules import la_quan_tri_bat_ky, la_van_hanh, quan_tri_nguoi


@rules.predicate
def quan_tri_nguoi_nhan(nguoi, ban_tin) -> bool:
    return quan_tri_nguoi(nguoi, ban_tin.nguoi)


rules.add_perm("nhacviec.van_hanh", la_quan_tri_bat_ky)
rules.add_perm("nhacviec.gui_lai", quan_tri_nguoi_nhan)
rules.add_perm("nhacviec.lich", la_van_hanh)

# The names under which the Django admin asks. The days of rest count for the whole installation.
rules.add_perm("chung", la_van_hanh)
for _action in ("view", "add", "change", "delete"):
    rules.add_perm(f"chung.{_action}_{NgayDacBiet._meta.model_name}", la_van_hanh)
