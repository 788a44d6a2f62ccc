from django.apps import AppConfig


class NhiemvuConfig(AppConfig):
    name = "nhiemvu"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        from nhiemvu.services import giu_tong_hop

        giu_tong_hop.noi()
