"""Who of a unit may be invited to use an account, by which way, and who is left out and why; the batches of letters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from lib import waktu
from lib.sql import fetch
from pegawai.models import Aktivasi, KodeAktivasi, Pengguna, UnitKerja
from pegawai.peran import CITY_ROLES, Peran
from pegawai.permissions import SENDIRI

SURAT_MAX: Final = 1000
ORANG_SQL: Final = """
    SELECT p.id, p.nip, p.nama, p.email, u.sebutan, a.id,
           CASE
               WHEN p.id IN (SELECT t.pegawai_id FROM tidak_aktif(%(hari)s) t) THEN 'tidak_aktif'
               WHEN p.id = %(sendiri)s::bigint THEN 'sendiri'
               WHEN a.last_login IS NOT NULL THEN 'sudah'
               WHEN NOT a.is_active THEN 'nonaktif'
               WHEN NOT %(admin)s AND (a.is_superuser OR EXISTS (
                   SELECT FROM pegawai_pengguna_groups k JOIN auth_group g ON g.id = k.group_id
                   WHERE k.pengguna_id = a.id AND g.name = ANY(%(peran)s))) THEN 'istimewa'
               WHEN a.id IS NULL AND EXISTS (SELECT FROM pegawai_pengguna l WHERE l.username = p.nip) THEN 'nip_dipakai'
               WHEN a.id IS NULL AND p.email <> '' AND EXISTS (
                   SELECT FROM pegawai_pengguna l WHERE lower(l.email) = lower(p.email) AND l.email <> '') THEN 'surel_dipakai'
               WHEN p.email <> '' AND EXISTS (
                   SELECT FROM pegawai_suratakun s WHERE s.pengguna_id = a.id AND s.jenis = 'tautan'
                   AND (s.ditutup IS NULL OR s.dikirim > %(baru)s)) THEN 'baru_dikirim'
               WHEN p.email <> '' THEN 'surel' ELSE 'surat' END
    FROM cabang_pada(ARRAY[%(unit)s]::bigint[], %(hari)s) c
    JOIN penempatan_pada(%(hari)s) t ON t.unit_id = c.unit_id AND t.status = 'definitif'
    JOIN pegawai_pegawai p ON p.id = t.pegawai_id JOIN pegawai_unitkerja u ON u.id = t.unit_id
    LEFT JOIN pegawai_pengguna a ON a.pegawai_id = p.id
    ORDER BY lower(u.sebutan), lower(p.nama), p.id
"""
ALASAN: Final = {
    "tidak_aktif": "tidak aktif lagi",
    "sendiri": SENDIRI,
    "nonaktif": "akunnya dinonaktifkan; admin dapat mengaktifkannya",
    "istimewa": "memegang peran seluruh perangkat daerah; mintalah admin mengundangnya",
    "nip_dipakai": "NIP-nya nama akun lain; hubungi admin",
    "surel_dipakai": "surelnya dipakai akun lain; perbaiki surelnya",
    "baru_dikirim": "tautannya baru saja dikirim",
}


@dataclass(frozen=True, slots=True)
class Diundang:
    """`akun_id`: None, an account will be made."""

    pegawai_id: int
    nip: str
    nama: str
    email: str
    unit: str
    akun_id: int | None


@dataclass(frozen=True, slots=True)
class Undangan:
    """The people of a unit and all below it: who gets a mailed link, who a code on paper, who is left out, how many have entered before."""

    surel: list[Diundang]
    surat: list[Diundang]
    dilewati: list[tuple[str, str]]
    sudah: int

    @property
    def semua(self) -> list[Diundang]:
        """In the order of the letters."""
        return sorted((*self.surel, *self.surat), key=lambda one: (one.unit.lower(), one.nama.lower(), one.pegawai_id))


def find_undangan(unit: UnitKerja, by: Pengguna, pegawai_ids: Collection[int] | None = None) -> Undangan:
    """By the rules for one person (`akun.check_may_handle`, `refuse_own`, the pause between links), for a whole unit at once.

    `pegawai_ids`: of those who may be invited, only these, who were shown.
    """
    asked: dict[str, Any] = {
        "unit": unit.pk,
        "hari": waktu.today(),
        "sendiri": by.pegawai_id,
        "admin": by.is_superuser,
        "peran": sorted(CITY_ROLES),
        "baru": waktu.now() - timedelta(seconds=settings.TAUTAN_JEDA_SECONDS),
    }
    found = Undangan([], [], [], 0)
    used = 0
    for *person, verdict in fetch(ORANG_SQL, asked):
        if verdict in ALASAN:
            found.dilewati.append((person[2], ALASAN[verdict]))
        elif verdict == "sudah":
            used += 1
        elif pegawai_ids is None or person[0] in pegawai_ids:
            (found.surel if verdict == "surel" else found.surat).append(Diundang(*person))
    return Undangan(found.surel, found.surat, found.dilewati, used)


def aktivasi_list() -> QuerySet[Aktivasi]:
    """Batches with `dipakai`: how many of their codes opened an account."""
    used = Count("kode_list", filter=Q(kode_list__status=KodeAktivasi.Status.DIPAKAI))
    return Aktivasi.objects.select_related("unit", "oleh", "ditarik_oleh").annotate(dipakai=used)


def may_invite(user: Pengguna) -> bool:
    return user.is_superuser or Peran.KEPEGAWAIAN in user.group_names
