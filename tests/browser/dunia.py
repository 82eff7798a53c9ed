"""A small city with everything that pages can show: people, accounts, imports and jobs in each of their states."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import connection
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from config.demo.kota.akun import create_akun, list_akun
from config.demo.kota.diklat import fill_diklat
from config.demo.kota.evaluasi import fill_evaluasi
from config.demo.kota.isi import fill_kota
from config.demo.kota.kini import fill_kini
from config.demo.kota.rencana import fill_laporan, fill_rencana
from kompetensi.models import Kompetensi, Penilaian
from pegawai import tasks  # registers the job handlers, as in the worker
from pegawai.models import Pegawai, Pekerjaan, Penempatan, Pengguna, UnitKerja
from pegawai.queries.instansi import at_office
from pegawai.services import impor, surat_akun
from pegawai.services import pekerjaan as jobs
from tests import instansi, pemerintah, terisi
from tests.diklat.dunia import find_diklat
from tests.evaluasi.dunia import find_evaluasi
from tests.factories import SANDI, make_aktivasi, make_nip, make_padanan, make_pegawai, make_pemetaan, make_pengguna, make_perbaikan
from tests.insentif.dunia import find_insentif
from tests.pegawai import siasn
from tests.pintu import enter
from tests.rencana.dunia import find_rencana

ORANG = 1200
SURAT = "20261124-080000-000000-abc123"
LETTER = (
    "From: Tangkas <a@contoh.go.id>\nTo: rina@contoh.go.id\nSubject: Buat kata sandi Tangkas\n\nBuka http://127.0.0.1/akun/tautan/1-a/\n"
)
RUMAH = Path(os.environ["TANGKAS_TEST_HOME"]) / "dunia"
Dunia = dict[str, Any]
Kata = dict[str, int | str]
__all__ = ["RUMAH", "Kata", "find_dunia", "masuk", "tasks", "within"]


@contextmanager
def within(name: str) -> Iterator[None]:
    """In this database instead of the one of the tests, in every thread. Its connections stay: a new one asks for the catalogue again."""
    settings = connection.settings_dict
    before = {key: settings[key] for key in ("NAME", "CONN_MAX_AGE")}
    connection.close()
    settings |= {"NAME": name, "CONN_MAX_AGE": None}
    try:
        yield
    finally:
        connection.close()
        settings |= before


def find_dunia() -> Kata:
    """The words of the city in the database `RUMAH.name`. The first process that asks fills it; the others of the run find it filled."""
    RUMAH.mkdir(exist_ok=True)
    words = RUMAH / "kata.json"
    with (RUMAH / "kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not words.exists():
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {RUMAH.name}")
                cursor.execute(f"CREATE DATABASE {RUMAH.name} TEMPLATE {terisi.NAMA}")
            with within(RUMAH.name):
                instansi.change(**pemerintah.KEDUA)
                keys = {word: getattr(value, "pk", value) for word, value in make_dunia(RUMAH).items()}
            words.write_text(json.dumps(keys, default=str))
        found: Kata = json.loads(words.read_text())
    return found


def make_dunia(surat: Path) -> Dunia:
    """Words of the table of pages; a row stands for its key. `surat` becomes the folder of the letters shown."""
    with at_office():
        fill_kota(ORANG)
        fill_diklat()
        create_akun(kosong=False)
        fill_evaluasi()
        fill_kini()
        fill_rencana()
        fill_laporan()
    (surat / f"{SURAT}.eml").write_text(LETTER)
    akun = {row.peran: Pengguna.objects.get(username=row.username) for row in reversed(list_akun())}
    dinas = akun["atasan"].pegawai.penempatan_list.definitive().get(selesai=None).unit
    bawahan = Penempatan.objects.definitive().filter(unit__induk__induk=dinas, selesai=None, memimpin=False).earliest("pk")
    return {
        **akun,
        "dinas": dinas,
        "orang": bawahan.pegawai,
        "penempatan": bawahan,
        "jabatan": bawahan.jabatan,
        "kompetensi": Kompetensi.objects.earliest("pk"),
        "penilaian": Penilaian.objects.filter(pegawai=bawahan.pegawai).earliest("pk"),
        "surat": SURAT,
        **make_tautan(),
        **make_faktor(),
        **make_impor(akun["kepegawaian"]),
        **make_pekerjaan(akun["kepegawaian"]),
        **find_diklat(akun),
        **find_evaluasi(akun),
        **find_insentif(akun),
        **find_rencana(akun),
    }


def make_tautan() -> Dunia:
    """The link of somebody who never signs in, for signing in ends it."""
    akun = make_pengguna("pimpinan", nama="Belum Masuk")
    kwargs = resolve("/" + surat_akun.get_tautan(akun).split("/", 3)[3]).kwargs
    return {"uid": kwargs["uidb36"], "kunci": kwargs["key"]}


def make_faktor() -> Dunia:
    """Somebody with an authenticator and recovery codes, and somebody with a passkey."""
    faktor, berkunci = make_pengguna("pimpinan", nama="Berfaktor Dua"), make_pengguna("pimpinan", nama="Berkunci Sandi")
    TOTP.activate(faktor, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(faktor)
    data = {"name": "Laptop kantor", "passwordless": True, "credential": make_credential()}
    return {"faktor": faktor, "berkunci": berkunci, "kunci_sandi": Authenticator.objects.create(user=berkunci, type="webauthn", data=data)}


def make_credential() -> Dunia:
    """What a browser sends when a passkey is added."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, b"kunci-sandi-contoh", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    signed = AuthenticatorData.create(sha256(b"localhost").digest(), flags, 0, credential)
    client = CollectedClientData.create(CollectedClientData.TYPE.CREATE, b"tantangan", "https://localhost")
    response = AuthenticatorAttestationResponse(client_data=client, attestation_object=AttestationObject.create("none", signed, {}))
    return dict(RegistrationResponse(raw_id=credential.credential_id, response=response))


