from insentif.models import VersiIP


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """The table that came with the product."""
    versi = VersiIP.objects.get()
    return {"tabel_ip": versi, "butir_ip": versi.butir_list.all()[0], "kategori_ip": versi.kategori_list.all()[0]}
