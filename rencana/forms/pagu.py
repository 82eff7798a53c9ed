"""Setting and changing budgets, and the lines of their ledger."""

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms

from lib import waktu
from lib.forms import FieldsHelper, Form, ModelForm, TanggalField
from pegawai.models import UnitKerja
from rencana.forms.bidang import PaguField, RupiahField
from rencana.models import PaguAnggaran, Rekening, SubKegiatan
from rencana.services.pagu import Dokumen


class DokumenForm(Form):
    """The document a revision rests on."""

    jumlah = RupiahField(label="Jumlah (rupiah)", minimum=0)
    dokumen = forms.CharField(label="Nomor dokumen", max_length=120, help_text="Misalnya nomor DPA atau DPPA.")
    tanggal = TanggalField(label="Tanggal dokumen")
    keterangan = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].initial = waktu.today()
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    @property
    def dasar(self) -> Dokumen:
        return Dokumen(self.cleaned_data["dokumen"], self.cleaned_data["tanggal"], self.cleaned_data["keterangan"])


class PaguForm(DokumenForm):
    """A new pagu with its original amount."""

    tahun = forms.IntegerField(min_value=2000, max_value=2199)
    sub_kegiatan = forms.ModelChoiceField(SubKegiatan.objects.none(), label="Sub-kegiatan")
    rekening = forms.ModelChoiceField(Rekening.objects.none())
    unit = forms.ModelChoiceField(
        UnitKerja.objects.none(), label="Khusus unit", required=False, help_text="Kosongkan bila untuk seluruh unit."
    )
    field_order = ("tahun", "sub_kegiatan", "rekening", "unit", "jumlah", "dokumen", "tanggal", "keterangan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = waktu.today()
        self.fields["sub_kegiatan"].queryset = SubKegiatan.objects.on(today)
        self.fields["rekening"].queryset = Rekening.objects.on(today)
        self.fields["unit"].queryset = UnitKerja.objects.top().active().order_by("nama")
        self.fields["tahun"].initial = today.year

    def make_pagu(self) -> PaguAnggaran:
        return PaguAnggaran(**{name: self.cleaned_data[name] for name in ("tahun", "sub_kegiatan", "rekening", "unit")})


class GeserForm(DokumenForm):
    """Money moves to another pagu of the same year."""

    ke = PaguField(PaguAnggaran.objects.none(), label="Ke pagu")
    field_order = ("ke", "jumlah", "dokumen", "tanggal", "keterangan")

    def __init__(self, *args: Any, pagu: PaguAnggaran, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = PaguAnggaran.objects.filter(tahun=pagu.tahun).exclude(pk=pagu.pk).select_related("rekening", "unit")
        self.fields["ke"].queryset = rows


class KomitmenForm(Form):
    uraian = forms.CharField(label="Untuk apa", max_length=200, help_text="Misalnya: sewa ruang pelatihan dasar.")
    jumlah = RupiahField(label="Jumlah (rupiah)")
    dokumen = forms.CharField(label="Nomor kontrak atau surat pesanan", max_length=120, required=False)


class RealisasiForm(Form):
    jumlah = RupiahField(label="Yang dibayarkan (rupiah)")
    dokumen = forms.CharField(label="Nomor SPJ", max_length=120)
    tanggal = TanggalField(label="Tanggal SPJ")
    selesai = forms.BooleanField(label="Ini pembayaran terakhir; sisanya dilepas ke pagu", required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].initial = waktu.today()


class AlasanForm(Form):
    alasan = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class IzinForm(AlasanForm):
    jumlah = RupiahField(label="Boleh melampaui pagu sebesar (rupiah)")
    field_order = ("jumlah", "alasan")


class SumberForm(Form):
    pagu = PaguField(PaguAnggaran.objects.none(), label="Pagu yang menanggung")

    def __init__(self, *args: Any, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pagu"].queryset = PaguAnggaran.objects.filter(tahun=tahun).select_related("rekening", "unit")


class AcuanForm(ModelForm):
    """A code of the budget with the days on which it may be chosen."""

    class Meta:
        model = Rekening
        fields = ("kode", "nama", "berlaku_mulai", "berlaku_sampai")
        help_texts: ClassVar = {"berlaku_sampai": "Kosongkan selama masih dipakai."}


class SubKegiatanForm(ModelForm):
    class Meta:
        model = SubKegiatan
        fields = AcuanForm.Meta.fields
        help_texts = AcuanForm.Meta.help_texts
