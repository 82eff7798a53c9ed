"""What a row of a draft would break, before it is kept: the money, rooms and teachers that it shares with the other rows, months, seats.

A draft may break all of it while it is made; the reader is told at once, and submitting refuses what must not be (services.periode).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from lib.format import BULAN_PENDEK, format_angka, format_rupiah
from lib.sql import fetch
from rencana.models import BarisRencana, PaguAnggaran, PeriodeRencana
from rencana.models.periode import BULAN_SETAHUN
from rencana.optimum.masalah import Ints
from rencana.queries import masalah_sql as sql
from rencana.queries.masalah import values_of
from rencana.queries.masalah_baca import Rows
from rencana.queries.masalah_program import months_left, rooms_of, teachers_of
from rencana.queries.masalah_uang import Tetap, read_uang, rest_of

Temuan = tuple[str, str]
BANYAK: Final = 3


def check_baris(periode: PeriodeRencana, calon: BarisRencana) -> list[Temuan]:
    """Codes with sentences: pagu, bulan, kursi, ruang, pengajar. `calon` as it would be kept, with its cost. A fixed number of queries."""
    values = values_of(periode.tahun)
    others = list(periode.baris_list.exclude(pk=calon.pk).select_related("program").order_by("pk"))
    held: dict[int, list[int]] = defaultdict(lambda: [0] * BULAN_SETAHUN)
    for program, month, count in fetch(sql.ADA, values):
        held[program][month - 1] += count
    uang = read_uang(periode, {}, values)
    rows = fetch(sql.PROGRAM, {"tetap": [row.program_id for row in (*others, calon)]})
    still = [rest_of(row, held[row.program_id]) for row in (*others, calon)]
    found = [*_pagu(others, calon), *_bulan(still[-1], periode.tahun), *_kursi(rows, calon)]
    found += _ruang(rows, rooms_of(rows, values), still)
    return found + _pengajar(rows, teachers_of(rows, uang, values), still)


def kalimat_melebihi(pagu: PaguAnggaran, dipakai: int) -> str:
    """By how much a plan takes more of a pagu than there is; nothing where it does not."""
    if dipakai <= pagu.nilai:
        return ""
    return (
        f"Rencana memakai {format_rupiah(dipakai)} dari pagu {pagu}, yang hanya {format_rupiah(pagu.nilai)}. Kurangi "
        f"{format_rupiah(dipakai - pagu.nilai)}, atau pindahkan ke pagu lain."
    )


def _pagu(others: Sequence[BarisRencana], calon: BarisRencana) -> list[Temuan]:
    if calon.pagu is None:
        return []
    text = kalimat_melebihi(calon.pagu, calon.biaya + sum(row.biaya for row in others if row.pagu_id == calon.pagu_id))
    return [("pagu", text)] if text else []


def _bulan(calon: Tetap, tahun: int) -> list[Temuan]:
    gone = [BULAN_PENDEK[at] for at, (count, free) in enumerate(zip(calon.bulan, months_left(tahun), strict=True)) if count and not free]
    if not gone:
        return []
    return [("bulan", f"{', '.join(gone)} sudah lewat atau sedang berjalan. Pindahkan angkatannya ke bulan berikutnya.")]


def _kursi(rows: Rows, calon: BarisRencana) -> list[Temuan]:
    """Held against the last batch: what it had, and needed at least."""
    seats, least = next(((row[6], row[7]) for row in rows if row[0] == calon.program_id), (None, None))
    if least and calon.kursi < least:
        return [("kursi", f"{calon.kursi} kursi di bawah peserta paling sedikit pada angkatan terakhirnya, {least}. Tambah kursinya.")]
    if seats and calon.kursi > seats:
        return [("kursi", f"Angkatan terakhirnya {format_angka(seats)} kursi. Pastikan ruang dan pengajarnya cukup bagi {calon.kursi}.")]
    return []


def _ruang(rows: Rows, columns: Mapping[str, Ints], still: Sequence[Tetap]) -> list[Temuan]:
    days = dict(zip((row[0] for row in rows), columns["hari_ruang"].tolist(), strict=True))
    own, free = still[-1], columns["ruang"].tolist()
    found: list[Temuan] = []
    for month in range(BULAN_SETAHUN):
        needed = sum(days[row.baris.program_id] * row.bulan[month] for row in still)
        if needed > free[month] and own.bulan[month] and days[own.baris.program_id]:
            text = f"Pada {BULAN_PENDEK[month]} rencana memerlukan {needed} hari ruang, yang tersedia {free[month]}"
            found.append(("ruang", f"{text}. Pindahkan sebagian ke bulan lain."))
    return found[:BANYAK]


def _pengajar(rows: Rows, columns: Mapping[str, Ints], still: Sequence[Tetap]) -> list[Temuan]:
    place = {row[0]: at for at, row in enumerate(rows)}
    own = still[-1].baris
    group = int(columns["kelompok_pengajar"][place[own.program_id]])
    if group < 0 or not still[-1].angkatan:
        return []
    same = [row for row in still if int(columns["kelompok_pengajar"][place[row.baris.program_id]]) == group]
    needed = sum(int(columns["hari_pengajar"][place[row.baris.program_id]]) * row.angkatan for row in same)
    free = int(columns["pengajar"][group])
    if needed <= free:
        return []
    text = f"Pengajar {own.program.nama} diperlukan {needed} hari setahun oleh semua programnya, yang tersedia {free}"
    return [("pengajar", f"{text}. Kurangi angkatannya, atau tambah pengajar.")]
