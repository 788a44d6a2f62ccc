from django import forms


class GiaiQuyetTenForm(forms.Form):
    """Whom a name of a document means."""

    ten = forms.CharField(widget=forms.HiddenInput, max_length=500)
    dich = forms.CharField(label="Hiểu là", required=False, max_length=200)
