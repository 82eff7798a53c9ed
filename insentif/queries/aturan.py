"""Versions of the rules of points: which there are, what is in one, and how a draft differs from the set that it follows."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When

from insentif.models import AturanPoin, Kejadian, KelompokASN, TingkatPoin, VersiAturan
from insentif.queries.kalimat import format_bersih, list_jenis, tell_aturan
from pegawai.models import KedudukanHukum

KEADAAN: Final = {"draf": "Draf", "mendatang": "Mendatang", "berlaku": "Berlaku", "digantikan": "Digantikan"}
URUTAN = {kode: place for place, kode in enumerate(Kejadian.values)}


@dataclass(frozen=True, slots=True)
class Baris:
    """A rule in words and what the draft does to it: "baru", "ubah", "hapus", or nothing."""

    aturan: AturanPoin
    kalimat: str
    keadaan: str = ""
    perubahan: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Isi:
    """All that a set says. Only what is in here has an effect on anybody's points."""

    versi: VersiAturan
    aturan: list[AturanPoin]
    tingkat: list[TingkatPoin]
    baris: list[Baris] = field(default_factory=list)

    @property
    def sidik(self) -> str:
        """A fingerprint of the content: two equal ones have equal effects."""
        content: dict[str, Any] = {
            "mulai": self.versi.berlaku_mulai.isoformat(),
            "kedudukan": sorted(self.versi.kedudukan),
            "aturan": sorted(json.dumps(_values(row)) for row in self.aturan),
            "tingkat": sorted([row.kelompok, row.nama, row.ambang] for row in self.tingkat),
        }
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def versi_list(today: date, keadaan: str = "") -> "QuerySet[VersiAturan]":
    """Newest first, with `aturan_count`, `sampai` (the first day of the set that follows) and `keadaan` on the day; in one, or all."""
    after = VersiAturan.objects.terbit().filter(berlaku_mulai__gt=OuterRef("berlaku_mulai")).order_by("berlaku_mulai")
    rows = VersiAturan.objects.select_related("diterbitkan_oleh").order_by("-nomor")
    rows = rows.annotate(aturan_count=Count("aturan_list"), sampai=Subquery(after.values("berlaku_mulai")[:1]))
    states = [
        When(status="draf", then=Value("draf")),
        When(berlaku_mulai__gt=today, then=Value("mendatang")),
        When(Q(("sampai__lte", today)), then=Value("digantikan")),
    ]
    rows = rows.annotate(keadaan=Case(*states, default=Value("berlaku")))
    return rows.filter(Q(("keadaan", keadaan))) if keadaan in KEADAAN else rows


def newest_terbit() -> VersiAturan | None:
    """The set that a draft would follow."""
    return VersiAturan.objects.terbit().first()


def isi_of(versi: VersiAturan) -> Isi:
    aturan = sorted(versi.aturan_list.all(), key=lambda row: (URUTAN[row.kejadian], -(row.ambang or 0)))
    return Isi(versi, aturan, list(versi.tingkat_list.order_by("kelompok", "ambang")))


def compare(isi: Isi, lama: Isi | None) -> list[Baris]:
    """The rules of a set in words; beside those of the set before it, what is new, changed and gone."""
    if lama is None:
        return [Baris(row, tell_aturan(row, isi.aturan)) for row in isi.aturan]
    pairs = _pair(isi.aturan, lama.aturan)
    found = [_line(row, pairs.get(row.pk), isi) for row in isi.aturan]
    kept = {row.pk for row in pairs.values()}
    return [*found, *(Baris(row, tell_aturan(row, lama.aturan), "hapus") for row in lama.aturan if row.pk not in kept)]


def list_beda(isi: Isi, lama: Isi | None) -> list[str]:
    """What else differs: who earns points, and the levels."""
    if lama is None:
        return []
    now, before = set(isi.versi.kedudukan), set(lama.versi.kedudukan)
    names = dict(KedudukanHukum.objects.filter(siasn_id__in=now ^ before).values_list("siasn_id", "nama")) if now != before else {}
    changes = [f"Kedudukan hukum {names.get(kode, kode)} kini mendapat poin." for kode in sorted(now - before)]
    changes += [f"Kedudukan hukum {names.get(kode, kode)} tidak lagi mendapat poin." for kode in sorted(before - now)]
    return changes + _tingkat_beda(isi.tingkat, lama.tingkat)


def kedudukan_of(versi: VersiAturan) -> list[str]:
    rows = KedudukanHukum.objects.filter(siasn_id__in=versi.kedudukan).order_by("siasn_id").values_list("nama", "siasn_id")
    return [f"{nama} ({kode})" for nama, kode in rows]


def _values(row: AturanPoin) -> list[Any]:
    numbers = [format_bersih(value) for value in (row.poin, row.ambang, row.pengali_celah)]
    return [row.kejadian, row.nama, *numbers, row.batas_tahun, row.kelompok_batas, sorted(row.jenis_asn)]


def _pair(now: Iterable[AturanPoin], before: Iterable[AturanPoin]) -> dict[int, AturanPoin]:
    """Which rule of the set before became which: the one with the same threshold and people, else the next that is left of its kind."""
    left = list(before)
    found: dict[int, AturanPoin] = {}
    for same in (lambda a: (a.kejadian, a.ambang, a.berlaku_bagi), lambda a: (a.kejadian, a.ambang), lambda a: a.kejadian):
        for row in now:
            old = next((other for other in left if same(row) == same(other)), None) if row.pk not in found else None
            if old is not None:
                found[row.pk] = old
                left.remove(old)
    return found


def _line(row: AturanPoin, old: AturanPoin | None, isi: Isi) -> Baris:
    sentence = tell_aturan(row, isi.aturan)
    if old is None:
        return Baris(row, sentence, "baru")
    changes = [f"{label} {was or 'tidak ada'} → {now or 'tidak ada'}" for label, was, now in _fields(old, row) if was != now]
    return Baris(row, sentence, "ubah" if changes else "", changes)


def _fields(old: AturanPoin, row: AturanPoin) -> list[tuple[str, str, str]]:
    return [
        ("nama", old.nama, row.nama),
        ("poin", format_bersih(old.poin), format_bersih(row.poin)),
        ("ambang", format_bersih(old.ambang), format_bersih(row.ambang)),
        ("pengali", format_bersih(old.pengali_celah), format_bersih(row.pengali_celah)),
        ("batas setahun", format_bersih(old.batas_tahun), format_bersih(row.batas_tahun)),
        ("batas bersama", old.kelompok_batas, row.kelompok_batas),
        ("hanya untuk", list_jenis(old.jenis_asn) or "semua", list_jenis(row.jenis_asn) or "semua"),
    ]


def _tingkat_beda(now: Iterable[TingkatPoin], before: Iterable[TingkatPoin]) -> list[str]:
    new = {(row.kelompok, row.nama): row.ambang for row in now}
    old = {(row.kelompok, row.nama): row.ambang for row in before}
    changes = []
    for kelompok, nama in dict.fromkeys([*new, *old]):
        was, is_now = old.get((kelompok, nama)), new.get((kelompok, nama))
        if was != is_now:
            change = f"{format_bersih(was) or 'tidak ada'} → {format_bersih(is_now) or 'tidak ada'}"
            changes.append(f"Tingkat {nama} ({KelompokASN(kelompok).label}): mulai {change} poin.")
    return changes
