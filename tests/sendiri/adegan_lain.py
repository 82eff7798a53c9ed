"""Tests and post-training forms; points, awards, redemptions, index data."""

from decimal import Decimal

from evaluasi.models import KomponenNilai
from evaluasi.services import nilai, ujian
from evaluasi.services.pasca import penilai
from insentif.models import DataIP, KeberatanPoin, PenangguhanPoin, Penukaran
from insentif.services import keberatan, nominasi, penangguhan, tukar
from insentif.services.ip import data
from lib import waktu
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_pengerjaan, make_penugasan, make_ujian
from tests.factories import make_pegawai
from tests.insentif.pabrik_penghargaan import make_nominasi, make_penghargaan
from tests.insentif.pabrik_tukar import make_imbalan
from tests.sendiri.panggung import adegan, none_of


def take_part(diri):
    return make_pendaftaran(make_angkatan(status="berjalan"), diri.pegawai, "hadir")


@adegan("evaluasi.services.nilai.record_komponen")
def _(diri):
    row = take_part(diri)
    part = KomponenNilai.objects.create(program=row.angkatan.program, nama="Praktik", urutan=1, sumber="pengajar", bobot=100)
    return lambda: nilai.record_komponen(angkatan_id=row.angkatan_id, nilai={(row.pk, part.pk): Decimal(100)}, by=diri)


@adegan("evaluasi.services.ujian.add_waktu")
def _(diri):
    row = take_part(diri)
    attempt = make_pengerjaan(make_ujian(row.angkatan), row)
    return lambda: ujian.add_waktu(pengerjaan_id=attempt.pk, menit=60, alasan="x", by=diri)


@adegan("evaluasi.services.pasca.penilai.add_penilai")
def _(diri):
    row = take_part(diri)
    make_penugasan(row, make_pegawai(), "rekan")
    other = make_pegawai()
    return lambda: penilai.add_penilai(pendaftaran_id=row.pk, peran="rekan", penilai_id=other.pk, by=diri)


@adegan("evaluasi.services.pasca.penilai.replace_penilai")
def _(diri):
    form, other = make_penugasan(take_part(diri), make_pegawai(), "rekan"), make_pegawai()
    return lambda: penilai.replace_penilai(penugasan_id=form.pk, pengganti_id=other.pk, alasan="x", by=diri)


@adegan("insentif.services.ip.data.save_data")
def _(diri):
    isi = {"pegawai": diri.pegawai, "tahun": 2025, "nilai_kinerja": Decimal(100), "disiplin": ""}
    return lambda: data.save_data(data_id=None, data=isi, by=diri)


@adegan("insentif.services.ip.data.delete_data")
def _(diri):
    row = DataIP.objects.create(pegawai=diri.pegawai, tahun=2025, disiplin="berat")
    return lambda: data.delete_data(data_id=row.pk, by=diri)


@adegan("insentif.services.penangguhan.save_penangguhan")
def _(diri):
    row = PenangguhanPoin(pegawai=diri.pegawai, mulai=waktu.today(), alasan="x")
    return lambda: penangguhan.save_penangguhan(penangguhan=row, by=diri)


@adegan("insentif.services.penangguhan.delete_penangguhan")
def _(diri):
    row = PenangguhanPoin.objects.create(pegawai=diri.pegawai, mulai=waktu.today(), alasan="x")
    return lambda: penangguhan.delete_penangguhan(penangguhan_id=row.pk, by=diri)


@adegan("insentif.services.nominasi.create_nominasi")
def _(diri):
    award = make_penghargaan()
    return lambda: nominasi.create_nominasi(penghargaan_id=award.pk, pegawai=diri.pegawai, alasan="x", by=diri)


@adegan("insentif.services.nominasi.decide_nominasi")
def _(diri):
    row = make_nominasi(make_penghargaan(), diri.pegawai)
    return lambda: nominasi.decide_nominasi(pk=row.pk, setuju=True, alasan="x", by=diri)


@adegan("insentif.services.nominasi.withdraw_nominasi")
def _(diri):
    row = make_nominasi(make_penghargaan(), diri.pegawai)
    return lambda: nominasi.withdraw_nominasi(pk=row.pk, alasan="x", by=diri)


def wished(diri, status="diajukan"):
    decided = {} if status == "diajukan" else {"diputus_oleh": diri, "diputus_pada": waktu.now()}
    return Penukaran.objects.create(
        pegawai=diri.pegawai, imbalan=make_imbalan(), poin=40, diajukan_pada=waktu.now(), status=status, **decided
    )


@adegan("insentif.services.tukar.approve_penukaran")
def _(diri):
    row = wished(diri)
    return lambda: tukar.approve_penukaran(penukaran_id=row.pk, by=diri)


@adegan("insentif.services.tukar.refuse_penukaran")
def _(diri):
    row = wished(diri)
    return lambda: tukar.refuse_penukaran(penukaran_id=row.pk, alasan="x", by=diri)


@adegan("insentif.services.tukar.approve_all")
def _(diri):
    row = wished(diri)
    return lambda: none_of(tukar.approve_all(penukaran_ids=[row.pk], by=diri))


@adegan("insentif.services.tukar.refuse_all")
def _(diri):
    row = wished(diri)
    return lambda: none_of(tukar.refuse_all(penukaran_ids=[row.pk], alasan="x", by=diri))


@adegan("insentif.services.tukar.revoke_penukaran")
def _(diri):
    row = wished(diri, "disetujui")
    return lambda: tukar.revoke_penukaran(penukaran_id=row.pk, alasan="x", by=diri)


@adegan("insentif.services.tukar.hand_over")
def _(diri):
    row = wished(diri, "disetujui")
    return lambda: tukar.hand_over(penukaran_id=row.pk, by=diri)


@adegan("insentif.services.keberatan.answer_keberatan")
def _(diri):
    row = KeberatanPoin.objects.create(pegawai=diri.pegawai, isi="Kurang")
    return lambda: keberatan.answer_keberatan(keberatan_id=row.pk, status="diperbaiki", jawaban="x", by=diri)
