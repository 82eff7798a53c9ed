"""What a planner asks of a reckoning, and the filters of its pages."""

from typing import Any, Final

from crispy_forms.layout import Fieldset
from django import forms
from django.http import HttpRequest

from diklat.queries.pendaftaran_kota import unit_pilihan
from kompetensi.models import Kompetensi
from lib.bulan import BULAN
from lib.format import format_rupiah
from lib.forms import FieldsHelper, Form
from lib.saringan import CariField, CentangField, KunciField, PilihField, SaringanForm, tab_field
from rencana.forms.bidang import RupiahField
from rencana.models import PaguAnggaran, PeriodeRencana, Susunan
from rencana.models.susunan import DETIK_PALING, DETIK_SEDIKIT, K_PALING
from rencana.queries import susunan_orang
from rencana.queries.susunan_sebab import LABEL

TAMBAH: Final = "tambah_"


class SusunForm(Form):
    nama = forms.CharField(
        label="Nama skenario", max_length=80, help_text="Agar mudah dibandingkan: “Pagu sekarang”, “Ditambah Rp500 juta”."
    )
    k = forms.TypedChoiceField(
        label="Diklat paling banyak per pegawai",
        choices=[(number, str(number)) for number in range(1, K_PALING + 1)],
        coerce=int,
        help_text="Dalam setahun, termasuk yang sudah diikuti.",
    )
    percaya = forms.IntegerField(
        label="Kepercayaan pada janji yang belum terbukti (persen)",
        min_value=0,
        max_value=100,
        help_text="Program dengan sedikitnya 30 lulusan terukur dinilai menurut hasilnya. Yang lain menurut janjinya, sebesar persen ini.",
    )
    detik = forms.IntegerField(
        label="Batas waktu hitung (detik)",
        min_value=DETIK_SEDIKIT,
        max_value=DETIK_PALING,
        help_text="Sesudah itu yang terbaik sejauh itu dipakai. Lebih lama biasanya lebih baik.",
    )

    def __init__(self, *args: Any, periode: PeriodeRencana, contoh: Susunan | None = None, **kwargs: Any) -> None:
        """`contoh`: the reckoning whose settings are to be changed a little."""
        names = ("k", "percaya", "detik")
        kwargs["initial"] = {name: getattr(contoh or Susunan(), name) for name in names}
        more = dict(contoh.pagu_list.exclude(tambahan=0).values_list("pagu", "tambahan")) if contoh else {}
        super().__init__(*args, **kwargs)
        money = []
        for pagu in PaguAnggaran.objects.filter(tahun=periode.tahun).select_related("rekening", "unit").order_by("rekening__kode", "pk"):
            money.append(name := f"{TAMBAH}{pagu.pk}")
            self.fields[name] = RupiahField(
                label=str(pagu),
                minimum=-(10**15),
                required=False,
                initial=more.get(pagu.pk),
                help_text=f"Sisa {format_rupiah(pagu.sisa)}. Tulis berapa rupiah lebih, atau kurang dengan tanda minus.",
            )
        title = "Seandainya pagunya lain"
        self.helper = FieldsHelper(Fieldset("", "nama", *names), *([Fieldset(title, *money)] if money else []))

    @property
    def asked(self) -> dict[str, Any]:
        """What `services.susunan.create_susunan` takes."""
        return {name: self.cleaned_data[name] for name in ("nama", "k", "percaya", "detik")}

    @property
    def tambahan(self) -> dict[int, int]:
        """Rupiah by pagu, where it is another than it is."""
        found = {name: value for name, value in self.cleaned_data.items() if name.startswith(TAMBAH) and value}
        return {int(name.removeprefix(TAMBAH)): value for name, value in found.items()}


class SaringanSusunanForm(SaringanForm):
    q = CariField("Cari skenario")
    status = PilihField("Keadaan", Susunan.Status.choices)


class SaringanIsiForm(SaringanForm):
    daftar = tab_field([("dipilih", "Dipilih"), ("tidak", "Tidak dipilih")], "dipilih")
    q = CariField("Cari program")
    tampil = PilihField("Tampilkan", [("belum", "Yang belum terbukti"), ("tetap", "Yang dikunci atau ditulis perencana")])

    def prepare(self) -> None:
        if self.is_tidak:
            del self.fields["tampil"]

    @property
    def is_tidak(self) -> bool:
        return bool(self.data.get("daftar") == "tidak")


class SaringanSusunanUnitForm(SaringanForm):
    q = CariField("Cari unit")


class SaringanSusunanKompetensiForm(SaringanForm):
    q = CariField("Cari kompetensi")
    jenis = PilihField("Jenis", Kompetensi.Jenis.choices)


class SaringanPerbaikiForm(SaringanForm):
    daftar = tab_field([("rendah", "Dinilai rendah"), ("hilang", "Tidak lagi mendapat uang"), ("sisih", "Tidak ikut dihitung")], "rendah")
    q = CariField("Cari program")


class SaringanBandingForm(SaringanForm):
    daftar = tab_field([("program", "Program"), ("unit", "Unit")], "program")
    q = CariField("Cari nama")
    dengan = KunciField("Bandingkan dengan", (), semua="Pilih susunan")
    tampil = PilihField(
        "Tampilkan", [("kiri", "Hanya di yang pertama"), ("kanan", "Hanya di yang kedua"), ("beda", "Berbeda"), ("sama", "Sama")]
    )

    def __init__(self, request: HttpRequest, susunan: Susunan) -> None:
        self.pilihan = [row for row in Susunan.objects.filter(periode=susunan.periode_id).selesai().defer("harga_awal") if row != susunan]
        super().__init__(request)

    def prepare(self) -> None:
        self.offer("dengan", [(row.pk, row.nama) for row in self.pilihan], semua="Pilih susunan")
        if self.data.get("daftar") == "unit":
            del self.fields["tampil"]

    @property
    def kedua(self) -> Susunan | None:
        """The one to compare with; without a choice the newest other one."""
        return next((row for row in self.pilihan if row.pk == self.value("dengan")), self.pilihan[0] if self.pilihan else None)


class SaringanPesertaForm(SaringanForm):
    nilai_class = susunan_orang.Saringan

    q = CariField("Cari nama, NIP, atau unit")
    unit = KunciField("Perangkat daerah", unit_pilihan)
    bulan = KunciField("Bulan", list(enumerate(BULAN, 1)))
    hanya = CentangField("Yang tidak mendapat diklat lain")


class SaringanTakForm(SaringanForm):
    nilai_class = susunan_orang.Saringan

    q = CariField("Cari nama, NIP, atau unit")
    kode = PilihField("Sebab", LABEL.items())
    unit = KunciField("Perangkat daerah", unit_pilihan)
    program = KunciField("Program", ())

    def __init__(self, request: HttpRequest, ringkas: susunan_orang.RingkasTak) -> None:
        self.ringkas = ringkas
        super().__init__(request)

    def prepare(self) -> None:
        self.offer("program", self.ringkas.program)
