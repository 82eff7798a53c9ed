"""The head of the log by mail."""

from typing import Any

import pytest

from pegawai.models import Segel
from pegawai.queries import segel_periksa
from pegawai.services import segel
from pegawai.tasks import send_kepala

pytestmark = pytest.mark.django_db


@pytest.fixture
def kepala(settings: Any, tmp_path: Any) -> Segel:
    settings.SEAL_DIR, settings.SEAL_MAIL = tmp_path, ["inspektorat@contoh.id", "bssn@contoh.id"]
    block = segel.seal_jejak()
    assert block
    return block


def test_each_address_gets_a_mail_of_its_own_with_what_the_proof_takes(kepala: Segel, mailoutbox: list[Any]) -> None:
    send_kepala()
    assert [mail.to for mail in mailoutbox] == [["inspektorat@contoh.id"], ["bssn@contoh.id"]]
    (line,) = [line for line in mailoutbox[0].body.splitlines() if "periksa_jejak" in line]
    nomor, _, sidik = line.rpartition(" ")[2].partition(":")
    assert segel_periksa.prove([(int(nomor), sidik)]).temuan == []
    assert segel_periksa.prove([(int(nomor), "0" * len(sidik))]).temuan


@pytest.mark.parametrize("sealed", [True, False])
def test_nobody_is_written_to_without_an_address_or_a_head(sealed: bool, settings: Any, request: Any, mailoutbox: list[Any]) -> None:
    if sealed:
        request.getfixturevalue("kepala")
    settings.SEAL_MAIL = [] if sealed else ["inspektorat@contoh.id"]
    send_kepala()
    assert mailoutbox == []
