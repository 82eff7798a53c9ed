"""Rows for SIASN's history of courses: certificates in force as they were signed, and verified training elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Exists, F, IntegerField, Q, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from diklat.models import Program, RiwayatLuar, Sertifikat
from lib import waktu
from lib.nilai import Nilai
from pegawai.models import Pegawai, Penempatan, UnitKerja

CHUNK = 2000
STRUKTURAL: Final = 1
"""SIASN's kind of training whose entries stand in the history of structural trainings instead of that of courses."""
BEKU: Final = {
    "jenis_id": "jenis_siasn",
    "jenis": "jenis",
    "kursus": "program",
    "penyelenggara": "penyelenggara",
    "mulai": "mulai",
    "selesai": "selesai",
    "jp": "jp",
    "huruf": "jenis_sertipikat",
}


class BarisSiasn(NamedTuple):
    nip: str
    nama: str
    jenis_id: int
    jenis: str
    kursus: str
    penyelenggara: str
    nomor: str
    mulai: date
    selesai: date
    jp: int
    huruf: str


@dataclass(frozen=True)
class Saringan(Nilai):
    """The year in which the training ended; a programme leaves training elsewhere out."""

    tahun: int
    program_id: int | None = None
    unit_id: int | None = None


def count_rows(saringan: Saringan) -> tuple[int, int]:
    """Certificates, and verified training elsewhere."""
    return _sertifikat(saringan).count(), _riwayat(saringan).count()


def iter_rows(saringan: Saringan, *, struktural: bool) -> Iterator[BarisSiasn]:
    """Of one of the two histories that SIASN keeps, by name within each source; memory does not grow with the rows."""
    enrolled, program = "pendaftaran__pegawai", "pendaftaran__angkatan__program"
    rows = _of_history(_sertifikat(saringan), struktural).order_by(f"{enrolled}__nama", "pk").values_list(
        "isi", f"{enrolled}__nip", f"{enrolled}__nama", f"{program}__jenis__siasn_id", f"{program}__jenis__nama", f"{program}__nama",
        f"{program}__penyelenggara", "nomor", "pendaftaran__angkatan__mulai", "pendaftaran__angkatan__selesai", f"{program}__jp",
        f"{program}__jenis__huruf",
    )  # fmt: skip
    yield from (_as_signed(isi, BarisSiasn(*row)) for isi, *row in rows.iterator(CHUNK))
    others = _of_history(_riwayat(saringan), struktural).order_by("pegawai__nama", "pk").values_list(
        "pegawai__nip", "pegawai__nama", "jenis__siasn_id", "jenis__nama", "nama", "penyelenggara", "nomor_sertifikat",
        "mulai", "selesai", "jp", "jenis__huruf",
    )  # fmt: skip
    yield from (BarisSiasn(*row) for row in others.iterator(CHUNK))


def _of_history(rows: QuerySet[Any], struktural: bool) -> QuerySet[Any]:
    return rows.filter(jenis_siasn=STRUKTURAL) if struktural else rows.exclude(jenis_siasn=STRUKTURAL)


def program_pilihan() -> list[tuple[int, str]]:
    return list(Program.objects.order_by("nama").values_list("pk", "nama"))


def unit_pilihan() -> list[tuple[int, str]]:
    return list(UnitKerja.objects.active().top().order_by("nama").values_list("pk", "sebutan"))


def _as_signed(isi: Mapping[str, Any], today: BarisSiasn) -> BarisSiasn:
    """What the signed certificate says of the training; today's programme only for a fact that older ones did not freeze.

    Who it is stays as the register has him: SIASN finds the person by the NIP of today.
    """
    frozen: dict[str, Any] = {name: isi[key] for name, key in BEKU.items() if isi.get(key) not in (None, "")}
    frozen |= {name: date.fromisoformat(frozen[name]) for name in ("mulai", "selesai") if name in frozen}
    return today._replace(**frozen)


def _sertifikat(saringan: Saringan) -> QuerySet[Sertifikat]:
    last_day = Coalesce(KT("isi__selesai"), Cast("pendaftaran__angkatan__selesai", TextField()))
    rows = Sertifikat.objects.filter(status=Sertifikat.Status.TERBIT, pendaftaran__status="lulus")
    jenis = Coalesce(
        Cast(KT("isi__jenis_siasn"), IntegerField()), "pendaftaran__angkatan__program__jenis__siasn_id", output_field=IntegerField()
    )
    rows = rows.alias(hari=last_day, jenis_siasn=jenis).filter(hari__startswith=f"{saringan.tahun}-")
    if saringan.program_id is not None:
        rows = rows.filter(pendaftaran__angkatan__program=saringan.program_id)
    return rows.filter(_placed("pendaftaran__pegawai", saringan))


def _riwayat(saringan: Saringan) -> QuerySet[RiwayatLuar]:
    rows = RiwayatLuar.objects.alias(jenis_siasn=F("jenis__siasn_id"))
    rows = rows.filter(status=RiwayatLuar.Status.DIVERIFIKASI, selesai__year=saringan.tahun)
    return rows.none() if saringan.program_id is not None else rows.filter(_placed("pegawai", saringan))


def _placed(path: str, saringan: Saringan) -> Q:
    if saringan.unit_id is None:
        return Q()
    units = UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk")
    placed = Penempatan.objects.of_outer_on(waktu.today()).filter(unit__in=units)
    return Q((f"{path}__in", Pegawai.objects.filter(Exists(placed)).order_by().values("pk")))
