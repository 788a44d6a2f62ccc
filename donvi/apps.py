from django.apps import AppConfig


class DonviConfig(AppConfig):
    name = "donvi"
    verbose_name = "Địa bàn và cơ quan"
