"""What is known of a person is no password: in every spelling."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pegawai.passwords import GuessValidator
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
NIP = "198704122011012007"


def is_refused(sandi: str, akun) -> bool:
    try:
        GuessValidator().validate(sandi, akun)
    except ValidationError as error:
        return error.code == "sandi_mudah"
    return False


@pytest.fixture
def akun():
    unit = make_unit("Seksi Zonasi Wiratama", singkatan="ZWT", induk=make_unit("Dinas Kumbakarna"))
    pegawai = make_pegawai(
        "Zulkarnaen Gumelar", nip=NIP, unit=unit, tempat_lahir="Kwandang", telepon="081298765432", tanggal_lahir=date(1987, 4, 12)
    )
    return make_pengguna(pegawai=pegawai, email="wokgumelar77@contoh.go.id")


@pytest.mark.parametrize(
    "sandi",
    [
        NIP, "19870412 201101 2 007", "007 2 201101 19870412", "nip19870412201101", "201101198704",
        "zulkarnaengumelar", "Zulkarn43n!!1987", "gumelar12041987", "Gumelar 12 April 1987", "zulkarnaen120487",
        "12-04-1987 gumelar", "1987/04/12 1987/04/12", "12 April 1987!!", "12apr87gumelar", "april12gumelar", "041287041287",
        "wokgumelar77!!", "wokgumelar77@contoh.go.id", "081298765432", "kwandang081298765432",
        "kwandang12041987", "zonasi wiratama 1", "SeksiZonasiWiratama", "dinaskumbakarna87", "zwt kumbakarna 2026",
        "raleMugneanrakluZ",
    ],
)  # fmt: skip
def test_asvs_6_2_11_own_data(akun, sandi):
    assert is_refused(sandi, akun)
    assert len(sandi) >= 12


@pytest.mark.parametrize("sandi", ["kursi gumelar tupai mendung wajan", "kodok sumur tua 1987", "rabu hujan kopi pahit"])
def test_asvs_6_2_11_own_words_do_not_spoil_a_strong_one(akun, sandi):
    assert not is_refused(sandi, akun)
