"""Form parts that every room uses."""

from django import forms


class ONgay(forms.DateInput):
    """A date typed the Vietnamese way, day/month/year."""

    def __init__(self, attrs: dict | None = None) -> None:
        shown = {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off", "size": 10}
        super().__init__(attrs=shown | (attrs or {}), format="%d/%m/%Y")
