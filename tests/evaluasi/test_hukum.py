"""Laws that the database holds by itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from diklat.models import Program
from evaluasi.models import BlokSurvei, Butir, HasilSurvei, KomponenNilai, VersiInstrumen
from tests.diklat.pabrik import make_program
from tests.evaluasi.pabrik import make_butir, make_versi

pytestmark = pytest.mark.django_db


def test_published_version_keeps_its_items():
    versi = make_versi()
    butir = versi.butir_list.first()
    for act in (lambda: make_butir(versi, "pilihan"), lambda: Butir.objects.filter(pk=butir.pk).update(kunci=1), butir.delete):
        with pytest.raises(IntegrityError, match="butir versi yang terbit"), transaction.atomic():
            act()


def test_published_version_cannot_become_a_draft_or_change_its_words():
    versi = make_versi()
    for change in ({"status": "draf"}, {"petunjuk": "lain"}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            VersiInstrumen.objects.filter(pk=versi.pk).update(**change)
    assert VersiInstrumen.objects.filter(pk=versi.pk).update(status="arsip") == 1


def make_komponen(program: Program, *bobot: int) -> None:
    sumber = ("post_test", "kehadiran", "pengajar")
    for number, value in enumerate(bobot):
        KomponenNilai.objects.create(program=program, nama=f"K{number}", sumber=sumber[number], bobot=Decimal(value))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_weights_of_a_programme_sum_to_a_hundred():
    program = make_program()
    make_komponen(program, 60, 40)
    with pytest.raises(IntegrityError, match="berjumlah 100"), transaction.atomic():
        make_komponen(make_program(), 60, 30)


def test_released_figures_need_five_answers_and_never_change():
    butir = make_versi("umpan_balik").butir_list.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        BlokSurvei.objects.create(n=4, dirilis=date(2026, 1, 1))
    blok = BlokSurvei.objects.create(n=6)
    with pytest.raises(IntegrityError), transaction.atomic():
        HasilSurvei.objects.create(blok=blok, butir=butir, satu=1, dua=1, tiga=1, empat=1)
    hasil = HasilSurvei.objects.create(blok=blok, butir=butir, satu=1, dua=0, tiga=2, empat=3)
    hasil.refresh_from_db()
    assert (hasil.n, hasil.jumlah) == (6, 19)
    with pytest.raises(ProgrammingError), transaction.atomic():
        HasilSurvei.objects.update(satu=2)
