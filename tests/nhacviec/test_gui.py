"""Sending over real SMTP: what is sent, what a bad address, a bad server and a bad moment lead to."""

import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.exceptions import PermissionDenied

from chung.lich import LichLamViec
from nhacviec.enums import TinhTrangGui
from nhacviec.models import BanTin
from nhacviec.services.gui import CHO_LAI, gui, gui_lai, nhan
from nhacviec.tasks import gui_thu
from nhacviec.thu import hop_thu, nghia_cua
from nhiemvu.models import DauViec
from scripts.servers import free_port
from tests.dan_vai import LUC, NGAY, TheGioi
from tests.factories import BanTinFactory, DauViecFactory, ThongBaoFactory

LICH = LichLamViec()


@dataclass
class MayChuThu:
    """A mail server that keeps what it takes; `tu_choi` answers an address with a refusal, `dut` drops the line after
    so many bodies instead of answering."""

    thu: list[EmailMessage] = field(default_factory=list)
    tu_choi: dict[str, str] = field(default_factory=dict)
    sau_data: list[str] = field(default_factory=list)
    dut: int = 0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list
    ) -> str:
        if refusal := self.tu_choi.get(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.dut:
            self.dut -= 1
            server.transport.abort()
            return "451 never heard"
        if self.sau_data:
            return self.sau_data.pop(0)
        self.thu.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def may_chu(settings) -> Iterator[MayChuThu]:
    server = MayChuThu()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", controller.port, 5
    yield server
    controller.stop()


@pytest.fixture
def cho_gui(the_gioi: TheGioi) -> Callable[..., BanTin]:
    """A digest with one line that waits, for a person with this address."""

    def make(email: str = "a@vidu.vn", **viec) -> BanTin:
        item = DauViecFactory(han=NGAY - timedelta(days=1), **viec)
        digest = BanTinFactory(nguoi__email=email)
        ThongBaoFactory(nguoi=digest.nguoi, dau_viec=item)
        return digest

    return make


def gui_het(luc: datetime = LUC) -> list[TinhTrangGui]:
    """Send everything that waits at the moment, on a clock that stands still."""
    states = []
    with hop_thu() as box:
        while taken := nhan(luc):
            states.append(gui(taken, box, LICH, lambda: luc))
    return states


def moi(ban_tin: BanTin) -> BanTin:
    return BanTin.objects.get(pk=ban_tin.pk)


def test_a_digest_arrives_once_in_text_and_html(may_chu, cho_gui):
    digest = cho_gui()
    assert gui_het() == [TinhTrangGui.DA_GUI]
    assert gui_het() == []
    [mail] = may_chu.thu
    assert mail["Subject"] == "Nhắc việc 20/5/2024: 1 quá hạn"
    assert mail["To"] == "a@vidu.vn"
    assert mail["Message-ID"].startswith(f"<nhac-viec-20240520-{digest.pk}@")
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Quá hạn 1 ngày" in text
    assert "Quá hạn 1 ngày" in html
    assert moi(digest).gui_luc == LUC
    assert moi(digest).tieu_de == mail["Subject"]


def test_many_digests_share_one_connection(may_chu, cho_gui, monkeypatch):
    opened = []
    connect = smtplib.SMTP.connect
    monkeypatch.setattr(smtplib.SMTP, "connect", lambda *args, **kw: opened.append(1) or connect(*args, **kw))
    for number in range(5):
        cho_gui(f"a{number}@vidu.vn")
    gui_het()
    assert len(may_chu.thu) == 5
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("email", "loi"),
    [
        ("", "Người nhận chưa có địa chỉ thư."),
        ("khong-phai-thu", "Địa chỉ thư “khong-phai-thu” không đúng."),
        ("a@b@vidu.vn", "Địa chỉ thư “a@b@vidu.vn” không đúng."),
    ],
)
def test_an_address_that_cannot_be_one_fails_at_once_and_says_why(may_chu, cho_gui, email, loi):
    digest = cho_gui(email)
    assert gui_het() == [TinhTrangGui.LOI_HAN]
    assert moi(digest).loi == loi
    assert may_chu.thu == []


