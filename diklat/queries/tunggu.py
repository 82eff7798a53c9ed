"""The waiting list of a batch in its order, the offers that are out, and the seats kept for units."""

from dataclasses import dataclass
from datetime import date

from diklat.models import Angkatan, JatahUnit, Pendaftaran
from diklat.models.pendaftaran import PRIORITAS_BIASA
from diklat.queries.pendaftaran.kursi import jatah_of_units


@dataclass(frozen=True, slots=True)
class Antrean:
    """Who waits at which place; `jatah` is the allotment that would seat this person first."""

    posisi: int
    daftar: Pendaftaran
    jatah: JatahUnit | None

    @property
    def didahulukan(self) -> bool:
        return self.daftar.prioritas < PRIORITAS_BIASA


def antrean_of(angkatan: Angkatan, jatah_list: list[JatahUnit]) -> list[Antrean]:
    rows = Pendaftaran.objects.filter(angkatan=angkatan).waiting().select_related("pegawai", "jabatan", "unit")
    kept = _units_of(angkatan, jatah_list)
    return [Antrean(number, row, kept.get(row.unit_id) if row.unit_id else None) for number, row in enumerate(rows, start=1)]


def tawaran_list(angkatan: Angkatan) -> list[Pendaftaran]:
    """Offers that nobody has answered yet, the first to lapse on top."""
    rows = Pendaftaran.objects.filter(angkatan=angkatan, status=Pendaftaran.Status.DITAWARI)
    return list(rows.select_related("pegawai", "unit").order_by("tawaran_sampai", "pk"))


def jatah_list(angkatan: Angkatan) -> list[JatahUnit]:
    return list(angkatan.jatah_list.select_related("unit"))


def is_lapsed(jatah: JatahUnit, today: date) -> bool:
    return jatah.is_dilepas or (jatah.sampai is not None and jatah.sampai < today)


def _units_of(angkatan: Angkatan, jatah_list: list[JatahUnit]) -> dict[int, JatahUnit]:
    """Unit -> the nearest allotment that has a seat for its people."""
    left = {jatah.pk: jatah for jatah in jatah_list if jatah.sisa}
    near = {unit: [left[pk] for pk in keys if pk in left] for unit, keys in (jatah_of_units(angkatan.pk) if left else {}).items()}
    return {unit: found[0] for unit, found in near.items() if found}
