"""The forms that one person owes, and what one of them shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from diklat.models import Program, ProgramKompetensi
from diklat.queries.hasil import format_nilai
from diklat.queries.tenggat import Tenggat, load_libur, make_tenggat
from evaluasi.models import Butir, JawabanPasca, LevelPasca, PenugasanEvaluasi
from evaluasi.models.pasca import PenugasanQuerySet
from evaluasi.queries.instrumen import butir_of
from kompetensi.models import Kompetensi
from kompetensi.queries.kata import NOL, Kata, kata_of
from lib import waktu

Peran = PenugasanEvaluasi.Peran
SEBAGAI: Final = {
    Peran.ALUMNUS: "Tentang Anda sendiri",
    Peran.ATASAN: "Sebagai atasan",
    Peran.REKAN: "Sebagai rekan kerja",
    Peran.BAWAHAN: "Sebagai bawahan",
}
TERKIRIM_MAKS: Final = 25


@dataclass(frozen=True, slots=True)
class Formulir:
    row: PenugasanEvaluasi
    tenggat: Tenggat

    @property
    def sebagai(self) -> str:
        return SEBAGAI[Peran(self.row.peran)]

    @property
    def program(self) -> Program:
        return self.row.pendaftaran.angkatan.program


@dataclass(frozen=True, slots=True)
class Target:
    """A competency that the programme raises, and the words of its levels from 0 on."""

    kompetensi: Kompetensi
    level: int
    label: Sequence[str]


@dataclass(frozen=True, slots=True)
class Urutan:
    """Where a form stands among the open ones of its rater."""

    nomor: int
    jumlah: int
    berikut: PenugasanEvaluasi | None


def formulir_saya(pegawai_id: int | None, libur: Collection[date] | None = None) -> list[Formulir]:
    """Open forms, those of one programme together, the programme with the nearest deadline first. One query, one more for `libur`."""
    today = waktu.today()
    rows = list(_rows().filter(status=PenugasanEvaluasi.Status.TERBUKA, penilai=pegawai_id).order_by("tenggat", "pk"))
    first = {row.pendaftaran.program_id: number for number, row in reversed(list(enumerate(rows)))}
    rows.sort(key=lambda row: first[row.pendaftaran.program_id])
    if libur is None:
        libur = load_libur(today)
    return [Formulir(row, make_tenggat(row.tenggat, libur, today)) for row in rows]


def per_program(forms: Sequence[Formulir]) -> list[tuple[Program, list[Formulir]]]:
    return [(program, list(group)) for program, group in groupby(forms, key=lambda form: form.program)]


def terkirim_saya(pegawai_id: int | None) -> list[PenugasanEvaluasi]:
    """What this person sent, the newest first."""
    rows = _rows().filter(status=PenugasanEvaluasi.Status.SELESAI, penilai=pegawai_id)
    return list(rows.order_by("-dikirim_pada", "pk")[:TERKIRIM_MAKS])


def find_formulir(pk: int, pegawai_id: int | None) -> PenugasanEvaluasi | None:
    return _rows().select_related("versi", "pendaftaran__jabatan", "pendaftaran__unit").filter(pk=pk, penilai=pegawai_id).first()


def urutan_of(row: PenugasanEvaluasi) -> Urutan:
    rows = [form.row for form in formulir_saya(row.penilai_id)]
    index = next((number for number, other in enumerate(rows) if other.pk == row.pk), 0)
    others = rows[index + 1 :] + rows[:index]
    return Urutan(index + 1, len(rows), others[0] if others else None)


def target_of(program_id: int) -> list[Target]:
    """Two queries."""
    rows = list(ProgramKompetensi.objects.filter(program=program_id).select_related("kompetensi").order_by("kompetensi__urutan", "pk"))
    kata = kata_of((row.kompetensi_id for row in rows), waktu.today())
    return [Target(row.kompetensi, row.level, _labels(row.kompetensi_id, kata)) for row in rows]


def _labels(kompetensi_id: int, kata: Kata) -> list[str]:
    return [words for _, words in (NOL, *kata.pilihan(kompetensi_id))]


def isi_of(row: PenugasanEvaluasi) -> list[tuple[str, str]]:
    """(question, answer) of a form that was sent, as its rater reads it again; then the levels in the words of that day."""
    answers = {answer.butir_id: answer for answer in JawabanPasca.objects.filter(penugasan=row)}
    found = [(butir.teks, _answer(butir, answers.get(butir.pk))) for butir in butir_of(row.versi_id)]
    levels = list(LevelPasca.objects.filter(penugasan=row).select_related("kompetensi").order_by("kompetensi__urutan", "pk"))
    kata = kata_of((level.kompetensi_id for level in levels), waktu.day(row.dikirim_pada or waktu.now()))
    return [*found, *((f"Level {level.kompetensi.nama}", _labels(level.kompetensi_id, kata)[int(level.level)]) for level in levels)]


def _answer(butir: Butir, answer: JawabanPasca | None) -> str:
    if answer is None:
        return "–"
    if answer.pilihan:
        return butir.pilihan[answer.pilihan - 1]
    if answer.skala:
        return butir.label_list[answer.skala - 1]
    return answer.teks or format_nilai(answer.angka)


def _rows() -> PenugasanQuerySet:
    return PenugasanEvaluasi.objects.select_related("pendaftaran__pegawai", "pendaftaran__angkatan__program", "penilai")
