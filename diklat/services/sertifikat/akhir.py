"""How a certificate ends: withdrawn by two people, or replaced by a corrected one. Its file and its row stay."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Sertifikat
from diklat.services import bukti
from diklat.services.sertifikat import terbit
from diklat.services.sertifikat.berkas import open_rak
from diklat.services.sertifikat.isi import KOREKSI, correct_isi, seal_facts
from diklat.services.sertifikat.nomor import take_nomor
from diklat.services.surel.hasil import objek_usul
from diklat.services.tanda_tangan import get_penanda
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import Peran
from pegawai.services import notifikasi

Status = Sertifikat.Status
ALASAN_MAX: Final = Sertifikat._meta.get_field("alasan").max_length or 300
KELAS: Final = {
    "data": "Kesalahan data",
    "kelulusan": "Kelulusan dibatalkan",
    "pelanggaran": "Pelanggaran",
    "permintaan": "Permintaan pemilik",
}
"""The kind of reason; the public page shows it alone, the explanation is for those inside."""


@transaction.atomic
def propose_cabut(*, pk: int, kelas: str, alasan: str, by: Pengguna) -> Sertifikat:
    """The first of two people asks to withdraw; whoever may confirm it gets a mail.

    Refuses: alasan, kelas, bukan_berlaku, sudah_diusulkan.
    """
    row = _lock(pk)
    if row.is_usul_cabut:
        raise ValidationError("Pencabutan sertifikat ini sudah diusulkan dan menunggu orang kedua.", code="sudah_diusulkan")
    row.usul_cabut_oleh, row.usul_cabut_pada = by, waktu.now()
    row.usul_cabut_alasan = join_alasan(kelas, alasan)
    row.save(update_fields=["usul_cabut_oleh", "usul_cabut_pada", "usul_cabut_alasan"])
    others = Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True).exclude(pk=by.pk)
    keys = sorted(others.values_list("pk", flat=True))
    notifikasi.add(aturan="sertifikat_usul_cabut", objek=objek_usul(row), pengguna_ids=keys)
    return row


@transaction.atomic
def revoke_sertifikat(*, pk: int, by: Pengguna) -> Sertifikat:
    """The second person confirms. Refuses: bukan_berlaku, belum_diusulkan, orang_sama."""
    row = _lock(pk)
    if not row.is_usul_cabut:
        raise ValidationError("Belum ada usul pencabutan untuk sertifikat ini.", code="belum_diusulkan")
    if row.usul_cabut_oleh_id == by.pk:
        raise ValidationError("Pencabutan disahkan oleh orang lain daripada yang mengusulkan.", code="orang_sama")
    row.status, row.berakhir_pada, row.diakhiri_oleh = Status.DICABUT, waktu.now(), by
    row.alasan = row.usul_cabut_alasan
    row.save(update_fields=["status", "berakhir_pada", "diakhiri_oleh", "alasan"])
    if public_alasan(row.alasan) == KELAS["kelulusan"]:  # the result itself may be past changing: a closed batch keeps it
        bukti.cancel_bukti(pendaftaran_id=row.pendaftaran_id, alasan=f"Sertifikat dicabut. {row.alasan}", by=by)
    return row


@transaction.atomic
def keep_sertifikat(*, pk: int) -> Sertifikat:
    """Drop the proposal: its maker or anybody else who may withdraw. Refuses: bukan_berlaku, belum_diusulkan."""
    row = _lock(pk)
    if not row.is_usul_cabut:
        raise ValidationError("Tidak ada usul pencabutan yang menunggu.", code="belum_diusulkan")
    row.usul_cabut_oleh, row.usul_cabut_pada, row.usul_cabut_alasan = None, None, ""
    row.save(update_fields=["usul_cabut_oleh", "usul_cabut_pada", "usul_cabut_alasan"])
    return row


def replace_sertifikat(
    *, pk: int, koreksi: Mapping[str, str], alasan: str, by: Pengguna, penanda_tangan_id: int | None = None
) -> Sertifikat:
    """A corrected certificate with a number of its own, dated today; the old one says by which it was replaced.

    `koreksi` maps some of `KOREKSI` to the right words; the signer stays when none is named.
    Refuses: alasan, bukan_berlaku, usul_cabut, koreksi_kosong, nama, penanda_tangan, pola, sedang_terbit.
    """
    today, now = waktu.today(), waktu.now()
    with open_rak(str(today.year)) as rak, transaction.atomic():
        old = _lock(pk)
        _check_koreksi(old, koreksi)
        penanda = get_penanda()
        official = terbit.get_penanda_tangan(penanda_tangan_id or old.penanda_tangan_id)
        facts = correct_isi(old.isi, koreksi) | seal_facts(penanda_tangan=official, penanda=penanda, tanggal=today)
        old.status, old.berakhir_pada, old.diakhiri_oleh, old.alasan = Status.DIGANTI, now, by, _reason(alasan)
        urut, nomor = take_nomor(tahun=today.year, jumlah=1, sabar=False)[0]
        new = terbit.make_row(old.pendaftaran_id, facts | {"nomor": nomor}, tahun=today.year, urut=urut, penanda_tangan=official, by=by)
        # The old one first, pointing to a row still to come (foreign keys are checked at commit): at no time are two of them valid.
        new.pk = old.pengganti_id = terbit.next_pk()
        old.save(update_fields=["status", "berakhir_pada", "diakhiri_oleh", "alasan", "pengganti"])
        terbit.store(new, rak, penanda)
        new.save(force_insert=True)
        terbit.announce([new], {old.pendaftaran_id: old.pendaftaran.pegawai_id})
    return new


def join_alasan(kelas: str, alasan: str) -> str:
    if kelas not in KELAS:
        raise ValidationError("Pilih jenis alasan dari daftar.", code="kelas")
    return _reason(f"{KELAS[kelas]}: {_reason(alasan)}")


def public_alasan(alasan: str) -> str:
    """What strangers may read of a reason."""
    kelas = alasan.split(":", 1)[0]
    return kelas if kelas in KELAS.values() else "Alasan lain"


def _lock(pk: int) -> Sertifikat:
    row = Sertifikat.objects.select_for_update(no_key=True).get(pk=pk)
    if row.status != Status.TERBIT:
        raise ValidationError(f"Sertifikat ini tidak lagi berlaku: {row.get_status_display().lower()}.", code="bukan_berlaku")
    return row


def _reason(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError("Tulis alasannya.", code="alasan")
    return text[:ALASAN_MAX]


def _check_koreksi(old: Sertifikat, koreksi: Mapping[str, str]) -> None:
    if old.is_usul_cabut:
        raise ValidationError("Sertifikat ini sedang diusulkan dicabut. Putuskan usul itu dahulu.", code="usul_cabut")
    if "nama" in koreksi and not koreksi["nama"].strip():
        raise ValidationError("Nama tidak boleh kosong.", code="nama")
    if all(koreksi.get(key, old.isi.get(key, "")).strip() == old.isi.get(key, "") for key in KOREKSI):
        raise ValidationError("Tidak ada yang dikoreksi. Ubah sedikitnya satu isian.", code="koreksi_kosong")
