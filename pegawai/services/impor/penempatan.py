"""What a file means for placements: who opens a new one, from which day, whose is closed, and who heads the unit.

The plan lies in the temporary table `impor_rencana`, one row for each row of `impor_baris`:
aksi 'buka' closes the present placement and opens one at `mulai`; 'tutup' closes it today; 'lampau' records a placement
that has already ended; NULL leaves all as it is.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pegawai.services.impor.jenis import Baris, Sesi

KEPALA_GANDA: Final = "kepala_ganda"
PLAN_SQL: Final = """
    DROP TABLE IF EXISTS pg_temp.impor_rencana;
    CREATE TEMP TABLE impor_rencana ON COMMIT DROP AS
    WITH riwayat AS (
        SELECT pegawai_id,
               max(id) FILTER (WHERE berlaku(mulai, selesai, %(hari)s)) AS kini_id,
               max(selesai) FILTER (WHERE selesai <= %(hari)s AND selesai > mulai) AS akhir,
               min(mulai) FILTER (WHERE mulai > %(hari)s) AS berikut
        FROM pegawai_penempatan WHERE status = 'definitif' GROUP BY pegawai_id
    ), orang AS (
        SELECT b.baris, s.pegawai_id, s.kedudukan_id, coalesce(a.id <> n.id, false) AS bentrok
        FROM impor_baris b
        LEFT JOIN pegawai_pegawai a ON a.siasn_id = b.siasn_id
        LEFT JOIN pegawai_pegawai n ON n.nip = b.nip
        LEFT JOIN kedudukan_pada(%(hari)s) s ON s.pegawai_id = coalesce(a.id, n.id)
    )
    SELECT q.*, CASE
               WHEN q.aksi = 'lampau' THEN least(q.tmt, %(hari)s)
               WHEN q.aksi = 'buka' AND q.tmt <= %(hari)s AND q.tmt > coalesce(q.lama_mulai, q.akhir - 1, '-infinity') THEN q.tmt
               ELSE %(hari)s
           END AS mulai
    FROM (
        SELECT b.baris, o.pegawai_id, o.kedudukan_id, o.bentrok, c.id AS lama_id, c.mulai AS lama_mulai, c.unit_id AS lama_unit_id,
               c.jabatan_id AS lama_jabatan_id, r.akhir, r.berikut, b.tmt_jabatan AS tmt, b.unit_id,
               coalesce(b.jabatan_id, j.id) AS jabatan_id, coalesce(b.struktural, false) AND k.is_aktif AS memimpin,
               CASE
                   WHEN NOT k.is_aktif AND c.id IS NOT NULL THEN 'tutup'
                   WHEN b.unit_id IS NULL OR coalesce(b.jabatan_id::text, b.jabatan_kunci) IS NULL THEN NULL
                   WHEN NOT k.is_aktif THEN CASE WHEN o.pegawai_id IS NULL THEN 'lampau' END
                   WHEN c.id IS NULL OR c.unit_id <> b.unit_id OR c.jabatan_id IS DISTINCT FROM coalesce(b.jabatan_id, j.id) THEN 'buka'
               END AS aksi
        FROM impor_baris b
        JOIN orang o USING (baris)
        JOIN pegawai_kedudukanhukum baku ON baku.siasn_id = CASE WHEN b.jenis_asn = 'PPPK' THEN '71' ELSE '01' END
        JOIN pegawai_kedudukanhukum k ON k.id = coalesce(b.kedudukan_id, o.kedudukan_id, baku.id)
        LEFT JOIN riwayat r ON r.pegawai_id = o.pegawai_id
        LEFT JOIN pegawai_penempatan c ON c.id = r.kini_id
        LEFT JOIN pegawai_jabatan j ON j.siasn_id = b.jabatan_kunci
    ) q;
    ANALYZE impor_rencana;  -- without it the planner loops over the plan once for each head
    SELECT r.baris, b.nama, r.unit_id, u.sebutan, r.mulai, r.berikut, r.lama_id
    FROM impor_rencana r JOIN impor_baris b USING (baris) JOIN pegawai_unitkerja u ON u.id = r.unit_id
    LEFT JOIN pegawai_jabatan j ON j.id = r.jabatan_id
    WHERE r.aksi = 'buka' AND r.memimpin
    ORDER BY coalesce(nullif(coalesce(j.eselon, b.jabatan_eselon), ''), 'Z'), r.baris
