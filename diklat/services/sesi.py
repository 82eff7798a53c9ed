"""Sessions of a batch: one at a time, each change told to those whom it concerns."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from diklat.models import Angkatan, Narasumber, Ruang, Sesi
from diklat.permissions import WRITERS
from diklat.queries import siklus
from diklat.queries.ketentuan import get_ketentuan
from diklat.queries.pindah import pindah_diurungkan
from diklat.queries.sesi import find_halangan_pindah, letak_of
from diklat.services import jp as jp_services
from diklat.services import kunci
from diklat.services.angkatan.halangan import refuse, require_belum_selesai
from diklat.services.angkatan.jadwal import describe_sesi, refresh_hari, tell_perubahan
from diklat.services.angkatan.tempat import save_sesi
from diklat.services.narasumber import invite_pengajar
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own

FIELDS: Final = ("judul", "mulai", "selesai", "jp", "ruang", "tautan", "narasumber")
JADWAL: Final = ("mulai", "selesai", "ruang")
MILIK_PENGAJAR: Final = ("jp", "narasumber")  # what teaching earns


def default_jp(mulai: datetime, selesai: datetime) -> int:
    """By the length of a JP on that day; what is left over does not count."""
    return int((selesai - mulai).total_seconds() // 60) // get_ketentuan(waktu.day(mulai)).menit_per_jp


@only_peran(*WRITERS)
@transaction.atomic
def create_sesi(*, angkatan_id: int, data: Mapping[str, Any], by: Pengguna) -> Sesi:
    """`data` holds FIELDS, and a reason where `save_sesi` needs one; jp None means the default.

    Codes: status, sendiri, waktu, pendaftaran_sesudah_sesi, those of save_sesi.
    """
    angkatan = kunci.lock_angkatan(angkatan_id)
    require_belum_selesai(angkatan)
    sesi = Sesi(angkatan=angkatan, nomor=_next_nomor(angkatan), **_clean(data))
    _refuse_own_lesson(by, sesi.narasumber)
    _require_waktu(sesi)
    save_sesi(sesi, alasan=data.get("alasan_bentrok", ""))
    _after_change(angkatan)
    sesi.refresh_from_db(fields=["nomor"])
    _tell(angkatan, sesi, "ditambahkan", describe_sesi(sesi))
    invite_pengajar(sesi)
    return sesi


@only_peran(*WRITERS)
@transaction.atomic
def update_sesi(*, sesi_id: int, data: Mapping[str, Any], by: Pengguna, alasan: str = "") -> Sesi:
    """Codes: status, waktu, kehadiran_tercatat, pendaftaran_sesudah_sesi, sendiri, those of save_sesi.

    When and where stay as they are once attendance is recorded; a change of JP then counts again for those who were there.
    """
    angkatan = kunci.lock_angkatan(Sesi.objects.values_list("angkatan", flat=True).get(pk=sesi_id))
    require_belum_selesai(angkatan)
    sesi = Sesi.objects.select_related("ruang", "narasumber").get(pk=sesi_id)
    sesi.angkatan = angkatan
    before, values = describe_sesi(sesi), _clean(data)
    changed = [name for name in FIELDS if name in values and getattr(sesi, name) != values[name]]
    if not changed:
        return sesi
    if set(changed) & set(JADWAL):
        _require_no_kehadiran(sesi, "waktu dan tempatnya tidak dapat diubah")
    if set(changed) & set(MILIK_PENGAJAR):
        _refuse_own_lesson(by, sesi.narasumber, values.get("narasumber"))
    for name in changed:
        setattr(sesi, name, values[name])
    _require_waktu(sesi)
    save_sesi(sesi, changed, alasan=data.get("alasan_bentrok", ""))
    _after_change(angkatan)
    sesi.refresh_from_db(fields=["nomor"])
    if "narasumber" in changed:
        invite_pengajar(sesi)
    if set(changed) & set(JADWAL):
        _tell(angkatan, sesi, before, describe_sesi(sesi), alasan)
    if "jp" in changed:
        jp_services.refresh_jp(pegawai_ids=sesi.kehadiran_list.values_list("pendaftaran__pegawai", flat=True))
    return sesi


@only_peran(*WRITERS)
@transaction.atomic
def move_sesi(*, sesi_id: int, ruang: Ruang | None, mulai: datetime, dulu: str, by: Pengguna, alasan: str = "") -> Sesi:
    """To another room, day or hour, as long as before. `dulu` is where the caller saw it (`letak_of`).

    Codes: berubah, sesi_lampau, those of update_sesi.
    """
    kunci.lock_angkatan(Sesi.objects.values_list("angkatan", flat=True).get(pk=sesi_id))
    sesi = Sesi.objects.select_related("angkatan").get(pk=sesi_id)
    if letak_of(sesi) != dulu:
        text = "Sesi ini sudah dipindahkan sejak halaman Anda ditampilkan. Periksa tempatnya yang sekarang, lalu pindahkan lagi bila perlu."
        raise ValidationError(text, code="berubah")
    if (halangan := find_halangan_pindah(sesi)) is not None:
        refuse([halangan])
    if mulai <= waktu.now():
        raise ValidationError({"tanggal": ValidationError("Waktu itu sudah lewat. Pilih waktu yang akan datang.", code="sesi_lampau")})
    data = {"mulai": mulai, "selesai": mulai + (sesi.selesai - sesi.mulai), "ruang": ruang, "alasan_bentrok": alasan}
    return update_sesi(sesi_id=sesi_id, data=data, by=by, alasan=alasan)


@only_peran(*WRITERS)
@transaction.atomic
def undo_pindah(*, sesi_id: int, by: Pengguna) -> Sesi:
    """Back to where one's own last move took it from, within its minutes. Codes: urungkan, those of move_sesi."""
    kunci.lock_angkatan(Sesi.objects.values_list("angkatan", flat=True).get(pk=sesi_id))
    asal = next((row for row in pindah_diurungkan(by) if row.sesi.pk == sesi_id), None)
    if asal is None:
        text = "Pemindahan ini sudah lewat waktu mengurungkannya, atau sesinya sudah berubah lagi. Pindahkan sesinya seperti biasa."
        raise ValidationError(text, code="urungkan")
    return move_sesi(sesi_id=sesi_id, ruang=asal.ruang, mulai=asal.mulai, dulu=letak_of(asal.sesi), by=by, alasan=asal.alasan)


