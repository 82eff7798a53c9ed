"""Certificates that were recorded without a file: it is made once, from the frozen facts, when somebody asks for it."""

import pytest

from diklat.models import Sertifikat
from diklat.services import sertifikat as services
from diklat.services.sertifikat import berkas, terbit
from diklat.services.tanda_tangan import Keutuhan
from tests.diklat.lulusan import HARI, make_lulusan
from tests.diklat.pabrik import make_penanda_tangan, make_sertifikat
from tests.factories import make_pengguna
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]


def make_tanpa_berkas() -> Sertifikat:
    """The facts of a real certificate, as another record without a file."""
    first, second = make_lulusan(2)
    official = make_penanda_tangan()
    by = make_pengguna("pengelola")
    real = services.issue_sertifikat(pendaftaran_ids=[first.pk], penanda_tangan_id=official.pk, tanggal=HARI, by=by)[0]
    return make_sertifikat(second, isi=real.isi)


def test_file_is_made_once_and_kept() -> None:
    bare = make_tanpa_berkas()
    made = terbit.make_berkas(pk=bare.pk)
    assert berkas.check_berkas(made) == Keutuhan.UTUH
    again = terbit.make_berkas(pk=bare.pk)
    assert (again.sha256, again.berkas.name) == (made.sha256, made.berkas.name)


def test_record_without_facts_stays_without_a_file() -> None:
    bare = make_sertifikat(make_lulusan(1)[0])
    with refusing("isi"):
        terbit.make_berkas(pk=bare.pk)
    bare.refresh_from_db()
    assert (bool(bare.berkas), bare.sha256) == (False, "")


def test_button_makes_the_file_and_the_download_follows() -> None:
    bare = make_tanpa_berkas()
    client = enter(make_pengguna("pengelola"))
    assert "Siapkan berkas PDF" in client.get(bare.get_absolute_url()).content.decode()
    page = client.post(f"/sertifikat/{bare.pk}/berkas/", follow=True)
    assert "Unduh sertifikat" in page.content.decode()
