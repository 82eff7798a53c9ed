"""Every form of the product, sent empty and sent with nonsense: no sentence of Django's or allauth's own catalogue comes out."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import allauth
import django
import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict
from django.utils.translation import trans_real

from diklat.forms.program import BarisForm, LevelBarisForm
from diklat.forms.riwayat import VerifikasiForm
from diklat.queries.isi_pola import read_bahan
from diklat.queries.mentoring import tujuan_of
from diklat.queries.program import KompetensiBerkata
from evaluasi.models import Butir, VersiInstrumen
from kompetensi.queries.kata import Kata
from lib.forms import Form, ModelForm, OwnWords, add_refusal
from lib.saringan import SaringanForm
from pegawai.models import Pegawai
from pegawai.services.impor import get_jenis
from rencana.models import PaguAnggaran, PeriodeRencana
from tests.diklat.pabrik import make_angkatan, make_mentoring, make_pendaftaran, make_sertifikat, make_sesi
from tests.evaluasi.pabrik import make_butir, make_versi
from tests.factories import make_kompetensi, make_pegawai, make_pengguna

APPS = ("lib", "pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana", "config")
BASES = {Form, ModelForm, BarisForm, LevelBarisForm}
SAMPAH = ("salah %(x)s <b>", "-9" * 40, "9" * 2500, "1,23456", "\x00", "31/02/2026", "[]", "x@")
LIHAT = {
    "lembar": [{"nama": "Data", "judul": [{"baris": 1, "isi": "NIP"}]}],
    "pilih": {"lembar": "Data", "baris": 1},
    "kolom": [{"huruf": "A", "judul": "NIP", "bukan": []}],
    "usul": {"nip": {"huruf": "A", "sebab": "sama"}},
    "contoh": {"A": ["1"]},
}
FORMAT = re.compile(r"%(?:\(\w+\))?[sd]")


def modules() -> Iterator[str]:
    for app in APPS:
        for found in pkgutil.walk_packages(importlib.import_module(app).__path__, f"{app}."):
            if not {"migrations", "runner", "demo", "management", "wsgi"} & set(found.name.split(".")):
                yield found.name


def below(cls: type) -> Iterator[Any]:
    for sub in cls.__subclasses__():
        yield sub
        yield from below(sub)


def form_classes() -> dict[str, type[forms.BaseForm]]:
    for name in modules():
        importlib.import_module(name)
    ours = (cls for cls in below(forms.BaseForm) if cls.__module__.split(".")[0] in APPS and cls not in BASES)
    return {f"{cls.__module__}.{cls.__qualname__}": cls for cls in ours}


def stock_sentences() -> list[str]:
    """Django's and allauth's, in Indonesian and, where that has a gap, in English."""
    found: set[str] = set()
    for package in (django, allauth):
        base = Path(package.__file__ or "").parent
        for folder in {path.parents[2] for path in base.rglob("locale/id/LC_MESSAGES/django.po")}:
            found |= sentences_of(folder)
    # what is shorter than three words may as well be a label
    return ["(?:.+)".join(re.escape(part) for part in FORMAT.split(text)) for text in sorted(found) if len(text.split()) > 2]


def sentences_of(folder: Path) -> set[str]:
    catalogue = trans_real.gettext_module.translation("django", str(folder), ["id"])._catalog  # type: ignore[attr-defined]
    texts = [*catalogue.values()] + [key if isinstance(key, str) else key[0] for key in catalogue]
    return {text for text in texts if text and "\n" not in text}


@pytest.fixture
def dunia(rf: RequestFactory) -> dict[str, Any]:
    angkatan = make_angkatan()
    seat = make_pendaftaran(angkatan, make_pegawai("Ani"))
    mentoring = make_mentoring(make_pegawai(), make_pegawai())
    versi = VersiInstrumen.objects.select_related("instrumen").get(pk=make_versi("umpan_balik", terbit=False).pk)
    items = [make_butir(versi, jenis) for jenis in Butir.Jenis.values]
    request, user = rf.get("/"), make_pengguna("admin")
    request.user, request.session = user, SessionStore()
    return {
        "request": request, "user": user, "angkatan": angkatan, "seat": seat, "mentoring": mentoring, "butir": items, "versi": versi,
        "kompetensi": [make_kompetensi("Integritas")], "sertifikat": make_sertifikat(seat),
    }  # fmt: skip


# what the constructors ask for besides the data
NEEDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "diklat.forms.angkatan.AngkatanForm": lambda d: {"user": d["user"]},
    "diklat.forms.angkatan.SalinForm": lambda _: {"asal": None},
    "diklat.forms.berkas.TerapkanForm": lambda _: {"tujuan": "uji"},
    "diklat.forms.hasil.NilaiForm": lambda d: {"peserta": [d["seat"]]},
    "diklat.forms.kehadiran.SesiForm": lambda d: {"peserta": [d["seat"]], "tercatat": {}, "awal": ""},
    "diklat.forms.isi_pola.IsiPolaForm": lambda d: {"bahan": read_bahan(d["angkatan"], None, d["user"]), "user": d["user"]},
    "diklat.forms.mentoring.MentoringForm": lambda d: {"user": d["user"]},
    "diklat.forms.mentoring.TujuanBarisForm": lambda _: {"pilihan": KompetensiBerkata([(1, "Satu")], Kata())},
    "diklat.forms.mentoring.PertemuanForm": lambda d: {"mentoring": d["mentoring"]},
    "diklat.forms.mentoring.TutupForm": lambda d: dict(zip(("tujuan", "kata"), tujuan_of(d["mentoring"]), strict=True)),
    "diklat.forms.narasumber.NarasumberForm": lambda d: {"user": d["user"]},
    "diklat.forms.peserta.PindahForm": lambda d: {"pilihan": [d["angkatan"]]},
    "diklat.forms.pindah.PindahForm": lambda d: {"sesi": make_sesi(d["angkatan"])},
    "diklat.forms.program.KompetensiBarisForm": lambda _: {"pilihan": KompetensiBerkata([(1, "Satu")], Kata())},
    "diklat.forms.program.PrasyaratBarisForm": lambda _: {"pilihan": [(1, "Satu")]},
    "diklat.forms.sesi.SesiForm": lambda d: {"user": d["user"]},
    "diklat.forms.sertifikat.GantiForm": lambda d: {"sertifikat": d["sertifikat"]},
    "diklat.forms.sertifikat.TerbitForm": lambda d: {"angkatan": d["angkatan"]},
    "evaluasi.forms.instrumen_butir.ButirForm": lambda d: {"instrumen": d["versi"].instrumen, "instance": d["butir"][0]},
    "evaluasi.forms.isian.IsianForm": lambda d: {"butir": d["butir"]},
    "evaluasi.forms.nilai.NilaiKomponenForm": lambda _: {"baris": []},
    "evaluasi.forms.pasca.PascaForm": lambda d: {"butir": d["butir"], "target": [], "draf": {}},
    "evaluasi.forms.pasca.RekanForm": lambda d: {"user": d["user"], "pada": d["seat"].pk, "peran": "rekan", "is_ganti": True},
    "evaluasi.forms.ujian.UjianForm": lambda _: {"versi": VersiInstrumen.objects.none()},
    "insentif.forms.ip.ButirForm": lambda _: {"dimensi": "kompetensi"},
    "insentif.forms.ip.DataForm": lambda d: {"user": d["user"]},
    "insentif.forms.penangguhan.PenangguhanForm": lambda d: {"user": d["user"]},
    "kompetensi.forms.penilaian.PegawaiCariForm": lambda d: {"user": d["user"]},
    "insentif.forms.penghargaan.NominasiForm": lambda d: {"user": d["user"]},
    "kompetensi.forms.penilaian.LevelForm": lambda d: {"kompetensi": d["kompetensi"]},
    "kompetensi.forms.penilaian.PenilaianForm": lambda d: {"kompetensi": d["kompetensi"]},
    "kompetensi.forms.penilaian.TaksiranForm": lambda d: {"kompetensi": d["kompetensi"]},
    "pegawai.forms.terdampak.TerdampakForm": lambda d: {"user": d["user"]},
    "pegawai.forms.wakil.PlhForm": lambda d: {"user": d["user"]},
    "kompetensi.forms.standar.StandarForm": lambda d: {"kompetensi": d["kompetensi"], "sekarang": {}, "kata": Kata()},
    "pegawai.forms.akun.MasukForm": lambda d: {"request": d["request"]},
    "pegawai.forms.akun.AktifkanAutentikatorForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.BuatSandiForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.GantiSandiForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.LangkahKeduaForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.PastikanForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.PastikanKodeForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.TambahKunciForm": lambda d: {"user": d["user"]},
    "pegawai.forms.akun.UbahKunciForm": lambda d: {"instance": Authenticator(user=d["user"], type="webauthn", data={"name": "Ponsel"})},
    "rencana.forms.dokumen.DokumenRencanaForm": lambda _: {"periode": PeriodeRencana(tahun=2026)},
    "rencana.forms.pagu.GeserForm": lambda _: {"pagu": PaguAnggaran(tahun=2026)},
    "rencana.forms.pagu.SumberForm": lambda _: {"tahun": 2026},
    "rencana.forms.periode.BarisForm": lambda _: {"periode": PeriodeRencana(tahun=2026)},
    "rencana.forms.susunan.SusunForm": lambda _: {"periode": PeriodeRencana(tahun=2026)},
    "rencana.forms.usulan.UsulanForm": lambda d: {"user": d["user"]},
    "pegawai.forms.pemetaan.LembarForm": lambda _: {"lihat": LIHAT},
    "pegawai.forms.pemetaan.PemetaanForm": lambda _: {"jenis": get_jenis("pegawai"), "lihat": LIHAT},
    "pegawai.forms.impor.ImporForm": lambda _: {"jenis_choices": [("siasn", "SIASN")]},
}


def test_every_form_refuses_in_our_words() -> None:
    classes = form_classes()
    assert len(classes) > 90
    assert [name for name, cls in classes.items() if not issubclass(cls, OwnWords)] == []


@pytest.mark.django_db
def test_no_form_says_a_sentence_of_djangos_catalogue(dunia: dict[str, Any]) -> None:
    said: dict[str, set[tuple[str, str]]] = {}
    with context.request_context(dunia["request"]):
        for name, cls in form_classes().items():
            for field, text in refusals_of(cls, {**NEEDS.get(name, lambda _: {})(dunia)}):
                said.setdefault(text, set()).add((name, field))
    assert len(said) > 200
    stock = re.compile("|".join(f"(?:{row})" for row in stock_sentences()), re.DOTALL)
    assert {text: places for text, places in said.items() if stock.fullmatch(text)} == {}


@pytest.mark.django_db
def test_no_choice_begins_with_djangos_row_of_dashes(dunia: dict[str, Any]) -> None:
    found: set[str] = set()
    with context.request_context(dunia["request"]):
        for name, cls in form_classes().items():
            if issubclass(cls, SaringanForm) or (issubclass(cls, forms.BaseModelForm) and cls._meta.model is None):
                continue
            for field, made in cls(**NEEDS.get(name, lambda _: {})(dunia)).fields.items():
                if isinstance(made, forms.ChoiceField) and any("----" in str(text) for _, text in made.choices):
                    found.add(f"{name}.{field}")
    assert found == set()


def refusals_of(cls: type[forms.BaseForm], more: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A filter is told from its own note, never by its errors."""
    if issubclass(cls, SaringanForm) or (issubclass(cls, forms.BaseModelForm) and cls._meta.model is None):
        return
    names = list(cls(**more).fields)
    for text in ("", *SAMPAH):
        data = QueryDict(mutable=True)
        data.update(dict.fromkeys(names, text))
        files = MultiValueDict({field: [SimpleUploadedFile("a" * 250, b"")] for field in names}) if text else None
        for field, errors in cls(**{"data": data, **more, **({"files": files} if takes_files(cls) else {})}).errors.items():
            yield from ((field, str(error)) for error in errors)


