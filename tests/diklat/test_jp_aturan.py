"""Rules of JP: a new one shows first what it changes and changes nothing before its day; the rows for SIASN."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, AturanJP, CatatanJP, JenisDiklat, KetentuanJP, Program, TargetJP
from diklat.queries import siasn
from diklat.queries.jp import periksa
from diklat.queries.ketentuan import batas_jp, get_ketentuan
from diklat.queries.pendaftaran import load_konteks
from diklat.services import aturan_jp, ekspor_jp, jp
from diklat.services.sesi import default_jp
from pegawai.models import Pegawai, Pekerjaan
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_pendaftaran,
    make_program,
    make_riwayat,
    make_sertifikat,
    make_sesi,
)
from tests.diklat.test_jp_laporan import MARET, TAHUN, kota, read_sheet, report, run
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
__all__ = ["kota"]

MULAI = date(TAHUN, 3, 1)
DATA = {"cara": "pertemuan", "jp": 1, "batas_harian": None, "berlaku_mulai": MULAI, "dasar": "Perwal 1", "is_terverifikasi": True}


def attend(hari: date) -> Pegawai:
    pegawai = make_pegawai()
    angkatan = make_angkatan(make_program(siasn_id=3))
    make_kehadiran(make_sesi(angkatan, hari), make_pendaftaran(angkatan, pegawai))
    return pegawai


def test_a_new_rule_shows_first_and_then_changes_only_from_its_day(tmp_path: Any, settings: Any) -> None:
    jenis, by = JenisDiklat.objects.get(siasn_id=3), make_pengguna("pengelola")
    before, after = attend(MULAI - timedelta(days=1)), attend(MULAI)
    jp.refresh_jp(pegawai_ids=None)
    assert aturan_jp.preview_aturan(jenis=jenis, data=DATA, tahun=TAHUN) == periksa.Dampak(0, 1, 0, 3)
    assert (jenis.aturan_list.count(), periksa.count_beda()) == (1, 0)
    job = run(aturan_jp.create_perubahan(jenis=jenis, data=DATA, by=by), tmp_path, settings)
    assert dict(CatatanJP.objects.values_list("pegawai", "jp")) == {before.pk: 4, after.pk: 1}
    assert list(jenis.aturan_list.order_by("berlaku_mulai").values_list("cara", "berlaku_sampai")) == [
        ("jadwal", MULAI),
        ("pertemuan", None),
    ]
    assert job.pesan.endswith("JP 1 pegawai tahun ini berubah.")


def test_a_rule_never_begins_before_the_last_one(tmp_path: Any, settings: Any) -> None:
    jenis = JenisDiklat.objects.get(siasn_id=3)
    aturan_jp.replace_aturan(jenis=jenis, data=DATA)
    for day in (MULAI, MULAI - timedelta(days=1)):
        with refusing("tanggal"):
            aturan_jp.replace_aturan(jenis=jenis, data={**DATA, "berlaku_mulai": day})
    with refusing("tanggal"):
        aturan_jp.replace_target(jenis_asn="PNS", data={"berlaku_mulai": date(2020, 1, 1)}, by=make_pengguna("admin"))


def test_a_new_target_counts_from_its_day_on(kota: dict[str, Any]) -> None:
    data = {"paling_sedikit": 4, "berlaku_mulai": MULAI, "dasar": "", "is_terverifikasi": False}
    aturan_jp.replace_target(jenis_asn="PNS", data=data, by=make_pengguna("admin"))
    assert report()["Jumlah"][2] == 2
    assert TargetJP.objects.filter(jenis_asn="PNS").order_by("berlaku_mulai")[0].berlaku_sampai == MULAI


def test_a_regulation_is_named_before_a_rule_counts_as_verified() -> None:
    aturan, by = AturanJP.objects.get(jenis__siasn_id=3), make_pengguna("admin")
    with refusing("dasar"):
        aturan_jp.note_dasar(aturan=aturan, dasar=" ", is_terverifikasi=True, by=by)
    aturan_jp.note_dasar(aturan=aturan, dasar="PerLAN 10/2018", is_terverifikasi=True, by=by)
    aturan.refresh_from_db()
    assert (aturan.dasar, aturan.is_terverifikasi, aturan.berlaku_sampai) == ("PerLAN 10/2018", True, None)


def test_rule_page_previews_and_queues() -> None:
    client = enter(make_pengguna("admin"))
    url = reverse("diklat:aturan-jp-update", args=[3])
    data = {"cara": "jam", "jp": "", "batas_harian": "9", "berlaku_mulai": MULAI.isoformat(), "dasar": ""}
    answer = client.post(url, data)
    assert (answer.context["dampak"], Pekerjaan.objects.count()) == (periksa.Dampak(0, 0, 0, 0), 0)
    answer = client.post(url, {**data, "terapkan": "1"})
    job = Pekerjaan.objects.get()
    assert (answer.url, job.jenis, job.parameter["data"]["batas_harian"]) == (job.get_absolute_url(), "aturan-jp", 9)  # type: ignore[attr-defined]


def test_siasn_rows_of_valid_certificates_and_verified_training(tmp_path: Any, settings: Any) -> None:
    unit = make_unit()
    pegawai = make_pegawai("Ani", unit=unit, jabatan=make_jabatan())
    program = make_program("=Pelayanan", siasn_id=8, jp=24)
    angkatan = make_angkatan(program)
    lulus, gagal, tarik = (
        make_pendaftaran(angkatan, who, s) for who, s in ((pegawai, "lulus"), (make_pegawai(), "tidak_lulus"), (make_pegawai(), "lulus"))
    )
    make_sesi(angkatan, MARET)
    make_sesi(angkatan, MARET + timedelta(days=2), nomor=2)
    make_sertifikat(lulus, nomor="800/1")
    make_sertifikat(gagal)
    now = timezone.now()
    cabut = {
        "usul_oleh": make_pengguna("pengelola"),
        "usul_pada": now,
        "usul_alasan": "salah",
        "diakhiri_oleh": make_pengguna("pengelola"),
    }
    make_sertifikat(tarik, status="dicabut", berakhir_pada=now, alasan="salah", **cabut)
    make_riwayat(pegawai, nama="Kursus", nomor_sertifikat="K/2", mulai=MARET, selesai=MARET, jp=6, status="diverifikasi")
    make_riwayat(pegawai)
    job = run(
        ekspor_jp.create_ekspor_siasn(saringan=siasn.Saringan(TAHUN, unit_id=unit.pk), keterangan="uji", by=make_pengguna("pengelola")),
        tmp_path,
        settings,
    )
    assert read_sheet(job, "Riwayat kursus") == [
        (
            "NIP",
            "NAMA",
            "JENIS DIKLAT ID",
            "JENIS DIKLAT",
            "NAMA KURSUS",
            "INSTITUSI PENYELENGGARA",
            "NOMOR SERTIPIKAT",
            "TANGGAL MULAI",
            "TANGGAL SELESAI",
            "TAHUN",
            "JUMLAH JAM",
            "JENIS SERTIPIKAT",
        ),
        (
            pegawai.nip,
            "Ani",
            8,
            "Bimbingan Teknis",
            "=Pelayanan",
            "Badan Kepegawaian",
            "800/1",
            f"04-03-{TAHUN}",
            f"06-03-{TAHUN}",
            TAHUN,
            24,
            "T",
        ),
        (pegawai.nip, "Ani", 9, "Seminar", "Kursus", "Universitas Contoh", "K/2", f"04-03-{TAHUN}", f"04-03-{TAHUN}", TAHUN, 6, "P"),
    ]
    assert siasn.count_rows(siasn.Saringan(TAHUN, program_id=program.pk)) == (1, 0)
    assert siasn.count_rows(siasn.Saringan(TAHUN - 1)) == (0, 0)
    assert siasn.count_rows(siasn.Saringan(TAHUN, unit_id=make_unit().pk)) == (0, 0)


def test_siasn_rows_are_those_that_were_signed(tmp_path: Any, settings: Any) -> None:
    """Only what an older certificate did not freeze is read from the programme of today; a moved batch changes no year."""
    program = make_program("Pelayanan Prima", siasn_id=8, jp=24)
    angkatan = make_angkatan(program, status="ditutup")
    make_sesi(angkatan, MARET)
    signed, older = (make_pendaftaran(angkatan, make_pegawai(name), "lulus") for name in ("Ani", "Budi"))
    facts = {"jenis_siasn": 8, "jenis": "Bimbingan Teknis", "jenis_sertipikat": "T", "program": "Pelayanan Prima", "jp": 24}
    days = {"mulai": MARET.isoformat(), "selesai": MARET.isoformat()}
    make_sertifikat(signed, nomor="800/1", isi=facts | days | {"penyelenggara": "Badan Kepegawaian"})
    make_sertifikat(older, nomor="800/2", isi={"program": "Pelayanan Prima"} | days)
    Program.objects.update(nama="Layanan Baru", jp=40, penyelenggara="Pusat", jenis=JenisDiklat.objects.get(siasn_id=3))
    Angkatan.objects.update(mulai=MARET - timedelta(days=400), selesai=MARET - timedelta(days=400))
    rows = list(siasn.iter_rows(siasn.Saringan(TAHUN), struktural=False))
    assert siasn.count_rows(siasn.Saringan(TAHUN)) == (2, 0)
    assert siasn.count_rows(siasn.Saringan(TAHUN - 1)) == (0, 0)
    assert [row[2:] for row in rows] == [
        (8, "Bimbingan Teknis", "Pelayanan Prima", "Badan Kepegawaian", "800/1", MARET, MARET, 24, "T"),
        (3, JenisDiklat.objects.get(siasn_id=3).nama, "Pelayanan Prima", "Pusat", "800/2", MARET, MARET, 40, "T"),
    ]


def test_siasn_keeps_structural_training_in_a_history_of_its_own(tmp_path: Any, settings: Any) -> None:
    angkatan = make_angkatan(make_program("PKA", siasn_id=1), status="ditutup")
    make_sesi(angkatan, MARET)
    row = make_pendaftaran(angkatan, make_pegawai("Ani"), "lulus")
    days = {"mulai": MARET.isoformat(), "selesai": MARET.isoformat()}
    make_sertifikat(row, nomor="800/1", isi={"jenis_siasn": 1, "program": "PKA"} | days)
    make_riwayat(row.pegawai, nama="PKP", jenis=JenisDiklat.objects.get(siasn_id=1), mulai=MARET, selesai=MARET, status="diverifikasi")
    make_riwayat(row.pegawai, nama="Seminar", mulai=MARET, selesai=MARET, status="diverifikasi")
    Program.objects.update(jenis=JenisDiklat.objects.get(siasn_id=3))
    job = run(
        ekspor_jp.create_ekspor_siasn(saringan=siasn.Saringan(TAHUN), keterangan="uji", by=make_pengguna("pengelola")), tmp_path, settings
    )
    assert [line[4] for line in read_sheet(job, "Riwayat diklat struktural")] == ["NAMA DIKLAT STRUKTURAL", "PKA", "PKP"]
    assert [line[4] for line in read_sheet(job, "Riwayat kursus")] == ["NAMA KURSUS", "Seminar"]


KETENTUAN = {"menit_per_jp": 60, "batas_pppk": 30, "hari_putusan": 3, "berlaku_mulai": MULAI, "dasar": "", "is_terverifikasi": False}


def by_hours(siasn_id: int = 3) -> None:
    AturanJP.objects.filter(jenis__siasn_id=siasn_id).update(cara="jam")


def test_before_the_first_rule_that_first_one_holds_for_decisions_ceilings_and_hours() -> None:
    """One text of which rule holds: the form, the conditions of an enrolment and the reckoning of JP read the same row."""
    by_hours()
    today = timezone.localdate()
    KetentuanJP.objects.update(berlaku_mulai=today + timedelta(days=300), batas_pppk=7, hari_putusan=5)
    angkatan, pegawai = make_angkatan(), make_pegawai(jenis_asn="PPPK")
    konteks = load_konteks([(angkatan.pk, pegawai.pk)], "mandiri")[angkatan.pk, pegawai.pk]
    assert (konteks.hari_putusan, konteks.plafon, get_ketentuan(today).hari_putusan) == (5, 7, 5)
    early = attend(MULAI)
    jp.refresh_jp(pegawai_ids=None)
    assert CatatanJP.objects.get(pegawai=early).jp == 4


def test_how_long_a_jp_is_shows_first_and_then_counts_from_its_day(tmp_path: Any, settings: Any) -> None:
    by_hours()
    before, after = attend(MULAI - timedelta(days=1)), attend(MULAI)  # three hours each
    jp.refresh_jp(pegawai_ids=None)
    assert aturan_jp.preview_ketentuan(data=KETENTUAN, tahun=TAHUN) == periksa.Dampak(0, 1, 0, 1)
    assert (KetentuanJP.objects.count(), periksa.count_beda()) == (1, 0)
    run(aturan_jp.create_ketentuan(data=KETENTUAN, by=make_pengguna("admin")), tmp_path, settings)
    assert dict(CatatanJP.objects.values_list("pegawai", "jp")) == {before.pk: 4, after.pk: 3}
    assert [get_ketentuan(MULAI + timedelta(days=shift)).menit_per_jp for shift in (-9999, -1, 0)] == [45, 45, 60]
    sesi = make_sesi(make_angkatan(), MULAI)
    assert [default_jp(moment, moment + timedelta(hours=3)) for moment in (sesi.mulai - timedelta(days=1), sesi.mulai)] == [4, 3]


def test_the_rule_of_the_ceiling_and_of_the_decision_holds_from_its_day(time_machine: Any) -> None:
    day = timezone.localdate()
    aturan_jp.replace_ketentuan(data={**KETENTUAN, "berlaku_mulai": day + timedelta(days=7)})
    pppk = make_pegawai(jenis_asn="PPPK", golongan=None)
    now, later = (make_angkatan(mulai=day + timedelta(days=shift), selesai=day + timedelta(days=shift)) for shift in (6, 7))
    facts = load_konteks([(now.pk, pppk.pk), (later.pk, pppk.pk)], "pengelola")
    assert [facts[row.pk, pppk.pk].plafon for row in (now, later)] == [24, 30]
    assert [batas_jp(jenis, day + timedelta(days=7)) for jenis in ("PPPK", "PNS", "CPNS")] == [30, None, None]
    assert {row.hari_putusan for row in facts.values()} == {2}
    time_machine.move_to(timezone.now() + timedelta(days=7))
    assert load_konteks([(later.pk, pppk.pk)], "mandiri")[later.pk, pppk.pk].hari_putusan == 3


def test_the_page_of_the_rule_previews_and_queues() -> None:
    client, url = enter(make_pengguna("pengelola")), reverse("diklat:ketentuan-jp-update")
    data = {"menit_per_jp": "60", "batas_pppk": "", "hari_putusan": "2", "berlaku_mulai": MULAI.isoformat(), "dasar": ""}
    answer = client.post(url, data)
    assert (answer.context["dampak"], answer.context["lewat"], Pekerjaan.objects.count()) == (periksa.Dampak(0, 0, 0, 0), 0, 0)
    answer = client.post(url, {**data, "terapkan": "1"})
    job = Pekerjaan.objects.get()
    assert (job.jenis, job.parameter["data"]["batas_pppk"]) == ("ketentuan-jp", None)
    assert client.post(url, {**data, "menit_per_jp": "0"}).context["form"].errors
