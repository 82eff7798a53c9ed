"""A published general instrument of each kind, so that the office can evaluate from the first day; and a bank to begin with.

What is there already stays as it is; going back removes nothing, because answers may hang on it.
"""

import pgtrigger
from django.db import migrations
from django.utils import timezone

from evaluasi.migrations import _isi_pasca, _isi_survei, _isi_tes

PERAN = ("alumnus", "atasan", "rekan", "bawahan")


def fill(apps, _editor):
    soal = apps.get_model("evaluasi", "Soal")
    names = ("kode", "topik", "tingkat", "teks", "pilihan", "kunci")
    soal.objects.bulk_create((soal(**dict(zip(names, row, strict=True))) for row in _isi_tes.SOAL), ignore_conflicts=True)
    bank = soal.objects.filter(kode__in=_isi_tes.TES_UMUM).order_by("kode")
    tes = [("pilihan", "", row.topik, row.teks, {"pilihan": row.pilihan, "kunci": row.kunci, "soal_id": row.pk}) for row in bank]
    publish(apps, "AWAL-UMUM", "Tes awal umum", "pre_test", _isi_tes.PETUNJUK, tes)
    publish(apps, "AKHIR-UMUM", "Tes akhir umum", "post_test", _isi_tes.PETUNJUK, tes)
    publish(apps, "UB-UMUM", "Umpan balik peserta", "umpan_balik", _isi_survei.PETUNJUK_UMPAN_BALIK, _isi_survei.UMPAN_BALIK)
    for peran in PERAN:
        petunjuk, isi = _isi_pasca.PETUNJUK[peran], _isi_pasca.isi_pasca(peran)
        publish(apps, f"PASCA-{peran.upper()}", f"Evaluasi pascadiklat oleh {peran}", f"pasca_{peran}", petunjuk, isi)
    publish(apps, "SKM-9", "Survei kepuasan layanan diklat", "skm", _isi_survei.PETUNJUK_SKM, _isi_survei.SKM)


def publish(apps, kode, nama, jenis, petunjuk, isi):
    """Items enter while the version is a draft: afterwards the database refuses them."""
    instrumen, is_new = apps.get_model("evaluasi", "Instrumen").objects.get_or_create(kode=kode, defaults={"nama": nama, "jenis": jenis})
    if not is_new:
        return
    versi = apps.get_model("evaluasi", "VersiInstrumen").objects.create(instrumen=instrumen, nomor=1, petunjuk=petunjuk)
    butir = apps.get_model("evaluasi", "Butir")
    butir.objects.bulk_create(
        butir(versi=versi, urutan=urutan, jenis=kind, tentang=tentang, unsur=unsur, teks=teks, **rest)
        for urutan, (kind, tentang, unsur, teks, rest) in enumerate(isi, 1)
    )
    versi.status, versi.diterbitkan_pada = "terbit", timezone.now()
    with pgtrigger.ignore("evaluasi.VersiInstrumen:ubah_update"):  # nobody changed anything: the change log begins empty
        versi.save(update_fields=["status", "diterbitkan_pada"])


class Migration(migrations.Migration):
    dependencies = [("evaluasi", "0002_referensi")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
