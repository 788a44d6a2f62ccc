from django.apps import AppConfig


class ChitieuConfig(AppConfig):
    name = "chitieu"
    verbose_name = "Chỉ tiêu"
