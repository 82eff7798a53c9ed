"""The key pair of this server: an own root, and a signer whose certificate the root made. Created once, when first needed.

Everything lies in one file, so that it is there as a whole or not at all; the root's private key is thrown away at once.
"""

import os
import secrets
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings

from lib import waktu

BERKAS: Final = "penanda.pem"
MASA: Final = timedelta(days=20 * 365)
Kunci = tuple[ec.EllipticCurvePrivateKey, x509.Certificate, x509.Certificate]


def folder() -> Path:
    """A folder that every process of the product shares, and that is not part of the media nor of their backup."""
    return Path(settings.SIGNING_DIR)


def load_kunci() -> Kunci:
    """Private key, certificate of the signer, root certificate."""
    path = folder() / BERKAS
    if not path.exists():
        _create(path)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Kunci:
    content = path.read_bytes()
    key = serialization.load_pem_private_key(content, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(path)
    signer, root = x509.load_pem_x509_certificates(content)
    return key, signer, root


def _create(path: Path) -> None:
    """Written beside and then linked: of several processes that start at once one wins, and nobody reads half a file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(_make_bundle())
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _make_bundle() -> bytes:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name("Tangkas, akar tanda tangan uji coba")
    root = _certificate(root_name, root_name, root_key.public_key(), root_key, is_root=True)
    signer = _certificate(_name("Tangkas, tanda tangan uji coba"), root_name, key.public_key(), root_key, is_root=False)
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + signer.public_bytes(pem) + root.public_bytes(pem)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, issuer_key: ec.EllipticCurvePrivateKey, *, is_root: bool
) -> x509.Certificate:
    now = waktu.now()
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only", "crl_sign"),
        False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + MASA)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=not is_root, content_commitment=not is_root, key_cert_sign=is_root, **usage), critical=True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    return builder.sign(issuer_key, hashes.SHA256())
