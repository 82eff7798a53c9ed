"""All that is kept about one account and its employee: a sheet for each table, found by `pegawai.pribadi`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from django.db import models

from lib import waktu
from lib.berkas.writer import Column, Kind, Sheet, write_workbook
from pegawai import pribadi
from pegawai.models import Pengguna
from pegawai.queries.perubahan_kata import plain

KINDS: Final[dict[str, Kind]] = {"DateField": "tanggal", "DateTimeField": "waktu"}
ISI = (Column("Tabel", width=40), Column("Baris", "angka"), Column("Keterangan", width=90))
PERUBAHAN = (
    Column("Waktu", "waktu"),
    Column("Tabel", width=32),
    Column("Kunci", width=12),
    Column("Kejadian", width=12),
    Column("Isi sebelumnya", width=120),
)
TINDAKAN = (Column("Tabel", width=40), Column("Sebagai", width=32), Column("Baris", "angka"))


def write_data(target: Path, akun: Pengguna, notes: Sequence[tuple[str, object]]) -> list[models.Model]:
    """Writes the workbook; gives the rows back, for their files."""
    found = {model: list(_select(model, akun)) for model in pribadi.find_tables()}
    sheets = [
        Sheet("Isi berkas", ISI, _contents(found)),
        *(_sheet(model, rows, akun) for model, rows in found.items() if rows),
        Sheet("Catatan perubahan", PERUBAHAN, _changes(found, akun)),
        Sheet("Yang Anda kerjakan", TINDAKAN, _acts(akun)),
    ]
    write_workbook(target, sheets, notes=notes)
    return [row for rows in found.values() for row in rows]


def _select(model: type[models.Model], akun: Pengguna) -> models.QuerySet[Any]:
    near = [column.name for column in pribadi.columns_of(model) if column.is_relation]
    return pribadi.rows_of(model, akun).select_related(*near).order_by("pk")


def _contents(found: dict[type[models.Model], list[Any]]) -> Iterator[tuple[object, ...]]:
    for model, rows in found.items():
        yield pribadi.name_of(model), len(rows), "" if rows else "Tidak ada"
    for one in pribadi.find_links():
        if one.arti == pribadi.LEPAS:
            yield pribadi.name_of(one.model), None, f"Tidak disertakan. {one.alasan}."


def _sheet(model: type[models.Model], rows: Iterable[Any], akun: Pengguna) -> Sheet:
    columns = pribadi.columns_of(model)
    heads = [Column(_title(column), KINDS.get(column.get_internal_type(), "teks")) for column in columns]
    return Sheet(pribadi.name_of(model), heads, ([_cell(row, column, akun) for column in columns] for row in rows))


def _title(column: Any) -> str:
    text = "kunci" if column.primary_key else str(column.verbose_name)
    return text[:1].upper() + text[1:]


def _cell(row: Any, column: Any, akun: Pengguna) -> object:
    value = getattr(row, column.attname)
    if value is None or value == "" or column.get_internal_type() in KINDS:
        return value
    if not column.is_relation:
        return file_of(row, column) if isinstance(column, models.FileField) else plain(column, value)
    return _pointed(column, value, akun) or str(getattr(row, column.name))


def _pointed(column: Any, value: Any, akun: Pengguna) -> str:
    """Nobody else is named: his data are not this person's."""
    if column.related_model in pribadi.PUNCAK:
        return "Anda" if value == pribadi.key_of(column.related_model, akun) else "orang lain"
    return f"nomor {value}" if column.related_model in pribadi.find_tables() else ""


def file_of(row: models.Model, column: Any) -> str:
    """Its name in the archive."""
    name = str(getattr(row, column.attname))
    return f"berkas/{row._meta.model_name}-{row.pk}{Path(name).suffix}" if name else ""


def _changes(found: Iterable[type[models.Model]], akun: Pengguna) -> Iterator[tuple[object, ...]]:
    for model in found:
        for event in pribadi.changes_of(model, akun):
            kejadian = "Dihapus" if event.pgh_label == "hapus" else "Diubah"
            yield event.pgh_created_at, pribadi.name_of(model), str(event.pgh_obj_id), kejadian, _before(model, event, akun)


def _before(model: type[models.Model], event: models.Model, akun: Pengguna) -> str:
    told = []
    for column in pribadi.columns_of(model):
        value = getattr(event, column.attname, None)
        if value in (None, "") or column.primary_key:
            continue
        text = (_pointed(column, value, akun) or f"nomor {value}") if column.is_relation else plain(column, value)
        told.append(f"{_title(column)}: {text}")
    return "; ".join(told)


def _acts(akun: Pengguna) -> Iterator[tuple[object, ...]]:
    for one in pribadi.find_links():
        if one.arti == pribadi.TINDAKAN and (count := pribadi.acted_of(one, akun)):
            yield pribadi.name_of(one.model), _title(one.model._meta.get_field(one.field)), count


def archive_name() -> str:
    return f"data-saya-{waktu.local(waktu.now()):%Y%m%d-%H%M}.zip"
