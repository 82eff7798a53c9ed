"""Forms of the dated reference tables of competency, and of the bands."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse

from kompetensi.models import BatasJPM, Kompetensi, MasaBerlaku, PerangkatBatas, StandarBawaan
from kompetensi.queries.kata import kata_of
from lib import waktu
from lib.masukan import as_id
from lib.saringan import CariField, KunciField, PilihField, SaringanForm
from pegawai.forms.acuan import MASA, YA_TIDAK, AcuanForm
from pegawai.models.referensi import KelompokJabatan

MULAI_HELP = "Baris sebelumnya berakhir pada hari ini; yang sudah lewat tidak berubah."
LEVEL_HELP = "Standar jabatan yang mengikuti bawaan disesuaikan lewat Standar kompetensi, Bangkitkan dari kelompok."
DASAR_HELP = "Misalnya PermenPANRB 38/2017 pasal 4."


def kompetensi_pilihan() -> list[tuple[int, str]]:
    return list(Kompetensi.objects.values_list("pk", "nama"))


def perangkat_pilihan() -> list[tuple[int, str]]:
    return list(PerangkatBatas.objects.values_list("pk", "nama"))


class StandarBawaanForm(AcuanForm):
    """Each level with the words of the competency, and with those of another one as soon as it is chosen."""

    seri = ("kelompok", "kompetensi")
    level = forms.TypedChoiceField(label="Level", coerce=int)

    class Meta:
        model = StandarBawaan
        fields = ("kelompok", "kompetensi", "level", "bobot", "berlaku_mulai", "berlaku_sampai", "dasar", "is_terverifikasi")
        help_texts = {
            "bobot": "Bobot kesenjangan kompetensi ini; 1 untuk bobot biasa.",
            "berlaku_mulai": MULAI_HELP,
            "berlaku_sampai": "Hari pertama tanpa standar ini. Kosong bila masih berlaku.",
            "dasar": DASAR_HELP,
        }

    class Media:
        js = (Script("js/kata.js", type="module"),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen, level = as_id(str(self["kompetensi"].value())), self.fields["level"]
        self.fields["kompetensi"].widget.attrs |= {"hx-get": reverse("kompetensi:kompetensi-level"), "hx-target": "next select"}
        level.choices = [("", "Pilih"), *kata_of([chosen] if chosen else [], waktu.today()).pilihan(chosen)]
        level.widget.attrs["class"] = "tk-pilih-level"
        level.help_text = level.help_text or LEVEL_HELP


class MasaBerlakuForm(AcuanForm):
    seri = ("sumber",)

    class Meta:
        model = MasaBerlaku
        fields = ("sumber", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "tahun": "Berapa tahun hasil dari sumber ini berlaku, 1 sampai 10. Hasil yang sudah dicatat tidak berubah.",
            "berlaku_mulai": "Dipakai untuk hasil yang dicatat sejak hari ini.",
            "dasar": "Misalnya Peraturan BKN 26/2019 pasal 29 ayat (4).",
        }


class PerangkatBatasForm(AcuanForm):
    tetap = ("kode",)

    class Meta:
        model = PerangkatBatas
        fields = ("kode", "nama", "dasar", "is_utama")
        help_texts = {
            "kode": "Pendek, tanpa spasi.",
            "is_utama": "Tandai perangkat yang hendak dipakai; tanda pada perangkat lain terlepas sendiri.",
        }

    def _get_validation_exclusions(self) -> set[str]:
        """That only one has the mark is seen to when it is stored."""
        return {*super()._get_validation_exclusions(), "is_utama"}


class BatasJPMForm(AcuanForm):
    tetap = ("perangkat",)

    class Meta:
        model = BatasJPM
        fields = ("perangkat", "label", "batas_bawah", "warna")
        help_texts = {
            "label": "Sebutan pada layar, misalnya Memenuhi syarat.",
            "batas_bawah": "Persen. Nilai tepat pada batas masuk rentang ini, sampai batas berikutnya di atasnya.",
        }


class SaringanBawaanForm(SaringanForm):
    kelompok = PilihField("Kelompok jabatan", KelompokJabatan.choices)
    kompetensi = KunciField("Kompetensi", kompetensi_pilihan)
    masa = PilihField("Masa", MASA)
    is_terverifikasi = PilihField("Sudah diverifikasi", YA_TIDAK)


class SaringanMasaForm(SaringanForm):
    sumber = PilihField("Sumber", MasaBerlaku._meta.get_field("sumber").choices or ())
    is_terverifikasi = PilihField("Sudah diverifikasi", YA_TIDAK)


class SaringanPerangkatForm(SaringanForm):
    q = CariField("Cari nama atau dasar hukum")


class SaringanBatasForm(SaringanForm):
    perangkat = KunciField("Perangkat", perangkat_pilihan)
