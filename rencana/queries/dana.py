"""Which pagu bears a batch, and what the batch costs."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from diklat.models import Angkatan
from diklat.penahan import Anggaran, Pandangan
from diklat.queries.ringkasan import Biaya
from diklat.tahap import Hal
from lib.format import format_rupiah, format_rupiah_pendek
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
    rows = list_komitmen(angkatan)
    return Dana(biaya_of(angkatan), is_beranggaran(angkatan.tahun), rows, None if rows else planned_pagu(angkatan))


def list_komitmen(angkatan: Angkatan) -> list[KomitmenBiaya]:
    rows = KomitmenBiaya.objects.filter(angkatan=angkatan).select_related("pagu__rekening", "pagu__unit")
    return list(rows.order_by("-is_pembukaan", "pk"))


def get_pandangan(angkatan: Angkatan) -> Pandangan:
    """What the money says of a batch: one query, for a draft three at most.

    It stays open while money is committed for it of which nobody said whether it was spent.
    """
    rows, url = list_komitmen(angkatan), reverse("rencana:angkatan-dana", args=[angkatan.pk])
    bound = [
        Hal(f"{format_rupiah(row.terikat)} masih terikat pada pagu {row.pagu}. Catat realisasinya, atau lepaskan sisanya.", url)
        for row in rows
        if row.terikat > 0
    ]
    return Pandangan(penahan=bound, anggaran=_anggaran(angkatan, rows))


def _anggaran(angkatan: Angkatan, rows: list[KomitmenBiaya]) -> Anggaran | None:
    url = reverse("rencana:angkatan-dana", args=[angkatan.pk])
    spent, bound = sum(row.terealisasi for row in rows), sum(row.terikat for row in rows)
    if spent or bound:
        open_words = f"{format_rupiah_pendek(bound)} masih terikat" if bound else "tidak ada yang masih terikat"
        return Anggaran(spent, spent + bound, open_words, url)
    if angkatan.status != Angkatan.Status.DRAF or not biaya_of(angkatan):
        return None
    pagu = next((row.pagu for row in rows if row.is_pembukaan), None) or planned_pagu(angkatan)
    if pagu is not None:
        text = kurang_of(pagu, biaya_of(angkatan))
        return Anggaran(0, 0, f"sisa pagu {format_rupiah_pendek(pagu.sisa)}", url, ("Pagunya tidak cukup", text) if text else None)
    if is_beranggaran(angkatan.tahun):
        return Anggaran(0, 0, "", url, ("Sumber dananya belum dipilih", tanpa_dana(angkatan)))
    return None


def tanpa_dana(angkatan: Angkatan) -> str:
    return f"Belum ada pagu {angkatan.tahun} yang menanggung angkatan ini. Pilih sumber dananya pada tab Anggaran, lalu buka lagi."


def kurang_of(pagu: PaguAnggaran, jumlah: int) -> str:
    """Why so much cannot be committed on the pagu, and what to do; nothing where it can."""
    if jumlah <= pagu.sisa:
        return ""
    return (
        f"Pagu {pagu} tinggal {format_rupiah(pagu.sisa)}, sedangkan biaya ini {format_rupiah(jumlah)}. Kurangi kursi atau "
        "biayanya, pilih pagu lain, catat pergeseran pagu, atau mintalah izin pimpinan."
    )


def biaya_of(angkatan: Angkatan) -> int:
    """All its seats, for a seat that is open may be taken."""
    return Biaya(angkatan.program.biaya_angkatan, angkatan.program.biaya_kursi, angkatan.kuota).jumlah


def is_beranggaran(tahun: int) -> bool:
    """A year without a single pagu is one whose budget is not kept here: nothing is asked of its batches."""
    return PaguAnggaran.objects.filter(tahun=tahun).exists()


def find_sumber(angkatan: Angkatan) -> KomitmenBiaya | None:
    """The cost that stands for the batch's opening, with the pagu that was chosen for it."""
    return KomitmenBiaya.objects.filter(angkatan=angkatan, is_pembukaan=True).select_related("pagu__rekening", "pagu__unit").first()


def planned_pagu(angkatan: Angkatan) -> PaguAnggaran | None:
    """The pagu that the plan in force names: of the row that the batch stands for, else the only one of its programme."""
    plan = PeriodeRencana.objects.berlaku().filter(tahun=angkatan.tahun)
    rows = BarisRencana.objects.filter(periode__in=plan.values("pk"), program=angkatan.program_id, pagu__isnull=False)
    here = Exists(rows.filter(pagu=OuterRef("pk"), angkatan_list__angkatan=angkatan))
    found = list(PaguAnggaran.objects.filter(pk__in=rows.values("pagu")).select_related("rekening", "unit").annotate(here=here))
    found = [row for row in found if row.here] or found
    return found[0] if len(found) == 1 else None
