"""Opening surveys: by itself on the last day of a batch, or by hand, and moving their last day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan
from evaluasi.models import Survei, VersiInstrumen
from evaluasi.models.instrumen import JenisInstrumen
from evaluasi.models.survei import BUKA_HARI
from evaluasi.permissions import WRITERS
from evaluasi.queries.instrumen import find_terbit
from evaluasi.queries.survei import diundang
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import only_peran
from pegawai.services.notifikasi.ramalan import Ramalan, sketch

BERLANGSUNG: Final = (Angkatan.Status.BERJALAN, Angkatan.Status.SELESAI)
Jenis = Survei.Jenis


@transaction.atomic
def ensure_survei(angkatan_ids: Iterable[int] | None = None, *, hari: date | None = None) -> int:
    """A survey, open for a week, for each of these batches (default: all) that has its last day and none yet; the number made.

    Three queries however many there are, and one more for each programme; safe to repeat. Batches that ended longer ago stay without.
    """
    today = hari or waktu.today()
    rows = Angkatan.objects.filter(status__in=BERLANGSUNG, selesai__lte=today, selesai__gte=today - timedelta(days=BUKA_HARI), survei=None)
    if angkatan_ids is not None:
        rows = rows.filter(pk__in=list(angkatan_ids))
    due = list(rows.select_related("program").order_by("selesai", "pk"))
    versi = {program: find_terbit(JenisInstrumen.UMPAN_BALIK, program) for program in {row.program_id for row in due}}
    made = [_draw(row, found, today) for row in due if (found := versi[row.program_id]) is not None]
    before = Survei.objects.count() if made else 0
    Survei.objects.bulk_create(made, ignore_conflicts=True)
    return Survei.objects.count() - before if made else 0


@only_peran(*WRITERS)
@transaction.atomic
def create_survei(*, buka: date, tutup: date, by: Pengguna, angkatan: Angkatan | None = None, nama: str = "") -> Survei:
    """Feedback on a batch, or without one an SKM period. Refuses with a code.

    Codes: tanpa_instrumen, terbalik, tutup_lewat, sudah_ada, status, terlalu_dini, bertumpuk.
    """
    jenis = Jenis.SKM if angkatan is None else Jenis.UMPAN_BALIK
    versi = find_terbit(str(jenis), angkatan.program_id if angkatan else None)
    if versi is None:
        raise ValidationError("Belum ada instrumen yang terbit untuk survei ini. Terbitkan instrumennya dahulu.", code="tanpa_instrumen")
    _require_window(buka, tutup)
    if angkatan is None:
        _require_free_period(buka, tutup)
    else:
        _require_batch(angkatan, buka)
    nama = (nama or _name(angkatan, buka))[: Survei._meta.get_field("nama").max_length]
    return Survei.objects.create(jenis=jenis, nama=nama, angkatan=angkatan, versi=versi, buka=buka, tutup=tutup, dibuat_oleh=by)


def sketch_undangan(survei: Survei) -> list[Ramalan]:
    """The mails that ask people to answer this survey, as they will go on the day it opens."""
    people = set(diundang(survei).order_by().values_list("pegawai", flat=True))
    return [sketch("survei_dibuka", people)] if people else []


@only_peran(*WRITERS)
@transaction.atomic
def update_survei(*, survei_id: int, buka: date, tutup: date, by: Pengguna) -> Survei:
    """Move the days of an open survey; once begun, only the last day. Codes: status, sudah_dibuka, tutup_lewat, bertumpuk, terlalu_dini."""
    survei = Survei.objects.select_for_update(of=("self",)).select_related("angkatan").get(pk=survei_id)
    if survei.status != Survei.Status.TERBUKA:
        raise ValidationError("Survei ini sudah ditutup, jadi waktunya tidak dapat diubah.", code="status")
    if survei.buka <= waktu.today() and buka != survei.buka:
        raise ValidationError({"buka": ValidationError("Survei sudah dibuka; yang dapat diubah hari terakhirnya.", code="sudah_dibuka")})
    _require_window(buka, tutup)
    if survei.angkatan is None:
        _require_free_period(buka, tutup, survei)
    else:
        _require_after_last_day(survei.angkatan, buka)
    survei.buka, survei.tutup = buka, tutup
    survei.save(update_fields=["buka", "tutup"])
    return survei


def _draw(angkatan: Angkatan, versi: VersiInstrumen, today: date) -> Survei:
    return Survei(
        jenis=Jenis.UMPAN_BALIK,
        nama=_name(angkatan, today)[: Survei._meta.get_field("nama").max_length],
        angkatan=angkatan,
        versi=versi,
        buka=today,
        tutup=today + timedelta(days=BUKA_HARI),
    )


def _name(angkatan: Angkatan | None, buka: date) -> str:
    return f"Umpan balik {angkatan.nama}" if angkatan else f"SKM {buka.year}"


def _require_window(buka: date, tutup: date) -> None:
    if tutup < buka:
        raise ValidationError({"tutup": ValidationError("Hari terakhir tidak boleh sebelum hari dibuka.", code="terbalik")})
    if tutup < waktu.today():
        raise ValidationError({"tutup": ValidationError("Hari terakhir sudah lewat. Pilih hari ini atau sesudahnya.", code="tutup_lewat")})


def _require_free_period(buka: date, tutup: date, itself: Survei | None = None) -> None:
    other = Survei.objects.filter(jenis=Jenis.SKM, buka__lte=tutup, tutup__gte=buka).exclude(status=Survei.Status.BATAL)
    found = (other.exclude(pk=itself.pk) if itself else other).first()
    if found is not None:
        text = f"Waktunya bertumpuk dengan {found.nama}. Pilih waktu lain, agar orang yang sama tidak mengisi dua kali."
        raise ValidationError({"buka": ValidationError(text, code="bertumpuk")})


def _require_batch(angkatan: Angkatan, buka: date) -> None:
    if Survei.objects.filter(angkatan=angkatan).exists():
        raise ValidationError({"angkatan": ValidationError("Angkatan ini sudah mempunyai survei umpan balik.", code="sudah_ada")})
    if angkatan.status in Angkatan.DIAM or angkatan.selesai is None:
        text = f"Angkatan berstatus {angkatan.get_status_display().lower()} tidak dapat diberi survei umpan balik."
        raise ValidationError({"angkatan": ValidationError(text, code="status")})
    _require_after_last_day(angkatan, buka)


def _require_after_last_day(angkatan: Angkatan, buka: date) -> None:
    if angkatan.selesai is not None and buka < angkatan.selesai:
        text = f"Umpan balik dibuka paling dini pada hari terakhir pelatihan, {format_tanggal(angkatan.selesai)}."
        raise ValidationError({"buka": ValidationError(text, code="terlalu_dini")})
