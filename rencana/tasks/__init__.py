"""Background work on plans. The service is here because importing it registers the handler of its jobs."""

from rencana.services import susunan_hitung
from rencana.tasks.laporan import make_laporan_bulanan

__all__ = ["make_laporan_bulanan", "susunan_hitung"]
