"""Evidence of levels: recorded once, never changed, cancelled with a reason; each write derives the profiles again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kompetensi.models import Kompetensi, MasaBerlaku, Penilaian
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import penilaian as queries
from kompetensi.services import profil
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Impor, JejakImpor, Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own

LEVEL_TERTINGGI = Decimal(5)
# Ratings by the person and by the supervisor come through their own functions, which check who is who.
DICATAT_KEPEGAWAIAN = (Sumber.ASESMEN, Sumber.UJI, Sumber.DIKLAT, Sumber.PASCA)


@dataclass(frozen=True, slots=True)
class Hasil:
    """One result to be recorded."""

    pegawai_id: int
    kompetensi_id: int
    level: Decimal
    tanggal: date
    sumber: str
    keterangan: str = ""


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def record_penilaian(
    *, pegawai: Pegawai, sumber: str, tanggal: date, level: Mapping[int, Decimal], by: Pengguna, keterangan: str = ""
) -> list[Penilaian]:
    """Results of one person on one day; `level` maps competency ids.

    Refuses: kosong, sendiri, sumber, masa_depan, level, kompetensi, tanpa_masa_berlaku, sudah_ada.
    """
    if sumber not in DICATAT_KEPEGAWAIAN:
        raise ValidationError("Penilaian mandiri dan penilaian atasan diisi oleh orangnya sendiri.", code="sumber")
    return _record(pegawai, sumber, tanggal, level, by, keterangan)


@transaction.atomic
def rate_mandiri(*, level: Mapping[int, Decimal], by: Pengguna) -> list[Penilaian]:
    """One's own estimate, today; indicative only. Refuses: bukan_pegawai and what record_penilaian refuses."""
    if by.pegawai is None:
        raise ValidationError("Akun ini tidak terhubung dengan data pegawai.", code="bukan_pegawai")
    return _record(by.pegawai, Sumber.MANDIRI, waktu.today(), level, by, "")


@transaction.atomic
def rate_bawahan(*, pegawai: Pegawai, level: Mapping[int, Decimal], by: Pengguna) -> list[Penilaian]:
    """The supervisor's estimate, today; indicative only. Refuses: sendiri, bukan_bawahan and what record_penilaian refuses."""
    refuse_own(by, pegawai.pk)
    if not queries.bawahan_of(by).filter(pk=pegawai.pk).exists():
        raise ValidationError(f"{pegawai.nama} bukan bawahan Anda hari ini.", code="bukan_bawahan")
    return _record(pegawai, Sumber.ATASAN, waktu.today(), level, by, "")


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def cancel_penilaian(*, penilaian: Penilaian, alasan: str, by: Pengguna) -> Penilaian:
    """The row stays, marked; the profile falls back to the previous valid result. Refuses: alasan, sendiri, sudah_dibatalkan."""
    reason = alasan.strip()
    if not reason:
        raise ValidationError("Tulis alasan pembatalan.", code="alasan")
    locked = Penilaian.objects.select_for_update().get(pk=penilaian.pk)
    refuse_own(by, locked.pegawai_id)
    if locked.dibatalkan_pada is not None:
        raise ValidationError("Penilaian ini sudah dibatalkan.", code="sudah_dibatalkan")
    locked.dibatalkan_pada = waktu.now()
    locked.dibatalkan_oleh = by
    locked.alasan_batal = reason[: Penilaian._meta.get_field("alasan_batal").max_length]
    locked.save(update_fields=["dibatalkan_pada", "dibatalkan_oleh", "alasan_batal"])
    profil.refresh_profil([locked.pegawai_id])
    return locked


def withdraw_impor(jejak: JejakImpor, by: Pengguna) -> None:
    """Evidence is never removed: the results of an import are marked as cancelled, as a single one would be. Those that somebody has
    cancelled already keep his reason. Triggers queue the people for their profile."""
    reason = f"Impor {jejak.impor} dibatalkan"[: Penilaian._meta.get_field("alasan_batal").max_length]
    rows = Penilaian.objects.filter(pk__in=jejak.baru, dibatalkan_pada__isnull=True)
    rows.update(dibatalkan_pada=waktu.now(), dibatalkan_oleh=by, alasan_batal=reason)


