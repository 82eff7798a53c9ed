def make_rows(kota: dict[str, object]) -> dict[str, object]:
    return {}
