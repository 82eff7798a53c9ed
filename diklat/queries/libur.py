from diklat.models import HariLibur


def tahun_pilihan() -> list[int]:
    return [day.year for day in HariLibur.objects.dates("tanggal", "year", order="DESC")]
