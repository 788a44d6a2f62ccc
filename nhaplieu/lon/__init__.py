"""A made-up country of any size, for measuring: loaded in bulk, the same again for the same seed."""
