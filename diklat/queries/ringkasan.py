"""The overview of a batch: steps of its life, figures, what needs attention, today's sessions, and what happened lately."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Avg, Count, OuterRef, Q

from diklat import penahan
from diklat.models import Angkatan, Pendaftaran, ProgramKompetensi, Sesi
from diklat.models.pendaftaran import PESERTA
from diklat.queries import catatan, kehadiran, tindak_lanjut
from diklat.queries.catatan import Catatan
from diklat.queries.ruang_kerja import Kepala
from diklat.queries.tindak_lanjut import Hitungan, Tugas
from lib import waktu
from lib.format import BULAN, format_rentang, format_tanggal_pendek

Status = Angkatan.Status
TINDAK_LANJUT_HARI: Final = 180
LANGKAH: Final = ("Rencana", "Pendaftaran", "Dipastikan", "Pelaksanaan", "Evaluasi", "Sertifikat", "Tindak lanjut")
KE: Final = {
    Status.DRAF: 0,
    Status.TERBUKA: 1,
    Status.DIPASTIKAN: 2,
    Status.BERJALAN: 3,
    Status.SELESAI: 4,
    Status.DITUTUP: 6,
}
BERLANGSUNG: Final = (Status.BERJALAN, Status.SELESAI, Status.DITUTUP)


@dataclass(frozen=True, slots=True)
class Langkah:
    label: str
    keadaan: str
    keterangan: str


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
    langkah: list[Langkah]
    hitungan: Hitungan
    kehadiran: dict[str, Any]
    biaya: Biaya
    anggaran: penahan.Anggaran | None
    tugas: list[Tugas]
    hari_ini: date
    sesi_kini: list[SesiKini]
    catatan: list[Catatan]


def get_ringkasan(kepala: Kepala) -> Ringkasan:
    """Six queries at most and those of the budget, whatever the number of people and sessions."""
    angkatan = kepala.angkatan
    anggaran = penahan.anggaran_of(angkatan)
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
        langkah=make_langkah(kepala, counts),
        hitungan=counts,
        kehadiran=presence,
        biaya=Biaya(program.biaya_angkatan, program.biaya_kursi, counts.peserta),
        anggaran=anggaran,
        tugas=tindak_lanjut.get_tugas(kepala, counts, lembar, anggaran),
        hari_ini=waktu.today(),
        sesi_kini=list_sesi_kini(kepala.sesi_list, lembar),
        catatan=catatan.get_catatan(angkatan),
    )


def get_hitungan(angkatan: Angkatan) -> Hitungan:
    """Everything that is counted over the applications of one batch, and what the programme raises, in one query."""
    peserta = Q(pendaftaran_list__status__in=PESERTA)
    state = "pendaftaran_list__status"
    raised = ProgramKompetensi.objects.filter(program=OuterRef("program")).order_by("kompetensi__urutan").values("kompetensi__nama")
    row: dict[str, Any] = dict(
        Angkatan.objects.filter(pk=angkatan.pk)
        .order_by()
        .values("pk")
        .annotate(
            pendaftar=Count("pendaftaran_list"),
            peserta=Count("pendaftaran_list", filter=peserta),
            unit=Count("pendaftaran_list__unit", filter=peserta, distinct=True),
            bernilai=Count("pendaftaran_list__nilai_awal", filter=peserta),
            nilai_awal=Avg("pendaftaran_list__nilai_awal", filter=peserta),
            ditawari=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DITAWARI})),
            menunggu_atasan=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DIAJUKAN})),
            menunggu_pengelola=Count("pendaftaran_list", filter=Q(**{state: Pendaftaran.Status.DISETUJUI_ATASAN})),
            tanpa_hasil=Count("pendaftaran_list", filter=Q(**{f"{state}__in": (Pendaftaran.Status.TERDAFTAR, Pendaftaran.Status.HADIR)})),
            kompetensi=ArraySubquery(raised),
        )
        .get()
    )
    nilai = row.pop("nilai_awal")
    row.pop("pk")
    return Hitungan(nilai_awal=None if nilai is None else Decimal(nilai), **row)


def make_langkah(kepala: Kepala, counts: Hitungan) -> list[Langkah]:
    """Seven steps; a cancelled batch stands on none."""
    angkatan = kepala.angkatan
    at = KE.get(Status(angkatan.status), -1)
    notes = [
        f"dibuat {format_tanggal_pendek(angkatan.dibuat)}",
        f"{counts.pendaftar} mendaftar" if at > 0 else "belum dibuka",
        _minimum_note(angkatan),
        _hari_note(kepala),
        _rentang_evaluasi(angkatan),
        "sesudah hasil ditetapkan" if at < KE[Status.DITUTUP] else "dapat diterbitkan",
        _tindak_lanjut(angkatan),
    ]
    return [
        Langkah(label, "" if at < 0 else "done" if place < at else "now" if place == at else "", note)
        for place, (label, note) in enumerate(zip(LANGKAH, notes, strict=True))
    ]


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


def _minimum_note(angkatan: Angkatan) -> str:
    if angkatan.minimum_tanggal is None:
        return "tanpa batas peserta" if not angkatan.minimum else f"paling sedikit {angkatan.minimum}"
    return f"paling lambat {format_tanggal_pendek(angkatan.minimum_tanggal)}"


def _hari_note(kepala: Kepala) -> str:
    angkatan, today = kepala.angkatan, waktu.today()
    if angkatan.mulai is None or angkatan.selesai is None:
        return "belum dijadwalkan"
    if angkatan.status == Status.BERJALAN and kepala.hari:
        return f"hari {max(1, sum(day <= today for day in kepala.hari))} dari {len(kepala.hari)}"
    return format_rentang(angkatan.mulai, angkatan.selesai)


def _rentang_evaluasi(angkatan: Angkatan) -> str:
    return f"mulai {format_tanggal_pendek(angkatan.selesai)}" if angkatan.selesai else ""


def _tindak_lanjut(angkatan: Angkatan) -> str:
    if angkatan.selesai is None:
        return ""
    day = angkatan.selesai + timedelta(days=TINDAK_LANJUT_HARI)
    return f"{BULAN[day.month - 1]} {day.year}"
