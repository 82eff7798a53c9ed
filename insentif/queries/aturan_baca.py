"""The rules of a day as everybody can read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from insentif.models import Lencana, TingkatPoin, VersiAturan
from insentif.queries.kalimat import tell_aturan


@dataclass(frozen=True, slots=True)
class AturanTerbaca:
    """`sampai` is the first day of the set that follows, None for the newest; `butir_list` holds the name of a rule and its sentence."""

    versi: VersiAturan
    sampai: date | None
    butir_list: list[tuple[str, str]]
    tingkat: list[tuple[str, list[TingkatPoin]]]


def versi_terbit() -> list[VersiAturan]:
    """Published sets, the newest first."""
    return list(VersiAturan.objects.terbit())


def versi_on(versi_list: Sequence[VersiAturan], hari: date) -> VersiAturan | None:
    return next((versi for versi in versi_list if versi.berlaku_mulai <= hari), None)


def read_aturan(versi: VersiAturan, versi_list: Sequence[VersiAturan]) -> AturanTerbaca:
    later = [row.berlaku_mulai for row in versi_list if row.berlaku_mulai > versi.berlaku_mulai]
    rules = list(versi.aturan_list.all())
    bands = list(versi.tingkat_list.all())
    groups = [(str(bands_[0].get_kelompok_display()), bands_) for bands_ in _by_kelompok(bands)]
    return AturanTerbaca(versi, min(later, default=None), [(rule.nama, tell_aturan(rule, rules)) for rule in rules], groups)


def lencana_list() -> list[Lencana]:
    return list(Lencana.objects.filter(is_aktif=True))


def _by_kelompok(bands: list[TingkatPoin]) -> list[list[TingkatPoin]]:
    found: dict[str, list[TingkatPoin]] = {}
    for band in bands:
        found.setdefault(band.kelompok, []).append(band)
    return list(found.values())
