"""What taking an import back would remove and restore, and what stands on it by now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db import connection, models

from lib.format import format_angka, format_waktu
from pegawai.models import Impor, JejakImpor
from pegawai.queries.perubahan_kata import tracked_models

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


def find_penahan(impor: Impor, khusus: Collection[str]) -> list[Penahan]:
    """Rows that were changed again, and rows that others refer to. Two queries, and one for the names of each kind found."""
    tabel_list = [tabel_of(nama) for nama in sorted(_tables(impor)) if nama not in khusus]
    found = [*_changed_again(impor, tabel_list), *_referred(impor, tabel_list)]
    return [Penahan(kalimat, jumlah, _names(model, keys)) for model, kalimat, jumlah, keys in found]


def _tables(impor: Impor) -> set[str]:
    return set(JejakImpor.objects.filter(impor=impor).order_by().values_list("tabel", flat=True))


Temuan = tuple[type[models.Model], str, int, list[int]]
# The first entry after the import's own holds the row as the import left it: when that is how it stands today, whatever happened in
# between has been taken back itself.
CHANGED_SQL: Final = """
    SELECT '{tabel}', count(*), (array_agg(q.id ORDER BY q.id))[1:{contoh}], max(q.kapan) FROM (
        SELECT o.id, (SELECT max(pgh_created_at) FROM {kejadian} l WHERE l.pgh_obj_id = o.id AND l.pgh_id > o.batas) AS kapan
        FROM (
            SELECT unnest(j.baru) AS id, j.batas, true AS dibuat FROM pegawai_jejakimpor j WHERE j.impor_id = %s AND j.tabel = '{tabel}'
            UNION ALL
            SELECT e.pgh_obj_id, j.batas, false FROM pegawai_jejakimpor j JOIN {kejadian} e ON e.pgh_id = ANY(j.kejadian)
            WHERE j.impor_id = %s AND j.tabel = '{tabel}'
        ) o
        LEFT JOIN {tabel} t ON t.id = o.id
        LEFT JOIN LATERAL (
            SELECT * FROM {kejadian} n WHERE n.pgh_obj_id = o.id AND n.pgh_id > o.batas AND n.pgh_label <> 'buat' ORDER BY n.pgh_id LIMIT 1
        ) n ON true
        WHERE CASE WHEN t.id IS NULL THEN NOT o.dibuat ELSE n.pgh_id IS NOT NULL AND ({before}) IS DISTINCT FROM ({now}) END
    ) q HAVING count(*) > 0
"""


def _changed_again(impor: Impor, tabel_list: list[Tabel]) -> Iterator[Temuan]:
    tracked = [tabel for tabel in tabel_list if tabel.kejadian]
    parts = [
        CHANGED_SQL.format(
            tabel=tabel.nama,
            kejadian=tabel.kejadian,
            contoh=CONTOH,
            before=", ".join(f'n."{name}"' for name in tabel.kolom),
            now=", ".join(f't."{name}"' for name in tabel.kolom),
        )
        for tabel in tracked
    ]
    for nama, jumlah, keys, kapan in _rows(parts, [impor.pk, impor.pk] * len(parts)):
        yield tabel_of(nama).model, _said(nama, jumlah, kapan), jumlah, keys


def _said(nama: str, jumlah: int, kapan: datetime | None) -> str:
    word = tabel_of(nama).model._meta.verbose_name
    return f"{format_angka(jumlah)} {word} diubah lagi" + (f", terakhir {format_waktu(kapan)}" if kapan else "")


REFERRED_SQL: Final = """
    SELECT {nomor}, count(DISTINCT r.{fk}), (array_agg(DISTINCT r.{fk}))[1:{contoh}]
    FROM {rujukan} r JOIN dibuat d ON d.tabel = '{tabel}' AND d.id = r.{fk} {kecuali} HAVING count(*) > 0
"""


def _referred(impor: Impor, tabel_list: list[Tabel]) -> Iterator[Temuan]:
    """By every foreign key that the database holds, whatever app it is of; derived rows and the log carry none."""
    traced = {tabel.nama: tabel for tabel in tabel_list}
    pairs = [(tabel, field) for tabel in tabel_list for field in _foreign_keys(tabel.model)]
    parts = []
    for nomor, (tabel, field) in enumerate(pairs):
        rujukan = field.model._meta.db_table
        own = f"WHERE NOT EXISTS (SELECT FROM dibuat x WHERE x.tabel = '{rujukan}' AND x.id = r.id)" if rujukan in traced else ""
        if own and traced[rujukan].kejadian:  # a row that is put back no longer refers
            own += f" AND NOT EXISTS (SELECT FROM diubah x JOIN {traced[rujukan].kejadian} e ON e.pgh_id = x.pgh_id"
            own += f" WHERE x.tabel = '{rujukan}' AND e.pgh_obj_id = r.id)"
        parts.append(REFERRED_SQL.format(nomor=nomor, fk=field.column, contoh=CONTOH, rujukan=rujukan, tabel=tabel.nama, kecuali=own))
    traces = """
        WITH dibuat AS MATERIALIZED (SELECT tabel, unnest(baru) AS id FROM pegawai_jejakimpor WHERE impor_id = %s),
             diubah AS MATERIALIZED (SELECT tabel, unnest(kejadian) AS pgh_id FROM pegawai_jejakimpor WHERE impor_id = %s)
    """
    for nomor, jumlah, keys in _rows(parts, [impor.pk, impor.pk], traces):
        tabel, field = pairs[nomor]
        kalimat = f"{format_angka(jumlah)} {tabel.model._meta.verbose_name} sudah mempunyai {field.model._meta.verbose_name}"
        yield tabel.model, kalimat, jumlah, keys


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
    with connection.cursor() as cursor:
        cursor.execute(before + " UNION ALL ".join(parts), params)
        return list(cursor.fetchall())


def _names(model: type[models.Model], keys: list[int]) -> list[str]:
    """A row may be gone: the log tells what it was, the page only how many."""
    related = [field.name for field in model._meta.concrete_fields if field.is_relation and not field.null]
    return [str(row) for row in model._default_manager.select_related(*related).filter(pk__in=keys)]
