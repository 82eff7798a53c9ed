"""What speaks against holding a session at its time: room, teacher, another session of the batch, people, a day off. One rule.

Each of it is a warning that gives way to a written reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet

from diklat.hari_kerja import is_hari_kerja
from diklat.models import HariLibur, Ruang, Sesi
from diklat.queries.acara import ACARA, BERSAMAAN, GUGUR_SQL, SEBUTAN
from lib import waktu
from lib.format import format_hari_tanggal, format_jam
from lib.sql import fetch

ORANG_SHOWN: Final = 3
ORANG_SQL: Final = f"""
    SELECT DISTINCT p.nama, {SEBUTAN}
    FROM {ACARA} t JOIN pegawai_pegawai p ON p.id = t.pegawai_id
    WHERE {BERSAMAAN(mulai="%(mulai)s", selesai="%(selesai)s")} AND (
        (t.angkatan_id <> %(angkatan)s OR (t.mengajar AND t.sesi_id IS DISTINCT FROM %(sesi)s::bigint)) AND t.pegawai_id IN (
            SELECT d.pegawai_id FROM diklat_pendaftaran d WHERE d.angkatan_id = %(angkatan)s AND d.status NOT IN {GUGUR_SQL})
        OR t.pegawai_id = %(guru)s::bigint AND NOT t.mengajar
    )
    ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True, slots=True)
class Benturan:
    """`bidang` is the field of the form that it is told at."""

    kode: str
    bidang: str
    pesan: str


def list_benturan(sesi: Sesi) -> list[Benturan]:
    """Everything that a session which is or may be stored collides with; seven queries at most."""
    found = [
        Benturan(f"{kind}_dipakai", kind, f"{label} sudah dipakai {describe(other)}. Sesi ini, {describe(sesi)}, bertumpang tindih.")
        for label, kind, other in find_bentrok(sesi)
    ]
    same = _overlapping(sesi.mulai, sesi.selesai, sesi.pk).filter(angkatan=sesi.angkatan_id).order_by("mulai", "pk").first()
    if same is not None:
        text = f"Bersamaan dengan sesi {same.nomor} “{same.judul}” angkatan ini, pukul {format_jam(same.mulai)}–{format_jam(same.selesai)}."
        found.append(Benturan("sesi_bersamaan", "jam_mulai", text))
    if people := find_orang(sesi):
        shown = "; ".join(f"{nama} ({acara})" for nama, acara in people[:ORANG_SHOWN])
        more = f"; dan {len(people) - ORANG_SHOWN} lainnya" if len(people) > ORANG_SHOWN else ""
        found.append(Benturan("orang_bentrok", "jam_mulai", f"Yang mempunyai acara lain pada waktu itu: {shown}{more}."))
    if hari := describe_libur(waktu.day(sesi.mulai)):
        found.append(Benturan("hari_libur", "tanggal", f"{format_hari_tanggal(sesi.mulai)} {hari}."))
    return found


def find_orang(sesi: Sesi) -> list[tuple[str, str]]:
    """(name, what else) of the batch's participants, and of the teacher as participant elsewhere, at the time of the session."""
    guru = sesi.narasumber
    teacher = (guru.pegawai_id or (guru.pengguna.pegawai_id if guru.pengguna else None)) if guru is not None else None
    values: dict[str, Any] = {"mulai": sesi.mulai, "selesai": sesi.selesai, "angkatan": sesi.angkatan_id, "guru": teacher, "sesi": sesi.pk}
    return [(str(nama), str(acara)) for nama, acara in fetch(ORANG_SQL, values)]


def describe_libur(day: date) -> str:
    """Why nobody works on that day; nothing on a working day, by the days of the office."""
    name = HariLibur.objects.filter(tanggal=day).values_list("nama", flat=True).first()
    return f"hari libur ({name})" if name else "" if is_hari_kerja(day, ()) else "bukan hari kerja"


def find_bentrok(sesi: Sesi) -> Iterator[tuple[str, str, Sesi]]:
    """(whose booking, ruang or narasumber, the first session that holds it) for a session that is or may be stored."""
    others = _overlapping(sesi.mulai, sesi.selesai, sesi.pk)
    others = others.select_related("angkatan__program", "ruang", "narasumber").order_by("mulai")
    if sesi.ruang is not None and (other := others.filter(ruang=sesi.ruang).first()):
        yield str(sesi.ruang), "ruang", other
    if sesi.narasumber is not None and (other := others.filter(narasumber=sesi.narasumber).first()):
        yield str(sesi.narasumber), "narasumber", other


def describe(sesi: Sesi) -> str:
    """Batch, session, time and room in one breath."""
    when = f"{format_hari_tanggal(sesi.mulai)} pukul {format_jam(sesi.mulai)}–{format_jam(sesi.selesai)}"
    where = f", {sesi.ruang}" if sesi.ruang is not None else ""
    return f"{sesi.angkatan.nama}, sesi {sesi.nomor} “{sesi.judul}”, {when}{where}"


def free_rooms(mulai: datetime, selesai: datetime, *, except_sesi: int | None = None) -> list[Ruang]:
    """Rooms in use that nobody has booked in [mulai, selesai), small ones first."""
    taken = _overlapping(mulai, selesai, except_sesi).filter(ruang__isnull=False).values("ruang")
    return list(Ruang.objects.filter(is_aktif=True).exclude(pk__in=taken).order_by("kapasitas", "nama"))


def _overlapping(mulai: datetime, selesai: datetime, except_sesi: int | None) -> QuerySet[Sesi]:
    rows = Sesi.objects.between(mulai, selesai)
    return rows.exclude(pk=except_sesi) if except_sesi is not None else rows
