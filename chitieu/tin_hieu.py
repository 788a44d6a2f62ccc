"""What rooms below the services tell them."""

from django.dispatch import Signal

so_lieu_da_doi = Signal()
"""Values were made, changed or taken away; `dia_ban`: the keys of their places."""
