"""Rules of points: a draft is drawn from the newest set, changed piece by piece under its lock, tried, and published once."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from insentif.models import AturanPoin, SimulasiAturan, SimulasiOrang, TingkatPoin, VersiAturan
from insentif.permissions import ADMIN
from insentif.queries import aturan as queries
from insentif.queries import aturan_syarat, simulasi
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

Bagian = AturanPoin | TingkatPoin
Status = VersiAturan.Status
ISI: Final = ("kejadian", "nama", "poin", "ambang", "pengali_celah", "batas_tahun", "kelompok_batas", "jenis_asn")
TERBIT_TETAP: Final = "Aturan ini sudah terbit dan tidak berubah lagi. Buat draf baru, lalu ubah drafnya."
BELUM_TERUJI: Final = "Jalankan simulasi dahulu: draf ini belum dihitung seperti isinya sekarang."


def check_isi(isi: queries.Isi) -> None:
    """Refuses with all that is missing, each with its code (see `list_kekurangan`)."""
    if found := aturan_syarat.list_kekurangan(isi, queries.newest_terbit()):
        raise ValidationError(found)


@only_peran(*ADMIN)
@transaction.atomic
def create_draf(*, by: Pengguna) -> VersiAturan:
    """A draft with the content of the newest published set, for events from the first of next month on. Refuses: draf_ada."""
    newest = VersiAturan.objects.terbit().select_for_update(no_key=True).first()
    if found := VersiAturan.objects.filter(status=Status.DRAF).first():
        raise ValidationError(f"Draf versi {found.nomor} sudah ada. Lanjutkan draf itu, atau hapus dahulu.", code="draf_ada")
    nomor = VersiAturan.objects.aggregate(Max("nomor", default=0))["nomor__max"] + 1
    versi = VersiAturan.objects.create(nomor=nomor, berlaku_mulai=_usul_mulai(newest), kedudukan=newest.kedudukan if newest else [])
    if newest is not None:
        AturanPoin.objects.bulk_create(AturanPoin(versi=versi, **row) for row in newest.aturan_list.order_by("pk").values(*ISI))
        bands = newest.tingkat_list.values("kelompok", "nama", "ambang")
        TingkatPoin.objects.bulk_create(TingkatPoin(versi=versi, **row) for row in bands)
    return versi


@only_peran(*ADMIN)
@transaction.atomic
def save_versi(*, versi_id: int, data: Mapping[str, Any], by: Pengguna) -> VersiAturan:
    """`data` holds berlaku_mulai, dasar and kedudukan. Refuses: terbit, hilang, tanggal."""
    versi = lock_draf(versi_id)
    newest = queries.newest_terbit()
    if newest is not None and data["berlaku_mulai"] <= newest.berlaku_mulai:
        raise ValidationError({"berlaku_mulai": aturan_syarat.refuse_tanggal(newest)})
    versi.berlaku_mulai, versi.dasar, versi.kedudukan = data["berlaku_mulai"], data["dasar"], sorted(data["kedudukan"])
    versi.save(update_fields=["berlaku_mulai", "dasar", "kedudukan"])
    return versi


@only_peran(*ADMIN)
@transaction.atomic
def add_bagian(*, versi_id: int, bagian: Bagian, by: Pengguna) -> Bagian:
    """A rule or a level for the draft. Refuses: terbit, hilang, and what the laws of the table say."""
    bagian.versi = lock_draf(versi_id)
    bagian.full_clean()
    bagian.save(force_insert=True)
    return bagian


@only_peran(*ADMIN)
@transaction.atomic
def save_bagian(*, bagian: Bagian, by: Pengguna) -> Bagian:
    """Refuses: terbit, hilang, and what the laws of the table say."""
    _get(bagian)
    bagian.full_clean()
    bagian.save(force_update=True)
    return bagian


@only_peran(*ADMIN)
@transaction.atomic
def delete_bagian(*, bagian: Bagian, by: Pengguna) -> None:
    """Refuses: terbit, hilang."""
    _get(bagian).delete()


@only_peran(*ADMIN)
@transaction.atomic
def delete_draf(*, versi_id: int, by: Pengguna) -> None:
    """Throw a draft away with its trial. Refuses: terbit, hilang."""
    versi = lock_draf(versi_id)
    delete_simulasi(versi)
    versi.aturan_list.all().delete()
    versi.tingkat_list.all().delete()
    versi.delete()


@only_peran(*ADMIN)
@transaction.atomic
def publish_versi(*, versi_id: int, sidik: str, by: Pengguna) -> VersiAturan:
    """The draft rules events from its day on. `sidik` is the content that the person saw.

    Refuses: terbit, hilang, berubah (somebody changed it meanwhile), belum_teruji (no trial of exactly this), and as check_isi does.
    """
    versi = lock_draf(versi_id)
    isi = queries.isi_of(versi)
    check_isi(isi)
    if not aturan_syarat.is_teruji(isi, simulasi.find_simulasi(versi)):
        raise ValidationError(BELUM_TERUJI, code="belum_teruji")
    if sidik != isi.sidik:
        raise ValidationError("Draf ini berubah sejak halaman Anda dibuka. Periksa lagi, lalu terbitkan.", code="berubah")
    versi.status, versi.diterbitkan_pada, versi.diterbitkan_oleh = Status.TERBIT, waktu.now(), by
    versi.save(update_fields=["status", "diterbitkan_pada", "diterbitkan_oleh"])
    return versi


def delete_simulasi(versi: VersiAturan) -> None:
    SimulasiOrang.objects.filter(simulasi__versi=versi).delete()
    SimulasiAturan.objects.filter(versi=versi).delete()


def lock_draf(versi_id: int) -> VersiAturan:
    """The draft, locked until the end of the transaction. Refuses: terbit, hilang (thrown away meanwhile)."""
    versi = VersiAturan.objects.select_for_update(no_key=True).filter(pk=versi_id).first()
    if versi is None:
        raise ValidationError("Draf ini sudah dihapus.", code="hilang")
    if not versi.is_draf:
        raise ValidationError(TERBIT_TETAP, code="terbit")
    return versi


def _get(bagian: Bagian) -> Bagian:
    """The stored row, its draft locked."""
    lock_draf(bagian.versi_id)
    found = type(bagian).objects.filter(pk=bagian.pk).first()
    if found is None:
        raise ValidationError("Baris ini sudah dihapus dari draf.", code="hilang")
    return found


def _usul_mulai(newest: VersiAturan | None) -> date:
    last = max(waktu.today(), newest.berlaku_mulai) if newest else waktu.today()
    return (last.replace(day=1) + timedelta(days=32)).replace(day=1)
