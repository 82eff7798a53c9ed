"""A letter and a certificate of invented people, to look at before the record of the office is saved."""

from typing import Any, Final

from diklat import cetak
from diklat.models import PenandaTangan
from diklat.services.sertifikat.isi import cetak_data, seal_facts
from diklat.services.tanda_tangan import get_penanda
from lib import waktu
from lib.format import format_tanggal
from lib.pola import fill_pola
from pegawai.cetak.kop import draw_kop, get_kop
from pegawai.queries.instansi import get_instansi

NAMA: Final = "Rina Kusumawati, S.Sos."
NIP: Final = "19900101 201501 2 001"
PANGKAT: Final = "Penata, III/c"
PROGRAM: Final = "Pelatihan Pelayanan Publik"
BARIS: Final = {"nama": NAMA, "nip": NIP, "pangkat": PANGKAT, "jabatan": "Analis Kebijakan Ahli Muda", "unit": "Bagian Organisasi"}


def render_surat() -> bytes:
    return cetak.render("surat", surat_data())


def surat_data() -> dict[str, Any]:
    kop, today = get_kop(), format_tanggal(waktu.today())
    official = {"nama": "Nama Kepala", "jabatan": f"Kepala {kop['badan']}", "pangkat": "Pembina Utama Muda", "nip": ""}
    return {
        "jenis": "undangan",
        "judul": "Undangan",
        "nomor": "000/contoh",
        "tanggal": today,
        "tempat_tanggal": f"{kop['kota']}, {today}",
        "kop": draw_kop(kop),
        "dasar": [],
        "tembusan": [],
        "sumber_biaya": "",
        "program": PROGRAM,
        "angkatan": f"Angkatan I Tahun {waktu.today().year}",
        "penyelenggara": kop["badan"],
        "hari": today,
        "jam": f"pukul {get_instansi().jam_buka:%H.%M} {waktu.zone_label()} sampai selesai",
        "tempat": "Aula",
        "jp": "20 jam pelajaran (JP)",
        "penanda_tangan": official,
        "peserta": [BARIS],
    }


def render_sertifikat() -> bytes:
    instansi, today = get_instansi(), waktu.today()
    official = PenandaTangan(nama="Nama Kepala", jabatan=f"Kepala {instansi.badan}")
    isi: dict[str, Any] = {
        **{key: BARIS[key] for key in ("nama", "nip", "pangkat", "jabatan")},
        "instansi": BARIS["unit"],
        "lahir": "",
        "judul": "Sertifikat",
        "nomor": fill_pola(instansi.pola_sertifikat, tahun=today.year, urut=123),
        "program": PROGRAM,
        "angkatan": "Angkatan I",
        "tahun": today.year,
        "penyelenggara": instansi.badan,
        "tempat": "Aula",
        "waktu": f"pada tanggal {format_tanggal(today)}",
        "jp": 20,
        "hasil": "Lulus",
        "kualifikasi": "",
        **seal_facts(penanda_tangan=official, penanda=get_penanda(), tanggal=today),
        "mata": [],
        "kompetensi": [],
    }
    return cetak.render("sertifikat", cetak_data(isi, "CONTOH"))
