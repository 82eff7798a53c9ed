"""How many guesses a password withstands from somebody who knows the usual words, and those of one person.

zxcvbn's matchers and its arithmetic, put together anew: its front door keeps the words of the person in a dictionary that all threads
share, needs seconds for twenty signs that may stand for letters, and does not see words of the person that are repeated.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.password_validation import CommonPasswordValidator
from zxcvbn import matching
from zxcvbn.scoring import most_guessable_match_sequence

READ_LENGTH: Final = 256
JUDGED_LENGTH: Final = 40  # time grows with the square; a strong beginning suffices
WORDS_FILE: Final = Path(__file__).with_name("kata_umum.txt")
YEARS: Final = range(1940, 2051)
SIGNS: Final = str.maketrans("0134578@$!|+(", "oieastbasiltc")


def _match_runs(text: str, **_: Any) -> list[dict[str, Any]]:
    """zxcvbn's own search for repetitions calls its slow front door; longer repetitions are read once instead."""
    runs = re.finditer(r"(.)\1{2,}", text)
    return [{"pattern": "repeat", "i": run.start(), "j": run.end() - 1, "token": run[0], "guesses": 12 * len(run[0])} for run in runs]


MATCHERS: Final = (
    _match_runs,
    matching.dictionary_match,
    matching.reverse_dictionary_match,
    matching.spatial_match,
    matching.sequence_match,
    matching.regex_match,
    matching.date_match,
)


def count_guesses(password: str, own_words: Iterable[str] = ()) -> int:
    """The fewest guesses over all ways to read it: as typed, without separators, signs as letters, what is repeated once."""
    dictionaries = {"umum": _get_words(), "sendiri": dict.fromkeys(map(_squeeze, own_words), 1)}
    return min(_count(reading, dictionaries) for reading in _readings(password))


def _readings(password: str) -> set[str]:
    text = unicodedata.normalize("NFKC", password).lower()[:READ_LENGTH]
    spoken = _squeeze(text.translate(SIGNS))
    readings = {text, _squeeze(text), spoken}
    readings |= {_unrepeat(reading) for reading in readings}
    return {reading[:JUDGED_LENGTH] for reading in readings if reading}


def _squeeze(text: str) -> str:
    return re.sub(r"[\s._,/-]+", "", text.lower())


def _unrepeat(text: str) -> str:
    """Twice, for repetitions of repetitions."""
    return re.sub(r"(.+?)\1+", r"\1", re.sub(r"(.+?)\1+", r"\1", text))


def _count(text: str, dictionaries: dict[str, dict[str, int]]) -> int:
    matches: list[dict[str, Any]] = [found for matcher in MATCHERS for found in matcher(text, _ranked_dictionaries=dictionaries)]
    matches.sort(key=lambda found: (found["i"], found["j"]))
    # without the term that takes four weak parts for strong because they are four
    return int(most_guessable_match_sequence(text, matches, _exclude_additive=True)["guesses"])


@lru_cache(maxsize=1)
def _get_words() -> dict[str, int]:
    """The local list, those of zxcvbn and Django's in one, each word with its best rank."""
    local = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    words = [word for line in local if not line.startswith("#") for word in line.split()]
    words[100:100] = map(str, YEARS)
    ranks: dict[str, int] = {}
    leaked = CommonPasswordValidator().passwords
    for ranked in (matching.build_ranked_dict(words), *matching.RANKED_DICTIONARIES.values(), dict.fromkeys(leaked, len(leaked))):
        for word, rank in ranked.items():
            ranks[word] = min(rank, ranks.get(word, rank))
    return ranks
