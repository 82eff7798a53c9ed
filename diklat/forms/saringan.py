"""Filters of the lists of programmes, batches, applications, certificates and what follows from them."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from diklat.forms.jp_saringan import tahun_field
from diklat.models import Angkatan, JenisDiklat, Mentoring, Program, Ruang
from diklat.queries import angkatan as angkatan_queries
from diklat.queries import katalog as katalog_queries
from diklat.queries import mentoring as mentoring_queries
from diklat.queries import pendaftaran_kota, peserta, riwayat, sertifikat, siasn
from diklat.queries import program as program_queries
from kompetensi.models import Kompetensi
from lib import waktu
from lib.format import format_hari_tanggal, format_jam
from lib.forms import JamField, ask
from lib.masukan import read_id
from lib.saringan import CariField, CentangField, HariField, KunciField, PilihField, SaringanForm, TahunField, dipakai_field, tab_field

METODE = Program.Metode.choices
KOSONG = ("tanggal", "dari", "sampai")


class SaringanPendaftaranForm(SaringanForm):
    nilai_class = pendaftaran_kota.Saringan
    lain = ("dari", "sampai")

    tab = tab_field([(kode, label) for kode, (label, _) in pendaftaran_kota.TAB.items()], "pengelola")
    q = CariField("Cari nama, NIP, atau unit")
    unit = KunciField("Perangkat daerah", pendaftaran_kota.unit_pilihan)
    program = KunciField("Program", pendaftaran_kota.program_pilihan)
    dari = HariField("Diajukan mulai", chip="{label} {value}")
    sampai = HariField("Diajukan sampai", chip="{label} {value}")


class SaringanAngkatanForm(SaringanForm):
    nilai_class = angkatan_queries.Saringan
    lain = ("jenis", "penanggung", "perlu")

    status = tab_field([("", "Semua"), *Angkatan.Status.choices], "")
    q = CariField("Cari program, kode, atau tempat")
    bulan = PilihField("Bulan mulai", angkatan_queries.bulan_pilihan)
    program = KunciField("Program", angkatan_queries.program_pilihan)
    jenis = KunciField("Jenis diklat", angkatan_queries.jenis_pilihan)
    penanggung = KunciField("Penanggung jawab", angkatan_queries.penanggung_pilihan)
    perlu = PilihField("Perlu", angkatan_queries.PERLU, chip="{value}")

    @property
    def nilai(self) -> Any:
        """A month is named by its first day."""
        bulan = self.value("bulan")
        return self.make_nilai(bulan=date.fromisoformat(f"{bulan}-01") if bulan else None)


class SaringanProgramForm(SaringanForm):
    nilai_class = program_queries.Saringan

    q = CariField("Cari nama, kode, atau kompetensi")
    jenis = KunciField("Jenis", program_queries.jenis_pilihan)
    metode = PilihField("Metode", METODE)
    kompetensi = KunciField("Kompetensi", program_queries.kompetensi_pilihan)
    dipakai = PilihField("Keadaan", [("ya", "Dipakai"), ("tidak", "Tidak dipakai")])


class SaringanMinatForm(SaringanForm):
    q = CariField("Cari nama, NIP, atau unit")


class SaringanUsulForm(SaringanForm):
    q = CariField("Cari program", "Nama atau kode program")


class SaringanKatalogForm(SaringanForm):
    """`kesenjangan` is asked by somebody who has gaps; `kompetensi` comes in a link."""

    nilai_class = katalog_queries.Saringan
    sebutan = "Saring katalog"

    q = CariField("Cari diklat atau kompetensi")
    jenis = KunciField("Jenis", katalog_queries.jenis_pilihan, semua="Semua jenis")
    metode = PilihField("Metode", METODE, semua="Semua metode")
    kompetensi = KunciField("Kompetensi", lambda: Kompetensi.objects.values_list("pk", "nama"), chip="Menaikkan {value}", hidden=True)
    sampai = HariField("Mulai paling lambat", chip="Mulai sampai {value}")
    kesenjangan = CentangField("Hanya yang menutup kesenjangan saya", chip="Menutup kesenjangan saya")

    def __init__(self, request: HttpRequest, *, punya_kesenjangan: bool) -> None:
        self.punya_kesenjangan = punya_kesenjangan
        super().__init__(request)

    def prepare(self) -> None:
        if not self.punya_kesenjangan:
            del self.fields["kesenjangan"]


class SaringanPesertaForm(SaringanForm):
    nilai_class = peserta.Saringan

    q = CariField("Cari", "Nama atau NIP")
    unit = KunciField("Unit", ())
    status = PilihField("Status", [(kode, label) for kode, (label, _) in peserta.KELOMPOK.items()], semua=None)
    awal = PilihField("Tes awal", [("belum", "Belum ada nilai")], chip="Belum ada nilai tes awal")

    def __init__(self, request: HttpRequest, angkatan: Angkatan) -> None:
        self.angkatan = angkatan
        super().__init__(request)

    def prepare(self) -> None:
        self.offer("unit", lambda: peserta.unit_pilihan(self.angkatan), "Semua unit")


class SaringanSertifikatForm(SaringanForm):
    """`angkatan` comes in a link."""

    nilai_class = sertifikat.Saringan

    q = CariField("Cari nomor, nama, atau NIP")
    tahun = TahunField("Tahun", sertifikat.tahun_pilihan)
    program = KunciField("Program", sertifikat.program_pilihan)
    angkatan = KunciField("Angkatan", (), hidden=True)
    keadaan = PilihField("Keadaan", sertifikat.KEADAAN.items())

    def prepare(self) -> None:
        if pk := read_id(self.request.GET, "angkatan"):
            self.offer("angkatan", [(row.pk, row.nama) for row in Angkatan.objects.select_related("program").filter(pk=pk)])


class SaringanSertifikatAngkatanForm(SaringanForm):
    q = CariField("Cari nama, NIP, atau nomor")
    keadaan = PilihField("Keadaan", sertifikat.KEADAAN_PESERTA.items())


class SaringanMentoringForm(SaringanForm):
    """`peran` are the places that the reader may have in it."""

    nilai_class = mentoring_queries.Saringan

    q = CariField("Cari nama, NIP, atau program")
    status = PilihField("Keadaan", Mentoring.Status.choices)
    peran = PilihField("Kedudukan saya", ())
    menunggu = PilihField("Pertemuan", (), chip="Ada pertemuan yang belum dipastikan")

    def __init__(self, request: HttpRequest, *, peran: list[tuple[str, str]], kota: bool) -> None:
        self.pilihan_peran, self.kota = peran, kota
        super().__init__(request)

    def prepare(self) -> None:
        self.offer("peran", self.pilihan_peran)
        self.offer("menunggu", [("1", "Ada yang belum dipastikan" if self.kota else "Menunggu kepastian saya")])
        if not self.pilihan_peran:
            del self.fields["peran"]


class SaringanRiwayatForm(SaringanForm):
    """Without a state the waiting ones are shown."""

    nilai_class = riwayat.Saringan
    SEMUA = "semua"

    status = tab_field([*riwayat.Status.choices, (SEMUA, "Semua")], riwayat.Status.DIAJUKAN)
    q = CariField("Cari nama, NIP, diklat, atau penyelenggara")
    jenis = KunciField("Jenis diklat", lambda: JenisDiklat.objects.values_list("pk", "nama"))
    unit = KunciField("Perangkat daerah", riwayat.unit_pilihan)

    @property
    def nilai(self) -> Any:
        status = self.value("status")
        return self.make_nilai(status="" if status == self.SEMUA else status)


class SaringanSiasnForm(SaringanForm):
    nilai_class = siasn.Saringan
    lebar = ("program",)
    lipat = False

    tahun = tahun_field("Selesai pada tahun", chip="")
    program = KunciField("Program", siasn.program_pilihan, semua="Semua program dan diklat luar")
    unit = KunciField("Perangkat daerah", siasn.unit_pilihan)


class SaringanKalenderForm(SaringanForm):
    lebar = ("ruang",)
    dibawa = ("tampilan", "mulai")

    ruang = KunciField("Ruang", lambda: Ruang.objects.filter(is_aktif=True).values_list("pk", "nama"), semua="Semua ruang")


class SaringanNarasumberForm(SaringanForm):
    q = CariField("Cari nama, instansi, atau NIP")
    dipakai = dipakai_field()


class SaringanPapanRuangForm(SaringanForm):
    q = CariField("Cari ruang atau gedung")
    mulai = HariField("Tanggal")
    rentang = tab_field([("", "Pekan"), ("bulan", "Bulan")], "")


class SaringanRuangForm(SaringanForm):
    """When a room is looked for: day and both times, or none of them."""

    lain = ("dipakai",)

    q = CariField("Cari nama atau lokasi")
    tanggal = HariField("Kosong pada")
    dari = JamField(label="Dari jam", required=False)
    sampai = JamField(label="Sampai jam", required=False)
    dipakai = dipakai_field()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        missing = [name for name in KOSONG if not self.data.get(name)]
        for name in missing if len(missing) < len(KOSONG) else ():
            self.add_error(name, ValidationError(ask(self.fields[name], name), code="required"))
        start, end = cleaned.get("dari"), cleaned.get("sampai")
        if start and end and end <= start:
            self.add_error("sampai", ValidationError("Jam akhir harus sesudah jam awal.", code="waktu"))
        return cleaned

    @property
    def notes(self) -> list[str]:
        """The page shows the errors themselves."""
        return []

    @property
    def kosong(self) -> tuple[datetime, datetime] | None:
        """The span in which a room has to be free; None when nothing, or nothing sensible, was asked."""
        day = self.value("tanggal")
        if day is None or not self.is_valid():
            return None
        return waktu.moment(day, self.cleaned_data["dari"]), waktu.moment(day, self.cleaned_data["sampai"])

    def active(self) -> Any:
        yield from (pair for pair in super().active() if pair[0] not in KOSONG)
        if self.kosong:
            start, end = self.kosong
            yield " ".join(KOSONG), f"Kosong {format_hari_tanggal(start)} pukul {format_jam(start)}–{format_jam(end)}"
