"""Proves the seal: every block follows from the one before and from the rows as they stand, and every row belongs to one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, models, transaction
from django.db.models import Prefetch
from pghistory.models import Event

from pegawai.models import IsiSegel, Redaksi, Segel
from pegawai.queries import segel as queries

SEBUT: Final = 5  # keys named of each table
ISI_SQL: Final = """
    SELECT i.segel_id, i.jumlah, q.jumlah, i.rentang FROM pegawai_isisegel i CROSS JOIN LATERAL (
        SELECT count(*) AS jumlah, encode(sha256(coalesce(
            string_agg(CASE WHEN d.sidik = {sidik} THEN d.sidik_lalu ELSE {sidik} END, ''::bytea ORDER BY t.{kunci}), '')), 'hex') AS sidik
        FROM unnest(i.rentang::int8multirange) r JOIN {tabel} t ON t.{kunci} >= lower(r) AND t.{kunci} < upper(r)
        LEFT JOIN (
            SELECT DISTINCT ON (baris) baris, sidik_lalu, sidik FROM pegawai_redaksi WHERE tabel = %s ORDER BY baris, id DESC
        ) d ON d.baris = t.{kunci}
    ) q
    WHERE i.tabel = %s AND i.kolom = %s AND (i.jumlah, i.sidik) IS DISTINCT FROM (q.jumlah, q.sidik::varchar) ORDER BY i.segel_id
"""
LEBIH_SQL: Final = """
    SELECT t.{kunci}, (SELECT min(segel_id) FROM pegawai_isisegel WHERE tabel = %(tabel)s AND sampai >= t.{kunci})
    FROM {tabel} t WHERE t.{kunci} <= (
        SELECT coalesce(max(sampai), 0) FROM pegawai_isisegel WHERE tabel = %(tabel)s AND segel_id <= %(dasar)s
    ) AND NOT t.{kunci}::bigint <@ (
        SELECT coalesce(range_agg(r), '{{}}') FROM pegawai_isisegel i, unnest(i.rentang::int8multirange) r WHERE i.tabel = %(tabel)s
    ) ORDER BY t.{kunci} LIMIT {sebut}
"""
KONTEKS_SQL: Final = "SELECT id FROM pghistory_context WHERE metadata ? 'konteks' AND id <> konteks_kunci(metadata) LIMIT 20"
HILANG_SQL: Final = """
    SELECT e.pgh_id, e.pgh_context_id FROM {tabel} e WHERE e.pgh_context_id IS NOT NULL
    AND (e.pgh_context_id = ANY(%s) OR NOT EXISTS (SELECT FROM pghistory_context c WHERE c.id = e.pgh_context_id))
    ORDER BY e.pgh_id LIMIT {sebut}
"""
REDAKSI_SQL: Final = """
    SELECT d.tabel, min(d.baris), count(*) FROM pegawai_redaksi d JOIN pegawai_pemusnahan p ON p.id = d.pemusnahan_id
    WHERE p.status <> 'dilaksanakan' OR NOT EXISTS (SELECT FROM pegawai_rinciansimpan r WHERE r.jenis = p.jenis AND r.tabel = d.tabel)
    GROUP BY d.tabel ORDER BY d.tabel
