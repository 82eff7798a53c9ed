"""Reports of the policy: counted by directive, logged without a person, bounded in size and number."""

import json
import logging
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client

from config import csp_laporan
from tests.config.test_keadaan import TOKEN, lines

pytestmark = pytest.mark.django_db
LAMA = {
    "csp-report": {
        "document-uri": "https://t.id/pegawai/77/?q=rina",
        "effective-directive": "script-src-elem",
        "blocked-uri": "https://x.id/a?nip=1",
    }
}
BARU = [{"type": "csp-violation", "body": {"documentURL": "https://t.id/", "effectiveDirective": "img-src", "blockedURL": "inline"}}]


def send(body: Any, kind: str = "application/csp-report") -> int:
    text = body if isinstance(body, str) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(csp_laporan.ALAMAT, text, content_type=kind).status_code


def test_asvs_3_4_7_the_policy_says_where_and_both_ways_are_counted(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/akun/masuk/")
    assert f"report-uri {csp_laporan.ALAMAT}" in answer["Content-Security-Policy"]
    assert "report-to csp" in answer["Content-Security-Policy"]
    assert answer["Reporting-Endpoints"] == f'csp="{csp_laporan.ALAMAT}"'
    before = lines(client)
    with caplog.at_level(logging.WARNING, "tangkas.csp"):
        assert [send(LAMA), send(BARU, "application/reports+json")] == [204, 204]
    after = lines(client)
    counted = [name for name in after if name.startswith("tangkas_csp_total")]
    told = {name: after[name] - before.get(name, 0) for name in counted if after[name] != before.get(name, 0)}
    assert told == {'tangkas_csp_total{arahan="script-src"}': 1, 'tangkas_csp_total{arahan="img-src"}': 1}
    assert [(row.objek, row.hasil) for row in caplog.records] == [
        ("script-src pegawai:pegawai-detail", "https"),
        ("img-src beranda", "inline"),
    ]


def test_rubbish_is_taken_and_too_much_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rubbish = ("", "[", "[[[1]]]", '"x"', '{"csp-report": 3}', "[" * 9000, '{"csp-report": {"document-uri": "http://[", "blocked-uri": 7}}')
    assert [send(body) for body in rubbish] == [204] * len(rubbish)
    assert send(LAMA, "text/plain") == 204
    assert send("x" * (csp_laporan.BESAR_BYTES + 1)) == 413
    monkeypatch.setattr(csp_laporan, "PER_MENIT", 10)
    assert [send(LAMA) for _ in range(2)] == [204, 429]
    assert Client().get(csp_laporan.ALAMAT).status_code == 405


def test_what_a_stranger_claims_makes_no_new_figure() -> None:
    claimed = {"csp-report": {"effective-directive": "x|y", "document-uri": "https://t.id/tidak/ada", "blocked-uri": "Rina 1980"}}
    assert list(csp_laporan._read(json.dumps(claimed).encode())) == [(csp_laporan.LAIN,) * 3]
    assert django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["report-uri"] == [csp_laporan.ALAMAT]
