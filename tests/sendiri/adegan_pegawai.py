"""Accounts, master data, postings, imports, evidence of levels."""

from datetime import date, timedelta
from decimal import Decimal

from kompetensi.services import penilaian
from lib import waktu
from pegawai.models import BarisImpor, Golongan, Impor, JejakImpor, Pekerjaan, Penempatan, UnitKerja, UsulKepala
from pegawai.services import aktivasi, akun, kepala, pegawai, penempatan, perbaikan, unit, wakil
from pegawai.services.impor import absen, batal
from pegawai.services.induk import change_induk
from pegawai.services.kemajuan import Heartbeat, Progress
from tests.factories import (
    make_impor,
    make_jabatan,
    make_kompetensi,
    make_penempatan,
    make_pengguna,
    make_penilaian,
    make_perbaikan,
    make_unit,
)
from tests.sendiri.panggung import adegan

HARI = date(2026, 2, 2)


@adegan("pegawai.services.perbaikan.decide_perbaikan")
def _(diri):
    row = make_perbaikan(diri.pegawai)
    return lambda: perbaikan.decide_perbaikan(perbaikan_id=row.pk, status="diperbaiki", jawaban="x", by=diri)


@adegan("pegawai.services.akun.set_peran")
def _(diri):
    return lambda: akun.set_peran(pengguna=diri, peran=["pengelola"], by=diri)


@adegan("pegawai.services.akun.deactivate_akun")
def _(diri):
    return lambda: akun.deactivate_akun(pengguna=diri, by=diri)


@adegan("pegawai.services.akun.reset_faktor")
def _(diri):
    return lambda: akun.reset_faktor(pengguna=diri, by=diri)


@adegan("pegawai.services.aktivasi.create_undangan")
def _(diri):
    return lambda: aktivasi.create_undangan(unit=UnitKerja.objects.get(pk=diri.headed_unit_ids[0]), by=diri)


@adegan("pegawai.services.akun.set_sandi_sementara")
def _(diri):
    return lambda: akun.set_sandi_sementara(pengguna=diri, by=diri)


@adegan("pegawai.services.akun.update_akun")
def _(diri):
    return lambda: akun.update_akun(pengguna=diri, nama="Nama Lain", email=diri.email, by=diri)


@adegan("pegawai.services.pegawai.save_pegawai")
def _(diri):
    row = diri.pegawai
    row.golongan = Golongan.objects.get(kode="IV/e")
    return lambda: pegawai.save_pegawai(pegawai=row, by=diri)


@adegan("pegawai.services.penempatan.create_penempatan")
def _(diri):
    row = Penempatan(
        pegawai=diri.pegawai, unit=make_unit("Dinas Kesehatan"), jabatan=make_jabatan(), status="plt", memimpin=True, mulai=HARI
    )
    return lambda: penempatan.create_penempatan(penempatan=row, by=diri)


@adegan("pegawai.services.wakil.end_plh")
def _(diri):
    unit = diri.headed_unit_ids[0]
    jabatan = diri.pegawai.penempatan_list.earliest("pk").jabatan
    row = Penempatan.objects.create(pegawai=diri.pegawai, unit_id=unit, jabatan=jabatan, status="plh", mulai=HARI, dasar="Cuti")
    return lambda: wakil.end_plh(penempatan_id=row.pk, by=diri)


@adegan("pegawai.services.wakil.appoint_plh")
def _(diri):
    unit = diri.pegawai.penempatan_list.get().unit_id
    return lambda: wakil.appoint_plh(unit_id=unit, pegawai_id=diri.pegawai_id, mulai=HARI, sampai=HARI, dasar="Cuti", by=diri)


@adegan("pegawai.services.penempatan.update_penempatan")
def _(diri):
    row = diri.pegawai.penempatan_list.get()
    row.jabatan = make_jabatan("Kepala Dinas")
    return lambda: penempatan.update_penempatan(penempatan=row, by=diri)


