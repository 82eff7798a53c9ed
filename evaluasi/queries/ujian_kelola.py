"""Tests of a batch as the office follows them: who sat, who sits, who has not come, and with what score."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet

from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import PESERTA
from diklat.queries import kehadiran
from evaluasi.models import Butir, JawabanUjian, PengerjaanUjian, Ujian, VersiInstrumen
from evaluasi.queries.ujian import best_nilai
from evaluasi.queries.ujian_kerja import value_of

Status = PengerjaanUjian.Status
KEADAAN: Final = {
    "belum": ("Belum mengerjakan", ""),
    "berjalan": ("Sedang mengerjakan", "teal"),
    "selesai": ("Sudah mengerjakan", "ok"),
}


@dataclass(frozen=True, slots=True)
class UjianAngkatan:
    """`mengerjakan` counts people who began, `selesai` those with a score; `rata` is the mean of their best scores."""

    ujian: Ujian
    peserta: int
    mengerjakan: int
    selesai: int
    rata: Decimal | None

    @property
    def belum(self) -> int:
        return self.peserta - self.mengerjakan


@dataclass(frozen=True, slots=True)
class BarisUjian:
    pendaftaran: Pendaftaran
    pengerjaan: Sequence[PengerjaanUjian]

    @property
    def terakhir(self) -> PengerjaanUjian | None:
        return self.pengerjaan[-1] if self.pengerjaan else None

    @property
    def keadaan(self) -> str:
        if self.terakhir is None:
            return "belum"
        return "berjalan" if self.terakhir.status == Status.BERJALAN else "selesai"

    @property
    def label(self) -> str:
        return KEADAAN[self.keadaan][0]

    @property
    def lencana(self) -> str:
        return KEADAAN[self.keadaan][1]

    @property
    def nilai(self) -> Decimal | None:
        return best_nilai(self.pengerjaan)

    @property
    def boleh_tambah(self) -> bool:
        """More time helps whoever sits, and whoever ran out of it."""
        return self.terakhir is not None and self.terakhir.status != Status.DIKIRIM


def ujian_of(angkatan: Angkatan, peserta: int) -> list[UjianAngkatan]:
    """The test before, then the test after, among so many participants; one query. Who left the batch is not counted."""
    best = (
        PengerjaanUjian.objects.filter(ujian=OuterRef("pk"), pendaftaran__status__in=PESERTA)
        .order_by()
        .values("pendaftaran")
        .annotate(terbaik=Max("nilai"))
    )
    rows = Ujian.objects.filter(angkatan=angkatan).select_related("versi__instrumen")
    rows = rows.annotate(nilai_list=ArraySubquery(best.values("terbaik")))
    return [_summarize(row, peserta, row.nilai_list) for row in sorted(rows, key=lambda row: row.jenis == Ujian.Jenis.POST_TEST)]


def peserta_ujian(ujian: Ujian) -> list[BarisUjian]:
    """Participants by name with their attempts; two queries."""
    attempts: dict[int, list[PengerjaanUjian]] = defaultdict(list)
    for row in _attempts(Q(ujian=ujian)):
        attempts[row.pendaftaran_id].append(row)
    return [BarisUjian(row, attempts.get(row.pk, [])) for row in kehadiran.peserta_of(ujian.angkatan_id)]


def narrow(rows: Iterable[BarisUjian], q: str, keadaan: str) -> list[BarisUjian]:
    """By a part of the name or the NIP, and by state ("" is all)."""
    text = q.lower()
    return [
        row
        for row in rows
        if (not text or text in row.pendaftaran.pegawai.nama.lower() or text in row.pendaftaran.pegawai.nip)
        and (not keadaan or row.keadaan == keadaan)
    ]


def count_keadaan(rows: Iterable[BarisUjian]) -> dict[str, int]:
    found = dict.fromkeys(KEADAAN, 0)
    for row in rows:
        found[row.keadaan] += 1
    return found


def versi_pilihan(angkatan: Angkatan, jenis: str, sekarang: int | None = None) -> QuerySet[VersiInstrumen]:
    """Published versions for this kind and programme, the programme's own first; and the one in use."""
    terbit = Q(status=VersiInstrumen.Status.TERBIT, instrumen__jenis=jenis, instrumen__is_aktif=True)
    own = Q(instrumen__program=None) | Q(instrumen__program=angkatan.program_id)
    rows = VersiInstrumen.objects.filter((terbit & own) | Q(pk=sekarang)).select_related("instrumen")
    return rows.annotate(butir=Count("butir_list")).order_by(F("instrumen__program_id").asc(nulls_last=True), "instrumen__nama", "-nomor")


def isian_terbuka(ujian: Ujian) -> tuple[list[Butir], dict[tuple[int, int], object]]:
    """Items that people read (scale, number, words) and what was answered, by (attempt, item); two queries."""
    items = list(Butir.objects.filter(versi=ujian.versi_id).exclude(jenis=Butir.Jenis.PILIHAN).order_by("urutan"))
    rows = JawabanUjian.objects.filter(pengerjaan__ujian=ujian, butir__in=items) if items else JawabanUjian.objects.none()
    return items, {(row.pengerjaan_id, row.butir_id): value_of(row) for row in rows}


def _attempts(condition: Q) -> QuerySet[PengerjaanUjian]:
    return PengerjaanUjian.objects.filter(condition).defer("urutan").order_by("percobaan")


def _summarize(ujian: Ujian, peserta: int, best: list[Decimal | None]) -> UjianAngkatan:
    """`best`: the best score of each person who sat for it, None while there is none."""
    scores = [nilai for nilai in best if nilai is not None]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else None
    return UjianAngkatan(ujian, peserta, len(best), len(scores), mean)