def test_an_address_with_a_line_break_injects_nothing(may_chu, cho_gui):
    digest = cho_gui("a@vidu.vn\nBcc: b@vidu.vn")
    assert gui_het() == [TinhTrangGui.LOI_HAN]
    assert may_chu.thu == []
    assert moi(digest).loi


def test_the_others_get_theirs_where_the_server_refuses_some(may_chu, cho_gui):
    may_chu.tu_choi = {"x@vidu.vn": "550 no such user", "y@vidu.vn": "450 mailbox busy"}
    refused, later, good = (cho_gui(f"{name}@vidu.vn") for name in "xyz")
    gui_het()
    assert [moi(digest).tinh_trang for digest in (refused, later, good)] == ["loi_han", "loi_tam", "da_gui"]
    assert moi(refused).loi == "Máy chủ thư không nhận địa chỉ này: 550 no such user"
    may_chu.tu_choi.clear()
    assert gui_het(LUC + CHO_LAI[0]) == [TinhTrangGui.DA_GUI]
    assert [mail["To"] for mail in may_chu.thu] == ["z@vidu.vn", "y@vidu.vn"]


def test_a_server_that_is_down_is_tried_again_later_and_later(settings, cho_gui):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    digest, moment = cho_gui(), LUC
    for wait in CHO_LAI:
        assert gui_het(moment) == [TinhTrangGui.LOI_TAM]
        assert gui_het(moment + wait - timedelta(seconds=1)) == []
        moment += wait
    assert gui_het(moment) == [TinhTrangGui.LOI_HAN]
    assert moi(digest).loi.startswith("Gửi nhiều lần không được; lần cuối: Chưa gửi được tới máy chủ thư")


def test_a_server_that_does_not_answer_in_time_is_tried_again(may_chu, cho_gui, settings, monkeypatch):
    async def silent(*_: object) -> str:
        import asyncio

        await asyncio.sleep(2)
        return "250 OK"

    settings.EMAIL_TIMEOUT = 0.2
    digest = cho_gui()
    monkeypatch.setattr(may_chu, "handle_RCPT", silent, raising=False)
    assert gui_het() == [TinhTrangGui.LOI_TAM]
    assert moi(digest).loi


def test_a_line_dropped_after_data_is_sent_again_under_the_same_message_id(may_chu, cho_gui):
    may_chu.dut = 1
    first, second = cho_gui("a@vidu.vn"), cho_gui("b@vidu.vn")
    assert gui_het() == [TinhTrangGui.LOI_TAM, TinhTrangGui.DA_GUI]
    assert gui_het(LUC + CHO_LAI[0]) == [TinhTrangGui.DA_GUI]
    assert [mail["To"] for mail in may_chu.thu] == ["b@vidu.vn", "a@vidu.vn"]
    assert f"-{first.pk}@" in may_chu.thu[1]["Message-ID"]
    assert moi(second).so_lan == 1


@pytest.mark.parametrize(("answer", "state"), [("554 spam", "loi_han"), ("451 try later", "loi_tam")])
def test_a_text_that_the_server_refuses(may_chu, cho_gui, answer, state):
    may_chu.sau_data = [answer]
    digest = cho_gui()
    gui_het()
    assert moi(digest).tinh_trang == state
    assert answer in moi(digest).loi


def test_a_login_that_the_server_refuses_is_the_operator_s_to_mend_not_the_recipient_s():
    answer = nghia_cua(smtplib.SMTPAuthenticationError(535, b"bad credentials"))
    assert answer.tinh_trang == TinhTrangGui.LOI_TAM
    assert "535: bad credentials" in answer.loi


