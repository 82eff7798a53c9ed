"""Released results: a survey that is closed, its block and the frozen figures, past the service."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from diklat.models import Angkatan, Narasumber
from evaluasi.models import BlokSurvei, Butir, HasilSurvei, KomentarSurvei, Survei, VersiInstrumen
from tests.diklat.pabrik import make_angkatan, make_program
from tests.evaluasi.pabrik import make_butir, make_survei, make_versi

Hitungan = Sequence[int]
BAIK: Hitungan = (0, 1, 4, 5)  # ten answers, mean 3.4


def make_umpan(unsur: Sequence[str] = ("Materi", "Panitia"), *, teks: bool = True) -> VersiInstrumen:
    """A published feedback form: one scale for each element, one about the teacher, and free words about the first element."""
    versi = make_versi("umpan_balik", butir=("skala",), terbit=False)
    versi.butir_list.all().delete()
    for nama in unsur:
        make_butir(versi, unsur=nama, tentang="materi")
    make_butir(versi, unsur="Pengajar", tentang="pengajar")
    if teks:
        make_butir(versi, "teks", unsur=unsur[0], is_wajib=False)
    versi.status, versi.diterbitkan_pada = VersiInstrumen.Status.TERBIT, timezone.now()
    versi.save(update_fields=["status", "diterbitkan_pada"])
    return versi


def make_dirilis(angkatan: Angkatan | None = None, *, n: int = 10, **kwargs: Any) -> BlokSurvei:
    """A survey whose results are out, with one block of `n` answers and no figures yet."""
    today = timezone.localdate()
    days = {"buka": today - timedelta(days=30), "tutup": today - timedelta(days=16)}
    kwargs = {"status": Survei.Status.DIRILIS, "diundang": 2 * n, "dirilis_pada": today - timedelta(days=15), **days, **kwargs}
    survei = make_survei(angkatan, **kwargs)
    program = angkatan.program if angkatan else None
    return BlokSurvei.objects.create(program=program, survei=survei, n=n, dirilis=survei.tutup + timedelta(days=1))


def add_hasil(blok: BlokSurvei, butir: Butir, hitungan: Hitungan = BAIK, narasumber: Narasumber | None = None) -> HasilSurvei:
    """`hitungan`: how many chose 1, 2, 3 and 4."""
    counts = dict(zip(("satu", "dua", "tiga", "empat"), hitungan, strict=True))
    return HasilSurvei.objects.create(blok=blok, butir=butir, narasumber=narasumber, **counts)


def make_hasil(
    angkatan: Angkatan | None = None,
    *,
    unsur: Mapping[str, Hitungan] | None = None,
    pengajar: Mapping[Narasumber, Hitungan] | None = None,
    versi: VersiInstrumen | None = None,
    n: int = 10,
) -> BlokSurvei:
    """Released feedback of a batch that ended a month ago: figures for each element and each teacher."""
    unsur = {"Materi": BAIK, "Panitia": (0, 0, 5, 5)} if unsur is None else unsur
    angkatan = angkatan or make_selesai()
    versi = versi or make_umpan(tuple(unsur))
    blok = make_dirilis(angkatan, n=n, versi=versi)
    items = {row.unsur: row for row in versi.butir_list.filter(jenis="skala")}
    for nama, hitungan in unsur.items():
        add_hasil(blok, items[nama], hitungan)
    for narasumber, hitungan in (pengajar or {}).items():
        add_hasil(blok, items["Pengajar"], hitungan, narasumber)
    return blok


def make_selesai(program: Any = None, hari: int = 35, **kwargs: Any) -> Angkatan:
    """A batch that ended `hari` days ago."""
    day = timezone.localdate() - timedelta(days=hari)
    return make_angkatan(program or make_program(), status="selesai", mulai=day, selesai=day, **kwargs)


def make_komentar(blok: BlokSurvei, teks: str = "Contohnya membantu.", **kwargs: Any) -> KomentarSurvei:
    survei = blok.survei
    assert survei is not None
    kwargs.setdefault("butir", survei.versi.butir_list.filter(jenis="teks").first())
    return KomentarSurvei.objects.create(blok=blok, teks=teks, **kwargs)


def make_skm(hitungan: Mapping[str, Hitungan], *, n: int = 10, **kwargs: Any) -> BlokSurvei:
    """A released survey of the service; every element that is not named got BAIK."""
    versi = kwargs.pop("versi", None) or make_versi_skm()
    blok = make_dirilis(n=n, versi=versi, **kwargs)
    for butir in versi.butir_list.filter(jenis="skala"):
        add_hasil(blok, butir, hitungan.get(butir.unsur, BAIK))
    return blok


def make_versi_skm() -> VersiInstrumen:
    versi = make_versi("skm", butir=("skala",), terbit=False)
    versi.butir_list.all().delete()
    for number in range(1, 10):
        make_butir(versi, unsur=f"U{number}")
    make_butir(versi, "teks", unsur="Saran", is_wajib=False)
    versi.status, versi.diterbitkan_pada = VersiInstrumen.Status.TERBIT, timezone.now()
    versi.save(update_fields=["status", "diterbitkan_pada"])
    return versi
