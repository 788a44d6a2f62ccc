from django.apps import AppConfig


class KehoachConfig(AppConfig):
    name = "kehoach"
    verbose_name = "Kế hoạch"
