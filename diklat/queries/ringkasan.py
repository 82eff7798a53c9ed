"""The overview of a batch: figures, what comes next, today's sessions, and what happened lately."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Avg, Count, OuterRef, Q

from diklat import penahan
from diklat.models import Angkatan, Pendaftaran, ProgramKompetensi, Sertifikat, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from diklat.models.pendaftaran import PESERTA
from diklat.queries import catatan, kehadiran
from diklat.queries.catatan import Catatan
from diklat.queries.ruang_kerja import Kepala, get_kepala
from diklat.queries.tahap import Hitungan, get_tahap
from diklat.tahap import Tahap
from lib import waktu
from lib.hitung import Hitung
from pegawai.models import Pengguna

Status = Angkatan.Status
BERLANGSUNG: Final = (Status.BERJALAN, *Angkatan.LEWAT)


@dataclass(frozen=True, slots=True)
class Biaya:
    tetap: int
    per_peserta: int
    peserta: int

    @property
    def jumlah(self) -> int:
        return self.tetap + self.per_peserta * self.peserta


@dataclass(frozen=True, slots=True)
class SesiKini:
    """A session of today and how far its attendance is."""

    sesi: Sesi
    jenis: str
    keadaan: str


@dataclass(frozen=True, slots=True)
class Ringkasan:
    hitungan: Hitungan
    kehadiran: dict[str, Any]
    biaya: Biaya
    anggaran: penahan.Anggaran | None
    tahap: list[Tahap]
    hari_ini: date
    sesi_kini: list[SesiKini]
    catatan: list[Catatan]

    @property
    def utama(self) -> str:
        """The step whose button is the one to press next."""
        return next((one.kode for one in self.tahap if one.is_sekarang and one.tombol), "")


def open_ringkasan(user: Pengguna, pk: int) -> tuple[Kepala, Ringkasan]:
    """Seven queries at most and those of the budget, whatever the number of people and sessions. Http404 as `get_kepala`."""
    kepala = get_kepala(user, pk, "ringkasan", hiasi=with_hitungan)
    return kepala, get_ringkasan(kepala)


def get_ringkasan(kepala: Kepala) -> Ringkasan:
    """Of a head whose batch carries `with_hitungan`."""
    angkatan = kepala.angkatan
    pandangan = penahan.pandang(angkatan)
    counts = get_hitungan(angkatan)
    lembar = kehadiran.get_lembar(angkatan.pk, kepala.sesi_list) if angkatan.status in BERLANGSUNG else None
    presence: dict[str, Any] = {}
    if lembar is not None:
        presence = {
            "persen": lembar.persen,
            "tercatat": sum(column.is_lengkap for column in lembar.kolom),
            "belum": len(lembar.belum),
        }
    program = angkatan.program
    return Ringkasan(
        hitungan=counts,
        kehadiran=presence,
        biaya=Biaya(program.biaya_angkatan, program.biaya_kursi, counts.peserta),
        anggaran=pandangan.anggaran,
        tahap=get_tahap(kepala, counts, lembar, pandangan),
        hari_ini=waktu.today(),
        sesi_kini=list_sesi_kini(kepala.sesi_list, lembar),
        catatan=catatan.get_catatan(angkatan),
    )


def with_hitungan(rows: AngkatanQuerySet) -> AngkatanQuerySet:
    """With everything that `Hitungan` holds, in the statement that reads the batch."""
    peserta = Q(pendaftaran_list__status__in=PESERTA)
    state = "pendaftaran_list__status"
    issued = Pendaftaran.objects.filter(angkatan=OuterRef("pk"), sertifikat_list__status=Sertifikat.Status.TERBIT)
    raised = ProgramKompetensi.objects.filter(program=OuterRef("program")).order_by("kompetensi__urutan").values("kompetensi__nama")
    return rows.annotate(
        pendaftar=Count("pendaftaran_list"),
        peserta=Count("pendaftaran_list", filter=peserta),
        unit=Count("pendaftaran_list__unit", filter=peserta, distinct=True),
        bernilai=Count("pendaftaran_list__nilai_awal", filter=peserta),
        nilai_awal=Avg("pendaftaran_list__nilai_awal", filter=peserta),
        ditawari=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DITAWARI})),
        menunggu_atasan=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DIAJUKAN})),
        menunggu_pengelola=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DISETUJUI_ATASAN})),
        layak=Hitung(Pendaftaran.objects.layak_sertifikat().filter(angkatan=OuterRef("pk")).order_by().values("pk")),
        bersertifikat=Hitung(issued.order_by().values("pk").distinct()),
        kompetensi=ArraySubquery(raised),
    )


def get_hitungan(angkatan: Angkatan) -> Hitungan:
    """Of a row of `with_hitungan`; no query."""
    found: dict[str, Any] = {field.name: getattr(angkatan, field.name) for field in fields(Hitungan)}
    nilai = found.pop("nilai_awal")
    return Hitungan(nilai_awal=None if nilai is None else Decimal(nilai), **found)


def list_sesi_kini(sesi_list: list[Sesi], lembar: kehadiran.Lembar | None) -> list[SesiKini]:
    """The sessions of today, or on a day without any those of the next day that has some."""
    now = waktu.now()
    complete = {column.sesi.pk for column in lembar.kolom if column.is_lengkap} if lembar is not None else set()
    days = {row: waktu.day(row.mulai) for row in sesi_list}
    next_day = min((day for day in days.values() if day >= waktu.day(now)), default=None)
    return [SesiKini(row, *_keadaan(row, now, row.pk in complete)) for row, day in days.items() if day == next_day]


def _keadaan(sesi: Sesi, now: Any, complete: bool) -> tuple[str, str]:
    if sesi.mulai > now:
        return "", "Belum dibuka"
    if sesi.selesai > now:
        return "teal", "Berlangsung"
    return ("ok", "Tercatat") if complete else ("warn", "Belum dicatat")
