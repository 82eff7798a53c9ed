"""What a backup holds, that it comes back equal row by row, and what is refused instead."""

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.db import connection

from config import tasks
from config.cadangan import arsip, basis, malam, sandi, sidik
from config.runner import postgres

PROSES = os.environ.get("PYTEST_XDIST_WORKER", "")  # the server is one for all of them
NAMES = (f"cadangan_penuh{PROSES}", f"cadangan_lain{PROSES}")
KUNCI = "kunci-acak-yang-cukup-panjang-untuk-uji-0123456789"
POTONG = sandi.POTONG
FILES = ("impor/mentah.bin", "aktivasi/surat.bin", "kunci/penanda.pem", "sertifikat/2026/a.pdf", "bukti/impor/b.pdf", "perbaikan/c.pdf")
SCHEMA = """
    CREATE TABLE orang (id int PRIMARY KEY, nama text, lahir date, berkas bytea, rincian jsonb);
    INSERT INTO orang SELECT n, 'Nama ' || n, DATE '1990-01-01' + n, '\\x00ff', '[1]' FROM generate_series(1, 500) n;
    CREATE TABLE pegawai_draf (isi text); CREATE TABLE pegawai_titipan (isi text); INSERT INTO pegawai_draf VALUES ('rahasia')
"""


def url(name: str) -> str:
    return f"postgresql://{postgres.USER}@/{name}?host={connection.settings_dict['HOST']}"


def ask(name: str, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url(name), autocommit=True) as found:
        cursor = found.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def server() -> Iterator[None]:
    """Two databases beside those of the tests."""
    for name in NAMES:
        ask("postgres", f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
    yield
    for name in NAMES:
        ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def kota(server: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One of them with rows, and the one of the settings, the other empty; and files. Gives where a backup may lie."""
    for name in NAMES:
        ask(name, "DROP TABLE IF EXISTS orang, pegawai_draf, pegawai_titipan")
    ask(NAMES[0], SCHEMA)
    settings.MEDIA_ROOT, settings.CADANGAN_DIR, settings.CADANGAN_KUNCI = tmp_path / "media", str(tmp_path / "simpan"), KUNCI
    for name in FILES:
        (settings.MEDIA_ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.MEDIA_ROOT / name).write_bytes(b"isi")
    monkeypatch.setenv("TANGKAS_PG_BIN", str(postgres.find_bin()))
    monkeypatch.setattr(basis, "get_alamat", lambda: url(NAMES[0]))
    return tmp_path / "cadangan"


@pytest.fixture
def kosong(kota: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup, and then the settings of another place where nothing is."""
    call_command("cadangkan", ke=kota, stdout=io.StringIO())
    settings.MEDIA_ROOT = kota.with_name("media-lain")
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "lama.pdf").write_bytes(b"lama")
    monkeypatch.setattr(basis, "get_alamat", lambda: url(NAMES[1]))
    return kota


def restore(source: Path) -> None:
    call_command("pulihkan", source, stdout=io.StringIO())


@pytest.mark.parametrize("kunci", ["", KUNCI])
def test_what_comes_back_is_equal_row_by_row_and_file_by_file(
    kota: Path, settings: Any, request: pytest.FixtureRequest, kunci: str
) -> None:
    settings.CADANGAN_KUNCI = kunci
    source = request.getfixturevalue("kosong")
    assert (b"Nama 7" in source.read_bytes(), source.read_bytes().startswith(sandi.AWAL)) == (False, bool(kunci))
    assert source.stat().st_mode & 0o777 == 0o600
    restore(source)
    assert sidik.differences(sidik.reckon(url(NAMES[0])), sidik.reckon(url(NAMES[1]))) == []
    assert ask(NAMES[1], "SELECT count(*), (SELECT count(*) FROM pegawai_draf) FROM orang") == [(500, 0)]
    assert sorted(str(path.relative_to(settings.MEDIA_ROOT)) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()) == [
        "bukti/impor/b.pdf",
        "perbaikan/c.pdf",
        "sertifikat/2026/a.pdf",
    ]


def test_a_database_with_tables_and_rows_that_are_not_equal_are_refused(kosong: Path, settings: Any) -> None:
    with arsip.open_archive(kosong) as archive:
        sums = archive.read(arsip.SUMS).decode()
        with archive.open(arsip.DUMP) as dump, pytest.raises(basis.CadanganError, match="tidak sama dengan cadangannya: orang"):
            basis.restore(url(NAMES[1]), dump, sums.replace("orang|500", "orang|501"))
    with pytest.raises(CommandError, match="tidak kosong"):
        restore(kosong)
    assert (settings.MEDIA_ROOT / "lama.pdf").exists()


def test_a_dump_that_breaks_leaves_no_file_and_says_why(kota: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basis, "UNSENT", ("--tidak-ada",))
    with pytest.raises(CommandError, match="pg_dump gagal"):
        call_command("cadangkan", ke=kota)
    assert [path for path in kota.parent.iterdir() if "cadangan" in path.name] == []


@pytest.mark.parametrize(
    ("harm", "kunci", "said"),
    [
        (lambda data: data, "", "Isi CADANGAN_KUNCI"),
        (lambda data: data, KUNCI[::-1], "Kuncinya bukan kunci cadangan ini"),
        (lambda data: data[:20], KUNCI, "terpotong atau berubah"),
        (lambda data: data[:-1], KUNCI, "terpotong atau berubah"),
        (lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:], KUNCI, "terpotong atau berubah"),
        (lambda data: data + b"x", KUNCI, "terpotong atau berubah"),
        (lambda data: b"PK" + data, KUNCI, "bukan cadangan Tangkas"),
    ],
)  # fmt: skip
def test_a_wrong_key_and_a_cut_file_are_refused_before_anything_is_restored(
    kosong: Path, settings: Any, harm: Any, kunci: str, said: str
) -> None:
    kosong.write_bytes(harm(kosong.read_bytes()))
    settings.CADANGAN_KUNCI = kunci
    with pytest.raises(CommandError, match=said):
        restore(kosong)
    assert (ask(NAMES[1], "SELECT to_regclass('orang')"), (settings.MEDIA_ROOT / "lama.pdf").exists()) == ([(None,)], True)


