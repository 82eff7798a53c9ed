"""Units of a file that we do not know: told once, remembered, and the people of the file placed by it (docs/keputusan/0038)."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q

from lib import waktu
from lib.format import format_waktu
from pegawai.models import BarisImpor, GalatImpor, Impor, PadananUnit, Pengguna, UnitKerja
from pegawai.queries import padanan as queries
from pegawai.services.impor.jenis import Sesi, Temuan, get_jenis
from pegawai.services.impor.mesin import load_staged, store_galat
from pegawai.services.impor.penempatan import KEPALA_GANDA
from pegawai.services.impor.posisi import TANPA_UNIT
from pegawai.services.impor.sendiri import Milik, compare_others, note_own
from pegawai.services.impor.unggahan import check_peran, lock_impor

Putusan, Status = BarisImpor.Putusan, Impor.Status
PEGAWAI: Final = "pegawai"
TERSIMPAN: Final = (Putusan.BARU, Putusan.UBAH, Putusan.SAMA)
PLACED_SQL: Final = "UPDATE impor_baris b SET unit_id = p.unit_id FROM pegawai_padananunit p WHERE p.kunci = b.berkas_unit ->> 'kunci'"
JUDGED_SQL: Final = """
    UPDATE pegawai_barisimpor r
    SET putusan = p.putusan, objek_id = p.objek_id, perubahan = p.perubahan,
        data = CASE WHEN b.unit_id IS NULL THEN r.data ELSE r.data || jsonb_build_object('unit_id', b.unit_id) END
    FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE r.impor_id = %s AND r.baris = b.baris AND r.putusan = ANY(%s)
"""
# Who has no place today, with nothing but what a place needs: what else the file said may have been put right since.
COPY_SQL: Final = """
    INSERT INTO pegawai_barisimpor (impor_id, baris, kunci, nama, putusan, objek_id, data, perubahan)
    SELECT %(ke)s, b.baris, q.nip, q.nama, 'sama', q.id, jsonb_strip_nulls(jsonb_build_object(
               'nip', q.nip, 'siasn_id', q.siasn_id, 'jenis_asn', q.jenis_asn, 'berkas_unit', b.data -> 'berkas_unit',
               'jabatan_id', coalesce(b.data -> 'jabatan_id', to_jsonb(j.id)), 'tmt_jabatan', b.data -> 'tmt_jabatan',
               'struktural', b.data -> 'struktural')), '{}'
    FROM pegawai_barisimpor b JOIN pegawai_pegawai q ON q.nip = b.kunci
    LEFT JOIN pegawai_jabatan j ON j.siasn_id = b.data ->> 'jabatan_kunci'
    WHERE b.impor_id = %(dari)s AND b.putusan IN ('baru', 'ubah', 'sama') AND b.data -> 'berkas_unit' ->> 'kunci' = ANY(%(kunci)s)
      AND q.id NOT IN (SELECT t.pegawai_id FROM tidak_aktif(%(hari)s) t)
      AND NOT EXISTS (SELECT FROM penempatan_pada(%(hari)s) p WHERE p.pegawai_id = q.id AND p.status = 'definitif')
