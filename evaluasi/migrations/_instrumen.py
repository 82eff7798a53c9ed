"""A published general instrument of each kind, so that the office can evaluate from the first day; and a bank to begin with."""

from django.utils import timezone

from evaluasi.migrations import _isi_pasca, _isi_survei, _isi_tes

PERAN = ("alumnus", "atasan", "rekan", "bawahan")


def fill(apps):
    soal = apps.get_model("evaluasi", "Soal")
    names = ("kode", "topik", "tingkat", "teks", "pilihan", "kunci")
    soal.objects.bulk_create(soal(**dict(zip(names, row, strict=True))) for row in _isi_tes.SOAL)
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
    instrumen = apps.get_model("evaluasi", "Instrumen").objects.create(kode=kode, nama=nama, jenis=jenis)
    versi = apps.get_model("evaluasi", "VersiInstrumen").objects.create(
        instrumen=instrumen, nomor=1, petunjuk=petunjuk, status="terbit", diterbitkan_pada=timezone.now()
    )
    butir = apps.get_model("evaluasi", "Butir")
    butir.objects.bulk_create(
        butir(versi=versi, urutan=urutan, jenis=kind, tentang=tentang, unsur=unsur, teks=teks, **rest)
        for urutan, (kind, tentang, unsur, teks, rest) in enumerate(isi, 1)
    )
