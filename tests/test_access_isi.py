"""Keys inside POST bodies: every place that reads one, who may send it there, and that a key out of his scope does nothing.

A line of `akses_isi.txt`: the place (module and field, as found in the sources), then
  kunci   role, address, arguments, body with `%` for the key, own keys that are taken, strangers' keys that are not
  kota    address: posted by city-wide roles only, as the tables of `akses` hold
  bebas   a number, typed text that only fills a field, or a row of reference data that is nobody's
A place that reads a key and is not listed fails. A word is the key of that row of the city, `word.name` one of its fields.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from django import forms
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import BuktiDiklat, Program
from lib.format import format_nip
from pegawai.forms.orang import OrangField
from pegawai.models import Notifikasi
from tests.bersama import Semula
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.dingin import empty_cache
from tests.factories import make_pegawai
from tests.isi_tabel import sums, written
from tests.kepastian import confirm
from tests.pintu import remember
from tests.test_access import CITY_ROLES, ROLES, ROWS, enter_as, make_kota

pytestmark = pytest.mark.django_db
APPS = ("config", "pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana")
ROOT = Path(__file__).parent.parent
LINES = [line.split() for line in (ROOT / "tests" / "akses_isi.txt").read_text().splitlines()]
OTHERS = [role for role in ROLES[1:] if role not in CITY_ROLES]
READERS = ("read_id", "read_ids")
# what forms and buttons send beside keys
WORDS = {
    *("aksi", "alasan", "alasan_pengecualian", "baris", "dari", "dipakai", "kembali", "peran"),
    *("putusan", "semua", "setuju", "siapa", "surel", "tampil", "terima", "tindakan"),
}


@dataclass(frozen=True)
class Kunci:
    place: str
    role: str
    name: str
    arguments: str
    body: str
    own: str
    strangers: tuple[str, ...]

    def url(self, kota: dict[str, object]) -> str:
        words, _, query = self.arguments.partition("?")
        pairs = [part.split("=") for part in words.split(",") if words != "-"]
        return reverse(self.name, kwargs={key: kota[word].pk for key, word in pairs}) + (f"?{query}" if query else "")

    def data(self, kota: dict[str, object], word: str) -> dict[str, str]:
        pairs = parse_qsl(self.body.replace("%", "KUNCI").replace("{pasangan}", PASANGAN))
        return {name.replace("KUNCI", value_of(kota, word)): value_of(kota, value.replace("KUNCI", word)) for name, value in pairs}


KUNCI = [Kunci(place, *rest[:5], tuple(rest[5].split(","))) for place, kind, *rest in LINES if kind == "kunci"]
PASANGAN = (
    "program=program_mentoring&mulai=mulai&selesai=selesai&form-TOTAL_FORMS=1&form-INITIAL_FORMS=0"
    "&form-0-kompetensi=kompetensi&form-0-level_tujuan=3&form-0-uraian=Naik"
)


def value_of(kota: dict[str, object], word: str) -> str:
    name, _, field = word.partition(".")
    row = kota.get(name)
    return str(getattr(row, field or "pk", row)) if row is not None else word


def make_kota_isi() -> dict[str, object]:
    """With what strangers hold that the head of A could reach for, and its like among his own people."""
    kota, today = make_kota(), timezone.localdate()
    kota["calon"] = make_pegawai("Calon A1", unit=kota["a1"])
    free = make_angkatan(make_program("Bebas"))
    done = make_angkatan(make_program("Lampau", kompetensi={kota["kompetensi"]: 3}), status="selesai")
    make_sesi(done, today - timedelta(days=9))
    for key in ("calon", "lain"):
        passed = make_pendaftaran(done, kota[key], "lulus")
        kota[f"saran_{key}"] = BuktiDiklat.objects.create(
            pendaftaran=passed, kompetensi=kota["kompetensi"], cara="sarankan", level=3, tanggal=today, status="disarankan"
        )
    far = make_angkatan(make_program(persetujuan="atasan"))
    mail = {"kunci": "uji-lain", "aturan": "uji", "objek": "uji:2", "kirim_pada": timezone.now(), "data": {}}
    return kota | {
        "angkatan_bebas": free,
        "daftar_jauh": make_pendaftaran(far, kota["lain"], "diajukan", unit_pemutus=kota["b"]),
        "notifikasi_lain": Notifikasi.objects.create(pegawai=kota["lain"], **mail),
        "program_mentoring": Program.objects.filter(jenis__siasn_id=15).first(),
        "mulai": today.isoformat(),
        "selesai": (today + timedelta(days=60)).isoformat(),
    }


@cache
def names() -> tuple[str, ...]:
    """Every table that a request of these people may change; that they looked is noted, too."""
    found = connection.introspection.table_names()
    return tuple(name for name in found if name.startswith(tuple(f"{app}_" for app in APPS)) and name != "pegawai_akses")


def post(
    kunci: Kunci, client: Client, kota: dict[str, object], word: str, before: dict[str, tuple[int, int]], semula: Semula
) -> tuple[set[str], str]:
    """The tables that changed from `before`, and what the answer and the page after it say. All is undone."""
    empty_cache()
    remember(client)
    with semula.undone():
        already = written(APPS)  # a refusal writes its message into the session, which is no row of these apps
        answer = confirm(client, kunci.url(kota), kunci.data(kota, word), follow=True)
        assert answer.status_code < 500
        after = sums(names()) if written(APPS) != already else before
    return {name for name in after if after[name] != before[name]}, answer.content.decode()


def tells(text: str, kota: dict[str, object], typed: str) -> set[str]:
    """What of the strangers of unit B the answer says, apart from what was typed."""
    people = [kota["lain"], kota["mantan"]]
    facts = {value for row in people for value in (row.nama, row.nip, format_nip(row.nip))} - {typed, format_nip(typed)}
    return {fact for fact in facts if fact in text}


def test_asvs_8_2_2_a_key_out_of_scope_in_a_body_does_nothing_and_tells_nothing() -> None:
    """One city for all lines, every role for every line. The control: the named role's own key is taken, so the body counts."""
    kota = make_kota_isi()
    clients = {role: enter_as(role, kota) for role in OTHERS}
    before, semula = sums(names()), Semula()
    faults: dict[tuple[str, str, str], object] = {}
    for kunci in KUNCI:
        if not post(kunci, clients[kunci.role], kota, kunci.own, before, semula)[0]:
            faults[kunci.place, kunci.role, kunci.own] = "control"
        for role, word in product(OTHERS, (*kunci.strangers, "999999999")):
            changed, text = post(kunci, clients[role], kota, word, before, semula)
            told = tells(text, kota, value_of(kota, word))
            if changed or told:
                faults[kunci.place, role, word] = (changed, told)
    assert faults == {}


