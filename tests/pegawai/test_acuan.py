"""The reference tables: one idiom of pages, and what no form of them may do."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from diklat.models import HariLibur, JenisDiklat, PenandaTangan
from kompetensi.models import BatasJPM, Kompetensi, MasaBerlaku, PerangkatBatas, StandarBawaan
from lib import waktu
from pegawai import acuan as daftar_acuan
from pegawai.models import Golongan, KedudukanHukum, Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.services import acuan as services
from tests.diklat import pabrik
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
SERI = ("kelompok", "kompetensi")
PENGUBAH = (Peran.ADMIN,)


@pytest.fixture
def admin() -> Client:
    return enter(make_pengguna("admin"))


def url(verb: str, kode: str, *args: Any) -> str:
    return reverse(f"pegawai:acuan-{verb}", args=[kode, *args])


def codes(answer: Any) -> dict[str, list[str]]:
    form = answer.context and answer.context.get("form")
    return {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()} if form else {}


def boleh(role: str = "admin") -> dict[str, Any]:
    return {"pengubah": PENGUBAH, "by": make_pengguna(role)}


def standar(mulai: date, level: int = 3, **more: Any) -> StandarBawaan:
    kompetensi = more.pop("kompetensi", None) or Kompetensi.objects.order_by("pk")[0]
    values: dict[str, Any] = {"kelompok": "jf_pemula", "kompetensi": kompetensi, "level": level, "bobot": 1, "berlaku_mulai": mulai}
    return StandarBawaan(**{**values, **more})


def test_every_table_lists_its_rows_and_exports_what_its_filter_leaves(admin: Client) -> None:
    for acuan in daftar_acuan.acuan_list():
        count = acuan.model._default_manager.count()
        assert (acuan.kode, admin.get(url("list", acuan.kode)).context["page"].paginator.count) == (acuan.kode, count)
    heads = admin.get(url("list", "standar-bawaan")).content.decode()
    assert all(f">{kolom.judul}<" in heads for kolom in daftar_acuan.find_acuan("standar-bawaan").kolom_list)  # type: ignore[union-attr]
    book = load_workbook(BytesIO(admin.get(url("export", "golongan"), {"skema": "PPPK"}).content))
    assert [cell.value for cell in book.worksheets[0]["A"]] == [
        "KODE",
        *Golongan.objects.filter(skema="PPPK").values_list("kode", flat=True),
    ]
    assert admin.get(url("list", "golongan"), {"skema": "PPPK", "q": "IX"}).context["page"].paginator.count == 1
    assert admin.get(url("list", "jenis-diklat"), {"is_klasikal": "False"}).context["page"].paginator.count == (
        JenisDiklat.objects.filter(is_klasikal=False).count()
    )


def test_the_list_of_tables_counts_them_in_one_query(admin: Client, django_assert_num_queries: Any) -> None:
    address = reverse("pegawai:acuan-index")
    admin.get(address)
    with django_assert_num_queries(2):
        counts = [count for _, count, _ in admin.get(address).context["acuan_list"]]
    assert counts == [acuan.model._default_manager.count() for acuan in daftar_acuan.acuan_list()]


@pytest.mark.parametrize(
    ("peran", "kode", "boleh"),
    [
        ("pengelola", "penanda-tangan", True),
        ("pengelola", "hari-libur", True),
        ("pengelola", "golongan", False),
        ("kepegawaian", "golongan", True),
        ("kepegawaian", "standar-bawaan", True),
        ("kepegawaian", "kedudukan-hukum", False),
        ("auditor", "hari-libur", False),
        ("admin", "kedudukan-hukum", True),
    ],
)
def test_who_may_write_which_table(peran: str, kode: str, boleh: bool) -> None:
    client = enter(make_pengguna(peran))
    assert client.get(url("list", kode)).context["boleh_ubah"] is boleh
    assert [client.get(url("create", kode)).status_code, client.post(url("delete", kode, 0)).status_code] == (
        [200, 404] if boleh else [403, 403]
    )


def test_a_signatory_is_added_and_put_out_of_use(admin: Client) -> None:
    data = {"nama": "Siti", "jabatan": "Kepala", "nip": "1987", "is_aktif": "on"}
    assert list(codes(admin.post(url("create", "penanda-tangan"), data))) == ["__all__"]
    admin.post(url("create", "penanda-tangan"), data | {"nip": "198704122011012007"})
    row = PenandaTangan.objects.get(nama="Siti")
    admin.post(url("update", "penanda-tangan", row.pk), {"nama": "Siti", "jabatan": "Kepala", "nip": row.nip})
    assert PenandaTangan.objects.get(pk=row.pk).is_aktif is False


def test_a_signatory_who_is_an_employee_is_chosen_and_what_was_typed_wins(admin: Client) -> None:
    golongan = Golongan.objects.get(kode="IV/b")
    orang = make_pegawai("Siti Aminah", gelar_belakang="M.Si.", golongan=golongan, unit=make_unit(), jabatan=make_jabatan("Kepala Bidang"))
    for typed in ({}, {"jabatan": "Plt. Kepala Badan"}):
        admin.post(url("create", "penanda-tangan"), {"pegawai": orang.nip, "is_aktif": "on", **typed})
    pangkat = f"{golongan.pangkat} (IV/b)"
    assert list(PenandaTangan.objects.order_by("pk").values_list("nama", "nip", "jabatan", "pangkat")) == [
        ("Siti Aminah, M.Si.", orang.nip, "Kepala Bidang", pangkat),
        ("Siti Aminah, M.Si.", orang.nip, "Plt. Kepala Badan", pangkat),
    ]
    assert set(codes(admin.post(url("create", "penanda-tangan"), {"is_aktif": "on"}))) == {"nama", "jabatan"}


def test_what_is_in_use_is_not_deleted_and_says_by_whom(admin: Client) -> None:
    jenis = pabrik.make_program().jenis
    with pytest.raises(ValidationError) as refusal:
        services.delete_acuan(model=JenisDiklat, pk=jenis.pk, **boleh())
    assert (refusal.value.code, "1 program" in refusal.value.message) == ("dipakai", True)
    libur = HariLibur.objects.create(tanggal=date(2031, 2, 3), nama="Libur")
    assert admin.post(url("delete", "hari-libur", libur.pk)).context["tanya"].judul.startswith("Hapus Libur")
    assert codes_of(services.delete_acuan, model=HariLibur, pk=0, **boleh()) == ["hilang"]


def test_only_who_keeps_a_table_writes_it_whatever_page_asks(admin: Client) -> None:
    libur = HariLibur.objects.create(tanggal=date(2031, 2, 3), nama="Libur")
    assert codes_of(services.delete_acuan, model=HariLibur, pk=libur.pk, **boleh("auditor")) == ["bukan_wewenang"]
    assert codes_of(services.save_acuan, row=libur, **boleh("pimpinan")) == ["bukan_wewenang"]


def test_what_files_mean_by_a_row_stays(admin: Client) -> None:
    row = Golongan.objects.order_by("pk")[0]
    data = {"kode": row.kode, "pangkat": "Lain", "skema": "PPPK", "siasn_id": "77", "urutan": row.urutan}
    assert admin.post(url("update", "golongan", row.pk), data).status_code == 302
    assert Golongan.objects.filter(pk=row.pk).values_list("siasn_id", "skema", "pangkat").get() == (row.siasn_id, row.skema, "Lain")
    row.siasn_id = "77"
    assert codes_of(services.save_acuan, row=row, tetap=("siasn_id",), **boleh()) == ["tetap"]


def test_a_new_rule_ends_the_last_one_and_a_rule_in_force_is_never_rewritten() -> None:
    today = waktu.today()
    first: Any = services.save_acuan(row=standar(today - timedelta(days=100)), seri=SERI, **boleh())
    assert codes_of(services.save_acuan, row=standar(today - timedelta(days=100)), seri=SERI, **boleh()) == ["tanggal"]
    second: Any = services.save_acuan(row=standar(today + timedelta(days=10), 4), seri=SERI, **boleh())
    first.refresh_from_db()
    assert first.berlaku_sampai == second.berlaku_mulai
    first.level = 5
    assert codes_of(services.save_acuan, row=first, seri=SERI, **boleh()) == ["tetap"]
    assert codes_of(services.delete_acuan, model=StandarBawaan, pk=first.pk, seri=SERI, **boleh()) == ["berlaku"]
    second.level = 5
    services.save_acuan(row=second, seri=SERI, **boleh())
    services.delete_acuan(model=StandarBawaan, pk=second.pk, seri=SERI, **boleh())
    first.refresh_from_db()
    assert (first.level, first.berlaku_sampai) == (3, None)
    first.berlaku_sampai = today - timedelta(days=1)
    assert codes_of(services.save_acuan, row=first, seri=SERI, **boleh()) == ["lampau"]


def test_a_dated_row_is_made_on_its_page_with_its_history(admin: Client) -> None:
    today = waktu.today()
    first: Any = services.save_acuan(row=standar(today - timedelta(days=100)), seri=SERI, **boleh())
    data = {"kelompok": first.kelompok, "kompetensi": first.kompetensi_id, "level": "4", "bobot": "1", "berlaku_mulai": today.isoformat()}
    assert admin.post(url("create", "standar-bawaan"), data).status_code == 302
    new = StandarBawaan.objects.get(level=4, kelompok=first.kelompok, kompetensi=first.kompetensi, berlaku_mulai=today)
    page = admin.get(url("update", "standar-bawaan", new.pk))
    assert (page.context["riwayat"][0], page.context["form"].fields["level"].disabled) == (first, True)
    admin.post(url("update", "standar-bawaan", new.pk), {"level": "1", "dasar": "Perwal 1/2026", "is_terverifikasi": "on"})
    new.refresh_from_db()
    assert (new.level, new.dasar, new.is_terverifikasi) == (4, "Perwal 1/2026", True)


def test_how_long_results_hold_is_followed_by_another_row(admin: Client) -> None:
    last = MasaBerlaku.objects.order_by("-berlaku_mulai")[0]
    data = {"sumber": last.sumber, "tahun": "4", "berlaku_mulai": last.berlaku_mulai.isoformat()}
    assert codes(admin.post(url("create", "masa-berlaku"), data)) == {"berlaku_mulai": ["tanggal"]}


def test_a_standing_in_use_says_in_figures_what_its_tick_does(admin: Client) -> None:
    pegawai = make_pegawai()
    akun, standing = make_pengguna(pegawai=pegawai), pegawai.kedudukan
    pabrik.make_pendaftaran(pabrik.make_angkatan(), pegawai)
    data, here = {"nama": standing.nama, "is_aktif": ""}, url("update", "kedudukan-hukum", standing.pk)
    page = admin.post(here, data)
    told = [dampak.judul for dampak in page.context["akibat"].dampak]
    assert told[0].startswith("1 pegawai berkedudukan ini menjadi tidak aktif: 1 akun langsung keluar dan tidak dapat masuk")
    assert told[1].startswith("1 pendaftaran")
    assert Pegawai.objects.active().count() == 1
    admin.post(here, data | {"sidik": "lain"})  # nobody has read what was not shown
    assert Pegawai.objects.active().count() == 1
    admin.post(here, data | {"sidik": page.context["akibat"].sidik})
    assert (Pegawai.objects.active().count(), Pengguna.objects.get(pk=akun.pk).may_enter) == (0, False)


def test_a_standing_that_nobody_has_is_changed_at_once(admin: Client) -> None:
    row = KedudukanHukum.objects.filter(is_aktif=False)[0]
    assert admin.post(url("update", "kedudukan-hukum", row.pk), {"nama": row.nama, "is_aktif": "on"}).status_code == 302
    assert KedudukanHukum.objects.get(pk=row.pk).is_aktif is True


def test_screens_always_have_one_set_of_bands_and_the_mark_wanders(admin: Client) -> None:
    main = PerangkatBatas.objects.get(is_utama=True)
    here = url("update", "perangkat-batas", main.pk)
    assert codes(admin.post(here, {"nama": main.nama, "dasar": main.dasar})) == {"is_utama": ["tanpa_utama"]}
    other = PerangkatBatas.objects.create(kode="lain", nama="Lain")
    here, data = url("update", "perangkat-batas", other.pk), {"nama": "Lain", "is_utama": "on"}
    assert codes(admin.post(here, data)) == {"is_utama": ["tanpa_batas"]}
    band = {"perangkat": other.pk, "label": "Cukup", "batas_bawah": "0", "warna": "ok"}
    assert admin.post(url("create", "batas-jpm"), band).status_code == 302
    assert admin.post(here, data).status_code == 302
    assert list(PerangkatBatas.objects.filter(is_utama=True)) == [other]
    row = BatasJPM.objects.get(perangkat=other)
    assert codes(admin.post(url("update", "batas-jpm", row.pk), band | {"batas_bawah": "10"})) == {"batas_bawah": ["tanpa_batas"]}
    assert codes_of(daftar_acuan.find_acuan("batas-jpm").hapus, model=BatasJPM, pk=row.pk, **boleh()) == ["tanpa_batas"]  # type: ignore[union-attr]


def test_home_and_profile_open_while_no_band_is_set() -> None:
    client = enter(make_pengguna(pegawai=make_pegawai()))
    PerangkatBatas.objects.update(is_utama=False)
    assert [client.get(reverse(name)).status_code for name in ("beranda", "kompetensi:profil-saya")] == [200, 200]


def test_the_tables_hold_no_row_of_a_person() -> None:
    tables = {acuan.model for acuan in daftar_acuan.acuan_list()}
    linked = {f.related_model for model in tables for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)}
    assert not {Pegawai, Pengguna} & (tables | linked)
