"""Legal standing has dates: what holds on a day is read by the day, whatever is recorded for later, and by one definition."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from lib import waktu
from pegawai.models import KedudukanHukum, Pegawai, Penempatan, Pengguna, RiwayatKedudukan
from pegawai.models.hari import SEJAK_AWAL
from pegawai.models.referensi import standing_on
from pegawai.queries import pegawai as queries
from pegawai.queries import unit as unit_queries
from pegawai.queries.perubahan import DaftarPerubahan, SaringanPerubahan
from pegawai.services import impor as impor_services
from pegawai.services import pekerjaan
from pegawai.services.kedudukan import change_kedudukan
from tests.factories import make_nip, make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db
BESOK = timedelta(days=1)


def standing(kode: str) -> KedudukanHukum:
    return KedudukanHukum.objects.get(siasn_id=kode)


def test_the_standing_of_every_day_is_the_last_change_recorded_for_it() -> None:
    """Random changes, in any order of their days, against a plain list of (day, standing); a later record of a day replaces it."""
    chance, today = random.Random(20261130), waktu.today()
    kinds = [standing(kode) for kode in ("01", "02", "03", "99")]
    people = [make_pegawai(kedudukan=chance.choice(kinds)) for _ in range(6)]
    changes: dict[int, dict[date, KedudukanHukum]] = {person.pk: {SEJAK_AWAL: person.kedudukan} for person in people}

    def expected(pk: int, day: date) -> KedudukanHukum:
        return changes[pk][max(start for start in changes[pk] if start <= day)]

    for _ in range(60):
        day, kind = today + timedelta(days=chance.randint(-9, 9)), chance.choice(kinds)
        chosen = chance.sample(people, chance.randint(1, 3))
        told = change_kedudukan({person.pk: kind.pk for person in chosen}, mulai=day)
        assert told == sorted(person.pk for person in chosen if expected(person.pk, day) != kind)
        for pk in told:
            changes[pk][day] = kind
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for day in (SEJAK_AWAL, *(today + timedelta(days=n) for n in range(-12, 13))):
        wanted = {pk: expected(pk, day) for pk in changes}
        active = {pk for pk in wanted if wanted[pk].is_aktif}
        assert {pk: standing_on(pk, day) for pk in wanted} == wanted
        assert set(Pegawai.objects.active(day).values_list("pk", flat=True)) == active
        assert set(Pegawai.objects.inactive(day).values_list("pk", flat=True)) == wanted.keys() - active
        shown = Pegawai.objects.with_kedudukan(day).values_list("pk", "is_aktif", "kedudukan_nama")
        assert {(pk, pk in active, wanted[pk].nama) for pk in wanted} == set(shown)


def test_two_standings_on_one_day_are_refused_by_the_database() -> None:
    law = next(law for law in RiwayatKedudukan._meta.constraints if law.name == "riwayatkedudukan_satu_per_hari")
    person = make_pegawai()
    first = RiwayatKedudukan.objects.create(pegawai=person, kedudukan=standing("02"), selesai=date(2026, 1, 1))
    other = RiwayatKedudukan(pegawai=person, kedudukan=standing("03"), mulai=date(2025, 12, 31), selesai=date(2026, 3, 1))
    with pytest.raises(Exception, match="sudah mempunyai kedudukan hukum"):
        law.validate(RiwayatKedudukan, other)
    assert str(first) == "CLTN sampai 1 Jan 2026"


def pensiun(hr: Client, person: Pegawai, day: date) -> Any:
    data = {
        **{name: getattr(person, name) or "" for name in ("nip", "nama", "jenis_asn", "jenis_kelamin")},
        **{"kedudukan": standing("99").pk, "kedudukan_sejak": day.isoformat(), "kedudukan_dasar": "SK 800/1"},
    }
    return hr.post(f"/pegawai/{person.pk}/ubah/", data)


def test_who_retires_on_a_day_ahead_works_and_enters_until_then(client: Client, time_machine: Any) -> None:
    """Nothing runs in between: list, unit page, posting and the door read the day."""
    unit, hr = make_unit("Dinas"), make_pengguna("kepegawaian")
    person = make_pegawai("Rina", unit=unit)
    akun = make_pengguna(pegawai=person)
    day = waktu.today() + timedelta(days=37)
    client.force_login(hr)
    assert pensiun(client, person, day).status_code == 302

    def told() -> list[Any]:
        own = Client()
        own.force_login(akun)
        user = Pengguna.objects.get(pk=akun.pk)
        today = waktu.today()
        listed = queries.filter_pegawai(hr, queries.Saringan(unit=unit.pk), today).count()
        count = unit_queries.people_totals([unit.pk], today).get(unit.pk, 0)
        posted = Penempatan.objects.on(today).filter(pegawai=person).count()
        return [listed, count, posted, user.may_enter, user.may_receive_mail, own.get("/").status_code]

    assert told() == [1, 1, 1, True, True, 200]
    page = client.get(person.get_absolute_url())
    assert [(row.nama, row.sejak, row.dasar, row.is_kini) for row in page.context["kedudukan_list"]] == [
        ("Pensiun", day, "SK 800/1", False),
        ("Aktif", None, "", True),
    ]
    time_machine.move_to(waktu.now() + timedelta(days=36), tick=False)
    assert told() == [1, 1, 1, True, True, 200]
    time_machine.move_to(waktu.now() + timedelta(days=1), tick=False)
    assert told() == [0, 0, 0, False, False, 302]


def test_a_change_of_the_past_tells_of_the_past() -> None:
    unit, today = make_unit(), waktu.today()
    person = make_pegawai(unit=unit)
    change_kedudukan({person.pk: standing("02").pk}, mulai=today - 30 * BESOK)
    counts = [unit_queries.people_totals([unit.pk], today - n * BESOK).get(unit.pk, 0) for n in (31, 30, 0)]
    assert counts == [1, 0, 0]


def test_an_import_keeps_what_is_recorded_for_later_and_is_taken_back_whole(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    hr, nips, today = make_pengguna("kepegawaian"), [make_nip() for _ in range(2)], waktu.today()
    siasn.upload_and_apply(hr, [siasn.row(nip) for nip in nips])
    planned, leaver = (Pegawai.objects.get(nip=nip) for nip in nips)
    change_kedudukan({planned.pk: standing("99").pk}, mulai=today + 30 * BESOK, dasar="SK 1")

    def histories() -> list[tuple[Any, ...]]:
        rows = RiwayatKedudukan.objects.order_by("pegawai", "mulai").values_list(
            "pegawai", "kedudukan__siasn_id", "mulai", "selesai", "dasar"
        )
        return [*rows, *Pegawai.objects.order_by("pk").values_list("pk", "kedudukan__siasn_id")]

    before = histories()
    same = siasn.upload(hr, [siasn.row(nip) for nip in nips])
    assert (siasn.counts(same), histories()) == ({"sama": 2}, before)
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, kedudukan_hukum_id="02", kedudukan_hukum_nama="CLTN") for nip in nips])
    days = (today - BESOK, today, today + 30 * BESOK)
    assert [standing_on(planned.pk, day).siasn_id for day in days] == ["01", "02", "99"]
    assert [standing_on(leaver.pk, day).siasn_id for day in days] == ["01", "02", "02"]
    started = impor_services.start_undo(impor=impor, by=hr)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    assert histories() == before


def test_who_comes_with_an_ended_posting_was_active_while_it_ran(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    unit, nip = make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT), make_nip()
    siasn.upload_and_apply(make_pengguna("kepegawaian"), [siasn.row(nip, kedudukan_hukum_id="99", kedudukan_hukum_nama="Pensiun")])
    today = waktu.today()
    counts = [unit_queries.people_totals([unit.pk], day).get(unit.pk, 0) for day in (today - BESOK, today)]
    assert (counts, standing_on(Pegawai.objects.get(nip=nip).pk, today).siasn_id) == ([1, 0], "99")


def test_the_change_log_tells_of_dates_that_were_corrected() -> None:
    person, today = make_pegawai(), waktu.today()
    change_kedudukan({person.pk: standing("99").pk}, mulai=today + 9 * BESOK)
    change_kedudukan({person.pk: standing("02").pk}, mulai=today)
    kinds = {row.jenis for row in DaftarPerubahan(SaringanPerubahan(pegawai_id=person.pk))[:9]}
    assert "pegawai.riwayatkedudukan" in kinds
