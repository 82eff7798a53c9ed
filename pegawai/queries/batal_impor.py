"""What taking an import back would remove and restore, and what stands on it by now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db import models

from lib import waktu
from lib.format import format_angka, format_waktu
from lib.sql import fetch
from pegawai.models import Impor, JejakImpor, Pegawai
from pegawai.queries.perubahan_jenis import tracked_models

CONTOH: Final = 5


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table, and the table of its change log, if it has one."""

    model: type[models.Model]
    event: type[models.Model] | None

    @property
    def nama(self) -> str:
        return self.model._meta.db_table

    @property
    def kejadian(self) -> str:
        return self.event._meta.db_table if self.event else ""

    @property
    def kolom(self) -> list[str]:
        """What the log holds of a row, without its key."""
        if self.event is None:
            return []
        held = {str(field.column) for field in self.event._meta.concrete_fields}
        return [name for field in self.model._meta.concrete_fields if not field.primary_key and (name := str(field.column)) in held]


@dataclass(frozen=True, slots=True)
class Bagian:
    """One kind of row; `catatan` says how it is taken back by a rule of its own."""

    nama: str
    baru: int
    ubah: int
    catatan: str


@dataclass(frozen=True, slots=True)
class Penahan:
    """What stands on the import, in words, with the names of some."""

    kalimat: str
    jumlah: int
    contoh: list[str]


@cache
def tabel_of(nama: str) -> Tabel:
    model = next(model for model in apps.get_models() if model._meta.db_table == nama)
    return Tabel(model, tracked_models().get(model._meta.label_lower))


def bagian_list(impor: Impor, khusus: Mapping[str, str]) -> list[Bagian]:
    """`khusus`: tables whose rows the kind takes back by a rule of its own, with the note about it."""
    sums: dict[str, tuple[int, int]] = {}
    for jejak in JejakImpor.objects.filter(impor=impor):
        baru, ubah = sums.get(jejak.tabel, (0, 0))
        sums[jejak.tabel] = (baru + len(jejak.baru), ubah + len(jejak.kejadian))
    return [Bagian(str(tabel_of(nama).model._meta.verbose_name_plural), *counts, khusus.get(nama, "")) for nama, counts in sums.items()]


def is_about(impor: Impor, pegawai_id: int | None) -> bool:
    """Whether the import made or changed a row of this person."""
    for jejak in JejakImpor.objects.filter(impor=impor) if pegawai_id else ():
        tabel = tabel_of(jejak.tabel)
        kolom = "pk" if tabel.model is Pegawai else next((f.name for f in tabel.model._meta.fields if f.related_model is Pegawai), "")
        own = set(tabel.model._base_manager.filter(**{kolom: pegawai_id}).values_list("pk", flat=True)) if kolom else set()
        logged = tabel.event._base_manager.filter(pgh_obj_id__in=own).values_list("pgh_id", flat=True) if own and tabel.event else ()
        if own & set(jejak.baru) or set(logged) & set(jejak.kejadian):
            return True
    return False


# The tree of today as it will be: the unit's last parent from the log of the import, and its periods without those the import made, as they
# were before it. A unit that then lies elsewhere than now is brought there.
BELOW_SQL: Final = """
    WITH RECURSIVE jejak AS (SELECT tabel, baru, kejadian FROM pegawai_jejakimpor WHERE impor_id = %(impor)s),
    unit_lama AS (
        SELECT e.pgh_obj_id AS id, e.induk_id FROM jejak j CROSS JOIN unnest(j.kejadian) k (pgh_id)
        JOIN pegawai_unitkerjaevent e USING (pgh_id) WHERE j.tabel = 'pegawai_unitkerja'
    ), riwayat_lama AS (
        SELECT e.* FROM jejak j CROSS JOIN unnest(j.kejadian) k (pgh_id)
        JOIN pegawai_riwayatindukevent e USING (pgh_id) WHERE j.tabel = 'pegawai_riwayatinduk'
    ), riwayat AS (
        SELECT unit_id, induk_id, mulai, selesai FROM riwayat_lama
        UNION ALL
        SELECT r.unit_id, r.induk_id, r.mulai, r.selesai FROM pegawai_riwayatinduk r
        WHERE r.id NOT IN (SELECT pgh_obj_id FROM riwayat_lama)
          AND r.id NOT IN (SELECT unnest(baru) FROM jejak WHERE tabel = 'pegawai_riwayatinduk')
    ), kelak AS (
        SELECT u.id AS unit_id,
               CASE WHEN r.unit_id IS NOT NULL THEN r.induk_id WHEN l.id IS NOT NULL THEN l.induk_id ELSE u.induk_id END AS induk_id
        FROM pegawai_unitkerja u LEFT JOIN unit_lama l ON l.id = u.id
        LEFT JOIN riwayat r ON r.unit_id = u.id AND berlaku(r.mulai, r.selesai, %(hari)s)
    ), jalur AS (
        SELECT k.induk_id AS id FROM kelak k JOIN induk_pada(%(hari)s) t USING (unit_id) WHERE k.induk_id IS DISTINCT FROM t.induk_id
        UNION
        SELECT k.induk_id FROM jalur j JOIN kelak k ON k.unit_id = j.id
    ) SELECT EXISTS (SELECT FROM jalur WHERE id = ANY(%(kepala)s))
"""


