"""The dated tables of the estimated IP ASN: a table, a row of one of its four dimensions, a category."""

from typing import Any, Final

from django import forms

from diklat.models import JenisDiklat
from evaluasi.forms.nilai import DesimalField
from insentif.models import ButirIP, DataIP, KategoriIP, VersiIP
from insentif.models.ip import Dimensi, Disiplin, KelompokIP
from lib.forms import Form, ModelForm, TanggalField
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna, TingkatPendidikan

KODE_LABEL: Final = {
    Dimensi.KUALIFIKASI: "Tingkat pendidikan",
    Dimensi.KOMPETENSI: "Jenis diklat yang dihitung",
    Dimensi.DISIPLIN: "Hukuman disiplin",
}
AMBANG_LABEL: Final = {
    Dimensi.KOMPETENSI: ("JP paling sedikit", "Dijumlahkan dari semua diklat jenis ini. Kosongkan bila satu diklat cukup."),
    Dimensi.KINERJA: ("Nilai kinerja paling sedikit", "Skor dipakai mulai nilai ini sampai di bawah batas berikutnya."),
}
TETAP: Final = {Dimensi.KINERJA: "Nilai kinerja", Dimensi.DISIPLIN: "Hukuman disiplin"}


class VersiForm(Form):
    berlaku_mulai = TanggalField(label="Berlaku mulai", help_text="Estimasi sebelum tanggal ini tidak berubah.")
    dasar = forms.CharField(label="Dasar", max_length=300, help_text="Peraturan atau surat, dan apa yang sudah diperiksa.")

    def __init__(self, *args: Any, versi: VersiIP | None = None, **kwargs: Any) -> None:
        initial = {"berlaku_mulai": versi.berlaku_mulai, "dasar": versi.dasar} if versi else {}
        super().__init__(*args, **{"initial": initial, **kwargs})


class ButirForm(Form):
    """Asks only for what the dimension knows; the rest is filled in."""

    kelompok = forms.ChoiceField(label="Kelompok jabatan", choices=KelompokIP.choices)
    indikator = forms.CharField(
        label="Indikator", max_length=80, help_text="Baris dengan indikator yang sama tidak dijumlahkan: skor tertinggi yang dipakai."
    )
    kode = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, error_messages={"required": "Pilih sedikitnya satu."})
    ambang = DesimalField(digits=2)
    bulan = forms.IntegerField(
        label="Dalam berapa bulan terakhir", min_value=1, max_value=600, required=False, help_text="Kosongkan bila tanpa batas waktu."
    )
    skor = DesimalField(digits=2, label="Skor", required=True)

    def __init__(self, *args: Any, dimensi: str, butir: ButirIP | None = None, **kwargs: Any) -> None:
        names = ("kelompok", "indikator", "kode", "ambang", "bulan", "skor")
        initial = {name: getattr(butir, name) for name in names} if butir else {}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.dimensi = Dimensi(dimensi)
        for name in self._unknown():
            del self.fields[name]
        if "kode" in self.fields:
            self.fields["kode"].label, self.fields["kode"].choices = KODE_LABEL[self.dimensi], self._choices()
        if "ambang" in self.fields:
            self.fields["ambang"].label, self.fields["ambang"].help_text = AMBANG_LABEL[self.dimensi]
            self.fields["ambang"].required = self.dimensi == Dimensi.KINERJA

    @property
    def isi(self) -> dict[str, Any]:
        own = {"indikator": TETAP[self.dimensi]} if self.dimensi in TETAP else {}
        return {"dimensi": self.dimensi.value, **own, **self.cleaned_data}

    def _unknown(self) -> set[str]:
        if self.dimensi == Dimensi.KOMPETENSI:
            return set()
        other = {"kelompok", "bulan"} | ({"indikator"} if self.dimensi in TETAP else set())
        return other | ({"kode"} if self.dimensi == Dimensi.KINERJA else {"ambang"})

    def _choices(self) -> list[tuple[str, str]]:
        if self.dimensi == Dimensi.KUALIFIKASI:
            return list(TingkatPendidikan.objects.values_list("siasn_id", "nama"))
        if self.dimensi == Dimensi.DISIPLIN:
            return [(str(value), str(label)) for value, label in Disiplin.choices]
        return [(str(kode), nama) for kode, nama in JenisDiklat.objects.values_list("siasn_id", "nama")]


class KategoriForm(Form):
    nama = forms.CharField(label="Kategori", max_length=40)
    batas_bawah = DesimalField(digits=2, label="Mulai jumlah", required=True, help_text="Jumlah dibandingkan tanpa dibulatkan.")

    def __init__(self, *args: Any, kategori: KategoriIP | None = None, **kwargs: Any) -> None:
        initial = {"nama": kategori.nama, "batas_bawah": kategori.batas_bawah} if kategori else {}
        super().__init__(*args, **{"initial": initial, **kwargs})


class DataForm(ModelForm):
    """Whose it is and which year does not change any more once it is stored."""

    pegawai = OrangField("pegawai", label="Pegawai")
    nilai_kinerja = DesimalField(
        digits=2, label="Nilai kinerja", help_text="0 sampai 100, misalnya 82 atau 82,5. Kosongkan bila belum ada."
    )

    class Meta:
        model = DataIP
        fields = ("pegawai", "tahun", "nilai_kinerja", "disiplin")
        help_texts = {"disiplin": "Hukuman terberat dalam lima tahun terakhir. Kosongkan bila belum diketahui."}

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_orang(self, user)
        if self.instance.pk is not None:
            del self.fields["pegawai"], self.fields["tahun"]

    def _post_clean(self) -> None:
        """The service knows the laws."""
