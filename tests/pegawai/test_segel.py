"""The seal of the log: whoever changes, removes or inserts a row past all triggers is found, with the block it was in."""

import logging
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from config.celery import app
from lib import waktu
from lib.pemicu import only_growing
from pegawai.models import Akses, CatatanAkun, IsiSegel, Segel
from pegawai.queries import segel as queries
from pegawai.queries.segel_periksa import prove
from pegawai.services import segel as services
from pegawai.tasks import check_jejak, seal_jejak
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
UNIT = "pegawai_unitkerjaevent"


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Path) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


@pytest.fixture
def sealed() -> list[int]:
    """Three blocks; in the second the birth of a unit, and an entry into an account's log."""
    seal()
    unit = make_unit("Dinas Pangan")
    CatatanAkun.objects.create(pengguna=make_pengguna(), tindakan=CatatanAkun.Tindakan.DIBUAT)
    seal()
    make_pegawai("Ani")
    seal()
    return [unit.pk]


def seal() -> Segel:
    block = services.seal_jejak()
    assert block is not None
    return block


def force(sql: str, *values: Any) -> None:
    """As somebody who owns the database, past triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")


def faults() -> list[tuple[int | None, str]]:
    return [(row.blok, row.tabel) for row in prove().temuan]


def test_what_was_sealed_is_proven_and_no_row_is_in_two_blocks(sealed: list[int]) -> None:
    assert faults() == []
    assert [block.nomor for block in Segel.objects.all()] == [3, 2, 1]
    for tabel, model in queries.sealed_models().items():
        assert sum(IsiSegel.objects.filter(tabel=tabel).values_list("jumlah", flat=True)) == model._base_manager.count(), tabel


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (f"UPDATE {UNIT} SET nama = 'Dinas Uang' WHERE nama = 'Dinas Pangan'", [(2, UNIT)]),
        (f"DELETE FROM {UNIT} WHERE nama = 'Dinas Pangan'", [(2, UNIT)]),
        (f"UPDATE {UNIT} SET pgh_created_at = pgh_created_at - interval '1 day' WHERE nama = 'Dinas Pangan'", [(2, UNIT)]),
        ("UPDATE pegawai_catatanakun SET oleh_id = pengguna_id", [(2, "pegawai_catatanakun")]),
        ("DELETE FROM pegawai_isisegel WHERE segel_id = 3", [(3, "")]),
        ("UPDATE pegawai_segel SET sidik = repeat('a', 64) WHERE nomor = 2", [(2, ""), (3, "")]),
        ("DELETE FROM pegawai_segel WHERE nomor = 2", [(3, ""), (3, "")]),
    ],
)
def test_whatever_was_changed_or_removed_is_found_with_its_block(sealed: list[int], sql: str, found: list[tuple[int, str]]) -> None:
    if "pegawai_segel WHERE" in sql:
        force("DELETE FROM pegawai_isisegel WHERE segel_id = 2")
    force(sql)
    assert faults()[: len(found)] == found


def test_who_made_a_change_is_sealed_with_it(sealed: list[int]) -> None:
    force(f"UPDATE pghistory_context SET metadata = metadata || '{{\"user\": 1}}' WHERE id = (SELECT pgh_context_id FROM {UNIT} LIMIT 1)")
    assert (2, UNIT) in faults()


def test_a_context_that_is_gone_is_found(sealed: list[int]) -> None:
    force(f"DELETE FROM pghistory_context WHERE id = (SELECT pgh_context_id FROM {UNIT} LIMIT 1)")
    assert (2, UNIT) in faults()


@pytest.mark.parametrize("sql", ["UPDATE pghistory_context SET metadata = '{}'", "DELETE FROM pghistory_context"])
def test_contexts_stay_as_they_are(sealed: list[int], sql: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_row_put_among_those_of_an_old_block_is_found(sealed: list[int]) -> None:
    first = Akses.objects.create(jenis="masuk")
    gap = Akses.objects.create(jenis="masuk")
    last = Akses.objects.create(jenis="masuk")
    force("DELETE FROM pegawai_akses WHERE id = %s", gap.pk)
    block = seal()
    decide()
    force("INSERT INTO pegawai_akses (id, jenis, halaman, saringan, waktu) VALUES (%s, 'keluar', '', '', now())", gap.pk)
    assert first.pk < gap.pk < last.pk
    assert faults() == [(block.nomor, "pegawai_akses")]


def decide() -> None:
    """Blocks after which nothing can be open any more: the second sees the end of all that the first may have missed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('pegawai_akses_id_seq')")
    for minutes in (2, 4):
        force("UPDATE pegawai_segel SET dibuat = dibuat - interval '2 minutes', batas = 0")
        for block in Segel.objects.order_by("nomor"):
            lalu = Segel.objects.filter(nomor=block.nomor - 1).values_list("sidik", flat=True).first() or queries.AWAL
            sidik = queries.sidik_of(block.nomor, block.dibuat, lalu, list(block.isi_list.all()))
            force("UPDATE pegawai_segel SET sidik = %s, sidik_lalu = %s WHERE nomor = %s", sidik, lalu, block.nomor)
        seal()
        assert minutes


