"""Child module: a thousand certificates as the job makes them, and the same documents by typst and pyHanko alone."""

import json
import shutil
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore
from typst import Compiler

from diklat.cetak import FOLDER
from diklat.models import Angkatan, JenisDiklat, MataPelatihan, NomorUrut, PenandaTangan, Pendaftaran, Program, Sertifikat
from diklat.services.sertifikat import pekerjaan as jobs
from diklat.services.sertifikat.isi import cetak_data
from diklat.services.tanda_tangan.kunci import load_kunci
from pegawai.models import Notifikasi, Pegawai, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from tests.bench.city import username_of

PEOPLE = 1000
HARI = date(2026, 3, 9)
_texts: list[str] = []


def fill() -> int:
    """A finished batch with a thousand people who passed."""
    program = Program.objects.create(
        kode=f"BENCH-S{Program.objects.count()}",
        nama="Pelayanan Publik Digital",
        penyelenggara="BKPSDM",
        jp=20,
        jenis=JenisDiklat.objects.get(siasn_id=3),
    )
    MataPelatihan.objects.bulk_create(MataPelatihan(program=program, urutan=n, judul=f"Mata pelatihan {n}", jp=4) for n in range(1, 6))
    days = {"pendaftaran_mulai": HARI, "pendaftaran_sampai": HARI, "mulai": HARI, "selesai": HARI}
    angkatan = Angkatan.objects.create(program=program, nomor=1, tahun=2026, status="selesai", kuota=PEOPLE, tempat="Aula", **days)
    others = Pegawai.objects.active().exclude(akun__username=username_of("pengelola"))  # nobody issues his own
    people = others.with_posting(timezone.localdate()).order_by("pk")[:PEOPLE]
    Pendaftaran.objects.bulk_create(
        Pendaftaran(
            angkatan=angkatan, pegawai=one, status="lulus", urutan=n, unit_id=one.unit_id, jabatan_id=one.jabatan_id, golongan=one.golongan
        )
        for n, one in enumerate(people, start=1)
    )
    Angkatan.objects.filter(pk=angkatan.pk).update(terisi=PEOPLE, urutan_terakhir=PEOPLE)
    PenandaTangan.objects.get_or_create(nama="Dr. Kepala, M.Si.", defaults={"jabatan": "Kepala BKPSDM", "nip": "197001011995031001"})
    return angkatan.pk


def run_job(angkatan: int) -> float:
    """Documents per second from the claim of the job to its commit."""
    official = PenandaTangan.objects.filter(is_aktif=True)[0]
    batch, by = Angkatan.objects.get(pk=angkatan), Pengguna.objects.get(username=username_of("pengelola"))
    job = jobs.create_terbit(angkatan=batch, pendaftaran_ids=None, penanda_tangan_id=official.pk, tanggal=HARI, by=by)
    start = time.perf_counter()
    pekerjaan.run_pekerjaan(pk=job.pk)
    took = time.perf_counter() - start
    job.refresh_from_db()
    if job.status != Pekerjaan.Status.SELESAI or Sertifikat.objects.filter(pendaftaran__angkatan=angkatan).count() != PEOPLE:
        raise RuntimeError(job.pesan)
    remember(angkatan)
    clear(angkatan)
    return PEOPLE / took


def run_bare(folder: str) -> float:
    """Rendered, signed and written, with nothing around; the compiler and the signer are made once."""
    target, compiler, signer = Path(folder), Compiler(root=FOLDER, ignore_system_fonts=True), make_signer()
    start = time.perf_counter()
    for number, text in enumerate(_texts):
        pdf = compiler.compile(FOLDER / "sertifikat.typ", format="pdf", sys_inputs={"data": text}, pdf_standards="a-2b")
        facts = signers.PdfSignatureMetadata(
            field_name="TandaTangan",
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        signed = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), facts, signer=signer, bytes_reserved=8192)
        (target / f"{number}.pdf").write_bytes(signed.getvalue())
    return len(_texts) / (time.perf_counter() - start)


def make_signer() -> Any:
    key, certificate, root = load_kunci()
    store = SimpleCertificateStore()
    store.register(next(iter(load_certs_from_pemder_data(root.public_bytes(Encoding.DER)))))
    private = load_private_key_from_pemder_data(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), None)
    return signers.SimpleSigner(next(iter(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER)))), private, store)


def remember(angkatan: int) -> None:
    """What was printed, for the bare run."""
    rows = Sertifikat.objects.filter(pendaftaran__angkatan=angkatan).order_by("urut")
    _texts[:] = [json.dumps(cetak_data(row.isi, row.kode), ensure_ascii=False) for row in rows]


def clear(angkatan: int) -> None:
    """Each round begins with the same rows; issued certificates cannot be deleted, so the table is emptied."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE diklat_sertifikat")
    Pendaftaran.objects.filter(angkatan=angkatan).update(bersertifikat=False)
    NomorUrut.objects.all().delete()
    Notifikasi.objects.filter(aturan="sertifikat_terbit").delete()
    shutil.rmtree(default_storage.path("sertifikat"), ignore_errors=True)
