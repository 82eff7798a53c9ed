from insentif.models import DataIP, VersiIP


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """The table that came with the product, and what is known of somebody."""
    versi = VersiIP.objects.get()
    data = DataIP.objects.create(pegawai=kota["bawahan"], tahun=2025, nilai_kinerja=80)  # type: ignore[misc]
    return {"data_ip": data, "tabel_ip": versi, "butir_ip": versi.butir_list.all()[0], "kategori_ip": versi.kategori_list.all()[0]}
