"""All batches whose feedback is released, the lowest mean first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Avg

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import Survei
from evaluasi.queries.hasil.angkatan import to_laju, with_menjawab
from evaluasi.queries.hasil.lembar import Kolom, Lembar, rata_of
from evaluasi.queries.hasil.pita import Pita
from evaluasi.queries.survei import Angka
from evaluasi.queries.survei.irisan import Irisan, figure_sets

KOLOM: Final = ("nomor", "tahun", "selesai", "program__nama")  # what a list says of a batch
SORTS: Final = ("nilai", "pengajar", "jawaban", "selesai", "nama")


@dataclass(frozen=True, slots=True)
class Saringan:
    """The period is that of the last day of the batch; both days count."""

    q: str = ""
    program_id: int | None = None
    sejak: date | None = None
    sampai: date | None = None


@dataclass(slots=True)
class BarisHasil:
    angkatan: Angkatan
    jawaban: int
    laju: int | None
    nilai: Angka
    pengajar: Angka | None
    awal: Decimal | None = None
    akhir: Decimal | None = None

    def lencana(self, pita: Pita) -> tuple[str, str, str] | None:
        return pita.lencana(self.nilai.rata)


def hasil_list(saringan: Saringan, urut: str = "nilai") -> list[BarisHasil]:
    """Two queries. Sorted by what is shown; equal figures by the name of the batch."""
    rows = Survei.objects.filter(status=Survei.Status.DIRILIS, jenis=Survei.Jenis.UMPAN_BALIK)
    if saringan.program_id is not None:
        rows = rows.filter(angkatan__program=saringan.program_id)
    if saringan.sejak is not None:
        rows = rows.filter(angkatan__selesai__gte=saringan.sejak)
    if saringan.sampai is not None:
        rows = rows.filter(angkatan__selesai__lte=saringan.sampai)
    for word in saringan.q.split():
        rows = rows.filter(angkatan__program__nama__icontains=word)
    rows = with_menjawab(rows.select_related("angkatan__program").only("diundang", *(f"angkatan__{name}" for name in KOLOM)))
    survei_list = [row for row in rows if row.blok_ids]  # type: ignore[attr-defined]
    return sort_rows(_join(survei_list), urut)


def sort_rows(rows: Iterable[BarisHasil], urut: str) -> list[BarisHasil]:
    keys = {
        "nilai": lambda row: (row.nilai.rata, not row.nilai.is_terendah),
        "pengajar": lambda row: row.pengajar.rata if row.pengajar else Decimal(5),
        "jawaban": lambda row: row.jawaban,
        "selesai": lambda row: row.angkatan.selesai or date.min,
        "nama": lambda row: (row.angkatan.program.nama, row.angkatan.tahun, row.angkatan.nomor),
    }
    named = sorted(rows, key=keys["nama"])
    return sorted(named, key=keys[urut.removeprefix("-")], reverse=urut.startswith("-"))


def add_tes(rows: Sequence[BarisHasil]) -> None:
    """The mean scores of the tests, for the rows of a page. One query."""
    people = Pendaftaran.objects.filter(angkatan__in=[row.angkatan.pk for row in rows], status__in=PESERTA).order_by()
    means = {
        pk: (awal, akhir)
        for pk, awal, akhir in people.values_list("angkatan").annotate(a=Avg("nilai_tes__awal"), z=Avg("nilai_tes__akhir"))
    }
    for row in rows:
        row.awal, row.akhir = means.get(row.angkatan.pk, (None, None))


def to_lembar(rows: Sequence[BarisHasil]) -> Lembar:
    kolom = (
        Kolom("Angkatan", lebar=46), Kolom("Hari terakhir", "tanggal"), Kolom("Jawaban", "angka"), Kolom("Menjawab (%)", "angka"),
        Kolom("Kepuasan", "desimal1"), Kolom("Pengajar", "desimal1"), Kolom("Nilai awal", "desimal1"), Kolom("Nilai akhir", "desimal1"),
    )  # fmt: skip
    return Lembar(
        "Hasil evaluasi",
        kolom,
        [
            [row.angkatan.nama, row.angkatan.selesai, row.jawaban, row.laju, rata_of(row.nilai), rata_of(row.pengajar), row.awal, row.akhir]
            for row in rows
        ],
    )


def program_pilihan() -> list[tuple[int, str]]:
    """Programmes with feedback."""
    rows = Program.objects.filter(blok_survei_list__isnull=False).order_by("nama").distinct()
    return list(rows.values_list("pk", "nama"))


def _join(survei_list: Sequence[Survei]) -> Iterable[BarisHasil]:
    blok = [pk for row in survei_list for pk in row.blok_ids]  # type: ignore[attr-defined]
    cut = figure_sets({"nilai": Irisan(blok, ("survei",)), "pengajar": Irisan(blok, ("survei",), pengajar=True)})
    nilai, pengajar = ({row.survei: row for row in cut[name]} for name in ("nilai", "pengajar"))
    for row in survei_list:
        if row.pk in nilai and row.angkatan is not None:
            laju = to_laju(row.menjawab, row.diundang)  # type: ignore[attr-defined]
            yield BarisHasil(row.angkatan, row.jawaban, laju, nilai[row.pk], pengajar.get(row.pk))  # type: ignore[attr-defined]
