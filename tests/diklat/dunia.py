"""The rows of the small demo city's trainings that the crawled pages show."""

from typing import Any

from django.utils import timezone

from diklat.models import (
    Angkatan,
    Mentoring,
    Narasumber,
    Pendaftaran,
    Penggantian,
    PertemuanMentoring,
    Program,
    RiwayatLuar,
    Ruang,
    Sertifikat,
    Sesi,
    SuratDinas,
)
from diklat.services import kode_hadir
from pegawai.models import Notifikasi, Pegawai, Pengguna
from tests.diklat.pabrik import make_penggantian


def find_diklat(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """Batches in every state, and what belongs to the accounts `pegawai`, `atasan` and `narasumber`."""
    saya = akun["pegawai"].pegawai
    angkatan = {status: Angkatan.objects.filter(status=status).order_by("pk") for status in Angkatan.Status.values}
    taught = Sesi.objects.filter(narasumber__pegawai=akun["narasumber"].pegawai, is_batal=False).order_by("-mulai")
    running = taught.filter(angkatan__status="berjalan").first() or taught.filter(mulai__lt=timezone.now()).first()
    mine = {row.status: row for row in Pendaftaran.objects.filter(pegawai=saya).order_by("pk")}
    passed = Pendaftaran.objects.filter(angkatan__status="selesai", status="lulus").earliest("pk")
    certificates = Sertifikat.objects.filter(status="terbit").order_by("pk")
    return {
        "program": Program.objects.filter(kompetensi_list__isnull=False, angkatan_list__isnull=False).earliest("pk"),
        "program_minat": Program.objects.filter(minat_list__isnull=False).earliest("pk"),
        "angkatan_terbuka": angkatan["terbuka"].filter(menunggu=0)[0],
        "angkatan_penuh": Angkatan.objects.filter(menunggu__gt=0).earliest("pk"),
        "angkatan_berjalan": running.angkatan,
        "angkatan_selesai": passed.angkatan,
        "angkatan_ditutup": angkatan["ditutup"][0],
        "angkatan_batal": angkatan["batal"][0],
        "angkatan_draf": angkatan["draf"][0],
        "sesi_berjalan": running,
        "sesi_saya": mine["terdaftar"].angkatan.sesi_list.first(),
        "ruang": Ruang.objects.earliest("pk"),
        "pengajar": Narasumber.objects.earliest("pk"),
        "daftar_saya": mine["terdaftar"],
        "ganti_saya": _offer_to(saya),
        "tunggu_saya": mine["daftar_tunggu"],
        "tawaran_saya": mine["ditawari"],
        "lulus_selesai": passed,
        "daftar_putusan": Pendaftaran.objects.awaiting_decision_of(akun["atasan"]).earliest("pk"),
        "sertifikat": certificates[0],
        "sertifikat_saya": certificates.filter(pendaftaran__pegawai=saya)[0],
        "kode_sertifikat": certificates[0].kode,
        "surat_tugas": SuratDinas.objects.earliest("pk"),
        "mentoring_saya": Mentoring.objects.get(mentee=saya),
        "pertemuan_saya": PertemuanMentoring.objects.earliest("pk"),
        "riwayat_saya": RiwayatLuar.objects.filter(pegawai=saya).earliest("pk"),
        "riwayat_menunggu": RiwayatLuar.objects.filter(status="diajukan").earliest("pk"),
        "notifikasi": Notifikasi.objects.earliest("pk"),
        "kode_hadir": kode_hadir.make_kode(running.pk, timezone.now()),
        "kode_baris": kode_hadir.make_baris(running.pk, passed.pk),
    }


def _offer_to(pegawai: Pegawai) -> Penggantian:
    """A colleague's seat, offered to this person; the city itself has none."""
    seats = Pendaftaran.objects.filter(status="terdaftar", angkatan__status__in=Angkatan.MENERIMA)
    free = seats.exclude(angkatan__in=pegawai.pendaftaran_list.values("angkatan")).order_by("pk")
    offered = Penggantian.objects.filter(calon=pegawai).first()
    return offered or make_penggantian(free[0], pegawai, alasan="Bertugas pada hari yang sama")
