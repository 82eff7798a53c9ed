"""Triggers that queue people whose profile must be derived again, whoever changes their posting, standing, standard or evidence.

A row of the queue without a person stands for everybody, and for the sums per unit.
"""

FUNCTION = """
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO kompetensi_perludihitung (pegawai_id) {query};
        RETURN NULL;
    END $$;
"""
ROWS = {
    "insert": ("REFERENCING NEW TABLE AS baru", "SELECT * FROM baru"),
    "update": ("REFERENCING NEW TABLE AS baru OLD TABLE AS lama", "SELECT * FROM baru UNION ALL SELECT * FROM lama"),
    "delete": ("REFERENCING OLD TABLE AS lama", "SELECT * FROM lama"),
}
ALL = ("insert", "update", "delete")
CHANGED = "FROM baru b JOIN lama l USING (id) WHERE b.{0} IS DISTINCT FROM l.{0}"
# table, operations, whom they queue
QUEUES = (
    ("pegawai_penempatan", ALL, "SELECT DISTINCT pegawai_id FROM ({rows}) b WHERE status = 'definitif'"),
    ("kompetensi_penilaian", ALL, "SELECT DISTINCT pegawai_id FROM ({rows}) b"),
    ("pegawai_riwayatkedudukan", ALL, "SELECT DISTINCT pegawai_id FROM ({rows}) b"),
    ("pegawai_pegawai", ("update",), f"SELECT b.id {CHANGED.format('kedudukan_id')}"),
    ("pegawai_kedudukanhukum", ("update",), f"SELECT NULL::bigint WHERE EXISTS (SELECT {CHANGED.format('is_aktif')})"),
    # A day of grace: the server's date may lag behind local time.
    (
        "kompetensi_standarkompetensi",
        ALL,
        """
        SELECT DISTINCT p.pegawai_id FROM pegawai_penempatan p
        WHERE p.status = 'definitif' AND (p.selesai IS NULL OR p.selesai >= current_date)
          AND p.jabatan_id IN (SELECT jabatan_id FROM ({rows}) b)
        """,
    ),
    # New limits or another kind of competency move people between JPM classes: everybody counts again.
    ("kompetensi_batasjpm", ALL, "SELECT NULL::bigint WHERE EXISTS (SELECT FROM ({rows}) b)"),
    ("kompetensi_kompetensi", ("update", "delete"), "SELECT NULL::bigint WHERE EXISTS (SELECT FROM ({rows}) b)"),
    # The summary of a unit includes the units below it; a new or renamed unit changes nothing.
    ("pegawai_unitkerja", ("update",), f"SELECT NULL::bigint WHERE EXISTS (SELECT {CHANGED.format('induk_id')})"),
    # A period in the tree that is cut, corrected or taken back counts, also where the last parent stays.
    ("pegawai_riwayatinduk", ALL, "SELECT NULL::bigint WHERE EXISTS (SELECT FROM ({rows}) b)"),
)


def statements() -> list[str]:
    made = []
    for table, operations, query in QUEUES:
        for operation in operations:
            referencing, rows = ROWS[operation]
            name = f"{table}_antre_{operation}"
            made += [
                FUNCTION.format(name=name, query=query.format(rows=rows)),
                f"CREATE TRIGGER {name} AFTER {operation} ON {table} {referencing} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
            ]
    return made
