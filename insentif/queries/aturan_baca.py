"""The rules of a day as everybody can read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from insentif.models import AturanPoin, Kejadian, Lencana, TingkatPoin, VersiAturan
from lib.format import format_angka, format_desimal, format_selisih

PER_JP = (Kejadian.LULUS, Kejadian.LUAR)


@dataclass(frozen=True, slots=True)
class Butir:
    nama: str
    poin: str
    syarat: str
    batas: str


@dataclass(frozen=True, slots=True)
class AturanTerbaca:
    """`sampai` is the first day of the set that follows, None for the newest."""

    versi: VersiAturan
    sampai: date | None
    butir_list: list[Butir]
    tingkat: list[tuple[str, list[TingkatPoin]]]


def versi_terbit() -> list[VersiAturan]:
    """Published sets, the newest first."""
    return list(VersiAturan.objects.filter(status=VersiAturan.Status.TERBIT).order_by("-berlaku_mulai"))


def versi_on(versi_list: Sequence[VersiAturan], hari: date) -> VersiAturan | None:
    return next((versi for versi in versi_list if versi.berlaku_mulai <= hari), None)


def read_aturan(versi: VersiAturan, versi_list: Sequence[VersiAturan]) -> AturanTerbaca:
    later = [row.berlaku_mulai for row in versi_list if row.berlaku_mulai > versi.berlaku_mulai]
    rules = list(versi.aturan_list.all())
    shared: dict[str, list[str]] = {}
    for rule in rules:
        if rule.kelompok_batas:
            shared.setdefault(rule.kelompok_batas, []).append(rule.nama)
    bands = list(versi.tingkat_list.all())
    groups = [(str(bands_[0].get_kelompok_display()), bands_) for bands_ in _by_kelompok(bands)]
    return AturanTerbaca(versi, min(later, default=None), [_butir(rule, shared) for rule in rules], groups)


def lencana_list() -> list[Lencana]:
    return list(Lencana.objects.filter(is_aktif=True))


def _by_kelompok(bands: list[TingkatPoin]) -> list[list[TingkatPoin]]:
    found: dict[str, list[TingkatPoin]] = {}
    for band in bands:
        found.setdefault(band.kelompok, []).append(band)
    return list(found.values())


def _butir(rule: AturanPoin, shared: dict[str, list[str]]) -> Butir:
    poin = format_selisih(rule.poin, 0 if rule.poin == rule.poin.to_integral_value() else 2)
    unit = " per JP" if rule.kejadian in PER_JP else ""
    needs = [_threshold(rule)]
    if rule.pengali_celah != 1:
        needs.append(f"Dikalikan {format_desimal(rule.pengali_celah)} bila menutup kesenjangan Anda sendiri.")
    if rule.jenis_asn:
        needs.append(f"Hanya untuk {' dan '.join(rule.jenis_asn)}.")
    return Butir(rule.nama, f"{poin}{unit}", " ".join(filter(None, needs)), _cap(rule, shared))


def _threshold(rule: AturanPoin) -> str:
    if rule.ambang is None:
        return ""
    digits = 0 if rule.ambang == rule.ambang.to_integral_value() else 2
    text = format_desimal(rule.ambang, digits)
    return {
        Kejadian.KUALIFIKASI: f"Nilai akhir sekurangnya {text}.",
        Kejadian.N_GAIN: f"N-gain sekurangnya {text}.",
        Kejadian.BERBAGI: f"Sekurangnya {text} peserta hadir.",
        Kejadian.TARGET_JP: f"JP setahun mencapai {text}.",
        Kejadian.MANGKIR: f"Tidak hadir tanpa kabar, atau membatalkan kurang dari {text} hari sebelum mulai.",
    }.get(Kejadian(rule.kejadian), "")


def _cap(rule: AturanPoin, shared: dict[str, list[str]]) -> str:
    if rule.batas_tahun is None:
        return ""
    others = [nama for nama in shared.get(rule.kelompok_batas, []) if nama != rule.nama]
    return f"{format_angka(rule.batas_tahun)} setahun" + (f", bersama {' dan '.join(others)}" if others else "")
