"""The maintenance tables: no single tick takes people, screens or certificates away."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kompetensi.models import BatasJPM, PerangkatBatas
from pegawai.models import KedudukanHukum, Pegawai, Pengguna
from tests.diklat import pabrik
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    return enter(make_pengguna("admin"))


def codes(answer: Any) -> dict[str, list[str]]:
    form = answer.context["adminform"].form if answer.context else None
    return {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()} if form else {}


def change(admin: Client, row: Any, data: dict[str, Any]) -> dict[str, list[str]]:
    return codes(admin.post(reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk]), data))


def test_a_standing_in_use_says_in_figures_what_its_tick_does(admin: Client) -> None:
    pegawai = make_pegawai()
    akun, standing = make_pengguna(pegawai=pegawai), pegawai.kedudukan
    pabrik.make_pendaftaran(pabrik.make_angkatan(), pegawai)
    data = {"nama": standing.nama, "is_aktif": ""}
    page = admin.post(reverse("admin:pegawai_kedudukanhukum_change", args=[standing.pk]), data)
    (error,) = page.context["adminform"].form.errors.as_data()["yakin"]
    assert error.code == "akibat"
    assert error.message.startswith("1 pegawai berkedudukan ini menjadi tidak aktif: 1 akun langsung keluar dan tidak dapat masuk, dan 1 ")
    assert Pegawai.objects.active().count() == 1
    assert change(admin, standing, data | {"yakin": "on"}) == {"yakin": ["akibat"]}  # nobody has read what was not shown
    assert change(admin, standing, data | {"yakin": "on", "terbaca": page.context["adminform"].form["terbaca"].value()}) == {}
    assert (Pegawai.objects.active().count(), Pengguna.objects.get(pk=akun.pk).may_enter) == (0, False)
    assert change(admin, standing, data | {"is_aktif": "on"}) == {"yakin": ["akibat"]}


def test_a_standing_that_nobody_has_is_changed_at_once(admin: Client) -> None:
    row = KedudukanHukum.objects.filter(is_aktif=False)[0]
    assert change(admin, row, {"nama": row.nama, "is_aktif": "on"}) == {}
    assert KedudukanHukum.objects.get(pk=row.pk).is_aktif is True


def test_what_files_mean_by_a_row_stays(admin: Client) -> None:
    row = KedudukanHukum.objects.filter(is_aktif=False)[0]
    change(admin, row, {"siasn_id": "77", "nama": "Lain", "is_aktif": ""})
    assert KedudukanHukum.objects.filter(pk=row.pk).values_list("siasn_id", "nama").get() == (row.siasn_id, "Lain")


def bands(row: PerangkatBatas) -> dict[str, str]:
    rows = list(row.batas_list.all())
    form = {"batas_list-TOTAL_FORMS": str(len(rows)), "batas_list-INITIAL_FORMS": str(len(rows))}
    for number, band in enumerate(rows):
        values = {"id": band.pk, "perangkat": row.pk, "label": band.label, "batas_bawah": band.batas_bawah, "warna": band.warna}
        form |= {f"batas_list-{number}-{name}": str(value) for name, value in values.items()}
    return form


def test_screens_always_have_one_set_of_bands_and_the_mark_wanders(admin: Client) -> None:
    main = PerangkatBatas.objects.get(is_utama=True)
    data = {"kode": main.kode, "nama": main.nama, "dasar": main.dasar, **bands(main)}
    assert change(admin, main, data) == {"is_utama": ["tanpa_utama"]}
    other = PerangkatBatas.objects.create(kode="lain", nama="Lain")
    data = {"kode": "lain", "nama": "Lain", "is_utama": "on"}
    assert change(admin, other, data | bands(other)) == {"is_utama": ["tanpa_batas"]}
    BatasJPM.objects.create(perangkat=other, label="Cukup", batas_bawah=0, warna="ok")
    assert change(admin, other, data | bands(other)) == {}
    assert list(PerangkatBatas.objects.filter(is_utama=True)) == [other]


def test_home_and_profile_open_while_no_band_is_set() -> None:
    pegawai = make_pegawai()
    client = enter(make_pengguna(pegawai=pegawai))
    PerangkatBatas.objects.update(is_utama=False)
    assert [client.get(reverse(name)).status_code for name in ("beranda", "kompetensi:profil-saya")] == [200, 200]
