"""What several kinds look up: the person of a row, by NIP."""

from collections.abc import Mapping

from lib.berkas.cells import clean_text
from lib.nama import is_nama_lain
from lib.nip import NipSalah, parse_nip
from pegawai.models import Pegawai
from pegawai.services.impor.jenis import Baris, Temuan

Dikenal = Mapping[str, tuple[int, str]]


def load_dikenal() -> Dikenal:
    """Key and name by NIP."""
    return {nip: (pk, nama) for pk, nip, nama in Pegawai.objects.values_list("pk", "nip", "nama")}


def find_pegawai(baris: Baris, temuan: Temuan, dikenal: Dikenal) -> int | None:
    """The key of the person; fills in `kunci` and `nama` of the row, or says what is wrong with its cell "nip"."""
    try:
        nip = parse_nip(baris.nilai["nip"]).teks
    except NipSalah as wrong:
        baris.kunci, baris.nama = clean_text(baris.nilai["nip"]), clean_text(baris.nilai["nama"])
        temuan.galat(baris, "nip", wrong.code, wrong.alasan, wrong.tindakan)
        return None
    pk, nama = dikenal.get(nip, (None, clean_text(baris.nilai["nama"])))
    baris.kunci, baris.nama = nip, nama
    if pk is None:
        temuan.galat(baris, "nip", "pegawai_tak_dikenal", "Pegawai tidak dikenal", "Impor data pegawai ini dahulu, atau periksa NIP-nya.")
    elif is_nama_lain(clean_text(baris.nilai["nama"]), nama):
        temuan.peringatan(baris, "nama", "nama_lain", f"NIP ini milik {nama}", "Pastikan NIP-nya tidak tertukar; yang dipakai NIP.")
    return pk
