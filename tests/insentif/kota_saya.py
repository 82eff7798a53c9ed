"""Objections of two people."""

from insentif.services import keberatan as services


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    return {
        f"keberatan_{word}": services.submit_keberatan(pegawai_id=kota[word].pk, posting=None, isi="Diklat saya belum tercatat.")
        for word in ("diri", "lain")
    }