@pytest.mark.parametrize("place", [0.02, 0.5, -1])
def test_a_file_without_a_key_that_was_changed_or_cut_is_refused_and_nothing_is_restored(
    kota: Path, settings: Any, request: pytest.FixtureRequest, place: float
) -> None:
    """Its parts have checksums of their own."""
    settings.CADANGAN_KUNCI = ""
    source = request.getfixturevalue("kosong")
    whole = source.read_bytes()
    at = int(len(whole) * place)
    source.write_bytes(whole[:-1] if place < 0 else whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    with pytest.raises(CommandError, match="terpotong atau berubah"):
        restore(source)
    assert (ask(NAMES[1], "SELECT to_regclass('orang')"), (settings.MEDIA_ROOT / "lama.pdf").exists()) == ([(None,)], True)


def encrypt(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = sandi.Penulis(out, KUNCI)
    for start in range(0, len(data), 1000):
        writer.write(data[start : start + 1000])
    writer.finish()
    return out.getvalue()


def decrypt(data: bytes) -> bytes:
    return b"".join(sandi.read(io.BytesIO(data), KUNCI))


HEAD, SEALED = len(sandi.AWAL) + sandi.GARAM + sandi.BUKTI, POTONG + sandi.TANDA


@pytest.mark.parametrize("size", [0, 1, POTONG - 1, POTONG, POTONG + 1, 3 * POTONG])
def test_any_length_comes_back_and_no_two_files_are_the_same(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    first, second = encrypt(data), encrypt(data)
    assert (decrypt(first), decrypt(second), first == second) == (data, data, False)


@pytest.mark.parametrize(
    "harm",
    [
        lambda head, one, two, three: head + one + two,
        lambda head, one, two, three: head + one + three,
        lambda head, one, two, three: head + two + one + three,
        lambda head, one, two, three: head + one + two + three + three,
        lambda head, one, two, three: head + one + one + two + three,
        lambda head, one, two, three: head,
    ],
    ids=["end cut off", "left out", "moved", "added", "twice", "nothing"],
)
def test_no_chunk_can_be_cut_off_left_out_moved_or_added(harm: Any) -> None:
    whole = encrypt(b"a" * POTONG + b"b" * POTONG + b"c" * POTONG)
    parts = [whole[HEAD + place * SEALED : HEAD + (place + 1) * SEALED] for place in range(3)]
    assert decrypt(whole[:HEAD] + b"".join(parts))
    with pytest.raises(sandi.SandiError, match="terpotong atau berubah"):
        decrypt(harm(whole[:HEAD], *parts))


def test_a_file_that_was_not_finished_is_none() -> None:
    out = io.BytesIO()
    sandi.Penulis(out, KUNCI).write(b"a" * 2 * POTONG)
    with pytest.raises(sandi.SandiError):
        decrypt(out.getvalue())


@pytest.mark.parametrize("kunci", ["", KUNCI])
def test_each_night_leaves_one_and_only_as_many_as_are_to_be_kept(kota: Path, settings: Any, time_machine: Any, kunci: str) -> None:
    settings.CADANGAN_SIMPAN, settings.CADANGAN_KUNCI = 2, kunci
    folder = Path(settings.CADANGAN_DIR)
    folder.mkdir()
    (folder / ".cadangan-20261101-034500.zip.setengah").write_bytes(b"mati")
    (folder / "catatan.txt").write_bytes(b"bukan cadangan")
    for day in ("2026-11-26", "2026-11-27", "2026-11-28"):
        time_machine.move_to(f"{day}T03:45:00+07:00")
        tasks.make_cadangan()
    ending = ".zip.sandi" if kunci else ".zip"
    assert sorted(path.name for path in folder.iterdir() if path.name != ".kunci") == [
        *(f"cadangan-202611{day}-034500{ending}" for day in (27, 28)),
        "catatan.txt",
    ]


def test_a_second_one_at_the_same_time_makes_none(kota: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[Path | None] = []
    monkeypatch.setattr(arsip, "save", lambda target: (again.append(malam.save_malam()), target.write_bytes(b"x")))
    assert (malam.save_malam() is None, again) == (False, [None])


def test_without_a_folder_the_task_fails_rather_than_counting_as_done(settings: Any) -> None:
    settings.CADANGAN_DIR = ""
    with pytest.raises(basis.CadanganError, match="CADANGAN_DIR belum diisi"):
        tasks.make_cadangan()
    with pytest.raises(CommandError, match="--ke"):
        call_command("cadangkan")


def test_programs_of_the_package_can_do_tls() -> None:
    """They come without: whoever asked for it had no backup. Nobody listens there, and that is all they complain about."""
    asked = "host=127.0.0.1 port=9 dbname=x sslmode=verify-full sslrootcert=system"
    with pytest.raises(basis.CadanganError, match="Connection refused"), basis._run(asked, "pg_dump", stdout=subprocess.PIPE):
        pass


def test_checksums_are_of_the_moment_of_the_dump(kota: Path) -> None:
    before = sidik.reckon(url(NAMES[0]))
    with sidik.hold(url(NAMES[0])) as saat:
        ask(NAMES[0], "DELETE FROM orang WHERE id = 1")
        assert saat.reckon() == before
    assert sidik.differences(before, sidik.reckon(url(NAMES[0]))) == ["orang"]


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM orang WHERE id = 7",
        "UPDATE orang SET nama = 'lain' WHERE id = 7",
        "INSERT INTO orang (id) VALUES (0)",
        "DROP TABLE orang",
    ],
)
def test_a_row_that_is_not_the_same_is_noticed(kota: Path, harm: str) -> None:
    before = sidik.reckon(url(NAMES[0]))
    assert before.startswith("orang|500|")
    ask(NAMES[0], harm)
    assert sidik.differences(before, sidik.reckon(url(NAMES[0]))) == ["orang"]


def test_archive_without_a_key_is_a_plain_zip(kota: Path, settings: Any) -> None:
    settings.CADANGAN_KUNCI = ""
    arsip.save(kota)
    assert sorted(zipfile.ZipFile(kota).namelist()) == [
        "media/bukti/impor/b.pdf",
        "media/perbaikan/c.pdf",
        "media/sertifikat/2026/a.pdf",
        "sidik.txt",
        "tangkas.dump",
    ]


@pytest.mark.parametrize("name", ["cadangkan", "pulihkan"])
def test_no_page_has_to_be_in_order_for_a_backup(name: str) -> None:
    """Nor is any loaded for it, which takes longer than small tables."""
    assert load_command_class("config", name).requires_system_checks == []
