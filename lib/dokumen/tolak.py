"""Why a document is refused, and what to do about it."""

from django.core.exceptions import ValidationError

PRINT = "Buka berkasnya, pilih Cetak → Simpan sebagai PDF, lalu unggah hasilnya."
RESAVE = "Buka gambarnya, simpan ulang sebagai JPEG atau PNG, lalu unggah kembali."

SENTENCES = {
    "kosong": "Berkas ini kosong (0 byte). Simpan lagi, lalu unggah kembali.",
    "terlalu_besar": "Berkas ini lebih besar dari 10 MB. Perkecil ukurannya, misalnya pindai dengan mutu lebih rendah.",
    "jenis": "Berkas harus PDF, JPEG, atau PNG.",
    "isi_berbeda": "Isi berkas ini tidak sesuai dengan nama akhirannya (.{akhiran}). Simpan ulang sebagai PDF, JPEG, atau PNG.",
    "arsip": "Berkas ini sekaligus merupakan arsip ZIP, jadi tidak dapat diterima. Unggah dokumennya saja.",
    "terpotong": "Berkas ini terpotong: bagian akhirnya tidak ada. Unduh atau pindai lagi, lalu unggah kembali.",
    "data_lain": f"Berkas ini memuat data lain di belakang isi PDF. {PRINT}",
    "pdf_aktif": f"PDF ini memuat skrip, lampiran, atau media. {PRINT}",
    "pdf_terkunci": f"PDF ini terkunci atau dibatasi dengan kata sandi. {PRINT}",
    "pdf_rusak": f"PDF ini rusak atau susunannya tidak dapat dibaca seluruhnya. {PRINT}",
    "pdf_bom": f"Isi PDF ini tidak wajar besarnya setelah dibuka. {PRINT}",
    "terlalu_banyak_halaman": "PDF ini terdiri atas {halaman} halaman, paling banyak 50. Unggah halaman sertifikatnya saja.",
    "gambar_rusak": f"Gambar ini rusak. {RESAVE}",
    "gambar_terlalu_luas": "Gambar ini berukuran {lebar} × {tinggi} titik, paling banyak 25 juta titik. Perkecil, lalu unggah kembali.",
}


def refusal(code: str, **values: object) -> ValidationError:
    return ValidationError(SENTENCES[code].format_map(values), code=code)
