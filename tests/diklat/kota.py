"""The training rows of the city of `tests/test_access.py`: words for its table."""

from datetime import date

from django.utils import timezone

from diklat.models import BahanAjar, PertemuanMentoring, SuratDinas, TujuanMentoring
from pegawai.models import Notifikasi
from tests.diklat.pabrik import (
    make_angkatan,
    make_mentoring,
    make_narasumber,
    make_penanda_tangan,
    make_pendaftaran,
    make_penggantian,
    make_program,
    make_riwayat,
    make_ruang,
    make_sertifikat,
    make_sesi,
)

KATA = {"_judul": "Kabar", "_tautan": "/diklat-saya/"}


def make_diklat(kota: dict[str, object]) -> dict[str, object]:
    """`diri` is registered, `bawahan` waits for the head of A, `lain` (unit B) waits in the queue; everybody can be compared."""
    program = make_program("Pelayanan Publik", kompetensi={kota["kompetensi"]: 3}, persetujuan="atasan")
    ruang, narasumber = make_ruang("Aula"), make_narasumber("Guru Tamu", pengguna=kota["akun_narasumber"])
    angkatan = make_angkatan(program)
    sesi = make_sesi(angkatan, ruang=ruang, narasumber=narasumber)
    found = {
        "program": program,
        "ruang": ruang,
        "narasumber": narasumber,
        "angkatan": angkatan,
        "sesi": sesi,
        "angkatan_draf": make_angkatan(program, status="draf"),
        "angkatan_selesai": make_angkatan(program, status="selesai"),
        "daftar_diri": make_pendaftaran(angkatan, kota["diri"]),
        "daftar_bawahan": make_pendaftaran(angkatan, kota["bawahan"], "diajukan", unit_pemutus=kota["a"]),
        "daftar_lain": make_pendaftaran(angkatan, kota["lain"], "daftar_tunggu"),
    }
    found["sesi_lain"] = make_sesi(found["angkatan_selesai"], date(2026, 2, 3))
    file = {"nama_berkas": "salindia.pdf", "jenis_berkas": "application/pdf", "ukuran": 9, "sha256": "0" * 64}
    found |= {
        key: BahanAjar.objects.create(sesi=found[at], judul="Salindia", berkas="bahan/tidak-ada.pdf", **file)
        for key, at in (("bahan", "sesi"), ("bahan_lain", "sesi_lain"))
    }
    lulus = {key: make_pendaftaran(found["angkatan_selesai"], kota[key], "lulus") for key in ("diri", "lain")}
    surat = SuratDinas.objects.create(
        angkatan=angkatan, jenis="tugas", nomor="800/1", tanggal=date(2026, 11, 2),
        penanda_tangan=make_penanda_tangan(), dibuat_oleh=kota["akun_pengelola"],
    )  # fmt: skip
    mentoring = make_mentoring(kota["sejawat"], kota["diri"])
    tujuan = TujuanMentoring.objects.create(mentoring=mentoring, kompetensi=kota["kompetensi"], level_tujuan=3, uraian="Naik")
    pertemuan = PertemuanMentoring.objects.create(mentoring=mentoring, tanggal=date(2026, 2, 2), topik="Awal", dicatat_oleh=kota["sejawat"])
    mail = {"kunci": "uji", "aturan": "uji", "objek": "uji:1", "kirim_pada": timezone.now(), "data": KATA}
    notifikasi = Notifikasi.objects.create(pegawai=kota["diri"], **mail)
    return found | {
        "sertifikat_diri": make_sertifikat(lulus["diri"]),
        "sertifikat_lain": make_sertifikat(lulus["lain"]),
        "lulus_diri": lulus["diri"],
        "ganti_diri": make_penggantian(make_pendaftaran(angkatan, kota["sejawat"]), kota["diri"], oleh=kota["akun_pengelola"]),
        "ganti_lain": make_penggantian(make_pendaftaran(make_angkatan(), kota["mantan"]), kota["lain"], oleh=kota["akun_pengelola"]),
        "surat": surat,
        "mentoring": mentoring,
        "tujuan": tujuan,
        "pertemuan": pertemuan,
        "riwayat_diri": make_riwayat(kota["diri"]),
        "riwayat_lain": make_riwayat(kota["lain"]),
        "notifikasi": notifikasi,
    }
