-- The three roles of the database (docs/keputusan/0069). Run by a superuser in the database of Tangkas; may be run again.
-- tangkas owns the tables and migrates; tangkas_aplikasi serves pages and tasks; tangkas_cadangan reads everything, for backups.
-- What each may do with a table is told after every migrate (config/hak.py).
DO $$
DECLARE
    peran text;
BEGIN
    FOREACH peran IN ARRAY ARRAY['tangkas', 'tangkas_aplikasi', 'tangkas_cadangan'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = peran) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', peran);
        END IF;
    END LOOP;
    EXECUTE format('ALTER DATABASE %I OWNER TO tangkas', current_database());
END
$$;
GRANT pg_read_all_data TO tangkas_cadangan;
ALTER ROLE tangkas_cadangan SET default_transaction_read_only = on;
-- No statement outlives the hard limit of a task; nobody waits for a lock, or holds one while doing nothing, without an end.
ALTER ROLE tangkas_aplikasi SET statement_timeout = '10min';
ALTER ROLE tangkas_aplikasi SET lock_timeout = '1min';
ALTER ROLE tangkas_aplikasi SET idle_in_transaction_session_timeout = '10min';
-- What config/settings.py asks of a direct connection, for one through a pgbouncer.
ALTER ROLE tangkas_aplikasi SET pgtrigger.ignore = '{}';
ALTER ROLE tangkas_aplikasi SET plan_cache_mode = force_generic_plan;
