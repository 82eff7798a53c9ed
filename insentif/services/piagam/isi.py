"""What a charter says: frozen when it is issued, from the person's posting of that day and the award."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from diklat.models import PenandaTangan
from diklat.services.sertifikat.isi import person_words, seal_facts
from diklat.services.tanda_tangan import Penanda
from insentif.models import Nominasi
from pegawai.models import Golongan, Jabatan, Pegawai, Penempatan, UnitKerja

JUDUL: Final = "Piagam penghargaan"


@dataclass(frozen=True, slots=True)
class Tercetak:
    pegawai: Pegawai
    golongan: Golongan | None
    jabatan: Jabatan | None
    unit: UnitKerja | None


def freeze_isi(rows: Sequence[Nominasi], *, penanda_tangan: PenandaTangan, penanda: Penanda, tanggal: date) -> dict[int, dict[str, Any]]:
    """All that is printed but number and code, per nomination; a few queries for any number of rows."""
    people = {row.pegawai_id for row in rows}
    postings = Penempatan.objects.definitive().on(tanggal).filter(pegawai__in=people).select_related("jabatan", "unit")
    posted = {row.pegawai_id: row for row in postings}
    shared = seal_facts(penanda_tangan=penanda_tangan, penanda=penanda, tanggal=tanggal)
    return {row.pk: {"judul": JUDUL, **_person(row.pegawai, posted.get(row.pegawai_id)), **_award(row), **shared} for row in rows}


def _person(pegawai: Pegawai, posting: Penempatan | None) -> dict[str, str]:
    """Without the day of birth, which a charter does not need."""
    jabatan, unit = (posting.jabatan, posting.unit) if posting else (None, None)
    words = person_words(Tercetak(pegawai, pegawai.golongan, jabatan, unit))
    return {key: text for key, text in words.items() if key != "lahir"}


def _award(row: Nominasi) -> dict[str, Any]:
    award = row.penghargaan
    return {"penghargaan": award.nama, "tahun": award.tahun, "keterangan": award.keterangan}