@only_peran(*WRITERS)
@transaction.atomic
def delete_sesi(*, sesi_id: int, by: Pengguna) -> None:
    """Codes: status, kehadiran_tercatat, sesi_terakhir (an open batch keeps one)."""
    angkatan = kunci.lock_angkatan(Sesi.objects.values_list("angkatan", flat=True).get(pk=sesi_id))
    require_belum_selesai(angkatan)
    sesi = Sesi.objects.select_related("ruang", "angkatan__program").get(pk=sesi_id)
    _require_no_kehadiran(sesi, "sesi ini tidak dapat dihapus")
    if angkatan.status != Angkatan.Status.DRAF and angkatan.sesi_list.count() == 1:
        text = "Angkatan yang sudah dibuka memerlukan sedikitnya satu sesi. Tambahkan sesi lain dahulu, atau batalkan angkatannya."
        raise ValidationError(text, code="sesi_terakhir")
    nomor, judul, before = sesi.nomor, sesi.judul, describe_sesi(sesi)
    sesi.delete()
    _after_change(angkatan)
    tell_perubahan(angkatan, [{"sesi": nomor, "judul": judul, "lama": before, "baru": "ditiadakan"}])


def _next_nomor(angkatan: Angkatan) -> int:
    last: int | None = angkatan.sesi_list.aggregate(last=Max("nomor"))["last"]
    return (last or 0) + 1


def _clean(data: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: data[name] for name in FIELDS if name in data}
    if "jp" in values and values["jp"] is None:
        values["jp"] = default_jp(values["mulai"], values["selesai"])
    return values


def _refuse_own_lesson(by: Pengguna, *pengajar: Narasumber | None) -> None:
    """To teach earns points and gives the sheet of the session."""
    for row in pengajar:
        if row is not None:
            refuse_own(by, row.pegawai_id, row.pengguna)


def _require_waktu(sesi: Sesi) -> None:
    if sesi.selesai <= sesi.mulai:
        raise ValidationError({"jam_selesai": ValidationError("Jam selesai harus sesudah jam mulai.", code="waktu")})


def _require_no_kehadiran(sesi: Sesi, what: str) -> None:
    if sesi.kehadiran_ditutup is not None or sesi.kehadiran_list.exists():
        raise ValidationError(f"Kehadiran sesi {sesi.nomor} sudah dicatat, jadi {what}.", code="kehadiran_tercatat")


def _after_change(angkatan: Angkatan) -> None:
    """Days follow the sessions; numbers follow their order as long as nobody was marked present by them."""
    refresh_hari(angkatan)
    if angkatan.status != Angkatan.Status.DRAF and angkatan.mulai is not None:
        refuse(siklus.check_pendaftaran(angkatan.pendaftaran_sampai, angkatan.mulai))
    if angkatan.sesi_list.filter(kehadiran_list__isnull=False).exists():
        return
    rows = list(angkatan.sesi_list.order_by("mulai", "nomor"))
    moved = [row for place, row in enumerate(rows, 1) if row.nomor != place]
    for place, row in enumerate(rows, 1):
        row.nomor = place
    Sesi.objects.bulk_update(moved, ["nomor"])


def _tell(angkatan: Angkatan, sesi: Sesi, before: str, after: str, alasan: str = "") -> None:
    tell_perubahan(angkatan, [{"sesi": sesi.nomor, "judul": sesi.judul, "lama": before, "baru": after}], alasan)
