"""A draft of rules in parts: its day and who earns, one rule, one level; and how the people of a trial are narrowed down."""

from typing import Any, Final

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError

from evaluasi.forms.nilai import DesimalField
from insentif.models import AturanPoin, Kejadian, TingkatPoin, VersiAturan
from insentif.models.aturan import BERAMBANG
from lib.berkas.cells import clean_text
from lib.forms import FieldsHelper, ModelForm
from pegawai.forms.pegawai import set_empty_labels
from pegawai.models import KedudukanHukum
from pegawai.models.referensi import JenisASN

# least and most that a threshold can be, and whether it is a whole number
AMBANG: Final = {
    Kejadian.KUALIFIKASI: (0, 100, False),
    Kejadian.N_GAIN: (0, 1, False),
    Kejadian.BERBAGI: (1, 1000, True),
    Kejadian.TARGET_JP: (1, 1000, True),
    Kejadian.MANGKIR: (1, 90, True),
}
AMBANG_HELP: Final = (
    "Nilai akhir 0 sampai 100, N-gain 0 sampai 1, jumlah peserta hadir, JP setahun, atau hari sebelum diklat mulai. "
    "Kosongkan untuk peristiwa lain."
)


class VersiForm(ModelForm):
    kedudukan = forms.MultipleChoiceField(
        label="Kedudukan hukum yang mendapat poin", widget=forms.CheckboxSelectMultiple,
        help_text="Dilihat pada hari peristiwanya, bukan hari ini.",
        error_messages={"required": "Pilih sedikitnya satu kedudukan hukum."},
    )  # fmt: skip

    class Meta:
        model = VersiAturan
        fields = ("berlaku_mulai", "dasar", "kedudukan")
        help_texts = {
            "berlaku_mulai": "Peristiwa sebelum hari ini tetap dinilai dengan aturan lama.",
            "dasar": "Misalnya nomor keputusan, atau mengapa aturan diubah. Boleh dikosongkan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = KedudukanHukum.objects.order_by("-is_aktif", "siasn_id").values_list("siasn_id", "nama")
        self.fields["kedudukan"].choices = [(kode, f"{nama} ({kode})") for kode, nama in rows]
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    def _post_clean(self) -> None:
        """The service knows the other sets."""


class ButirForm(ModelForm):
    bersyarat = frozenset({"ambang"})
    poin = DesimalField(digits=2, label="Poin", required=True, help_text="Misalnya 1 atau 1,5. Angka minus mengurangi.")
    ambang = DesimalField(digits=4, label="Ambang", help_text=AMBANG_HELP)
    pengali_celah = DesimalField(
        digits=2, label="Pengali bila menutup kesenjangan sendiri", required=True, help_text="1 berarti tidak dikalikan; paling besar 5.",
    )  # fmt: skip
    jenis_asn = forms.MultipleChoiceField(
        label="Hanya untuk", choices=JenisASN.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tanpa tanda berarti semua jenis ASN.",
    )  # fmt: skip

    class Meta:
        model = AturanPoin
        fields = ("kejadian", "nama", "poin", "ambang", "pengali_celah", "batas_tahun", "kelompok_batas", "jenis_asn")
        labels = {"kejadian": "Peristiwa", "nama": "Nama aturan", "batas_tahun": "Paling banyak poin setahun"}
        help_texts = {
            "nama": "Dibaca pegawai pada tiap baris buku poinnya.",
            "batas_tahun": "Kosongkan bila tidak dibatasi.",
            "kelompok_batas": "Satu kata yang sama pada aturan yang memakai satu batas bersama, misalnya jp. Boleh dikosongkan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        self.fields["batas_tahun"].widget.attrs |= {"inputmode": "numeric", "class": "form-control sm"}
        self.fields["kelompok_batas"].widget.attrs |= {"list": "daftar-kelompok", "autocomplete": "off"}
        self.helper = FieldsHelper(
            Fieldset("Peristiwa", "kejadian", "nama", "ambang"),
            Fieldset("Poin", "poin", "pengali_celah"),
            Fieldset("Batas dan sasaran", "batas_tahun", "kelompok_batas", "jenis_asn"),
        )

    def clean_kelompok_batas(self) -> str:
        return clean_text(self.cleaned_data["kelompok_batas"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kejadian = cleaned.get("kejadian")
        if kejadian:
            self._check_ambang(Kejadian(kejadian), cleaned)
            self._check_poin(Kejadian(kejadian), cleaned)
        pengali = cleaned.get("pengali_celah")
        if pengali is not None and not 1 <= pengali <= 5:
            self._refuse("pengali_celah", "Pengali 1 sampai 5.", "pengali")
        return cleaned

    def _check_ambang(self, kejadian: Kejadian, cleaned: dict[str, Any]) -> None:
        ambang = cleaned.get("ambang")
        if kejadian not in BERAMBANG:
            if ambang is not None:
                self._refuse("ambang", f"{kejadian.label} tidak memakai ambang. Kosongkan isian ini.", "ambang")
            return
        least, most, whole = AMBANG[kejadian]
        if "ambang" in self.errors:
            return
        if ambang is None or not least <= ambang <= most or (whole and ambang != int(ambang)):
            kind = "bilangan bulat" if whole else "angka"
            self._refuse("ambang", f"Isi ambang dengan {kind} {least} sampai {most} untuk peristiwa ini.", "ambang")

    def _check_poin(self, kejadian: Kejadian, cleaned: dict[str, Any]) -> None:
        poin, minus = cleaned.get("poin"), kejadian == Kejadian.MANGKIR
        if poin is not None and (poin >= 0 if minus else poin <= 0):
            self._refuse("poin", "Tulis angka minus, misalnya −5." if minus else "Poin harus lebih dari nol.", "tanda")
        if minus and cleaned.get("batas_tahun") is not None:
            self._refuse("batas_tahun", "Kosongkan: pengurangan tidak pernah membuat poin setahun kurang dari nol.", "batas")
        if kejadian != Kejadian.LULUS and (cleaned.get("pengali_celah") or 1) > 1:
            self._refuse("pengali_celah", "Pengali hanya untuk diklat yang lulus. Tulis 1.", "pengali")

    def _refuse(self, name: str, text: str, code: str) -> None:
        if name not in self.errors:
            self.add_error(name, ValidationError(text, code=code))

    def _post_clean(self) -> None:
        """The laws of the table are checked by the service, which knows the set."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class TingkatForm(ModelForm):
    class Meta:
        model = TingkatPoin
        fields = ("kelompok", "nama", "ambang")
        help_texts = {"ambang": "Poin yang diperoleh dalam satu tahun kalender; yang ditukar tetap dihitung."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_empty_labels(self)
        self.fields["ambang"].widget.attrs |= {"inputmode": "numeric", "class": "form-control sm"}
        self.helper = FieldsHelper(Fieldset("", "kelompok", "nama", "ambang"))
