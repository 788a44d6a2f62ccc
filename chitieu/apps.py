from django.apps import AppConfig


class ChitieuConfig(AppConfig):
    name = "chitieu"
    verbose_name = "Chỉ tiêu"

    def ready(self) -> None:
        from chitieu import lan_doi

        lan_doi.noi()
