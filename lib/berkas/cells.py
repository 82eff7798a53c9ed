import datetime as dt
import re
import unicodedata

from lib.bulan import find_bulan

# Controls, soft hyphen, zero-width, bidi and tag characters, lone surrogates. NEL (x85) stays: split() sees a blank.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
NOT_WORD = re.compile(r"[\W_]+")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[^\W\d_]{3,9})[-/. ]+(\d{4})(?:[ T]00:00(?::00)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
EPOCH = dt.date(1899, 12, 30)
# 1927-05-18 to 2099-12-31: a bare "2006" or a NIP fragment must not pass as a date.
FIRST_SERIAL, LAST_SERIAL = 10_000, 73_050
FIRST_YEAR, LAST_YEAR = 1900, 2100


def clean_text(value: object) -> str:
    """The text a person meant: NFC, no invisible characters, single blanks, no leading apostrophe, "null" is empty.

    Whole floats lose ".0" (calamine gives every number as float). Idempotent.
    """
    if not isinstance(value, str):
        return _text_of(value)
    text = value
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    text = " ".join(text.split()).lstrip("' ")
    return "" if text in {"null", "NULL", "Null"} else text


def clean_lines(value: object) -> str:
    """As `clean_text`, but the line breaks inside stay. Idempotent."""
    if not isinstance(value, str):
        return clean_text(value)
    return "\n".join(clean_text(line) for line in value.splitlines()).strip("\n")


def _text_of(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def parse_date(value: object) -> dt.date | None:
    """dd-mm-yyyy with any of -/., 17 Agustus 1985, yyyy-mm-dd, Excel serial number or a real date. Empty is None, nonsense ValueError."""
    if isinstance(value, dt.datetime):
        return _plausible(value.date())
    if isinstance(value, dt.date):
        return _plausible(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(value)
    text = clean_text(value)
    if not text:
        return None
    if match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return _plausible(dt.date(int(year), int(month) if month.isdecimal() else find_bulan(month), int(day)))
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _plausible(dt.date(year, month, day))
    if SERIAL.fullmatch(text):
        return _from_serial(float(text))
    raise ValueError(f"not a date: {text[:40]!r}")


def _from_serial(number: float) -> dt.date:
    if not FIRST_SERIAL <= number <= LAST_SERIAL + 1:
        raise ValueError(f"not a date: {number!r}")
    return EPOCH + dt.timedelta(days=int(number))


def _plausible(day: dt.date) -> dt.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"not a date: {day.isoformat()}")
    return day


def header_key(text: object) -> str:
    """Case, blanks and punctuation do not count in a column title: "Tgl. Lahir" and "TGL_LAHIR" are one."""
    return NOT_WORD.sub("", unicodedata.normalize("NFKC", clean_text(text)).casefold())


def column_letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 1, ZZ is 702."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
