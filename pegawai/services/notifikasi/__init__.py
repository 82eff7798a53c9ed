"""The outbox: a service writes a row in its own transaction, a worker gives it to the mail server once.

`add` and `add_each` put rows in; `register` tells the words of a kind and when it has become needless.
"""

from pegawai.services.notifikasi.antrean import Baris, add, add_each, insert_select
from pegawai.services.notifikasi.jenis import Berhenti, Kata, Lampiran, Permintaan, register
from pegawai.services.notifikasi.kelola import versi_of
from pegawai.services.notifikasi.pengirim import drain

__all__ = ["Baris", "Berhenti", "Kata", "Lampiran", "Permintaan", "add", "add_each", "drain", "insert_select", "register", "versi_of"]
