"""What can stand in the way of a write."""


class DaCoNguoiSua(Exception):
    """Somebody changed the work item since the person saw it; `hien_tai` is the item as it is now."""

    def __init__(self, hien_tai: object) -> None:
        super().__init__("Đầu việc vừa được người khác cập nhật.")
        self.hien_tai = hien_tai
