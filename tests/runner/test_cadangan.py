"""What a backup of the demo holds, and what it must not hold."""

import zipfile
from io import BytesIO
from pathlib import Path

from config.runner import backup


def test_archive_holds_no_raw_file_and_no_key(tmp_path: Path) -> None:
    for name in ("impor/mentah.bin", "kunci/penanda.pem", "sertifikat/2026/a.pdf", "bukti/impor/b.pdf"):
        (tmp_path / "media" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "media" / name).write_bytes(b"isi")
    (tmp_path / "kunci").mkdir()
    (tmp_path / "kunci" / "penanda.pem").write_bytes(b"kunci")
    backup.write_archive(tmp_path / "cadangan.zip", BytesIO(b"dump"), tmp_path / "media")
    names = zipfile.ZipFile(tmp_path / "cadangan.zip").namelist()
    assert sorted(names) == ["media/bukti/impor/b.pdf", "media/sertifikat/2026/a.pdf", "tangkas.dump"]
