"""The job that reckons a plan: reads, solves, checks, and keeps everything in one transaction or nothing."""

import time
from typing import Final

import numpy as np
from django.core.exceptions import ValidationError

from lib.format import format_angka, format_desimal
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress
from rencana.models import Susunan
from rencana.optimum import Kemajuan, KunciMustahilError, Rencana, check, solve
from rencana.optimum.masalah import Floats
from rencana.queries import susunan as queries
from rencana.queries import susunan_sebab as words
from rencana.queries.masalah import Bahan, Skenario, build_masalah
from rencana.services.susunan_simpan import save_hasil

TANYA_DETIK: Final = 1.0  # how often the job looks whether somebody had enough
Status = Susunan.Status


def mark_gagal(job: Pekerjaan) -> None:
    """The reckoning ends with the sentence of its job; the one in the plan stays as it is."""
    Susunan.objects.filter(pekerjaan=job, status=Status.DIHITUNG).update(status=Status.GAGAL, pesan=job.pesan[:1000] or "Dihentikan.")


@pekerjaan.handler(queries.JENIS, after_stop=mark_gagal)
def run_susunan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """Refuses: hilang, kunci_mustahil, tanpa_hasil, keliru."""
    row = Susunan.objects.select_related("periode").filter(pk=job.parameter["susunan"], status=Status.DIHITUNG).first()
    if row is None:
        raise ValidationError("Susunan ini sudah tidak ada.", code="hilang")
    reckon(row, progress)
    text = f"Menutup {format_desimal(row.level_tertutup, 1)} level bagi {format_angka(row.dilayani)} pegawai."
    return pekerjaan.Hasil(pesan=text, lanjut=row.get_absolute_url())


def reckon(row: Susunan, progress: Progress) -> Susunan:
    """Read, solve, check, keep."""
    began = time.monotonic()
    progress.step(0, 100, "Membaca kesenjangan, program, dan anggaran")
    dasar = queries.dasar_of(row.periode)
    bahan = build_masalah(row.periode, Skenario(row.k, row.percaya, queries.tambahan_of(row)))
    rencana = find_rencana(row, bahan, progress)
    progress.step(97, 100, "Menyimpan susunan")
    values = {"dasar": dasar, "versi": row.periode.versi, "detik_dipakai": time.monotonic() - began}
    return save_hasil(susunan=row, bahan=bahan, rencana=rencana, values=values)


def find_rencana(row: Susunan, bahan: Bahan, progress: Progress) -> Rencana:
    if bahan.kunci_lepas:
        raise ValidationError([ValidationError(text, code="kunci_mustahil") for text in words.tell_lepas(bahan)])
    enough = Cukup(row.pk, progress)

    def tell(kemajuan: Kemajuan) -> None:
        enough.note(kemajuan)
        progress.step(2 + int(94 * kemajuan.bagian), 100, words.tell_kemajuan(kemajuan))

    try:
        rencana = solve(bahan.masalah, progress=tell, until=enough, warm=warm_of(row, bahan), seconds=row.detik)
    except KunciMustahilError as refusal:
        raise ValidationError(
            [ValidationError(text, code="kunci_mustahil") for text in words.tell_halangan(bahan, refusal.halangan)]
        ) from None
    if not len(rencana.kursi):
        raise ValidationError(tell_kosong(bahan, rencana), code="tanpa_hasil")
    if temuan := check(bahan.masalah, rencana.angkatan, rencana.kursi, rencana.nilai):
        text = f"Hasil hitungan melanggar batas {temuan[0].hukum} dan tidak disimpan. Hitung lagi; bila terulang, hubungi admin."
        raise ValidationError(text, code="keliru")
    return rencana


def tell_kosong(bahan: Bahan, rencana: Rencana) -> str:
    if rencana.terpotong:
        return "Belum ada susunan yang ditemukan dalam waktu itu. Perpanjang batas waktunya, lalu hitung lagi."
    if not (bahan.masalah.syarat > bahan.masalah.kini).any():
        return "Tidak ada kesenjangan yang dapat ditutup: semua yang dinilai sudah memenuhi standar jabatannya."
    if len(bahan.katalog.disisihkan.get("tanpa_biaya", ())) and not len(bahan.program):
        return "Tidak ada program yang mempunyai biaya. Isi biaya per angkatan dan per peserta pada programnya, lalu hitung lagi."
    return "Uang yang tersisa tidak cukup bagi satu angkatan pun. Tambah pagunya, atau kurangi baris yang tetap."


class Cukup:
    """Asked often by the optimiser: did somebody ask for the best so far? Not before there is one. A cancelled job ends here too."""

    def __init__(self, susunan_id: int, progress: Progress) -> None:
        self.rows = Susunan.objects.filter(pk=susunan_id, cukup_pada__isnull=False)
        self.progress, self.asked, self.answer, self.ada = progress, 0.0, False, False

    def note(self, kemajuan: Kemajuan) -> None:
        if not self.ada and kemajuan.nilai is not None:
            self.ada, self.asked = True, 0.0

    def __call__(self) -> bool:
        now = time.monotonic()
        if not self.answer and now - self.asked >= TANYA_DETIK:
            self.asked = now
            self.progress.check()
            self.answer = self.ada and self.rows.exists()
        return self.answer


def warm_of(row: Susunan, bahan: Bahan) -> tuple[Floats, ...]:
    """With other money it begins with the prices of the plan's last reckoning; any other begins anew, so that equal input stays equal."""
    if not queries.tambahan_of(row):
        return ()
    kept = queries.find_harga(row.periode)
    return tuple(np.array(prices) for prices in kept["harga"]) if kept.get("produk") == queries.produk_of(bahan) else ()
