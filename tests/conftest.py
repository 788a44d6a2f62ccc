"""Fixtures of the whole suite live in named modules; this file only lists them."""

pytest_plugins = ["tests.environment", "tests.dan_vai", "tests.web", "tests.tong_hop", "tests.cai_da_luu"]
