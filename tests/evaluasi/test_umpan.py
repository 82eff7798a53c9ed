"""A teacher reads the own aggregate, and nothing about anybody else."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.diklat.pabrik import make_narasumber
from tests.evaluasi.pabrik_hasil import make_hasil, make_komentar, make_umpan
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
URL = "/evaluasi/umpan-balik-saya/"


def make_guru(nama="Saya", **kwargs):
    akun = make_pengguna(**kwargs)
    akun.groups.add(Group.objects.get_or_create(name="narasumber")[0])
    return akun, make_narasumber(nama, **({"pegawai": akun.pegawai} if akun.pegawai_id else {"pengguna": akun}))


@pytest.mark.parametrize("is_pegawai", [True, False])
def test_a_teacher_sees_own_figures_and_words_only(is_pegawai):
    akun, saya = make_guru(pegawai=make_pegawai()) if is_pegawai else make_guru()
    lain = make_narasumber("Orang Lain")
    blok = make_hasil(pengajar={saya: (0, 5, 5, 0), lain: (0, 0, 0, 10)})
    make_hasil(pengajar={lain: (0, 0, 0, 10)})
    words = {"Tentang saya.": saya, "Tentang lain.": lain, "Tentang materi.": None}
    for teks, narasumber in words.items():
        make_komentar(blok, teks, narasumber=narasumber)
    make_komentar(blok, "Disembunyikan.", narasumber=saya, is_disembunyikan=True, alasan_sembunyi="nama")
    answer = enter(akun).get(URL)
    umpan = answer.context["umpan"]
    assert (umpan.total.rata, umpan.total.n) == (Decimal("2.5"), 10)
    assert [(row.blok, row.angka.rata) for row in umpan.blok] == [(blok, Decimal("2.5"))]
    assert [row.teks for row in umpan.komentar] == ["Tentang saya."]
    text = answer.content.decode()
    assert [word for word in ("Orang Lain", "4,0", "Tentang lain.", "Tentang materi.", "Disembunyikan.") if word in text] == []


def test_a_teacher_without_results_reads_why():
    akun, _ = make_guru()
    assert enter(akun).get(URL).context["umpan"].total is None


def test_the_role_without_a_teacher_behind_it_shows_nothing():
    akun = make_pengguna()
    akun.groups.add(Group.objects.get_or_create(name="narasumber")[0])
    assert enter(akun).get(URL).context["umpan"] is None


def test_the_tab_of_the_batch_is_closed_to_its_teacher():
    akun, saya = make_guru()
    blok = make_hasil(pengajar={saya: (0, 5, 5, 0)})
    urls = [reverse(f"evaluasi:{name}", args=[blok.survei.angkatan_id]) for name in ("hasil-angkatan", "hasil-angkatan-xlsx")]
    assert [enter(akun).get(url).status_code for url in (*urls, reverse("evaluasi:banding-pengajar"))] == [403, 403, 403]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_keeps_its_query_count(count, django_assert_num_queries):
    akun, saya = make_guru()
    versi = make_umpan()
    for _ in range(count):
        make_komentar(make_hasil(pengajar={saya: (0, 5, 5, 0)}, versi=versi), narasumber=saya)
    client = enter(akun)
    client.get(URL)
    with django_assert_num_queries(6):
        found = client.get(URL).context["umpan"]
    assert (len(found.blok), len(found.komentar)) == (count, count)
