"""Scores, setting the proposed results of a finished batch, and changing one of them with a reason."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Pendaftaran, Sertifikat, Transisi
from diklat.models.pendaftaran import HASIL, PESERTA, PendaftaranQuerySet
from diklat.permissions import WRITERS
from diklat.queries import hasil as queries
from diklat.queries import kehadiran
from diklat.services import bukti, jp, kunci, pendaftaran
from diklat.services.pendaftaran import transisi
from diklat.services.pendaftaran.angkatan import AKSI_HASIL
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own, without_own

Status = Pendaftaran.Status
Nilai = tuple[Decimal | None, Decimal | None]
AKSI_NILAI: Final = "ubah_nilai"
AKSI_BATAL_LULUS: Final = "batalkan_kelulusan"


@only_peran(*WRITERS)
def record_nilai(*, angkatan_id: int, nilai: Mapping[int, Nilai], by: Pengguna, sudah: Mapping[int, Nilai] | None = None) -> int:
    """As `write_nilai`, by the office."""
    return write_nilai(angkatan_id=angkatan_id, nilai=nilai, by=by, sudah=sudah)


@transaction.atomic
def write_nilai(*, angkatan_id: int, nilai: Mapping[int, Nilai], by: Pengguna | None, sudah: Mapping[int, Nilai] | None = None) -> int:
    """First and final score by enrolment id, 0 to 100 or None; one's own is left out. Returns how many people changed.

    `sudah` are the scores a preview compared with. Refuses: angkatan_final, sendiri, bukan_peserta, nilai, hasil_sudah, berubah.
    """
    _lock(angkatan_id)
    rows = {row.pk: row for row in _peserta(angkatan_id).filter(pk__in=nilai)}
    if len(rows) != len(nilai):
        raise ValidationError("Ada orang yang bukan (atau bukan lagi) peserta angkatan ini. Muat ulang daftarnya.", code="bukan_peserta")
    others = without_own(by, {pk: row.pegawai_id for pk, row in rows.items()})
    changed = [row for pk, row in rows.items() if pk in others and nilai[pk] != (row.nilai_awal, row.nilai_akhir)]
    for row in changed:
        _check_nilai(row, nilai[row.pk], sudah)
        row.nilai_awal, row.nilai_akhir = nilai[row.pk]
    Pendaftaran.objects.bulk_update(changed, ["nilai_awal", "nilai_akhir"], batch_size=2000)
    return len(changed)


@only_peran(*WRITERS)
@transaction.atomic
def set_usul(*, angkatan_id: int, by: Pengguna) -> int:
    """The proposed result of everybody else who has none yet. Returns how many.

    Refuses: angkatan_final, sendiri, belum_selesai, kehadiran_kurang, kosong.
    """
    angkatan = _lock(angkatan_id)
    if angkatan.status != Angkatan.Status.SELESAI:
        raise ValidationError("Hasil ditetapkan sesudah sesi terakhir angkatan ini selesai.", code="belum_selesai")
    missing = queries.missing_kehadiran(kehadiran.kolom_of(angkatan_id))
    if missing:
        raise ValidationError(" ".join(missing), code="kehadiran_kurang")
    wanted = {row.pendaftaran.pk: row.usul.hasil for row in queries.hasil_list(angkatan) if row.usul.hasil and not row.hasil}
    if not wanted:
        raise ValidationError("Tidak ada usul yang dapat ditetapkan. Isi dahulu nilai akhir yang masih kosong.", code="kosong")
    return pendaftaran.set_hasil(hasil=wanted, by=by)


@only_peran(*WRITERS)
@transaction.atomic
def change_hasil(*, pendaftaran_id: int, hasil: str, nilai: Nilai, alasan: str, by: Pengguna) -> Pendaftaran:
    """Another result or other scores for somebody whose result was set; the reason stays in his history.

    Refuses: angkatan_final, belum_ditetapkan, hasil, nilai, alasan, sama, bersertifikat, sendiri, bukan_wewenang.
    """
    _lock(Pendaftaran.objects.values_list("angkatan_id", flat=True).get(pk=pendaftaran_id))
    row = Pendaftaran.objects.select_for_update(of=("self",)).select_related("pegawai").get(pk=pendaftaran_id)
    refuse_own(by, row.pegawai_id)
    reason = alasan.strip()
    _check_change(row, hasil, nilai, reason)
    notes = [*_describe("Nilai awal", row.nilai_awal, nilai[0]), *_describe("Nilai akhir", row.nilai_akhir, nilai[1])]
    text = " ".join([*notes, reason])[: transisi.ALASAN_MAX]
    if hasil == row.status:
        Pendaftaran.objects.filter(pk=row.pk).update(nilai_awal=nilai[0], nilai_akhir=nilai[1])
        Transisi.objects.create(pendaftaran=row, aksi=AKSI_NILAI, dari=hasil, ke=hasil, alasan=text, oleh=by)
    else:
        transisi.take_langkah([row], AKSI_HASIL[Status(hasil)], by=by, alasan=text, nilai_awal=nilai[0], nilai_akhir=nilai[1])
        bukti.sync_bukti(pendaftaran_ids=[row.pk], by=by, alasan=f"Hasil diklat diubah: {reason}")
        jp.refresh_jp(pegawai_ids=[row.pegawai_id])
    row.refresh_from_db()
    return row


@only_peran(*WRITERS)
@transaction.atomic
def annul_lulus(*, pendaftaran_id: int, alasan: str, by: Pengguna) -> None:
    """The pass for which a certificate was given never counted: result, JP and evidence fall, also of a closed batch, whose state stays.

    See docs/keputusan/0036. Points follow in their next run. Refuses: sendiri, bukan_wewenang.
    """
    _, row = kunci.lock_pendaftaran(pendaftaran_id)
    refuse_own(by, row.pegawai_id)
    if row.status == Status.LULUS:
        transisi.take_langkah([row], AKSI_BATAL_LULUS, by=by, alasan=alasan)
    bukti.sync_bukti(pendaftaran_ids=[row.pk], by=by, alasan=f"Sertifikat dicabut. {alasan}")
    jp.refresh_jp(pegawai_ids=[row.pegawai_id])


def _lock(angkatan_id: int) -> Angkatan:
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.is_final:
        raise ValidationError(
            f"Angkatan ini sudah {angkatan.get_status_display().lower()}; nilai dan hasilnya tidak berubah lagi.", code="angkatan_final"
        )
    return angkatan


def _peserta(angkatan_id: int) -> PendaftaranQuerySet:
    return Pendaftaran.objects.filter(angkatan=angkatan_id, status__in=PESERTA).select_related("pegawai")


def _check_nilai(row: Pendaftaran, nilai: Nilai, sudah: Mapping[int, Nilai] | None) -> None:
    _check_angka(nilai)
    if row.status in HASIL:
        raise ValidationError(
            f"Hasil {row.pegawai.nama} sudah ditetapkan. Ubah nilainya lewat Ubah hasil, dengan alasan.", code="hasil_sudah"
        )
    if sudah is not None and sudah.get(row.pk) != (row.nilai_awal, row.nilai_akhir):
        raise ValidationError(f"Nilai {row.pegawai.nama} berubah sejak pratinjau. Unggah kembali berkasnya.", code="berubah")


def _check_angka(nilai: Nilai) -> None:
    if any(value is not None and not 0 <= value <= 100 for value in nilai):
        raise ValidationError("Nilai harus 0 sampai 100.", code="nilai")


def _check_change(row: Pendaftaran, hasil: str, nilai: Nilai, alasan: str) -> None:
    _check_angka(nilai)
    if row.status not in HASIL:
        raise ValidationError("Hasil peserta ini belum ditetapkan.", code="belum_ditetapkan")
    if hasil not in HASIL:
        raise ValidationError("Pilih lulus, tidak lulus, atau tidak hadir.", code="hasil")
    if not alasan:
        raise ValidationError("Tulis alasan perubahan hasil.", code="alasan")
    if (hasil, *nilai) == (row.status, row.nilai_awal, row.nilai_akhir):
        raise ValidationError("Tidak ada yang berubah.", code="sama")
    if Sertifikat.objects.filter(pendaftaran=row, status=Sertifikat.Status.TERBIT).exists():
        raise ValidationError("Peserta ini memegang sertifikat yang berlaku. Cabut dahulu sertifikatnya.", code="bersertifikat")


def _describe(label: str, before: Decimal | None, after: Decimal | None) -> list[str]:
    return [] if before == after else [f"{label} {queries.format_nilai(before)} menjadi {queries.format_nilai(after)}."]
