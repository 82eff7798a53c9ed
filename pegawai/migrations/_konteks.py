"""Who made a change (pghistory's contexts) is written once: its key is the hash of what it says, so an event that names it holds it.

Who works past the application, with no context, is told by the role of the database that did it, once for each transaction.
"""

from typing import Final

KUNCI: Final = """
    CREATE FUNCTION konteks_kunci(isi jsonb) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN encode(substring(sha256(convert_to(isi::text, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid
"""
TULIS: Final = """
    CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE LANGUAGE plpgsql AS $$
    DECLARE
        kunci text := nullif(current_setting('pghistory.context_id', true), '');
        isi jsonb := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb;
        nomor uuid;
    BEGIN
        IF kunci IS NULL OR isi IS NULL THEN
            kunci := coalesce(nullif(current_setting('tangkas.transaksi', true), ''), gen_random_uuid()::text);
            PERFORM set_config('tangkas.transaksi', kunci, true);
            isi := jsonb_build_object('peran_basis_data', session_user);
        END IF;
        isi := isi || jsonb_build_object('konteks', kunci);
        nomor := konteks_kunci(isi);
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at) VALUES (nomor, isi, now(), now()) ON CONFLICT (id) DO NOTHING;
        RETURN nomor;
    END $$
"""
TETAP: Final = """
    CREATE FUNCTION konteks_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'Konteks perubahan tidak diubah dan tidak dihapus.';
    END $$;
    CREATE TRIGGER konteks_tetap BEFORE UPDATE OR DELETE ON pghistory_context FOR EACH ROW EXECUTE FUNCTION konteks_tetap();
"""
# Whose changes: asked for by the search.
INDEKS: Final = "CREATE INDEX pghistory_context_user ON pghistory_context ((metadata->>'user')) WHERE (metadata->>'user') IS NOT NULL"
FUNCTIONS: Final = [KUNCI, TULIS, TETAP, INDEKS]
