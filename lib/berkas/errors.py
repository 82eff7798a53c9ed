RESAVE = "Buka di Excel, lalu Simpan Sebagai → Excel Workbook (.xlsx)."
TRIM = "Salin tabelnya saja ke lembar baru, simpan, lalu unggah kembali."

SENTENCES = {
    "kosong": "Berkas ini tidak memuat baris data. Isi tabelnya di bawah baris judul kolom, lalu unggah kembali.",
    "terlalu_besar": "Berkas ini lebih besar dari batas {batas} MB. Pecah menjadi beberapa berkas, lalu unggah satu per satu.",
    "bukan_xlsx": f"Berkas ini bukan .xlsx atau .csv. {RESAVE}",
    "xls_lama": f"Berkas ini berformat Excel lama (.xls). {RESAVE}",
    "terenkripsi": "Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah kembali.",
    "bermakro": f"Berkas ini memuat makro atau objek tersemat. {RESAVE}",
    "polyglot": f"Berkas ini memuat data lain di depan atau di belakang isi Excel. {RESAVE}",
    "bom_zip": f"Isi berkas ini tidak wajar besarnya setelah dibuka. {TRIM}",
    "terlalu_banyak_bagian": f"Berkas ini terdiri atas terlalu banyak bagian. {TRIM}",
    "bagian_ganda": f"Berkas ini memuat bagian dengan nama yang sama dua kali. {RESAVE}",
    "jalur_terlarang": f"Berkas ini memuat bagian dengan nama yang tidak wajar. {RESAVE}",
    "dtd": f"Berkas ini memuat definisi XML yang tidak diizinkan. {RESAVE}",
    "bukan_utf8": f"Isi berkas ini tidak memakai pengodean UTF-8. {RESAVE}",
    "tautan_luar": "Berkas ini merujuk ke berkas lain. Di Excel pilih Data → Edit Tautan → Putuskan Tautan, simpan, lalu unggah kembali.",
    "sel_di_luar": f"Sel {{sel}} berada di luar tabel yang dapat dibaca. {TRIM}",
    "baris_terlalu_banyak": "Berkas ini melebihi batas {batas} baris. Hapus baris kosong di bawah tabel atau pecah berkasnya.",
    "kolom_terlalu_banyak": f"Berkas ini melebihi batas {{batas}} kolom. {TRIM}",
    "sel_terlalu_panjang": "Isi sel {sel} melebihi batas {batas} karakter. Persingkat isinya, lalu unggah kembali.",
    "angka_tak_wajar": "Angka di sel {sel} terlalu besar untuk dibaca. Perbaiki isinya, lalu unggah kembali.",
    "lembar_salah": "Tidak ada lembar yang memuat kolom {kolom}. Lembar di berkas ini: {lembar}. Judul kolom harus di 20 baris teratas.",
    "judul_tiada": "Tidak ada baris yang memuat kolom {kolom}. Judul kolom harus di 20 baris teratas.",
    "judul_ganda": "Kolom {kolom} dan kolom {kolom_lain} berjudul sama, yaitu “{judul}”. Hapus atau ganti salah satu judulnya.",
    "csv_rusak": "Baris {baris} memuat {jumlah} kolom, seharusnya {harus}. Periksa baris itu di Excel, lalu simpan sebagai .xlsx.",
    "csv_tak_terbaca": f"Berkas CSV ini tidak dapat dibaca: ada tanda kutip yang tidak ditutup atau karakter yang tidak dikenal. {RESAVE}",
    "baris_terlalu_panjang": f"Berkas CSV ini memuat baris yang terlalu panjang. {RESAVE}",
    "waktu_habis": f"Berkas ini terlalu lama dibaca sehingga dihentikan. {TRIM}",
    "memori_habis": f"Tabel di berkas ini terlalu luas untuk dibaca. {TRIM}",
    "rusak": f"Berkas ini rusak dan tidak dapat dibaca. {RESAVE}",
}
SHOWN_CHARS = 300


class BerkasDitolak(ValueError):  # noqa: N818 - the name the office reads in the log
    """An upload that cannot be read: `code` for tests and logs, `str()` is the sentence for the official.

    The values may come from the child that read a hostile file: they are shortened and never markup.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code if code in SENTENCES else "rusak"
        self.values = {name: _printable(value) for name, value in values.items()}
        super().__init__(SENTENCES[self.code].format_map(_Blanks(self.values)))


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _printable(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    text = "".join(char for char in str(value) if char.isprintable())
    return text if len(text) <= SHOWN_CHARS else text[:SHOWN_CHARS] + "…"
