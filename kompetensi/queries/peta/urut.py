"""The rows of the map in the order asked for, and what they are called: the same on the screen, on paper and in Excel."""

from decimal import Decimal

from kompetensi.queries.peta.peta import Baris, Peta

Angka = Decimal | int | str


def row_name(row: Baris) -> str:
    if row.unit is None:
        return "Total"
    return f"Langsung di {row.unit.singkatan or row.unit.nama}" if row.langsung else row.unit.nama


def sort_rows(peta: Peta, urut: str) -> list[Baris]:
    """By the column of `urut` (nama, pegawai, jpm, ubah, k<kompetensi>, with a minus downwards); rows without a figure come last."""
    by_name = sorted(peta.baris, key=lambda row: row_name(row).casefold())
    figures = [(row, _figure(peta, row, urut.removeprefix("-"))) for row in by_name]
    known = [pair for pair in figures if pair[1] is not None]
    known.sort(key=lambda pair: pair[1], reverse=urut.startswith("-"))  # type: ignore[arg-type, return-value]
    return [row for row, _ in known] + [row for row, figure in figures if figure is None]


def _figure(peta: Peta, row: Baris, key: str) -> Angka | None:
    match key:
        case "nama":
            return row_name(row).casefold()
        case "pegawai":
            return row.pegawai
        case "ubah":
            return peta.perubahan(row)
        case "jpm":
            return row.jpm
    value = row.nilai.get(int(key[1:]))
    return value.angka if value else None
