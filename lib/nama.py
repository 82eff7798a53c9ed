"""Names as people write them in lists: capitals, degrees, initials and a shorter form do not make another person."""

import re
import unicodedata

KATA = re.compile(r"[^\W\d_]+")


def is_nama_lain(tertulis: str, nama: str) -> bool:
    """A name was written, and neither of the two has all words of the other; an initial stands for a word that begins so."""
    ours, theirs = _words(nama), _words(tertulis)
    return bool(ours and theirs) and not _within(ours, theirs) and not _within(theirs, ours)


def _words(text: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if char not in "'’`" and not unicodedata.combining(char))
    return KATA.findall(plain.casefold())


def _within(few: list[str], many: list[str]) -> bool:
    left = list(many)
    for word in few:
        match = next((other for other in left if _same(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
