"""Units of a file that we do not know: told once, remembered, and the rows of the file placed by it (docs/keputusan/0038)."""

from collections.abc import Collection, Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q

from lib import waktu
from lib.format import format_waktu
from lib.sql import execute
from pegawai.models import BarisImpor, GalatImpor, Impor, PadananUnit, Pengguna, UnitKerja
from pegawai.queries import padanan as queries
from pegawai.services.impor.jenis import Sesi, Temuan, get_jenis
from pegawai.services.impor.mesin import load_staged, store_galat
from pegawai.services.impor.sendiri import Milik, compare_others, note_own
from pegawai.services.impor.unggahan import check_peran, lock_impor

Putusan, Status = BarisImpor.Putusan, Impor.Status
PEGAWAI: Final = "pegawai"
STATUS: Final = (Status.PRATINJAU, Status.SELESAI)
PLACED_SQL: Final = "UPDATE impor_baris b SET unit_id = p.unit_id FROM pegawai_padananunit p WHERE p.kunci = b.berkas_unit ->> 'kunci'"
# Kept rows that are wrong in themselves, whatever their unit is told to be.
WRONG_SQL: Final = """
    DELETE FROM impor_baris b USING pegawai_galatimpor g
    WHERE g.impor_id = %s AND g.baris = b.baris AND g.berat = 'galat' AND g.kode <> ALL(%s)
"""
HELD_SQL: Final = """
    WITH keluar AS (DELETE FROM impor_baris WHERE baris = ANY(%s) RETURNING baris, unit_id)
    UPDATE pegawai_barisimpor r
    SET putusan = 'galat', objek_id = NULL, perubahan = '{}', data = r.data || jsonb_strip_nulls(jsonb_build_object('unit_id', k.unit_id))
    FROM keluar k WHERE r.impor_id = %s AND r.baris = k.baris
"""
JUDGED_SQL: Final = """
    UPDATE pegawai_barisimpor r
    SET putusan = p.putusan, objek_id = p.objek_id, perubahan = p.perubahan,
        data = CASE WHEN b.unit_id IS NULL THEN r.data ELSE r.data || jsonb_build_object('unit_id', b.unit_id) END
    FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE r.impor_id = %s AND r.baris = b.baris AND r.putusan = ANY(%s)
"""
COUNT_SQL: Final = """
    SELECT count(*) FILTER (WHERE putusan = 'baru'), count(*) FILTER (WHERE putusan = 'ubah'), count(*) FILTER (WHERE putusan = 'galat'),
           coalesce(sum((SELECT count(*) FROM jsonb_object_keys(perubahan))) FILTER (WHERE putusan = 'ubah'), 0),
           (SELECT count(*) FROM pegawai_galatimpor WHERE impor_id = %(impor)s AND berat = 'peringatan')
    FROM pegawai_barisimpor WHERE impor_id = %(impor)s
"""


@transaction.atomic
def save_padanan(*, impor: Impor, pilihan: Mapping[str, int], by: Pengguna) -> Impor:
    """Remember what these units of the file are (key of the file to our unit), and judge its rows again.

    Gives the preview to look at: this one, or, of an import that is done, a new one over its rows that have no place yet. Nothing is
    placed before that is applied. Refuses: `peran`, `status`, `kosong`, `kunci`, `unit`, `tanpa_baris`.
    """
    check_peran(impor.jenis, by)
    locked, padan = lock_impor(impor.pk), get_jenis(impor.jenis).padan
    if padan is None or locked.status not in STATUS or not locked.is_rinci:
        raise ValidationError("Unit berkas ini tidak dapat dipadankan lagi. Unggah ulang berkasnya.", code="status")
    if not pilihan:
        raise ValidationError("Centang sedikitnya satu unit, lalu pilih unitnya di sini.", code="kosong")
    _remember(locked, padan, pilihan, by)
    if locked.status == Status.PRATINJAU:
        return _judge(locked, padan, by)
    return _judge(_copy(locked, padan, list(pilihan), by), padan, by)


def _remember(impor: Impor, padan: queries.Padan, pilihan: Mapping[str, int], by: Pengguna) -> None:
    of_file = {row.kunci: row for row in queries.unit_berkas(impor, padan)}
    if not pilihan.keys() <= of_file.keys():
        raise ValidationError("Unit itu tidak ada di berkas ini, atau barisnya sudah beres. Muat ulang halaman ini.", code="kunci")
    _check_units(pilihan.values())
    rows = [
        PadananUnit(kunci=key, unor_id=row.unor_id, nama=row.nama, pd=row.pd, unit_id=pilihan[key], oleh=by, dicatat=waktu.now())
        for key, row in of_file.items()
        if key in pilihan
    ]
    PadananUnit.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kunci"], update_fields=["unit", "oleh", "dicatat"])


