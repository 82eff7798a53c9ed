"""Plausible evidence over three years, the same at every run: chance comes from a hash of the row, not from a clock."""

STANDAR_SQL = """
    INSERT INTO kompetensi_standarkompetensi (jabatan_id, kompetensi_id, level, bobot, asal, berlaku_mulai)
    SELECT j.id, b.kompetensi_id, b.level, b.bobot, 'kelompok', b.berlaku_mulai
    FROM pegawai_jabatan j JOIN kompetensi_standarbawaan b ON b.kelompok = j.kelompok AND b.berlaku_sampai IS NULL
"""

# chance(p, k, salt): a number in [0, 1) from person, competency and purpose
CHANCE = "((hashint8({p} * 7919 + {k} * 104729 + {salt})::bigint + 2147483648)::float8 / 4294967296)"


def chance(salt: int, person: str = "o.pegawai_id", kompetensi: str = "s.kompetensi_id") -> str:
    return CHANCE.format(p=person, k=kompetensi, salt=salt)


ROOT = """
    WITH akar AS (
        SELECT asal_id AS id, unit_id AS pd FROM jalur_pada(ARRAY(SELECT id FROM pegawai_unitkerja), %(today)s) WHERE induk_id IS NULL
    ),
    orang AS (
        SELECT p.pegawai_id, p.jabatan_id, akar.pd, p.unit_id, w.tmt_cpns,
               {ability} AS bakat, {unit_effect} AS pengaruh
        FROM pegawai_penempatan p
        JOIN akar ON akar.id = p.unit_id
        JOIN pegawai_pegawai w ON w.id = p.pegawai_id
        WHERE p.status = 'definitif' AND p.mulai = (
            SELECT max(q.mulai) FROM pegawai_penempatan q WHERE q.pegawai_id = p.pegawai_id AND q.status = 'definitif')
    )
""".format(
    ability=f"({chance(1, 'p.pegawai_id', '0')} + {chance(2, 'p.pegawai_id', '0')} + {chance(3, 'p.pegawai_id', '0')} - 1.5) * 0.8",
    unit_effect=f"({chance(4, 'akar.pd', '0')} - 0.55) * 1.5 + ({chance(5, 'p.unit_id', '0')} - 0.5) * 0.4",
)
# harder and easier competencies; positive = people fall short more often
HARDNESS = """
    CASE k.kode WHEN 'M.07' THEN 1.0 WHEN 'M.08' THEN 0.8 WHEN 'M.03' THEN 0.45 WHEN 'M.06' THEN 0.5 WHEN 'M.04' THEN 0.3
    WHEN 'SK.01' THEN -0.35 WHEN 'M.01' THEN -0.2 WHEN 'M.02' THEN -0.1 WHEN 'T.09' THEN 0.6 WHEN 'T.10' THEN 0.7 ELSE 0.2 END
"""
LEVEL = f"""
    round((greatest(0, least(5, s.level - 0.05 + o.bakat + o.pengaruh - ({HARDNESS}) * (0.45 + s.level * 0.2)
        + ({{noise}} - 0.5) * 1.1 + {{drift}})) * 4)::numeric / 4, 2)
"""
INSERT = """
    INSERT INTO kompetensi_penilaian
        (pegawai_id, kompetensi_id, level, tanggal, berlaku_sampai, sumber, keterangan, dicatat_pada, alasan_batal)
    {with_}
    SELECT o.pegawai_id, s.kompetensi_id, {level}, t.hari, (t.hari + interval '3 years')::date, '{source}', '{note}',
           (t.hari + interval '5 days'), ''
    FROM orang o
    JOIN kompetensi_standarkompetensi s ON s.jabatan_id = o.jabatan_id AND s.berlaku_sampai IS NULL
    JOIN kompetensi_kompetensi k ON k.id = s.kompetensi_id AND k.jenis {kinds}
    CROSS JOIN LATERAL (SELECT ronde, {day} AS hari FROM unnest(ARRAY[0, 1]) ronde) t
    WHERE t.hari > o.tmt_cpns AND {chosen}
"""
GENERAL_KINDS, TECHNICAL_KINDS = "IN ('manajerial', 'sosial_kultural')", "= 'teknis'"
DAY = "date '2023-02-06' + (t.ronde * 820 + floor({share} * 480))::int".replace("t.ronde", "ronde")

ASESMEN_SQL = INSERT.format(
    with_=ROOT,
    level=LEVEL.format(noise=chance(11), drift="t.ronde * 0.22"),
    source="asesmen",
    note="Asesmen kompetensi",
    kinds=GENERAL_KINDS,
    day=DAY.format(share=chance(12, "o.unit_id", "0")),
    chosen=f"{chance(13, 'o.pegawai_id', 't.ronde + 1')} < CASE t.ronde WHEN 0 THEN 0.80 ELSE 0.74 END AND {chance(14)} < 0.985",
)
UJI_SQL = INSERT.format(
    with_=ROOT,
    level=LEVEL.format(noise=chance(21), drift="t.ronde * 0.18"),
    source="uji",
    note="Uji kompetensi teknis",
    kinds=TECHNICAL_KINDS,
    day=DAY.format(share=chance(22, "o.pegawai_id", "0")),
    chosen=f"{chance(23)} < CASE t.ronde WHEN 0 THEN 0.45 ELSE 0.50 END",
)
MANDIRI_SQL = INSERT.format(
    with_=ROOT,
    level=LEVEL.format(noise=chance(31), drift="0.3"),
    source="mandiri",
    note="Penilaian mandiri",
    kinds=GENERAL_KINDS,
    day="date '2026-03-02' + floor(" + chance(32, "o.pegawai_id", "0") + " * 120)::int",
    chosen=f"t.ronde = 1 AND {chance(33, 'o.pegawai_id', '7')} < 0.12",
)