def test_what_only_the_office_posts_is_closed_to_everybody_else() -> None:
    asked = {line[2] for line in LINES if line[1] == "kota"}
    answers = {row.name: {row.answers[role] for role in OTHERS} for row in ROWS if row.method == "POST" and row.name in asked}
    assert set(answers) == asked
    assert {name: found for name, found in answers.items() if not found <= {"403", "404"}} == {}


def keys_of_views() -> Iterator[str]:
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        if path.parent.name != "views" and not path.name.startswith("views"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and (name := posted_name(node)):
                yield f"{path.relative_to(ROOT).parts[0]}.{path.stem}:{name}"


def posted_name(call: ast.Call) -> str:
    """The constant name that this call reads from a POST body as a key."""
    words = [argument.value for argument in call.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
    if not words:
        return ""
    by_reader = isinstance(call.func, ast.Name) and call.func.id in READERS and ast.unparse(call.args[0]) == "request.POST"
    by_hand = re.fullmatch(r"request\.POST\.(get|getlist)", ast.unparse(call.func)) and words[0] not in WORDS
    return words[0] if by_reader or by_hand else ""


def keys_of_forms() -> Iterator[str]:
    for app in APPS:
        if not (ROOT / app / "forms").is_dir():
            continue
        for info in pkgutil.iter_modules([str(ROOT / app / "forms")]):
            module = importlib.import_module(f"{app}.forms.{info.name}")
            for form in vars(module).values():
                if isinstance(form, type) and issubclass(form, forms.BaseForm) and form.__module__ == module.__name__:
                    fields = form.base_fields.items()
                    names = [name for name, field in fields if isinstance(field, forms.ModelChoiceField | OrangField) or name == "nip"]
                    yield from (f"{app}.{info.name}.{form.__name__}:{name}" for name in names)


def test_every_key_that_a_body_may_carry_is_listed() -> None:
    assert sorted({line[0] for line in LINES}) == sorted({*keys_of_views(), *keys_of_forms()})
