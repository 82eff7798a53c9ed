"""Certificates and charters: issued, withdrawn, replaced."""

from datetime import date

from diklat.models import Sertifikat
from diklat.services import hasil, sertifikat
from diklat.services.sertifikat import pekerjaan as jobs
from insentif.models import Piagam
from insentif.services import piagam
from insentif.services.piagam import pekerjaan as charter_jobs
from lib import waktu
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan, make_pendaftaran, make_sertifikat, make_sesi
from tests.factories import make_pengguna
from tests.insentif.pabrik_penghargaan import make_nominasi, make_penghargaan
from tests.sendiri.panggung import adegan

HARI = date(2026, 3, 9)


def passed(diri):
    angkatan = make_angkatan(status="selesai")
    make_sesi(angkatan, HARI)
    return make_pendaftaran(angkatan, diri.pegawai, "lulus")


def issued(diri, *, ganti=None):
    """A certificate of his; with `ganti` a colleague has asked to withdraw (False) or to replace it (True)."""
    row = make_sertifikat(passed(diri), isi={"nama": "Nama Lama"})
    if ganti is not None:
        usul = {"usul_oleh": make_pengguna(), "usul_pada": waktu.now(), "usul_alasan": "Kesalahan data: x"}
        Sertifikat.objects.update(**usul, usul_penanda_tangan=row.penanda_tangan if ganti else None)
    return row


@adegan("diklat.services.sertifikat.terbit.issue_sertifikat")
def _(diri):
    row, official = passed(diri), make_penanda_tangan()
    return lambda: sertifikat.issue_sertifikat(pendaftaran_ids=[row.pk], penanda_tangan_id=official.pk, tanggal=HARI, by=diri)


@adegan("diklat.services.sertifikat.pekerjaan.create_terbit")
def _(diri):
    row, official = passed(diri), make_penanda_tangan()
    asked = {"pendaftaran_ids": None, "penanda_tangan_id": official.pk, "tanggal": HARI}
    return lambda: jobs.create_terbit(angkatan=row.angkatan, by=diri, **asked)


@adegan("diklat.services.sertifikat.akhir.propose_cabut")
def _(diri):
    row = issued(diri)
    return lambda: sertifikat.propose_cabut(pk=row.pk, kelas="data", alasan="x", by=diri)


@adegan("diklat.services.sertifikat.akhir.propose_ganti")
def _(diri):
    row = issued(diri)
    return lambda: sertifikat.propose_ganti(pk=row.pk, alasan="x", penanda_tangan_id=row.penanda_tangan_id, by=diri)


@adegan("diklat.services.sertifikat.akhir.revoke_sertifikat")
def _(diri):
    row = issued(diri, ganti=False)
    return lambda: sertifikat.revoke_sertifikat(pk=row.pk, dilihat="", by=diri)


@adegan("diklat.services.hasil.annul_lulus")
def _(diri):
    row = passed(diri)
    return lambda: hasil.annul_lulus(pendaftaran_id=row.pk, alasan="Kelulusan dibatalkan: x", by=diri)


@adegan("diklat.services.sertifikat.akhir.replace_sertifikat")
def _(diri):
    row = issued(diri, ganti=True)
    return lambda: sertifikat.replace_sertifikat(pk=row.pk, dilihat="", by=diri)


@adegan("diklat.services.sertifikat.akhir.keep_sertifikat")
def _(diri):
    row = issued(diri, ganti=False)
    return lambda: sertifikat.keep_sertifikat(pk=row.pk, by=diri)


def chosen(diri):
    return make_nominasi(make_penghargaan(), diri.pegawai, status="disetujui")


@adegan("insentif.services.piagam.terbit.issue_piagam")
def _(diri):
    row, official = chosen(diri), make_penanda_tangan()
    asked = {"penanda_tangan_id": official.pk, "tanggal": waktu.today()}
    return lambda: piagam.issue_piagam(penghargaan_id=row.penghargaan_id, by=diri, **asked)


@adegan("insentif.services.piagam.pekerjaan.create_terbit")
def _(diri):
    row, official = chosen(diri), make_penanda_tangan()
    asked = {"penanda_tangan_id": official.pk, "tanggal": waktu.today()}
    return lambda: charter_jobs.create_terbit(penghargaan=row.penghargaan, by=diri, **asked)


def charter(diri, *, usul=False):
    """His, with `usul` as a colleague asked to withdraw it."""
    asked = {"usul_oleh": make_pengguna(), "usul_pada": waktu.now(), "usul_alasan": "x"} if usul else {}
    official = make_penanda_tangan()
    fixed = {"tahun": 2026, "urut": 1, "nomor": "UJI/1", "kode": "x" * 43, "isi": {}}
    return Piagam.objects.create(nominasi=chosen(diri), **fixed, **asked, penanda_tangan=official, diterbitkan_oleh=diri)


@adegan("insentif.services.piagam.akhir.propose_cabut")
def _(diri):
    made = charter(diri)
    return lambda: piagam.propose_cabut(pk=made.pk, alasan="x", by=diri)


@adegan("insentif.services.piagam.akhir.revoke_piagam")
def _(diri):
    made = charter(diri, usul=True)
    return lambda: piagam.revoke_piagam(pk=made.pk, dilihat="", by=diri)


@adegan("insentif.services.piagam.akhir.keep_piagam")
def _(diri):
    made = charter(diri, usul=True)
    return lambda: piagam.keep_piagam(pk=made.pk, by=diri)
