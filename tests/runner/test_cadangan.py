"""What a backup of the demo holds, and what it must not hold."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config.runner import backup, paths, postgres, sidik
from config.runner.say import RunnerError

NAMES = ("cadangan_penuh", "cadangan_lain")


def test_archive_holds_no_raw_file_and_no_key(tmp_path: Path) -> None:
    for name in ("impor/mentah.bin", "kunci/penanda.pem", "sertifikat/2026/a.pdf", "bukti/impor/b.pdf"):
        (tmp_path / "media" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "media" / name).write_bytes(b"isi")
    (tmp_path / "kunci").mkdir()
    (tmp_path / "kunci" / "penanda.pem").write_bytes(b"kunci")
    backup.write_archive(tmp_path / "cadangan.zip", BytesIO(b"dump"), "", tmp_path / "media")
    names = zipfile.ZipFile(tmp_path / "cadangan.zip").namelist()
    assert sorted(names) == ["media/bukti/impor/b.pdf", "media/sertifikat/2026/a.pdf", "sidik.txt", "tangkas.dump"]


def make_client(tmp_path: Path) -> postgres.Postgres:
    """The server of the tests, as the runner sees one."""
    database = postgres.Postgres(tmp_path, paths.socket_dir(tmp_path), tmp_path / "log")
    database.sockets = Path(connection.settings_dict["HOST"])
    return database


@pytest.fixture
def kota(tmp_path: Path, db: None) -> Iterator[postgres.Postgres]:
    """Two databases beside those of the tests: one with rows, one without anything."""
    database = make_client(tmp_path)
    with psycopg.connect(database.url("postgres"), autocommit=True) as server:
        for name in NAMES:
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    with psycopg.connect(database.url(NAMES[0])) as filled:
        filled.execute("CREATE TABLE orang (id int PRIMARY KEY, nama text, lahir date, berkas bytea, rincian jsonb)")
        filled.execute("INSERT INTO orang SELECT n, 'Nama ' || n, DATE '1990-01-01' + n, '\\x00ff', '[1]' FROM generate_series(1, 500) n")
        filled.execute(
            "CREATE TABLE pegawai_draf (isi text); CREATE TABLE pegawai_titipan (isi text); INSERT INTO pegawai_draf VALUES ('rahasia')"
        )
    yield database
    with psycopg.connect(database.url("postgres"), autocommit=True) as server:
        for name in NAMES:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_comes_back_is_equal_row_by_row(kota: postgres.Postgres, tmp_path: Path) -> None:
    full, other = NAMES
    with (tmp_path / "dump").open("w+b") as file:
        sums = backup.dump(kota, file, full)
        file.seek(0)
        backup.restore(kota, file, sums, other)
        with psycopg.connect(kota.url(other)) as restored:
            found = restored.execute("SELECT count(*), (SELECT count(*) FROM pegawai_draf) FROM orang").fetchone()
        assert (found, sidik.differences(sums, sidik.reckon(kota, other))) == ((500, 0), [])
        file.seek(0)
        with pytest.raises(RunnerError, match="tidak sama dengan cadangannya, data lama dibiarkan: orang"):
            backup.restore(kota, file, sums.replace("orang|500", "orang|501"), other)
    assert sidik.reckon(kota, other) == sums


def test_checksums_are_of_the_moment_of_the_dump(kota: postgres.Postgres) -> None:
    before = sidik.reckon(kota, NAMES[0])
    with sidik.hold(kota, NAMES[0]) as moment:
        change(kota, "DELETE FROM orang WHERE id = 1")
        assert moment.reckon() == before
    assert sidik.differences(before, sidik.reckon(kota, NAMES[0])) == ["orang"]


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM orang WHERE id = 7",
        "UPDATE orang SET nama = 'lain' WHERE id = 7",
        "INSERT INTO orang (id) VALUES (0)",
        "DROP TABLE orang",
    ],
)
def test_a_row_that_is_not_the_same_is_noticed(kota: postgres.Postgres, harm: str) -> None:
    full = NAMES[0]
    before = sidik.reckon(kota, full)
    assert before.startswith("orang|500|")
    change(kota, harm)
    assert sidik.differences(before, sidik.reckon(kota, full)) == ["orang"]


def change(database: postgres.Postgres, statement: str) -> None:
    with psycopg.connect(database.url(NAMES[0])) as filled:
        filled.execute(statement)
