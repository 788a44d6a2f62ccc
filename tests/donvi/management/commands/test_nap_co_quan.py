import pytest
from django.core.management import CommandError, call_command

from donvi.models import CoQuan


def chay(capsys, *args: str) -> list[str]:
    call_command("nap_co_quan", *args)
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("ca_nuoc")
def test_it_says_what_was_made(capsys):
    lines = chay(capsys)
    assert [line.split(":")[0] for line in lines] == [
        "Trung ương",
        "Tỉnh Nghệ An",
        "Tỉnh Quảng Ngãi",
        "Tỉnh Bình Phước",
        "Tỉnh Đồng Nai → Thành phố Đồng Nai",
        "Nhóm cơ quan",
    ]
    assert all("thêm 0 cơ quan" in line for line in chay(capsys)[:5])


@pytest.mark.usefixtures("bo_may")
def test_other_provinces_on_demand(capsys):
    chay(capsys, "--tinh", "24")
    assert set(CoQuan.objects.filter(ten_ngan="Sở Y tế", dia_ban__ma="24").values_list("ten", flat=True)) == {
        "Sở Y tế tỉnh Bắc Giang",
        "Sở Y tế tỉnh Bắc Ninh",
        "Sở Y tế thành phố Bắc Ninh",
    }


@pytest.mark.usefixtures("bo_may")
def test_agencies_of_ended_places_are_ended(capsys):
    CoQuan.objects.filter(dia_ban__ma="415").update(den_ngay=None)
    assert chay(capsys)[-1] == "Kết thúc theo địa bàn: 4 cơ quan."


@pytest.mark.usefixtures("ca_nuoc")
def test_an_unknown_province_is_refused_and_nothing_is_made():
    before = CoQuan.objects.count()
    with pytest.raises(CommandError, match="mã 24x"):
        call_command("nap_co_quan", "--tinh", "24", "24x")
    assert CoQuan.objects.count() == before
