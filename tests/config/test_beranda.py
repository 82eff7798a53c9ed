"""The home page of each role: real figures, what waits for the reader, and never more than twelve queries."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.queries import beranda, beranda_data, tren
from config.queries.beranda_pegawai import get_beranda_pegawai
from diklat.models import TargetJP
from diklat.services import jp
from diklat.services.sertifikat import propose_cabut
from kompetensi.services import profil
from pegawai.models import CatatanAkun, Impor, Notifikasi
from pegawai.services.notifikasi.kelola import resend_notifikasi
from tests.config.meja import make_kantor
from tests.diklat import pabrik
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_sertifikat, make_sesi
from tests.factories import make_pegawai, make_pengguna, make_penilaian, make_unit
from tests.insentif.pabrik import make_lulus

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return make_kantor()


def test_pegawai_sees_the_gap_and_is_asked_for_a_self_rating(client, kantor):
    client.force_login(make_pengguna(pegawai=kantor[1]))
    shown = client.get(reverse("beranda")).context["beranda"]
    assert shown.profil.capaian.persen == Decimal("66.7")
    assert [(row.nama, row.gap) for row, _ in shown.kesenjangan] == [("Mengelola Contoh", Decimal(1))]
    assert [hal.tombol for hal in shown.tugas if hal.tombol != "Buka katalog"] == ["Isi penilaian"]


def test_self_rating_of_this_year_is_not_asked_again(kantor):
    today = timezone.localdate()
    kompetensi = kantor[1].penilaian_list.get().kompetensi
    make_penilaian(kantor[1], kompetensi, 3, sumber="mandiri", tanggal=today - timedelta(days=30), berlaku_sampai=date(2099, 1, 1))
    assert "Isi penilaian" not in [hal.tombol for hal in get_beranda_pegawai(kantor[1]).tugas]


def test_pegawai_sees_jp_of_the_year_and_the_next_session(client, kantor):
    TargetJP.objects.filter(jenis_asn="PNS").delete()
    TargetJP.objects.create(jenis_asn="PNS", paling_sedikit=20, berlaku_mulai=date(2020, 1, 1))
    today, angkatan = timezone.localdate(), make_angkatan(status="berjalan")
    past, coming = make_sesi(angkatan, date(today.year, 1, 2), jp=5), make_sesi(angkatan, today + timedelta(days=3))
    make_kehadiran(past, make_pendaftaran(angkatan, kantor[1], "hadir"))
    jp.refresh_jp(pegawai_ids=[kantor[1].pk])
    client.force_login(make_pengguna(pegawai=kantor[1]))
    shown = client.get(reverse("beranda")).context["beranda"]
    assert (shown.jp.diakui, shown.jp.target, shown.jp.kurang, shown.jp.persen) == (5, 20, 15, 25)
    assert shown.sesi_list == [coming]


def test_pegawai_sees_the_newest_valid_certificates(kantor):
    rows = [make_sertifikat(make_pendaftaran(make_angkatan(status="selesai"), kantor[1], "lulus")) for _ in range(3)]
    make_sertifikat(make_pendaftaran(make_angkatan(status="selesai"), kantor[2], "lulus"))
    assert get_beranda_pegawai(kantor[1]).sertifikat_list == rows[::-1]


def test_expired_result_is_named(kantor):
    kompetensi = kantor[5].penempatan_list.get().jabatan.standar_list.get().kompetensi
    make_penilaian(kantor[5], kompetensi, 2, tanggal=date(2020, 1, 1), berlaku_sampai=date(2023, 1, 1))
    assert [hal.judul for hal in get_beranda_pegawai(kantor[5]).tugas if hal.tombol != "Buka katalog"] == [
        "Isi penilaian mandiri",
        "1 hasil asesmen sudah kedaluwarsa",
    ]


def test_atasan_sees_his_unit_only(client, kantor):
    other = make_unit("Dinas Lain")
    for number in range(5):
        make_pegawai(f"Luar {number}", unit=other)
    profil.refresh_profil(None)
    client.force_login(make_pengguna(pegawai=kantor[0]))
    shown = client.get(reverse("beranda")).context["beranda"]
    assert (shown.total.pegawai, shown.total.dinilai, shown.belum, shown.total.jpm) == (6, 5, 1, Decimal("66.7"))
    assert [hal.tombol for hal in shown.tugas if hal.tombol != "Lihat pegawai"] == []
    assert [hal.judul for hal in shown.tugas][-2:] == ["Mengelola Contoh paling jauh dari standar", "1 pegawai belum dinilai"]


def test_kepegawaian_is_told_what_the_data_lack(client, kantor):
    petugas = make_pengguna("kepegawaian")
    make_pegawai("Tanpa Unit")
    make_pegawai("Tanpa Standar", unit=make_unit())
    Impor.objects.create(jenis="pegawai", nama_berkas="nov.xlsx", sha256="0" * 64, ukuran=1, oleh=petugas, status="pratinjau")
    client.force_login(petugas)
    shown = client.get(reverse("beranda")).context["beranda"]
    assert (shown.aktif, shown.tanpa_penempatan, shown.jabatan_tanpa_standar) == (8, 1, 1)
    assert [hal.tombol for hal in shown.tugas] == ["Tinjau impor", "Lihat pegawai", "Buka standar"]
    assert [row.nama_berkas for row in shown.impor_terbaru] == ["nov.xlsx"]


def test_pengelola_is_asked_for_the_second_signature_and_told_of_failed_mails(client, kantor):
    mine, other = make_pengguna("pengelola"), make_pengguna("pengelola")
    for by in (mine, other, other):
        row = pabrik.make_sertifikat(pabrik.make_pendaftaran(pabrik.make_angkatan(), kantor[1], "lulus"))
        propose_cabut(pk=row.pk, kelas="data", alasan="NIP orang lain", by=by)
    Notifikasi.objects.all().delete()
    now = timezone.now()
    for number, (alamat, dibuat) in enumerate([("a@contoh.id", now), ("b@contoh.id", now), ("c@contoh.id", now - timedelta(days=9))]):
        Notifikasi.objects.create(
            kunci=f"k{number}", aturan="terdaftar", objek="pendaftaran:1", alamat=alamat, dibuat=dibuat, kirim_pada=now, status="gagal",
            selesai=now,
        )  # fmt: skip
    resend_notifikasi(notifikasi_id=Notifikasi.objects.get(alamat="b@contoh.id").pk, alasan="Alamat diperbaiki", by=mine)
    shown = beranda.get_beranda_unit(mine, "pengelola")
    assert shown is not None
    tugas = {hal.tombol: hal for hal in shown.tugas}
    assert tugas["Periksa usul"].judul == "2 pencabutan atau penggantian sertifikat menunggu pengesahan Anda"
    assert tugas["Lihat surel"].judul == "1 surel gagal dikirim"
    client.force_login(mine)
    assert [row.alamat for row in client.get(tugas["Lihat surel"].url).context["page"].rows] == ["a@contoh.id", "b@contoh.id"]
    assert client.get(tugas["Periksa usul"].url).context["page"].paginator.count == 3


def test_the_jp_of_the_city_is_kept_until_more_is_recorded(kantor):
    officer, today = make_pengguna("pengelola"), timezone.localdate()
    before = beranda.get_beranda_unit(officer, "pengelola").jp
    make_lulus(kantor[1], jp=999, hari=today)
    after = beranda.get_beranda_unit(officer, "pengelola").jp
    assert (after.tercapai, after.jp, after.pegawai) == (before.tercapai + 1, before.jp + 999, before.pegawai)
    with CaptureQueriesContext(connection) as asked:
        assert beranda.get_beranda_unit(officer, "pengelola").jp == after
    assert not [row for row in asked if "FROM diklat_catatanjp" in row["sql"]]


def test_admin_sees_what_was_last_done_to_accounts(client):
    admin, other = make_pengguna("admin"), make_pengguna()
    for _ in range(beranda_data.ROWS_SHOWN + 1):
        CatatanAkun.objects.create(pengguna=other, tindakan=CatatanAkun.Tindakan.SESI, oleh=admin)
    CatatanAkun.objects.create(pengguna=other, tindakan=CatatanAkun.Tindakan.NONAKTIF)
    client.force_login(admin)
    shown = client.get(reverse("beranda")).context["beranda"].catatan_list
    assert [row.tindakan for row in shown] == ["nonaktif", *["sesi"] * (beranda_data.ROWS_SHOWN - 1)]


def test_empty_city_says_what_to_do_first(client):
    client.force_login(make_pengguna("pimpinan"))
    assert "Belum ada unit" in client.get(reverse("beranda")).content.decode()


def test_tren_has_a_point_per_quarter_with_results(client, kantor):
    client.force_login(make_pengguna("pimpinan"))
    shown = client.get(reverse("beranda-ikhtisar"), headers={"HX-Request": "true"}).context["ikhtisar"].tren
    quarters = [day for day in tren.quarter_ends(timezone.localdate()) if day >= timezone.localdate() - timedelta(days=100)]
    assert [(point.hari, point.jpm) for point in shown.titik] == [(day, Decimal("66.7")) for day in quarters]


def test_quarter_ends_before_a_day():
    assert tren.quarter_ends(date(2026, 11, 24))[-4:] == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 24)]
    assert len(tren.quarter_ends(date(2026, 1, 1))) == tren.QUARTERS + 1
