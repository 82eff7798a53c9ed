"""The words of the mails about plans, and when each has become needless. Importing this registers the kinds."""

from rencana.services.surel import laporan, pagu, putusan

__all__ = ["laporan", "pagu", "putusan"]
