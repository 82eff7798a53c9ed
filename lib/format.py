"""How numbers, dates and identity numbers are written, on pages as in workbooks and mail."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils import timezone

from lib import waktu
from lib.bulan import BULAN

KOSONG = "–"
MINUS = "\u2212"
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SATUAN_RUPIAH = ((10**12, "triliun", 2), (10**9, "miliar", 2), (10**6, "juta", 1))

Angka = int | float | Decimal


def format_nip(nip: str | None) -> str:
    """Eighteen digits in groups of 8 6 1 3; anything else as it stands. Born in the year 0 is nobody: his name was taken out."""
    if not nip or nip.startswith("0000"):
        return KOSONG
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def format_angka(value: Angka | None) -> str:
    return format_desimal(value, 0)


def format_desimal(value: Angka | None, digits: int = 1) -> str:
    """Rounded half up, as people round; a float counts as the figure it prints."""
    if value is None:
        return KOSONG
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}".translate(str.maketrans(",.", ".,"))
    return MINUS + text if rounded < 0 else text


def format_level(value: Angka | None) -> str:
    """A level as people say it: 3, or 2,40 where it is not whole."""
    return format_desimal(value, 0 if value is None or Decimal(str(value)) % 1 == 0 else 2)


def round_ke_pita(value: Decimal, batas: Iterable[Decimal], digits: int) -> Decimal:
    """Half up; down where rounding up would show a bound that the value did not reach (79,96 is 79,9): what is shown has the same grade."""
    step = Decimal(1).scaleb(-digits)
    rounded = value.quantize(step, ROUND_HALF_UP)
    return value.quantize(step, ROUND_FLOOR) if any(value < bound <= rounded for bound in batas) else rounded


def format_persen(value: Angka | None, digits: int = 1) -> str:
    """``value`` is already in percent: 89.3 becomes 89,3%."""
    return KOSONG if value is None else f"{format_desimal(value, digits)}%"


def format_selisih(value: Angka | None, digits: int = 1) -> str:
    """A difference always shows its sign; nothing gained and nothing lost has none."""
    text = format_desimal(value, digits)
    if value is None or text.startswith(MINUS) or not text.strip("0,"):
        return text
    return f"+{text}"


def format_rupiah(value: int | None) -> str:
    if value is None:
        return KOSONG
    return f"{MINUS if value < 0 else ''}Rp{format_angka(abs(value))}"


def format_rupiah_pendek(value: int | None) -> str:
    """Rp6,21 miliar, Rp41,2 juta; below a million in full."""
    if value is None:
        return KOSONG
    for size, name, digits in SATUAN_RUPIAH:
        if abs(value) >= size:
            sign = MINUS if value < 0 else ""
            return f"{sign}Rp{format_desimal(Decimal(abs(value)) / size, digits)} {name}"
    return format_rupiah(value)


def format_tanggal(value: date | datetime | None) -> str:
    if value is None:
        return KOSONG
    day = _local_date(value)
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def format_tanggal_pendek(value: date | datetime | None) -> str:
    if value is None:
        return KOSONG
    day = _local_date(value)
    return f"{day.day} {BULAN_PENDEK[day.month - 1]} {day.year}"


def format_hari_tanggal(value: date | datetime | None) -> str:
    if value is None:
        return KOSONG
    return f"{HARI[_local_date(value).weekday()]}, {format_tanggal(value)}"


def format_hari(numbers: Iterable[int]) -> str:
    """Days of the week, 1 for Monday: Senin–Jumat; Senin, Rabu."""
    days = sorted(set(numbers))
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{HARI[days[0] - 1]}–{HARI[days[-1] - 1]}"
    return ", ".join(HARI[day - 1] for day in days)


def format_rentang(start: date, end: date) -> str:
    """3–5 Des 2026; the month and year are written once where they are the same."""
    if start == end:
        return format_tanggal_pendek(start)
    if start.year != end.year:
        return f"{format_tanggal_pendek(start)} – {format_tanggal_pendek(end)}"
    if start.month != end.month:
        return f"{start.day} {BULAN_PENDEK[start.month - 1]} – {format_tanggal_pendek(end)}"
    return f"{start.day}–{format_tanggal_pendek(end)}"


def format_jam(value: datetime | None) -> str:
    if value is None:
        return KOSONG
    local = _local(value)
    return f"{local.hour:02d}.{local.minute:02d}"


def format_waktu(value: datetime | None) -> str:
    if value is None:
        return KOSONG
    return f"{format_tanggal(value)} pukul {format_jam(value)} {waktu.zone_label()}"


def describe_day(hari: date, saat: datetime | None = None) -> str:
    """Of when a report of a day is: today it is of the moment at which it was read (now)."""
    return f"Data {format_waktu(saat or waktu.now())}" if hari == waktu.today() else f"Keadaan {format_tanggal(hari)}"


def format_waktu_pendek(value: datetime | None) -> str:
    if value is None:
        return KOSONG
    return f"{format_tanggal_pendek(value)}, {format_jam(value)}"


def format_lama(seconds: Angka | None) -> str:
    """How long something took: 4 detik, 1 menit 52 detik, 2 jam 5 menit."""
    if seconds is None:
        return KOSONG
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "jam"), (minutes, "menit"), (rest, "detik")]
    written = [f"{number} {name}" for number, name in parts if number]
    return " ".join(written[:2]) or "kurang dari 1 detik"


def format_ukuran(count: int) -> str:
    """Size of a file: 120 KB, 1,2 MB."""
    return f"{format_angka(-(-count // 1000))} KB" if count < 10**6 else f"{format_desimal(count / 10**6)} MB"


def _local(value: datetime) -> datetime:
    return waktu.local(value) if timezone.is_aware(value) else value


def _local_date(value: date | datetime) -> date:
    return _local(value).date() if isinstance(value, datetime) else value
