"""Corrections that people ask for: filed by the person, decided once by an officer who is somebody else, told by mail."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.dokumen.formulir import shown_name, stored
from lib.dokumen.periksa import Dokumen
from lib.format import format_angka
from pegawai.models import Notifikasi, Pekerjaan, Pengguna, PerbaikanData
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.queries import perbaikan as queries
from pegawai.services import kunci, notifikasi, pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import perbaikan as workbook

TERBUKA_MAKS: Final = 10
DIPUTUS: Final = "perbaikan_diputus"
CONTOH: Final = {"data": "Golongan atau pendidikan", "seharusnya": "III/b", "putusan": "Diperbaiki", "jawaban": "SK Anda sudah kami catat."}
Status = PerbaikanData.Status


@transaction.atomic
def submit_perbaikan(*, pegawai_id: int, isi: dict[str, Any], bukti: Dokumen | None = None, nama_bukti: str = "") -> PerbaikanData:
    """Refuses: terbuka (the same request waits), kuota."""
    kunci.lock_pegawai([pegawai_id])  # one request of a person at a time, so that the count holds
    waiting = PerbaikanData.objects.filter(pegawai=pegawai_id, status=Status.DIAJUKAN)
    if waiting.filter(bagian=isi["bagian"], seharusnya=isi["seharusnya"]).exists():
        raise ValidationError("Permintaan yang sama masih menunggu putusan. Tunggu jawabannya.", code="terbuka")
    if waiting.count() >= TERBUKA_MAKS:
        raise ValidationError(f"Paling banyak {TERBUKA_MAKS} permintaan menunggu putusan. Tunggu sampai sebagian dijawab.", code="kuota")
    row = PerbaikanData(pegawai_id=pegawai_id, **isi)
    if bukti is None:
        row.save()
        return row
    row.nama_bukti, row.jenis_bukti = shown_name(nama_bukti), bukti.jenis
    with stored(row.bukti, bukti):
        row.save()
    return row


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def decide_perbaikan(*, perbaikan_id: int, status: str, jawaban: str, by: Pengguna) -> PerbaikanData:
    """One decision, told by mail. Refuses: bukan_wewenang, sendiri, sudah_diputus, jawaban."""
    row = PerbaikanData.objects.select_for_update(of=("self",), no_key=True).select_related("diputus_oleh").get(pk=perbaikan_id)
    refuse_own(by, row.pegawai_id)
    if row.status != Status.DIAJUKAN:
        who = f" oleh {row.diputus_oleh.nama}" if row.diputus_oleh else ""
        raise ValidationError(f"Permintaan ini sudah diputus{who}. Muat ulang halamannya.", code="sudah_diputus")
    if status not in (Status.DIPERBAIKI, Status.DITOLAK) or not jawaban.strip():
        raise ValidationError("Pilih putusan dan tulis jawabannya.", code="jawaban")
    row.status, row.jawaban, row.diputus_oleh, row.diputus_pada = Status(status), jawaban.strip(), by, waktu.now()
    row.save(update_fields=["status", "jawaban", "diputus_oleh", "diputus_pada"])
    notifikasi.add(aturan=DIPUTUS, objek=f"perbaikan:{row.pk}", pegawai_ids=[row.pegawai_id])
    return row


@notifikasi.register(DIPUTUS, sebab="Anda menerima surel ini karena meminta perbaikan data Anda.", contoh=CONTOH)
def perbaikan_diputus(rows: Sequence[Notifikasi]) -> notifikasi.Permintaan:
    keys = {row.pk: int(row.objek.partition(":")[2]) for row in rows}
    found = PerbaikanData.objects.exclude(status=Status.DIAJUKAN).in_bulk(keys.values())
    return {pk: _words(found[key]) for pk, key in keys.items() if key in found}


def _words(row: PerbaikanData) -> notifikasi.Kata:
    words = {"data": row.get_bagian_display(), "seharusnya": row.seharusnya, "putusan": row.get_status_display(), "jawaban": row.jawaban}
    return notifikasi.Kata(words, row.get_absolute_url())


@pekerjaan.handler("ekspor-perbaikan")
def export_perbaikan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.perbaikan_list(job.oleh, queries.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "perbaikan-data.xlsx"
    rows = watched(found.iterator(chunk_size=CHUNK), progress, count)
    workbook.write_perbaikan(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    name = f"perbaikan-data-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx"
    return pekerjaan.Hasil(target, name, f"{format_angka(count)} permintaan, {shown}.")
