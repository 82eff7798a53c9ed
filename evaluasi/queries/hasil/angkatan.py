"""What participants said about a batch and what they learned: one picture for the page, the PDF and the workbook."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, Narasumber, Sesi
from evaluasi.models import KomentarSurvei, PartisipasiSurvei, SelSurvei, Survei
from evaluasi.queries.hasil.keadaan import Keadaan, Kode, judge
from evaluasi.queries.hasil.pita import Jenis, Pita, load_pita
from evaluasi.queries.hasil.tes import HasilPasca, HasilTes, get_tes
from evaluasi.queries.survei import Angka
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from lib import waktu

LAJU_LANGKAH: Final = 10
LALU_DITAMPILKAN: Final = 6


@dataclass(frozen=True, slots=True)
class BarisUnsur:
    """An element with its figure and, where there are any, that of the programme's earlier batches."""

    nama: str
    angka: Angka
    lalu: Angka | None

    @property
    def selisih(self) -> Decimal | None:
        return None if self.lalu is None else self.angka.rata - self.lalu.rata


@dataclass(frozen=True, slots=True)
class BarisPengajar:
    narasumber_id: int
    nama: str
    angka: Angka


@dataclass(frozen=True, slots=True)
class BarisAngkatan:
    angkatan: Angkatan
    angka: Angka


@dataclass(frozen=True, slots=True)
class HasilAngkatan:
    """`laju`: the share of the invited who answered, in steps of ten percent. Figures only once they are released."""

    keadaan: Keadaan
    pita: Pita
    survei: Survei | None = None
    jawaban: int = 0
    laju: int | None = None
    indeks: Angka | None = None
    unsur: Sequence[BarisUnsur] = ()
    pengajar: Sequence[BarisPengajar] = ()
    butir: Sequence[Angka] = ()
    kelompok: Sequence[SelSurvei] = ()
    komentar: Sequence[KomentarSurvei] = ()
    disembunyikan: Sequence[KomentarSurvei] = ()
    lalu: Sequence[BarisAngkatan] = ()
    tes: HasilTes = field(default_factory=HasilTes)
    pasca: HasilPasca = field(default_factory=HasilPasca)
    waktu: datetime = field(default_factory=waktu.now)

    @property
    def tema(self) -> list[tuple[str, int]]:
        """What comments are about, most first."""
        return Counter(row.butir.unsur or "Lainnya" for row in self.komentar).most_common()

    @property
    def ada_lalu(self) -> bool:
        return any(row.lalu for row in self.unsur)


def get_hasil(angkatan: Angkatan, sesi_list: Iterable[Sesi]) -> HasilAngkatan:
    """`sesi_list` with their teachers, whose names are taken from there. Six queries at most, three before anything is released."""
    today = waktu.today()
    pita = load_pita(min(angkatan.selesai or today, today), Jenis.KEPUASAN, Jenis.N_GAIN)
    tes, pasca = get_tes(angkatan.pk, pita[Jenis.N_GAIN])
    survei_list = list(_survei_of_program(angkatan))
    survei = next((row for row in survei_list if row.angkatan_id == angkatan.pk), None)
    keadaan = judge(angkatan, survei, today, terbit=bool(survei and survei.blok_ids))  # type: ignore[attr-defined]
    found = HasilAngkatan(keadaan=keadaan, pita=pita[Jenis.KEPUASAN], survei=survei, tes=tes, pasca=pasca)
    if survei is None or keadaan.kode != Kode.TERBIT:
        return found
    earlier = [row for row in survei_list if is_before(row.angkatan, angkatan)]
    return _released(found, survei, earlier, {sesi.narasumber_id: sesi.narasumber for sesi in sesi_list if sesi.narasumber})


def to_laju(menjawab: int, diundang: int) -> int | None:
    """Percent in steps of ten; None where nobody was invited."""
    if not diundang:
        return None
    step = (Decimal(menjawab * 100) / diundang / LAJU_LANGKAH).quantize(Decimal(1), ROUND_HALF_UP)
    return min(100, int(step) * LAJU_LANGKAH)


