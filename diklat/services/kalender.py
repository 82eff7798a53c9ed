"""Sessions as iCalendar: the same event (same UID) in mails and in a person's feed; a later version of the schedule replaces it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vDuration

from diklat.models import Angkatan, Sesi
from lib import waktu
from pegawai.queries.instansi import get_instansi

SEGAR: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Acara:
    """A session as it stands in somebody's calendar."""

    sesi: Sesi
    is_batal: bool = False
    is_mengajar: bool = False


def make_ics(acara_list: Iterable[Acara], *, metode: str = "", nama: str = "", dtstamp: datetime | None = None) -> bytes:
    """A calendar of these sessions (with angkatan, program and ruang loaded) and its time zone. `metode`: PUBLISH, CANCEL or none.

    Without `dtstamp` the events are stamped with now; a feed gives the moment of the last change, so that it stays the same in between.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{get_instansi().sebutan}//Tangkas//ID")
    calendar.add("version", "2.0")
    if metode:
        calendar.add("method", metode)
    if nama:
        calendar.add("x-wr-calname", nama)
        calendar.add("x-wr-timezone", waktu.zone_name())
        calendar.add("refresh-interval", SEGAR, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(SEGAR))
    stamp = dtstamp or waktu.now()
    for acara in acara_list:
        calendar.add_component(_event(acara, stamp))
    calendar.add_component(_zone(waktu.zone_name(), waktu.zone_label()))
    return bytes(calendar.to_ical())


@lru_cache(maxsize=3)
def _zone(name: str, label: str) -> Timezone:
    """The three zones have one offset since 1964; the library would look through every year of it, a tenth of a second each time."""
    offset = waktu.local(waktu.now()).utcoffset()
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 -- local time by definition
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", label)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(standard)
    return zone


def uid_of(sesi: Sesi) -> str:
    return f"sesi-{sesi.pk}@{_host()}"


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "tangkas"


def _event(acara: Acara, stamp: datetime) -> Event:
    sesi, angkatan = acara.sesi, acara.sesi.angkatan
    event = Event()
    event.add("uid", uid_of(sesi))
    event.add("dtstamp", stamp)
    event.add("sequence", angkatan.versi_jadwal + (1 if acara.is_batal else 0))
    event.add("dtstart", waktu.local(sesi.mulai))
    event.add("dtend", waktu.local(sesi.selesai))
    event.add("summary", f"{'Mengajar: ' if acara.is_mengajar else ''}{angkatan.program.nama}: {sesi.judul}")
    event.add("status", "CANCELLED" if acara.is_batal else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:tangkas@{_host()}"))
    if place := place_of(sesi, angkatan):
        event.add("location", place)
    url = f"{settings.BASE_URL}{angkatan.get_absolute_url()}"
    event.add("url", url)
    event.add("description", f"{angkatan.sebutan}, sesi {sesi.nomor}\n{f'Kelas daring: {sesi.tautan}' if sesi.tautan else ''}\n{url}")
    return event


def place_of(sesi: Sesi, angkatan: Angkatan) -> str:
    if sesi.ruang is not None:
        return ", ".join(filter(None, (sesi.ruang.nama, sesi.ruang.lokasi)))
    return angkatan.tempat or sesi.tautan