"""
HEAD_SQL: Final = """
    SELECT h.id, h.unit_id, h.mulai, h.selesai, p.nama, r.baris
    FROM pegawai_penempatan h JOIN pegawai_pegawai p ON p.id = h.pegawai_id
    LEFT JOIN impor_rencana r ON r.lama_id = h.id AND r.aksi IN ('buka', 'tutup')
    WHERE h.status = 'definitif' AND h.memimpin AND h.unit_id = ANY(%s)
"""


@dataclass(slots=True)
class Calon:
    """Somebody who is to head a unit from `mulai` on; `selesai` is the start of a later placement, if any."""

    baris: int
    nama: str
    unit_id: int
    unit: str
    mulai: date
    selesai: date | None
    lama_id: int | None
    memimpin: bool = True


@dataclass(slots=True)
class Kepala:
    """A head we know; `baris` is the row of the file that ends this placement."""

    id: int
    unit_id: int
    mulai: date
    selesai: date | None
    nama: str
    baris: int | None


def plan_penempatan(sesi: Sesi, hari_ini: date) -> None:
    """Fill `impor_rencana`; three queries at most. Whoever cannot head his unit is a warning."""
    sesi.execute_all(PLAN_SQL, {"hari": hari_ini})
    calon_list = [Calon(*row) for row in sesi.cursor.fetchall()]
    if not calon_list:
        return
    before = {calon.baris: calon.mulai for calon in calon_list}
    sesi.cursor.execute(HEAD_SQL, [[calon.unit_id for calon in calon_list]])
    refused = settle_heads(calon_list, [Kepala(*row) for row in sesi.cursor.fetchall()], hari_ini)
    for calon, other in refused:
        remedy = f"Kepala {calon.unit} tetap {other}. Pegawai ini masuk tanpa memimpin; atur di halaman unit bila perlu."
        sesi.temuan.peringatan(
            Baris(nomor=calon.baris, nilai={}, nama=calon.nama),
            "jabatan",
            KEPALA_GANDA,
            "Unit sudah mempunyai kepala",
            remedy,
            calon.unit,
        )
    changed = [calon for calon in calon_list if not calon.memimpin or calon.mulai != before[calon.baris]]
    if changed:
        sesi.cursor.execute(
            "UPDATE impor_rencana r SET mulai = q.mulai, memimpin = q.memimpin"
            " FROM unnest(%s::int[], %s::date[], %s::bool[]) AS q(baris, mulai, memimpin) WHERE r.baris = q.baris",
            [[calon.baris for calon in changed], [calon.mulai for calon in changed], [calon.memimpin for calon in changed]],
        )


def settle_heads(calon_list: list[Calon], kepala_list: list[Kepala], hari_ini: date) -> list[tuple[Calon, str]]:
    """One definitive head a unit at a time. Who follows a head that leaves later begins today, so that both fit.

    Starting later may in turn delay a successor: repeated until nothing moves, each round moves one more to today.
    Returns those who cannot head their unit, with the name of who does.
    """
    by_unit: dict[int, list[Kepala]] = {}
    for kepala in kepala_list:
        by_unit.setdefault(kepala.unit_id, []).append(kepala)
    by_baris = {calon.baris: calon for calon in calon_list}
    refused: list[tuple[Calon, str]] = []
    moved = True
    while moved:
        moved = False
        taken: dict[int, str] = {}
        for calon in calon_list:
            if not calon.memimpin:
                continue
            other = taken.get(calon.unit_id) or _standing_head(calon, by_unit.get(calon.unit_id, []), by_baris, hari_ini)
            if other == "":
                taken[calon.unit_id] = calon.nama
            elif other is None:
                calon.mulai, moved = hari_ini, True
            else:
                calon.memimpin = False
                refused.append((calon, other))
    return refused


def _standing_head(calon: Calon, kepala_list: list[Kepala], by_baris: dict[int, Calon], hari_ini: date) -> str | None:
    """The head that stays in the way; "" when the place is free, None when it is free from today only."""
    answer: str | None = ""
    for kepala in kepala_list:
        end = _end_of(kepala, by_baris, hari_ini)
        if (calon.selesai is not None and kepala.mulai >= calon.selesai) or (end is not None and end <= calon.mulai):
            continue
        if end is None or end > hari_ini or calon.mulai >= hari_ini:
            return kepala.nama
        answer = None
    return answer


def _end_of(kepala: Kepala, by_baris: dict[int, Calon], hari_ini: date) -> date | None:
    if kepala.baris is None:
        return kepala.selesai
    follower = by_baris.get(kepala.baris)
    return follower.mulai if follower else hari_ini