def is_before(lain: Angkatan | None, ini: Angkatan) -> bool:
    return lain is not None and lain.pk != ini.pk and _place(lain) < _place(ini)


def with_menjawab(rows: QuerySet[Survei]) -> QuerySet[Survei]:
    """Annotates `menjawab`, how many took part; `blok_ids`, the released blocks of their answers; `jawaban`, the answers in them."""
    taken = PartisipasiSurvei.objects.filter(survei=OuterRef("pk")).order_by().values("survei").annotate(n=Count("pk")).values("n")
    return rows.annotate(
        menjawab=Coalesce(Subquery(taken, output_field=IntegerField()), 0),
        blok_ids=ArrayAgg("blok_list__pk", filter=Q(blok_list__isnull=False), default=[]),
        jawaban=Coalesce(Sum("blok_list__n"), 0),
    )


def _survei_of_program(angkatan: Angkatan) -> QuerySet[Survei]:
    return with_menjawab(Survei.objects.filter(angkatan__program=angkatan.program_id).select_related("angkatan__program"))


def _released(found: HasilAngkatan, survei: Survei, earlier: list[Survei], pengajar: dict[int | None, Narasumber | None]) -> HasilAngkatan:
    own: list[int] = survei.blok_ids  # type: ignore[attr-defined]
    earlier = sorted((row for row in earlier if row.blok_ids), key=lambda row: _place(row.angkatan))  # type: ignore[attr-defined,arg-type]
    past = [pk for row in earlier for pk in row.blok_ids]  # type: ignore[attr-defined]
    cut = figure_sets(
        {
            "indeks": Irisan(own, ()),
            "unsur": Irisan(own),
            "pengajar": Irisan(own, ("narasumber",), pengajar=True),
            "butir": Irisan(own, ("butir", "unsur")),
            "unsur_lalu": Irisan(past),
            "lalu": Irisan(past, ("survei",)),
        }
    )
    unsur_lalu = {row.unsur: row for row in cut["unsur_lalu"]}
    lalu = {row.survei: row for row in cut["lalu"]}
    names = _names(cut["pengajar"], pengajar)
    komentar = list(KomentarSurvei.objects.filter(blok__in=own).select_related("butir", "narasumber", "disembunyikan_oleh").order_by("pk"))
    return replace(
        found,
        jawaban=survei.jawaban,  # type: ignore[attr-defined]
        laju=to_laju(survei.menjawab, survei.diundang),  # type: ignore[attr-defined]
        indeks=next(iter(cut["indeks"]), None),
        unsur=[BarisUnsur(row.unsur, row, unsur_lalu.get(row.unsur)) for row in sorted(cut["unsur"], key=lambda row: -row.rata)],
        pengajar=sorted(
            (BarisPengajar(row.narasumber or 0, names[row.narasumber or 0], row) for row in cut["pengajar"]), key=lambda row: row.nama
        ),
        butir=cut["butir"],
        kelompok=list(SelSurvei.objects.filter(blok__in=own).order_by("kelompok", "pk")),
        komentar=[row for row in komentar if not row.is_disembunyikan],
        disembunyikan=[row for row in komentar if row.is_disembunyikan],
        lalu=[BarisAngkatan(row.angkatan, lalu[row.pk]) for row in earlier[-LALU_DITAMPILKAN:] if row.angkatan and row.pk in lalu],
    )


def _names(figures: Sequence[Angka], known: dict[int | None, Narasumber | None]) -> dict[int, str]:
    """A teacher whose session was given to somebody else since is asked for by name."""
    names = {pk: row.nama for pk, row in known.items() if pk and row}
    missing = [row.narasumber for row in figures if row.narasumber and row.narasumber not in names]
    return names | dict(Narasumber.objects.filter(pk__in=missing).values_list("pk", "nama")) if missing else names


def _place(angkatan: Angkatan) -> tuple[date, int]:
    return angkatan.mulai or date.max, angkatan.nomor
