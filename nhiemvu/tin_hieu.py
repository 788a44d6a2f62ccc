"""What rooms below the services tell them."""

from django.dispatch import Signal

dau_viec_da_doi = Signal()
"""Work items were made, changed or taken away; `cap`: the (plan, agency) of each, both before and after."""

giao_viec_da_doi = Signal()
"""A plan named agencies, gave them work, or took it from them: who may read it may be others now."""

tong_hop_da_doi = Signal()
"""Kept counts were made true again: those of `cap`, the (plan, agency), which count or counted in the provinces `noi`;
both `None` where it may be any."""
