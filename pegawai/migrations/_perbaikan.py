"""The mail that answers a request for correction."""

SUREL = {
    "nama": "Permintaan perbaikan data diputus",
    "kelompok": "Data pegawai",
    "judul": "Perbaikan data: $putusan",
    "isi": "Permintaan Anda tentang $data ($seharusnya) sudah diputus: $putusan.\n\n$jawaban\n\n$tautan",
    "penanda": "data, seharusnya, putusan, jawaban",
    "urutan": 440,
}


def fill(apps):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="perbaikan_diputus", defaults=SUREL)
