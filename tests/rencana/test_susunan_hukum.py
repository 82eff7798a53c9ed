"""What the database holds of a reckoning, whoever writes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from lib import waktu
from rencana.models import BobotSusunan, KunciKursi, SusunanPagu
from rencana.models.bobot import KALI, POIN
from tests.diklat.pabrik import make_program
from tests.factories import make_pegawai, make_pengguna
from tests.rencana.pabrik import make_pagu, make_periode, make_susunan

pytestmark = pytest.mark.django_db


@contextmanager
def refused(law: str) -> Iterator[None]:
    with pytest.raises(IntegrityError, match=f'"{law}"'), transaction.atomic():
        yield


@pytest.mark.parametrize(
    ("law", "values"),
    [
        ("susunan_k_1_sampai_3", {"k": 4}),
        ("susunan_percaya_0_sampai_100", {"percaya": 101}),
        ("susunan_detik_wajar", {"detik": 9}),
        ("susunan_selesai_lengkap", {"sidik": ""}),
        ("susunan_gagal_beralasan", {"status": "gagal"}),
        ("susunan_nilai_sampai_batas", {"batas": 99.0}),
    ],
)
def test_a_wrong_reckoning_is_refused_by_name(law: str, values: dict[str, Any]) -> None:
    with refused(law):
        make_susunan(**values)


def test_one_is_reckoned_and_one_is_used_at_a_time() -> None:
    periode, planner = make_periode(), make_pengguna("pengelola")
    make_susunan(periode, selesai=False)
    with refused("susunan_satu_dihitung"):
        make_susunan(periode, selesai=False)
    make_susunan(periode, dipakai_pada=waktu.now(), dipakai_oleh=planner)
    with refused("susunan_satu_dipakai"):
        make_susunan(periode, dipakai_pada=waktu.now(), dipakai_oleh=planner)
    with refused("susunan_dipakai_bila_selesai"):
        make_susunan(make_periode(2031), selesai=False, dipakai_pada=waktu.now())


def test_a_reckoning_never_takes_more_than_a_budget_had() -> None:
    susunan, pagu = make_susunan(), make_pagu()
    with refused("susunanpagu_tidak_terlampaui"):
        SusunanPagu.objects.create(susunan=susunan, pagu=pagu, tersedia=100, dipakai=101)
    SusunanPagu.objects.create(susunan=susunan, pagu=pagu, tersedia=100, dipakai=100)


@pytest.mark.parametrize(
    ("law", "values"),
    [
        *[("bobotsusunan_kali_wajar", {name: Decimal(value)}) for name in KALI for value in ("0.05", "5.01")],
        *[("bobotsusunan_poin_wajar", {name: Decimal(value)}) for name in POIN for value in ("-0.01", "5.01")],
        ("bobotsusunan_layani_wajar", {"layani_persen": 101}),
        ("bobotsusunan_sebulan_1_sampai_12", {"angkatan_sebulan": 0}),
        ("bobotsusunan_sebulan_1_sampai_12", {"angkatan_sebulan": 13}),
    ],
)
def test_wild_weights_are_refused_by_name(law: str, values: dict[str, Any]) -> None:
    with refused(law):
        BobotSusunan.objects.create(**values)


def test_one_set_of_weights_begins_on_a_day() -> None:
    BobotSusunan.objects.create()
    with refused("rencana_bobotsusunan_berlaku_mulai_key"):
        BobotSusunan.objects.create()


def test_a_person_is_locked_once_and_in_a_draft_only() -> None:
    draft, person, program = make_periode(), make_pegawai(), make_program()
    KunciKursi.objects.create(periode=draft, pegawai=person, program=program, arah="masuk")
    with refused("kuncikursi_sekali"):
        KunciKursi.objects.create(periode=draft, pegawai=person, program=program, arah="keluar")
    lock = KunciKursi.objects.get()
    type(draft).objects.filter(pk=draft.pk).update(status="diajukan", diajukan_oleh=make_pengguna("pengelola"), diajukan_pada=waktu.now())
    for act in (
        lambda: KunciKursi.objects.create(periode=draft, pegawai=make_pegawai(), program=program, arah="masuk"),
        lambda: KunciKursi.objects.filter(pk=lock.pk).update(arah="keluar"),
        lambda: KunciKursi.objects.filter(pk=lock.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match="kunci kursi hanya"), transaction.atomic():
            act()
