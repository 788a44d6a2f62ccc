"""A digest as a mail, and what the answers of a mail server mean."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string

from nhacviec.enums import TinhTrangGui
from nhacviec.models import BanTin
from nhacviec.noi_dung import NoiDung

_TU_CHOI_HAN = 500


class DinhDang(StrEnum):
    CHU = "txt"
    HTML = "html"


def viet(noi_dung: NoiDung, dinh_dang: DinhDang) -> str:
    """The digest as plain text or as HTML, with full addresses."""
    context = {"noi_dung": noi_dung, "goc": settings.DIA_CHI_TRANG.rstrip("/")}
    return render_to_string(f"nhacviec/thu/ban_tin.{dinh_dang}", context)


def thanh_thu(ban_tin: BanTin, noi_dung: NoiDung) -> EmailMultiAlternatives:
    """The mail of the digest. Its Message-ID is the same at every attempt, so that a mail system that got it twice
    can tell."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    mail = EmailMultiAlternatives(
        subject=noi_dung.tieu_de,
        body=viet(noi_dung, DinhDang.CHU),
        to=[noi_dung.nguoi.email],
        headers={
            "Message-ID": f"<nhac-viec-{ban_tin.ngay:%Y%m%d}-{ban_tin.pk}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(viet(noi_dung, DinhDang.HTML), "text/html")
    return mail


def loi_dia_chi(email: str) -> str:
    """What is wrong with an address, in words; empty where nothing is."""
    if not email:
        return "Người nhận chưa có địa chỉ thư."
    try:
        validate_email(email)
    except ValidationError:
        return f"Địa chỉ thư “{email}” không đúng."
    return ""


@dataclass(frozen=True, slots=True)
class TraLoi:
    """What became of an attempt: the state it leads to and why, in words for an admin."""

    tinh_trang: TinhTrangGui
    loi: str = ""


def nghia_cua(loi: Exception) -> TraLoi:
    """What an error of sending means: try again, or never.

    A refusal with a code of 5xx of the address or of the text is final; everything else (no answer, a dropped line,
    "try later", a login that the server does not take) may pass.
    """
    if isinstance(loi, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(loi.recipients.values()))
        return _tu_choi(code, words, "Máy chủ thư không nhận địa chỉ này")
    if isinstance(loi, smtplib.SMTPDataError):
        return _tu_choi(loi.smtp_code, loi.smtp_error, "Máy chủ thư không nhận nội dung")
    if isinstance(loi, smtplib.SMTPResponseException):
        return TraLoi(TinhTrangGui.LOI_TAM, f"Máy chủ thư trả lời {loi.smtp_code}: {_chu(loi.smtp_error)}")
    if isinstance(loi, TimeoutError):
        return TraLoi(TinhTrangGui.LOI_TAM, "Máy chủ thư không trả lời kịp.")
    return TraLoi(TinhTrangGui.LOI_TAM, f"Chưa gửi được tới máy chủ thư: {loi}")


def _tu_choi(code: int, words: bytes | str, prefix: str) -> TraLoi:
    final = code >= _TU_CHOI_HAN
    return TraLoi(TinhTrangGui.LOI_HAN if final else TinhTrangGui.LOI_TAM, f"{prefix}: {code} {_chu(words)}")


def _chu(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words


class HopThu:
    """One connection to the mail server for many mails; after an error the next mail opens another."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None

    def gui(self, thu: EmailMultiAlternatives) -> None:
        """Hand the mail over. Returns when the server has taken responsibility for it.

        Raises:
            OSError, smtplib.SMTPException: it has not, or did not say so.
        """
        if self._connection is None:
            self._connection = get_connection()
            self._connection.open()
        try:
            self._connection.send_messages([thu])
        except Exception:
            self.dong()
            raise

    def dong(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()


@contextmanager
def hop_thu() -> Iterator[HopThu]:
    box = HopThu()
    try:
        yield box
    finally:
        box.dong()
