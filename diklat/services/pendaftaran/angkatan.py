"""What the office does to the seats and the queue of a whole batch."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from diklat import penahan
from diklat.models import Angkatan, JatahUnit, Pendaftaran, Sertifikat
from diklat.models.pendaftaran import Status
from diklat.permissions import WRITERS
from diklat.queries.pendaftaran import kursi as queries
from diklat.queries.pendaftaran.langkah import BELUM_HADIR, is_pengelola
from diklat.services import bukti, jp, kunci
from diklat.services.pendaftaran import kursi, surel
from diklat.services.pendaftaran.transisi import ALASAN_MAX, require_alasan, take_langkah
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, without_own

PRIORITAS: Final = range(1, 10)
AKSI_HASIL: Final = {Status.LULUS: "luluskan", Status.TIDAK_LULUS: "tidak_luluskan", Status.TIDAK_HADIR: "tidak_hadir"}
SUDAH_MULAI: Final = "Diklat sudah dimulai dan kursi tidak tersedia"


def _lock_for(angkatan_id: int, by: Pengguna) -> Angkatan:
    if not is_pengelola(by):
        raise ValidationError("Kursi angkatan hanya diatur oleh pengelola diklat.", code="bukan_wewenang")
    angkatan = kunci.lock_angkatan(angkatan_id)
    kursi.check_belum_akhir(angkatan)
    return angkatan


@transaction.atomic
def set_kuota(*, angkatan_id: int, kuota: int, by: Pengguna) -> Angkatan:
    """More seats go to the queue at once; fewer expel nobody. Refuses: kuota, minimum, status_angkatan, bukan_wewenang, and apps above."""
    angkatan = _lock_for(angkatan_id, by)
    if kuota < 1:
        raise ValidationError("Jumlah kursi sedikitnya 1.", code="kuota")
    if kuota < angkatan.minimum:
        text = f"Jumlah kursi tidak boleh di bawah peserta paling sedikit ({angkatan.minimum}). Ubah dahulu angka itu."
        raise ValidationError(text, code="minimum")
    angkatan.kuota = kuota
    angkatan.save(update_fields=["kuota"])
    if angkatan.status != Angkatan.Status.DRAF:
        penahan.follow("kuota", angkatan, by)
    kursi.settle(angkatan)
    return angkatan


@transaction.atomic
def set_jatah(*, angkatan_id: int, jatah: Sequence[tuple[int, int, date | None]], by: Pengguna) -> Angkatan:
    """Replace the allotments by these (unit, seats, last day). People of the unit who have a seat already count in.

    Refuses: jatah_ganda, jatah_jumlah, jatah_lewat, jatah_melebihi_kursi, status_angkatan, bukan_wewenang.
    """
    angkatan = _lock_for(angkatan_id, by)
    _check_jatah(jatah)
    units = [unit_id for unit_id, _, _ in jatah]
    gone = angkatan.jatah_list.exclude(unit__in=units)
    angkatan.pendaftaran_list.filter(jatah__isnull=False).update(jatah=None)
    gone.delete()
    for unit_id, jumlah, sampai in jatah:
        values = {"jumlah": jumlah, "sampai": sampai, "is_dilepas": False, "terpakai": 0}
        JatahUnit.objects.update_or_create(angkatan=angkatan, unit_id=unit_id, defaults=values)
    kursi.refresh_kursi(angkatan)
    kursi.settle(angkatan)
    kept = sum(row.sisa for row in angkatan.jatah_list.filter(is_dilepas=False))
    if kept > max(0, angkatan.kuota - angkatan.terisi):
        free = max(0, angkatan.kuota - angkatan.terisi)
        text = f"Jatah yang belum terpakai ({kept} kursi) melebihi kursi yang masih kosong ({free}). Kurangi jatah atau tambah kursi."
        raise ValidationError(text, code="jatah_melebihi_kursi")
    return angkatan


def _check_jatah(jatah: Sequence[tuple[int, int, date | None]]) -> None:
    if len({unit_id for unit_id, _, _ in jatah}) < len(jatah):
        raise ValidationError("Satu unit hanya mempunyai satu jatah. Gabungkan barisnya.", code="jatah_ganda")
    if any(jumlah < 1 for _, jumlah, _ in jatah):
        raise ValidationError("Jatah sedikitnya 1 kursi. Hapus baris yang tidak dipakai.", code="jatah_jumlah")
    if any(sampai is not None and sampai < waktu.today() for _, _, sampai in jatah):
        raise ValidationError(
            "Jatah tidak dapat dijaga sampai tanggal yang sudah lewat. Pilih hari ini atau sesudahnya.", code="jatah_lewat"
        )


@transaction.atomic
def suspend_pendaftaran(*, angkatan_id: int, by: Pengguna) -> Angkatan:
    """Nobody comes in and nobody moves up until resumed. Refuses: status_angkatan, bukan_wewenang."""
    angkatan = _lock_for(angkatan_id, by)
    angkatan.is_ditangguhkan = True
    angkatan.save(update_fields=["is_ditangguhkan"])
    return angkatan


@transaction.atomic
def resume_pendaftaran(*, angkatan_id: int, by: Pengguna) -> Angkatan:
    """Seats that became free meanwhile go to the queue at once. Refuses: status_angkatan, bukan_wewenang."""
    angkatan = _lock_for(angkatan_id, by)
    angkatan.is_ditangguhkan = False
    angkatan.save(update_fields=["is_ditangguhkan"])
    kursi.settle(angkatan)
    return angkatan


@only_peran(*WRITERS)
@transaction.atomic
def set_prioritas(*, pendaftaran_id: int, prioritas: int, alasan: str, by: Pengguna) -> Pendaftaran:
    """Whoever has the smaller number goes first. Refuses: prioritas, alasan, langkah, bukan_wewenang."""
    if prioritas not in PRIORITAS:
        raise ValidationError("Urutan dahulu 1 sampai 9; 1 paling dahulu.", code="prioritas")
    reason = require_alasan(alasan)
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    note = f"Urutan dahulu {row.prioritas} menjadi {prioritas}: {reason}"[:ALASAN_MAX]
    take_langkah([row], "dahulukan", by=by, alasan=note, prioritas=prioritas)
    kursi.settle(angkatan)
    return row


@only_peran(*WRITERS)
@transaction.atomic
def cancel_all(*, angkatan_id: int, alasan: str, by: Pengguna) -> int:
    """End every application of a batch that is cancelled; the batch's own service sends the mail. Refuses: alasan, sudah_dinilai."""
    reason = require_alasan(alasan)
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.pendaftaran_list.filter(status__in=AKSI_HASIL).exists():
        raise ValidationError("Angkatan ini sudah mempunyai hasil peserta, jadi tidak dapat dibatalkan.", code="sudah_dinilai")
    rows = list(angkatan.pendaftaran_list.alive().order_by("urutan"))
    take_langkah(rows, "angkatan_batal", by=None, oleh=by, alasan=reason)
    kursi.refresh_kursi(angkatan)
    return len(rows)


