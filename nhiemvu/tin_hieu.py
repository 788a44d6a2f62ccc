"""What rooms below the services tell them."""

from django.dispatch import Signal

dau_viec_da_doi = Signal()
"""Work items were made, changed or taken away; `cap`: the (plan, agency) of each, both before and after."""