"""


@transaction.atomic
def save_padanan(*, impor: Impor, pilihan: Mapping[str, int], by: Pengguna) -> Impor:
    """Remember what these units of the file are (key of the file to our unit), and judge its rows again.

    Gives the preview to look at: this one, or, of an import that is done, a new one over its people who have no place yet. Nobody is
    placed before that is applied. Refuses: `peran`, `status`, `kosong`, `kunci`, `unit`, `tanpa_orang`.
    """
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.jenis != PEGAWAI or locked.status not in (Status.PRATINJAU, Status.SELESAI) or not locked.is_rinci:
        raise ValidationError("Unit berkas ini tidak dapat dipadankan lagi. Unggah ulang berkasnya.", code="status")
    if not pilihan:
        raise ValidationError("Centang sedikitnya satu unit, lalu pilih unitnya di sini.", code="kosong")
    _remember(locked, pilihan, by)
    if locked.status == Status.PRATINJAU:
        return _judge(locked, by)
    return _judge(_copy(locked, list(pilihan), by), by)


def _remember(impor: Impor, pilihan: Mapping[str, int], by: Pengguna) -> None:
    of_file = {row.kunci: row for row in queries.unit_berkas(impor)}
    if not pilihan.keys() <= of_file.keys():
        raise ValidationError("Unit itu tidak ada di berkas ini, atau pegawainya sudah ditempatkan. Muat ulang halaman ini.", code="kunci")
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


def _copy(impor: Impor, kunci: list[str], by: Pengguna) -> Impor:
    made = Impor.objects.create(
        jenis=impor.jenis, nama_berkas=impor.nama_berkas, sha256=impor.sha256, ukuran=impor.ukuran, status=Status.PRATINJAU, oleh=by,
        kolom=impor.kolom,
        catatan=[f"Hanya pegawai tanpa penempatan dari impor {format_waktu(impor.dibuat)}; data lain mereka tidak disentuh."],
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(COPY_SQL, {"dari": impor.pk, "ke": made.pk, "kunci": kunci, "hari": waktu.today()})
        made.jumlah_baris = cursor.rowcount
    if not made.jumlah_baris:
        raise ValidationError("Pegawai unit itu sudah ditempatkan semua, atau tidak aktif lagi.", code="tanpa_orang")
    return made


def _judge(impor: Impor, by: Pengguna) -> Impor:
    """The preview anew: the rows that are kept, with the units as they are remembered now. The caller holds the row of the import."""
    kind = get_jenis(impor.jenis)
    sesi = Sesi(impor=impor, cursor=connection.cursor(), temuan=Temuan(kind.kolom))
    load_staged(sesi, kind, TERSIMPAN)
    sesi.cursor.execute(PLACED_SQL)
    milik = compare_others(sesi, kind, by)
    if impor.hanya_baru:
        sesi.cursor.execute("UPDATE impor_putusan SET putusan = 'sama' WHERE putusan = 'ubah'")
    sesi.cursor.execute(JUDGED_SQL, [impor.pk, list(map(str, TERSIMPAN))])
    _replace_findings(sesi, milik)
    _count(impor, len(milik))
    return impor


def _replace_findings(sesi: Sesi, milik: list[Milik]) -> None:
    rows, found = BarisImpor.objects.filter(impor=sesi.impor), GalatImpor.objects.filter(impor=sesi.impor)
    placed = rows.filter(data__has_keys=["unit_id", "berkas_unit"]).values("baris")
    found.filter(Q(baris__in=placed) | Q(baris__in=[row.nomor for row in milik]), kode__in=TANPA_UNIT).delete()
    found.filter(kode=KEPALA_GANDA).delete()
    for row in milik:
        cells = [row.kunci, *[""] * (len(sesi.impor.kolom) - 1)]
        rows.filter(baris=row.nomor).update(putusan=Putusan.GALAT, data={"sel": cells}, perubahan={}, objek_id=None)
        note_own(sesi, row)
    store_galat(sesi)


def _count(impor: Impor, milik: int) -> None:
    rows: dict[str, Any] = {}
    for putusan, perubahan in BarisImpor.objects.filter(impor=impor, putusan__in=(Putusan.BARU, Putusan.UBAH)).values_list(
        "putusan", "perubahan"
    ):
        rows.setdefault(putusan, []).append(len(perubahan) if putusan == Putusan.UBAH else 0)
    impor.jumlah_baru, impor.jumlah_ubah = len(rows.get(Putusan.BARU, ())), len(rows.get(Putusan.UBAH, ()))
    impor.jumlah_sel, impor.jumlah_galat = sum(rows.get(Putusan.UBAH, ())), impor.jumlah_galat + milik
    impor.jumlah_sama = impor.jumlah_baris - impor.jumlah_galat - impor.jumlah_tulis
    impor.jumlah_peringatan = GalatImpor.objects.filter(impor=impor, berat=GalatImpor.Berat.PERINGATAN).count()
    impor.save()
