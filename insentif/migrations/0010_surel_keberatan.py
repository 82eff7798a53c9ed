"""The mail that answers an objection to the ledger of points."""

from django.db import migrations

JENIS = {
    "nama": "Keberatan poin dijawab",
    "kelompok": "Poin",
    "judul": "Keberatan poin Anda: $putusan",
    "isi": "Keberatan Anda:\n\n$keberatan\n\nPutusan: $putusan\n$jawaban\n\n$tautan",
    "penanda": "keberatan, putusan, jawaban",
    "urutan": 320,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="keberatan_dijawab", defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [("insentif", "0009_surel_penghargaan")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
