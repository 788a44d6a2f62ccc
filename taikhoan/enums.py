from django.db import models


class VaiTro(models.TextChoices):
    """What a person may do, always within an agency or a place."""

    QUAN_TRI = "quan_tri", "Quản trị"
    DAU_MOI = "dau_moi", "Đầu mối theo dõi"
    CAN_BO = "can_bo", "Cán bộ cơ quan"
    LANH_DAO = "lanh_dao", "Lãnh đạo"


THEO_CO_QUAN = (VaiTro.DAU_MOI, VaiTro.CAN_BO)
THEO_DIA_BAN = (VaiTro.QUAN_TRI, VaiTro.LANH_DAO)

# An admin who is away gives a dated role instead: a deputy who hands out roles could keep one for ever.
UY_QUYEN_DUOC = (VaiTro.DAU_MOI, VaiTro.CAN_BO, VaiTro.LANH_DAO)
