"""The rule in force on a day: how long a JP is, what a PPPK may be assigned, how many working days a decision may take."""

from datetime import date

from diklat.models import KetentuanJP
from pegawai.models.referensi import JenisASN


def batas_sql(jenis_asn: str, ketentuan: str) -> str:
    """The ceiling of assigned JP of a person; NULL without one."""
    return f"CASE WHEN {jenis_asn} = '{JenisASN.PPPK}' THEN {ketentuan}.batas_pppk END"


def get_ketentuan(day: date) -> KetentuanJP:
    """Of a day before the first rule that first one holds."""
    found: KetentuanJP | None = KetentuanJP.objects.filter(berlaku_mulai__lte=day).order_by("-berlaku_mulai").first()
    return found or KetentuanJP.objects.earliest("berlaku_mulai")


def batas_jp(jenis_asn: str, day: date) -> int | None:
    return get_ketentuan(day).batas_pppk if jenis_asn == JenisASN.PPPK else None
