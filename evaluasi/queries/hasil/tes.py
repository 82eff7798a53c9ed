"""What the participants of a batch learned, by their tests, and what supervisors saw of it months later."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.hasil.pita import Pita
from evaluasi.queries.nilai import shown_gain
from lib.sql import fetch

# Four kinds of rows, in one statement.
SQL: Final = """
    WITH terbaik AS (
        SELECT t.* FROM evaluasi_pengerjaanterbaik t JOIN diklat_pendaftaran d ON d.id = t.pendaftaran_id
        WHERE t.angkatan_id = %(angkatan)s AND d.status = ANY(%(peserta)s)
    ), benar AS (
        SELECT t.jenis, j.butir_id, count(*) AS n
        FROM terbaik t JOIN evaluasi_jawabanujian j ON j.pengerjaan_id = t.id JOIN evaluasi_butir b ON b.id = j.butir_id
        WHERE j.pilihan = b.kunci GROUP BY 1, 2
    ), materi AS (
        SELECT b.unsur, v.jenis, min(b.urutan) AS urutan, 100 * sum(b.bobot * coalesce(r.n, 0)) / sum(b.bobot * v.n) AS nilai
        FROM (SELECT jenis, versi_id, count(*) AS n FROM terbaik GROUP BY 1, 2) v
        JOIN evaluasi_butir b ON b.versi_id = v.versi_id AND b.kunci IS NOT NULL AND b.unsur <> ''
        LEFT JOIN benar r ON r.jenis = v.jenis AND r.butir_id = b.id
        GROUP BY 1, 2
    ), atasan AS (
        SELECT g.id, g.status FROM evaluasi_penugasanevaluasi g JOIN diklat_pendaftaran d ON d.id = g.pendaftaran_id
        WHERE d.angkatan_id = %(angkatan)s AND d.status = ANY(%(peserta)s) AND g.peran = 'atasan' AND g.status IN ('terbuka', 'selesai')
    )
    SELECT 'orang', d.status, t.awal, t.akhir, t.gain
    FROM diklat_pendaftaran d JOIN evaluasi_nilaites t ON t.pendaftaran_id = d.id
    WHERE d.angkatan_id = %(angkatan)s AND d.status = ANY(%(peserta)s)
    UNION ALL
    SELECT 'materi', unsur, max(nilai) FILTER (WHERE jenis = 'pre_test'), max(nilai) FILTER (WHERE jenis = 'post_test'), min(urutan)
    FROM materi GROUP BY unsur
    UNION ALL
    SELECT 'atasan', status, NULL, NULL, count(*) FROM atasan GROUP BY status
    UNION ALL
    SELECT lower(b.unsur), b.pilihan[j.pilihan], j.pilihan, cardinality(b.pilihan), count(*)
    FROM atasan g JOIN evaluasi_jawabanpasca j ON j.penugasan_id = g.id JOIN evaluasi_butir b ON b.id = j.butir_id
    WHERE b.unsur IN ('Penerapan', 'Hambatan') AND j.pilihan IS NOT NULL GROUP BY 1, 2, 3, 4
"""
HAMBATAN_DITAMPILKAN: Final = 3


@dataclass(frozen=True, slots=True)
class Materi:
    nama: str
    awal: Decimal | None
    akhir: Decimal | None


@dataclass(frozen=True, slots=True)
class KelasGain:
    nama: str
    batas: Decimal
    n: int


@dataclass(frozen=True, slots=True)
class HasilTes:
    """Means over those who sat both tests where anybody did, else over whoever sat one. `gain` is the mean of the persons' gains."""

    peserta: int = 0
    lulus: int = 0
    ditetapkan: int = 0
    awal_n: int = 0
    akhir_n: int = 0
    keduanya: int = 0
    awal: Decimal | None = None
    akhir: Decimal | None = None
    gain: Decimal | None = None
    kelas: Sequence[KelasGain] = ()
    tanpa_gain: int = 0
    materi: Sequence[Materi] = ()

    @property
    def ada(self) -> bool:
        return bool(self.awal_n or self.akhir_n)

    @property
    def naik(self) -> Decimal | None:
        return None if self.awal is None or self.akhir is None else self.akhir - self.awal


