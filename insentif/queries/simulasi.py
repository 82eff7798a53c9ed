"""What a draft of rules would give beside what the set before it gives: the same derivation twice in one statement, writing nothing.

A draft that begins on a day that has not come yet is tried as if it, and the set before it, had ruled for some months already; else
nothing would have happened yet that it could be tried on.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import F, Q, QuerySet

from insentif.models import Kejadian, KelompokASN, SimulasiAturan, SimulasiOrang, VersiAturan
from insentif.queries import hitung
from lib import paging, waktu
from lib.format import format_angka, format_selisih, format_tanggal
from lib.sql import render
from pegawai.models import Pekerjaan
from pegawai.queries.akibat import Dampak

JENIS: Final = "simulasi-aturan"
MASA_HARI: Final = 90
# `$calon` names the set that rules from `sejak` on, whatever day it was given; 0 leaves all as published.
VERSI: Final = """
    versi AS (
        SELECT v.id, v.kedudukan, x.dari, lead(x.dari) OVER (ORDER BY x.dari) AS sampai
        FROM insentif_versiaturan v
        CROSS JOIN LATERAL (SELECT CASE WHEN v.id = $calon THEN %(sejak)s::date ELSE v.berlaku_mulai END AS dari) x
        WHERE v.id = $calon OR (v.status = 'terbit' AND v.berlaku_mulai < %(sejak)s)
    )
"""
# LEFT JOIN: an inner one would let the planner make nested loops of the full joins within (see hitung.SASARAN).
JUMLAH: Final = """
    SELECT s.pegawai_id, r.kejadian, coalesce(sum(s.poin) FILTER (WHERE s.tanggal >= %(sejak)s), 0) AS poin,
        coalesce(sum(s.poin) FILTER (WHERE s.tahun = %(tahun)s), 0) AS setahun
    FROM sasaran s LEFT JOIN insentif_aturanpoin r ON r.id = s.aturan_id GROUP BY 1, 2
"""


def _side(calon: str) -> str:
    parts = (VERSI, hitung.ATURAN, hitung.PERISTIWA, hitung.SASARAN)
    return "WITH " + ",".join(render(part, calon=calon, **hitung.SEBAGIAN) for part in parts) + JUMLAH


SIMULASI_SQL: Final = render(
    """
    SELECT pegawai_id, p.jenis_asn, kejadian, coalesce(a.poin, 0), coalesce(b.poin, 0), coalesce(a.setahun, 0), coalesce(b.setahun, 0)
    FROM ($sebelum) a FULL JOIN ($sesudah) b USING (pegawai_id, kejadian) JOIN pegawai_pegawai p ON p.id = pegawai_id
    ORDER BY pegawai_id
    """,
    sebelum=_side("%(lama)s"),
    sesudah=_side("%(draf)s"),
)


class Poin(NamedTuple):
    """Points of one person for one kind of event, since `sejak` and in the running year, by the set before and by the draft."""

    pegawai_id: int
    jenis_asn: str
    kejadian: str
    sebelum: int
    sesudah: int
    tahun_sebelum: int
    tahun_sesudah: int


@dataclass(frozen=True, slots=True)
class Rentang:
    """Over which events a draft is tried. `is_andai`: as if it ruled already."""

    sejak: date
    is_andai: bool


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    kelompok: str = ""
    arah: str = ""


ARAH: Final = {"naik": "Bertambah", "turun": "Berkurang"}
SORTS: Final[dict[str, paging.Sort]] = {
    "nama": ("pegawai__nama", "pegawai__nip"),
    "kelompok": ("kelompok", "pegawai__nama"),
    "sebelum": ("sebelum", "pegawai__nama"),
    "sesudah": ("sesudah", "pegawai__nama"),
    "selisih": ("selisih", "pegawai__nama"),
}


def rentang_of(mulai: date, today: date) -> Rentang:
    """From the draft's own day on; from the first of January, with at least some months to look at, when that day is still to come."""
    if mulai <= today:
        return Rentang(mulai, is_andai=False)
    return Rentang(date((today - timedelta(days=MASA_HARI)).year, 1, 1), is_andai=True)