def brings_below(impor: Impor, unit_ids: Sequence[int]) -> bool:
    """Whether taking it back moves a unit below one of these, by the tree as it will be then."""
    if not unit_ids:
        return False
    return bool(fetch(BELOW_SQL, {"impor": impor.pk, "kepala": list(unit_ids), "hari": waktu.today()})[0][0])


def find_penahan(impor: Impor, khusus: Collection[str]) -> list[Penahan]:
    """Rows that were changed again, and rows that others refer to. Three queries, and one for the names of each kind found.

    Keys travel as arrays: the planner knows how many they are, where it would take rows of a trace for a handful.
    """
    jejak_list = [jejak for jejak in JejakImpor.objects.filter(impor=impor) if jejak.tabel not in khusus]
    found = [*_changed_again(jejak_list), *_referred(jejak_list)]
    return [Penahan(kalimat, jumlah, _names(model, keys)) for model, kalimat, jumlah, keys in found]


Temuan = tuple[type[models.Model], str, int, list[int]]
# The first entry after the import's own holds the row as the import left it: when that is how it stands today, whatever happened in
# between has been taken back itself.
CHANGED_SQL: Final = """
    SELECT '{tabel}', count(*), (array_agg(q.id ORDER BY q.id))[1:{contoh}], max(q.kapan) FROM (
        SELECT o.id, n.kapan
        FROM (
            SELECT unnest(%s::bigint[]) AS id, true AS dibuat
            UNION ALL SELECT pgh_obj_id, false FROM {kejadian} WHERE pgh_id = ANY(%s::bigint[])
        ) o
        LEFT JOIN {tabel} t ON t.id = o.id
        LEFT JOIN (
            SELECT DISTINCT ON (pgh_obj_id) *, max(pgh_created_at) OVER (PARTITION BY pgh_obj_id) AS kapan
            FROM {kejadian} WHERE pgh_id > %s AND pgh_label <> 'buat' ORDER BY pgh_obj_id, pgh_id
        ) n ON n.pgh_obj_id = o.id
        WHERE CASE WHEN t.id IS NULL THEN NOT o.dibuat ELSE n.pgh_id IS NOT NULL AND ({before}) IS DISTINCT FROM ({now}) END
    ) q HAVING count(*) > 0
"""


def _changed_again(jejak_list: list[JejakImpor]) -> Iterator[Temuan]:
    parts, params = [], list[Any]()
    for jejak in jejak_list:
        tabel = tabel_of(jejak.tabel)
        if tabel.kejadian:
            before, now = (", ".join(f'{alias}."{name}"' for name in tabel.kolom) for alias in "nt")
            parts.append(CHANGED_SQL.format(tabel=tabel.nama, kejadian=tabel.kejadian, contoh=CONTOH, before=before, now=now))
            params += [jejak.baru, jejak.kejadian, jejak.batas]
    for nama, jumlah, keys, kapan in _rows(parts, params):
        yield tabel_of(nama).model, _said(nama, jumlah, kapan), jumlah, keys


