"""Child module: the work that the drill interrupts, begun as a page begins it, and what must be true once it has ended."""

import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError, connections
from django.db.models import Count
from django.urls import reverse

from config.demo.kota.akun import list_akun
from config.janji import JANJI
from diklat.models import Angkatan, PenandaTangan, Pendaftaran, Sertifikat
from diklat.services import pengingat
from diklat.services.sertifikat import pekerjaan as terbit
from insentif.services import hitung
from lib import waktu
from pegawai.models import Impor, Notifikasi, Pegawai, Pekerjaan, Pengguna
from pegawai.services import impor as impor_services
from tests.bench import daftar, sertifikat
from tests.diklat import pabrik

BACK_SECONDS = 120
MAILS, CERTIFICATES, CLIENTS, SEATS, CHANGED = 400, 60, 200, 80, 3000
BERAKHIR = (Impor.Status.SELESAI, Impor.Status.DITOLAK, Impor.Status.DIBATALKAN)


def again(question: str, arguments: dict[str, Any]) -> Any:
    """The servers may have died since the last question, or die under this one: it is asked until it is answered."""
    for _ in range(BACK_SECONDS):
        connections.close_all()
        with suppress(OperationalError, InterfaceError):
            return globals()[question](**arguments)
        time.sleep(1)
    raise TimeoutError(question)


def officer(peran: str) -> Pengguna:
    return Pengguna.objects.get(username=next(row.username for row in list_akun() if row.peran == peran))


def prepare() -> None:
    daftar.prepare()


def begin_poin() -> int:
    return hitung.create_hitung(by=officer("pengelola")).pk


def ended_poin(pk: int) -> str:
    return end_of(Pekerjaan.objects.get(pk=pk))


def end_of(job: Pekerjaan) -> str:
    """Empty while it is open."""
    return "" if job.is_open else f"{job.status}: {job.pesan}"


def check_poin(pk: int) -> list[str]:
    return [] if Pekerjaan.objects.get(pk=pk).status == "selesai" else [Pekerjaan.objects.get(pk=pk).pesan]


def begin_impor(path: str) -> int:
    """The whole city, of which many have lost a telephone number that the file knows."""
    Pegawai.objects.filter(pk__in=list(Pegawai.objects.order_by("?").values_list("pk", flat=True)[:CHANGED])).update(telepon="")
    with Path(path).open("rb") as file:
        berkas: UploadedFile[Any] = UploadedFile(file, name=Path(path).name, size=Path(path).stat().st_size)
        return impor_services.create_impor(jenis="pegawai", berkas=berkas, by=officer("kepegawaian")).pk


def ended_impor(pk: int) -> str:
    """The preview is applied as soon as it stands."""
    impor = Impor.objects.get(pk=pk)
    if impor.status == Impor.Status.PRATINJAU:
        if not (impor.jumlah_baru or impor.jumlah_ubah):
            return "tidak ada yang baru"
        impor_services.start_apply(impor=impor, by=impor.oleh)
    return f"{impor.status}: {impor.pesan}" if impor.status in BERAKHIR else ""


def check_impor(pk: int) -> list[str]:
    impor = Impor.objects.get(pk=pk)
    return [] if impor.status in (Impor.Status.SELESAI, Impor.Status.PRATINJAU) else [f"{impor.status}: {impor.pesan}"]


def begin_sertifikat() -> int:
    sertifikat.PEOPLE = CERTIFICATES
    batch = Angkatan.objects.get(pk=sertifikat.fill())
    official = PenandaTangan.objects.filter(is_aktif=True)[0]
    by = officer("pengelola")
    return terbit.create_terbit(angkatan=batch, pendaftaran_ids=None, penanda_tangan_id=official.pk, tanggal=sertifikat.HARI, by=by).pk


def ended_sertifikat(pk: int) -> str:
    return ended_poin(pk)


def check_sertifikat(pk: int) -> list[str]:
    job = Pekerjaan.objects.get(pk=pk)
    rows = Sertifikat.objects.filter(pendaftaran__angkatan=job.parameter["angkatan"])
    people, numbers = rows.values("pendaftaran").distinct().count(), rows.values("nomor").distinct().count()
    return [] if (people, numbers, rows.count()) == (CERTIFICATES,) * 3 else [f"{people} orang, {numbers} nomor, {rows.count()} sertifikat"]


def begin_surel() -> int:
    """A batch whose sessions begin in a week: the scan of the schedule, or this one, makes a reminder for everybody in it."""
    batch = Angkatan.objects.get(pk=daftar.open_batch(MAILS))
    pabrik.make_sesi(batch, waktu.today() + timedelta(days=6), ruang=pabrik.make_ruang(nama=f"Ruang latihan {batch.pk}"))
    people = Pegawai.objects.active().exclude(email="").with_posting(waktu.today()).order_by("?")[:MAILS]
    Pendaftaran.objects.bulk_create(
        Pendaftaran(angkatan=batch, program_id=batch.program_id, pegawai=one, unit_id=one.unit_id, status="terdaftar", urutan=n)
        for n, one in enumerate(people, 1)
    )
    Angkatan.objects.filter(pk=batch.pk).update(status="dipastikan", terisi=MAILS, urutan_terakhir=MAILS)
    pengingat.scan_sesi_h7()
    return batch.pk


def ended_surel(pk: int) -> str:
    """Those that a dead worker held come free after its lease only: all mails are looked at together, at the end."""
    return "berangkat"


def check_surel(pk: int) -> list[str]:
    return []


def waiting_mails() -> int:
    """What should be on its way by now."""
    return Notifikasi.objects.filter(status__in=("menunggu", "mulai"), kirim_pada__lte=waktu.now()).count()


def check_mails(began: str, arrived: dict[str, int]) -> list[str]:
    """Every mail that is called sent has arrived, once; one whose answer was cut off may have come twice, and says so."""
    rows = {row.message_id: row for row in Notifikasi.objects.filter(selesai__gte=began, status="terkirim").exclude(message_id="")}
    found = Counter(arrived)
    lost = [f"hilang: {row.kunci}" for number, row in rows.items() if not found[number]]
    twice = [f"dua kali: {row.kunci}" for number, row in rows.items() if found[number] > 1 and not row.keterangan]
    reminders = Notifikasi.objects.filter(dibuat__gte=began, aturan="sesi_h7").values("objek", "pegawai")
    reminded = reminders.annotate(n=Count("pk")).filter(n__gt=1)
    return [f"{len(rows)} surel terkirim diperiksa", *lost, *twice, *(f"dua surel: {row}" for row in reminded)]


def begin_daftar() -> tuple[int, str, list[tuple[str, str]]]:
    batch = daftar.open_batch(SEATS)
    return batch, reverse("diklat:pendaftaran-create", args=[batch]), daftar.sign_in_all()[:CLIENTS]


def check_daftar(pk: int) -> list[str]:
    registered, waiting, is_in_order = daftar.outcome(batch=pk)
    right = (registered, waiting, is_in_order) == (SEATS, CLIENTS - SEATS, True)
    return [] if right else [f"{registered} + {waiting}, urut: {is_in_order}"]


def broken_promises() -> list[str]:
    return [f"{janji.kata}: {count}" for janji in JANJI if (count := janji.langgar())]