"""
BLOK_SQL: Final = "SELECT min(segel_id) FROM pegawai_isisegel WHERE tabel = %s AND %s::bigint <@ rentang::int8multirange"


@dataclass(frozen=True, slots=True)
class Temuan:
    """What does not hold: from which block (none: not sealed yet), in which table, in words."""

    blok: int | None
    tabel: str
    teks: str


@dataclass(frozen=True, slots=True)
class Bukti:
    blok: int
    baris: int
    sidik: str
    temuan: list[Temuan]
    redaksi: int = 0  # sealed rows whose personal words are gone by the rules (docs/keputusan/0071)


@transaction.atomic
def prove(heads: Iterable[tuple[int, str]] = ()) -> Bukti:
    """`heads`: numbers and hashes of blocks kept outside."""
    found = [*_chain(dict(heads))]
    with connection.cursor() as cursor:
        cursor.execute(queries.UCAPAN)
        for tabel, model in queries.sealed_models().items():
            found += _contents(cursor, tabel, model)
        found += _gone_tables()
        found += _konteks(cursor)
        found += _redaksi(cursor)
    last = Segel.objects.first()
    baris = IsiSegel.objects.aggregate(n=models.Sum("jumlah"))["n"] or 0
    kepala = (last.nomor, last.sidik) if last else (0, queries.AWAL)
    return Bukti(kepala[0], baris, kepala[1], sorted(found, key=lambda one: one.blok or 0), Redaksi.objects.count())


def _chain(heads: dict[int, str]) -> Iterator[Temuan]:
    """Numbers without a gap, each block with the hash of the one before, and the heads that are outside."""
    nomor, lalu, outside = 0, queries.AWAL, dict(heads)
    rows = Segel.objects.order_by("nomor").prefetch_related(Prefetch("isi_list", IsiSegel.objects.order_by("tabel")))
    for block in rows.iterator(chunk_size=500):
        yield from (Temuan(block.nomor, "", said) for said in _faults(block, nomor, lalu))
        if outside.pop(block.nomor, block.sidik) != block.sidik:
            yield Temuan(block.nomor, "", "berbeda dari kepala yang disimpan di luar basis data")
        nomor, lalu = block.nomor, block.sidik
    yield from (Temuan(number, "", "ada di luar basis data, tetapi tidak di sini") for number in outside)


def _faults(block: Segel, nomor: int, lalu: str) -> Iterator[str]:
    if block.nomor != nomor + 1:
        yield f"blok {nomor + 1} sampai {block.nomor - 1} tidak ada"
    if block.sidik_lalu != lalu:
        yield "tidak menyambung dengan blok sebelumnya"
    if queries.sidik_of(block.nomor, block.dibuat, block.sidik_lalu, list(block.isi_list.all())) != block.sidik:
        yield "isi bloknya berubah"


def _contents(cursor: Any, tabel: str, model: type[models.Model]) -> Iterator[Temuan]:
    quote, here = connection.ops.quote_name, set(queries.columns_of(model))
    names = {"tabel": quote(tabel), "kunci": quote(str(model._meta.pk.column))}
    for kolom in IsiSegel.objects.filter(tabel=tabel).order_by().values_list("kolom", flat=True).distinct():
        if gone := set(kolom) - here:
            yield Temuan(None, tabel, f"kolom {', '.join(sorted(gone))} tidak ada lagi, jadi bloknya tidak dapat dibuktikan")
            continue
        cursor.execute(ISI_SQL.format(sidik=queries.row_hash(kolom), **names), [tabel, tabel, list(kolom)])
        for blok, wanted, there, rentang in cursor.fetchall():
            said = f"{wanted - there} baris hilang" if there < wanted else "ada baris yang berubah"
            yield Temuan(blok, tabel, f"{said} di antara nomor {_words(rentang)}")
    dasar = Segel.objects.values_list("dasar", flat=True).first() or 0
    cursor.execute(LEBIH_SQL.format(sebut=SEBUT, **names), {"tabel": tabel, "dasar": dasar})
    yield from (Temuan(blok, tabel, f"baris nomor {pk} disisipkan sesudah disegel") for pk, blok in cursor.fetchall())


def _gone_tables() -> Iterator[Temuan]:
    known = {*queries.sealed_models(), queries.KONTEKS}
    for tabel in IsiSegel.objects.exclude(tabel__in=known).order_by().values_list("tabel", flat=True).distinct():
        yield Temuan(None, tabel, "tabelnya tidak ada lagi, jadi bloknya tidak dapat dibuktikan")


def _konteks(cursor: Any) -> Iterator[Temuan]:
    """Who made the changes: a context whose key is not the hash of its words, or that is gone, by the events that name it."""
    first = IsiSegel.objects.filter(tabel=queries.KONTEKS).first()
    old = queries.find_konteks_lama()
    if first and (old.jumlah, old.sidik) != (first.jumlah, first.sidik):
        yield Temuan(first.segel_id, queries.KONTEKS, "pelaku perubahan dari sebelum segel pertama berubah")
    cursor.execute(KONTEKS_SQL)
    changed = [pk for (pk,) in cursor.fetchall()]
    for tabel, model in queries.sealed_models().items():
        if issubclass(model, Event):
            cursor.execute(HILANG_SQL.format(tabel=connection.ops.quote_name(tabel), sebut=SEBUT), [changed])
            for pk, konteks in cursor.fetchall():
                cursor.execute(BLOK_SQL, [tabel, pk])
                said = "berubah" if konteks in changed else "hilang"
                yield Temuan(cursor.fetchone()[0], tabel, f"pelaku perubahan nomor {pk} {said}")


def _redaksi(cursor: Any) -> Iterator[Temuan]:
    """A row that is called redacted, but by no act that was carried out, or in a table where no rule takes anything out."""
    cursor.execute(REDAKSI_SQL)
    for tabel, pk, jumlah in cursor.fetchall():
        yield Temuan(None, tabel, f"{jumlah} baris disebut diredaksi tanpa pemusnahan yang dilaksanakan, mulai nomor {pk}")


def _words(rentang: str) -> str:
    """ "{[3,8),[9,10)}" is 3 to 9."""
    ends = rentang.strip("{}[]()").replace("),[", ",").split(",")
    return f"{ends[0]}–{int(ends[-1]) - 1}"