@transaction.atomic
def mark_hadir(*, pendaftaran_ids: Sequence[int], by: Pengguna | None) -> int:
    """Registered people who were seen at a session; whoever is marked already stays so. Refuses: langkah, bukan_wewenang."""
    rows = _lock_rows(pendaftaran_ids)
    new = [row for row in rows if row.status not in (Status.HADIR, *AKSI_HASIL)]
    take_langkah(new, "hadir", by=by)
    return len(new)


@only_peran(*WRITERS)
@transaction.atomic
def set_hasil(*, hasil: Mapping[int, str], by: Pengguna) -> int:
    """Application -> lulus, tidak_lulus or tidak_hadir; a result may be corrected until its certificate is out.

    One's own is left out. Gives how many changed. Refuses: hasil, sendiri, bersertifikat, status_angkatan, langkah, bukan_wewenang.
    """
    if unknown := set(hasil.values()) - set(AKSI_HASIL):
        raise ValidationError(f"Hasil “{min(unknown)}” tidak dikenal.", code="hasil")
    locked = _lock_rows(list(hasil))
    others = without_own(by, {row.pk: row.pegawai_id for row in locked})
    rows = [row for row in locked if row.pk in others and row.status != hasil[row.pk]]
    issued = Sertifikat.objects.filter(pendaftaran__in=rows, status=Sertifikat.Status.TERBIT).select_related("pendaftaran__pegawai")
    if (found := issued.first()) is not None:
        name = found.pendaftaran.pegawai.nama
        raise ValidationError(f"Sertifikat {name} sudah terbit. Cabut dahulu sertifikatnya, lalu ubah hasilnya.", code="bersertifikat")
    for status, aksi in AKSI_HASIL.items():
        take_langkah([row for row in rows if hasil[row.pk] == status], aksi, by=by)
    bukti.sync_bukti(pendaftaran_ids=[row.pk for row in rows], by=by, alasan="Hasil diklat diubah menjadi tidak lulus.")
    jp.refresh_jp(pegawai_ids=[row.pegawai_id for row in rows])
    return len(rows)


def _lock_rows(pendaftaran_ids: Sequence[int]) -> list[Pendaftaran]:
    """The rows, with their batches locked in a fixed order. Refuses: status_angkatan."""
    rows = Pendaftaran.objects.filter(pk__in=pendaftaran_ids)
    for pk in rows.order_by("angkatan").values_list("angkatan", flat=True).distinct():
        kursi.check_belum_akhir(kunci.lock_angkatan(pk))
    return list(rows.order_by("angkatan", "urutan"))


def expire_tawaran() -> int:
    """For the clock: whatever time alone does to seats. How many batches were touched; each is a transaction of its own."""
    batches = queries.needing_seats()
    for angkatan_id in batches:
        kursi.fill_seats(angkatan_id=angkatan_id)
    begun = Angkatan.objects.filter(status__in=(Angkatan.Status.BERJALAN, *Angkatan.LEWAT))
    waiting = Q(pendaftaran_list__status__in=set(BELUM_HADIR) - {Status.TERDAFTAR})
    ended = list(begun.filter(waiting).order_by("pk").values_list("pk", flat=True).distinct())
    for angkatan_id in ended:
        end_antrean(angkatan_id=angkatan_id)
    return len(batches) + len(ended)


@transaction.atomic
def end_antrean(*, angkatan_id: int) -> int:
    """Once a training runs, whoever still waits is told that there was no seat."""
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.status in (Angkatan.Status.DRAF, *Angkatan.MENERIMA):
        return 0
    waiting = set(BELUM_HADIR) - {Status.TERDAFTAR}
    rows = list(angkatan.pendaftaran_list.filter(status__in=waiting).order_by("urutan"))
    take_langkah(rows, "tidak_kebagian", by=None, alasan=SUDAH_MULAI)
    surel.tell("dibatalkan", rows)
    kursi.refresh_kursi(angkatan)
    return len(rows)
