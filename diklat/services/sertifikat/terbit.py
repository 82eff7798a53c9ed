"""Issuing certificates: who gets one, its number, its facts, its file, the mail; all together or nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, PenandaTangan, Pendaftaran, Sertifikat
from diklat.permissions import WRITERS
from diklat.services.sertifikat.berkas import Rak, open_rak
from diklat.services.sertifikat.isi import freeze_isi
from diklat.services.sertifikat.nomor import take_nomor
from diklat.services.tanda_tangan import Penanda, get_penanda
from lib import waktu
from lib.format import format_tanggal
from lib.kode import make_kode
from lib.sql import fetch
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, without_own
from pegawai.services import notifikasi
from pegawai.services.instansi import require_lengkap

DISEBUT: Final = 3
Tell = Callable[[int, int], None]


@only_peran(*WRITERS)
def issue_sertifikat(
    *, pendaftaran_ids: Iterable[int], penanda_tangan_id: int, tanggal: date, by: Pengguna, folder: str = "", tell: Tell | None = None
) -> list[Sertifikat]:
    """Certificates for these applications, numbered in the order of names, dated `tanggal`, whose year counts; one's own is left out.

    Refuses with: kosong, sendiri, bukan_lulus, status_angkatan, sudah_terbit, penanda_tangan, tanggal, pola.
    The lock on the year's counter is held to the end, so that a failure leaves no gap; `tell(done, all)` may raise to stop.
    """
    with open_rak(folder or str(tanggal.year)) as rak, transaction.atomic():
        rows = _lock_rows(pendaftaran_ids, by)
        official = get_penanda_tangan(penanda_tangan_id)
        _check_tanggal(rows, tanggal)
        penanda = get_penanda()
        isi = freeze_isi(rows, penanda_tangan=official, penanda=penanda, tanggal=tanggal)
        numbers = take_nomor(tahun=tanggal.year, jumlah=len(rows))
        made = []
        for place, (row, (urut, nomor)) in enumerate(zip(rows, numbers, strict=True), start=1):
            fresh = make_row(row.pk, {**isi[row.pk], "nomor": nomor}, tahun=tanggal.year, urut=urut, penanda_tangan=official, by=by)
            store(fresh, rak, penanda)
            made.append(fresh)
            if tell:
                tell(place, len(rows))
        Sertifikat.objects.bulk_create(made)
        announce(made, {row.pk: row.pegawai_id for row in rows})
    return made


def check_issue(*, pendaftaran_ids: Iterable[int], penanda_tangan_id: int, tanggal: date, by: Pengguna) -> list[int]:
    """Refuse now what the job would refuse later; inside a transaction. Gives whose there will be."""
    get_penanda_tangan(penanda_tangan_id)
    rows = _lock_rows(pendaftaran_ids, by)
    _check_tanggal(rows, tanggal)
    return [row.pk for row in rows]


def get_penanda_tangan(pk: int) -> PenandaTangan:
    """Who signs in the office's name. Refuses: instansi, penanda_tangan."""
    require_lengkap()
    found = PenandaTangan.objects.filter(pk=pk, is_aktif=True).first()
    if found is None:
        raise ValidationError("Penanda tangan ini tidak lagi dipakai. Pilih yang lain.", code="penanda_tangan")
    return found


def make_row(pendaftaran_id: int, isi: dict[str, Any], *, tahun: int, urut: int, penanda_tangan: PenandaTangan, by: Pengguna) -> Sertifikat:
    return Sertifikat(
        pendaftaran_id=pendaftaran_id,
        tahun=tahun,
        urut=urut,
        nomor=isi["nomor"],
        kode=make_kode(),
        isi=isi,
        penanda_tangan=penanda_tangan,
        terbit_pada=waktu.now(),
        diterbitkan_oleh=by,
    )


