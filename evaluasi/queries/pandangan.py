"""What the evaluation of a batch says of it: its steps of the checklist, what holds it open, what is said before it is opened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse

from diklat.models import Angkatan
from diklat.penahan import Pandangan
from diklat.tahap import Hal, Keadaan, Tahap
from evaluasi.models import AturanPasca, BlokSurvei, KomponenNilai, PengerjaanUjian, PenugasanEvaluasi, Survei, Ujian
from evaluasi.models.survei import BUKA_HARI
from evaluasi.queries.hasil.keadaan import Kode, judge
from lib import waktu
from lib.format import format_angka, format_tanggal, format_waktu


@dataclass(frozen=True, slots=True)
class Tes:
    """`berjalan`: how many sit for it now."""

    pk: int
    jenis: str
    mulai: datetime
    selesai: datetime
    berjalan: int

    @property
    def label(self) -> str:
        return str(Ujian.Jenis(self.jenis).label)


@dataclass(frozen=True, slots=True)
class Fakta:
    """`sumber`: where the parts of the final score come from. `pasca`: forms by state, `lewat` of the open ones overdue."""

    tes: list[Tes]
    sumber: list[str]
    survei: Survei | None
    survei_terbit: bool
    pasca: dict[str, int]
    lewat: int
    aturan: tuple[bool, int]


def get_pandangan(angkatan: Angkatan) -> Pandangan:
    """One query."""
    fakta, now = read_fakta(angkatan), waktu.now()
    missing = warn_tanpa_tes(angkatan, fakta)
    return Pandangan(
        penahan=find_terbuka(angkatan, fakta, now),
        peringatan=[missing] if missing else [],
        alamat={"nilai": reverse("evaluasi:nilai-list", args=[angkatan.pk])} if fakta.sumber else {},
        tahap=[_tes(angkatan, fakta, missing), _survei(angkatan, fakta, waktu.day(now)), _pasca(angkatan, fakta)],
    )


def read_fakta(angkatan: Angkatan) -> Fakta:
    here = OuterRef("pk")
    sitting = PengerjaanUjian.Status.BERJALAN
    tests = Ujian.objects.filter(angkatan=here).order_by("selesai", "pk")
    tests = tests.annotate(berjalan=Count("pengerjaan_list", filter=Q(pengerjaan_list__status=sitting)))
    released = Exists(BlokSurvei.objects.filter(survei=OuterRef("pk")))
    survey = Survei.objects.filter(angkatan=here).order_by().annotate(terbit=released)
    forms = PenugasanEvaluasi.objects.filter(pendaftaran__angkatan=here).order_by().values("status")
    forms = forms.annotate(n=Count("pk"), lewat=Count("pk", filter=Q(tenggat__lt=waktu.today())))
    rules = AturanPasca.objects.filter(Q(program=OuterRef("program")) | Q(program=None)).order_by(F("program").asc(nulls_last=True))
    row: Any = (
        Angkatan.objects.filter(pk=angkatan.pk)
        .order_by()
        .values(
            tes=ArraySubquery(tests.values(isi=JSONObject(pk="pk", jenis="jenis", mulai="mulai", selesai="selesai", berjalan="berjalan"))),
            sumber=ArraySubquery(KomponenNilai.objects.filter(program=OuterRef("program")).values("sumber")),
            umpan_balik=ArraySubquery(
                survey.values(
                    isi=JSONObject(id="pk", status="status", buka="buka", tutup="tutup", alasan_batal="alasan_batal", terbit="terbit")
                )
            ),
            pasca=ArraySubquery(forms.values(isi=JSONObject(status="status", n="n", lewat="lewat"))),
            aturan=ArraySubquery(rules.values(isi=JSONObject(is_aktif="is_aktif", bulan="bulan"))[:1]),
        )
        .get()
    )
    return _parse(row)


def find_terbuka(angkatan: Angkatan, fakta: Fakta, now: datetime) -> list[Hal]:
    """One for each test that is not over, each test that somebody sits for, and a survey without its result.

    Forms of months later hold nobody up, nor does a survey with too few answers: those wait for the next batch of the programme.
    """
    tests = reverse("evaluasi:ujian-list", args=[angkatan.pk])
    found = [
        Hal(f"{one.label} masih dibuka sampai {format_waktu(one.selesai)}. Tunggu, atau majukan waktu tutupnya.", tests)
        if one.mulai <= now
        else Hal(f"{one.label} baru dibuka {format_waktu(one.mulai)}. Tunggu, atau hapus tes itu.", tests)
        for one in fakta.tes
        if one.selesai > now
    ]
    for one in sorted(fakta.tes, key=lambda one: one.jenis):
        if one.berjalan:
            url = reverse("evaluasi:ujian-detail", args=[one.pk])
            found.append(Hal(f"{one.berjalan} peserta masih mengerjakan {one.label.lower()}.", url))
    if fakta.survei is not None and (text := _survei_terbuka(fakta.survei)):
        found.append(Hal(text, reverse("evaluasi:survei-detail", args=[fakta.survei.pk])))
    return found


def _survei_terbuka(survei: Survei) -> str:
    if survei.status == Survei.Status.TERBUKA:
        return f"Umpan balik peserta masih dibuka sampai {format_tanggal(survei.tutup)}. Tunggu, atau tutup survei itu."
    return "Hasil umpan balik peserta sedang diolah. Coba lagi setelah hasilnya terbit." if survei.status == Survei.Status.DITUTUP else ""


def warn_tanpa_tes(angkatan: Angkatan, fakta: Fakta) -> str:
    """The programme asks for a score that its final test gives, and the batch has none; nothing once it is over."""
    asked = angkatan.program.nilai_minimum
    from_test = not fakta.sumber or KomponenNilai.Sumber.POST_TEST in fakta.sumber
    if asked is None or not from_test or any(one.jenis == Ujian.Jenis.POST_TEST for one in fakta.tes) or angkatan.status in Angkatan.LEWAT:
        return ""
    return (
        f"Program ini meminta nilai akhir paling rendah {asked} dari tes akhir, tetapi tes akhirnya belum dibuat. "
        "Buat tesnya pada tab Tes, atau siapkan tes di kertas dan unggah nilainya sesudah sesi terakhir."
    )


def _tes(angkatan: Angkatan, fakta: Fakta, missing: str) -> Tahap:
    url = reverse("evaluasi:ujian-list", args=[angkatan.pk])
    base: dict[str, Any] = {"kode": "tes", "judul": "Tes", "sesudah": "pengajar"}
    if missing:
        create = reverse("evaluasi:ujian-create", args=[angkatan.pk, Ujian.Jenis.POST_TEST])
        return Tahap(**base, keadaan=Keadaan.SEKARANG, alasan=missing, tombol="Buat tes akhir", url=create)
    if not fakta.tes:
        text = "Nilai akhirnya tidak dari tes di sini." if angkatan.program.nilai_minimum is not None else "Program ini lulus tanpa nilai."
        return Tahap(**base, keadaan=Keadaan.TIDAK_PERLU, alasan=text, tombol="Buka tes", url=url)
    words = "; ".join(f"{one.label} {format_waktu(one.mulai)} sampai {format_waktu(one.selesai)}" for one in fakta.tes)
    return Tahap(**base, keadaan=Keadaan.SELESAI, alasan=f"{words}.", tombol="Buka tes", url=url)


def _survei(angkatan: Angkatan, fakta: Fakta, today: date) -> Tahap:
    """By itself on the last day; a batch whose week has gone by without one gets it by hand."""
    base: dict[str, Any] = {"kode": "survei", "judul": "Umpan balik peserta", "sesudah": "sertifikat"}
    survei = fakta.survei
    found = judge(angkatan, survei, today, terbit=fakta.survei_terbit)
    if survei is None:
        ended = angkatan.selesai is not None and angkatan.selesai + timedelta(days=BUKA_HARI) < today
        if not ended or angkatan.status in Angkatan.BELUM_SELESAI:
            return Tahap(**base, keadaan=Keadaan.MENUNGGU, alasan=found.teks)
        if angkatan.status == Angkatan.Status.DITUTUP:
            return Tahap(**base, keadaan=Keadaan.TIDAK_PERLU, alasan="Tidak diadakan.")
        text = "Tidak terbuka dengan sendirinya, karena saat itu belum ada instrumen yang terbit."
        url = f"{reverse('evaluasi:survei-create')}?angkatan={angkatan.pk}"
        return Tahap(**base, keadaan=Keadaan.SEKARANG, alasan=text, tombol="Buka umpan balik", url=url)
    url = reverse("evaluasi:survei-detail", args=[survei.pk])
    if found.kode == Kode.TERBIT:
        url = reverse("evaluasi:hasil-angkatan", args=[angkatan.pk])
        return Tahap(**base, keadaan=Keadaan.SELESAI, alasan="Hasilnya terbit.", tombol="Lihat hasil", url=url)
    states = {Kode.KURANG: Keadaan.SELESAI, Kode.BATAL: Keadaan.TIDAK_PERLU}
    return Tahap(**base, keadaan=states.get(found.kode, Keadaan.MENUNGGU), alasan=found.teks, tombol="Lihat umpan balik", url=url)


def _pasca(angkatan: Angkatan, fakta: Fakta) -> Tahap:
    base: dict[str, Any] = {"kode": "pasca", "judul": "Evaluasi pascadiklat", "sesudah": "tutup"}
    aktif, bulan = fakta.aturan
    url = f"{reverse('evaluasi:pasca-kelola')}?program={angkatan.program_id}"
    open_, done = (fakta.pasca.get(status, 0) for status in (PenugasanEvaluasi.Status.TERBUKA, PenugasanEvaluasi.Status.SELESAI))
    if open_:
        late = f", {format_angka(fakta.lewat)} lewat tenggat" if fakta.lewat else ""
        text = f"{format_angka(done)} dari {format_angka(open_ + done)} formulir diisi{late}."
        keadaan = Keadaan.SEKARANG if fakta.lewat else Keadaan.MENUNGGU
        return Tahap(**base, keadaan=keadaan, alasan=text, tombol="Lihat permintaan", url=url)
    if fakta.pasca:
        return Tahap(**base, keadaan=Keadaan.SELESAI, alasan=f"{format_angka(done)} formulir diisi.", tombol="Lihat permintaan", url=url)
    if not aktif:
        return Tahap(**base, keadaan=Keadaan.TIDAK_PERLU, alasan="Tidak diadakan menurut aturannya.")
    when = f", {format_tanggal(angkatan.selesai)}" if angkatan.selesai else ""
    return Tahap(**base, keadaan=Keadaan.MENUNGGU, alasan=f"Diminta {bulan} bulan sesudah hari terakhir{when}.")


def _parse(row: dict[str, Any]) -> Fakta:
    """Dates come as words."""
    survey = dict(row["umpan_balik"][0]) if row["umpan_balik"] else {}
    released = bool(survey.pop("terbit", False))
    survey |= {name: date.fromisoformat(survey[name]) for name in ("buka", "tutup") if survey}
    rule: dict[str, Any] = row["aturan"][0] if row["aturan"] else {"is_aktif": False, "bulan": 0}
    return Fakta(
        tes=[
            Tes(one["pk"], one["jenis"], datetime.fromisoformat(one["mulai"]), datetime.fromisoformat(one["selesai"]), one["berjalan"])
            for one in row["tes"]
        ],
        sumber=row["sumber"],
        survei=Survei(angkatan_id=None, **survey) if survey else None,
        survei_terbit=released,
        pasca={one["status"]: one["n"] for one in row["pasca"]},
        lewat=next((one["lewat"] for one in row["pasca"] if one["status"] == PenugasanEvaluasi.Status.TERBUKA), 0),
        aturan=(rule["is_aktif"], rule["bulan"]),
    )