def write_hasil(*, hasil: Sequence[Hasil], by: Pengguna | None, impor: Impor | None = None) -> list[Penilaian]:
    """Append checked results of many people, inside the caller's transaction; of oneself only one's own estimate.

    Refuses as record_penilaian does.
    """
    refuse_own(by, *(row.pegawai_id for row in hasil if row.sumber != Sumber.MANDIRI))
    today = waktu.today()
    masa = load_masa_berlaku()
    rows = [
        Penilaian(
            pegawai_id=row.pegawai_id,
            kompetensi_id=row.kompetensi_id,
            level=row.level,
            tanggal=row.tanggal,
            berlaku_sampai=expiry(row.sumber, row.tanggal, masa),
            sumber=row.sumber,
            keterangan=row.keterangan,
            dicatat_oleh=by,
            impor=impor,
        )
        for row in hasil
    ]
    for row in rows:
        _check(row, today)
    try:
        with transaction.atomic():
            return Penilaian.objects.bulk_create(rows, batch_size=2000)
    except IntegrityError as error:
        if "penilaian_satu_per_sumber_dan_tanggal" not in str(error):
            raise
        raise ValidationError(
            "Penilaian dari sumber dan tanggal yang sama sudah ada. Batalkan dahulu yang lama.", code="sudah_ada"
        ) from error


def load_masa_berlaku() -> dict[str, list[tuple[date, int]]]:
    """Per source the dated validity in years, latest first."""
    masa: dict[str, list[tuple[date, int]]] = {}
    for row in MasaBerlaku.objects.order_by("-berlaku_mulai"):
        masa.setdefault(row.sumber, []).append((row.berlaku_mulai, row.tahun))
    return masa


def expiry(sumber: str, tanggal: date, masa: Mapping[str, Sequence[tuple[date, int]]]) -> date:
    """The first day on which a result no longer counts, by the rule in force on its date. Refuses: tanpa_masa_berlaku."""
    years = next((years for start, years in masa.get(sumber, ()) if start <= tanggal), None)
    if years is None:
        raise ValidationError(
            f"Belum ada masa berlaku untuk {Sumber(sumber).label.lower()} pada {format_tanggal(tanggal)}. "
            "Minta admin menambahkannya di tabel Masa berlaku hasil.",
            code="tanpa_masa_berlaku",
        )
    if (tanggal.month, tanggal.day) == (2, 29):
        return date(tanggal.year + years, 3, 1)
    return tanggal.replace(year=tanggal.year + years)


def _record(pegawai: Pegawai, sumber: str, tanggal: date, level: Mapping[int, Decimal], by: Pengguna, keterangan: str) -> list[Penilaian]:
    if not level:
        raise ValidationError("Isi sedikitnya satu level.", code="kosong")
    if Kompetensi.objects.active().filter(pk__in=level).count() != len(level):
        raise ValidationError("Kompetensi ini tidak ada atau tidak lagi dipakai.", code="kompetensi")
    hasil = [Hasil(pegawai.pk, pk, value, tanggal, sumber, keterangan) for pk, value in sorted(level.items())]
    rows = write_hasil(hasil=hasil, by=by)
    profil.refresh_profil([pegawai.pk])
    return rows


def _check(row: Penilaian, today: date) -> None:
    if row.tanggal > today:
        raise ValidationError("Tanggal penilaian tidak boleh sesudah hari ini.", code="masa_depan")
    if not row.level.is_finite() or not 0 <= row.level <= LEVEL_TERTINGGI or row.level != round(row.level, 2):
        raise ValidationError("Level harus 0 sampai 5, paling banyak dua angka di belakang koma.", code="level")
