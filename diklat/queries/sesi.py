"""Sessions as pages show them: by day, with their bookings; those of a teacher; the participants of one session."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from diklat.models import Angkatan, Kehadiran, Pendaftaran, Sesi
from diklat.queries.siklus import Halangan
from lib import waktu
from pegawai.models import Pengguna

BELUM_MAX = 5


@dataclass(frozen=True, slots=True)
class Hari:
    """One day of a schedule."""

    tanggal: date
    sesi_list: list[Sesi]


def sesi_of(angkatan: Angkatan) -> QuerySet[Sesi]:
    """All sessions in order, with `tercatat`: whether attendance was recorded."""
    recorded = Kehadiran.objects.filter(sesi=OuterRef("pk"))
    rows = angkatan.sesi_list.select_related("ruang", "narasumber").annotate(tercatat=Exists(recorded))
    return rows.order_by("mulai", "nomor")


def group_by_hari(sesi: Iterable[Sesi]) -> list[Hari]:
    days: dict[date, list[Sesi]] = {}
    for row in sesi:
        days.setdefault(waktu.day(row.mulai), []).append(row)
    return [Hari(day, rows) for day, rows in sorted(days.items())]


def sum_jp(sesi: Iterable[Sesi]) -> int:
    return sum(row.jp for row in sesi if not row.is_batal)


def letak_of(sesi: Sesi) -> str:
    """Where and when a session is held, as pages send back what they showed."""
    return f"{int(sesi.mulai.timestamp())}.{int(sesi.selesai.timestamp())}.{sesi.ruang_id or ''}"


def check_pindah(sesi: Sesi, *, tercatat: bool) -> Halangan | None:
    """Why a session stays where it is: its batch is over, attendance is noted, or it has begun. Board and service ask here."""
    if sesi.is_batal or sesi.angkatan.status not in Angkatan.BELUM_SELESAI:
        return Halangan("status", "Sesi ini ditiadakan, atau angkatannya sudah selesai, jadi jadwalnya tidak dapat diubah.")
    if tercatat or sesi.kehadiran_ditutup is not None:
        return Halangan("kehadiran_tercatat", f"Kehadiran sesi {sesi.nomor} sudah dicatat, jadi waktu dan tempatnya tidak dapat diubah.")
    if sesi.mulai <= waktu.now():
        return Halangan("sesi_lampau", f"Sesi {sesi.nomor} sudah dimulai, jadi tidak dipindahkan. Ubah pada tab Jadwal bila salah catat.")
    return None


def find_halangan_pindah(sesi: Sesi) -> Halangan | None:
    """As `check_pindah`, of one session; one query."""
    return check_pindah(sesi, tercatat=sesi.kehadiran_list.exists())


def taught_by(user: Pengguna) -> QuerySet[Sesi]:
    """Sessions that this account teaches, of batches that people know of."""
    rows = Sesi.objects.taught_by(user).exclude(angkatan__status=Angkatan.Status.DRAF)
    return rows.select_related("angkatan__program", "ruang", "narasumber")


def without_attendance(user: Pengguna) -> list[Sesi]:
    """Taught by this account; the oldest first."""
    return list(belum_dicatat(taught_by(user)).order_by("mulai", "pk")[:BELUM_MAX])


def belum_dicatat(rows: QuerySet[Sesi]) -> QuerySet[Sesi]:
    """Over and not noted although somebody has a seat, of batches not yet closed."""
    noted = Kehadiran.objects.filter(sesi=OuterRef("pk"))
    rows = rows.filter(~Exists(noted), selesai__lte=waktu.now(), is_batal=False, angkatan__terisi__gt=0)
    return rows.exclude(angkatan__status__in=Angkatan.DIAM)


def with_peserta_count(rows: QuerySet[Sesi]) -> QuerySet[Sesi]:
    seated = Pendaftaran.objects.peserta().order_by().values("pk")
    return rows.annotate(peserta_count=Count("angkatan__pendaftaran_list", filter=Q(angkatan__pendaftaran_list__in=seated)))


def peserta_of(angkatan: Angkatan) -> QuerySet[Pendaftaran]:
    """Names and units for a teacher: no scores, no decisions."""
    return angkatan.pendaftaran_list.peserta().select_related("pegawai", "unit", "jabatan").order_by("pegawai__nama", "pk")
