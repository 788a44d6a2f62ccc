"""Form fields about plans."""

from django import forms
from django.db.models import QuerySet

from kehoach.models import KeHoach

SO_KE_HOACH = 100


class ChonKeHoach(forms.ModelChoiceField):
    """A plan that the person may read; the list offers the newest, the address may name any."""

    def __init__(self, *, label: str | None = None, **kwargs) -> None:
        kwargs |= {"required": False, "empty_label": "Tất cả"}
        super().__init__(KeHoach.objects.none(), label=label or "Kế hoạch", **kwargs)

    def bay_ra(self, ke_hoach: QuerySet, chon: str) -> None:
        """Offer the newest of the plans, and the one that the address names."""
        self.queryset = ke_hoach.select_related("van_ban")
        shown = list(self.queryset[:SO_KE_HOACH])
        if chon.isdecimal() and int(chon) not in {plan.pk for plan in shown}:
            shown += self.queryset.filter(pk=chon)
        self.widget.choices = [("", self.empty_label), *((plan.pk, str(plan)) for plan in shown)]
