"""Needs: a cell of the gap map, with its people as counted now, put on the list of a year by one click."""

from django.core.exceptions import ValidationError
from django.db import transaction

from kompetensi.models import Kompetensi
from kompetensi.queries import peta
from kompetensi.queries.hitung import JENIS_OF_LINGKUP
from lib import waktu
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import peran_of
from rencana.models import BarisKebutuhan, KebutuhanRencana

PENULIS = frozenset({Peran.ATASAN, Peran.PENGELOLA})


@transaction.atomic
def add_kebutuhan(*, unit_id: int | None, kompetensi_id: int, tahun: int, by: Pengguna) -> BarisKebutuhan:
    """Once more counts anew. Refuses: bukan_wewenang, di_luar_lingkup, tanpa_celah."""
    if not PENULIS & peran_of(by):
        raise ValidationError("Kebutuhan dicatat oleh pengelola diklat atau pimpinan unit.", code="bukan_wewenang")
    akar = peta.scope_of(by)
    tempat = peta.find_tempat(unit_id, akar)
    if tempat is None or (tempat.unit is None and akar is not None):
        raise ValidationError("Unit ini di luar lingkup Anda. Buka peta kesenjangan, lalu pilih unit Anda.", code="di_luar_lingkup")
    kompetensi = Kompetensi.objects.get(pk=kompetensi_id)
    unit = tempat.unit.pk if tempat.unit else None
    lingkup = next(name for name, kinds in JENIS_OF_LINGKUP.items() if kompetensi.jenis in kinds)
    saringan = peta.Saringan(per=waktu.today(), unit=unit, akar=akar, lingkup=lingkup, kompetensi=kompetensi.pk)
    counted = peta.get_sel(tempat, saringan, kompetensi).sebaran
    if not counted.di_bawah and not counted.belum:
        raise ValidationError("Semua pegawai di sini sudah memenuhi standar, jadi tidak ada yang perlu direncanakan.", code="tanpa_celah")
    kebutuhan, _ = KebutuhanRencana.objects.select_for_update(of=("self",)).get_or_create(tahun=tahun, unit_id=unit)
    values = {"dinilai": counted.dinilai, "di_bawah": counted.di_bawah, "belum": counted.belum, "per": waktu.today(), "oleh": by}
    row, _ = BarisKebutuhan.objects.update_or_create(kebutuhan=kebutuhan, kompetensi=kompetensi, defaults=values)
    return row


@transaction.atomic
def delete_kebutuhan(*, baris_id: int, by: Pengguna) -> None:
    """Refuses: bukan_wewenang."""
    if not PENULIS & peran_of(by):
        raise ValidationError("Kebutuhan diatur oleh pengelola diklat atau pimpinan unit.", code="bukan_wewenang")
    scope = KebutuhanRencana.objects.visible_to(by)
    row = BarisKebutuhan.objects.filter(kebutuhan__in=scope.values("pk")).get(pk=baris_id)
    kebutuhan = row.kebutuhan
    row.delete()
    if not kebutuhan.baris_list.exists():
        kebutuhan.delete()
