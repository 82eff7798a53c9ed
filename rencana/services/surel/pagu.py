"""A pagu that runs out; `objek` names it and the line of the ledger with which it came to that."""

from collections.abc import Sequence
from typing import Final

from diklat.services.surel.dasar import SEBAB_PENGELOLA, Jawaban, key_of, load
from lib.format import format_persen, format_rupiah
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register
from rencana.models import PaguAnggaran

CUKUP_LAGI: Final = Berhenti("Pagu ini tidak lagi menipis.")
CONTOH: Final = {
    "pagu": "5.1.02.02.12.0001 Belanja Kursus Singkat/Pelatihan 2026",
    "persen": "82,5%",
    "terpakai": "Rp1.650.000.000",
    "nilai": "Rp2.000.000.000",
    "sisa": "Rp350.000.000",
}


@register("pagu_menipis", sebab=SEBAB_PENGELOLA, contoh=CONTOH)
def pagu_menipis(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, PaguAnggaran] = load(PaguAnggaran.objects.select_related("rekening", "unit"), rows)
    return {row.pk: _words(found[key_of(row)]) for row in rows if key_of(row) in found}


def _words(pagu: PaguAnggaran) -> Kata | Berhenti:
    if not pagu.is_menipis:
        return CUKUP_LAGI
    words = {"pagu": str(pagu), "persen": format_persen(100 * pagu.terpakai / pagu.nilai), "terpakai": format_rupiah(pagu.terpakai)}
    return Kata({**words, "nilai": format_rupiah(pagu.nilai), "sisa": format_rupiah(pagu.sisa)}, pagu.get_absolute_url())
