"""The calendar feed: the secret is the key, what fell out is cancelled, nothing changes means nothing is sent."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from diklat.models import Angkatan, LanggananKalender, Pendaftaran, Sesi, Transisi
from diklat.services import langganan
from pegawai.models import KedudukanHukum, Pegawai
from tests import factories
from tests.diklat import pabrik
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def rina() -> Pegawai:
    return factories.make_pegawai("Rina", unit=factories.make_unit())


def fetch(kode: str, **headers: str) -> Any:
    return Client(headers=headers).get(reverse("diklat:umpan", kwargs={"kode": kode}))


def events_of(kode: str) -> dict[str, str]:
    """Title of each event to its status."""
    calendar = Calendar.from_ical(fetch(kode).content)
    return {str(event["summary"]): str(event["status"]) for event in calendar.walk("VEVENT")}


def test_umpan_gives_the_own_sessions_with_a_time_zone(rina: Pegawai) -> None:
    kode = langganan.renew_langganan(pegawai=rina)
    program = pabrik.make_program("Pelayanan; prima, dan\nramah")
    angkatan = pabrik.make_angkatan(program)
    sesi = pabrik.make_sesi(angkatan, date(2026, 12, 3), jam=8, ruang=pabrik.make_ruang("Aula", lokasi="Lantai 4"))
    other = pabrik.make_angkatan(pabrik.make_program())
    pabrik.make_sesi(other)
    pabrik.make_pendaftaran(angkatan, rina)
    pabrik.make_pendaftaran(other, rina, "daftar_tunggu")
    answer = fetch(kode)
    calendar = Calendar.from_ical(answer.content)
    [event] = calendar.walk("VEVENT")
    assert (event["uid"], event["sequence"], event["location"], event["status"]) == (
        f"sesi-{sesi.pk}@127.0.0.1", 1, "Aula, Lantai 4", "CONFIRMED",
    )  # fmt: skip
    assert event.decoded("dtstart") == sesi.mulai
    assert event["dtstart"].params["TZID"] == "Asia/Jakarta"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Jakarta"]
    assert b"\r\nX-PUBLISHED-TTL:PT6H\r\n" in answer.content
    assert str(event["summary"]) == "Pelayanan; prima, dan\nramah: Materi"
    assert {name: answer.headers[name] for name in ("Content-Type", "Referrer-Policy", "Cache-Control")} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, max-age=900",
    }


def test_umpan_cancels_what_fell_out_and_names_what_is_taught(rina: Pegawai) -> None:
    kode = langganan.renew_langganan(pegawai=rina)
    names = ("tetap", "sesi-batal", "angkatan-batal", "mundur", "tak-pernah", "mengajar")
    batches = {name: pabrik.make_angkatan(pabrik.make_program(name)) for name in names}
    for name, angkatan in batches.items():
        sesi = pabrik.make_sesi(angkatan, judul="m", narasumber=pabrik.make_narasumber(pegawai=rina) if name == "mengajar" else None)
        if name == "sesi-batal":
            Sesi.objects.filter(pk=sesi.pk).update(is_batal=True)
    for name in ("tetap", "sesi-batal"):
        pabrik.make_pendaftaran(batches[name], rina)
    gone = {name: pabrik.make_pendaftaran(batches[name], rina, "dibatalkan") for name in ("mundur", "tak-pernah")}
    gone["angkatan-batal"] = pabrik.make_pendaftaran(batches["angkatan-batal"], rina, "angkatan_batal")
    Angkatan.objects.filter(pk=batches["angkatan-batal"].pk).update(status="batal", alasan_batal="sepi")
    for name in ("mundur", "angkatan-batal"):
        Transisi.objects.create(pendaftaran=gone[name], aksi="daftar", ke="terdaftar")
    assert events_of(kode) == {
        "tetap: m": "CONFIRMED", "sesi-batal: m": "CANCELLED", "angkatan-batal: m": "CANCELLED",
        "mundur: m": "CANCELLED", "Mengajar: mengajar: m": "CONFIRMED",
    }  # fmt: skip


def test_umpan_is_not_sent_again_until_something_changes(rina: Pegawai) -> None:
    kode = langganan.renew_langganan(pegawai=rina)
    angkatan = pabrik.make_angkatan()
    sesi = pabrik.make_sesi(angkatan)
    pabrik.make_pendaftaran(angkatan, rina)
    first = fetch(kode)
    headers = {"if-none-match": first.headers["ETag"], "if-modified-since": first.headers["Last-Modified"]}
    assert (fetch(kode, **headers).status_code, fetch(kode).content == first.content) == (304, True)
    Sesi.objects.filter(pk=sesi.pk).update(mulai=sesi.mulai + timedelta(hours=1), selesai=sesi.selesai + timedelta(hours=1))
    assert fetch(kode, **headers).status_code == 200


def test_umpan_of_a_wrong_old_or_revoked_code_or_of_somebody_who_left_is_not_found(rina: Pegawai) -> None:
    old = langganan.renew_langganan(pegawai=rina)
    new = langganan.renew_langganan(pegawai=rina)
    assert [fetch(kode).status_code for kode in (old, new, "x" * 43)] == [404, 200, 404]
    Pegawai.objects.filter(pk=rina.pk).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    assert fetch(new).status_code == 404
    Pegawai.objects.filter(pk=rina.pk).update(kedudukan=rina.kedudukan)
    assert langganan.revoke_langganan(pegawai=rina)
    assert (fetch(new).status_code, langganan.revoke_langganan(pegawai=rina)) == (404, False)


def test_umpan_shows_nobody_elses_sessions(rina: Pegawai) -> None:
    angkatan = pabrik.make_angkatan()
    pabrik.make_sesi(angkatan)
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    assert events_of(langganan.renew_langganan(pegawai=rina)) == {}


def test_umpan_is_limited_by_address() -> None:
    cache.clear()
    codes = [fetch("x" * 43).status_code for _ in range(62)]
    assert (codes[59], codes[60:]) == (404, [429, 429])


def test_langganan_page_shows_the_address_once_and_stores_only_its_hash(rina: Pegawai) -> None:
    client = enter(factories.make_pengguna(pegawai=rina))
    made = client.post(reverse("diklat:langganan"))
    alamat = made.context["alamat"]
    assert Client().get(alamat).status_code == 200
    kode = alamat.rsplit("/", 1)[1].removesuffix(".ics")
    assert (len(kode), LanggananKalender.objects.get().sidik) == (43, langganan.sidik_of(kode))
    assert kode not in client.get(reverse("diklat:langganan")).content.decode()
    client.post(reverse("diklat:langganan-revoke"))
    assert Client().get(alamat).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_umpan_keeps_its_query_count(rina: Pegawai, count: int, django_assert_num_queries: Any) -> None:
    kode = langganan.renew_langganan(pegawai=rina)
    for _ in range(count):
        angkatan = pabrik.make_angkatan()
        pabrik.make_sesi(angkatan, ruang=pabrik.make_ruang())
        pabrik.make_pendaftaran(angkatan, rina)
    with django_assert_num_queries(8):
        fetch(kode)


def test_a_session_of_long_ago_is_left_out(rina: Pegawai) -> None:
    kode = langganan.renew_langganan(pegawai=rina)
    angkatan = pabrik.make_angkatan()
    pabrik.make_sesi(angkatan, timezone.localdate() - timedelta(days=400))
    Pendaftaran.objects.filter(pk=pabrik.make_pendaftaran(angkatan, rina).pk).update(status="lulus")
    assert events_of(kode) == {}
