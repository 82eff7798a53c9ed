"""What became of a proposal, and of a plan that was submitted."""

from collections.abc import Sequence
from typing import Final

from diklat.services.surel.dasar import SEBAB_PENGELOLA, WAJIB_KEPUTUSAN, Jawaban, key_of, load
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register
from rencana.models import PeriodeRencana, UsulanDiklat

BERUBAH: Final = Berhenti("Ini sudah berubah lagi.")
KATA: Final = {"disetujui": "disetujui", "ditolak": "ditolak"}
CONTOH_USULAN: Final = {"diminta": "Pelayanan Publik Prima", "tahun": "2027", "putusan": "disetujui", "alasan": ""}
CONTOH_RENCANA: Final = {"rencana": "Rencana 2027", "putusan": "dikembalikan", "alasan": "Alasan: pagu bimbingan teknis belum dipakai."}


@register("usulan_diputus", wajib=WAJIB_KEPUTUSAN, sebab="Anda menerima surel ini karena mengajukan usulan diklat.", contoh=CONTOH_USULAN)
def usulan_diputus(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, UsulanDiklat] = load(UsulanDiklat.objects.select_related("program", "kompetensi"), rows)
    return {row.pk: _usulan(found[key_of(row)]) for row in rows if key_of(row) in found}


@register("rencana_diputus", wajib=WAJIB_KEPUTUSAN, sebab=SEBAB_PENGELOLA, contoh=CONTOH_RENCANA)
def rencana_diputus(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, PeriodeRencana] = load(PeriodeRencana.objects.all(), rows)
    return {row.pk: _rencana(found[key_of(row)]) for row in rows if key_of(row) in found}


def _usulan(row: UsulanDiklat) -> Kata | Berhenti:
    if row.status not in KATA:
        return BERUBAH
    words = {"diminta": row.diminta, "tahun": str(row.tahun), "putusan": KATA[row.status]}
    return Kata({**words, "alasan": _alasan(row.alasan_putusan)}, row.get_absolute_url())


def _rencana(row: PeriodeRencana) -> Kata | Berhenti:
    if row.status == PeriodeRencana.Status.DIAJUKAN:
        return BERUBAH
    returned = row.is_draf
    words = {"rencana": str(row), "putusan": "dikembalikan" if returned else "disetujui"}
    return Kata({**words, "alasan": _alasan(row.alasan_kembali) if returned else ""}, row.get_absolute_url())


def _alasan(text: str) -> str:
    return f"Alasan: {text}" if text else ""
