"""The published feedback and test, a draft of each, one put away, and the bank."""

from typing import Any

from evaluasi.models import Butir, Instrumen, Soal, VersiInstrumen
from evaluasi.services import instrumen as services
from evaluasi.services import instrumen_butir
from pegawai.models import Pengguna


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    by = akun["pengelola"]
    umpan, tes, skm = (Instrumen.objects.get(kode=kode) for kode in ("UB-UMUM", "AKHIR-UMUM", "SKM-9"))
    draf, draf_tes = (services.draw_draf(instrumen_id=row.pk, by=by) for row in (umpan, tes))
    angka = Butir(jenis="angka", teks="Berapa jam sehari Anda memakai hasil diklat ini?", unsur="Manfaat", angka_min=0, angka_maks=24)
    instrumen_butir.add_butir(versi_id=draf.pk, butir=angka, by=by)
    kosong = services.create_instrumen(instrumen=Instrumen(kode="UB-KOSONG", nama="Umpan balik baru", jenis="umpan_balik"), by=by)
    arsip = services.create_instrumen(instrumen=Instrumen(kode="UB-LAMA", nama="Umpan balik lama", jenis="umpan_balik"), by=by)
    services.set_aktif(instrumen_id=arsip.instrumen_id, is_aktif=False, by=by)
    return {
        "instrumen": umpan,
        "instrumen_tes": tes,
        "instrumen_arsip": arsip.instrumen,
        "versi_skm": VersiInstrumen.objects.get(instrumen=skm),
        "draf": draf,
        "draf_tes": draf_tes,
        "draf_kosong": kosong,
        "butir_skala": draf.butir_list.filter(jenis="skala").earliest("urutan"),
        "butir_angka": angka,
        "butir_tes": draf_tes.butir_list.earliest("urutan"),
        "soal": Soal.objects.earliest("kode"),
    }
