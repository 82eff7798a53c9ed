"""Tests of the employee's own batch in each state, a batch with parts of the final score, and a set of bands to come."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Program
from evaluasi.models import PengerjaanUjian, Ujian
from evaluasi.queries.instrumen import find_terbit
from evaluasi.services import komponen, ujian_kerja
from evaluasi.services.komponen import IsiKomponen
from pegawai.models import Pengguna

SEPARUH = 5


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    saya = Pendaftaran.objects.filter(pegawai=akun["pegawai"].pegawai, status="terdaftar").earliest("pk")
    # the demo city may hold tests of this batch already; the pages here need to know theirs
    PengerjaanUjian.objects.filter(ujian__angkatan=saya.angkatan).delete()
    Ujian.objects.filter(angkatan=saya.angkatan).delete()
    awal, akhir = (make_ujian(saya.angkatan, jenis) for jenis in Ujian.Jenis.values)
    done = answer(awal, saya, "2")
    ujian_kerja.submit(kode=done.kode, pegawai_id=saya.pegawai_id)
    running = answer(akhir, saya, "1")
    selesai = Angkatan.objects.filter(status="selesai").exclude(pk=saya.angkatan_id).latest("terisi", "pk")
    return {
        "tes_saya": akhir,
        "tes_awal_saya": awal,
        "kerja_saya": str(running.kode),
        "ujian_usai": str(done.kode),
        "pengerjaan": running,
        "tes_analisis": fill_analisis(selesai),
        "angkatan_komponen": set_komponen(saya.angkatan),
    }


def make_ujian(angkatan: Angkatan, jenis: str) -> Ujian:
    now = timezone.now()
    window = {"mulai": now - timedelta(hours=1), "selesai": now + timedelta(days=1), "durasi": 240}
    return Ujian.objects.create(angkatan=angkatan, jenis=jenis, versi=find_terbit(jenis), tampil="langsung", percobaan_maks=2, **window)


def answer(ujian: Ujian, seat: Pendaftaran, pilihan: str) -> PengerjaanUjian:
    row = ujian_kerja.start_pengerjaan(ujian_id=ujian.pk, pegawai_id=seat.pegawai_id)
    ujian_kerja.save_jawaban(kode=row.kode, pegawai_id=seat.pegawai_id, jawaban=dict.fromkeys(row.urutan[:SEPARUH], pilihan))
    return row


def fill_analisis(angkatan: Angkatan) -> Ujian:
    """A closed test with an attempt of every participant."""
    Ujian.objects.filter(angkatan=angkatan, jenis="post_test", pengerjaan_list=None).delete()
    found = Ujian.objects.filter(angkatan=angkatan, jenis="post_test").first()
    if found is not None:
        return found
    ujian, now = make_ujian(angkatan, "post_test"), timezone.now()
    seats = angkatan.pendaftaran_list.peserta().order_by("pk")
    items = list(ujian.versi.butir_list.values_list("pk", flat=True))
    for number, seat in enumerate(seats):
        row = PengerjaanUjian.objects.create(ujian=ujian, pendaftaran=seat, urutan=items, batas=now + timedelta(hours=1))
        jawaban = {pk: str(1 + (number + place) % 3) for place, pk in enumerate(items)}
        ujian_kerja.save_jawaban(kode=row.kode, pegawai_id=seat.pegawai_id, jawaban=jawaban)
        ujian_kerja.submit(kode=row.kode, pegawai_id=seat.pegawai_id)
    Ujian.objects.filter(pk=ujian.pk).update(selesai=now)
    return ujian


def set_komponen(angkatan: Angkatan) -> Angkatan:
    program = Program.objects.get(pk=angkatan.program_id)
    parts = (("Tes akhir", "post_test", 50), ("Kehadiran", "kehadiran", 20), ("Praktik", "pengajar", 30))
    komponen.set_komponen(program=program, isi=[IsiKomponen(nama, sumber, Decimal(bobot)) for nama, sumber, bobot in parts], by=None)
    return angkatan