def _check_units(unit_ids: Collection[int]) -> None:
    units = UnitKerja.objects.active().filter(pk__in=unit_ids).select_for_update(no_key=True).values_list("pk", flat=True)
    if set(unit_ids) != set(units):
        raise ValidationError("Pilih unit yang masih aktif.", code="unit")


@transaction.atomic
def change_padanan(*, padanan_id: int, unit: UnitKerja, by: Pengguna) -> PadananUnit:
    """From the next file on; who was placed by it stays. Refuses: `peran`, `hilang`, `unit`."""
    check_peran(PEGAWAI, by)
    row = PadananUnit.objects.select_for_update().filter(pk=padanan_id).first()
    if row is None:
        raise ValidationError("Padanan ini baru saja dihapus. Buka lagi daftarnya.", code="hilang")
    _check_units([unit.pk])
    row.unit, row.oleh, row.dicatat = unit, by, waktu.now()
    row.save(update_fields=["unit", "oleh", "dicatat"])
    return row


@transaction.atomic
def delete_padanan(*, padanan_id: int, by: Pengguna) -> None:
    """The next file asks again; who was placed by it stays. Pressed twice it is gone once. Refuses: `peran`."""
    check_peran(PEGAWAI, by)
    PadananUnit.objects.filter(pk=padanan_id).delete()


def _copy(impor: Impor, padan: queries.Padan, kunci: list[str], by: Pengguna) -> Impor:
    made = Impor.objects.create(
        jenis=impor.jenis, nama_berkas=impor.nama_berkas, sha256=impor.sha256, ukuran=impor.ukuran, status=Status.PRATINJAU, oleh=by,
        kolom=impor.kolom,
        catatan=[f"{padan.susulan} dari impor {format_waktu(impor.dibuat)}; data lain tidak disentuh."],
    )  # fmt: skip
    made.jumlah_baris = execute(
        padan.salin, {"dari": impor.pk, "ke": made.pk, "kunci": kunci, "ulang": list(padan.ulang), "hari": waktu.today()}
    )
    if not made.jumlah_baris:
        raise ValidationError("Baris unit itu sudah beres semua, atau pegawainya tidak aktif lagi.", code="tanpa_baris")
    return made


def _judge(impor: Impor, padan: queries.Padan, by: Pengguna) -> Impor:
    """The preview anew: the rows that are kept, with the units as they are remembered now. The caller holds the row of the import."""
    kind, kept = get_jenis(impor.jenis), list(map(str, padan.putusan))
    sesi = Sesi(impor=impor, cursor=connection.cursor(), temuan=Temuan(kind.kolom))
    load_staged(sesi, kind, kept)
    sesi.cursor.execute(WRONG_SQL, [impor.pk, list(padan.ulang)])
    sesi.cursor.execute(PLACED_SQL)
    if padan.periksa:
        padan.periksa(sesi)
        sesi.cursor.execute(HELD_SQL, [list(sesi.temuan.galat_baris), impor.pk])
    milik = compare_others(sesi, kind, by)
    if impor.hanya_baru:
        sesi.cursor.execute("UPDATE impor_putusan SET putusan = 'sama' WHERE putusan = 'ubah'")
    sesi.cursor.execute(JUDGED_SQL, [impor.pk, kept])
    _replace_findings(sesi, padan, milik)
    _count(sesi)
    return impor


def _replace_findings(sesi: Sesi, padan: queries.Padan, milik: list[Milik]) -> None:
    rows, found = BarisImpor.objects.filter(impor=sesi.impor), GalatImpor.objects.filter(impor=sesi.impor)
    placed = rows.filter(data__has_keys=["unit_id", "berkas_unit"]).values("baris")
    found.filter(Q(baris__in=placed) | Q(baris__in=[row.nomor for row in milik]), kode__in=padan.lunas).delete()
    found.filter(kode__in=padan.ulang).delete()
    for row in milik:
        cells = [row.kunci, *[""] * (len(sesi.impor.kolom) - 1)]
        rows.filter(baris=row.nomor).update(putusan=Putusan.GALAT, data={"sel": cells}, perubahan={}, objek_id=None)
        note_own(sesi, row)
    store_galat(sesi)


def _count(sesi: Sesi) -> None:
    impor = sesi.impor
    sesi.cursor.execute(COUNT_SQL, {"impor": impor.pk})
    impor.jumlah_baru, impor.jumlah_ubah, impor.jumlah_galat, impor.jumlah_sel, impor.jumlah_peringatan = map(int, sesi.cursor.fetchone())
    impor.jumlah_sama = impor.jumlah_baris - impor.jumlah_galat - impor.jumlah_tulis
    impor.save()
