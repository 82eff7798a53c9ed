"""Ways out of a batch, each of which frees a seat for the next: cancelling, offers, other batches, leaving service."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN, Status
from diklat.queries.pendaftaran.langkah import BELUM_HADIR
from diklat.queries.pendaftaran.urungkan import usulan_diurungkan
from diklat.services import kunci
from diklat.services.pendaftaran import kursi, surel
from diklat.services.pendaftaran.daftar import as_tamu, require_syarat, take_place
from diklat.services.pendaftaran.transisi import ALASAN_MAX, require_alasan, take_langkah
from lib import waktu
from lib.format import format_tanggal, format_waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import is_own
from pegawai.services import notifikasi

Jalur = Pendaftaran.Jalur
TIDAK_AKTIF: Final = "Tidak lagi pegawai aktif"


@transaction.atomic
def cancel_pendaftaran(*, pendaftaran_id: int, by: Pengguna, alasan: str) -> Pendaftaran:
    """Refuses: alasan, batas_batal, status_angkatan, langkah, bukan_wewenang."""
    reason = require_alasan(alasan)
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    kursi.check_belum_akhir(angkatan)
    check_batas_batal(angkatan, row, by)
    take_langkah([row], "batalkan", by=by, alasan=reason)
    surel.tell("dibatalkan", [row])
    kursi.settle(angkatan)
    return row


@transaction.atomic
def accept_tawaran(*, pendaftaran_id: int, by: Pengguna) -> Pendaftaran:
    """Refuses: tawaran_lewat, langkah, bukan_wewenang."""
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    if row.tawaran_sampai is not None and row.tawaran_sampai <= waktu.now():
        text = f"Tawaran ini berlaku sampai {format_waktu(row.tawaran_sampai)} dan sudah lewat. Daftarlah lagi bila masih berminat."
        raise ValidationError(text, code="tawaran_lewat")
    take_langkah([row], "terima", by=by)
    kursi.settle(angkatan)
    return row


@transaction.atomic
def decline_tawaran(*, pendaftaran_id: int, by: Pengguna, alasan: str = "") -> Pendaftaran:
    """Refuses: langkah, bukan_wewenang."""
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    take_langkah([row], "tolak_tawaran", by=by, alasan=alasan.strip()[:ALASAN_MAX] or "Tawaran tidak diambil")
    surel.tell("dibatalkan", [row])
    kursi.settle(angkatan)
    return row


@transaction.atomic
def move_peserta(*, pendaftaran_id: int, angkatan_id: int, by: Pengguna, alasan: str, alasan_pengecualian: str = "") -> Pendaftaran:
    """To another batch of the same programme: a seat or the queue there; an application that waits for a decision goes on waiting.

    Refuses: alasan, program_lain, batas_batal, langkah, bukan_wewenang, and the conditions of the other batch.
    """
    reason = require_alasan(alasan)
    here, pegawai_id = Pendaftaran.objects.values_list("angkatan_id", "pegawai_id").get(pk=pendaftaran_id)
    kunci.lock_kedatangan([pegawai_id])
    locked = {pk: kunci.lock_angkatan(pk) for pk in sorted((here, angkatan_id))}
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    target = locked[angkatan_id]
    if target.program_id != angkatan.program_id or target.pk == angkatan.pk:
        raise ValidationError("Pindah hanya ke angkatan lain dari program yang sama. Pilih salah satunya.", code="program_lain")
    check_batas_batal(angkatan, row, by)
    before, until = row.status, row.batas_putusan
    take_langkah([row], "pindah", by=by, alasan=f"Pindah ke {target.sebutan}: {reason}"[:ALASAN_MAX])
    jalur = Jalur.MANDIRI if is_own(by, row.pegawai_id) else Jalur.PENGELOLA
    excused = alasan_pengecualian.strip()[:ALASAN_MAX] or row.alasan_pengecualian
    konteks = require_syarat(target.pk, row.pegawai_id, jalur, excused)
    tamu = replace(as_tamu(konteks, Jalur.PENGELOLA, by), jalur=jalur, prioritas=row.prioritas, alasan_pengecualian=excused)
    if before in MENUNGGU_PUTUSAN:
        aksi = "ajukan" if before == Status.DIAJUKAN else "usulkan"
        tamu = replace(tamu, ke=before, aksi=aksi, unit_pemutus_id=row.unit_pemutus_id, batas_putusan=until)
    moved = take_place(tamu)
    kursi.settle(angkatan)
    return moved


@transaction.atomic
def undo_usulan(*, pendaftaran_id: int, by: Pengguna) -> Pendaftaran:
    """Take back one's own proposal within its minutes, while nobody has done anything with it. Refuses: urungkan, status_angkatan, langkah,
    bukan_wewenang.
    """
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    kursi.check_belum_akhir(angkatan)
    if not usulan_diurungkan(by).filter(pk=row.pk).exists():
        text = "Usulan ini sudah lewat waktu mengurungkannya atau sudah ditindaklanjuti. Minta pengelola diklat membatalkannya."
        raise ValidationError(text, code="urungkan")
    take_langkah([row], "urungkan", by=by, alasan="Usulan diurungkan pengusulnya")
    surel.tell("dibatalkan", [row])
    kursi.settle(angkatan)
    return row


def withdraw_pegawai(*, pegawai_ids: Iterable[int], alasan: str = TIDAK_AKTIF) -> int:
    """End every open application of people who leave service and seat the next; each batch is a transaction of its own."""
    people = sorted(set(pegawai_ids))
    rows = Pendaftaran.objects.filter(pegawai__in=people, status__in=BELUM_HADIR)
    batches = rows.exclude(angkatan__status__in=Angkatan.FINAL).order_by("angkatan")
    return sum(_withdraw(pk, people, alasan) for pk in batches.values_list("angkatan", flat=True).distinct())


@transaction.atomic
def _withdraw(angkatan_id: int, people: list[int], alasan: str) -> int:
    angkatan = kunci.lock_angkatan(angkatan_id)
    rows = list(angkatan.pendaftaran_list.filter(pegawai__in=people, status__in=BELUM_HADIR).order_by("urutan"))
    take_langkah(rows, "tarik", by=None, alasan=require_alasan(alasan))
    if angkatan.penanggung_jawab_id is not None:
        officer = angkatan.penanggung_jawab_id
        notifikasi.add_each([notifikasi.Baris("penarikan", f"pendaftaran:{row.pk}", pengguna_id=officer) for row in rows])
    kursi.settle(angkatan)
    return len(rows)


def withdraw_nonaktif() -> int:
    """For the clock: everybody who is out of service and still has an open application."""
    gone = Pegawai.objects.inactive().filter(pendaftaran_list__status__in=BELUM_HADIR)
    return withdraw_pegawai(pegawai_ids=gone.order_by().values_list("pk", flat=True).distinct())


def check_batas_batal(angkatan: Angkatan, row: Pendaftaran, by: Pengguna) -> None:
    """A person gives up a seat until the batch's day for it, or until the first session; whoever has no seat, at any time."""
    if not is_own(by, row.pegawai_id) or row.status not in (Status.DITAWARI, Status.TERDAFTAR):
        return
    if angkatan.batas_batal is not None:
        is_late, until = waktu.today() > angkatan.batas_batal, format_tanggal(angkatan.batas_batal)
    else:
        first = angkatan.sesi_pertama
        is_late, until = first is not None and first <= waktu.now(), f"sesi pertama dimulai, {format_waktu(first)}"
    if is_late:
        raise ValidationError(f"Kursi dapat dilepas sendiri sampai {until}. Hubungi pengelola diklat.", code="batas_batal")
