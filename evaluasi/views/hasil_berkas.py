"""Results of a batch as PDF and as Excel, and the list of batches as Excel."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from diklat.queries.ruang_kerja import Kepala, get_kepala
from evaluasi.cetak.laporan import render_laporan
from evaluasi.forms.saringan import SaringanHasilForm
from evaluasi.permissions import READERS
from evaluasi.queries.hasil import daftar
from evaluasi.queries.hasil.angkatan import HasilAngkatan, get_hasil
from evaluasi.queries.hasil.lembar import lembar_of
from evaluasi.views.hasil import TAB, read_urut
from evaluasi.workbooks.hasil import write_lembar
from lib.format import format_waktu
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS)
def hasil_angkatan_pdf(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    hasil = get_hasil(kepala.angkatan, kepala.sesi_list)
    content = render_laporan("Hasil evaluasi", kepala.angkatan.nama, facts_of(kepala, hasil), lembar_of(hasil), oleh=request.user.nama)
    return send_file(content, f"evaluasi-{slugify(kepala.angkatan.nama)}.pdf", "application/pdf")


@require_safe
@require_peran(*READERS)
def hasil_angkatan_xlsx(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    hasil = get_hasil(kepala.angkatan, kepala.sesi_list)
    notes = [("Angkatan", kepala.angkatan.nama), *facts_of(kepala, hasil), ("Dibuat oleh", request.user.nama)]
    content = write_lembar(lembar_of(hasil), notes=notes)
    return send_file(content, f"evaluasi-{slugify(kepala.angkatan.nama)}.xlsx")


@require_safe
@require_peran(*READERS)
def hasil_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanHasilForm(request)
    rows = daftar.hasil_list(saringan.nilai, read_urut(request))
    daftar.add_tes(rows)
    content = write_lembar([daftar.to_lembar(rows)], notes=make_notes(request, "Hasil evaluasi", saringan.describe(), len(rows)))
    return send_file(content, "hasil-evaluasi.xlsx")


def facts_of(kepala: Kepala, hasil: HasilAngkatan) -> list[tuple[str, str]]:
    """What stands over the tables of the page."""
    facts = [("Pelaksanaan", f"{kepala.tanggal}, {kepala.angkatan.program.jp} JP")]
    if hasil.keadaan.judul:
        facts.append(("Umpan balik", f"{hasil.keadaan.judul}. {hasil.keadaan.teks}"))
    elif hasil.indeks is not None:
        laju = "" if hasil.laju is None else f", sekitar {hasil.laju}% dari yang hadir"
        facts.append(("Umpan balik", f"{hasil.jawaban} jawaban{laju}"))
        facts.append(("Indeks kepuasan", f"{hasil.indeks.rata_teks} dari 4 ({hasil.pita.pick(hasil.indeks.rata)})"))
    return [*facts, ("Data per", format_waktu(hasil.waktu))]
