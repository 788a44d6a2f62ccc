from django.apps import AppConfig


class BaocaoConfig(AppConfig):
    name = "baocao"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from baocao import lan_doi

        lan_doi.noi()