@dataclass(frozen=True, slots=True)
class Terapan:
    """How many supervisors chose the `urut`-th answer, 1 being the best."""

    urut: int
    teks: str
    n: int


@dataclass(frozen=True, slots=True)
class HasilPasca:
    """Forms of supervisors: how many were asked and wrote, and what they say about use."""

    diminta: int = 0
    selesai: int = 0
    penerapan: Sequence[Terapan] = ()
    hambatan: Sequence[tuple[str, int]] = ()

    @property
    def belum(self) -> int:
        return self.diminta - self.selesai

    @property
    def menjawab(self) -> int:
        return sum(row.n for row in self.penerapan)

    @property
    def rutin(self) -> int:
        return sum(row.n for row in self.penerapan if row.urut == 1)


def get_tes(angkatan_id: int, pita: Pita) -> tuple[HasilTes, HasilPasca]:
    """One query."""
    rows = fetch(SQL, {"angkatan": angkatan_id, "peserta": [str(status) for status in PESERTA]})
    of = {kind: [row[1:] for row in rows if row[0] == kind] for kind in ("orang", "materi", "atasan", "penerapan", "hambatan")}
    materi = [Materi(nama, awal, akhir) for nama, awal, akhir, _ in sorted(of["materi"], key=lambda row: row[3])]
    return summarize(of["orang"], materi, pita), _pasca(of)


def summarize(orang: Sequence[Any], materi: Sequence[Materi], pita: Pita) -> HasilTes:
    """`orang`: status, first and last score and gain of each participant."""
    both = [(awal, akhir) for _, awal, akhir, _ in orang if awal is not None and akhir is not None]
    first = [row[1] for row in orang if row[1] is not None]
    last = [row[2] for row in orang if row[2] is not None]
    gains = [gain for *_, gain in orang if gain is not None]
    words = Counter(str(pita.pick(gain)) for gain in gains)
    status = Counter(row[0] for row in orang)
    hasil = Pendaftaran.Status
    return HasilTes(
        peserta=len(orang),
        lulus=status[hasil.LULUS],
        ditetapkan=status[hasil.LULUS] + status[hasil.TIDAK_LULUS],
        awal_n=len(first),
        akhir_n=len(last),
        keduanya=len(both),
        awal=_mean([awal for awal, _ in both] or first),
        akhir=_mean([akhir for _, akhir in both] or last),
        gain=shown_gain(_mean(gains), pita.rows),
        kelas=[KelasGain(band.nama, band.batas_bawah, words[band.nama]) for band in pita.rows] if gains else (),
        tanpa_gain=len(both) - len(gains),
        materi=materi,
    )


def _pasca(of: dict[str, list[Any]]) -> HasilPasca:
    counts = {status: count for status, _, _, count in of["atasan"]}
    uses: Counter[tuple[int, str]] = Counter()
    for teks, pilihan, _, count in of["penerapan"]:
        uses[int(pilihan), teks] += count
    # the first choice of the item is "none"
    blocks = Counter({teks: count for teks, pilihan, _, count in of["hambatan"] if pilihan > 1})
    return HasilPasca(
        diminta=sum(counts.values()),
        selesai=counts.get(PenugasanEvaluasi.Status.SELESAI, 0),
        penerapan=[Terapan(urut, teks, count) for (urut, teks), count in sorted(uses.items())],
        hambatan=blocks.most_common(HAMBATAN_DITAMPILKAN),
    )


def _mean(values: Iterable[Decimal]) -> Decimal | None:
    listed = list(values)
    return sum(listed, Decimal(0)) / len(listed) if listed else None
