"""Which pagu bears a batch, and what the batch costs."""

from dataclasses import dataclass

from diklat.models import Angkatan
from diklat.queries.ringkasan import Biaya
from lib.format import format_rupiah
from rencana.models import BarisRencana, KomitmenBiaya, PaguAnggaran, PeriodeRencana


@dataclass(frozen=True, slots=True)
class Dana:
    """The budget of one batch: `rencana` is what the plan names while nothing was chosen."""

    biaya: int
    beranggaran: bool
    komitmen: list[KomitmenBiaya]
    rencana: PaguAnggaran | None

    @property
    def sumber(self) -> KomitmenBiaya | None:
        return next((row for row in self.komitmen if row.is_pembukaan), None)

    @property
    def terikat(self) -> int:
        return sum(row.terikat for row in self.komitmen)

    @property
    def terealisasi(self) -> int:
        return sum(row.terealisasi for row in self.komitmen)


def get_dana(angkatan: Angkatan) -> Dana:
    rows = list(
        KomitmenBiaya.objects.filter(angkatan=angkatan).select_related("pagu__rekening", "pagu__unit").order_by("-is_pembukaan", "pk")
    )
    pagu_id = None if rows else planned_pagu(angkatan)
    planned = PaguAnggaran.objects.select_related("rekening", "unit").get(pk=pagu_id) if pagu_id else None
    return Dana(biaya_of(angkatan), is_beranggaran(angkatan.tahun), rows, planned)


def biaya_of(angkatan: Angkatan) -> int:
    """All its seats, for a seat that is open may be taken."""
    return Biaya(angkatan.program.biaya_angkatan, angkatan.program.biaya_kursi, angkatan.kuota).jumlah


def is_beranggaran(tahun: int) -> bool:
    """A year without a single pagu is one whose budget is not kept here: nothing is asked of its batches."""
    return PaguAnggaran.objects.filter(tahun=tahun).exists()


def find_sumber(angkatan: Angkatan) -> KomitmenBiaya | None:
    """The cost that stands for the batch's opening, with the pagu that was chosen for it."""
    return KomitmenBiaya.objects.filter(angkatan=angkatan, is_pembukaan=True).select_related("pagu__rekening", "pagu__unit").first()


def planned_pagu(angkatan: Angkatan) -> int | None:
    """The pagu that the plan in force names for the programme; None when it names none, or more than one."""
    plan = PeriodeRencana.objects.berlaku().filter(tahun=angkatan.tahun)
    rows = BarisRencana.objects.filter(periode__in=plan.values("pk"), program=angkatan.program_id, pagu__isnull=False)
    found = set(rows.values_list("pagu_id", flat=True)[:2])
    return found.pop() if len(found) == 1 else None


def find_terikat(angkatan: Angkatan) -> list[str]:
    """What keeps a batch from being closed: money committed for it of which nobody said whether it was spent."""
    rows = KomitmenBiaya.objects.filter(angkatan=angkatan, terikat__gt=0).select_related("pagu__rekening", "pagu__unit").order_by("pk")
    return [
        f"{format_rupiah(row.terikat)} masih terikat pada pagu {row.pagu}. Catat realisasinya, atau lepaskan sisanya, pada tab Anggaran."
        for row in rows
    ]
