"""Whose demo this is: `DEMO_INSTANSI` chooses one of two invented governments. What they share stands in the other files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Asal:
    """`instansi`: the record of the office; `perangkat`: its name as a unit; `kecamatan`: name -> its kelurahan or villages."""

    instansi: Mapping[str, Any]
    perangkat: str
    gedung: str
    balai: str
    domain: str
    kecamatan: Mapping[str, str]
    kelahiran: tuple[str, ...]
    aula: tuple[str, str]
    kampus: tuple[str, str]

    @property
    def penyelenggara(self) -> str:
        return f"{self.instansi['singkatan']} {self.instansi['pemerintah'].removeprefix('Pemerintah ')}"

    @property
    def ruang(self) -> tuple[tuple[str, str, int], ...]:
        """Name, place, seats."""
        office, hall, (first, second) = self.gedung, self.balai, self.aula
        return (
            (f"Aula Lantai 4 {self.instansi['singkatan']}", office, 120),
            *((f"Kelas {number}", office, 40) for number in (1, 2, 3)),
            ("Laboratorium Komputer 1", office, 40),
            ("Laboratorium Komputer 2", office, 30),
            (f"Aula {hall.split(',')[0]}", hall, 200),
            ("Ruang Rapat Blandongan", hall, 60),
            (f"Aula Kecamatan {first}", f"Kantor Kecamatan {first}", 80),
            (f"Aula Kecamatan {second}", f"Kantor Kecamatan {second}", 80),
            ("Ruang Serbaguna RSU", f"RSU, {first}", 60),
            ("Gedung Guru", "Kompleks Sekolah Negeri", 100),
        )


KOTA: Final = Asal(
    instansi={
        "pemerintah": "Pemerintah Kota Tangerang Selatan",
        "wilayah": "kota",
        "badan": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "singkatan": "BKPSDM",
        "kota": "Tangerang Selatan",
        "alamat": "Jalan Contoh Raya Nomor 1, Serpong",
        "telepon": "(021) 0000-0000",
        "surel": "bkpsdm@contoh.tangerangselatankota.go.id",
        "pola_sertifikat": "800.1.13/{urut:04d}/BKPSDM/{tahun}",
        "pola_piagam": "800.1.13/{urut:04d}/PIAGAM/BKPSDM/{tahun}",
    },
    perangkat="Badan Kepegawaian dan Pengembangan SDM",
    gedung="Gedung BKPSDM, Serpong",
    balai="Balai Kota, Ciputat",
    domain="contoh.tangerangselatankota.go.id",
    kecamatan={
        "Serpong": "Buaran, Ciater, Cilenggang, Lengkong Gudang, Lengkong Gudang Timur, Lengkong Wetan, Rawa Buntu, Rawa Mekar Jaya, "
        "Serpong",
        "Serpong Utara": "Jelupang, Lengkong Karya, Paku Jaya, Pakualam, Pakulonan, Pondok Jagung, Pondok Jagung Timur",
        "Pondok Aren": "Jurang Mangu Barat, Jurang Mangu Timur, Perigi Baru, Perigi Lama, Pondok Aren, Pondok Betung, "
        "Pondok Jaya, Pondok Kacang Barat, Pondok Kacang Timur, Pondok Karya, Pondok Pucung",
        "Ciputat": "Cipayung, Ciputat, Jombang, Sarua, Sarua Indah, Sawah Baru, Sawah Lama",
        "Ciputat Timur": "Cempaka Putih, Cireundeu, Pisangan, Pondok Ranji, Rempoa, Rengas",
        "Pamulang": "Bambu Apus, Benda Baru, Kedaung, Pamulang Barat, Pamulang Timur, Pondok Benda, Pondok Cabe Ilir, Pondok Cabe Udik",
        "Setu": "Babakan, Bakti Jaya, Kademangan, Keranggan, Muncul, Setu",
    },
    kelahiran=("Tangerang", "Jakarta", "Bogor", "Bandung", "Serang", "Depok", "Semarang", "Solo", "Medan", "Padang", "Surabaya"),
    aula=("Pamulang", "Serpong Utara"),
    kampus=("Universitas Contoh Banten", "Politeknik Contoh Serpong"),
)
# Invented: no regency of Indonesia has these names.
KABUPATEN: Final = Asal(
    instansi={
        "pemerintah": "Pemerintah Kabupaten Teluk Melati",
        "wilayah": "kabupaten",
        "badan": "Badan Kepegawaian Daerah",
        "singkatan": "BKD",
        "kota": "Labuan Melati",
        "alamat": "Jalan Pelabuhan Nomor 7, Labuan Melati",
        "telepon": "(0499) 00000",
        "surel": "bkd@telukmelati.contoh.id",
        "pola_sertifikat": "893/{urut:03d}/BKD-TM/{tahun}",
        "pola_piagam": "894/{urut:03d}/BKD-TM/{tahun}",
        "zona": "Asia/Makassar",
        "hari_kerja": [1, 2, 3, 4, 5, 6],
        "jam_buka": "07:30",
        "jam_tutup": "14:30",
    },
    perangkat="Badan Kepegawaian Daerah",
    gedung="Gedung BKD, Labuan Melati",
    balai="Kantor Bupati, Labuan Melati",
    domain="telukmelati.contoh.id",
    kecamatan={
        "Labuan Melati": "Pasar Lama, Pasar Baru, Pelabuhan, Benteng, Karang Putih, Tanjung Melati, Bukit Melati, Air Jernih",
        "Tanjung Karang Indah": "Karang Indah, Pantai Biru, Nelayan, Mercusuar, Pasir Panjang, Teluk Tenang, Batu Layar",
        "Lembah Damar": "Damar Atas, Damar Bawah, Rimba Sari, Sungai Jernih, Ladang Luas, Kebun Kopi, Mata Air, Padang Lalang, "
        "Hutan Lestari, Simpang Tiga, Kampung Tengah",
        "Pulau Rumbia": "Rumbia Barat, Rumbia Timur, Dermaga, Kampung Bahari, Gosong Pasir, Karang Bolong, Tanjung Rumbia",
        "Dataran Sago": "Sago Utara, Sago Selatan, Rawa Sago, Parit Panjang, Lumbung, Tepi Sungai",
        "Bukit Cendana": "Cendana Raya, Cendana Jaya, Cendana Mulya, Batu Putih, Puncak, Lereng Hijau, Tebing Tinggi, Telaga",
        "Muara Sepakat": "Muara Besar, Muara Kecil, Sepakat, Tambak, Bakau, Kuala",
    },
    kelahiran=(
        "Labuan Melati",
        "Makassar",
        "Palu",
        "Kendari",
        "Manado",
        "Gorontalo",
        "Mamuju",
        "Balikpapan",
        "Denpasar",
        "Kupang",
        "Mataram",
    ),
    aula=("Bukit Cendana", "Lembah Damar"),
    kampus=("Universitas Contoh Sulawesi", "Politeknik Contoh Melati"),
)
PILIHAN: Final = {"kota": KOTA, "kabupaten": KABUPATEN}


def asal() -> Asal:
    wanted = os.environ.get("DEMO_INSTANSI") or "kota"
    if wanted not in PILIHAN:
        raise ImproperlyConfigured(f"DEMO_INSTANSI={wanted} tidak dikenal. Pilihannya: {', '.join(PILIHAN)}.")
    return PILIHAN[wanted]
