"""Where the derived rows differ from what a rebuild would give; writes nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kompetensi.queries import hitung, ringkasan
from kompetensi.queries.hitung import ORANG_FIELDS, PROFIL_FIELDS, UNIT_FIELDS, join
from lib.sql import render

COMPARE = "SELECT count(*) FROM ($expected) a FULL JOIN ($stored) b USING ($key) WHERE ($a) IS DISTINCT FROM ($b)"


def compare(expected: str, stored: str, key: tuple[str, ...], fields: tuple[str, ...]) -> str:
    return render(COMPARE, expected=expected, stored=stored, key=join(key), a=join(fields, "a.{}".format), b=join(fields, "b.{}".format))


# Cells that have come down to zero stay until the nightly rebuild and mean the same as no cell.
CHECKS = {
    "profil_kompetensi": render(
        "WITH $derived $compare",
        derived=hitung.derive(some=False),
        compare=compare("SELECT * FROM baru", "SELECT * FROM kompetensi_profilkompetensi", ("pegawai_id", "kompetensi_id"), PROFIL_FIELDS),
    ),
    "profil_pegawai": render(
        "WITH $derived $compare",
        derived=hitung.derive(some=False),
        compare=compare("SELECT * FROM orang_baru", "SELECT * FROM kompetensi_profilpegawai", ("pegawai_id",), ORANG_FIELDS),
    ),
    "ringkasan_unit": render(
        "$summary $compare",
        summary=ringkasan.RINGKASAN_WITH,
        compare=compare(
            ringkasan.HARUSNYA_UNIT,
            "SELECT * FROM kompetensi_ringkasanunit WHERE berstandar <> 0",
            ("unit_id", "kompetensi_id"),
            UNIT_FIELDS,
        ),
    ),
    "ringkasan_jpm": render(
        "$summary $compare",
        summary=ringkasan.RINGKASAN_WITH,
        compare=compare(
            ringkasan.HARUSNYA_JPM,
            "SELECT * FROM kompetensi_ringkasanjpm WHERE jumlah <> 0",
            ("unit_id", "lingkup", "kelas"),
            ("jumlah",),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Beda:
    """How many rows of each derived table are not as derived."""

    jumlah: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.jumlah.values())


def find_beda(day: date) -> Beda:
    """Compare all derived rows with a fresh derivation for the day."""
    values: dict[str, Any] = hitung.on_day(day)
    with connection.cursor() as cursor:
        found = {}
        for name, sql in CHECKS.items():
            cursor.execute(sql, values)
            found[name] = int(cursor.fetchone()[0])
    return Beda(found)
