"""What the levels of previewed rows mean, by row: one line a level, of as many rows as a page shows."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from kompetensi.models import Kompetensi
from kompetensi.queries.kata import kata_of
from lib import waktu
from pegawai.models import BarisImpor

HILANG: Final = "{} tidak ada lagi di kamus kompetensi. Baris ini tidak akan disimpan; unggah ulang berkasnya."


def arti_standar(rows: Sequence[BarisImpor]) -> Mapping[int, list[str]]:
    """Of a standard that changes before and after, where something is asked."""
    ids = {row.data["kompetensi_id"] for row in rows}
    kata, nama = kata_of(ids, waktu.today()), Kompetensi.objects.in_bulk(ids)
    found: dict[int, list[str]] = {}
    for row in rows:
        pk, changed = row.data["kompetensi_id"], row.perubahan.get("LEVEL")
        if pk not in nama:
            found[row.pk] = [HILANG.format(row.kunci)]
            continue
        named = [("Sekarang", changed[0]), ("Menjadi", changed[1])] if changed else [(nama[pk].nama, row.data["level"])]
        shown = named if changed or not row.perubahan else []
        found[row.pk] = [line for word, level in shown if level and (line := kata.kalimat(pk, level, word))]
    return found


def arti_penilaian(rows: Sequence[BarisImpor]) -> Mapping[int, list[str]]:
    """Of the results that would be new, by competency."""
    level = {row.pk: {kode: Decimal(row.data["level"][kode]) for kode in row.perubahan or row.data["level"]} for row in rows}
    of_kode = {row.kode: row for row in Kompetensi.objects.filter(kode__in={kode for found in level.values() for kode in found})}
    kata = kata_of((row.pk for row in of_kode.values()), waktu.today())
    lines = {
        pk: [kata.kalimat(row.pk, found[kode], row.nama) for kode, row in of_kode.items() if kode in found]
        + [HILANG.format(kode) for kode in found if kode not in of_kode]
        for pk, found in level.items()
    }
    return {pk: [line for line in said if line] for pk, said in lines.items()}