def list_poin(draf: VersiAturan, lama: VersiAturan | None, rentang: Rentang, tahun: int, first: int, last: int) -> Iterator[Poin]:
    """The people whose keys lie between, both included; all of one person together."""
    values: dict[str, Any] = {"zona": waktu.zone_name(), "sejak": rentang.sejak, "tahun": tahun, "dari": first, "sampai": last}
    values |= {"draf": draf.pk, "lama": lama.pk if lama is not None and rentang.is_andai else 0}
    with connection.cursor() as cursor:
        cursor.execute(hitung.SUSUNAN_SQL)
        cursor.execute(SIMULASI_SQL, values)
        for pegawai_id, jenis_asn, kejadian, *numbers in cursor:
            yield Poin(pegawai_id, jenis_asn, kejadian, *(int(number) for number in numbers))


def find_simulasi(versi: VersiAturan) -> SimulasiAturan | None:
    return SimulasiAturan.objects.select_related("oleh").filter(versi=versi).first()


def find_berjalan(versi: VersiAturan) -> Pekerjaan | None:
    """The trial of the draft that waits or runs."""
    return Pekerjaan.objects.filter(jenis=JENIS, parameter__versi=versi.pk, status__in=("antre", "berjalan")).first()


def orang_list(simulasi: SimulasiAturan, saringan: Saringan) -> "QuerySet[SimulasiOrang]":
    """With `selisih`."""
    rows = simulasi.orang_list.select_related("pegawai").annotate(selisih=F("sesudah") - F("sebelum"))
    if saringan.kelompok:
        rows = rows.filter(kelompok=saringan.kelompok)
    if saringan.arah:
        rows = rows.filter(selisih__gt=0) if saringan.arah == "naik" else rows.filter(selisih__lt=0)
    for word in saringan.q.split():
        rows = rows.filter(Q(pegawai__nama__icontains=word) | Q(pegawai__nip__startswith=word))
    return rows


def dampak_terbit(versi: VersiAturan) -> list[Dampak]:
    """What a set does that comes into force as it was tried: from which day, whose points change by how much, who loses some."""
    found = [Dampak(f"Peristiwa mulai {format_tanggal(versi.berlaku_mulai)} dinilai dengan versi ini", gawat=False)]
    if versi.berlaku_mulai <= waktu.today():
        found.append(Dampak("Tanggal itu sudah lewat: peristiwa yang sudah dinilai sejak hari itu dinilai ulang"))
    if (tried := find_simulasi(versi)) is None:
        return found
    people = tried.orang_list.select_related("pegawai").order_by(F("sesudah") - F("sebelum"), "pegawai__nama")
    beda = [(row.pegawai.nama, row.sesudah - row.sebelum) for row in people]
    for label, gawat in (("berkurang", True), ("bertambah", False)):
        if some := [(nama, poin) for nama, poin in beda if (poin < 0) == gawat]:
            names = tuple(f"{nama}: {format_selisih(poin, 0)} poin" for nama, poin in some)
            found.append(Dampak(f"Poin {format_angka(len(some))} pegawai {label} menurut simulasi", names, gawat=gawat))
    return found


def tell_isi(simulasi: SimulasiAturan) -> dict[str, Any]:
    """The sums as tables: by group, by kind of event, by level; `total` over all groups."""
    isi = simulasi.isi
    kelompok = [(label, isi["kelompok"][kode]) for kode, label in KelompokASN.choices if kode in isi["kelompok"]]
    total: Counter[str] = Counter()
    for _, sums in kelompok:
        total.update(sums)
    return {
        "kelompok": [(label, {**sums, "selisih": sums["sesudah"] - sums["sebelum"]}) for label, sums in kelompok],
        "total": {**total, "selisih": total["sesudah"] - total["sebelum"]},
        "kejadian": [
            (Kejadian(kode).label, sums["sebelum"], sums["sesudah"], sums["sesudah"] - sums["sebelum"])
            for kode, sums in sorted(isi["kejadian"].items(), key=lambda item: Kejadian.values.index(item[0]))
        ],
        "tingkat": [(KelompokASN(kode).label, nama, before, after) for kode, nama, before, after in isi["tingkat"]],
    }