def test_an_item_closed_since_the_planning_is_left_out(may_chu, cho_gui):
    digest = cho_gui()
    still_open = DauViecFactory(han=NGAY, nhiem_vu__noi_dung="Còn phải làm")
    ThongBaoFactory(nguoi=digest.nguoi, dau_viec=still_open)
    DauViec.objects.exclude(pk=still_open.pk).update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    gui_het()
    assert may_chu.thu[0]["Subject"].strip() == "Nhắc việc 20/5/2024: 1 đến hạn hôm nay"


def test_a_digest_with_nothing_left_is_not_sent(may_chu, cho_gui):
    digest = cho_gui()
    DauViec.objects.update(ngay_hoan_thanh=NGAY, xac_nhan_luc=LUC)
    assert gui_het() == [TinhTrangGui.BO]
    assert may_chu.thu == []
    assert moi(digest).gui_luc is None


def test_nobody_who_left_is_written_to(may_chu, cho_gui):
    digest = cho_gui()
    type(digest.nguoi).objects.filter(pk=digest.nguoi_id).update(is_active=False)
    assert gui_het() == [TinhTrangGui.BO]


def test_a_taken_digest_is_nobody_else_s_until_the_lease_ends(cho_gui, settings):
    digest, lease = cho_gui(), timedelta(seconds=settings.NHAC_VIEC_GIU)
    assert nhan(LUC).pk == digest.pk
    assert nhan(LUC + lease - timedelta(seconds=1)) is None
    again = nhan(LUC + lease)
    assert (again.pk, again.so_lan) == (digest.pk, 2)


def test_who_comes_back_after_the_lease_overwrites_nothing(may_chu, cho_gui, settings):
    digest = cho_gui()
    slow = nhan(LUC)
    quick = nhan(LUC + timedelta(seconds=settings.NHAC_VIEC_GIU))
    may_chu.tu_choi = {"a@vidu.vn": "450 busy"}
    with hop_thu() as box:
        gui(slow, box, LICH, lambda: LUC)
        assert moi(digest).tinh_trang == TinhTrangGui.DANG_GUI
        may_chu.tu_choi = {}
        gui(quick, box, LICH, lambda: LUC)
    assert moi(digest).tinh_trang == TinhTrangGui.DA_GUI


def test_a_digest_that_kills_every_worker_is_given_up(cho_gui, settings):
    digest, moment = cho_gui(), LUC
    for _ in range(2 * len(CHO_LAI)):
        nhan(moment)
        moment += timedelta(seconds=settings.NHAC_VIEC_GIU)
    assert gui_het(moment) == [TinhTrangGui.LOI_HAN]
    assert "dừng giữa chừng nhiều lần" in moi(digest).loi


def test_a_clock_that_goes_back_only_delays(may_chu, cho_gui):
    digest = cho_gui()
    BanTin.objects.filter(pk=digest.pk).update(thu_tu_luc=LUC + timedelta(hours=1))
    assert gui_het(LUC) == []
    assert gui_het(LUC + timedelta(hours=1)) == [TinhTrangGui.DA_GUI]


def test_the_task_sends_all_that_waits(may_chu, cho_gui):
    for number in range(3):
        cho_gui(f"a{number}@vidu.vn")
    assert gui_thu.delay().get() == 3
    assert gui_thu.delay().get() == 0
    assert len(may_chu.thu) == 3


def test_an_admin_sends_again_what_failed_and_nobody_else_may(may_chu, cho_gui, the_gioi):
    digest = cho_gui("")
    gui_het()
    type(digest.nguoi).objects.filter(pk=digest.nguoi_id).update(email="moi@vidu.vn")
    with pytest.raises(PermissionDenied):
        gui_lai(moi(digest), nguoi=the_gioi.dau_moi, luc=LUC)
    assert gui_lai(moi(digest), nguoi=the_gioi.quan_tri, luc=LUC)
    assert gui_het() == [TinhTrangGui.DA_GUI]
    assert may_chu.thu[0]["To"] == "moi@vidu.vn"
    assert not gui_lai(moi(digest), nguoi=the_gioi.quan_tri, luc=LUC)
