"""What the agency assigned, and so counts against the ceiling of a PPPK: one text for the JP on record and for those to come."""

from typing import Final

BELAJAR_MANDIRI: Final = 22  # SIASN's kind of training


def penugasan_sql(jalur: str, persetujuan: str, siasn_id: str) -> str:
    """Whoever was sent, or whose own application a head or the office granted; self-study never, whoever agreed to it.

    Where and how it is held, in a classroom or not, does not matter.
    """
    return f"({siasn_id} <> {BELAJAR_MANDIRI} AND ({jalur} <> 'mandiri' OR {persetujuan} <> 'tanpa'))"
