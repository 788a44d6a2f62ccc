"""Vietnamese text: Unicode form, white space, accents and the keys used to compare words."""

import re
import unicodedata
from functools import lru_cache

_OLD_TONE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE_AT_END = re.compile(rf"(?<!q)({'|'.join(_OLD_TONE)})(?!\w)")


def nfc(text: object) -> str:
    """The text in Unicode NFC; `None` becomes an empty string."""
    return "" if text is None else unicodedata.normalize("NFC", str(text))


def gon(text: object) -> str:
    """The text in NFC with every run of white space (also non-breaking) made one space, and none at the ends."""
    return " ".join(nfc(text).replace("\u200b", " ").replace("\ufeff", " ").split())


def khong_dau(text: object) -> str:
    """Lower case without any mark, "đ" as "d": for searching, where people type without accents.

    Never use it to decide that two names are the same: "Sơn Hà" and "Sơn Hạ" fold together.
    """
    return " ".join(map(_tu_khong_dau, gon(text).lower().split(" ")))


@lru_cache(maxsize=20_000)
def _tu_khong_dau(tu: str) -> str:
    decomposed = unicodedata.normalize("NFD", tu.replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def khoa_so_khop(text: object) -> str:
    """The key under which two spellings of one name meet: case, white space and the place of the tone mark
    ("hoà" and "hòa") are ignored, every accent counts."""
    return _OLD_TONE_AT_END.sub(lambda found: _OLD_TONE[found[0]], gon(text).casefold())
