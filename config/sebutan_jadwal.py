"""What each entry of the schedule (config/celery.py) is called, what it is for, and what follows when it does not run."""

from typing import Final, NamedTuple

from config.celery import CADANGAN, KEPALA, app
from pegawai.services import lari


class Sebutan(NamedTuple):
    nama: str
    arti: str
    bila_terlewat: str


PEKERJA: Final = "periksa pekerja (worker) dan antreannya"
SENDIRI: Final = "Menyusul sendiri pada kesempatan berikutnya"
SEBUTAN: Final[dict[str, Sebutan]] = {
    "pekerjaan-lanjutkan": Sebutan(
        "Membangunkan pekerjaan",
        "Impor, ekspor, dan pekerjaan lain yang pekerjanya mati diambil lagi.",
        f"Pekerjaan tertahan: {PEKERJA}.",
    ),
    "surel-akun-kirim": Sebutan(
        "Mengirim surel akun",
        "Tautan kata sandi dan pemberitahuan keamanan.",
        f"Orang tidak dapat masuk pertama kali: {PEKERJA} dan server surel.",
    ),
    "notifikasi-kirim": Sebutan(
        "Mengirim surel dan pengingat",
        "Mengosongkan kotak keluar.",
        f"Surel menunggu di Surel keluar, tidak hilang: {PEKERJA} dan server surel.",
    ),
    "pengingat-cari": Sebutan(
        "Mencari pengingat diklat",
        "Siapa yang perlu diingatkan tentang pelatihannya.",
        f"{SENDIRI}; yang sudah tidak berguna tidak dikirim.",
    ),
    "tawaran-hangus": Sebutan(
        "Mengakhiri tawaran kursi",
        "Kursi yang tidak dijawab diberikan kepada yang berikutnya.",
        f"Kursi tertahan: {PEKERJA}. {SENDIRI}.",
    ),
    "angkatan-majukan": Sebutan(
        "Memajukan angkatan",
        "Pendaftaran dibuka dan ditutup, pelatihan dimulai menurut jamnya.",
        f"Angkatan tertinggal dari jamnya: {PEKERJA}. {SENDIRI}.",
    ),
    "persetujuan-teruskan": Sebutan(
        "Meneruskan persetujuan",
        "Pendaftaran yang lama tidak diputus diteruskan kepada pengganti.",
        f"{SENDIRI}.",
    ),
    "nonaktif-tarik": Sebutan("Menarik pendaftaran pegawai nonaktif", "Kursi pegawai yang tidak lagi aktif dilepas.", f"{SENDIRI}."),
    "jp-malam": Sebutan(
        "Menghitung ulang JP",
        "Catatan JP setahun disamakan dengan pelatihannya.",
        "Angka JP mungkin tertinggal sehari. Sesudahnya: manage.py periksa_jp.",
    ),
    "jadwal-awasi": Sebutan(
        "Mengawasi jadwal",
        "Mencari jadwal yang terlewat dan menyurati admin.",
        "Tidak ada yang diberi tahu: awasi halaman ini atau /metrics.",
    ),
    "ikhtisar-hangatkan": Sebutan(
        "Menyiapkan ikhtisar",
        "Angka sekota dihitung sebelum dibuka.",
        "Ikhtisar pertama lebih lama terbuka; angkanya tetap benar.",
    ),
    "rekap-malam": Sebutan(
        "Menghitung angka yang disimpan",
        "Dampak program dan papan unit disiapkan untuk pagi hari.",
        f"{SENDIRI}: yang lebih lama dari sehari dihitung saat dibuka.",
    ),
    "poin-malam": Sebutan(
        "Menghitung ulang poin",
        "Poin disamakan dengan kejadian dan aturannya.",
        "Poin tertinggal sehari; hitungan berikutnya melengkapinya.",
    ),
    "ujian-habis": Sebutan(
        "Menutup ujian yang habis waktunya",
        "Jawaban yang tersimpan dinilai.",
        f"Hasil ujian terlambat: {PEKERJA}. {SENDIRI}.",
    ),
    "survei-majukan": Sebutan("Membuka dan menutup survei", "Menurut jadwalnya; saat ditutup, jawaban dijumlahkan.", f"{SENDIRI}."),
    "pascadiklat-segarkan": Sebutan(
        "Menyegarkan penilaian pascadiklat",
        "Penilaian yang jatuh tempo dibuka, dan penilainya disesuaikan.",
        f"{SENDIRI}.",
    ),
    "evaluasi-pengingat": Sebutan(
        "Mencari pengingat evaluasi",
        "Siapa yang belum mengisi tes, survei, atau penilaian.",
        f"{SENDIRI}; yang sudah tidak berguna tidak dikirim.",
    ),
    "profil-segarkan": Sebutan(
        "Menyegarkan profil",
        "Profil kompetensi orang yang datanya berubah.",
        "Peta dibaca dari data mentah sementara itu: benar, lebih lambat.",
    ),
    "unit-sebut": Sebutan("Menyegarkan sebutan unit", "Nama unit yang berganti pada tanggalnya.", f"{SENDIRI}."),
    "profil-malam": Sebutan(
        "Menyusun ulang profil",
        "Profil dan ringkasan untuk hari yang baru.",
        "Peta lebih lambat hari ini. Sesudahnya: manage.py periksa_profil.",
    ),
    "laporan-bulanan": Sebutan(
        "Membuat laporan bulanan",
        "Laporan pimpinan tiap tanggal 1.",
        f"{SENDIRI}, dengan angka bulan yang bersangkutan.",
    ),
    "jejak-segel": Sebutan(
        "Menyegel jejak",
        "Catatan baru dikunci dalam blok tiap sepuluh menit.",
        f"Catatan yang belum disegel dapat diubah tanpa ketahuan: segera {PEKERJA}.",
    ),
    "jejak-periksa": Sebutan(
        "Memeriksa segel jejak",
        "Membuktikan catatan masih yang disegel.",
        "Tekan Periksa sekarang pada halaman Segel.",
    ),
    "kepala-surel": Sebutan(
        "Menyurati kepala segel",
        "Nomor dan sidik blok terakhir kepada alamat dalam SEAL_MAIL.",
        "Kepala hari ini hanya ada di SEAL_DIR: periksa server surel.",
    ),
    "cadangan-malam": Sebutan(
        "Membuat cadangan",
        "Basis data dan berkas dalam satu berkas di CADANGAN_DIR.",
        "Buat sekarang dengan manage.py cadangkan, dan periksa ruang penyimpanannya.",
    ),
    "simpan-laksanakan": Sebutan(
        "Melaksanakan pemusnahan",
        "Data yang lewat masa simpannya, sesudah dipastikan dan ditunggu tujuh hari.",
        SENDIRI + ".",
    ),
    "berkas-bersihkan": Sebutan(
        "Membersihkan berkas",
        "Berkas kerja yang habis waktunya dihapus; yang lewat masa simpan dihitung.",
        f"Berkas SIASN mentah tinggal lebih lama daripada semestinya: {PEKERJA}.",
    ),
}


def register() -> None:
    """For the mail that says what did not run: by the task, which is all that the database knows."""
    for nama, entry in (app.conf.beat_schedule | KEPALA | CADANGAN).items():
        lari.SEBUTAN[entry["task"]] = (SEBUTAN[nama].nama, SEBUTAN[nama].bila_terlewat)
