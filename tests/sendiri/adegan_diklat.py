"""Applications, attendance, results, evidence, training elsewhere, mentoring, teachers."""

from datetime import date, timedelta
from decimal import Decimal

from diklat.models import BuktiDiklat, Narasumber
from diklat.models.program import ProgramKompetensi
from diklat.queries.isi_pola import Pilihan
from diklat.services import angkatan, bukti, hasil, kehadiran, kode_hadir, massal, mentoring, narasumber, pendaftaran, riwayat, sesi
from lib import waktu
from tests.diklat.kelas import make_kelas
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_mentoring,
    make_narasumber,
    make_pendaftaran,
    make_program,
    make_riwayat,
    make_sesi,
)
from tests.factories import make_kompetensi, make_pegawai
from tests.sendiri.panggung import adegan, none_of

NILAI = (None, Decimal(100))


def take_part(diri, keadaan, **batch):
    return make_pendaftaran(make_angkatan(**batch), diri.pegawai, keadaan)


def in_class(diri, status="terdaftar"):
    kelas = make_kelas(0)
    return kelas, make_pendaftaran(kelas.angkatan, diri.pegawai, status)


@adegan("diklat.services.kehadiran.record_kehadiran")
def _(diri):
    kelas, row = in_class(diri)
    return lambda: kehadiran.record_kehadiran(sesi_id=kelas.sesi.pk, isi={row.pk: "H"}, by=diri)


@adegan("diklat.services.kehadiran.record_berkas")
def _(diri):
    kelas, row = in_class(diri)
    return lambda: kehadiran.record_berkas(angkatan_id=kelas.angkatan.pk, isi={kelas.sesi.pk: {row.pk: "H"}}, sudah={}, by=diri)


@adegan("diklat.services.kehadiran.record_baris")
def _(diri):
    kelas, row = in_class(diri)
    return lambda: kehadiran.record_baris(kode=kode_hadir.make_baris(kelas.sesi.pk, row.pk), status="H", by=diri)


@adegan("diklat.services.kehadiran.record_qr")
def _(diri):
    kelas, _ = in_class(diri)
    return lambda: kehadiran.record_qr(sesi_id=kelas.sesi.pk, by=diri, pada=waktu.now())


@adegan("diklat.services.sesi.create_sesi")
def _(diri):
    batch, guru = make_angkatan(status="draf"), make_narasumber(pegawai=diri.pegawai)
    mulai = waktu.now() + timedelta(days=20)
    data = {"judul": "Kas", "mulai": mulai, "selesai": mulai + timedelta(hours=3), "jp": 4, "narasumber": guru}
    return lambda: sesi.create_sesi(angkatan_id=batch.pk, data=data, by=diri)


@adegan("diklat.services.sesi.update_sesi")
def _(diri):
    row, guru = make_sesi(make_angkatan(status="draf"), waktu.today()), make_narasumber(pengguna=diri)
    return lambda: sesi.update_sesi(sesi_id=row.pk, data={"narasumber": guru}, by=diri)


@adegan("diklat.services.hasil.record_nilai")
def _(diri):
    kelas, row = in_class(diri)
    return lambda: hasil.record_nilai(angkatan_id=kelas.angkatan.pk, nilai={row.pk: NILAI}, by=diri)


@adegan("diklat.services.hasil.set_usul")
def _(diri):
    row = take_part(diri, "hadir", status="selesai")
    make_kehadiran(make_sesi(row.angkatan, date(2026, 3, 2)), row)
    type(row).objects.update(nilai_akhir=90)
    return lambda: hasil.set_usul(angkatan_id=row.angkatan_id, by=diri)


@adegan("diklat.services.hasil.change_hasil")
def _(diri):
    row = take_part(diri, "tidak_lulus", status="selesai")
    return lambda: hasil.change_hasil(pendaftaran_id=row.pk, hasil="lulus", nilai=NILAI, alasan="Keliru", by=diri)


@adegan("diklat.services.pendaftaran.angkatan.set_hasil")
def _(diri):
    row = take_part(diri, "hadir", status="selesai")
    return lambda: pendaftaran.set_hasil(hasil={row.pk: "lulus"}, by=diri)


@adegan("diklat.services.pendaftaran.angkatan.set_prioritas")
def _(diri):
    row = take_part(diri, "daftar_tunggu")
    return lambda: pendaftaran.set_prioritas(pendaftaran_id=row.pk, prioritas=1, alasan="Penting", by=diri)


@adegan("diklat.services.pendaftaran.daftar.enroll_peserta")
def _(diri):
    batch = make_angkatan(make_program(persetujuan="atasan"))
    return lambda: pendaftaran.enroll_peserta(angkatan_id=batch.pk, pegawai_id=diri.pegawai_id, by=diri, jalur="pengelola")


@adegan("diklat.services.pendaftaran.putusan.approve_pendaftaran")
def _(diri):
    row = take_part(diri, "diajukan")
    return lambda: pendaftaran.approve_pendaftaran(pendaftaran_id=row.pk, by=diri)