def _said(nama: str, jumlah: int, kapan: datetime | None) -> str:
    word = tabel_of(nama).model._meta.verbose_name
    return f"{format_angka(jumlah)} {word} diubah lagi" + (f", terakhir {format_waktu(kapan)}" if kapan else "")


REFERRED_SQL: Final = """
    SELECT {nomor}, count(DISTINCT r.{fk}), (array_agg(DISTINCT r.{fk}))[1:{contoh}]
    FROM {rujukan} r JOIN baru_{tabel} d ON d.id = r.{fk} {kecuali} HAVING count(*) > 0
"""
BARU_SQL: Final = "baru_{tabel} AS MATERIALIZED (SELECT unnest(%s::bigint[]) AS id)"
UBAH_SQL: Final = "ubah_{tabel} AS MATERIALIZED (SELECT pgh_obj_id AS id FROM {kejadian} WHERE pgh_id = ANY(%s::bigint[]))"


def _referred(jejak_list: list[JejakImpor]) -> Iterator[Temuan]:
    """By every foreign key that the database holds, whatever app it is of; derived rows and the log carry none. What the import made
    itself goes along, and a row that is put back no longer refers."""
    own: dict[str, list[str]] = {}
    traces, params = [], list[Any]()
    for nama in sorted({jejak.tabel for jejak in jejak_list}):
        tabel, mine = tabel_of(nama), [jejak for jejak in jejak_list if jejak.tabel == nama]
        traces.append(BARU_SQL.format(tabel=nama))
        params.append([key for jejak in mine for key in jejak.baru])
        own[nama] = [f"baru_{nama}"]
        if tabel.kejadian:
            traces.append(UBAH_SQL.format(tabel=nama, kejadian=tabel.kejadian))
            params.append([key for jejak in mine for key in jejak.kejadian])
            own[nama].append(f"ubah_{nama}")
    pairs = [(tabel_of(nama), field) for nama in own for field in _foreign_keys(tabel_of(nama).model)]
    parts = [
        REFERRED_SQL.format(
            nomor=nomor,
            fk=field.column,
            contoh=CONTOH,
            rujukan=field.model._meta.db_table,
            tabel=tabel.nama,
            kecuali=_without(own.get(field.model._meta.db_table, [])),
        )
        for nomor, (tabel, field) in enumerate(pairs)
    ]
    for nomor, jumlah, keys in _rows(parts, params, f"WITH {', '.join(traces)} "):
        tabel, field = pairs[nomor]
        kalimat = f"{format_angka(jumlah)} {tabel.model._meta.verbose_name} sudah mempunyai {field.model._meta.verbose_name}"
        yield tabel.model, kalimat, jumlah, keys


def _without(own: list[str]) -> str:
    laws = [f"NOT EXISTS (SELECT FROM {name} x WHERE x.id = r.id)" for name in own]
    return f"WHERE {' AND '.join(laws)}" if laws else ""


def unused(model: type[models.Model], keys: Sequence[int]) -> list[int]:
    """Of these rows, those to which no foreign key of the database leads."""
    parts = [
        f"SELECT r.{key.column} FROM {key.model._meta.db_table} r WHERE r.{key.column} = ANY(%s)"  # noqa: S608 -- names of models
        for key in _foreign_keys(model)
    ]
    used = {row[0] for row in _rows(parts, [list(keys)] * len(parts))}
    return [key for key in keys if key not in used]


def _foreign_keys(model: type[models.Model]) -> list[Any]:
    relations = (field for field in model._meta.get_fields(include_hidden=True) if field.auto_created and not field.concrete)
    keys = [relation.field for relation in relations if relation.one_to_many or relation.one_to_one]  # type: ignore[union-attr]
    return [key for key in keys if getattr(key, "db_constraint", False)]


def _rows(parts: list[str], params: list[Any], before: str = "") -> list[tuple[Any, ...]]:
    if not parts:
        return []
    return fetch(before + " UNION ALL ".join(parts), params)


def _names(model: type[models.Model], keys: list[int]) -> list[str]:
    """A row may be gone: the log tells what it was, the page only how many."""
    related = [field.name for field in model._meta.concrete_fields if field.is_relation and not field.null]
    return [str(row) for row in model._default_manager.select_related(*related).filter(pk__in=keys)]
