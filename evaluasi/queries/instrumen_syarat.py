"""What a version lacks before it may be published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from django.core.exceptions import ValidationError

from evaluasi.models import Butir, Instrumen
from evaluasi.models.instrumen import JenisInstrumen

# The nine elements of PermenPANRB 14/2017; the index gives each the weight 1/9, so each stands exactly once.
UNSUR_SKM: Final = tuple(f"U{number}" for number in range(1, 10))
BUTIR_MAKS: Final = 200


def list_kekurangan(instrumen: Instrumen, butir: Sequence[Butir]) -> list[ValidationError]:
    """One sentence with its code for each thing that is missing; `params["butir"]` is the key of the item it is about, if any."""
    if not butir:
        return [ValidationError("Belum ada pertanyaan. Tambahkan sedikitnya satu.", code="kosong")]
    found = [*_rangkap(butir), *_pengajar(instrumen, butir)]
    if instrumen.is_tes:
        return [*found, *_tes(butir)]
    if instrumen.jenis == JenisInstrumen.SKM:
        return [*found, *_skm(butir)]
    return [*found, *_survei(butir)]


def _galat(butir: Butir, sentence: str, code: str) -> ValidationError:
    return ValidationError(f"Pertanyaan {butir.urutan}: {sentence}", code=code, params={"butir": butir.pk})


def _rangkap(butir: Sequence[Butir]) -> Iterator[ValidationError]:
    seen: dict[tuple[str, str, str], Butir] = {}
    for row in butir:
        first = seen.setdefault((row.tentang, row.unsur, row.teks.strip().casefold()), row)
        if first is not row:
            yield _galat(row, f"sama dengan pertanyaan {first.urutan}. Ubah atau hapus salah satunya.", "rangkap")


def _pengajar(instrumen: Instrumen, butir: Sequence[Butir]) -> Iterator[ValidationError]:
    if instrumen.jenis == JenisInstrumen.UMPAN_BALIK:
        return
    for row in butir:
        if row.tentang == Butir.Tentang.PENGAJAR:
            yield _galat(row, "hanya umpan balik peserta yang dapat bertanya tentang pengajar. Pilih Umum.", "tentang")


def _tes(butir: Sequence[Butir]) -> Iterator[ValidationError]:
    pilihan = [row for row in butir if row.jenis == Butir.Jenis.PILIHAN]
    if not pilihan:
        yield ValidationError("Tes memerlukan sedikitnya satu soal pilihan ganda dengan kunci.", code="tanpa_soal")
    for row in pilihan:
        if row.kunci is None:
            yield _galat(row, "pilih kunci jawabannya.", "tanpa_kunci")


def _skm(butir: Sequence[Butir]) -> Iterator[ValidationError]:
    skala = [row for row in butir if row.jenis == Butir.Jenis.SKALA]
    count = Counter(row.unsur for row in skala)
    for unsur in UNSUR_SKM:
        if count[unsur] != 1:
            yield ValidationError(f"Unsur {unsur} harus ada tepat satu kali; sekarang {count[unsur]}.", code="unsur_skm")
    for row in skala:
        if row.unsur in UNSUR_SKM and not row.is_wajib:
            yield _galat(row, "kesembilan unsur SKM wajib dijawab.", "tidak_wajib")
        if row.unsur not in UNSUR_SKM:
            yield _galat(row, "isi unsur dengan U1 sampai U9, atau jadikan isian bebas.", "unsur_asing")


def _survei(butir: Sequence[Butir]) -> Iterator[ValidationError]:
    if not any(row.jenis == Butir.Jenis.SKALA for row in butir):
        yield ValidationError("Tambahkan sedikitnya satu pertanyaan skala 1–4; hasil dibaca dari rata-ratanya.", code="tanpa_skala")
    for row in butir:
        if row.jenis == Butir.Jenis.SKALA and not row.unsur:
            yield _galat(row, "isi unsurnya; hasil dikelompokkan menurut unsur.", "tanpa_unsur")
