"""The demo runner: what it takes from outside, what it refuses, and its whole life once."""

import os
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path

import psycopg
import pytest

from config.runner import crew, demo, paths, procs
from config.runner.say import RunnerError

FOREIGN = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "TANGKAS_MODE", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setenv("DEMO_DIR", str(tmp_path / "demo"))
    monkeypatch.setenv("PORT", "8765")
    return demo.Demo.from_environment()


def test_servers_of_the_environment_replace_the_embedded_ones(made, monkeypatch):
    given = {
        "DATABASE_URL": "postgresql://tangkas@db.contoh.id/tangkas",
        "REDIS_URL": "redis://antrean.contoh.id:6379/0",
        "EMAIL_URL": "smtp://surel.contoh.id:25",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    made.start_servers()
    assert made.crew.members == []
    assert {name: made.env[name] for name in given} == given
    assert "EMAIL_SINK_DIR" not in made.env


@pytest.mark.parametrize(("stamps", "left"), [(["mengisi"], 0), (["mengisi", "kota"], 1), ([], 1)])
def test_only_a_database_whose_filling_was_interrupted_is_made_anew(made, cluster, capsys, stamps, left):
    cluster.fresh = False
    made.make_database(cluster)
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("create table bukti (isi text)")
    for name in stamps:
        (made.home / "stamp" / name).write_text("kota\n")
    made.make_database(cluster)
    with psycopg.connect(cluster.url()) as connection:
        assert connection.execute("select count(*) from pg_class where relname = 'bukti'").fetchone() == (left,)
    assert ("terputus" in capsys.readouterr().err, (made.home / "stamp" / "mengisi").exists()) == (not left, len(stamps) > 1)


def test_secret_is_made_once_and_private(made):
    first = demo.read_secret(made.home)
    assert (len(first) > 50, demo.read_secret(made.home)) == (True, first)
    assert stat.S_IMODE((made.home / "secret_key").stat().st_mode) == 0o600


def test_port_in_use_is_told_with_the_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(RunnerError, match=rf"Port {port} sedang dipakai.*PORT={port + 1}"):
            demo.check_port(port)


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1"])
def test_port_that_is_none_is_refused(port, monkeypatch):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(RunnerError, match="PORT harus bilangan"):
        demo.read_port()


def test_second_runner_on_the_same_data_is_refused(made):
    with demo.lock_home(made.home), pytest.raises(RunnerError, match="sudah berjalan"), demo.lock_home(made.home):
        pass


def test_child_that_dies_at_once_is_restarted_then_given_up(made, capsys):
    watched = crew.Crew()
    try:
        watched.start(made.child("Contoh", "contoh", [sys.executable, "-c", "print('rusak')"]))
        with pytest.raises(RunnerError, match=r"Contoh berhenti 4 kali(.|\n)*rusak"):
            watched.watch(pause=0.05)
    finally:
        watched.stop()
    assert capsys.readouterr().err.count("dinyalakan lagi") == crew.MAX_RESTARTS


def test_on_a_full_disk_nothing_is_restarted_until_there_is_room(made, capsys, monkeypatch):
    looks = iter([True, False, False, True, True])

    def look() -> bool:
        if (room := next(looks, None)) is None:
            raise demo.Stop
        assert room or not child.is_alive()
        return room

    watched = crew.Crew(home=made.home)
    monkeypatch.setattr(watched, "has_room", look)
    try:
        watched.start(child := made.child("Contoh", "contoh", ["sleep", "60"]))
        child.process.kill()
        child.process.wait()
        child.pid_file.unlink()
        child.pid_file.mkdir()  # what cannot be written
        with pytest.raises(OSError, match="Is a directory"):
            watched.revive(child)
        assert not procs.wait_until(child.is_alive, 0.5)
        child.pid_file.rmdir()
        with pytest.raises(demo.Stop):
            watched.watch(pause=0.01)
        assert child.is_alive()
    finally:
        watched.stop()
    assert capsys.readouterr().err.count("Disk penuh") == 1


def test_what_a_killed_child_had_forked_ends_before_the_next_one_starts(made):
    command = [sys.executable, "-c", "import os, time; os.fork(); time.sleep(600)"]
    child = made.child("Web", "web", command)

    def family() -> list[str]:
        return subprocess.run(["pgrep", "-g", str(first)], capture_output=True, text=True, check=False).stdout.split()

    child.start()
    assert child.process is not None
    first = child.process.pid
    assert procs.wait_until(lambda: len(family()) == 2, 60)
    os.kill(first, signal.SIGKILL)
    assert procs.wait_until(lambda: not child.is_alive(), 60)
    assert len(family()) == 1
    child.start()
    assert procs.wait_until(lambda: not family(), 60)
    child.stop()


def test_left_over_child_is_ended_but_a_stranger_with_its_id_is_not(made):
    child = made.child("Contoh", "contoh", ["sleep", "60"])
    child.start()
    (made.home / "run" / "asing.pid").write_text(f"{os.getpid()} 1\n")
    crew.end_left_overs(made.home)
    assert child.process.wait(5) == -signal.SIGTERM
    assert sorted(file.name for file in (made.home / "run").glob("*.pid")) == []


class Runner:
    """`python config/runner demo` as a user starts it."""

    def __init__(self, home: Path, port: int) -> None:
        inherited = {key: value for key, value in os.environ.items() if key not in FOREIGN}
        self.home = home
        self.url = f"http://127.0.0.1:{port}"
        self.out = home.with_suffix(".out")
        self.env = {**inherited, "DEMO_DIR": str(home), "DEMO_EMPTY": "1", "PORT": str(port)}

    def start(self) -> None:
        with self.out.open("w") as out:
            command = [sys.executable, str(paths.BASE_DIR / "config" / "runner"), "demo"]
            self.process = subprocess.Popen(command, env=self.env, stdout=out, stderr=out, start_new_session=True)
        # A bound against hanging, not a time: the machine may be busy.
        procs.wait_until(lambda: "siap dalam" in self.out.read_text() or self.process.poll() is not None, 600)
        assert "siap dalam" in self.out.read_text(), self.out.read_text()

    def children(self) -> dict[str, int]:
        return {file.stem: int(file.read_text().split()[0]) for file in (self.home / "run").glob("*.pid")}

    def prepared(self) -> str:
        return (self.home / "log" / "persiapan.log").read_text()

    def sql(self, statement: str) -> list[tuple[str, ...]]:
        address = f"postgresql://tangkas@/tangkas?host={paths.socket_dir(self.home)}"
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(30)


@pytest.mark.lambat
def test_killed_runner_takes_its_children_along_and_starts_again_with_its_rows(tmp_path):
    runner = Runner(tmp_path / "demo", demo.free_port())
    runner.start()
    try:
        runner.sql("create table bukti as select 'tetap' as isi")
        children = runner.children()
        assert sorted(children) == ["beat", "surel", "web", "worker"]
        assert "pengelola" in runner.out.read_text()
        runner.process.kill()
        runner.process.wait()
        runner.start()
        assert runner.prepared().count("$ manage.py demo_kota") == 1
        assert "pengelola" in runner.out.read_text()  # known without asking again
        assert not {pid for pid in children.values() if procs.look_up(pid)}
        assert "masih menyala; dipakai lagi" in runner.out.read_text()
        assert runner.sql("select isi from bukti") == [("tetap",)]
        assert urllib.request.urlopen(f"{runner.url}/healthz").read() == b"ok"
    finally:
        assert runner.stop() == 0
    assert runner.children() == {}
    assert not (runner.home / "pg" / "postmaster.pid").exists()
