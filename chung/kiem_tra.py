"""What a row cannot hold, told in words before the database refuses it."""

from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Model


def cac_loi(row: Model) -> list[str]:
    """What the fields of the row and its `clean` object to, each with the name of its field.

    It asks the database nothing, so that thousands of rows can be checked before they are written in bulk.
    """
    try:
        row.clean_fields(exclude=_quan_he(type(row)))
        row.clean()
    except ValidationError as error:
        names = {field.name: field.verbose_name for field in row._meta.concrete_fields}
        return [f"{names[name]}: {text}" for name, texts in error.message_dict.items() for text in texts]
    return []


@cache
def _quan_he(model: type[Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields if field.is_relation)
