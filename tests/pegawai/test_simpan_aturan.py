"""Each condition of the database's own function, one at a time: what the row says later counts for nothing, and nobody else is touched."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from lib import waktu
from pegawai import simpan
from pegawai.models import Akses, MasaSimpan, Pegawai, Pemusnahan, RincianSimpan, RiwayatKedudukan
from pegawai.models.simpan import Jenis
from pegawai.queries import simpan as queries
from pegawai.queries.segel_periksa import prove
from pegawai.services import simpan as services
from tests.factories import make_pegawai, make_pengguna
from tests.pegawai.test_segel import force, seal
from tests.pegawai.test_simpan import EVENT, make_lama, retire, run, wait, years_ago

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Any) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


def ask(jenis: str = Jenis.ORANG, **kwargs: Any) -> Pemusnahan:
    """Written by the application itself, past the service, and waited for."""
    values = {"batas": years_ago(5), "orang": list(Pegawai.objects.values_list("pk", flat=True)), **kwargs}
    row = Pemusnahan.objects.create(jenis=jenis, diminta_oleh=make_pengguna("kepegawaian"), laksana_pada=waktu.now(), **values)
    wait(row)
    return row


def destroy(row: Pemusnahan, tabel: str = "pegawai_pegawai") -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(services.MUSNAHKAN, [row.pk, RincianSimpan.objects.filter(tabel=tabel)[0].pk, 1000])
        return int(cursor.fetchone()[0])


def test_one_that_was_asked_for_rightly_is_done() -> None:
    make_lama()
    assert destroy(ask()) == 1


@pytest.mark.parametrize("masa", [{}, {"tahun": 9, "berlaku_mulai": date(2025, 1, 1)}, {"tahun": 1, "berlaku_mulai": date(2100, 1, 1)}])
def test_no_day_younger_than_the_term_in_force(masa: dict[str, Any]) -> None:
    """Also when it was asked for with that day: the newest term that has begun counts, no older one and none to come."""
    lama = retire(make_pegawai(), years_ago(8))
    if masa:
        MasaSimpan.objects.create(jenis=Jenis.ORANG, **masa)
    row = ask(orang=[lama.pk], batas=years_ago(4 if masa.get("tahun") != 9 else 7))
    with pytest.raises(ProgrammingError, match="belum boleh"):
        destroy(row)


@pytest.mark.parametrize(("column", "value"), [("batas", years_ago(5)), ("jenis", Jenis.ORANG)])
def test_the_birth_decides_kind_and_day(column: str, value: Any) -> None:
    make_lama()
    row = ask(jenis=Jenis.SUREL) if column == "jenis" else ask(batas=years_ago(7))
    Pemusnahan.objects.filter(pk=row.pk).update(**{column: value})
    with pytest.raises(ProgrammingError, match="belum boleh"):
        destroy(row)


def test_the_birth_decides_and_no_later_line_of_the_log() -> None:
    """Changed to more people and back, long ago: the change stands in the log, too, but is no confirmation."""
    lama, row = make_lama(), ask(orang=[])
    Pemusnahan.objects.filter(pk=row.pk).update(orang=[lama.pk])
    wait(row)
    wait(row)  # the first wrote a line that says how it stood with these people; the second makes that line old
    with pytest.raises(ProgrammingError, match="belum boleh"):
        destroy(row)


def test_a_rule_of_another_kind_is_not_its_rule() -> None:
    make_lama()
    with pytest.raises(ProgrammingError, match="no rows"):
        destroy(ask(jenis=Jenis.AKSES))


def test_only_who_was_shown_and_is_over_still() -> None:
    """Not somebody whose term ended since, nor somebody who came back and left again."""
    shown, later, again = (
        make_lama(),
        make_lama("Kemudian", "195301011975011009", "k@x.id"),
        make_lama("Lagi", "195301011975011010", "l@x.id"),
    )
    row = ask(orang=sorted([shown.pk, again.pk]))
    RiwayatKedudukan.objects.filter(pegawai=again).update(selesai=years_ago(1))
    assert destroy(row) == 1
    assert [Pegawai.objects.get(pk=one.pk).nama for one in (later, again)] == ["Kemudian", "Lagi"]


def test_the_last_day_in_service_counts_and_one_must_be_known() -> None:
    twice, never = make_lama(), make_pegawai("Tak Pernah Aktif")
    aktif = RiwayatKedudukan.objects.get(pegawai=twice).kedudukan
    RiwayatKedudukan.objects.create(pegawai=twice, kedudukan=aktif, mulai=years_ago(6), selesai=years_ago(2))
    retire(never, years_ago(9))
    RiwayatKedudukan.objects.filter(pegawai=never).update(kedudukan=never.kedudukan)
    assert not queries.orang_list(years_ago(5)).exists()


def test_the_triggers_are_back_when_it_is_done() -> None:
    """In the same transaction, too."""
    make_lama()
    destroy(ask(), EVENT)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {EVENT} SET nama = 'x'")


@pytest.mark.parametrize("palsu", [False, True])
def test_a_row_that_loses_words_twice_is_proven_by_what_it_was_at_first(palsu: bool) -> None:
    """A release that names one column more comes back for it; what was forged in between is not washed by that."""
    old = waktu.now() - timedelta(days=3000)
    Akses.objects.create(jenis="masuk", oleh=make_pengguna("pengelola"), alamat="203.0.113.9", saringan="q=rina", waktu=old)
    seal()
    RincianSimpan.objects.filter(jenis=Jenis.AKSES).update(isi="alamat = NULL", syarat="t.waktu < $2 AND t.alamat IS NOT NULL")
    run(Jenis.AKSES)
    if palsu:
        force("UPDATE pegawai_akses SET saringan = 'q=budi' WHERE waktu < now() - interval '7 years'")
    simpan.tell_rules()
    run(Jenis.AKSES)
    assert list(Akses.objects.filter(waktu=old).values_list("alamat", "saringan")) == [(None, "")]
    assert [(one.blok, one.tabel) for one in prove().temuan] == ([(1, "pegawai_akses")] if palsu else [])
