"""The words of the training mails and when each has become needless. Importing this registers the kinds."""

from diklat.services.surel import angkatan, hasil, kehadiran, pendaftaran, persetujuan, sesi

__all__ = ["angkatan", "hasil", "kehadiran", "pendaftaran", "persetujuan", "sesi"]
