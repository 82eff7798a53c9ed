"""What stands after somebody's term: his pages and files say so, nothing makes him a name again, and what waits is counted each night."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from config import metrik
from diklat.models import RiwayatLuar, Sertifikat
from diklat.services.sertifikat import terbit
from lib import waktu
from lib.format import format_nip
from pegawai.models import MasaSimpan, Pegawai, Pemusnahan
from pegawai.models.simpan import Jenis
from pegawai.queries import simpan as queries
from pegawai.services import pegawai as pegawai_services
from pegawai.services import simpan as services
from pegawai.tasks import purge_berkas
from tests.factories import make_pengguna
from tests.pegawai.test_simpan import NAMA, make_lama, run, wait
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Any) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


def test_his_pages_say_that_it_is_gone_and_his_files_are_not_found(client: Client) -> None:
    lama = make_lama()
    sertifikat, riwayat = Sertifikat.objects.get(), RiwayatLuar.objects.get()
    run()
    client.force_login(make_pengguna("pengelola"))
    assert client.get(f"/sertifikat/{sertifikat.pk}/unduh/").status_code == 404
    assert client.get(f"/riwayat-diklat/{riwayat.pk}/bukti/").status_code == 404
    page = client.get(sertifikat.get_absolute_url()).content.decode()
    assert "Dimusnahkan" in page
    assert not any(word in page for word in ("Siapkan berkas", "Usulkan", NAMA))
    assert "/bukti/" not in client.get(riwayat.get_absolute_url()).content.decode()
    client.force_login(make_pengguna("kepegawaian"))
    page = client.get(lama.get_absolute_url()).content.decode()
    assert "masa simpannya lewat" in page
    assert not any(word in page for word in ("/ubah/", "00000000"))


def test_nobody_gives_him_a_file_or_a_name_again() -> None:
    lama = make_lama()
    sertifikat = Sertifikat.objects.get()
    run()
    with pytest.raises(ValidationError) as refused:
        terbit.make_berkas(pk=sertifikat.pk)
    assert refused.value.code == "dianonimkan"
    person = Pegawai.objects.get(pk=lama.pk)
    assert (person.is_dianonimkan, format_nip(person.nip), make_lama(nip="195301011975011009").is_dianonimkan) == (True, "–", False)
    person.nama = NAMA
    with refusing("dianonimkan"):
        pegawai_services.save_pegawai(pegawai=person, by=make_pengguna("kepegawaian"))


def test_a_longer_term_in_the_meantime_holds_and_the_page_says_so(client: Client) -> None:
    make_lama()
    row = services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("kepegawaian"))
    wait(row)
    MasaSimpan.objects.create(jenis=Jenis.ORANG, tahun=30, berlaku_mulai=waktu.today())
    assert services.create_due() == []
    client.force_login(make_pengguna("kepegawaian"))
    assert "masa simpannya diperpanjang" in client.get("/masa-simpan/orang/").content.decode()
    MasaSimpan.objects.filter(tahun=30).update(berlaku_mulai=waktu.today() + timedelta(days=1))
    assert [job.parameter for job in services.create_due()] == [{"pemusnahan": row.pk}]
    assert Pemusnahan.objects.get().status == "menunggu"


def test_each_night_counts_what_is_over(client: Client) -> None:
    make_lama()
    assert queries.last_night() is None
    purge_berkas()
    found = queries.last_night()
    assert found is not None
    assert found.baris == {one.jenis.value: one.total for one in queries.lewat_list(*Jenis.values)}
    assert found.total > 10
    client.force_login(make_pengguna("admin"))
    assert f"{found.total} baris" in client.get("/keadaan/").content.decode()
    assert f'tangkas_masa_simpan_lewat{{jenis="orang"}} {found.baris["orang"]}' in metrik.render()
