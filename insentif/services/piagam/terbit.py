"""Issuing charters for the recipients of an award: number, facts, file, mail; all together or nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import PenandaTangan
from diklat.services.sertifikat.berkas import Rak, open_rak
from diklat.services.sertifikat.isi import cetak_data
from diklat.services.sertifikat.terbit import get_penanda_tangan
from diklat.services.tanda_tangan import Penanda, get_penanda
from insentif import cetak
from insentif.models import Nominasi, Piagam
from insentif.permissions import WRITERS
from insentif.services.penghargaan import lock_penghargaan
from insentif.services.piagam.isi import freeze_isi
from insentif.services.piagam.nomor import take_nomor
from lib import waktu
from lib.format import format_tanggal
from lib.kode import make_kode
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, without_own
from pegawai.services import notifikasi

AKAR: Final = "piagam"
Tell = Callable[[int, int], None]


@only_peran(*WRITERS)
def issue_piagam(
    *, penghargaan_id: int, penanda_tangan_id: int, tanggal: date, by: Pengguna, folder: str = "", tell: Tell | None = None
) -> list[Piagam]:
    """Charters for all recipients who have none, numbered in the order of names, dated `tanggal`, whose year counts; one's own is left out.

    Refuses: kosong, sendiri, tanggal, penanda_tangan, pola. `tell(done, all)` may raise to stop.
    """
    with open_rak(folder or str(tanggal.year), AKAR) as rak, transaction.atomic():
        rows = lock_penerima(penghargaan_id, tanggal, by)
        official, penanda = get_penanda_tangan(penanda_tangan_id), get_penanda()
        isi = freeze_isi(rows, penanda_tangan=official, penanda=penanda, tanggal=tanggal)
        numbers = take_nomor(tahun=tanggal.year, jumlah=len(rows))
        made = []
        for place, (row, (urut, nomor)) in enumerate(zip(rows, numbers, strict=True), start=1):
            fresh = _make_row(row, {**isi[row.pk], "nomor": nomor}, urut=urut, tanggal=tanggal, official=official, by=by)
            _store(fresh, rak, penanda)
            made.append(fresh)
            if tell:
                tell(place, len(rows))
        Piagam.objects.bulk_create(made)
        _announce(made)
    return made


def check_issue(*, penghargaan_id: int, penanda_tangan_id: int, tanggal: date, by: Pengguna) -> int:
    """Refuse now what the job would refuse later; inside a transaction. Gives how many there will be."""
    get_penanda_tangan(penanda_tangan_id)
    return len(lock_penerima(penghargaan_id, tanggal, by))


def lock_penerima(penghargaan_id: int, tanggal: date, by: Pengguna) -> Sequence[Nominasi]:
    """Refuses: kosong, sendiri, tanggal."""
    lock_penghargaan(penghargaan_id)
    rows = Nominasi.objects.filter(penghargaan=penghargaan_id, status=Nominasi.Status.DISETUJUI, piagam__isnull=True)
    found = list(rows.select_related("penghargaan", "pegawai__golongan").order_by("pegawai__nama", "pk"))
    if not found:
        raise ValidationError("Tidak ada penerima yang belum mempunyai piagam.", code="kosong")
    others = without_own(by, {row.pk: row.pegawai_id for row in found})
    found = [row for row in found if row.pk in others]
    last = max(waktu.day(row.diputus_pada) for row in found)  # type: ignore[arg-type]  # decided
    if not last <= tanggal <= waktu.today():
        raise ValidationError(f"Tanggal piagam antara {format_tanggal(last)}, hari putusan terakhir, dan hari ini.", code="tanggal")
    return found


def _make_row(row: Nominasi, isi: dict[str, Any], *, urut: int, tanggal: date, official: PenandaTangan, by: Pengguna) -> Piagam:
    return Piagam(
        nominasi=row,
        tahun=tanggal.year,
        urut=urut,
        nomor=isi["nomor"],
        kode=make_kode(),
        isi=isi,
        penanda_tangan=official,
        terbit_pada=waktu.now(),
        diterbitkan_oleh=by,
    )


def _store(piagam: Piagam, rak: Rak, penanda: Penanda) -> None:
    pdf = cetak.render("piagam", cetak_data(piagam.isi, piagam.kode), pada=piagam.terbit_pada)
    piagam.berkas.name, piagam.sha256 = rak.seal(pdf, piagam.isi, penanda=penanda)


def _announce(made: Sequence[Piagam]) -> None:
    baris = [
        notifikasi.Baris(aturan="piagam_terbit", objek=f"nominasi:{row.nominasi_id}", pegawai_id=row.nominasi.pegawai_id) for row in made
    ]
    notifikasi.add_each(baris)
