"""A cell as words: where each begins, how it compares, and what stands before it."""

import re

from chung.chu import gon, khoa_so_khop, nfc

CHU_HOA = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_TU = re.compile(rf"[{CHU_HOA}0-9]+(?:[&.\-–][{CHU_HOA}]+)+(?![^\W_])|[^\W_]+(?:['’][^\W_]+)*")
_NGOAC = {"(": ")", "[": "]", "<": ">", "{": "}"}
_CUNG = re.compile(r"[;:.()\[\]<>{}\"“”|]|\n\s*[-–—+•*·▪●○◦\uf0b7]")
_NOI = re.compile(r"[-–—−,/&+]")
_KHONG_NOI = str.maketrans("", "", "&.-–'’")
TU_NOI = frozenset(("và", "&"))


class OChu:
    """The text of a cell cut into words.

    Lists run in parallel, one place a word: `dau` and `cuoi` (offsets), `khoa` (the word as compared), `truoc` (what
    stands between the word before and this one), `trong_ngoac` (inside closed brackets). `thuong` is the text as
    compared (small letters, one way of tone marks), offset for offset with `chu`; `toan_hoa`: all is in capitals, and
    so a capital says nothing about where a name begins.
    """

    def __init__(self, text: str) -> None:
        lines = (gon(line) for line in re.split(r"[\r\n\v\f\x85\u2028\u2029]+", nfc(text)))
        self.chu = "\n".join(line for line in lines if line)
        self.thuong = _thuong(self.chu)
        found = list(_TU.finditer(self.chu))
        self.dau = [word.start() for word in found]
        self.cuoi = [word.end() for word in found]
        self.khoa = [self.thuong[word.start() : word.end()].translate(_KHONG_NOI) for word in found]
        self.truoc = [self.chu[a:b] for a, b in zip([0, *self.cuoi], [*self.dau, len(self.chu)], strict=True)]
        self.toan_hoa = self.chu.isupper() and not self.chu.isascii() and len(found) > 1
        inside = _ben_trong(self.chu)
        self.trong_ngoac = [inside[start] for start in self.dau]

    def __len__(self) -> int:
        return len(self.dau)

    def viet_hoa(self, i: int) -> bool:
        """Word `i` begins with a capital that means something."""
        return i < len(self) and self.chu[self.dau[i]].isupper() and not self.toan_hoa

    def la_noi(self, i: int) -> bool:
        """Word `i` is "và"."""
        return self.khoa[i] in TU_NOI

    def ngat_cung(self, i: int) -> bool:
        """No name runs over what stands before word `i`."""
        return bool(_CUNG.search(self.truoc[i]))

    def ngat_mem(self, i: int) -> bool:
        """A hyphen, comma or the like stands before word `i`: some names have one inside."""
        return bool(_NOI.search(self.truoc[i]))

    def doan(self, i: int, j: int) -> str:
        """The words `i` … `j - 1` as written."""
        return self.chu[self.dau[i] : self.cuoi[min(j, len(self)) - 1]] if j > i else ""

    def tu_tai(self, offset: int) -> int:
        """The index of the first word that begins at or after `offset`."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.dau[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def _thuong(text: str) -> str:
    folded = khoa_so_khop(text)
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).replace("\n", " ")


def _ben_trong(text: str) -> list[bool]:
    """For each letter whether it stands inside brackets that are closed again."""
    inside = [False] * (len(text) + 1)
    if not _NGOAC.keys() & set(text):
        return inside
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _NGOAC:
            opened.append(place)
        elif opened and letter == _NGOAC[text[opened[-1]]]:
            start = opened.pop()
            inside[start : place + 1] = [True] * (place + 1 - start)
    return inside
