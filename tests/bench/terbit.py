"""The row of certificates: the job with its numbers, locks, rows and mails beside typst and pyHanko alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 2


def sertifikat_1000(stage: "Stage") -> Iterator[Row]:
    """Documents per second, in turns in one process."""
    stage.house.create("sertifikat", stage.hidup)
    folder = stage.house.home / "sertifikat"
    folder.mkdir(exist_ok=True)
    with stage.house.child("sertifikat", "sertifikat") as child:
        angkatan = child.ask("fill")
        pairs = [(child.ask("run_job", angkatan=angkatan), child.ask("run_bare", folder=str(folder))) for _ in range(ROUNDS)]
    yield Row("sertifikat-1000", "per s", Goal(0.7, at_least=True), pairs)
