"""What happens to each table that holds a person's data when its term is over (docs/keputusan/0071).

Stands beside the registry of `pegawai.pribadi`, whose links say which rows are whose: an app says of each table which words are taken out
(`erase`), whether its rows go (`remove`), or why they stay (`keep`); `tests/pegawai/masa_simpan.txt` holds every column with its answer.
What is said here is told to the database after each `migrate`; there one function does it, and the application cannot make it do more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pgtrigger
from django.db import connection, models, transaction

from lib.pemicu import only_growing
from pegawai import pribadi
from pegawai.models import Pegawai, Pengguna, RincianSimpan
from pegawai.queries.perubahan_jenis import tracked_models

Model = type[models.Model]
TANDA: Final = "[dihapus]"
NAMA: Final = "'Pegawai dianonimkan ' || t.id"
ORANG: Final = "= ANY ($1)"
AKUN: Final = f"IN (SELECT u.id FROM pegawai_pengguna u WHERE u.pegawai_id {ORANG})"  # noqa: S608 -- constants


@dataclass(frozen=True, slots=True)
class Aturan:
    """`isi`: column → what it holds afterwards, in SQL over `t`. `syarat`: which rows, none: those of the people."""

    model: Model
    jenis: str
    isi: dict[str, str]
    syarat: str = ""
    berkas: str = ""
    hapus: bool = False


_ATURAN: Final[list[Aturan]] = []
_TETAP: Final[dict[Model, str]] = {}


def erase(model: Model, jenis: str, *columns: str, syarat: str = "", berkas: str = "", **isi: str) -> None:
    """Of this table: these columns lose their words, those named with a value take it. `berkas`: a column whose files go, too."""
    blank = {name: _blank(model, name) for name in columns}
    _ATURAN.append(Aturan(model, jenis, blank | isi | ({berkas: "''"} if berkas else {}), syarat, berkas))


def remove(model: Model, jenis: str, *, syarat: str = "") -> None:
    """Of this table: its rows go."""
    _ATURAN.append(Aturan(model, jenis, {}, syarat, hapus=True))


def keep(alasan: str, *tables: Model) -> None:
    """Of these tables: nothing personal stands in them but the key of a person, or another rule takes them away."""
    _TETAP.update(dict.fromkeys(tables, alasan))


def aturan_list() -> list[Aturan]:
    return list(_ATURAN)


def reason_of(model: Model) -> str:
    return _TETAP.get(model, "")


def meaning_of(model: Model, column: str) -> str:
    """In words, for the list that a test holds."""
    rules = [one for one in _ATURAN if one.model is model and (one.hapus or column in one.isi)]
    return ", ".join(sorted(f"{one.jenis}, baris dihapus" if one.hapus else one.jenis for one in rules)) or "disimpan"


def _blank(model: Model, name: str) -> str:
    """What is empty stays empty: laws that ask for words, and pages that show them, hold on."""
    field: Any = model._meta.get_field(name)
    column = f"t.{connection.ops.quote_name(field.column)}"
    return "NULL" if field.null else f"CASE {column} WHEN '' THEN '' ELSE '{TANDA}' END"


# --- told to the database


def tell_rules(**_: Any) -> None:
    """After `migrate`, by the owner: the rules as they stand in the code."""
    if RincianSimpan._meta.db_table not in connection.introspection.table_names():
        return  # on the way to an older state
    rows = [RincianSimpan(urutan=number, **row) for number, row in enumerate(_rows())]
    with transaction.atomic():
        RincianSimpan.objects.all().delete()
        RincianSimpan.objects.bulk_create(rows)


def _rows() -> Iterator[dict[str, Any]]:
    events, growing = tracked_models(), only_growing()
    for one in _ATURAN:
        yield _row(one, one.model, growing, logged=False)
        event = events.get(one.model._meta.label_lower)
        if event is not None and not one.syarat and set(one.isi) & {field.name for field in event._meta.concrete_fields}:
            yield _row(one, event, growing, logged=True)


def _row(one: Aturan, model: Model, growing: dict[str, Any], *, logged: bool) -> dict[str, Any]:
    quote, table = connection.ops.quote_name, model._meta.db_table
    there: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    isi = {quote(there[name].column): text for name, text in one.isi.items() if name in there}
    which = one.syarat or own_sql(one.model, logged=logged)
    undone = " OR ".join(f"t.{column} IS DISTINCT FROM ({text})" for column, text in isi.items())
    return {
        "jenis": one.jenis,
        "tabel": table,
        "kunci": str(model._meta.pk.column),
        "isi": ", ".join(f"{column} = {text}" for column, text in isi.items()),
        "syarat": f"({which}) AND ({undone})" if isi else which,
        "berkas": "" if logged else one.berkas,
        "pemicu": [trigger.get_pgid(of) for of, trigger in pgtrigger.registered() if of._meta.db_table == table],
        "is_tumbuh": table in growing,
    }


def own_sql(model: Model, *, logged: bool = False) -> str:
    """Which rows `t` belong to the people `$1`, by the links of `pegawai.pribadi`; of a table or of its log."""
    if model is Pegawai:
        return f"t.{'pgh_obj_id' if logged else 'id'} {ORANG}"
    if model is Pengguna:
        return f"t.pgh_obj_id {AKUN}" if logged else f"t.pegawai_id {ORANG}"
    links = [one for one in pribadi.find_links() if one.model is model]
    direct = [one for one in links if one.arti == pribadi.MILIK]
    return " OR ".join(_link_sql(one) for one in direct or [one for one in links if one.arti == pribadi.LEWAT])


def _link_sql(one: pribadi.Taut) -> str:
    field: Any = one.model._meta.get_field(one.field)
    column, target = f"t.{connection.ops.quote_name(field.column)}", field.related_model
    if target is Pegawai:
        return f"{column} {ORANG}"
    if target is Pengguna:
        return f"{column} {AKUN}"
    return f"{column} IN (SELECT t.id FROM {connection.ops.quote_name(target._meta.db_table)} t WHERE {own_sql(target)})"  # noqa: S608 -- names of models


def tables() -> list[Model]:
    """Every table that holds a person's data: his own, what others said of him, what a rule names besides."""
    outside = {one.model for one in pribadi.find_links() if one.arti == pribadi.LEPAS}
    return sorted({*pribadi.find_tables(), *outside, *(one.model for one in _ATURAN)}, key=lambda model: model._meta.label)
