"""Terms to begin with, and the functions that take personal words out when a term is over (docs/keputusan/0071)."""

from datetime import date

BAWAAN = (
    ("orang", 5, "Pensiun atau berhenti ditambah 5 tahun; sesuaikan dengan jadwal retensi arsip (JRA) instansi"),
    ("surel", 2, "Sesuaikan dengan jadwal retensi arsip (JRA) instansi"),
    ("teks", 2, "Jawaban mentah 2 tahun, sesudah itu hanya angka; sesuaikan dengan JRA instansi"),
    ("akses", 5, "Catatan audit 5 tahun; sesuaikan dengan JRA instansi"),
    ("impor", 1, "Sesudah galatnya diperbaiki; sesuaikan dengan JRA instansi"),
)


def fill(apps):
    table = apps.get_model("pegawai", "MasaSimpan").objects
    for jenis, tahun, dasar in BAWAAN:
        table.update_or_create(jenis=jenis, berlaku_mulai=date(2024, 10, 17), defaults={"tahun": tahun, "dasar": dasar})


DROP = "DROP FUNCTION musnahkan, hitung_musnah, tidak_aktif_sejak"
FUNCTIONS = """
    -- Who has not been active since a day that is known, and since when.
    CREATE FUNCTION tidak_aktif_sejak() RETURNS TABLE (pegawai_id bigint, sejak date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT p.id, max(r.selesai) FROM pegawai_pegawai p
        JOIN pegawai_kedudukanhukum k ON k.id = p.kedudukan_id AND NOT k.is_aktif
        JOIN pegawai_riwayatkedudukan r ON r.pegawai_id = p.id
        JOIN pegawai_kedudukanhukum a ON a.id = r.kedudukan_id AND a.is_aktif
        GROUP BY p.id
    $$;

    -- What there is to do in each table, and the files that hang on it.
    CREATE FUNCTION hitung_musnah(yang text, orang bigint[], batas date)
    RETURNS TABLE (rincian bigint, jumlah bigint, berkas text[]) LANGUAGE plpgsql STABLE AS $$
    DECLARE b pegawai_rinciansimpan;
    BEGIN
        FOR b IN SELECT * FROM pegawai_rinciansimpan r WHERE r.jenis = yang ORDER BY r.urutan LOOP
            rincian := b.id;
            EXECUTE format('SELECT count(*), %s FROM %I t WHERE %s',
                CASE b.berkas WHEN '' THEN 'NULL::text[]' ELSE format('array_agg(t.%1$I) FILTER (WHERE t.%1$I <> '''')', b.berkas) END,
                b.tabel, b.syarat) INTO jumlah, berkas USING orang, batas;
            RETURN NEXT;
        END LOOP;
    END $$;

    -- One table of a confirmed act whose wait is over, at most `banyak` rows of a sealed one; gives how many it did.
    -- It believes the log, not the row: when the act was asked for, for whom and up to which day, is read from its birth.
    CREATE FUNCTION musnahkan(nomor bigint, butir bigint, banyak integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD' SET "IntervalStyle" = 'postgres' SET bytea_output = 'hex' SET extra_float_digits = '1'
    AS $$
    DECLARE
        p pegawai_pemusnahan;
        b pegawai_rinciansimpan;
        s record;
        orang bigint[];
        pilih bigint[];
        baris text;
        n bigint;
    BEGIN
        SELECT * INTO STRICT p FROM pegawai_pemusnahan WHERE id = nomor FOR UPDATE;
        SELECT * INTO STRICT b FROM pegawai_rinciansimpan WHERE id = butir AND jenis = p.jenis;
        IF p.status <> 'menunggu'
            OR p.batas > current_date - make_interval(years => (
                SELECT m.tahun FROM pegawai_masasimpan m WHERE m.jenis = p.jenis AND m.berlaku_mulai <= current_date
                ORDER BY m.berlaku_mulai DESC LIMIT 1)::integer)
            OR NOT EXISTS (
                SELECT FROM pegawai_pemusnahanevent e WHERE e.pgh_obj_id = p.id AND e.pgh_label = 'buat'
                AND (e.jenis, e.batas, e.orang) = (p.jenis, p.batas, p.orang) AND e.pgh_created_at <= now() - interval '7 days')
        THEN
            RAISE EXCEPTION 'pemusnahan % belum boleh dilaksanakan', nomor USING ERRCODE = 'insufficient_privilege';
        END IF;
        orang := ARRAY(SELECT l.pegawai_id FROM tidak_aktif_sejak() l WHERE l.sejak <= p.batas AND l.pegawai_id = ANY (p.orang));
        PERFORM set_config('pgtrigger.ignore', b.pemicu::text, true);
        IF NOT b.is_tumbuh THEN
            EXECUTE CASE b.isi WHEN '' THEN format('DELETE FROM %I t WHERE %s', b.tabel, b.syarat)
                ELSE format('UPDATE %I t SET %s WHERE %s', b.tabel, b.isi, b.syarat) END USING orang, p.batas;
            GET DIAGNOSTICS n = ROW_COUNT;
        ELSE
            PERFORM pg_advisory_xact_lock(hashtext('pegawai_segel'));
            EXECUTE format('SELECT coalesce(array_agg(k), ''{}'') FROM (SELECT t.%1$I::bigint FROM %2$I t WHERE %3$s ORDER BY 1 LIMIT %4$s) x (k)',
                b.kunci, b.tabel, b.syarat, banyak) INTO pilih USING orang, p.batas;
            FOR s IN
                SELECT i.kolom, range_agg(r) AS rentang FROM pegawai_isisegel i, unnest(i.rentang::int8multirange) r
                WHERE i.tabel = b.tabel GROUP BY i.kolom
            LOOP
                baris := format('sha256(convert_to(ROW(%s)::text, ''UTF8''))',
                    (SELECT string_agg(format('t.%I', k), ', ' ORDER BY o) FROM unnest(s.kolom) WITH ORDINALITY u (k, o)));
                EXECUTE format($q$
                    WITH lama AS (SELECT t.%1$I::bigint AS nomor, %3$s AS sidik FROM %2$I t WHERE t.%1$I = ANY ($1) AND t.%1$I::bigint <@ $2),
                    baru AS (
                        UPDATE %2$I t SET %4$s WHERE t.%1$I = ANY ($1) AND t.%1$I::bigint <@ $2 RETURNING t.%1$I::bigint AS nomor, %3$s AS sidik)
                    INSERT INTO pegawai_redaksi (pemusnahan_id, tabel, baris, sidik_lalu, sidik, waktu)
                    SELECT $3, %2$L, lama.nomor, CASE WHEN d.sidik = lama.sidik THEN d.sidik_lalu ELSE lama.sidik END, baru.sidik, now()
                    FROM lama JOIN baru USING (nomor) LEFT JOIN LATERAL (
                        SELECT sidik_lalu, sidik FROM pegawai_redaksi WHERE tabel = %2$L AND baris = lama.nomor ORDER BY id DESC LIMIT 1
                    ) d ON true
                $q$, b.kunci, b.tabel, baris, b.isi) USING pilih, s.rentang, p.id;
            END LOOP;
            EXECUTE format('UPDATE %I t SET %s WHERE t.%I = ANY ($3) AND (%s)', b.tabel, b.isi, b.kunci, b.syarat) USING orang, p.batas, pilih;
            n := cardinality(pilih);
        END IF;
        PERFORM set_config('pgtrigger.ignore', '{}', true);
        RETURN n;
    END $$;
"""
