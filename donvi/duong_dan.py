"""Paths of places: the codes from the country down, "/40/412/"."""


def cap_tinh(duong_dan: str) -> str:
    """The path of the province on a path: "/40/" of "/40/412/", "/" of the country's."""
    return duong_dan[: duong_dan.find("/", 1) + 1] or duong_dan
