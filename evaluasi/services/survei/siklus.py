"""Closing, cancelling, and what the calendar does to surveys."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, Kehadiran, Pendaftaran
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import Survei, SurveiMasuk
from evaluasi.models.survei import BUKA_HARI
from evaluasi.permissions import WRITERS
from evaluasi.queries.survei import diundang
from evaluasi.services.survei.buka import ensure_survei
from evaluasi.services.survei.rilis import release_many
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

TERLAMBAT: Final = timedelta(days=60)
ANGKATAN_BATAL: Final = "Angkatan dibatalkan."
Status = Survei.Status


@only_peran(*WRITERS)
@transaction.atomic
def close_survei(*, survei_id: int, by: Pengguna | None = None) -> Survei:
    """Take no more answers; the number of those who could have answered is kept as it is now. Codes: status, belum_dibuka."""
    survei = Survei.objects.select_for_update().get(pk=survei_id)
    if survei.status != Status.TERBUKA:
        raise ValidationError("Survei ini sudah ditutup.", code="status")
    if survei.buka > waktu.today():
        raise ValidationError("Survei ini belum dibuka. Ubah waktunya, atau batalkan.", code="belum_dibuka")
    _close([survei.pk])
    survei.refresh_from_db()
    return survei


@only_peran(*WRITERS)
@transaction.atomic
def close_and_release(*, survei_id: int, by: Pengguna | None = None) -> Survei:
    """Close and publish at once. Codes: status, belum_dibuka."""
    survei = close_survei(survei_id=survei_id, by=by)
    release_many([survei_id])
    survei.refresh_from_db()
    return survei


@only_peran(*WRITERS)
@transaction.atomic
def cancel_survei(*, survei_id: int, alasan: str, by: Pengguna | None = None) -> Survei:
    """Final; answers that came in are thrown away unseen. Codes: alasan, status (already released or cancelled)."""
    reason = alasan.strip()[: Survei._meta.get_field("alasan_batal").max_length]
    if not reason:
        raise ValidationError("Tulis alasan pembatalan.", code="alasan")
    survei = Survei.objects.select_for_update().get(pk=survei_id)
    if survei.status in (Status.DIRILIS, Status.BATAL):
        raise ValidationError("Survei yang hasilnya sudah terbit atau sudah dibatalkan tidak dapat dibatalkan.", code="status")
    SurveiMasuk.objects.filter(survei=survei).delete()
    survei.status, survei.alasan_batal = Status.BATAL, reason
    survei.save(update_fields=["status", "alasan_batal"])
    return survei


def advance_survei() -> None:
    """What is due today: open, cancel with the batch, close, release. Safe to repeat, and each step stands alone."""
    _follow_batch()
    ensure_survei()
    _cancel_with_batch()
    _reopen_late()
    _close_due()
    release_many(Survei.objects.filter(status__in=(Status.DITUTUP, Status.MENUNGGU)).values_list("pk", flat=True))
    sweep_masuk()  # each time: pages that an older reader may still look into stay, and are freed by the next


def sweep_masuk() -> None:
    """Free the pages where answers waited, so that not even the files keep their order. Not possible inside a transaction.

    The indexes too, which PostgreSQL leaves for later where less than a fiftieth of the pages is concerned: the places of those rows
    would stay, in order, and with them every page before."""
    if not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (INDEX_CLEANUP ON) evaluasi_surveimasuk")


@transaction.atomic
def _close_due() -> None:
    due = Survei.objects.select_for_update().filter(status=Status.TERBUKA, tutup__lt=waktu.today())
    _close([row.pk for row in due.order_by("pk")])


@transaction.atomic
def _follow_batch() -> None:
    """A batch that was postponed after its survey opened by itself takes the survey along, while nobody has answered."""
    rows = Survei.objects.select_for_update(of=("self",)).select_related("angkatan").filter(status=Status.TERBUKA, dibuat_oleh=None)
    for survei in rows.filter(angkatan__selesai__gt=F("buka"), partisipasi_list=None).order_by("pk"):
        if survei.angkatan and (last := survei.angkatan.selesai):
            survei.buka, survei.tutup = last, last + timedelta(days=BUKA_HARI)
            survei.save(update_fields=["buka", "tutup"])


@transaction.atomic
def _cancel_with_batch() -> None:
    """Surveys of cancelled batches, and what is left of their answers."""
    rows = Survei.objects.filter(angkatan__status=Angkatan.Status.BATAL)
    open_rows = rows.filter(status__in=(Status.TERBUKA, Status.DITUTUP, Status.MENUNGGU))
    open_rows.update(status=Status.BATAL, alasan_batal=ANGKATAN_BATAL)
    SurveiMasuk.objects.filter(survei__status=Status.BATAL).delete()


@transaction.atomic
def _reopen_late() -> None:
    """Attendance that was noted after the window had closed opens it again for a week: those people were never asked. Only while nothing of
    it is published, and in the weeks after the batch; what was answered stays where it waits."""
    today = waktu.today()
    rows = Survei.objects.select_for_update(of=("self",)).filter(status=Status.MENUNGGU, angkatan__selesai__gte=today - TERLAMBAT)
    for survei in rows.exclude(angkatan__status__in=Angkatan.FINAL).order_by("pk"):
        if diundang(survei).order_by().values("pegawai").distinct().count() > survei.diundang:
            survei.status, survei.tutup, survei.diundang = Status.TERBUKA, today + timedelta(days=BUKA_HARI), 0
            survei.save(update_fields=["status", "tutup", "diundang"])


def _close(survei_ids: Iterable[int]) -> None:
    """The rows are locked; answers under way have come in by then, for each holds a share of the survey's row."""
    rows = Survei.objects.filter(pk__in=list(survei_ids))
    present = Kehadiran.objects.filter(status=Kehadiran.Status.HADIR, sesi__is_batal=False).values("pendaftaran")
    people = Pendaftaran.objects.filter(angkatan=OuterRef("angkatan"), status__in=PESERTA, pk__in=present).order_by()
    count = people.values("angkatan").annotate(n=Count("pk")).values("n")
    rows.exclude(angkatan=None).update(status=Status.DITUTUP, diundang=Coalesce(Subquery(count, output_field=IntegerField()), 0))
    for survei in rows.filter(angkatan=None, status=Status.TERBUKA):
        survei.status, survei.diundang = Status.DITUTUP, diundang(survei).order_by().values("pegawai").distinct().count()
        survei.save(update_fields=["status", "diundang"])
