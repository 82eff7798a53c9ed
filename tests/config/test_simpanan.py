"""Figures that are kept follow what they stand on, and their keys leave out nothing that they read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from config.queries import simpanan
from config.queries.beranda_data import BERAKHIR
from config.queries.ikhtisar_hitung import BAGIAN
from config.queries.tren import TREN
from lib import waktu
from pegawai.models import Penempatan
from tests.config.meja import make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.evaluasi.pabrik import make_penugasan
from tests.evaluasi.pabrik_hasil import make_hasil
from tests.factories import make_pengguna, make_penilaian
from tests.pintu import enter

pytestmark = pytest.mark.django_db
SEMUA = {part.nama: part for part in (*BAGIAN, TREN, BERAKHIR)}
# Derived from the tables that are named, by whoever writes those.
TURUNAN = {"kompetensi_ringkasanunit", "kompetensi_ringkasanjpm", "kompetensi_tandaringkasan", "kompetensi_perludihitung"}
DIBACA = """
    SELECT relname, seq_scan + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables
    WHERE schemaname = 'public' AND relname !~ '^(django|auth)_'
"""


def scans() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(DIBACA)
        return dict(cursor.fetchall())


def fill() -> None:
    """A city in which each figure has something to count."""
    people, today = make_kantor(), waktu.today()
    kompetensi = people[1].penilaian_list.get().kompetensi
    angkatan = make_angkatan(make_program(kompetensi={kompetensi: 3}), status="ditutup", mulai=today - timedelta(days=2), selesai=today)
    seat = make_pendaftaran(angkatan, people[1], "lulus")
    make_penilaian(people[1], kompetensi, 3, sumber="diklat", tanggal=today)
    make_hasil(angkatan, unsur={"Materi": (0, 1, 4, 5)})
    make_penugasan(seat, people[0], "atasan", status="selesai", dikirim_pada=waktu.now())


@pytest.mark.parametrize("nama", SEMUA)
def test_the_key_names_every_table_that_is_read(nama):
    fill()
    before = scans()
    SEMUA[nama].hitung(waktu.today())
    read = {table for table, count in scans().items() if count > before.get(table, 0)}
    assert read
    assert read - TURUNAN <= set(SEMUA[nama].tabel)


def test_figures_are_reckoned_again_when_what_they_stand_on_was_written_to(django_assert_num_queries):
    people = make_kantor()
    calls: list[str] = []
    parts = [simpanan.Bagian(nama, tabel, lambda _, nama=nama: calls.append(nama)) for nama, tabel in (
        ("a", ("kompetensi_penilaian",)), ("b", ("pegawai_penempatan", "kompetensi_kompetensi")),
    )]  # fmt: skip
    today = waktu.today()
    assert simpanan.load(parts, today, hitung=False) is None
    assert (simpanan.load(parts, today), calls) == ({"a": None, "b": None}, ["a", "b"])
    with django_assert_num_queries(1):
        simpanan.load(parts, today)
    make_penilaian(people[1], people[1].penilaian_list.get().kompetensi, 4)
    simpanan.load(parts, today)
    Penempatan.objects.filter(pegawai=people[0]).update(dasar="diperbaiki")
    simpanan.load(parts, today)
    assert calls == ["a", "b", "a", "b"]


def test_the_home_page_of_a_leader_never_shows_old_figures_beside_new_ones():
    people, client = make_kantor(), enter(make_pengguna("pimpinan"))
    fragment, today = {"headers": {"HX-Request": "true"}}, waktu.today()
    first = client.get(reverse("beranda-ikhtisar"), **fragment).context
    assert [float(first["ikhtisar"].angka[0].kini.nilai), float(first["beranda"].total.jpm)] == [66.7, 66.7]
    kompetensi = people[1].penilaian_list.get().kompetensi
    for person in people:
        make_penilaian(person, kompetensi, 3, tanggal=today)
    assert client.get(reverse("beranda")).context["ikhtisar"] is None
    then = client.get(reverse("beranda-ikhtisar"), **fragment).context
    shown = [then["ikhtisar"].angka[0].kini.nilai, then["ikhtisar"].tren.akhir.jpm, then["beranda"].total.jpm]
    assert shown == [100, 100, 100]
    assert client.get(reverse("beranda")).context["ikhtisar"] == then["ikhtisar"]
