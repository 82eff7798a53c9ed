"""The rule in force on a day: how long a JP is, what a PPPK may be assigned, how many working days a decision may take."""

from datetime import date

from diklat.models import KetentuanJP
from pegawai.models.referensi import JenisASN


def ketentuan_sql(hari: str) -> str:
    """The row of rules that holds on the day; of a day before the first one that first one holds."""
    order = f"k.berlaku_mulai > {hari}::date, abs(k.berlaku_mulai - {hari}::date)"
    return f"SELECT k.* FROM diklat_ketentuanjp k ORDER BY {order} LIMIT 1"  # noqa: S608 -- an expression of the caller, values bound


def batas_sql(jenis_asn: str, ketentuan: str) -> str:
    """The ceiling of assigned JP of a person; NULL without one."""
    return f"CASE WHEN {jenis_asn} = '{JenisASN.PPPK}' THEN {ketentuan}.batas_pppk END"


def get_ketentuan(day: date) -> KetentuanJP:
    return KetentuanJP.objects.raw(ketentuan_sql("%(hari)s"), {"hari": day})[0]


def batas_jp(jenis_asn: str, day: date) -> int | None:
    return get_ketentuan(day).batas_pppk if jenis_asn == JenisASN.PPPK else None