@adegan("diklat.services.pendaftaran.putusan.refuse_pendaftaran")
def _(diri):
    row = take_part(diri, "diajukan")
    return lambda: pendaftaran.refuse_pendaftaran(pendaftaran_id=row.pk, by=diri, alasan="x")


@adegan("diklat.services.massal.undo_usulan_all")
def _(diri):
    row = take_part(diri, "disetujui_atasan")
    row.jalur, row.diajukan_oleh = "atasan", diri
    row.save(update_fields=["jalur", "diajukan_oleh"])
    return lambda: none_of(massal.undo_usulan_all(angkatan_id=row.angkatan_id, pendaftaran_ids=[row.pk], by=diri))


@adegan("diklat.services.pendaftaran.keluar.undo_usulan")
def _(diri):
    row = take_part(diri, "disetujui_atasan")
    row.jalur, row.diajukan_oleh = "atasan", diri
    row.save(update_fields=["jalur", "diajukan_oleh"])
    return lambda: pendaftaran.undo_usulan(pendaftaran_id=row.pk, by=diri)


@adegan("diklat.services.massal.approve_all")
def _(diri):
    row = take_part(diri, "diajukan")
    return lambda: none_of(massal.approve_all(pendaftaran_ids=[row.pk], by=diri))


@adegan("diklat.services.massal.refuse_all")
def _(diri):
    row = take_part(diri, "diajukan")
    return lambda: none_of(massal.refuse_all(pendaftaran_ids=[row.pk], alasan="x", by=diri))


@adegan("diklat.services.massal.enroll_all")
def _(diri):
    batch = make_angkatan()
    return lambda: none_of(massal.enroll_all(angkatan_id=batch.pk, pegawai_ids=[diri.pegawai_id], jalur="pengelola", by=diri))


@adegan("diklat.services.riwayat.verify_riwayat")
def _(diri):
    row = make_riwayat(diri.pegawai)
    return lambda: riwayat.verify_riwayat(riwayat_id=row.pk, jp_diakui=row.jp, is_penugasan=False, by=diri)


@adegan("diklat.services.riwayat.refuse_riwayat")
def _(diri):
    row = make_riwayat(diri.pegawai)
    return lambda: riwayat.refuse_riwayat(riwayat_id=row.pk, alasan="x", by=diri)


@adegan("diklat.services.riwayat.undo_verifikasi")
def _(diri):
    row = make_riwayat(diri.pegawai, status="diverifikasi")
    return lambda: riwayat.undo_verifikasi(riwayat_id=row.pk, alasan="x", by=diri)


@adegan("diklat.services.mentoring.create_mentoring")
def _(diri):
    tujuan = [mentoring.IsiTujuan(make_kompetensi().pk, 3, "Naik")]
    program, mentor = make_program(siasn_id=15), make_pegawai()
    days = {"mulai": date(2026, 3, 2), "selesai": date(2026, 5, 2)}
    return lambda: mentoring.create_mentoring(program=program, mentor=mentor, mentee=diri.pegawai, tujuan=tujuan, by=diri, **days)


@adegan("diklat.services.mentoring.cancel_mentoring")
def _(diri):
    row = make_mentoring(make_pegawai(), diri.pegawai)
    return lambda: mentoring.cancel_mentoring(mentoring_id=row.pk, alasan="x", by=diri)


@adegan("diklat.services.narasumber.save_narasumber")
def _(diri):
    row = Narasumber(nama="Diri", pegawai=diri.pegawai)
    return lambda: narasumber.save_narasumber(narasumber=row, by=diri)


def suggested(diri):
    kompetensi = make_kompetensi()
    row = take_part(diri, "lulus", program=make_program(kompetensi={kompetensi: 4}), status="selesai")
    ProgramKompetensi.objects.update(cara="rekomendasi")
    return BuktiDiklat.objects.create(
        pendaftaran=row, kompetensi=kompetensi, cara="rekomendasi", level=4, tanggal=date(2026, 3, 2), status="disarankan"
    )


@adegan("diklat.services.bukti.accept_saran")
def _(diri):
    row = suggested(diri)
    return lambda: bukti.accept_saran(bukti_ids=[row.pk], by=diri)


@adegan("diklat.services.bukti.refuse_saran")
def _(diri):
    row = suggested(diri)
    return lambda: bukti.refuse_saran(bukti_ids=[row.pk], alasan="x", by=diri)


@adegan("diklat.services.angkatan.isi.fill_angkatan")
def _(diri):
    batch, guru = make_angkatan(status="draf"), make_narasumber(pegawai=diri.pegawai)
    pilihan = Pilihan(waktu.today() + timedelta(days=30), pengajar={"Pengajar": guru})
    return lambda: angkatan.fill_angkatan(angkatan_id=batch.pk, pilihan=pilihan, sidik="", by=diri)
