"""What each home page asks for: the right things, by their deadlines, and the page that deals with them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from config.queries import beranda
from config.queries.beranda_data import count_expiring, get_beranda_akun, get_beranda_kepegawaian
from config.queries.beranda_pegawai import get_beranda_pegawai
from config.queries.tugas import Tugas, sort_tugas
from diklat.models import HariLibur, TargetJP
from insentif.models import KeberatanPoin, Penghargaan, VersiAturan
from kompetensi.services import profil
from pegawai.models import KedudukanHukum, Pekerjaan
from tests.config.meja import make_kantor
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_mentoring,
    make_pendaftaran,
    make_program,
    make_sertifikat,
    make_sesi,
)
from tests.evaluasi.pabrik import make_pengerjaan, make_penugasan, make_survei, make_ujian
from tests.factories import (
    make_kompetensi,
    make_pegawai,
    make_penempatan,
    make_pengguna,
    make_penilaian,
    make_standar,
    make_unit,
)
from tests.hari import PADA
from tests.rencana.pabrik import make_baris, make_periode

pytestmark = pytest.mark.django_db
ALWAYS = ("Buka katalog", "Isi penilaian")


@pytest.fixture
def kantor():
    return make_kantor()


def own_tasks(pegawai):
    return [
        (hal.judul, hal.tenggat.jenis if hal.tenggat else None) for hal in get_beranda_pegawai(pegawai).tugas if hal.tombol not in ALWAYS
    ]


def badge_of(hal):
    return (hal.tenggat.jenis, hal.tenggat.teks) if hal.tenggat else None


def tasks_of(user, peran):
    shown = beranda.get_beranda_unit(user, peran)
    return shown.tugas if shown else []


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def test_deadlines_come_first_and_late_ones_on_top():
    rows = [Tugas("tanpa", "", "", ""), Tugas("nanti", "", "", "", in_days(30)), Tugas("lewat", "", "", "", in_days(-3))]
    assert [(row.judul, row.tenggat and row.tenggat.jenis) for row in sort_tugas(rows)] == [
        ("lewat", "bad"),
        ("nanti", ""),
        ("tanpa", None),
    ]


def test_days_off_make_a_deadline_urgent_earlier(kantor):
    seat = make_pendaftaran(make_angkatan(status="ditutup"), kantor[1], "lulus")
    form = make_penugasan(seat, kantor[1], "alumnus", tenggat=in_days(8))
    title = "Penilaian pascadiklat: diri Anda"
    assert [badge_of(row)[0] for row in get_beranda_pegawai(kantor[1]).tugas if row.judul == title] == [""]
    HariLibur.objects.bulk_create(HariLibur(tanggal=in_days(number), nama="Libur") for number in range(9))
    assert [badge_of(row)[0] for row in get_beranda_pegawai(kantor[1]).tugas if row.judul == title] == ["warn"]
    assert form.get_absolute_url() in [row.url for row in get_beranda_pegawai(kantor[1]).tugas]


def test_pegawai_is_told_each_test_feedback_offer_and_meeting(kantor):
    me, other = kantor[1], kantor[2]
    program = make_program("Menulis Laporan")
    angkatan = make_angkatan(program, status="berjalan", nomor=4)
    seat = make_pendaftaran(angkatan, me, "hadir")
    make_kehadiran(make_sesi(angkatan, in_days(-1)), seat)
    make_ujian(angkatan, "post_test")
    done = make_ujian(angkatan, "pre_test")
    make_pengerjaan(done, seat, status="dikirim", selesai=timezone.now(), nilai=80)
    make_survei(angkatan, tutup=in_days(20))
    offered = make_angkatan(make_program("Bicara di Depan Umum"), nomor=2)
    make_pendaftaran(offered, me, "ditawari", tawaran_sampai=timezone.now() + timedelta(days=30))
    make_mentoring(me, other).pertemuan_list.create(tanggal=in_days(-1), topik="x", dicatat_oleh=other, mentee_setuju=timezone.now())
    make_pendaftaran(offered, other, "ditawari")
    assert [title for title, _ in own_tasks(me)] == [
        "Tes akhir Menulis Laporan",
        "Umpan balik Menulis Laporan",
        f"Anda mendapat kursi di Bicara di Depan Umum, Angkatan II Tahun {PADA.year}",
        "Pastikan 1 pertemuan mentoring",
    ]


def test_many_forms_are_one_line_that_counts_the_late_ones(kantor):
    for number in range(5):
        seat = make_pendaftaran(make_angkatan(status="ditutup"), kantor[2], "lulus")
        make_penugasan(seat, kantor[1], "atasan", tenggat=in_days(number - 2))
    found = [row for row in get_beranda_pegawai(kantor[1]).tugas if "pascadiklat" in row.judul]
    assert [(row.judul, row.keterangan, badge_of(row)[1]) for row in found] == [
        ("5 penilaian pascadiklat", "Yang paling dekat tenggatnya di atas. 2 sudah lewat tenggat.", "Lewat 2 hari")
    ]


def test_certificate_is_to_be_fetched_for_two_weeks(kantor):
    now = timezone.now()
    for days in (3, 20):
        seat = make_pendaftaran(make_angkatan(make_program(f"Diklat {days}"), status="ditutup"), kantor[1], "lulus")
        make_sertifikat(seat, berkas="sertifikat/x.pdf", terbit_pada=now - timedelta(days=days))
    assert own_tasks(kantor[1]) == [("Sertifikat Diklat 3 sudah terbit", None)]


def test_the_next_step_names_the_open_batch_that_closes_the_gap(kantor):
    me = kantor[1]
    kompetensi = me.penilaian_list.get().kompetensi
    make_angkatan(make_program(kompetensi={kompetensi: 3}), pendaftaran_mulai=in_days(2))
    make_angkatan(make_program(kompetensi={kompetensi: 3}, jenis_asn=["PPPK"]))
    make_angkatan(make_program(kompetensi={kompetensi: 3}, is_aktif=False))
    barred = make_program(kompetensi={kompetensi: 3})
    barred.prasyarat.add(make_program())
    make_angkatan(barred)
    passed = make_program(kompetensi={kompetensi: 3})
    make_pendaftaran(make_angkatan(passed, status="ditutup"), me, "lulus")
    make_angkatan(passed)
    clashing = make_angkatan(make_program(kompetensi={kompetensi: 3}))
    make_sesi(clashing, in_days(9))
    held = make_angkatan(status="dipastikan")
    make_sesi(held, in_days(9))
    make_pendaftaran(held, me, "daftar_tunggu")
    before = get_beranda_pegawai(me)
    assert before.penutupan.langkah is None
    assert [(row.angkatan, row.bentrok, [lain.angkatan_id for lain in row.dengan]) for row in before.penutupan.tiap.values()] == [
        (None, clashing, [held.pk])
    ]
    open_one = make_angkatan(make_program("Penutup", kompetensi={kompetensi: 3}))
    shown = get_beranda_pegawai(me)
    assert {key: (found.angkatan, found.penuh) for key, found in shown.penutupan.tiap.items()} == {kompetensi.pk: (open_one, True)}
    assert [(row.judul, row.url) for row in shown.tugas if row.tombol == "Lihat dan daftar"] == [
        ("Tutup kesenjangan Mengelola Contoh", open_one.get_absolute_url())
    ]


def test_a_batch_that_only_narrows_the_gap_says_so(kantor):
    me = kantor[1]
    kompetensi = me.penilaian_list.get().kompetensi
    me.penempatan_list.get().jabatan.standar_list.update(level=4)
    profil.refresh_profil(None)
    make_angkatan(make_program(kompetensi={kompetensi: 3}))
    assert [row.judul for row in get_beranda_pegawai(me).tugas if row.tombol == "Lihat dan daftar"] == [
        "Perkecil kesenjangan Mengelola Contoh"
    ]


def test_atasan_sees_decisions_forms_nominations_and_who_lacks_jp(kantor, monkeypatch):
    monkeypatch.setattr("config.queries.tugas_atasan.SEPTEMBER", 1)
    TargetJP.objects.filter(jenis_asn="PNS").delete()
    TargetJP.objects.create(jenis_asn="PNS", paling_sedikit=20, berlaku_mulai=date(2020, 1, 1))
    head = make_pengguna(pegawai=kantor[0])
    unit = kantor[0].penempatan_list.get().unit
    make_pendaftaran(make_angkatan(), kantor[1], "diajukan", unit_pemutus=unit, batas_putusan=in_days(-1))
    make_penugasan(make_pendaftaran(make_angkatan(status="ditutup"), kantor[2], "lulus"), kantor[0], tenggat=in_days(-2))
    days = {"nominasi_mulai": in_days(-1), "nominasi_sampai": in_days(40), "keterangan": "x", "tahun": 2026}
    Penghargaan.objects.create(nama="Terbuka", status="dibuka", **days)
    Penghargaan.objects.create(nama="Draf", status="draf", **days)
    shown = tasks_of(head, "atasan")
    assert [(row.judul, row.tenggat.teks if row.tenggat else "") for row in shown][:2] == [
        ("1 penilaian pascadiklat menunggu Anda", "Lewat 2 hari"),
        ("1 pengajuan diklat menunggu keputusan Anda", "Lewat 1 hari"),
    ]
    assert [row.judul for row in shown][2:4] == [
        "Satu penghargaan menerima nominasi",
        f"6 pegawai belum mencapai target JP {timezone.localdate().year}",
    ]


def rawan_of():
    return [(row.angkatan.pk, row.hal, row.tombol) for row in beranda.angkatan_rawan(()).baris]


def test_batch_at_risk_comes_before_one_that_people_wait_for_and_one_without_results(kantor):
    over = make_angkatan(status="selesai")
    make_sesi(over, in_days(-3))
    make_pendaftaran(over, kantor[1], "hadir")
    waited = make_angkatan()
    make_sesi(waited, in_days(9))
    make_pendaftaran(waited, kantor[2], "daftar_tunggu")
    risky = make_angkatan(minimum=5, minimum_tanggal=in_days(2))
    make_sesi(risky, in_days(5))
    calm = make_angkatan(minimum=5, minimum_tanggal=in_days(20))
    make_sesi(calm, in_days(25))
    assert rawan_of() == [
        (risky.pk, ["0 dari paling sedikit 5 peserta"], "Lihat peserta"),
        (waited.pk, ["1 orang menunggu; tidak ada angkatan lain yang terbuka"], "Buka daftar tunggu"),
        (over.pk, ["1 sesi lewat tanpa catatan kehadiran", "1 peserta belum mempunyai hasil"], "Catat kehadiran"),
    ]


def test_waiting_list_names_another_batch_with_seats(kantor):
    program = make_program()
    full = make_angkatan(program, kuota=1)
    make_sesi(full, in_days(9))
    make_pendaftaran(full, kantor[1])
    make_pendaftaran(full, kantor[2], "daftar_tunggu")
    make_angkatan(program, nomor=7)
    assert [hal for _, hal, _ in rawan_of()] == [[f"1 orang menunggu; Angkatan VII Tahun {PADA.year} masih berkursi"]]


def test_pengelola_is_asked_for_objections_but_not_for_his_own_nomination(kantor):
    mine = make_pengguna("pengelola", pegawai=(me := make_pegawai(unit=make_unit())))
    award = Penghargaan.objects.create(
        nama="A", tahun=2026, keterangan="x", nominasi_mulai=in_days(0), nominasi_sampai=in_days(9), status="dibuka"
    )
    award.nominasi_list.create(pegawai=kantor[1], alasan="x", diusulkan_oleh=mine)
    award.nominasi_list.create(pegawai=me, alasan="x", diusulkan_oleh=make_pengguna("pengelola"))
    KeberatanPoin.objects.create(pegawai=kantor[1], isi="Kurang satu diklat")
    found = {row.judul for row in tasks_of(mine, "pengelola")}
    assert found >= {"1 keberatan atas poin belum dijawab"}
    assert not [title for title in found if "nominasi" in title]
    award.nominasi_list.create(pegawai=kantor[2], alasan="x", diusulkan_oleh=make_pengguna("pengelola"))
    assert "1 nominasi menunggu putusan" in {row.judul for row in tasks_of(mine, "pengelola")}


def test_pimpinan_sees_late_ratings_and_people_without_a_seat(kantor):
    make_penugasan(make_pendaftaran(make_angkatan(status="ditutup"), kantor[2], "lulus"), kantor[0], tenggat=in_days(-2))
    waited = make_angkatan(kuota=1)
    make_sesi(waited, in_days(9))
    make_pendaftaran(waited, kantor[1])
    make_pendaftaran(waited, kantor[2], "daftar_tunggu")
    found = [row.judul for row in tasks_of(make_pengguna("pimpinan"), "pimpinan")]
    assert {"1 penilaian atasan lewat tenggat", "1 pegawai menunggu kursi"} <= set(found)


def test_pimpinan_is_led_to_each_plan_that_waits_for_him_but_not_to_his_own(kantor):
    user = make_pengguna("pimpinan")
    plan = make_periode(status="diajukan")
    make_baris(plan, biaya=2_000_000)
    make_periode(plan.tahun + 1, status="diajukan", diajukan_oleh=user)
    found = [row for row in tasks_of(user, "pimpinan") if row.tombol == "Tinjau rencana"]
    assert [(row.judul, row.url) for row in found] == [(f"{plan} menunggu persetujuan Anda", plan.get_absolute_url())]
    assert found[0].keterangan.startswith("1 program, Rp2,0 juta.")


def test_kepegawaian_is_told_whose_acting_headship_ends(kantor):
    unit = kantor[0].penempatan_list.get().unit
    for number, days in enumerate((5, 40)):
        make_penempatan(kantor[1 + number], unit, status="plt", memimpin=True, mulai=in_days(-30), selesai=in_days(days))
    found = [row for row in get_beranda_kepegawaian(make_pengguna("kepegawaian")).tugas if row.tombol == "Buka pegawai"]
    assert [(row.keterangan.split(".")[0], row.sampai) for row in found] == [("Orang 1", in_days(5))]


def test_admin_is_told_of_drafts_failed_jobs_and_accounts_of_those_who_left(kantor):
    VersiAturan.objects.create(nomor=99, berlaku_mulai=in_days(30))
    left = make_pegawai("Pensiun", kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    make_pengguna(pegawai=left)
    make_pengguna(pegawai=kantor[1])
    oleh = make_pengguna("admin")
    Pekerjaan.objects.create(jenis="x", judul="y", oleh=oleh, status="gagal")
    assert [row.judul for row in get_beranda_akun().tugas] == [
        "1 draf aturan poin belum terbit",
        "1 akun aktif milik pegawai yang tidak lagi bertugas",
        "1 pekerjaan gagal",
    ]


def test_people_whose_results_end_soon_are_counted_once(kantor):
    kompetensi = kantor[1].penilaian_list.get().kompetensi
    other = make_kompetensi("Kedua", jenis="manajerial")
    make_standar(kantor[1].penempatan_list.get().jabatan, other, 2)
    for row in (kompetensi, other):
        make_penilaian(kantor[1], row, 2, tanggal=in_days(-1), berlaku_sampai=in_days(60))
    make_penilaian(kantor[2], other, 2, tanggal=in_days(-1), berlaku_sampai=in_days(400))
    profil.refresh_profil(None)
    assert count_expiring(timezone.localdate()) == 1
