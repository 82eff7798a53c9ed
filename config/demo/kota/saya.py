"""The demo employee, and the trainings that are told of him by hand."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from config.demo.kota.program import DEMO
from diklat.models import Angkatan, Kehadiran, Pendaftaran
from diklat.models.pendaftaran import GUGUR
from diklat.services import jp
from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna

SHORT = 12  # JP of what he took


def find_me() -> Pegawai:
    """The demo employee: the first account that has no role of its own and heads nothing."""
    rows = Pengguna.objects.select_related("pegawai").order_by("pk")
    found = next(row for row in rows if row.pegawai_id and not row.groups.exists() and not row.headed_unit_ids)
    if found.pegawai is None:
        raise LookupError("accounts first")
    return found.pegawai


def fill_past(me: Pegawai) -> None:
    """Two trainings of the last months that the demo employee attended and passed."""
    closed = Angkatan.objects.filter(status="ditutup", program__jp__lte=SHORT)
    for angkatan in suitable(closed, me, "-selesai")[:2]:
        scores = {"nilai_awal": 60, "nilai_akhir": 86} if angkatan.program.nilai_minimum is not None else {}
        attend(angkatan, me, status="lulus", **scores)
    jp.refresh_jp(pegawai_ids=[me.pk])


def suitable(angkatan_list: QuerySet[Angkatan], me: Pegawai, *order: str) -> list[Angkatan]:
    """One batch a programme with a seat free, that asks for this kind of position and meets on days that this person has free."""
    post = Penempatan.objects.definitive().on(waktu.today()).select_related("jabatan").get(pegawai=me).jabatan
    mine = Pendaftaran.objects.filter(pegawai=me).exclude(status__in=GUGUR)
    spans = [span_of(row.angkatan) for row in mine.select_related("angkatan")]
    taken = set(mine.values_list("angkatan__program", flat=True))
    found = []
    free = angkatan_list.filter(terisi__lt=F("kuota"), mulai__isnull=False).exclude(program__in=taken)
    for row in free.select_related("program").order_by(*order, "pk"):
        first, last = span_of(row)
        apart = all(last < mulai or first > selesai for mulai, selesai in spans)
        if apart and row.program_id not in taken and DEMO[row.program.kode].fits(post.kelompok, post.nama, me.jenis_asn):
            found.append(row)
            taken.add(row.program_id)
            spans.append((first, last))
    return found


def span_of(angkatan: Angkatan) -> tuple[date, date]:
    if angkatan.mulai is None or angkatan.selesai is None:
        raise LookupError("a batch with days")
    return angkatan.mulai, angkatan.selesai


def attend(angkatan: Angkatan, pegawai: Pegawai, **values: Any) -> Pendaftaran:
    """A seat in a batch that is over, with every session attended."""
    angkatan.urutan_terakhir += 1
    angkatan.terisi += 1
    row = Pendaftaran.objects.create(
        angkatan=angkatan, pegawai=pegawai, urutan=angkatan.urutan_terakhir, golongan=pegawai.golongan, **values
    )
    Kehadiran.objects.bulk_create(Kehadiran(sesi=sesi, pendaftaran=row, status="H") for sesi in angkatan.sesi_list.all())
    angkatan.save(update_fields=["urutan_terakhir", "terisi"])
    return row
