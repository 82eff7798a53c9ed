"""Every address × role → the expected answer, by GET and, where something is done, by POST. An unlisted address fails.
On the same walk: what every page must hold, `tests/pandangan.py`; what its forms must keep, `tests/isian_kembali.py`; what its filter
answers, `tests/saringan.py`; and what comes of nonsense, `tests/rayap_dalam.py`.

To add an address: one line in `akses/<file>.txt`, in the order of names; `python -m pytest tests/test_access.py -k <file>`.
  columns     name, method, arguments, then the answers to the ROLES in their order
  arguments   `pk=bawahan` takes the key of that row of `make_kota`; another word is taken as it stands; `-` is none
  answers     a status; `in` = to the login page, and back here afterwards; 302 = any other redirect
People: the head of unit A (atasan), `pegawai` works in A1 below it, `bawahan` too, `sejawat` in A, `lain` in B, `mantan` was in A and is
in B now. The city-wide roles and the teacher, who teaches `sesi` of
`angkatan`, have no employee of their own. An address for POST only is listed with POST only; a service's
refusal, as of an auditor who stops somebody's job, is a 302 with a message. Which *rows* come back: `test_access_rows.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import DjangoDbBlocker

from kompetensi.models import Kompetensi
from pegawai import isian
from pegawai.models import Pekerjaan, Penempatan, Pengguna
from tests import instansi, isian_kembali, saringan
from tests.bersama import Semula, held
from tests.diklat.kota import make_diklat
from tests.evaluasi.kota import make_evaluasi
from tests.factories import (
    make_aktivasi,
    make_impor,
    make_impor_petakan,
    make_jabatan,
    make_padanan,
    make_pegawai,
    make_pemetaan,
    make_pemusnahan,
    make_penempatan,
    make_pengguna,
    make_penilaian,
    make_perbaikan,
    make_unit,
)
from tests.insentif.kota import make_insentif
from tests.pandangan import AKSES, Seen, menu_of
from tests.pemerintah import KEDUA
from tests.pintu import again, enter
from tests.rayap_dalam import Perayap
from tests.rencana.kota import make_rencana

pytestmark = pytest.mark.django_db
ROLES = ("anonim", "pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "auditor", "admin", "narasumber")
CITY_ROLES = ROLES[3:-1]
PEOPLE = ("kepala", "diri", "bawahan", "sejawat", "lain", "mantan")
OWN = {"pegawai": "diri", "atasan": "kepala"}
TANPA_HASIL = {  # forms and pages that show nothing of the person but name and place
    "pegawai:plh-create",
}
FILES = sorted((Path(__file__).parent / "akses").glob("*.txt"))


@dataclass(frozen=True)
class Row:
    name: str
    method: str
    arguments: str
    answers: dict[str, str]

    def url(self, kota: dict[str, object]) -> str:
        pairs = [part.split("=") for part in self.arguments.split(",") if self.arguments != "-"]
        kwargs = {key: getattr(kota.get(word), "pk", word) for key, word in pairs}
        return reverse(self.name, kwargs=kwargs)


def read_table(path: Path) -> list[Row]:
    rows = []
    for line in path.read_text().splitlines():
        name, method, arguments, *answers = line.split()
        rows.append(Row(name, method, arguments, dict(zip(ROLES, answers, strict=True))))
    return rows


def make_kota() -> dict[str, object]:
    """Two offices and one account per role; see the docstring of the module."""
    a = make_unit("Dinas A")
    a1, b = make_unit("Bidang A1", a), make_unit("Dinas B")
    kota: dict[str, object] = {
        "a": a, "a1": a1, "b": b,
        "kepala": make_pegawai("Kepala A", unit=a, memimpin=True),
        "diri": make_pegawai("Diri Sendiri", unit=a1),
        "bawahan": make_pegawai("Bawahan A1", unit=a1),
        "sejawat": make_pegawai("Sejawat A", unit=a),
        "lain": make_pegawai("Orang Lain B", unit=b, email="lain@contoh.go.id"),
        "mantan": make_pegawai("Mantan A"),
    }  # fmt: skip
    make_penempatan(kota["mantan"], a, selesai=date(2024, 1, 1))
    make_penempatan(kota["mantan"], b, mulai=date(2024, 1, 1))
    kota["akun_lain"] = make_pengguna(pegawai=kota["lain"])
    kota["akun_pegawai"] = make_pengguna(pegawai=kota["diri"])
    kota["akun_atasan"] = make_pengguna(pegawai=kota["kepala"])
    for role in ROLES[3:]:
        kota[f"akun_{role}"] = make_pengguna(role)
    petugas, kompetensi = kota["akun_kepegawaian"], Kompetensi.objects.order_by("pk")[0]
    kota |= {"kompetensi": kompetensi, "jabatan": make_jabatan(), "impor": make_impor(petugas), "padanan": make_padanan(b, petugas)}
    kota |= {"impor_petakan": make_impor_petakan(petugas), "pemetaan": make_pemetaan(petugas), "pemusnahan": make_pemusnahan(petugas)}
    kota["aktivasi"] = make_aktivasi(b, petugas)
    kota["nilai_bawahan"] = make_penilaian(kota["bawahan"], kompetensi)
    kota["tempat_bawahan"] = Penempatan.objects.get(pegawai=kota["bawahan"])
    kota["pekerjaan"] = Pekerjaan.objects.create(jenis="uji", judul="Uji", oleh=petugas)
    for key, word in (("perbaikan", "lain"), ("perbaikan_diri", "diri")):
        kota[key] = make_perbaikan(kota[word])
    kota |= make_diklat(kota)
    kota |= make_evaluasi(kota)
    kota |= make_insentif(kota)
    return kota | make_rencana(kota)


def enter_as(role: str, kota: dict[str, object]) -> Client:
    if role == "anonim":
        return Client(raise_request_exception=False)
    akun = Pengguna.objects.get(pk=kota[f"akun_{role}"].pk)  # a fresh object: roles are cached on it
    return enter(akun, raise_request_exception=False)


def answer_of(response) -> str:
    if response.status_code == 302 and response.url.startswith("/akun/masuk/?next="):
        return "in"
    return str(response.status_code)


def walk(patterns, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, inside)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


NAMES = sorted(name for name in set(walk(get_resolver().url_patterns)) if not name.startswith("admin:"))
ROWS = [row for path in FILES for row in read_table(path)]


def test_asvs_8_2_1_every_address_is_listed():
    assert sorted({row.name for row in ROWS}) == NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_table_is_sorted(path):
    names = [line.split()[0] for line in path.read_text().splitlines()]
    assert names == sorted(names)


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    """One city of the second government for all files of the table."""
    with held(django_db_blocker):
        instansi.change(**KEDUA)
        kota = make_kota()
        yield kota | {"masuk": {role: enter_as(role, kota) for role in ROLES}}


@pytest.fixture
def _second_government(kota: dict[str, object]) -> None:
    """Its pages name nothing of the first, whose words the other tests use."""
    instansi.change(**KEDUA)


@pytest.mark.usefixtures("_second_government")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_asvs_8_2_1_and_3_2_and_3_5_3_answer_and_page_per_role(path, kota):
    """What an answer changes is undone, and nothing is remembered for the next."""
    rows = read_table(path)
    signed_in = kota["masuk"]
    orang = {key: kota[key].nip for key in PEOPLE}
    faults: list[str] = []
    got: dict[tuple[str, str, str], dict[str, str]] = {}
    forms: set[str] = set()
    semula = Semula()
    perayap = Perayap(path.stem, signed_in, orang, semula)
    for row in rows:
        url, drawn, reader = row.url(kota), perayap.draw(row.method, row.answers), saringan.reader_of(row.method, row.answers)
        for role in ROLES:
            answer, seen = ask(row.method, url, signed_in[role], semula)
            got.setdefault((row.name, row.method, row.arguments), {})[role] = answer
            found = [*seen.faults(role, orang), *unnoted(row, role, answer, seen), *lost(row, role, url, seen, forms)]
            found += saringan.faults(url, seen, semula) if role == reader else ()
            faults += [f"{row.name} {row.arguments} as {role}: {fault}" for fault in found]
            if role == drawn:
                perayap.visit(role, url, seen)
    for row in only_posted(rows):
        for role in ("admin", "kepegawaian", "pegawai"):
            _, seen = ask("GET", row.url(kota), signed_in[role], semula)
            faults += [f"GET {row.name} as {role}: {fault}" for fault in seen.writes()]
    assert got == {(row.name, row.method, row.arguments): row.answers for row in rows}
    faults += perayap.faults()
    assert not faults, "\n".join(faults)


def unnoted(row: Row, role: str, answer: str, seen: Seen) -> list[str]:
    return ["is not noted"] if answer == "200" and is_about_another(row, role) and AKSES not in seen.written else []


def lost(row: Row, role: str, url: str, seen: Seen, forms: set[str]) -> Iterator[str]:
    """What the forms of the page lose, as the first account that sees it."""
    if row.method == "GET" and role == next((one for one in ROLES[1:] if row.answers[one] == "200"), ""):
        yield from isian_kembali.faults(row.name, url, seen.response, seen.response.client, forms)


def is_about_another(row: Row, role: str) -> bool:
    """Whether the address names a person who is not the reader."""
    named = row.arguments.removeprefix("pk=")
    return row.method == "GET" and named in PEOPLE and named != OWN.get(role) and row.name not in TANPA_HASIL


def only_posted(rows: list[Row]) -> list[Row]:
    read = {(row.name, row.arguments) for row in rows if row.method == "GET"}
    return [row for row in rows if (row.name, row.arguments) not in read]


def ask(method: str, url: str, signed_in: Client, semula: Semula) -> tuple[str, Seen]:
    client = again(signed_in)
    with semula.undone() as statements:
        response = client.get(url) if method == "GET" else client.post(url)
    session = signed_in.cookies.get(settings.SESSION_COOKIE_NAME)
    return answer_of(response), Seen(method, response, statements, session and session.value)


PUBLIC = {
    "akun-aktivasi",
    "account_inactive", "account_login", "account_logout", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "healthz", "mfa_authenticate",
    "metrics", "mfa_login_webauthn", "readyz",
    "demo:akun",
    "demo:surat-detail",
    "demo:surat-list",
    "diklat:hadir", "instansi-gambar", "surel-keberatan",
    "diklat:periksa",
    "diklat:periksa-kode",
    "diklat:sertifikat-periksa",
    "diklat:sertifikat-periksa-kode",
    "diklat:umpan",
    "insentif:piagam-periksa",
    "insentif:piagam-periksa-kode",
}  # fmt: skip


def test_public_addresses_are_a_literal_list():
    assert {row.name for row in ROWS if row.answers["anonim"] != "in"} == PUBLIC


def test_every_page_of_a_menu_is_looked_at() -> None:
    shown = {(row.name, role) for row in ROWS if row.method == "GET" for role in ROLES if row.answers[role] == "200"}
    menus = {(name, role) for role in ROLES[1:] for name in menu_of(role)}
    assert len(menus) > 150
    assert menus - shown == set()


def test_what_answers_a_press_with_a_page_stands_below_one(kota: dict[str, object]) -> None:
    """Where that answer is gone, Back leads there (`pegawai/middleware_balasan.py`)."""
    read = {row.name for row in ROWS if row.method == "GET" and "200" in row.answers.values()}
    asked = [row for row in ROWS if row.method == "POST" and row.name not in read and "200" in row.answers.values()]
    above = {row.name: isian.find_above(row.url(kota)) for row in asked}
    assert {name: url for name, url in above.items() if resolve(url).view_name not in read} == {}
