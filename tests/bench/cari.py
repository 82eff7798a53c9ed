"""Child module: the search of the whole site, beside the floor page and the trigram query one would write by hand for the same word."""

from django.db import connection
from django.urls import reverse

from tests.bench import pages
from tests.bench.measure import alternate, counted

TEKS = "sari"
WARM_UP = 5
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
    for _ in range(WARM_UP):
        body = look()
    with counted() as queries:
        look()
    return {"queries": len(queries), "kib": len(body) / 1024}


def measure(pairs: int) -> tuple[float, float]:
    bare()
    return alternate(look, bare, pairs)


def look() -> bytes:
    return pages._site[0].get(f"{reverse('cari')}?q={TEKS}")


def bare() -> None:
    pages.floor()
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"q": TEKS.upper(), "like": f"%{TEKS.upper()}%"})
        cursor.fetchall()


def enter(username: str) -> str:
    return pages.enter(username)