def make_impor(by: Pengguna) -> Dunia:
    """One import in each state it can be seen in."""
    rows = [siasn.row(unor_id="", unor_nama="Dinas Kesehatan") for _ in range(12)]
    rows += [
        siasn.row(make_nip()[:17], unor_nama="Dinas Kesehatan"),
        siasn.row(tanggal_lahir="31-02-1980"),
        siasn.row(gol_akhir_nama="V/z"),
    ]
    unit = [siasn.row(unor_id=unit_id(), tmt_jabatan="01-01-2021") for _ in range(8)]
    selesai = siasn.upload_and_apply(by, unit)
    ditolak = siasn.upload(by, siasn.xlsx_file([["1", "2"], ["3", "4"]]))
    batal = siasn.upload(by, rows)
    impor.cancel_impor(impor=batal, by=by)
    jalan = impor.create_impor(jenis="pegawai", berkas=siasn.csv_file(rows), by=by)
    found = {"selesai": selesai, "ditolak": ditolak, "batal": batal, "periksa": jalan, "pratinjau": siasn.upload(by, rows + unit)}
    judul = ["Nomor Induk", "Nama Orang", "Tgl. Lahir", "Catatan"]
    found["petakan"] = siasn.upload(by, siasn.xlsx_file([judul, *([make_nip(), "SUKMA AYU", "01-01-1980", "x"] for _ in range(8))]))
    make_pemetaan(by)
    dinas = UnitKerja.objects.filter(nama="Dinas Kesehatan")[0]
    found_also = {"padanan": make_padanan(dinas, by), "aktivasi": make_aktivasi(dinas, by, make_pengguna(pegawai=make_pegawai(unit=dinas)))}
    found_also["perbaikan"] = make_perbaikan(Pegawai.objects.order_by("pk")[0])
    return {f"impor_{state}": row for state, row in found.items()} | found_also


def unit_id() -> str:
    return str(Penempatan.objects.filter(unit__nama="Dinas Kesehatan").values_list("unit__siasn_id", flat=True)[0])


def make_pekerjaan(by: Pengguna) -> Dunia:
    job = jobs.create_pekerjaan(jenis="ekspor-unit", judul="Ekspor unit", oleh=by)
    jobs.run_pekerjaan(pk=job.pk)
    now = timezone.now()
    jalan = Pekerjaan.objects.create(
        jenis="ekspor-pegawai",
        judul="Ekspor pegawai",
        oleh=by,
        status="berjalan",
        tahap="Menulis baris",
        langkah=420,
        jumlah_langkah=1200,
        dimulai=now,
        sewa_sampai=now + timedelta(minutes=5),
    )
    gagal = Pekerjaan.objects.create(
        jenis="ekspor-jabatan", judul="Ekspor jabatan", oleh=by, status="gagal", pesan="Terjadi kesalahan di peladen.", berakhir=now
    )
    return {"kerja_selesai": job, "kerja_jalan": jalan, "kerja_gagal": gagal}


def masuk(dunia: Kata, peran: str) -> Client:
    """A client as somebody of the city; `menunggu` has typed the password and owes the second factor."""
    client = Client()
    if peran == "menunggu":
        client.post("/akun/masuk/", {"login": Pengguna.objects.get(pk=dunia["faktor"]).username, "password": SANDI})
    elif peran != "anonim":
        enter(Pengguna.objects.get(pk=dunia[peran]), client)
    return client
