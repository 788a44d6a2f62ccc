"""What the writers of reports refuse."""

from baocao.models import BanBaoCao


class BanDaDoi(Exception):
    """Somebody changed the draft since the person opened it; `hien_tai` is the draft as it is now."""

    def __init__(self, hien_tai: BanBaoCao) -> None:
        super().__init__("Bản báo cáo vừa được người khác sửa.")
        self.hien_tai = hien_tai
