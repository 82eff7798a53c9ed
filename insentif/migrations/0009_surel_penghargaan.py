"""The mails of awards: to who gets one, to who proposed, and about the charter."""

from django.db import migrations

JENIS = (
    {
        "kode": "penghargaan_diterima",
        "nama": "Penghargaan diterima",
        "judul": "Anda menerima penghargaan $penghargaan",
        "isi": "Anda terpilih menerima penghargaan $penghargaan.\n\n$keterangan\n\nPiagamnya diterbitkan kemudian; Anda diberi tahu lewat "
        "surel.\n\n$tautan",
        "penanda": "penghargaan, keterangan",
        "urutan": 320,
    },
    {
        "kode": "nominasi_diputus",
        "nama": "Nominasi diputus",
        "judul": "Nominasi $calon: $putusan",
        "isi": "Nominasi Anda untuk $calon pada penghargaan $penghargaan sudah diputus: $putusan.\n\nAlasan: $alasan\n\n$tautan",
        "penanda": "calon, penghargaan, putusan, alasan",
        "urutan": 330,
    },
    {
        "kode": "piagam_terbit",
        "nama": "Piagam penghargaan terbit",
        "judul": "Piagam $penghargaan sudah terbit",
        "isi": "Piagam penghargaan $penghargaan atas nama Anda terbit dengan nomor $nomor. Unduh di halaman ini:\n\n$tautan",
        "penanda": "penghargaan, nomor",
        "urutan": 340,
    },
    {
        "kode": "piagam_dicabut",
        "nama": "Piagam penghargaan dicabut",
        "judul": "Piagam $penghargaan dicabut",
        "isi": "Piagam penghargaan $penghargaan atas nama Anda, nomor $nomor, dicabut.\n\nAlasan: $alasan\n\nHubungi pengelola diklat bila "
        "Anda berkeberatan.\n\n$tautan",
        "penanda": "penghargaan, nomor, alasan",
        "urutan": 350,
    },
)


def fill(apps, _schema_editor):
    aturan = apps.get_model("pegawai", "AturanPengingat")
    for row in JENIS:
        values = {**row, "kelompok": "Poin"}
        aturan.objects.update_or_create(kode=values.pop("kode"), defaults=values)


class Migration(migrations.Migration):
    dependencies = [("insentif", "0008_riwayat_nominasi")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
