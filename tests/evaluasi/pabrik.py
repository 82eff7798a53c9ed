"""The smallest valid rows of evaluation. Rows only: rules are tested through the services."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import Butir, Instrumen, PengerjaanUjian, PenugasanEvaluasi, Survei, Ujian, VersiInstrumen
from pegawai.models import Pegawai

_number = count(1)
PILIHAN = ["Satu", "Dua", "Tiga", "Empat"]


def make_instrumen(jenis: str = "post_test", **kwargs: Any) -> Instrumen:
    number = next(_number)
    kwargs = {"kode": f"UJI-{number}", "nama": f"Instrumen {number}", **kwargs}
    return Instrumen.objects.create(jenis=jenis, **kwargs)


def make_butir(versi: VersiInstrumen, jenis: str = "skala", **kwargs: Any) -> Butir:
    """At the end of a draft; a choice has four options, the second being right."""
    row = new_butir(versi, jenis, versi.butir_list.count() + 1, **kwargs)
    row.save(force_insert=True)
    return row


def new_butir(versi: VersiInstrumen, jenis: str, urutan: int, **kwargs: Any) -> Butir:
    if jenis == "pilihan":
        kwargs = {"pilihan": PILIHAN, "kunci": 2, **kwargs}
    return Butir(versi=versi, jenis=jenis, **{"urutan": urutan, "teks": f"Butir {urutan}", **kwargs})


def make_versi(jenis: str = "post_test", butir: tuple[str, ...] | None = None, *, terbit: bool = True, **kwargs: Any) -> VersiInstrumen:
    """Version 1 with items of these kinds: four choices for a test, three scales and free words otherwise."""
    instrumen = kwargs.pop("instrumen", None) or make_instrumen(jenis)
    kwargs.setdefault("nomor", instrumen.versi_list.count() + 1)
    versi = VersiInstrumen.objects.create(instrumen=instrumen, **kwargs)
    kinds = butir or (("pilihan",) * 4 if instrumen.is_tes else ("skala", "skala", "skala", "teks"))
    Butir.objects.bulk_create(new_butir(versi, kind, number) for number, kind in enumerate(kinds, 1))
    if terbit:
        versi.status, versi.diterbitkan_pada = VersiInstrumen.Status.TERBIT, timezone.now()
        versi.save(update_fields=["status", "diterbitkan_pada"])
    return versi


def make_ujian(angkatan: Angkatan, jenis: str = "post_test", **kwargs: Any) -> Ujian:
    """Open from an hour ago for a day, thirty minutes, in the order of the items."""
    now = timezone.now()
    kwargs.setdefault("versi", None)
    kwargs["versi"] = kwargs["versi"] or make_versi(jenis)
    kwargs = {"mulai": now - timedelta(hours=1), "selesai": now + timedelta(hours=23), "durasi": 30, "is_acak": False, **kwargs}
    return Ujian.objects.create(angkatan=angkatan, jenis=jenis, **kwargs)


def make_pengerjaan(ujian: Ujian, pendaftaran: Pendaftaran, **kwargs: Any) -> PengerjaanUjian:
    """A running attempt, with thirty minutes left."""
    kwargs.setdefault("urutan", list(ujian.versi.butir_list.values_list("pk", flat=True)))
    kwargs.setdefault("batas", timezone.now() + timedelta(minutes=30))
    return PengerjaanUjian.objects.create(ujian=ujian, pendaftaran=pendaftaran, **kwargs)


def make_survei(angkatan: Angkatan | None = None, **kwargs: Any) -> Survei:
    """Feedback on the batch (without one an SKM), open since yesterday for a week."""
    today = timezone.localdate()
    jenis = "umpan_balik" if angkatan else "skm"
    kwargs["versi"] = kwargs.get("versi") or make_versi(jenis)
    kwargs = {"nama": "Survei uji", "buka": today - timedelta(days=1), "tutup": today + timedelta(days=7), **kwargs}
    return Survei.objects.create(jenis=jenis, angkatan=angkatan, **kwargs)


def make_penugasan(pendaftaran: Pendaftaran, penilai: Pegawai, peran: str = "atasan", **kwargs: Any) -> PenugasanEvaluasi:
    """An open form, due in three weeks."""
    today = timezone.localdate()
    kwargs["versi"] = kwargs.get("versi") or make_versi(f"pasca_{peran}")
    kwargs = {"dibuka": today - timedelta(days=9), "tenggat": today + timedelta(days=21), "unit": pendaftaran.unit, **kwargs}
    return PenugasanEvaluasi.objects.create(pendaftaran=pendaftaran, penilai=penilai, peran=peran, **kwargs)
