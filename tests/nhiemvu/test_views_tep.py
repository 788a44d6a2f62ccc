"""Files as evidence: sent with a report, kept in private, served to whoever may read the item."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chung.tai_len import GioiHanTep
from nhiemvu.models import CapNhat, DauViec, Tep
from tests.dan_vai import TheGioi
from tests.web import Trang, Vao, bao_xong, chu, pdf

XONG = {"tinh_trang": "hoan_thanh", "tien_do": "100", "ngay_hoan_thanh": "18/5/2024", "ket_qua": "Đã giao đất"}


@pytest.fixture
def viec(the_gioi: TheGioi) -> DauViec:
    return the_gioi.viec("tap_the", the_gioi.ubnd_a)


@pytest.fixture
def can_bo(the_gioi: TheGioi, vao: Vao) -> Client:
    return vao(the_gioi.can_bo_a)


def gui(client: Client, viec: DauViec, *tep: SimpleUploadedFile, **them: str):
    data = XONG | {"phien_ban": viec.phien_ban, "tep": list(tep)} | them
    return client.post(
        reverse("bao-cao-dau-viec", args=[viec.pk]), {f"viec{viec.pk}-{name}": value for name, value in data.items()}
    )


def _kho(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_alone_is_evidence(viec: DauViec, can_bo: Client):
    assert gui(can_bo, viec, pdf("Biên bản bàn giao đất.pdf"), pdf("Ảnh.pdf")).status_code == 302
    page = Trang(can_bo.get(reverse("dau-viec", args=[viec.pk])))
    assert "Minh chứng: Biên bản bàn giao đất.pdf 100 byte Ảnh.pdf 100 byte" in page.chu.replace("\xa0", " ")
    assert len(Tep.objects.filter(cap_nhat__dau_viec=viec)) == 2


def test_the_coordinator_opens_it_from_the_desk(the_gioi: TheGioi, viec: DauViec, can_bo: Client, vao: Vao):
    gui(can_bo, viec, pdf())
    report = CapNhat.objects.get()
    desk = vao(the_gioi.dau_moi)
    url = reverse("tep-minh-chung", args=[report.tep.get().pk])
    assert url in Trang(desk.get(reverse("cho-xac-nhan"))).duong
    assert url in Trang(desk.get(reverse("tra-lai", args=[report.pk]))).duong


def test_the_answer_is_an_attachment_that_no_browser_runs_or_keeps(viec: DauViec, can_bo: Client):
    gui(can_bo, viec, pdf("Biên bản số 5.pdf"))
    answer = can_bo.get(reverse("tep-minh-chung", args=[Tep.objects.get().pk]))
    assert answer.streaming
    assert b"".join(answer.streaming_content).startswith(b"%PDF-1.7")
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n%20s%E1%BB%91%205.pdf"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"


def test_it_lies_under_a_random_name_with_its_digest(viec: DauViec, can_bo: Client, settings):
    gui(can_bo, viec, pdf("Biên bản.pdf"))
    row, [stored] = Tep.objects.get(), _kho(settings)
    assert stored.suffix == ""
    assert "Bi" not in str(stored.relative_to(settings.MEDIA_ROOT))
    assert (row.ten, row.kich_thuoc, len(row.sha256)) == ("Biên bản.pdf", 100, 64)


@pytest.mark.parametrize(
    ("tep", "loi"),
    [
        (SimpleUploadedFile("Biên bản.pdf", b"MZ\x90\x00 this program"), "nội dung không phải loại tệp này"),
        (SimpleUploadedFile("cai-dat.exe", b"MZ\x90\x00"), "không thuộc loại được nhận"),
        (SimpleUploadedFile("rong.pdf", b""), "trống (0 byte)"),
    ],
    ids=["executable named pdf", "executable", "empty"],
)
def test_a_bad_file_is_told_beside_the_field_and_nothing_is_kept(
    viec: DauViec, can_bo: Client, settings, tep: SimpleUploadedFile, loi: str
):
    tep.seek(0)
    answer = gui(can_bo, viec, pdf(), tep)
    assert answer.status_code == 422
    page = Trang(answer)
    assert loi in page.loi_cua(f"viec{viec.pk}-tep")
    assert page.gia_tri(f"viec{viec.pk}-ket_qua") == XONG["ket_qua"]
    assert not CapNhat.objects.exists()
    assert _kho(settings) == []


def test_a_file_beyond_the_limit_is_never_stored_and_what_was_typed_stays(
    viec: DauViec, can_bo: Client, settings, tmp_path: Path, monkeypatch
):
    """The fields stand after the file in the request, so the request must be read to its end."""
    most = []
    monkeypatch.setattr(
        "chung.tai_len.GioiHanTep._bo_phan_da_ghi",
        _roi(GioiHanTep._bo_phan_da_ghi, lambda: most.append(sum(p.stat().st_size for p in temporary.iterdir()))),
    )
    temporary = tmp_path / "tam"
    temporary.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = temporary
    settings.TEP_TOI_DA = settings.TAI_LEN_TOI_DA = 1024 * 1024
    answer = can_bo.post(
        reverse("bao-cao-dau-viec", args=[viec.pk]),
        {f"viec{viec.pk}-tep": [pdf("to.pdf", 8 * 1024 * 1024), pdf("vừa.pdf")]}
        | {f"viec{viec.pk}-{name}": value for name, value in (XONG | {"phien_ban": viec.phien_ban}).items()},
    )
    assert answer.status_code == 422
    page = Trang(answer)
    assert "“to.pdf” lớn hơn 1 MB" in page.loi_cua(f"viec{viec.pk}-tep")
    assert "vừa.pdf" not in page.loi_cua(f"viec{viec.pk}-tep")
    assert page.gia_tri(f"viec{viec.pk}-ket_qua") == XONG["ket_qua"]
    assert 0 < most[0] <= 1024 * 1024
    assert not [path for path in temporary.iterdir() if path.stat().st_size > 1000]
    assert _kho(settings) == []


def _roi(ham, truoc):
    """The method, with something to look at before it."""

    def run(self):
        truoc()
        return ham(self)

    return run


def test_too_many_files_are_told(viec: DauViec, can_bo: Client, settings):
    settings.TEP_SO_TOI_DA = 2
    answer = gui(can_bo, viec, *(pdf(f"{number}.pdf") for number in range(3)))
    assert "Chọn nhiều nhất 2 tệp; anh/chị đã chọn 3." in Trang(answer).loi_cua(f"viec{viec.pk}-tep")


def test_a_refusal_of_another_field_reminds_of_the_files(viec: DauViec, can_bo: Client, settings):
    answer = gui(can_bo, viec, pdf("Biên bản.pdf"), ngay_hoan_thanh="21/5/2024")
    page = Trang(answer)
    assert "không được sau hôm nay" in page.loi_cua(f"viec{viec.pk}-ngay_hoan_thanh")
    assert "chọn lại “Biên bản.pdf”" in page.loi_cua(f"viec{viec.pk}-tep")
    assert _kho(settings) == []


def test_completion_with_neither_document_nor_file_is_refused(viec: DauViec, can_bo: Client):
    answer = gui(can_bo, viec)
    assert "hoặc gửi kèm tệp" in Trang(answer).loi_cua(f"viec{viec.pk}-so_minh_chung")


def test_half_a_document_is_told_even_beside_a_file(viec: DauViec, can_bo: Client):
    answer = gui(can_bo, viec, pdf(), so_minh_chung="12/BC")
    assert "nhập ngày của văn bản" in Trang(answer).loi_cua(f"viec{viec.pk}-ngay_minh_chung")


def test_files_stay_when_a_newer_report_takes_the_place(the_gioi: TheGioi, viec: DauViec, settings):
    bao_xong(viec, the_gioi.can_bo_a, (pdf("cũ.pdf"),))
    bao_xong(viec, the_gioi.can_bo_a, (pdf("mới.pdf"),))
    assert [row.ten for row in Tep.objects.all()] == ["cũ.pdf", "mới.pdf"]
    assert len(_kho(settings)) == 2


def test_the_form_says_what_it_takes(viec: DauViec, can_bo: Client):
    page = Trang(can_bo.get(reverse("bao-cao-dau-viec", args=[viec.pk])))
    assert "Tối đa 10 tệp, mỗi tệp 20 MB" in page.chu
    assert [chu(form) for form in page.tim("form", enctype="multipart/form-data")]
