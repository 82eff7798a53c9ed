"""The embedded servers survive what a laptop does to them."""

import os
import signal

import psycopg

from config.runner import postgres, procs, valkey

TABLE = "create table bukti (isi text)"


def run_sql(database: postgres.Postgres, *statements: str) -> list[tuple[str, ...]]:
    with psycopg.connect(database.url("postgres"), autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def kill(database: postgres.Postgres) -> None:
    """The postmaster and every process it made, at once, as a power cut would."""
    pid = database.living_pid()
    assert pid
    os.killpg(pid, signal.SIGKILL)
    database.child.wait()


def test_killed_server_starts_again_with_every_committed_row(cluster):
    run_sql(cluster, TABLE, "insert into bukti values ('tetap')")
    kill(cluster)
    assert cluster.start() is False
    assert run_sql(cluster, "select isi from bukti") == [("tetap",)]


def test_killed_postmaster_leaves_nobody_in_the_way_of_the_next(cluster):
    busy = psycopg.pq.PGconn.connect(cluster.url("postgres").encode())
    busy.send_query(b"select count(*) from generate_series(1, 1000000000) a, generate_series(1, 1000) b")
    seen = "select pid from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()"
    assert procs.wait_until(lambda: bool(run_sql(cluster, seen)), 60)
    os.kill(cluster.living_pid(), signal.SIGKILL)
    cluster.child.wait()
    assert cluster.start() is False
    assert run_sql(cluster, "select 'ada'") == [("ada",)]
    busy.finish()


def test_second_start_adopts_the_living_server_and_stops_it(cluster):
    pid = cluster.living_pid()
    other = postgres.Postgres(cluster.home, cluster.sockets, cluster.log)
    assert (other.start(), other.living_pid()) == (True, pid)
    other.stop()
    assert (other.living_pid(), cluster.child.wait(5)) == (None, 0)


def test_pid_of_a_stranger_in_the_pid_file_does_not_stop_the_start(cluster):
    run_sql(cluster, TABLE, "insert into bukti values ('tetap')")
    kill(cluster)
    file = cluster.data / "postmaster.pid"
    file.write_text(file.read_text().replace(str(cluster.child.pid), str(os.getpid()), 1))
    cluster.start()
    assert run_sql(cluster, "select isi from bukti") == [("tetap",)]


def test_half_made_cluster_does_not_count(tmp_path, sockets):
    half = tmp_path / "pg.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    database = postgres.Postgres(tmp_path, sockets, tmp_path / "postgres.log")
    try:
        database.start()
        assert run_sql(database, "select 'baru'") == [("baru",)]
        assert not half.exists()
    finally:
        database.stop(signal.SIGQUIT)


def test_broker_is_adopted_and_keeps_messages_over_a_kill(broker):
    broker.ask("RPUSH", "antrean", "pesan")
    other = valkey.Valkey(broker.home, broker.sockets, broker.log)
    assert (other.start(), other.living_pid()) == (True, broker.child.pid)
    broker.child.kill()
    broker.child.wait()
    assert broker.start() is False
    assert broker.ask("LRANGE", "antrean", "0", "-1") == b"*1\r\n$5\r\npesan\r\n"
