"""Runs over everybody: what each came to stays, the nightly ones too, and the office starts one as a job."""

from datetime import datetime, timedelta
from importlib import import_module
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insentif.models import Perhitungan, PostingPoin
from insentif.services import hitung
from insentif.tasks import recalculate_malam
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import make_lulus
from tests.pintu import enter

pytestmark = pytest.mark.django_db
import_module("insentif.tasks")  # handlers of jobs register
URL = reverse("insentif:hitung-list")


def test_the_night_leaves_its_figures():
    make_lulus(make_pegawai("Rina"), jp=8)
    recalculate_malam()
    recalculate_malam()
    rows = list(Perhitungan.objects.order_by("pk").values_list("oleh", "dicatat", "dibalik", "poin", "bagian", "jumlah_bagian"))
    assert rows == [(None, 1, 0, 8, 1, 1), (None, 0, 0, 0, 1, 1)]
    assert Perhitungan.objects.filter(selesai=None).count() == 0


def test_a_job_posts_and_says_what_it_came_to():
    pengelola = make_pengguna("pengelola")
    make_lulus(make_pegawai("Rina"), jp=8)
    job = hitung.create_hitung(by=pengelola)
    assert hitung.create_hitung(by=pengelola) == job
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("selesai", "1 baris dicatat, 0 dibalik; jumlah poin berubah +8.")
    assert Perhitungan.objects.get().oleh == pengelola
    again = hitung.create_hitung(by=pengelola)
    pekerjaan.run_pekerjaan(pk=again.pk)
    again.refresh_from_db()
    assert again.pesan == "Tidak ada perbedaan. Buku poin sudah sesuai dengan aturan."


def test_a_job_that_stops_midway_posts_nothing(monkeypatch: pytest.MonkeyPatch):
    rina, budi = make_pegawai("Rina"), make_pegawai("Budi")
    for person in (rina, budi):
        make_lulus(person, jp=8)
    monkeypatch.setattr(hitung, "BAGIAN", 1)
    job = hitung.create_hitung(by=make_pengguna("pengelola"))
    seen = []

    def stop(_first: int, _last: int) -> hitung.Hasil:
        seen.append(PostingPoin.objects.count())
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        whole = hitung.recalculate_range
        patch.setattr(hitung, "recalculate_range", lambda first, last: (stop if last >= budi.pk else whole)(first, last))
        pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, seen, PostingPoin.objects.count(), Perhitungan.objects.count()) == ("gagal", [1], 0, 0)


def test_figures_that_cannot_be_are_refused():
    now = timezone.now()
    for wrong in ({"bagian": 2, "jumlah_bagian": 1}, {"selesai": now - timedelta(seconds=1), "mulai": now}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Perhitungan.objects.create(**wrong)


def test_hitung_run_queues_one_job_and_goes_to_it():
    client = enter(make_pengguna("pengelola"))
    target = client.post(reverse("insentif:hitung-run")).url
    assert target == Pekerjaan.objects.get(jenis="hitung-poin").get_absolute_url()
    assert client.get(URL).context["berjalan"] == [Pekerjaan.objects.get()]


@pytest.mark.parametrize("count", [1, 3])
def test_hitung_list_query_count(client: Client, django_assert_num_queries: Any, count: int):
    pengelola = make_pengguna("pengelola")
    for place in range(count):
        Perhitungan.objects.create(oleh=pengelola if place % 2 else None, selesai=timezone.now() + timedelta(seconds=3))
    client = enter(pengelola)
    client.get(URL)  # the first request also notes the session
    with django_assert_num_queries(5):
        page = client.get(URL).context["page"]
    assert page.paginator.count == count


def test_hitung_list_by_who_started_it_and_what_was_never_finished():
    pengelola = make_pengguna("pengelola")
    asked = Perhitungan.objects.create(oleh=pengelola, mulai=timezone.now() - timedelta(hours=1), jumlah_bagian=6, bagian=2)
    night = Perhitungan.objects.create(selesai=timezone.now() + timedelta(seconds=3))
    client = enter(pengelola)
    for asal, rows in (("", [night, asked]), ("malam", [night]), ("diminta", [asked]), ("lain", [night, asked])):
        assert client.get(URL, {"asal": asal}).context["page"].rows == rows
    assert (asked.is_terhenti, night.is_terhenti, asked.detik) == (True, False, None)
    assert "bagian 2 dari 6" in client.get(URL, {"asal": "diminta"}).content.decode()


def test_the_list_of_runs_as_excel_follows_its_filter():
    make_lulus(make_pegawai("Rina"), jp=8)
    recalculate_malam()
    hitung.recalculate(by=make_pengguna("pengelola", nama="Wulan"))
    answer = enter(make_pengguna("auditor")).get(reverse("insentif:hitung-export"), {"asal": "diminta"})
    rows = list(openpyxl.load_workbook(BytesIO(answer.content))["Perhitungan"].iter_rows(min_row=2, values_only=True))
    assert [row[1:6] for row in rows] == [("Wulan", "Selesai", 0, 0, 0)]
    assert type(rows[0][0]) is datetime
