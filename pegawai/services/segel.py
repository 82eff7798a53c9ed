"""Seals the log, and takes the head of the chain out of the database: into a file, the log of the process, and a mail of the day."""

import fcntl
import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from lib import waktu
from lib.format import format_angka
from lib.sql import fetch
from pegawai.models import IsiSegel, Pekerjaan, Pengguna, Segel
from pegawai.permissions import PEMERIKSA_AKSES, only_peran
from pegawai.queries import segel as queries
from pegawai.queries.segel_periksa import Bukti, Temuan, prove
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress

logger = logging.getLogger("tangkas.segel")
SATU_SAJA: Final = "SELECT pg_try_advisory_xact_lock(hashtext('pegawai_segel'))"
SEBUT: Final = 5
NAMA: Final = "kepala-%Y-%m.txt"


@transaction.atomic
def seal_jejak() -> Segel | None:
    """One block over what came since the last; None while another process makes it. Then the head leaves the database."""
    if not fetch(SATU_SAJA)[0][0]:
        return None
    last = Segel.objects.first()
    dasar = queries.find_dasar(last.dasar if last else 0)
    isi = queries.find_unsealed(last.dasar if last else 0)
    if last is None:
        isi.append(queries.find_konteks_lama())
    nomor, lalu, dibuat = (last.nomor + 1, last.sidik, waktu.now()) if last else (1, queries.AWAL, waktu.now())
    block = Segel.objects.create(
        nomor=nomor,
        dibuat=dibuat,
        sidik_lalu=lalu,
        sidik=queries.sidik_of(nomor, dibuat, lalu, isi),
        batas=queries.find_batas(),
        dasar=dasar,
    )
    IsiSegel.objects.bulk_create(
        IsiSegel(
            segel=block, tabel=row.tabel, kolom=list(row.kolom), rentang=row.rentang, jumlah=row.jumlah, sidik=row.sidik, sampai=row.sampai
        )
        for row in isi
    )
    transaction.on_commit(lambda: send_out(block))
    return block


def send_out(block: Segel) -> None:
    logger.info("segel", extra={"tindakan": "segel", "objek": block.nomor, "hasil": block.sidik})
    try:
        write_heads()
    except OSError:
        logger.exception("kepala segel tidak dapat ditulis ke SEAL_DIR")


def write_heads() -> None:
    """Every head that is not in the files yet, those that an earlier fault left out too."""
    folder = Path(settings.SEAL_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        last = max((nomor for nomor, _ in read_heads()), default=0)
        for block in Segel.objects.filter(nomor__gt=last).order_by("nomor").iterator():
            with (folder / waktu.local(block.dibuat).strftime(NAMA)).open("a") as file:
                file.write(f"{block.nomor} {block.sidik} {block.dibuat.isoformat()}\n")
                file.flush()
                os.fsync(file.fileno())


def read_heads() -> Iterator[tuple[int, str]]:
    """The heads that are outside; a line that broke off halfway is none."""
    for path in sorted(Path(settings.SEAL_DIR).glob("kepala-*.txt")):
        for line in path.read_text().splitlines():
            nomor, _, rest = line.partition(" ")
            if nomor.isdigit() and len(sidik := rest.partition(" ")[0]) == len(queries.AWAL):
                yield int(nomor), sidik


def prove_jejak(kepala: Iterable[tuple[int, str]] = ()) -> Bukti:
    """Against the rows, the heads in SEAL_DIR, and those that somebody brings."""
    bukti = prove([*read_heads(), *kepala])
    extra = {"tindakan": "periksa_segel", "objek": bukti.blok, "hasil": len(bukti.temuan)}
    logger.log(logging.ERROR if bukti.temuan else logging.INFO, "periksa segel", extra=extra)
    return bukti


@only_peran(*PEMERIKSA_AKSES)
def create_periksa(*, by: Pengguna) -> Pekerjaan:
    return pekerjaan.create_pekerjaan(jenis="periksa-jejak", judul="Periksa segel catatan", oleh=by)


@pekerjaan.handler("periksa-jejak")
def check_jejak(_job: Pekerjaan, _progress: Progress) -> pekerjaan.Hasil:
    bukti = prove_jejak()
    if not bukti.temuan:
        said = f"Utuh: {format_angka(bukti.blok)} blok dan {format_angka(bukti.baris)} baris sama dengan yang disegel."
        if bukti.redaksi:
            said += f" {format_angka(bukti.redaksi)} di antaranya kehilangan kata pribadinya menurut masa simpan."
        return pekerjaan.Hasil(pesan=said)
    told = "; ".join(words_of(row) for row in bukti.temuan[:SEBUT])
    return pekerjaan.Hasil(pesan=f"{len(bukti.temuan)} temuan. Catatan ini bukan lagi yang disegel: {told}.")


def words_of(row: Temuan) -> str:
    where = f"Blok {row.blok}" if row.blok else "Belum disegel"
    return f"{where}{', ' if row.tabel else ''}{row.tabel}: {row.teks}"
