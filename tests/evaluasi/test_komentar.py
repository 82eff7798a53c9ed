"""Hiding a comment: with a reason, undone at any time, figures untouched."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import HasilSurvei, KomentarSurvei
from evaluasi.services import komentar as services
from tests.evaluasi.pabrik_hasil import make_hasil, make_komentar
from tests.factories import make_pengguna
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


def test_hiding_keeps_reason_person_and_day_and_can_be_undone():
    row, by = make_komentar(make_hasil(), "Pak Budi galak."), make_pengguna("pengelola")
    before = list(HasilSurvei.objects.values_list())
    services.hide_komentar(pk=row.pk, alasan=" menyebut nama ", by=by)
    row.refresh_from_db()
    kept = (row.is_disembunyikan, row.alasan_sembunyi, row.disembunyikan_oleh, row.disembunyikan_pada, row.teks)
    assert kept == (True, "menyebut nama", by, timezone.localdate(), "Pak Budi galak.")
    services.show_komentar(pk=row.pk, by=by)
    row.refresh_from_db()
    assert (row.is_disembunyikan, row.alasan_sembunyi, row.disembunyikan_oleh, row.disembunyikan_pada) == (False, "", None, None)
    assert list(HasilSurvei.objects.values_list()) == before


def test_no_reason_no_hiding():
    row = make_komentar(make_hasil())
    with refusing("alasan"):
        services.hide_komentar(pk=row.pk, alasan="  ", by=make_pengguna("pengelola"))
    with pytest.raises(IntegrityError), transaction.atomic():
        KomentarSurvei.objects.filter(pk=row.pk).update(is_disembunyikan=True)


def test_the_page_hides_and_shows_again():
    blok = make_hasil()
    row, client = make_komentar(blok, "Kata-kata kasar."), enter(make_pengguna("pengelola"))
    url, tab = reverse("evaluasi:komentar-sembunyi", args=[row.pk]), reverse("evaluasi:hasil-angkatan", args=[blok.survei.angkatan_id])
    assert set(client.post(url, {"alasan": ""}).context["form"].errors) == {"alasan"}
    assert client.post(url, {"alasan": "tidak pantas"}).url == tab
    page = client.get(tab)
    assert ([*page.context["komentar"]], "Kata-kata kasar." in page.content.decode()) == ([], False)
    assert [hidden.alasan_sembunyi for hidden in page.context["hasil"].disembunyikan] == ["tidak pantas"]
    assert client.post(url, {"tindakan": "tampilkan"}).url == tab
    assert [shown.teks for shown in client.get(tab).context["komentar"]] == ["Kata-kata kasar."]
