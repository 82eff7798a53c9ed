"""Child module: fills databases with the demo city, without people, with all of them, or with ten times as many."""

from django.db import connection, transaction

from config.demo.kota import akun, isi, salin
from config.demo.kota.unit import build_units
from kompetensi.services import profil
from pegawai.models import Pegawai

TIMES = 10


def fill_kosong() -> str:
    """Units and accounts only: what an office has before its first import of people. Gives the account that imports."""
    with transaction.atomic():
        salin.copy_rows("pegawai_unitkerja", isi.UNIT_COLUMNS, map(isi.unit_row, build_units()))
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('pegawai_unitkerja', 'id'), max(id)) FROM pegawai_unitkerja")
        akun.create_akun(kosong=True)
    return username_of("kepegawaian")


def fill_kota() -> str:
    """The whole demo city. Gives an account with the role kepegawaian."""
    isi.fill_kota()
    profil.refresh_profil(None)
    akun.create_akun(kosong=False)
    vacuum()
    return username_of("kepegawaian")


def grow() -> int:
    """Nine more copies of every person with placements, ranks and results, in the same units; then the derived rows anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL work_mem = '256MB'")
        cursor.execute("SELECT max(id) FROM pegawai_pegawai")
        values = {"step": cursor.fetchone()[0], "times": TIMES}
        for table, changed in GROWN.items():
            cursor.execute(copies_of(table, changed), values)
    vacuum()
    profil.refresh_profil(None)
    vacuum()
    return Pegawai.objects.count()


# What a copy has of its own. A copied head leads nothing (a unit has one), and digits 15 to 18 of a copied NIP are free numbers.
SHIFTED = {"pegawai_id": "pegawai_id + n * %(step)s"}
GROWN = {
    "pegawai_pegawai": {
        "id": "id + n * %(step)s",
        "nip": "lpad((row_number() OVER () + 300000000000000000)::text, 18, '0')",
        "siasn_id": "siasn_id || n",
        "email": "''",
    },
    "pegawai_penempatan": {**SHIFTED, "memimpin": "false"},
    "pegawai_riwayatgolongan": SHIFTED,
    "kompetensi_penilaian": SHIFTED,
}


def copies_of(table: str, changed: dict[str, str]) -> str:
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    names = [name for name in names if name != "id" or name in changed]
    values = ", ".join(changed.get(name, name) for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} t, generate_series(1, %(times)s - 1) n"


def vacuum() -> None:
    """As autovacuum would have done by the next day."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def username_of(peran: str) -> str:
    return next(row.username for row in akun.list_akun() if row.peran == peran)
