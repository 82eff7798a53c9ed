"""The life of an application as one table, and who may take which step: pages and services ask here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from diklat.models import Pendaftaran, Sesi
from diklat.models.pendaftaran import PESERTA, TERBUKA, Status
from lib import waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import is_own


class Pelaku(StrEnum):
    """As what somebody acts on an application; on one's own application one is nothing but DIRI."""

    DIRI = "diri"
    ATASAN = "atasan"
    PEMUTUS = "pemutus"
    PENGELOLA = "pengelola"
    NARASUMBER = "narasumber"
    SISTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Langkah:
    ke: Status
    siapa: frozenset[Pelaku]


DIRI, ATASAN, PEMUTUS, PENGELOLA, NARASUMBER, SISTEM = Pelaku
BARU: Final = ""
DIUSULKAN = (Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU, Status.TERDAFTAR)
"""Where a head's proposal stands right after it."""
BELUM_HADIR = tuple(status for status in TERBUKA if status != Status.HADIR)


def _langkah(ke: Status, *siapa: Pelaku) -> Langkah:
    return Langkah(ke, frozenset(siapa))


TRANSISI: Final[dict[tuple[str, str], Langkah]] = {
    # arrival
    (BARU, "ajukan"): _langkah(Status.DIAJUKAN, DIRI),
    (BARU, "usulkan"): _langkah(Status.DISETUJUI_ATASAN, ATASAN),
    (BARU, "beri_kursi"): _langkah(Status.TERDAFTAR, DIRI, ATASAN, PENGELOLA),
    (BARU, "antre"): _langkah(Status.DAFTAR_TUNGGU, DIRI, ATASAN, PENGELOLA),
    (BARU, "sanggupi"): _langkah(Status.DIAJUKAN, DIRI),
    # decision; the seat that follows from the last one is given by the system
    (Status.DIAJUKAN, "setujui"): _langkah(Status.DISETUJUI_ATASAN, PEMUTUS),
    (Status.DIAJUKAN, "tolak"): _langkah(Status.DITOLAK, PEMUTUS),
    (Status.DIAJUKAN, "eskalasi"): _langkah(Status.DIAJUKAN, SISTEM),
    (Status.DISETUJUI_ATASAN, "setujui"): _langkah(Status.DISETUJUI_ATASAN, PENGELOLA),
    (Status.DISETUJUI_ATASAN, "tolak"): _langkah(Status.DITOLAK, PENGELOLA),
    (Status.DISETUJUI_ATASAN, "beri_kursi"): _langkah(Status.TERDAFTAR, SISTEM),
    (Status.DISETUJUI_ATASAN, "antre"): _langkah(Status.DAFTAR_TUNGGU, SISTEM),
    # a colleague's seat, once he has agreed and whoever decides has too
    (Status.DIAJUKAN, "gantikan"): _langkah(Status.TERDAFTAR, SISTEM),
    (Status.DISETUJUI_ATASAN, "gantikan"): _langkah(Status.TERDAFTAR, SISTEM),
    # the queue moves up
    (Status.DAFTAR_TUNGGU, "beri_kursi"): _langkah(Status.TERDAFTAR, SISTEM),
    (Status.DAFTAR_TUNGGU, "tawari"): _langkah(Status.DITAWARI, SISTEM),
    (Status.DITAWARI, "terima"): _langkah(Status.TERDAFTAR, DIRI, PENGELOLA),
    (Status.DITAWARI, "tolak_tawaran"): _langkah(Status.DIBATALKAN, DIRI, PENGELOLA),
    (Status.DITAWARI, "hangus"): _langkah(Status.DIBATALKAN, SISTEM),
    # somebody leaves
    (Status.TERDAFTAR, "digantikan"): _langkah(Status.DIBATALKAN, DIRI, ATASAN, PENGELOLA, SISTEM),  # who may offer it, and who does it
    **{(dari, "batalkan"): _langkah(Status.DIBATALKAN, DIRI, PENGELOLA) for dari in BELUM_HADIR},
    **{(dari, "pindah"): _langkah(Status.DIBATALKAN, DIRI, PENGELOLA) for dari in BELUM_HADIR},
    **{(dari, "urungkan"): _langkah(Status.DIBATALKAN, ATASAN) for dari in DIUSULKAN},
    **{(dari, "tarik"): _langkah(Status.DIBATALKAN, SISTEM) for dari in BELUM_HADIR},
    **{(dari, "angkatan_batal"): _langkah(Status.ANGKATAN_BATAL, SISTEM) for dari in TERBUKA},
    **{(dari, "tidak_kebagian"): _langkah(Status.DIBATALKAN, SISTEM) for dari in BELUM_HADIR if dari != Status.TERDAFTAR},
    # what became of it
    (Status.TERDAFTAR, "hadir"): _langkah(Status.HADIR, DIRI, NARASUMBER, PENGELOLA, SISTEM),
    **{(dari, "luluskan"): _langkah(Status.LULUS, PENGELOLA) for dari in PESERTA if dari != Status.LULUS},
    **{(dari, "tidak_luluskan"): _langkah(Status.TIDAK_LULUS, PENGELOLA) for dari in PESERTA if dari != Status.TIDAK_LULUS},
    **{(dari, "tidak_hadir"): _langkah(Status.TIDAK_HADIR, PENGELOLA) for dari in PESERTA if dari != Status.TIDAK_HADIR},
    (Status.LULUS, "batalkan_kelulusan"): _langkah(Status.TIDAK_LULUS, PENGELOLA),  # whatever became of the batch
    # order in the queue
    **{(dari, "dahulukan"): _langkah(dari, PENGELOLA) for dari in (Status.DIAJUKAN, Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU)},
}


