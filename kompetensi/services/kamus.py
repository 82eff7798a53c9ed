"""Changes of the competency dictionary: a wording is never overwritten, it gets a new version."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from kompetensi.models import Kompetensi, LevelKompetensi, StandarKompetensi, VersiKompetensi
from lib import waktu
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran


@dataclass(frozen=True, slots=True)
class IsiLevel:
    level: int
    label: str
    deskripsi: str
    indikator: str = ""


@dataclass(frozen=True, slots=True)
class IsiKamus:
    """The whole wording of a competency; `level` holds all five."""

    nama: str
    singkatan: str
    jenis: str
    definisi: str
    level: tuple[IsiLevel, ...] = field(default_factory=tuple)


@only_peran(Peran.KEPEGAWAIAN, Peran.PENGELOLA)
@transaction.atomic
def create_kompetensi(*, kode: str, isi: IsiKamus, by: Pengguna, mulai: date | None = None) -> Kompetensi:
    """A new competency with its first version. Refuses: kode_dipakai, level_kurang."""
    _require_five(isi.level)
    if Kompetensi.objects.filter(kode__iexact=kode).exists():
        raise ValidationError(f"Kode {kode} sudah dipakai kompetensi lain.", code="kode_dipakai")
    kompetensi = Kompetensi(kode=kode, nama=isi.nama, singkatan=isi.singkatan, jenis=isi.jenis)
    kompetensi.full_clean()
    with pghistory.context(user=by.pk):
        kompetensi.save()
    _add_versi(kompetensi, 1, isi, mulai or waktu.today(), by, "")
    return kompetensi


@only_peran(Peran.KEPEGAWAIAN, Peran.PENGELOLA)
@transaction.atomic
def update_kompetensi(
    *, kompetensi: Kompetensi, isi: IsiKamus, versi: int, by: Pengguna, mulai: date | None = None, catatan: str = ""
) -> VersiKompetensi | None:
    """Names change in place, a changed wording becomes the next version (None: the wording stayed).

    `versi` is the version the editor saw. Refuses: sudah_berubah, sama, level_kurang, mundur.
    """
    _require_five(isi.level)
    locked = Kompetensi.objects.select_for_update().get(pk=kompetensi.pk)
    latest = locked.versi_list.prefetch_related("level_list").latest("nomor")
    if latest.nomor != versi:
        raise ValidationError(
            f"Kamus ini sudah diubah orang lain menjadi versi {latest.nomor}. Bandingkan dahulu, lalu simpan lagi.",
            code="sudah_berubah",
        )
    renamed = _rename(locked, isi, by)
    reworded = has_new_wording(latest, isi)
    if not renamed and not reworded:
        raise ValidationError("Belum ada yang berubah dari versi yang berlaku.", code="sama")
    if not reworded:
        return None
    start = mulai or waktu.today()
    if start < latest.berlaku_mulai:
        raise ValidationError("Versi baru tidak boleh mulai sebelum versi yang digantikannya.", code="mundur")
    return _add_versi(locked, latest.nomor + 1, isi, start, by, catatan)


@only_peran(Peran.KEPEGAWAIAN, Peran.PENGELOLA)
@transaction.atomic
def deactivate_kompetensi(*, kompetensi: Kompetensi, by: Pengguna) -> None:
    """Take it out of use. Refuses: masih_dipakai, while a position still asks for it today or later."""
    locked = Kompetensi.objects.select_for_update().get(pk=kompetensi.pk)
    today = waktu.today()
    jumlah = StandarKompetensi.objects.filter(kompetensi=locked).open_after(today).values("jabatan").distinct().count()
    if jumlah:
        raise ValidationError(
            f"{locked.nama} masih menjadi standar {jumlah} jabatan. Akhiri standar itu dahulu, baru kompetensi ini dapat dinonaktifkan.",
            code="masih_dipakai",
        )
    _set_active(locked, by, active=False)


@only_peran(Peran.KEPEGAWAIAN, Peran.PENGELOLA)
@transaction.atomic
def activate_kompetensi(*, kompetensi: Kompetensi, by: Pengguna) -> None:
    _set_active(Kompetensi.objects.select_for_update().get(pk=kompetensi.pk), by, active=True)


def has_new_wording(versi: VersiKompetensi, isi: IsiKamus) -> bool:
    kept = [(row.level, row.label, row.deskripsi, row.indikator) for row in versi.level_list.all()]
    given = [(row.level, row.label, row.deskripsi, row.indikator) for row in sorted(isi.level, key=lambda row: row.level)]
    return versi.definisi != isi.definisi or kept != given


def _require_five(level: Sequence[IsiLevel]) -> None:
    if sorted(row.level for row in level) != [1, 2, 3, 4, 5] or not all(row.deskripsi for row in level):
        raise ValidationError("Isi penjelasan kelima level.", code="level_kurang")


def _rename(kompetensi: Kompetensi, isi: IsiKamus, by: Pengguna) -> bool:
    before = (kompetensi.nama, kompetensi.singkatan, kompetensi.jenis)
    kompetensi.nama, kompetensi.singkatan, kompetensi.jenis = isi.nama, isi.singkatan, isi.jenis
    if before == (isi.nama, isi.singkatan, isi.jenis):
        return False
    kompetensi.full_clean(validate_unique=False)
    with pghistory.context(user=by.pk):
        kompetensi.save(update_fields=["nama", "singkatan", "jenis"])
    return True


def _add_versi(kompetensi: Kompetensi, nomor: int, isi: IsiKamus, mulai: date, by: Pengguna, catatan: str) -> VersiKompetensi:
    versi = VersiKompetensi.objects.create(
        kompetensi=kompetensi, nomor=nomor, definisi=isi.definisi, berlaku_mulai=mulai, catatan=catatan, oleh=by
    )
    LevelKompetensi.objects.bulk_create(
        LevelKompetensi(versi=versi, level=row.level, label=row.label, deskripsi=row.deskripsi, indikator=row.indikator)
        for row in isi.level
    )
    return versi


def _set_active(kompetensi: Kompetensi, by: Pengguna, *, active: bool) -> None:
    kompetensi.is_aktif = active
    with pghistory.context(user=by.pk):
        kompetensi.save(update_fields=["is_aktif"])
