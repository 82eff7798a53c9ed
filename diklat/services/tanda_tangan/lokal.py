"""Signatures by a key of this server, for demonstrations and until a certified provider is plugged in."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from diklat.services.tanda_tangan.kunci import Kunci, load_kunci
from diklat.services.tanda_tangan.putaran import run_outside_loop

RUANG = 8192  # hex digits kept for the signature, which takes 3,000: told, so that pyHanko need not sign twice to find out


class PenandaLokal:
    label = "tanda tangan uji coba, bukan tersertifikasi"
    is_resmi = False

    def sign(self, pdf: bytes, *, alasan: str, tempat: str) -> bytes:
        """PAdES with EC P-256 and SHA-256, no time stamp, nothing fetched."""
        facts = signers.PdfSignatureMetadata(
            field_name="TandaTangan",
            md_algorithm="sha256",
            reason=alasan,
            location=tempat,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signer = _signer(load_kunci())
        signed: BytesIO = run_outside_loop(lambda: signers.sign_pdf(writer, facts, signer=signer, bytes_reserved=RUANG))
        return signed.getvalue()

    def akar(self) -> list[bytes]:
        return [load_kunci()[2].public_bytes(Encoding.DER)]


@lru_cache(maxsize=4)
def _signer(kunci: Kunci) -> Any:
    key, certificate, root = kunci
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(next(iter(load_certs_from_pemder_data(root.public_bytes(Encoding.DER)))))
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=next(iter(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER)))),
        signing_key=load_private_key_from_pemder_data(private, None),
        cert_registry=store,
    )
