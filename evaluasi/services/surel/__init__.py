"""The words of evaluation's mails and when each has become needless. Importing this registers the kinds."""

from evaluasi.services.surel import pasca, survei, ujian

__all__ = ["pasca", "survei", "ujian"]
