"""Text in the codes of old Vietnamese fonts, TCVN3 (ABC, .VnTime) and VNI, read as Unicode.

Both codes write Vietnamese with the letters and signs of Latin-1, so only the words tell which one it is: a text is
taken for one of them where its words become Vietnamese syllables and were none before.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from chung.chu import khong_dau

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)
_VNI_DAU = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
"""The marks that VNI writes after a vowel; the breve stands after "a" only."""
_VNI_CHU = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
_VNI = re.compile(r"([aAoOeEuUyYôÔöÖ])([øùûõïâàáåãäêèéúüë])|([ôöñæóòîìí])", re.IGNORECASE)
_TU = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00ff\u0300-\u036f])+")
_O = re.compile(r"[^\t\r\n;,|\"]+")
_THANH = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DAU = _THANH | frozenset("\u0302\u0306\u031b")
_AM_DAU = r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?"
_VAN = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep "
    "iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on "
    "ong ooc oong op ot u ua uac uan uang uat uau uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop "
    "uot uou up ut uu uy uya uych uyen uyet uyn uynh uyt uyu y yem yen yeng yet yeu ynh yt"
)
_AM_TIET = re.compile(f"{_AM_DAU}(?:{'|'.join(sorted(_VAN.split(), key=len, reverse=True))})")
SO_TU, DU_DOC, KHONG_DOC = 3, 0.85, 0.5
"""So many words with marks are needed to tell; this share must be syllables after, and at most this share before."""
DAI = 200_000
"""Of a longer text the beginning tells."""


def tu_ma_cu(chu: str) -> str | None:
    """The text in Unicode, where its letters are those of an old font code; `None` where they are not."""
    read = bo_doc_ma_cu(chu)
    return read(chu) if read else None


def bo_doc_ma_cu(chu: str) -> Callable[[str], str] | None:
    """What reads the old font code of the text; `None` where its letters are not those of one."""
    if phan_doc_duoc(chu) > KHONG_DOC:
        return None
    codes = (tu_tcvn3, tu_vni)
    share, read = max(((phan_doc_duoc(read(chu[:DAI])), read) for read in codes), key=lambda pair: pair[0])
    return read if share >= DU_DOC else None


def phan_doc_duoc(chu: str) -> float:
    """The share of Vietnamese syllables among the words with marks; 1 where there are too few to tell."""
    words = _tu_co_dau(chu[:DAI])
    return sum(map(_la_am_tiet, words)) / len(words) if len(words) >= SO_TU else 1.0


def toan_am_tiet(chu: str) -> bool:
    """Whether every word with marks is a Vietnamese syllable as it stands."""
    return all(map(_la_am_tiet, _tu_co_dau(chu)))


def _tu_co_dau(chu: str) -> list[str]:
    return [word for word in _TU.findall(chu) if not word.isascii() and any(map(str.isalpha, word))]


def tu_tcvn3(chu: str) -> str:
    """TCVN3 as Unicode. Its capitals with marks are small letters in a font of capitals: cells and words in capitals
    become capital throughout."""
    return _TU.sub(_viet_hoa, _O.sub(_viet_hoa, chu.translate(_TCVN3)))


def tu_vni(chu: str) -> str:
    """VNI as Unicode."""
    return _VNI.sub(_ky_tu_vni, chu)


def _ky_tu_vni(tim: re.Match[str]) -> str:
    base, mark, alone = tim.groups()
    letter = base or alone
    small = _VNI_CHU.get(letter.lower(), letter.lower())
    if base:
        signs = _VNI_DAU[mark.lower()]
        if "\u0306" in signs and small != "a":
            return tim[0]
        small = unicodedata.normalize("NFC", small + signs)
    return small.upper() if letter.isupper() else small


def _viet_hoa(tim: re.Match[str]) -> str:
    plain = [letter for letter in tim[0] if letter.isascii() and letter.isalpha()]
    return tim[0].upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else tim[0]


@lru_cache(maxsize=20_000)
def _la_am_tiet(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    marks = [sign for sign in parts if unicodedata.combining(sign)]
    known = all(letter.isascii() or letter in _DAU for letter in parts)
    tones = sum(sign in _THANH for sign in marks)
    cased = word.islower() or word.isupper() or word[1:].islower()
    return known and tones <= 1 and cased and _AM_TIET.fullmatch(khong_dau(word)) is not None
