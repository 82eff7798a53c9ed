"""Post-training evaluation: opening, handing on and closing forms, filling them in, choosing who is asked."""

from evaluasi.services.pasca.isian import save_draf, send_isian
from evaluasi.services.pasca.segarkan import Hasil, refresh_penugasan

__all__ = ["Hasil", "refresh_penugasan", "save_draf", "send_isian"]
