"""Whether a PDF of ours is as it was signed. For files that we stored ourselves: an upload of a stranger is compared by its hash only."""

from collections.abc import Sequence
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from diklat.services.tanda_tangan import Keutuhan
from diklat.services.tanda_tangan.putaran import run_outside_loop


def verify_pdf(pdf: bytes, akar: Sequence[bytes]) -> Keutuhan:
    """Exactly one signature, over the whole file, by a certificate of one of these roots (DER). Nothing is fetched."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            return Keutuhan.TANPA_TANDA_TANGAN
        context = ValidationContext(trust_roots=[one for root in akar for one in load_certs_from_pemder_data(root)], allow_fetching=False)
        status = run_outside_loop(lambda: validate_pdf_signature(signatures[0], signer_validation_context=context))
    except (PdfError, SignatureValidationError, SigningError, ValueError, KeyError, IndexError, TypeError):
        return Keutuhan.BERUBAH
    if len(signatures) > 1 or not _is_whole(status):
        return Keutuhan.BERUBAH
    return Keutuhan.UTUH if status.trusted else Keutuhan.BUKAN_PENANDA_KAMI


def _is_whole(status: PdfSignatureStatus) -> bool:
    covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return bool(status.intact and status.valid and covers and status.docmdp_ok)
