"""What the people of the load test do (a file for Locust, run by `make load`): everybody clicks every two seconds.

Each has signed in already (`TAI_PHIEN`: a file with the sessions, "reports" or "leads" beside each). Whoever reports
opens the form of an item and sends it; so one click in ten, over all, is a write.
"""

import json
import os
import random
import re
from http import HTTPStatus
from itertools import count
from pathlib import Path

from locust import FastHttpUser, constant_pacing, task

SECONDS = 2
# What people look at: a word for it and its address, or none where the last page names it.
ITEMS = (("danh sách", "/dau-viec/?phan_loai=qua_han"), ("một đầu việc", None), ("một kế hoạch", None))
STAFF = (("việc của tôi", "/viec-cua-toi/"), *ITEMS)
LEADERS = (("tổng quan", "/tong-quan/"), ("sắp đến hạn", "/dau-viec/?sap_den_han=true"), *ITEMS)
PEOPLE = json.loads(Path(os.environ["TAI_PHIEN"]).read_text())
_turn = count()
_FORM = re.compile(r'href="(/dau-viec/\d+/bao-cao/)"')
_ITEM = re.compile(r'href="(/dau-viec/\d+/)"')
_PLAN = re.compile(r'href="(/ke-hoach/\d+/)"')
_FIELD = re.compile(r'name="(viec\d+)-phien_ban" value="(\d+)"')


class Nguoi(FastHttpUser):
    """A person at a screen: pages, and for those who report every fifth click a report sent."""

    wait_time = constant_pacing(SECONDS)

    def on_start(self) -> None:
        me = PEOPLE[next(_turn) % len(PEOPLE)]
        self.bao_cao_duoc, self.dang_mo, self.da_thay = me["bao_cao"], None, {}
        self.dau = {
            "X-Forwarded-Proto": "https",
            "Origin": self.host.replace("http:", "https:"),
            "Cookie": f"sessionid={me['phien']}; csrftoken={me['ma']}",
            "X-CSRFToken": me["ma"],
        }

    @task
    def bam(self) -> None:
        if self.dang_mo:
            self.gui()
        elif self.bao_cao_duoc and random.random() < 0.25 and self.da_thay.get("bao_cao"):
            self.mo_bieu_mau(random.choice(self.da_thay["bao_cao"]))
        else:
            self.xem(*random.choice(STAFF if self.bao_cao_duoc else LEADERS))

    def xem(self, ten: str, url: str | None) -> None:
        page = self.mo(ten, url or random.choice(self.da_thay.get(ten) or ["/dau-viec/"]))
        for name, links in (("bao_cao", _FORM), ("một đầu việc", _ITEM), ("một kế hoạch", _PLAN)):
            self.da_thay[name] = links.findall(page) or self.da_thay.get(name)

    def mo_bieu_mau(self, url: str) -> None:
        field = _FIELD.search(self.mo("mở báo cáo", url))
        self.dang_mo = field and (url, *field.groups())

    def mo(self, ten: str, url: str) -> str:
        """The page at the address; whoever is led to the login instead has seen an error."""
        with self.client.get(url, name=ten, headers=self.dau, allow_redirects=False, catch_response=True) as answer:
            if answer.status_code != HTTPStatus.OK:
                answer.failure(f"{url}: {answer.status_code}")
            return answer.text

    def gui(self) -> None:
        url, prefix, version = self.dang_mo
        self.dang_mo = None
        said = {
            "tinh_trang": "dang_thuc_hien",
            "tien_do": random.randrange(5, 95),
            "ket_qua": "Đang thực hiện theo kế hoạch",
            "phien_ban": version,
        }
        data = {f"{prefix}-{name}": value for name, value in said.items()}
        self.client.post(url, data, name="gửi báo cáo", headers=self.dau, allow_redirects=False)
