"""The bank of questions: one at a time, and many from a sheet. Copies in tests stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diklat.workbooks.peserta_berkas import Galat
from evaluasi.models import Soal
from evaluasi.permissions import WRITERS
from evaluasi.workbooks.soal import KOMPETENSI, Bacaan, Isi
from kompetensi.models import Kompetensi
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

FIELDS: Final = ("kode", "topik", "kompetensi", "teks", "pilihan", "kunci", "tingkat")
BARU, UBAH, SAMA = "baru", "ubah", "sama"
LABEL: Final = {
    "topik": "materi", "teks": "pertanyaan", "pilihan": "pilihan jawaban", "kunci": "kunci", "tingkat": "tingkat",
    "kompetensi_id": "kompetensi", "is_aktif": "dipakai lagi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Putusan:
    """What would happen to a row: `baru`, `ubah` with the names of what changes, or `sama`. `cap` is the mark of what stands there now."""

    baris: int
    kode: str
    putusan: str
    teks: str
    nilai: dict[str, Any]
    ubah: tuple[str, ...] = ()
    cap: str = ""


@only_peran(*WRITERS)
@transaction.atomic
def save_soal(*, soal: Soal, by: Pengguna) -> Soal:
    """A new or changed question."""
    if soal.pk is None:
        soal.save(force_insert=True)
    else:
        soal.save(update_fields=FIELDS)
    return soal


@only_peran(*WRITERS)
@transaction.atomic
def set_aktif(*, soal_id: int, is_aktif: bool, by: Pengguna) -> Soal:
    """Out of the bank, or back into it. Twice does once."""
    soal = Soal.objects.select_for_update(no_key=True).get(pk=soal_id)
    if soal.is_aktif != is_aktif:
        soal.is_aktif = is_aktif
        soal.save(update_fields=["is_aktif"])
    return soal


def judge(bacaan: Bacaan) -> tuple[list[Putusan], list[Galat]]:
    """Every readable row with its verdict, and all faults in the order of the sheet; two queries whatever their number."""
    kompetensi = dict(Kompetensi.objects.values_list("kode", "pk"))
    kept = {row.kode: row for row in Soal.objects.filter(kode__in=[isi.kode for _, isi in bacaan.baris])}
    found, galat = [], list(bacaan.galat)
    for number, isi in bacaan.baris:
        if isi.kompetensi and isi.kompetensi not in kompetensi:
            text = "Tidak ada kompetensi dengan kode ini di kamus. Periksa kodenya, atau kosongkan."
            galat.append(Galat(number, KOMPETENSI, isi.kompetensi, text))
            continue
        found.append(_judge(number, isi, kept.get(isi.kode), kompetensi))
    return found, sorted(galat, key=lambda row: row.baris)


@only_peran(*WRITERS)
@transaction.atomic
def apply_soal(*, rows: Sequence[Sequence[Any]], by: Pengguna) -> tuple[int, int]:
    """What a preview showed: (code, mark of what stood there, values) for each row. Gives how many were added and changed.

    A row that is so already is passed over, so that twice does once. Refuses: berubah (somebody changed a question meanwhile).
    """
    kept = {row.kode: row for row in Soal.objects.select_for_update(no_key=True).filter(kode__in=[row[0] for row in rows]).order_by("pk")}
    added, changed = [], []
    for kode, cap, nilai in rows:
        soal = kept.get(kode)
        if soal is None and not cap:
            added.append(Soal(kode=kode, **nilai))
        elif soal is None or mark_of(soal) != cap:
            if soal is None or _differ(soal, nilai):
                raise ValidationError(f"Soal {kode} berubah sejak pratinjau. Unggah kembali berkasnya.", code="berubah")
        else:
            for name, value in nilai.items():
                setattr(soal, name, value)
            changed.append(soal)
    try:
        with transaction.atomic():
            Soal.objects.bulk_create(added)
    except IntegrityError as error:
        raise ValidationError("Ada kode soal yang baru saja dipakai orang lain. Unggah kembali berkasnya.", code="berubah") from error
    Soal.objects.bulk_update(changed, [*FIELDS[1:], "is_aktif"], batch_size=500)
    return len(added), len(changed)


def mark_of(soal: Soal) -> str:
    """A short mark of all that an import may change."""
    parts = (soal.topik, soal.teks, soal.pilihan, soal.kunci, soal.tingkat, soal.kompetensi_id, soal.is_aktif)
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _judge(number: int, isi: Isi, soal: Soal | None, kompetensi: dict[str, int]) -> Putusan:
    nilai: dict[str, Any] = {"topik": isi.topik, "teks": isi.teks, "pilihan": list(isi.pilihan), "kunci": isi.kunci, "is_aktif": True}
    if isi.tingkat is not None:
        nilai["tingkat"] = isi.tingkat
    if isi.kompetensi is not None:
        nilai["kompetensi_id"] = kompetensi.get(isi.kompetensi)
    if soal is None:
        return Putusan(number, isi.kode, BARU, isi.teks, nilai)
    names = _differ(soal, nilai)
    return Putusan(number, isi.kode, UBAH if names else SAMA, isi.teks, nilai, tuple(LABEL[name] for name in names), mark_of(soal))


def _differ(soal: Soal, nilai: dict[str, Any]) -> list[str]:
    return [name for name, value in nilai.items() if getattr(soal, name) != value]
