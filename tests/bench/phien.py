"""People of the large country (`manage.py tao_du_lieu_lon`), signed in for the load test."""

import secrets
from itertools import islice, zip_longest

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Q

from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung


def mo_phien(so: int) -> list[dict]:
    """Open sessions for so many people, staff and leaders by turns; `bao_cao` says who reports."""
    staff, leaders = (
        NguoiDung.objects.filter(Q(phan_quyen__vai_tro=role)).order_by("pk").distinct()
        for role in (VaiTro.CAN_BO, VaiTro.LANH_DAO)
    )
    others = NguoiDung.objects.filter(phan_quyen__vai_tro=VaiTro.DAU_MOI).order_by("pk")
    turns = zip_longest(staff, [*leaders, *others])
    people = (person for pair in turns for person in pair if person)
    reports = set(staff.values_list("pk", flat=True))
    return [_phien(person, person.pk in reports) for person in islice(people, so)]


def _phien(nguoi: NguoiDung, bao_cao: bool) -> dict:
    session = SessionStore()
    session[SESSION_KEY] = str(nguoi.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = nguoi.get_session_auth_hash()
    session.create()
    return {"phien": session.session_key, "ma": secrets.token_hex(16), "bao_cao": bao_cao}