def takes_files(cls: type[forms.BaseForm]) -> bool:
    return any(isinstance(field, forms.FileField) for field in cls.base_fields.values())


def test_a_required_field_says_what_to_do() -> None:
    class Contoh(Form):
        tanggal = forms.DateField(label="Berlaku mulai")
        nip = forms.CharField(label="NIP pegawai")
        alasan = forms.CharField(label="Alasan", widget=forms.Textarea)
        unit = forms.ChoiceField(label="Unit")
        setuju = forms.BooleanField(label="Sudah saya baca")
        kursi = forms.IntegerField()
        own = forms.CharField(error_messages={"required": "Sebutkan."})

    assert {name: errors[0] for name, errors in Contoh({}).errors.items()} == {
        "tanggal": "Isi “Berlaku mulai”, misalnya 24/11/2026.",
        "nip": "Isi “NIP pegawai”.",
        "alasan": "Tulis “Alasan”.",
        "unit": "Pilih “Unit”.",
        "setuju": "Centang “Sudah saya baca”.",
        "kursi": "Isi “Kursi” dengan angka.",
        "own": "Sebutkan.",
    }


def test_what_a_service_refuses_by_the_law_of_a_column_is_said_in_our_words() -> None:
    form = Form({})
    form.fields["nama"] = forms.CharField(required=False, label="Nama")
    form.is_valid()
    add_refusal(form, ValidationError({"nama": ValidationError(Pegawai._meta.get_field("nama").error_messages["blank"], code="blank")}))
    assert form.errors["nama"] == ["Isi “Nama”."]


