"""A class that was held: people who attended, and their answers."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.utils import timezone

from diklat.models import Angkatan, Kehadiran, Narasumber, Pendaftaran, Program
from evaluasi.models import Butir, Survei, SurveiMasuk, VersiInstrumen
from evaluasi.queries.survei import pengajar_of
from evaluasi.services import survei as services
from evaluasi.services.survei.isi import split_jawaban
from pegawai.models import Pegawai, UnitKerja
from tests.diklat.pabrik import make_angkatan, make_program, make_sesi
from tests.evaluasi.pabrik import make_survei
from tests.factories import make_pegawai

Isi = Callable[[int, Butir, Narasumber | None], int | str | None]


def hold_kelas(
    jumlah: int,
    *,
    program: Program | None = None,
    unit: Sequence[UnitKerja | None] = (None,),
    pengajar: Narasumber | None = None,
    people: Sequence[Pegawai] = (),
) -> tuple[Angkatan, list[Pegawai]]:
    """A batch that ended today with so many people present (new ones, or `people`), whose units come in turn."""
    angkatan = make_angkatan(program or make_program(), status="berjalan", kuota=max(jumlah, 1), terisi=jumlah)
    now = timezone.localtime()
    sesi = make_sesi(angkatan, now.date(), 0, lama=1, narasumber=pengajar)
    people = list(people) or [make_pegawai(f"Peserta {number}") for number in range(jumlah)]
    rows = Pendaftaran.objects.bulk_create(
        Pendaftaran(angkatan=angkatan, pegawai=row, status="terdaftar", urutan=number + 1, unit=unit[number % len(unit)])
        for number, row in enumerate(people)
    )
    Kehadiran.objects.bulk_create(Kehadiran(sesi=sesi, pendaftaran=row, status="H") for row in rows)
    return angkatan, people


def open_survei(angkatan: Angkatan, versi: VersiInstrumen | None = None) -> Survei:
    return make_survei(angkatan, versi=versi, buka=timezone.localdate())


def fill_in(survei: Survei, nomor: int, isi: Isi) -> dict[str, object]:
    """The answers of person `nomor` in the shape of IsianForm.jawaban."""
    found: dict[str, object] = {}
    for butir, orang in asked_in(survei):
        value = isi(nomor, butir, orang)
        if value is not None:
            found[f"{butir.pk}:{orang.pk}" if orang else str(butir.pk)] = value
    return found


def asked_in(survei: Survei) -> list[tuple[Butir, Narasumber | None]]:
    """Each question, once a teacher where it is about teachers; read once for a survey."""
    if not hasattr(survei, "_ditanya"):
        about = pengajar_of(survei)
        items = survei.versi.butir_list.order_by("urutan")
        survei._ditanya = [(b, orang) for b in items for orang in (about if b.tentang == "pengajar" else [None])]
    return survei._ditanya


def three(_nomor: int, butir: Butir, _orang: Narasumber | None) -> int | str | None:
    return 3 if butir.jenis == "skala" else None


def spoken(nomor: int, butir: Butir, _orang: Narasumber | None) -> int | str | None:
    return 3 if butir.jenis == "skala" else f"kata {nomor}"


def answer(survei: Survei, people: Sequence[Pegawai], isi: Isi = three) -> None:
    for nomor, pegawai in enumerate(people):
        services.submit_jawaban(survei_id=survei.pk, pegawai_id=pegawai.pk, jawaban=fill_in(survei, nomor, isi))


def drop_in(survei: Survei, jumlah: int, isi: Isi = three, *, kelompok: Sequence[str] = ("",), mulai: int = 0) -> None:
    """So many answers straight into the inbox, for tests of the release."""
    rows = []
    for nomor in range(mulai, mulai + jumlah):
        marks, words = split_jawaban(survei, fill_in(survei, nomor, isi))
        rows.append(SurveiMasuk(survei=survei, kelompok=kelompok[nomor % len(kelompok)], jawaban=marks, komentar=words))
    SurveiMasuk.objects.bulk_create(rows)


def close_days_ago(survei: Survei, hari: int = 1) -> None:
    day = timezone.localdate() - timedelta(days=hari)
    Survei.objects.filter(pk=survei.pk).update(buka=day - timedelta(days=7), tutup=day, status="ditutup")
