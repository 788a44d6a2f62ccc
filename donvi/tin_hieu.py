"""What this room tells those above it."""

from django.dispatch import Signal

danh_muc_da_nap = Signal()
"""Rows of a table (the sender) were added or renewed in bulk."""
