"""Child module: the search of the whole site, beside the trigram query one would write by hand for the same word and nothing else."""

from itertools import cycle

from django.db import connection
from django.urls import reverse

from tests.bench import pages
from tests.bench.measure import alternate

WORDS = ("sari", "budi", "wulan", "dinas", "puskesmas", "analisis", "pelayanan")
SQL = """
    (SELECT id, nama, word_similarity(%(q)s, nama) FROM pegawai_pegawai
     WHERE upper(nama) LIKE %(like)s OR upper(nama) %%> %(q)s ORDER BY 3 DESC, nama LIMIT 6)
    UNION ALL (SELECT id, nama, word_similarity(%(q)s, nama) FROM pegawai_unitkerja
     WHERE upper(nama) LIKE %(like)s OR upper(nama) %%> %(q)s ORDER BY 3 DESC, nama LIMIT 6)
    UNION ALL (SELECT id, nama, word_similarity(%(q)s, nama) FROM diklat_program
     WHERE upper(nama) LIKE %(like)s OR upper(nama) %%> %(q)s ORDER BY 3 DESC, nama LIMIT 6)
    UNION ALL (SELECT a.id, p.nama, word_similarity(%(q)s, p.nama) FROM diklat_angkatan a JOIN diklat_program p ON p.id = a.program_id
     WHERE upper(p.nama) LIKE %(like)s OR upper(p.nama) %%> %(q)s ORDER BY 3 DESC, p.nama LIMIT 6)
    UNION ALL (SELECT id, nomor, word_similarity(%(q)s, nomor) FROM diklat_sertifikat
     WHERE upper(nomor) LIKE %(like)s OR upper(isi ->> 'nama') LIKE %(like)s ORDER BY 3 DESC, nomor LIMIT 6)
    UNION ALL (SELECT id, nama, word_similarity(%(q)s, nama) FROM kompetensi_kompetensi
     WHERE upper(nama) LIKE %(like)s OR upper(nama) %%> %(q)s ORDER BY 3 DESC, nama LIMIT 6)
"""


def describe() -> dict[str, float]:
    return pages.describe_look(look)


def measure(pairs: int) -> tuple[float, float]:
    """Both sides take the words in turn, for a page that was made once is not what people wait for."""
    bare()
    ours, theirs = cycle(WORDS), cycle(WORDS)
    return alternate(lambda: look(next(ours)), lambda: bare(next(theirs)), pairs)


def look(word: str = WORDS[0]) -> bytes:
    return pages._site[0].get(f"{reverse('cari')}?q={word}")


def bare(word: str = WORDS[0]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"q": word.upper(), "like": f"%{word.upper()}%"})
        cursor.fetchall()


def enter(username: str) -> str:
    return pages.enter(username)
