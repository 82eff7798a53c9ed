"""Rules of points as a person says them."""

from collections.abc import Iterable
from typing import Final

from insentif.models import AturanPoin, Kejadian
from lib.format import format_angka, format_desimal
from pegawai.models.referensi import JenisASN

POLA: Final = {
    Kejadian.LULUS: "{poin} per JP diklat yang lulus",
    Kejadian.LUAR: "{poin} per JP diklat luar yang diverifikasi",
    Kejadian.KUALIFIKASI: "{poin} bila nilai akhir sekurangnya {ambang}{sampai}",
    Kejadian.N_GAIN: "{poin} bila N-gain sekurangnya {ambang}{sampai}",
    Kejadian.UMPAN_BALIK: "{poin} tiap umpan balik yang diisi",
    Kejadian.MENTORING: "{poin} tiap pertemuan mentoring sebagai mentor yang disetujui keduanya",
    Kejadian.BERBAGI: "{poin} tiap sesi mengajar rekan yang dihadiri sekurangnya {ambang} orang{sampai}",
    Kejadian.PASCA_ALUMNUS: "{poin} tiap evaluasi pascadiklat yang diisi sebagai alumnus sampai tenggatnya",
    Kejadian.PASCA_ATASAN: "{poin} tiap evaluasi pascadiklat yang diisi sebagai atasan sampai tenggatnya",
    Kejadian.TARGET_JP: "{poin} sekali setahun saat mencapai {ambang} JP",
    Kejadian.MANGKIR: "Berkurang {poin} bila {absen}membatalkan sendiri {dari}kurang dari {ambang} hari sebelum mulai",
}
NAMA: Final = {
    Kejadian.LULUS: "diklat yang lulus",
    Kejadian.LUAR: "diklat luar",
    Kejadian.UMPAN_BALIK: "umpan balik",
    Kejadian.MENTORING: "mentoring",
    Kejadian.BERBAGI: "mengajar rekan",
    Kejadian.PASCA_ALUMNUS: "evaluasi pascadiklat sebagai alumnus",
    Kejadian.PASCA_ATASAN: "evaluasi pascadiklat sebagai atasan",
    Kejadian.KUALIFIKASI: "nilai akhir",
    Kejadian.N_GAIN: "N-gain",
    Kejadian.TARGET_JP: "target JP",
}


def tell_aturan(aturan: AturanPoin, versi: Iterable[AturanPoin] = ()) -> str:
    """One sentence; `versi` are all rules of the set, which the limits and shared caps refer to where they are for the same people."""
    others = [row for row in versi if row != aturan and row.berlaku_bagi >= aturan.berlaku_bagi]
    tiers = [row.ambang for row in others if row.kejadian == aturan.kejadian and row.ambang is not None and aturan.ambang is not None]
    above = min((ambang for ambang in tiers if ambang > (aturan.ambang or 0)), default=None)
    below = max((ambang for ambang in tiers if ambang < (aturan.ambang or 0)), default=None)
    head = POLA[Kejadian(aturan.kejadian)].format(
        poin=f"{format_bersih(abs(aturan.poin))} poin",
        ambang=format_bersih(aturan.ambang),
        sampai="" if above is None else f" dan di bawah {format_bersih(above)}",
        dari="" if below is None else f"{format_bersih(below)} hari atau lebih tetapi ",
        absen="tidak hadir tanpa kabar, atau " if below is None else "",
    )
    return ", ".join([head, *_more(aturan, others)]) + "."


def format_bersih(value: object) -> str:
    """A number with only the decimals that it has: 1, 1,5, 90,01."""
    if value is None:
        return ""
    text = f"{value:f}" if not isinstance(value, int) else str(value)
    digits = len(text.partition(".")[2].rstrip("0"))
    return format_desimal(value, digits)  # type: ignore[arg-type]


def list_jenis(kode: Iterable[str]) -> str:
    return " dan ".join(str(JenisASN(name).label) for name in kode)


def _more(aturan: AturanPoin, others: list[AturanPoin]) -> list[str]:
    more = []
    if aturan.pengali_celah > 1:
        more.append(f"×{format_bersih(aturan.pengali_celah)} bila menutup kesenjangan sendiri")
    if aturan.batas_tahun is not None:
        together = [NAMA[Kejadian(row.kejadian)] for row in others if _shares(aturan, row)]
        names = list(dict.fromkeys(name for name in together if name != NAMA[Kejadian(aturan.kejadian)]))
        tail = f" bersama {' dan '.join(names)}" if names else ""
        more.append(f"paling banyak {format_angka(aturan.batas_tahun)} poin setahun{tail}")
    if aturan.jenis_asn:
        more.append(f"hanya untuk {list_jenis(aturan.jenis_asn)}")
    return more


def _shares(one: AturanPoin, other: AturanPoin) -> bool:
    return kelompok_batas_of(one) == kelompok_batas_of(other) and other.kejadian in NAMA


def kelompok_batas_of(aturan: AturanPoin) -> str:
    """Rules with the same word use up one cap: the word they were given, else their kind of event."""
    return aturan.kelompok_batas or aturan.kejadian
