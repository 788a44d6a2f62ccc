"""What a row cannot hold, told in words before the database refuses it."""

from django.core.exceptions import ValidationError
from django.db.models import Model


def cac_loi(row: Model) -> list[str]:
    """What the fields of the row and its `clean` object to, each with the name of its field.

    It asks the database nothing, so that thousands of rows can be checked before they are written in bulk.
    """
    fields = {field.name: field for field in row._meta.concrete_fields}
    try:
        row.clean_fields(exclude={name for name, field in fields.items() if field.is_relation})
        row.clean()
    except ValidationError as error:
        return [f"{fields[name].verbose_name}: {text}" for name, texts in error.message_dict.items() for text in texts]
    return []
