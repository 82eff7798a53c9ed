"""Taking an answer so that nobody can say whose it is."""

from collections.abc import Iterable, Mapping
from json import dumps
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from evaluasi.models import Butir, Survei
from evaluasi.models.instrumen import JenisButir
from evaluasi.queries.instrumen import butir_of
from evaluasi.queries.survei import is_diundang, pengajar_of
from evaluasi.queries.survei.kelompok import find_kelompok
from lib import waktu

CAMPUR: Final = 20
# Holds a closing off until this answer is in; two answers do not wait for one another.
BUKA: Final = "SELECT id FROM evaluasi_survei WHERE id = %s AND status = 'terbuka' AND %s BETWEEN buka AND tutup FOR KEY SHARE"
IKUT: Final = "INSERT INTO evaluasi_partisipasisurvei (id, survei_id, pegawai_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
# The answer enters together with others that were there before, written anew in random order with new keys: of what carries the
# transaction of one participation nobody can say which answer is new.
MASUK: Final = """
    WITH teman AS (
        DELETE FROM evaluasi_surveimasuk WHERE id IN (
            SELECT id FROM evaluasi_surveimasuk WHERE survei_id = %(survei)s ORDER BY random() LIMIT %(campur)s FOR UPDATE SKIP LOCKED)
        RETURNING kelompok, jawaban, komentar)
    INSERT INTO evaluasi_surveimasuk (id, survei_id, kelompok, jawaban, komentar)
    SELECT gen_random_uuid(), %(survei)s, kelompok, jawaban, komentar
    FROM (SELECT * FROM teman UNION ALL SELECT %(kelompok)s, %(jawaban)s::jsonb, %(komentar)s::jsonb) semua ORDER BY random()
"""


@transaction.atomic
def submit_jawaban(*, survei_id: int, pegawai_id: int, jawaban: Mapping[str, Any]) -> None:
    """Once for each person who was there; `jawaban` as IsianForm gives it. Codes: ditutup, bukan_peserta, sudah, tidak_lengkap, isi."""
    survei = Survei.objects.select_related("angkatan").get(pk=survei_id)
    if not is_diundang(survei, pegawai_id):
        raise ValidationError("Survei ini hanya untuk peserta yang hadir.", code="bukan_peserta")
    marks, words = split_jawaban(survei, jawaban)
    kelompok = find_kelompok(survei, pegawai_id)
    with connection.cursor() as cursor:
        cursor.execute(BUKA, [survei_id, waktu.today()])
        if cursor.fetchone() is None:
            raise ValidationError("Waktu mengisi survei ini sudah berakhir, jadi jawaban tidak dapat diterima lagi.", code="ditutup")
        cursor.execute(IKUT, [uuid4(), survei_id, pegawai_id])
        if not cursor.rowcount:
            raise ValidationError("Anda sudah mengisi survei ini. Jawaban hanya dapat dikirim sekali.", code="sudah")
        rest: dict[str, Any] = {"kelompok": kelompok, "jawaban": dumps(marks), "komentar": dumps(words), "campur": CAMPUR}
        cursor.execute(MASUK, {"survei": survei_id, **rest})


def split_jawaban(survei: Survei, jawaban: Mapping[str, Any]) -> tuple[dict[str, int | str], list[dict[str, Any]]]:
    """Marks by key, and free words apart from them. Only what the form asks is taken, and what it must have is there."""
    pengajar = [row.pk for row in pengajar_of(survei)]
    marks: dict[str, int | str] = {}
    words: list[dict[str, Any]] = []
    for butir in butir_of(survei.versi_id):
        for kunci, narasumber in _keys(butir, pengajar):
            value = jawaban.get(kunci)
            if value is None or value == "":
                _require_optional(butir)
            elif butir.jenis == JenisButir.TEKS:
                words.append({"butir": butir.pk, "narasumber": narasumber, "teks": str(value).replace("\x00", "").strip()})
            else:
                marks[kunci] = _mark(butir, value)
    return marks, [row for row in words if row["teks"]]


def _keys(butir: Butir, pengajar: Iterable[int]) -> list[tuple[str, int | None]]:
    if butir.tentang == Butir.Tentang.PENGAJAR:
        return [(f"{butir.pk}:{pk}", pk) for pk in pengajar]
    return [(str(butir.pk), None)]


def _require_optional(butir: Butir) -> None:
    if butir.is_wajib:
        raise ValidationError("Masih ada pertanyaan wajib yang belum dijawab.", code="tidak_lengkap")


def _mark(butir: Butir, value: Any) -> int | str:
    if butir.jenis == JenisButir.ANGKA:
        return str(value)
    highest = len(butir.label_list) if butir.jenis == JenisButir.SKALA else len(butir.pilihan)
    if not isinstance(value, int) or not 1 <= value <= highest:
        raise ValidationError("Ada jawaban di luar pilihan.", code="isi")
    return value
