"""The rules of a row, without files: raw cells in, values and findings out."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pegawai.services.impor.acuan import Acuan, UnitAcuan, kelompok_of, normalize_jabatan, parse_eselon, parse_golongan
from pegawai.services.impor.aturan import check_pegawai
from pegawai.services.impor.jenis import Baris, Temuan
from pegawai.services.impor.pegawai import KOLOM

NIP = "198005052005011001"
KUNCI = [kolom.kunci for kolom in KOLOM]


def make_acuan() -> Acuan:
    return Acuan(
        hari_ini=date(2026, 11, 24),
        golongan={("PNS", "III/a"): 1, ("PNS", "31"): 1, ("PNS", "IV/a"): 2, ("PPPK", "IX"): 3, ("PPPK", "9"): 3},
        kedudukan={"01": 1, "71": 2, "98": 3},
        kedudukan_nama={"aktif": 1, "pppkaktif": 2, "mencapaibup": 3, "pppktidakaktif": 3},
        kedudukan_aktif={1, 2},
        pendidikan={"40": 1, "s1sarjana": 1, "s1": 1},
        unit={
            "U1": UnitAcuan(id=1, nama="Dinas Kesehatan", pd="Dinas Kesehatan", siasn_id="U1"),
            "U2": UnitAcuan(id=2, nama="Sekretariat", pd="Dinas Kesehatan", siasn_id="U2"),
            "U3": UnitAcuan(id=3, nama="Sekretariat", pd="Dinas Sosial", siasn_id="U3", sebutan="Sekretariat · Dinas Sosial"),
        },
        jabatan={"J1": (1, "pelaksana"), "J2": (2, "struktural")},
        jabatan_nama={"pengolahdata": (1, "pelaksana")},
        by_siasn={"LAMA": 7},
        by_nip={"197001011995031001": 8},
    )


def check(*rows: dict[str, object]) -> tuple[list[Baris], list[tuple[int, str, str, str]]]:
    empty = dict.fromkeys(KUNCI, "")
    temuan = Temuan(KOLOM)
    stream = (Baris(nomor=number, nilai={**empty, "nip": NIP, "nama": "BUDI", **row}) for number, row in enumerate(rows, start=2))
    checked = list(check_pegawai(make_acuan(), stream, temuan))
    return checked, [(row[0], row[5], row[2], row[4]) for row in temuan.rows]


def check_one(**cells: object) -> tuple[dict[str, object], list[tuple[int, str, str, str]]]:
    (baris,), found = check(cells)
    return baris.data, found


def test_smallest_row():
    data, found = check_one()
    assert {name: value for name, value in data.items() if value not in (None, False)} == {
        "nip": NIP,
        "nama": "BUDI",
        "jenis_asn": "PNS",
        "jenis_kelamin": "L",
    }
    assert found == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"nama": "null"}, [(2, "galat", "NAMA", "nama_kosong")]),
        ({"nama": "x" * 151}, [(2, "galat", "NAMA", "nama_panjang")]),
        ({"nip": 1.98e17}, [(2, "galat", "NIP BARU", "nip_numerik")]),
        ({"siasn_id": "LAMA", "nip": "197001011995031001"}, [(2, "galat", "NIP BARU", "nip_dipakai")]),
        ({"nip": "199905052005011001"}, [(2, "peringatan", "NIP BARU", "usia_tak_wajar")]),
        ({"email": "bukan-surel"}, [(2, "peringatan", "EMAIL", "surel_rusak")]),
        ({"tanggal_lahir": "31-02-1980"}, [(2, "peringatan", "TANGGAL LAHIR", "tanggal_rusak")]),
        ({"tanggal_lahir": "06-05-1980"}, [(2, "peringatan", "TANGGAL LAHIR", "lahir_beda")]),
        ({"jenis_kelamin": "F"}, [(2, "peringatan", "JENIS KELAMIN", "kelamin_beda")]),
        ({"jenis_kelamin": "X"}, [(2, "peringatan", "JENIS KELAMIN", "kelamin_tak_dikenal")]),
        ({"tmt_jabatan": "25-11-2026"}, [(2, "peringatan", "TMT JABATAN", "tmt_depan")]),
        ({"tmt_golongan": "01-01-2030"}, [(2, "peringatan", "TMT GOLONGAN", "tmt_depan")]),
        ({"golongan": "IX"}, [(2, "peringatan", "GOL AKHIR NAMA", "golongan_tak_dikenal")]),
        ({"golongan_id": 99.0}, [(2, "peringatan", "GOL AKHIR ID", "golongan_tak_dikenal")]),
        ({"kedudukan_id": "42"}, [(2, "galat", "KEDUDUKAN HUKUM ID", "kedudukan_tak_dikenal")]),
        ({"kedudukan_id": "42", "kedudukan": "Aktif"}, [(2, "galat", "KEDUDUKAN HUKUM ID", "kedudukan_tak_dikenal")]),
        ({"kedudukan": "Tidak aktif"}, [(2, "galat", "KEDUDUKAN HUKUM NAMA", "kedudukan_tak_dikenal")]),
        ({"kedudukan_id": "01", "kedudukan": "Mencapai BUP"}, [(2, "galat", "KEDUDUKAN HUKUM NAMA", "kedudukan_berselisih")]),
        ({"nip": "198005052026121001"}, [(2, "peringatan", "NIP BARU", "tmt_depan")]),
        ({"tmt_cpns": "01-02-2005"}, [(2, "peringatan", "TMT CPNS", "tmt_beda")]),
        ({"jenis_pegawai": "PPPK"}, [(2, "peringatan", "JENIS PEGAWAI NAMA", "jenis_beda")]),
        ({"tingkat_pendidikan": "S-9"}, [(2, "peringatan", "TINGKAT PENDIDIKAN NAMA", "pendidikan_tak_dikenal")]),
        ({"tahun_lulus": "20040"}, [(2, "peringatan", "TAHUN LULUS", "tahun_rusak")]),
        ({"gelar_depan": "x" * 41}, [(2, "peringatan", "GELAR DEPAN", "teks_panjang")]),
        ({"unit_id": "ZZ"}, [(2, "peringatan", "UNOR ID", "unit_tak_dikenal")]),
        ({"unit": "Dinas Kesehatan"}, [(2, "peringatan", "UNOR NAMA", "unit_tanpa_id")]),
        ({"jabatan": "TUKANG SULAP"}, [(2, "peringatan", "JABATAN NAMA", "jabatan_tak_dikenal")]),
        ({"jabatan_id": "J9"}, [(2, "peringatan", "JABATAN ID", "jabatan_tak_dikenal")]),
        (
            {"jabatan_id": "J9", "jabatan": "BARU", "jenis_jabatan": "7"},
            [(2, "peringatan", "JENIS JABATAN ID", "jenis_jabatan_tak_dikenal")],
        ),
        ({"jabatan_id": "J9", "jabatan": "BARU", "jenis_jabatan": "1"}, [(2, "peringatan", "JABATAN NAMA", "kelompok_tak_dikenal")]),
    ],
)
def test_every_fault_has_its_verdict(cells, expected):
    assert check_one(**cells)[1] == expected


def test_row_without_nip_and_name_is_no_row():
    assert check({"nip": "", "nama": "", "unit": "JUMLAH"}) == ([], [])


def test_second_use_of_a_nip_names_the_first_row():
    (_, second), found = check({}, {"nama": "LAIN", "siasn_id": "S2"})
    assert found == [(3, "galat", "NIP BARU", "nip_ganda")]
    assert second.kunci == NIP


def test_second_use_of_a_siasn_id():
    other = "198005052005011002"
    assert check({"siasn_id": "ab-c"}, {"siasn_id": "ABC", "nip": other})[1] == [(3, "galat", "PNS ID", "siasn_ganda")]


def test_doubtful_values_stay_out():
    cells = {"email": "rusak", "tanggal_lahir": "31-02-1980", "tmt_jabatan": "01-01-2099", "golongan": "V/z", "unit_id": "ZZ"}
    data, found = check_one(**cells)
    assert [data[name] for name in ("email", "tanggal_lahir", "tmt_jabatan", "golongan_id", "unit_id")] == [None] * 5
    assert len(found) == 5


@pytest.mark.parametrize("name", ["tmt_jabatan", "tmt_golongan"])
def test_what_begins_today_has_begun(name):
    data, found = check_one(**{name: "24-11-2026"})
    assert (data[name], found) == (date(2026, 11, 24), [])


def test_appointed_this_month_is_no_appointment_to_come():
    assert check_one(nip="199805052026111001", tmt_cpns="24-11-2026")[1] == []


def test_contradicting_birth_date_is_kept_and_marked():
    assert check_one(tanggal_lahir="06-05-1980")[0]["tanggal_lahir"] == date(1980, 5, 6)


@pytest.mark.parametrize("value", ["05-05-1980", "05/05/1980", "1980-05-05", 29346.0, date(1980, 5, 5), "'05-05-1980"])
def test_dates_come_as_text_serial_or_real(value):
    assert check_one(tanggal_lahir=value) == (check_one(tanggal_lahir="05-05-1980")[0], [])


@pytest.mark.parametrize(
    ("cells", "name", "value"),
    [
        ({"golongan_id": 31.0}, "golongan_id", 1),
        ({"golongan": "Pembina, IVa", "golongan_id": "31"}, "golongan_id", 2),
        ({"tingkat_pendidikan_id": 40.0}, "tingkat_pendidikan_id", 1),
        ({"tingkat_pendidikan": "S-1/Sarjana"}, "tingkat_pendidikan_id", 1),
        ({"kedudukan_id": 1.0}, "kedudukan_id", 1),
        ({"kedudukan": "PNS Aktif Bekerja"}, "kedudukan_id", 1),
        ({"kedudukan": "PPPK Aktif"}, "kedudukan_id", 2),
        ({"kedudukan": "PPPK Tidak Aktif"}, "kedudukan_id", 3),
        ({"kedudukan_id": "98", "kedudukan": "Mencapai BUP"}, "kedudukan_id", 3),
        ({"unit_id": "u-1"}, "unit_id", 1),
        ({"jabatan_id": "j-1"}, "jabatan_id", 1),
        ({"jabatan": "Pengolah Data"}, "jabatan_id", 1),
        ({"email": "salah", "email_gov": "Budi@Contoh.go.id"}, "email", "budi@contoh.go.id"),
        ({"email": "budi@contoh.id", "email_gov": "null"}, "email", "budi@contoh.id"),
        ({"status_cpns": "C"}, "jenis_asn", "CPNS"),
        ({"jenis_pegawai": "PPPK Paruh Waktu"}, "jenis_asn", "PPPK"),
        ({"nip": "200012312024211001", "golongan": "IX"}, "golongan_id", 3),
        ({"telepon": "'0812"}, "telepon", "0812"),
        ({"gelar_depan": "null"}, "gelar_depan", None),
    ],
)
def test_spellings_are_understood(cells, name, value):
    assert check_one(**cells)[0][name] == value


def test_unit_is_suggested_within_the_same_perangkat_daerah():
    temuan = Temuan(KOLOM)
    row = {**dict.fromkeys(KUNCI, ""), "nip": NIP, "nama": "BUDI", "unit": "Sekretariat", "pd": "Dinas Sosial"}
    list(check_pegawai(make_acuan(), iter([Baris(nomor=2, nilai=row)]), temuan))
    assert temuan.rows[0][7].startswith("Maksudnya “Sekretariat · Dinas Sosial”? Padankan di halaman impor ini, atau isi UNOR ID U3.")


def test_misspelt_unit_is_suggested():
    temuan = Temuan(KOLOM)
    row = {**dict.fromkeys(KUNCI, ""), "nip": NIP, "nama": "BUDI", "unit": "Dinas Kesehtan", "unit_id": "SALAH"}
    list(check_pegawai(make_acuan(), iter([Baris(nomor=2, nilai=row)]), temuan))
    assert temuan.rows[0][7].startswith("Maksudnya “Dinas Kesehatan”?")


def test_head_needs_a_structural_position_and_a_unit():
    assert [check_one(jabatan_id=jabatan, unit_id=unit)[0]["struktural"] for jabatan, unit in (("J2", "U1"), ("J2", ""), ("J1", "U1"))] == [
        True,
        False,
        False,
    ]


def test_new_position_describes_itself():
    data, found = check_one(jabatan_id="j-9", jabatan="TERAMPIL - PERAWAT", jenis_jabatan=2.0)
    assert found == []
    assert [data[f"jabatan_{name}"] for name in ("kunci", "nama", "jenis", "kelompok")] == [
        "J9",
        "PERAWAT TERAMPIL",
        "fungsional",
        "jf_terampil",
    ]


@pytest.mark.parametrize(
    ("text", "skema", "kode"),
    [
        ("III/a", "PNS", "III/a"), ("IIIa", "PNS", "III/a"), ("III.a", "PNS", "III/a"), ("iii a", "PNS", "III/a"),
        ("Penata Muda Tk. I, III/b", "PNS", "III/b"), ("Penata Muda Tingkat I (III/b)", "PNS", "III/b"), ("IV/e", "PNS", "IV/e"),
        ("I/c", "PNS", "I/c"), ("III", "PNS", ""), ("", "PNS", ""), ("Penata Muda Tingkat I", "PNS", ""),
        ("IX", "PPPK", "IX"), ("XVII", "PPPK", "XVII"), ("XIV", "PPPK", "XIV"), ("V", "PPPK", "V"), ("III/a", "PPPK", ""),
    ],
)  # fmt: skip
def test_golongan_spellings(text, skema, kode):
    assert parse_golongan(text, skema) == kode


@pytest.mark.parametrize(
    ("jenis", "eselon", "nama", "kelompok"),
    [
        ("struktural", "II.b", "KEPALA DINAS", "jpt_pratama"),
        ("struktural", "III.a", "SEKRETARIS", "administrator"),
        ("struktural", "IV.b", "LURAH", "pengawas"),
        ("struktural", "", "KEPALA", ""),
        ("fungsional", "", "GURU AHLI MUDA", "jf_muda"),
        ("fungsional", "", "PERAWAT TERAMPIL", "jf_terampil"),
        ("fungsional", "", "ARSIPARIS PELAKSANA LANJUTAN", "jf_mahir"),
        ("fungsional", "", "DOKTER", ""),
        ("pelaksana", "", "PENGOLAH DATA", "pelaksana"),
    ],
)
def test_kelompok(jenis, eselon, nama, kelompok):
    assert kelompok_of(jenis, eselon, nama) == kelompok


def test_eselon_spellings():
    assert [parse_eselon(text) for text in ("III.a", "iii/A", "IIIA", "II b", "NON", "", "99")] == [
        "III.a",
        "III.a",
        "III.a",
        "II.b",
        "",
        "",
        "",
    ]


@given(st.text(max_size=40))
def test_normalising_a_position_twice_changes_nothing(text):
    assert normalize_jabatan(normalize_jabatan(text)) == normalize_jabatan(text)


CELL = st.one_of(
    st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(), st.datetimes(), st.just("null")
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(KUNCI, CELL)), min_size=1, max_size=4))
def test_no_row_makes_the_check_fall(rows):
    checked, found = check(*rows)
    faulty = {number for number, berat, _, _ in found if berat == "galat"}
    assert all(baris.nomor in faulty or baris.data["nip"] for baris in checked)
