"""The Excel exports of the ledger and of objections as background jobs, in the scope that the person has when they are written."""

from collections.abc import Iterator
from itertools import islice

from insentif.models.posting import PostingQuerySet
from insentif.queries import buku_kota, keberatan
from insentif.queries.buku import Baris, describe
from insentif.workbooks import poin as workbooks
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


@pekerjaan.handler("ekspor-poin")
def export_buku(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = buku_kota.buku_list(job.oleh, buku_kota.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "buku-poin.xlsx"
    rows = watched(_described(found), progress, count)
    workbooks.write_buku(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(target, f"buku-poin-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} baris, {shown}.")


@pekerjaan.handler("ekspor-keberatan")
def export_keberatan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = keberatan.keberatan_list(job.oleh, keberatan.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "keberatan-poin.xlsx"
    rows = watched(found.iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_keberatan(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(
        target, f"keberatan-poin-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} keberatan, {shown}."
    )


def _described(found: PostingQuerySet) -> Iterator[Baris]:
    """In words, one query for the sources of each chunk."""
    rows = found.order_by("-pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from describe(chunk, tautan=False)