def _is_other(row: Pendaftaran, by: Pengguna | None) -> bool:
    return by is not None and not is_own(by, row.pegawai_id)


def is_pengelola(by: Pengguna | None) -> bool:
    return by is not None and Peran.PENGELOLA in by.group_names


def _is_pemutus(row: Pendaftaran, by: Pengguna | None) -> bool:
    if by is None or not _is_other(row, by):
        return False
    return is_pengelola(by) if row.unit_pemutus_id is None else row.unit_pemutus_id in by.headed_unit_ids


def _is_atasan(row: Pendaftaran, by: Pengguna | None) -> bool:
    if by is None or not by.headed_unit_ids or not _is_other(row, by):
        return False
    below = Pegawai.objects.in_subtree_of(by.headed_unit_ids, waktu.today())
    return below.filter(pk=row.pegawai_id).exists()


def _is_narasumber(row: Pendaftaran, by: Pengguna | None) -> bool:
    return by is not None and _is_other(row, by) and Sesi.objects.taught_by(by).filter(angkatan=row.angkatan_id).exists()


PREDIKAT: Final[dict[Pelaku, Callable[[Pendaftaran, Pengguna | None], bool]]] = {
    DIRI: lambda row, by: is_own(by, row.pegawai_id),
    ATASAN: _is_atasan,
    PEMUTUS: _is_pemutus,
    PENGELOLA: lambda row, by: _is_other(row, by) and is_pengelola(by),
    NARASUMBER: _is_narasumber,
    SISTEM: lambda _row, by: by is None,
}


def is_one_of(siapa: frozenset[Pelaku], row: Pendaftaran, by: Pengguna | None) -> bool:
    """Whether the account (nobody: the system) acts on the application as one of these."""
    return any(PREDIKAT[pelaku](row, by) for pelaku in Pelaku if pelaku in siapa)


def may_take(row: Pendaftaran, aksi: str, by: Pengguna) -> bool:
    """Whether the table has this step from where the application stands, for this account."""
    langkah = TRANSISI.get((row.status, aksi))
    return langkah is not None and is_one_of(langkah.siapa, row, by)