TEMPLATES = Path(settings.BASE_DIR) / "templates"
PART = re.compile(r"{% (?:include|extends) \"([^\"]+)\"")
SUMMARY = "components/error_summary.html"


def with_parts(name: str, above: tuple[str, ...] = ()) -> str:
    """The text of a template, of what it extends and of what it includes; a part that includes itself (a branch of a tree) once."""
    path = TEMPLATES / name
    text = path.read_text() if path.exists() else ""
    return text + "".join(with_parts(part, (*above, name)) for part in PART.findall(text) if part not in (SUMMARY, name, *above))


def test_a_page_with_a_form_shows_its_summary_once() -> None:
    names = [path.relative_to(TEMPLATES) for path in TEMPLATES.rglob("[!_]*.html") if path.parent.name not in {"tangkas", "components"}]
    pages = {str(name): text for name in names if re.search(r"\|crispy|{% crispy", text := with_parts(str(name)))}
    assert len(pages) > 40
    assert {name: count for name, text in pages.items() if (count := text.count(SUMMARY)) != 1} == {}


def test_only_a_reason_that_nobody_demands_is_marked_as_optional() -> None:
    reasons = {
        f"{name}.{field}"
        for name, cls in form_classes().items()
        for field, made in cls.base_fields.items()
        if "alasan" in field and not made.required and not issubclass(cls, SaringanForm) and field not in cls.bersyarat  # type: ignore[attr-defined]
    }
    assert reasons == {"diklat.forms.pendaftaran.LepasForm.alasan", "rencana.forms.periode.BarisForm.alasan"}


def test_a_field_that_is_needed_in_some_cases_is_not_marked_as_optional() -> None:
    html = str(Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": VerifikasiForm()})))
    assert ("Wajib bila JP-nya Anda ubah." in html, "(opsional)" in html) == (True, False)