@adegan("pegawai.services.penempatan.close_penempatan")
def _(diri):
    return lambda: penempatan.close_penempatan(penempatan=diri.pegawai.penempatan_list.get(), selesai=HARI, by=diri)


@adegan("pegawai.services.impor.absen.deactivate_absen")
def _(diri):
    impor = make_impor(diri, status=Impor.Status.SELESAI, berkas_penuh=True)
    BarisImpor.objects.create(impor=impor, baris=0, kunci=diri.pegawai.nip, putusan="absen", objek_id=diri.pegawai_id)
    return lambda: absen.deactivate_absen(impor=impor, by=diri)


@adegan("pegawai.services.unit.save_unit")
def _(diri):
    """He heads a unit two steps above where the office with all its people would lie."""
    row = make_unit("Dinas Kesehatan")
    row.jenis, row.induk = "subunit", make_unit("Seksi", diri.pegawai.penempatan_list.get().unit)
    return lambda: unit.save_unit(unit=row, by=diri)


@adegan("pegawai.services.unit.withdraw_pindah")
def _(diri):
    """The office would stay below the unit that he heads."""
    row, hari = make_unit("Seksi", diri.pegawai.penempatan_list.get().unit), waktu.today() + timedelta(days=3)
    change_induk({row.pk: make_unit("Dinas Kesehatan").pk}, mulai=hari)
    return lambda: unit.withdraw_pindah(unit=row, hari=hari, by=diri)


def imported(diri, status=Impor.Status.SELESAI):
    impor = make_impor(make_pengguna("kepegawaian"), status=status)
    JejakImpor.objects.create(impor=impor, tabel="pegawai_pegawai", baru=[diri.pegawai_id])
    return impor


@adegan("pegawai.services.impor.batal.start_undo")
def _(diri):
    impor = imported(diri)
    return lambda: batal.start_undo(impor=impor, by=diri)


@adegan("pegawai.services.impor.batal.check_undo", "pegawai.services.impor.batal.undo_impor")
def _(diri):
    job = Pekerjaan.objects.create(jenis="impor-batalkan", judul="Batalkan", oleh=diri)
    impor = imported(diri, Impor.Status.PEMBATALAN)
    return lambda: batal.undo_impor(impor=impor, by=diri, progress=Progress(job, Heartbeat(job)))


@adegan("kompetensi.services.penilaian.record_penilaian")
def _(diri):
    level = {make_kompetensi().pk: Decimal(5)}
    return lambda: penilaian.record_penilaian(pegawai=diri.pegawai, sumber="asesmen", tanggal=HARI, level=level, by=diri)


@adegan("kompetensi.services.penilaian.rate_bawahan")
def _(diri):
    return lambda: penilaian.rate_bawahan(pegawai=diri.pegawai, level={make_kompetensi().pk: Decimal(5)}, by=diri)


@adegan("kompetensi.services.penilaian.cancel_penilaian")
def _(diri):
    row = make_penilaian(diri.pegawai, make_kompetensi())
    return lambda: penilaian.cancel_penilaian(penilaian=row, alasan="Terlalu rendah", by=diri)


@adegan("kompetensi.services.penilaian.write_hasil")
def _(diri):
    hasil = [penilaian.Hasil(diri.pegawai_id, make_kompetensi().pk, Decimal(5), HARI, "uji")]
    return lambda: penilaian.write_hasil(hasil=hasil, by=diri)


def proposed(diri):
    posting = make_penempatan(diri.pegawai, make_unit("Dinas Kesehatan"), status="plt")
    return UsulKepala.objects.create(penempatan=posting, diusulkan_oleh=make_pengguna("kepegawaian"))


@adegan("pegawai.services.kepala.confirm_kepala")
def _(diri):
    usul = proposed(diri)
    return lambda: kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=diri)


@adegan("pegawai.services.kepala.drop_kepala")
def _(diri):
    usul = proposed(diri)
    return lambda: kepala.drop_kepala(usul_id=usul.pk, by=diri)
