"""Who may take whose seat: one list for the page and for the service that checks what the page sent back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from diklat.models import Pendaftaran, Penggantian
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN, PendaftaranQuerySet
from diklat.models.penggantian import PenggantianQuerySet
from diklat.permissions import WRITERS
from diklat.queries.usul import Calon, bawahan_list, describe_people
from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.permissions import is_own, peran_of

Jalur = Pendaftaran.Jalur
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Rekan:
    """What an employee learns of a colleague: his name, his unit, and whether he may come."""

    pk: int
    nama: str
    unit_sebutan: str
    boleh: bool


def jalur_of(daftar: Pendaftaran, user: Pengguna) -> str:
    """As what this account acts on the seat; on one's own as nothing else."""
    if is_own(user, daftar.pegawai_id):
        return Jalur.MANDIRI
    return Jalur.PENGELOLA if peran_of(user) & set(WRITERS) else Jalur.ATASAN


def rekan_list(daftar: Pendaftaran, user: Pengguna) -> PegawaiQuerySet:
    """Of the same perangkat daerah today for the person, of his own people for a head, of the whole city for officers."""
    way, today = jalur_of(daftar, user), waktu.today()
    if way == Jalur.ATASAN:
        return bawahan_list(user).exclude(pk=daftar.pegawai_id)
    people = Pegawai.objects.active().exclude(pk=daftar.pegawai_id)
    if way == Jalur.PENGELOLA:
        return people.exclude(pk=user.pegawai_id).with_posting(today) if user.pegawai_id else people.with_posting(today)
    here = Penempatan.objects.definitive().on(today).filter(pegawai=daftar.pegawai_id).values_list("unit", flat=True).first()
    offices = UnitKerja.objects.ancestors_of(here).top().values_list("pk", flat=True) if here else ()
    return people.in_subtree_of(list(offices), today).with_posting(today)


def find_pengganti(daftar: Pendaftaran, user: Pengguna, text: str) -> list[Calon]:
    """For heads and officers, who read these people's levels anyway; the office searches first."""
    if not text and jalur_of(daftar, user) == Jalur.PENGELOLA:
        return []
    people = rekan_list(daftar, user)
    rows = list((people.search(text) if text else people).order_by("nama", "pk")[:SHOWN])
    return describe_people(daftar.angkatan, rows, jalur=Jalur.PENGGANTI)


def find_rekan(daftar: Pendaftaran, user: Pengguna, text: str) -> list[Rekan]:
    """For the person himself: found by name only, so that no NIP can be tried out."""
    people = rekan_list(daftar, user)
    for word in text.split():
        people = people.filter(nama__icontains=word)
    rows = list(people.order_by("nama", "pk")[:SHOWN])
    found = describe_people(daftar.angkatan, rows, jalur=Jalur.PENGGANTI)
    return [Rekan(row.pegawai.pk, row.pegawai.nama, getattr(row.pegawai, "unit_sebutan", ""), not row.penolakan) for row in found]


def menunggu_putusan(daftar: Pendaftaran) -> PendaftaranQuerySet:
    """The colleague's application that waits for a decision on this seat."""
    return Pendaftaran.objects.filter(asal__pendaftaran=daftar, status__in=MENUNGGU_PUTUSAN)


def tawaran_of(daftar: Pendaftaran) -> Penggantian | None:
    """The last offer of this seat that still matters: open, or agreed to."""
    rows = daftar.penggantian_list.select_related("calon", "hasil").order_by("-pk")
    last = rows.first()
    if last is None or (last.status == Penggantian.Status.DITAWARKAN and not Penggantian.objects.open().filter(pk=last.pk).exists()):
        return None
    return last


def open_penggantian(pegawai_id: Any, now: datetime | None = None) -> PenggantianQuerySet:
    """Colleagues' seats that wait for the answer of this person (a key or an expression for it)."""
    return Penggantian.objects.open(now).filter(calon=pegawai_id)
