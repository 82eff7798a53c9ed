"""Fills an empty database with the demo city by COPY and set-based SQL."""

from collections.abc import Iterable

from django.db import connection, transaction

from config.demo.kota.daftar import JABATAN_FUNGSIONAL, TEKNIS
from config.demo.kota.orang import JUMLAH, Orang, Town
from config.demo.kota.penilaian import ASESMEN_SQL, MANDIRI_SQL, STANDAR_SQL, UJI_SQL
from config.demo.kota.salin import copy_rows, reset_sequences, without_indexes
from config.demo.kota.unit import Unit, build_units, siasn_id
from kompetensi.models import Kompetensi
from lib import waktu
from pegawai.models import Golongan, KedudukanHukum, TingkatPendidikan
from pegawai.models.hari import SEJAK_AWAL

TABLES = (
    "pegawai_unitkerja",
    "pegawai_jabatan",
    "pegawai_pegawai",
    "pegawai_penempatan",
    "pegawai_riwayatgolongan",
    "pegawai_riwayatkedudukan",
)


@transaction.atomic
def fill_kota(jumlah: int = JUMLAH) -> int:
    """People and what they were found able to; returns their number. Their profiles are derived once all evidence is there."""
    people = fill_orang(jumlah)
    fill_penilaian()
    return people


@transaction.atomic
def fill_orang(jumlah: int) -> int:
    units = build_units()
    people = Town().populate(units, jumlah)
    jabatan = collect_jabatan(units)
    copy_rows("pegawai_unitkerja", UNIT_COLUMNS, (unit_row(unit) for unit in units))
    copy_rows("pegawai_jabatan", JABATAN_COLUMNS, jabatan.values())
    copy_rows("pegawai_pegawai", PEGAWAI_COLUMNS, pegawai_rows(people))
    copy_rows("pegawai_penempatan", PENEMPATAN_COLUMNS, penempatan_rows(people, jabatan))
    copy_rows("pegawai_riwayatgolongan", ("pegawai_id", "golongan_id", "tmt"), golongan_rows(people))
    copy_rows("pegawai_riwayatkedudukan", ("pegawai_id", "kedudukan_id", "mulai", "selesai", "dasar"), kedudukan_rows(people))
    reset_sequences(*TABLES)
    with connection.cursor() as cursor:
        fill_standar(cursor, jabatan)
    return len(people)


@transaction.atomic
def fill_penilaian() -> None:
    with without_indexes("kompetensi_penilaian"), connection.cursor() as cursor:
        for statement in (ASESMEN_SQL, UJI_SQL, MANDIRI_SQL):
            cursor.execute(statement, {"today": waktu.today()})


UNIT_COLUMNS = ("id", "siasn_id", "nama", "singkatan", "jenis", "induk_id", "is_aktif")


def unit_row(unit: Unit) -> tuple[object, ...]:
    return (unit.id, siasn_id("unit", unit.id, unit.nama), unit.nama, "", unit.jenis, unit.induk, True)


JABATAN_COLUMNS = ("id", "siasn_id", "nama", "jenis", "kelompok", "eselon", "is_aktif")


def collect_jabatan(units: list[Unit]) -> dict[str, tuple[object, ...]]:
    """Every position once, by name."""
    found: dict[str, tuple[object, ...]] = {}
    heads = ((unit.kepala, "struktural", unit.kelompok, unit.eselon) for unit in units if unit.kepala)
    others = ((nama, jenis, kelompok, "") for nama, kelompok, jenis, _ in JABATAN_FUNGSIONAL)
    for nama, jenis, kelompok, eselon in (*heads, *others):
        found.setdefault(nama, (len(found) + 1, siasn_id("jabatan", nama), nama, jenis, kelompok, eselon, True))
    return found


PEGAWAI_COLUMNS = (
    "id siasn_id nip nama gelar_depan gelar_belakang jenis_kelamin tempat_lahir tanggal_lahir jenis_asn kedudukan_id golongan_id "
    "tmt_golongan tmt_cpns tingkat_pendidikan_id pendidikan email telepon"
).split()


def pegawai_rows(people: list[Orang]) -> list[tuple[object, ...]]:
    """A list, for no other query may run on the connection while COPY does."""
    golongan = dict(Golongan.objects.values_list("kode", "pk"))
    kedudukan = dict(KedudukanHukum.objects.values_list("siasn_id", "pk"))
    tingkat = dict(TingkatPendidikan.objects.values_list("siasn_id", "pk"))
    return [
        (
            *(o.id, o.siasn_id, o.nip, o.nama, *o.gelar, o.kelamin, o.tempat, o.lahir, o.jenis, kedudukan[o.kedudukan]),
            *(golongan[o.golongan], o.tmt_golongan, o.tmt, tingkat[o.pendidikan], "", o.email, ""),
        )
        for o in people
    ]


PENEMPATAN_COLUMNS = ("pegawai_id", "unit_id", "jabatan_id", "status", "memimpin", "mulai", "selesai", "dasar")


def penempatan_rows(people: list[Orang], jabatan: dict[str, tuple[object, ...]]) -> Iterable[tuple[object, ...]]:
    for o in people:
        post = jabatan[o.jabatan][0]
        if o.lama:
            former, since = o.lama
            yield (o.id, former.id, post, "definitif", False, since, o.mulai, "")
        yield (o.id, o.unit.id, post, "definitif", o.memimpin, o.mulai, o.selesai, "")


def golongan_rows(people: list[Orang]) -> list[tuple[object, ...]]:
    ids = dict(Golongan.objects.values_list("kode", "pk"))
    return [(o.id, ids[kode], tmt) for o in people for kode, tmt in (*o.riwayat, (o.golongan, o.tmt_golongan))]


def kedudukan_rows(people: list[Orang]) -> list[tuple[object, ...]]:
    """Who left or is on leave was active until then."""
    aktif = KedudukanHukum.objects.get(siasn_id="01").pk
    return [(o.id, aktif, SEJAK_AWAL, o.selesai, "") for o in people if o.selesai]


def fill_standar(cursor: object, jabatan: dict[str, tuple[object, ...]]) -> None:
    """General standards from the group's defaults; technical ones by the words in the position's name."""
    ids = dict(Kompetensi.objects.values_list("kode", "pk"))
    rows: dict[tuple[object, object], int] = {}
    for pk, _, nama, _, kelompok, *_ in jabatan.values():
        for word, kode, levels in TEKNIS:
            if word in str(nama) and kelompok in levels:
                rows.setdefault((pk, ids[kode]), levels[str(kelompok)])
    cursor.execute(STANDAR_SQL)  # type: ignore[attr-defined]
    columns = ("jabatan_id", "kompetensi_id", "level", "bobot", "asal", "berlaku_mulai")
    copy_rows(
        "kompetensi_standarkompetensi",
        columns,
        ((pk, kompetensi, level, 1, "khusus", "2023-01-01") for (pk, kompetensi), level in rows.items()),
    )