def make_berkas(*, pk: int) -> Sertifikat:
    """The file of a certificate that was recorded without one; what is there already stays. Refuses: dianonimkan, isi."""
    with open_rak(f"catatan/{pk}") as rak, transaction.atomic():
        row = Sertifikat.objects.select_for_update(of=("self",), no_key=True).select_related("pendaftaran__pegawai").get(pk=pk)
        if row.berkas:
            return row
        if row.pendaftaran.pegawai.is_dianonimkan:
            raise ValidationError("Identitas pemegangnya sudah lewat masa simpan, jadi berkasnya tidak dibuat lagi.", code="dianonimkan")
        if not row.isi.get("nama"):
            raise ValidationError("Isi sertifikat ini tidak lengkap, sehingga berkasnya tidak dapat dibuat.", code="isi")
        store(row, rak, get_penanda())
        row.save(update_fields=["berkas", "sha256"])
        return row


def store(sertifikat: Sertifikat, rak: Rak, penanda: Penanda) -> None:
    name, sertifikat.sha256 = rak.put(sertifikat.isi, sertifikat.kode, penanda=penanda, pada=sertifikat.terbit_pada)
    sertifikat.berkas.name = name


def _lock_rows(pendaftaran_ids: Iterable[int], by: Pengguna) -> list[Pendaftaran]:
    wanted = set(pendaftaran_ids)
    if not wanted:
        raise ValidationError("Pilih sedikitnya satu peserta yang lulus.", code="kosong")
    list(Pendaftaran.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk").values_list("pk"))
    related = ("angkatan__program__jenis", "pegawai", "golongan", "jabatan", "unit")
    found = list(Pendaftaran.objects.filter(pk__in=wanted).select_related(*related).order_by("pegawai__nama", "pk"))
    others = without_own(by, {row.pk: row.pegawai_id for row in found})
    rows = [row for row in found if row.pk in others]
    _refuse([row for row in rows if row.status != Pendaftaran.Status.LULUS], "bukan_lulus", "Hanya peserta yang lulus mendapat sertifikat")
    waiting = [row for row in rows if row.angkatan.status not in Angkatan.LEWAT]
    _refuse(waiting, "status_angkatan", "Sertifikat terbit setelah angkatannya selesai. Belum selesai")
    has = set(Sertifikat.objects.filter(pendaftaran__in=wanted, status=Sertifikat.Status.TERBIT).values_list("pendaftaran_id", flat=True))
    _refuse([row for row in rows if row.pk in has], "sudah_terbit", "Sudah mempunyai sertifikat yang berlaku")
    return rows


def _refuse(rows: Sequence[Pendaftaran], code: str, sentence: str) -> None:
    if rows:
        names = ", ".join(row.pegawai.nama for row in rows[:DISEBUT])
        more = f", dan {len(rows) - DISEBUT} orang lain" if len(rows) > DISEBUT else ""
        raise ValidationError(f"{sentence}: {names}{more}.", code=code)


def _check_tanggal(rows: Sequence[Pendaftaran], tanggal: date) -> None:
    last = max((row.angkatan.selesai for row in rows if row.angkatan.selesai), default=None)
    if last and tanggal < last:
        raise ValidationError(f"Tanggal sertifikat tidak boleh sebelum hari terakhir diklat, {format_tanggal(last)}.", code="tanggal")
    if tanggal > waktu.today():
        raise ValidationError("Tanggal sertifikat tidak boleh sesudah hari ini.", code="tanggal")


def announce(made: Sequence[Sertifikat], pegawai: dict[int, int]) -> None:
    notifikasi.add_each(
        [
            notifikasi.Baris(
                aturan="sertifikat_terbit",
                objek=f"sertifikat:{row.pk}",
                pegawai_id=pegawai[row.pendaftaran_id],
                data={"nomor": row.nomor, "program": row.isi["program"]},
            )
            for row in made
        ]
    )


def next_pk() -> int:
    """The key of a row to come, so that another row may point to it first."""
    return int(fetch("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [Sertifikat._meta.db_table])[0][0])
