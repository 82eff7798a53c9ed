"""What is over is anonymised or erased: shown, confirmed, done after a wait in which it may be called off (docs/keputusan/0071)."""

from datetime import timedelta
from typing import Final

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction

from lib import waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pekerjaan, Pemusnahan, Pengguna, RincianSimpan
from pegawai.models.simpan import Jenis
from pegawai.peran import Peran
from pegawai.permissions import only_peran
from pegawai.queries import simpan as queries
from pegawai.queries.akibat import Dampak
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import simpan as workbook

TENGGANG: Final = timedelta(days=7)  # the function of the database asks for as much
BANYAK: Final = 20_000
SEBUT: Final = 20
MUSNAHKAN: Final = "SELECT musnahkan(%s, %s, %s)"
Status = Pemusnahan.Status


@only_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
@transaction.atomic
def request_pemusnahan(*, jenis: str, by: Pengguna) -> Pemusnahan:
    """Confirms what is over today. Who asks is left out himself. Refuses: bukan_wewenang, menunggu, kosong."""
    if waiting := queries.waiting_of(jenis):
        day = format_tanggal(waktu.day(waiting.laksana_pada))
        raise ValidationError(f"Sudah diminta dan dilaksanakan {day}. Batalkan dahulu bila hendak mengubahnya.", code="menunggu")
    found = queries.find_lewat(jenis, kecuali=by.pegawai_id)
    if found is None or not found.total:
        raise ValidationError("Tidak ada yang lewat masa simpannya. Tidak ada yang perlu dilakukan.", code="kosong")
    return Pemusnahan.objects.create(
        jenis=jenis,
        batas=found.batas,
        orang=list(found.orang),
        jumlah=_sums(found),
        diminta_oleh=by,
        laksana_pada=waktu.now() + TENGGANG,
    )


def impact_of(row: Pemusnahan) -> list[Dampak]:
    """For the page before the act: whom, what, and that it is for good."""
    found = [
        Dampak(f"{format_angka(row.total)} baris dihapus atau kehilangan kata pribadinya, dan tidak dapat dipulihkan", _lines(row.jumlah))
    ]
    if row.orang:
        names = list(queries.orang_list(row.batas).filter(pk__in=row.orang).values_list("nama", flat=True)[:SEBUT])
        more = (f"dan {format_angka(len(row.orang) - SEBUT)} orang lain, semuanya di halaman ini",) if len(row.orang) > SEBUT else ()
        found.insert(0, Dampak(f"{format_angka(len(row.orang))} orang tidak bernama lagi", (*names, *more)))
    return found


def _lines(jumlah: dict[str, int]) -> tuple[str, ...]:
    return tuple(f"{name}: {format_angka(count)}" for name, count in jumlah.items())


def _sums(found: queries.Lewat) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in found.hitungan:
        if one.jumlah:
            sums[one.nama] = sums.get(one.nama, 0) + one.jumlah
    return sums


@only_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
@transaction.atomic
def cancel_pemusnahan(*, pemusnahan_id: int, by: Pengguna) -> Pemusnahan:
    """Refuses: bukan_wewenang, berakhir."""
    row = Pemusnahan.objects.select_for_update(of=("self",), no_key=True).get(pk=pemusnahan_id)
    if row.status != Status.MENUNGGU:
        raise ValidationError("Pemusnahan ini sudah berakhir. Muat ulang halamannya.", code="berakhir")
    row.status, row.dibatalkan_oleh, row.berakhir_pada = Status.DIBATALKAN, by, waktu.now()
    row.save(update_fields=["status", "dibatalkan_oleh", "berakhir_pada"])
    return row


def count_lewat() -> None:
    """Each night, for the status page and its figures: how much has waited for somebody to decide."""
    found = queries.lewat_list(*Jenis.values)
    cache.set(queries.SEMALAM, {"pada": waktu.now(), "baris": {one.jenis.value: one.total for one in found}}, timeout=None)


def create_due() -> list[Pekerjaan]:
    """A job for each act whose wait is over; one that is open already is the same again."""
    return [
        pekerjaan.create_pekerjaan(jenis="musnahkan", judul=str(row), oleh=row.diminta_oleh, parameter={"pemusnahan": row.pk})
        for row in queries.due_list()
    ]


@pekerjaan.handler("musnahkan")
def run_pemusnahan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """All tables of the kind in one transaction. Files go once it is committed, those of a process that died with `delete_berkas`."""
    row = Pemusnahan.objects.select_for_update(no_key=True).get(pk=job.parameter["pemusnahan"])
    if row.status != Status.MENUNGGU:
        raise ValidationError("Pemusnahan ini sudah dibatalkan atau dilaksanakan.", code="berakhir")
    orang = tuple(queries.orang_list(row.batas).filter(pk__in=row.orang).values_list("pk", flat=True))
    found = queries.hitung({row.jenis: row.batas}, orang)[row.jenis]
    row.berkas = [name for one in found for name in one.berkas]
    row.jumlah = _run_rules(row, progress)
    row.status, row.berakhir_pada = Status.DILAKSANAKAN, waktu.now()
    row.save(update_fields=["berkas", "jumlah", "status", "berakhir_pada"])
    transaction.on_commit(delete_berkas)
    return pekerjaan.Hasil(pesan=f"{format_angka(row.total)} baris, {format_angka(len(row.berkas))} berkas.", lanjut=row.get_absolute_url())


def _run_rules(row: Pemusnahan, progress: Progress) -> dict[str, int]:
    rules = list(RincianSimpan.objects.filter(jenis=row.jenis).order_by("urutan"))
    done: dict[str, int] = {}
    with connection.cursor() as cursor:
        for place, rule in enumerate(rules, start=1):
            name, again = queries.name_of(rule), True
            while again:
                cursor.execute(MUSNAHKAN, [row.pk, rule.pk, BANYAK])
                count = int(cursor.fetchone()[0])
                done[name] = done.get(name, 0) + count
                again = rule.is_tumbuh and count == BANYAK
            progress.step(place, len(rules), name)
    return {name: count for name, count in done.items() if count}


def delete_berkas() -> int:
    """Files of acts that were carried out. A name stays on its act until its file is gone."""
    count = 0
    for row in Pemusnahan.objects.filter(status=Status.DILAKSANAKAN).exclude(berkas=[]):
        for name in row.berkas:
            default_storage.delete(name)
        count += len(row.berkas)
        row.berkas = []
        row.save(update_fields=["berkas"])
    return count


@only_peran(Peran.KEPEGAWAIAN, Peran.ADMIN, Peran.AUDITOR)
def create_ekspor(*, jenis: str, by: Pengguna) -> Pekerjaan:
    return pekerjaan.create_pekerjaan(jenis="ekspor-simpan", judul="Ekspor yang lewat masa simpan", oleh=by, parameter={"jenis": jenis})


@pekerjaan.handler("ekspor-simpan")
def export_lewat(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.find_lewat(job.parameter["jenis"], kecuali=job.oleh.pegawai_id)
    if found is None:
        raise ValidationError("Belum ada masa simpan yang berlaku untuk jenis data ini.", code="kosong")
    told = f"{found.jenis.label}, lebih lama dari {format_tanggal(found.batas)}"
    people = watched(queries.orang_of(found).order_by("nama", "pk").iterator(chunk_size=CHUNK), progress, len(found.orang))
    target = progress.folder / "masa-simpan.xlsx"
    workbook.write_lewat(target, found.hitungan, people, notes=make_notes(job, keterangan=told, jumlah=found.total))
    return pekerjaan.Hasil(
        target, f"masa-simpan-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(found.total)} baris, {told}."
    )