def test_a_row_that_is_committed_late_goes_into_the_next_block() -> None:
    """Its key is lower than one that is sealed already."""
    late = Akses.objects.create(jenis="masuk")
    force("DELETE FROM pegawai_akses WHERE id = %s", late.pk)
    Akses.objects.create(jenis="keluar")
    seal()
    late.save(force_insert=True)
    seal()
    assert IsiSegel.objects.filter(tabel="pegawai_akses").values_list("rentang", flat=True).first() == f"{{[{late.pk},{late.pk + 1})}}"
    assert faults() == []


def test_heads_outside_tell_a_chain_that_was_made_anew(sealed: list[int], settings: Any) -> None:
    services.write_heads()
    heads = list(services.read_heads())
    assert heads == list(Segel.objects.order_by("nomor").values_list("nomor", "sidik"))
    force("UPDATE pegawai_catatanakun SET oleh_id = pengguna_id")
    force("DELETE FROM pegawai_isisegel")
    force("DELETE FROM pegawai_segel")
    seal()
    assert faults() == []
    assert {row.blok for row in prove(services.read_heads()).temuan} == {1, 2, 3}


def test_a_head_that_could_not_be_written_follows_with_the_next(sealed: list[int], settings: Any, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("")
    settings.SEAL_DIR = blocked / "segel"
    services.send_out(Segel.objects.all()[0])
    settings.SEAL_DIR = tmp_path / "segel"
    services.write_heads()
    services.write_heads()
    assert [nomor for nomor, _ in services.read_heads()] == [1, 2, 3]


def test_a_block_that_is_made_leaves_the_database(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        block = seal()
    assert list(services.read_heads()) == [(1, block.sidik)]


def test_each_night_and_the_command_look_at_the_heads_outside(sealed: list[int], caplog: pytest.LogCaptureFixture) -> None:
    """A chain made anew is whole in itself; a night that finds something says so as an error."""
    caplog.set_level(logging.INFO, "tangkas.segel")
    services.write_heads()
    check_jejak()
    assert [record.levelno for record in caplog.records if record.name == "tangkas.segel"] == [logging.INFO]
    force("DELETE FROM pegawai_isisegel")
    force("DELETE FROM pegawai_segel")
    seal()
    assert faults() == []
    with pytest.raises(CommandError):
        call_command("periksa_jejak")
    caplog.clear()
    check_jejak()
    assert [record.levelno for record in caplog.records if record.name == "tangkas.segel"] == [logging.ERROR]


def test_a_last_block_that_was_taken_away_is_missed_outside(sealed: list[int]) -> None:
    services.write_heads()
    force("DELETE FROM pegawai_isisegel WHERE segel_id = 3")
    force("DELETE FROM pegawai_segel WHERE nomor = 3")
    assert faults() == []
    assert [row.blok for row in prove(services.read_heads()).temuan] == [3]


def test_it_is_sealed_every_ten_minutes_and_proven_each_night() -> None:
    entries = app.conf.beat_schedule
    seal_at, prove_at = (entries[name]["schedule"] for name in ("jejak-segel", "jejak-periksa"))
    assert (entries["jejak-segel"]["task"], entries["jejak-periksa"]["task"]) == (seal_jejak.name, check_jejak.name)
    assert (seal_at.minute, seal_at.hour, prove_at.hour) == (set(range(0, 60, 10)), set(range(24)), {3})


def test_the_command_proves_and_says_which_block(sealed: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("periksa_jejak")
    assert re.search(r"^3 blok, [\d.]+ baris, kepala [0-9a-f]{64}$", capsys.readouterr().out, re.MULTILINE)
    force(f"UPDATE {UNIT} SET nama = 'Dinas Uang' WHERE nama = 'Dinas Pangan'")
    with pytest.raises(CommandError):
        call_command("periksa_jejak")
    assert f"Blok 2, {UNIT}: ada baris yang berubah" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("periksa_jejak", kepala=["1:abc"])


def test_the_seal_holds_every_table_that_only_grows() -> None:
    """And the database refuses to change or delete a row of each."""
    growing = only_growing()
    assert set(growing) - set(queries.sealed_models()) == {"pegawai_segel", "pegawai_isisegel"}
    assert set(growing) >= {"pegawai_akses", "pegawai_catatanakun", "insentif_postingpoin", "pegawai_pegawaievent"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgtype & 26 = 26 AND tgname LIKE 'pgtrigger_%%'")
        assert set(growing) <= {name for (name,) in cursor.fetchall()}


def lowest() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


LAIN = 10_000_000  # more than all tests together begin meanwhile


@pytest.mark.parametrize(("batas", "menit", "dasar"), [("berakhir", 1, 1), ("terbuka", 1, 0), ("lain", 1, 1), ("berakhir", 0.5, 0)])
def test_a_block_is_left_behind_when_nothing_of_its_time_is_open(batas: str, menit: float, dasar: int) -> None:
    """What was there before it has ended or has not, for this transaction is open; or the block is of another server, and all of that
    has ended. But not before a minute."""
    own = queries.find_batas()
    with psycopg.connect(**connection.get_connection_params()) as other:
        for _ in range(3):
            other.execute("SELECT pg_current_xact_id()")
            other.commit()
    number, now = {"berakhir": lowest(), "terbuka": own + 1, "lain": own + LAIN}[batas], waktu.now()
    for nomor, moment, until in ((1, now, 0), (2, now + timedelta(minutes=menit), number)):
        Segel.objects.create(nomor=nomor, dibuat=moment, sidik_lalu="", sidik=str(nomor), batas=until, dasar=0)
    assert queries.find_dasar(0) == dasar
