from django.apps import AppConfig


class NhacviecConfig(AppConfig):
    name = "nhacviec"
    verbose_name = "Nhắc việc"

    def ready(self) -> None:
        from nhacviec import theo_doi  # noqa: F401
