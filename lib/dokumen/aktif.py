"""What of a PDF runs, opens or carries something else. Names come decoded, whatever way the file spelled them."""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream, String

KUNCI: Final = frozenset(
    {"/JS", "/JavaScript", "/EF", "/EmbeddedFile", "/EmbeddedFiles", "/RichMediaContent", "/RichMediaSettings", "/XFA"}
)
"""Entries that no harmless document has, wherever they stand."""
NILAI: Final = {
    "/S": frozenset(
        {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound", "/GoTo3DView"}
        | {"/RichMediaExecute"}
    ),
    "/Subtype": frozenset({"/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D", "/U3D", "/PRC", "/PS"}),
    "/Type": frozenset({"/EmbeddedFile"}),
}
SENDIRI: Final = frozenset({"/GoTo", "/Named"})  # what may happen without a click: go to a page, open the print dialog
DIKLIK: Final = SENDIRI | {"/URI", "/Thread", "/SetOCGState", "/Hide", "/Trans", "/ResetForm", "/GoToDp"}
SKEMA: Final = re.compile(r"[a-z][a-z0-9+.-]*:")
HOST_PORT: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+:\d{1,5}(?=[/?#]|$)")  # what looks like a scheme and is none
JALUR_LAIN: Final = ("\\\\", "//", "\\/", "/\\")  # a share of another machine
SKEMA_BOLEH: Final = ("http:", "https:", "mailto:", "tel:")
MAX_RANTAI: Final = 100


def is_active(item: Object) -> bool:
    """One dictionary (a stream has one too); what it holds directly is asked apart."""
    if any(key in KUNCI for key in item.keys()):  # noqa: SIM118 - iterating a dictionary of pikepdf means something else for a stream
        return True
    if any(_name(item.get(key)) in words for key, words in NILAI.items()):
        return True
    if isinstance(item, Stream) and any(key in item for key in ("/F", "/FFilter", "/FDecodeParms")):
        return True  # its content lies in another file
    borrowed = item.get("/Ref")
    if isinstance(borrowed, Dictionary) and "/F" in borrowed:
        return True  # a picture that is a page of another file
    return _does_what_it_may_not(item) or any(_is_bad_link(item.get(key)) for key in ("/URI", "/Base"))


def _does_what_it_may_not(item: Object) -> bool:
    automatic = [item.get("/OpenAction"), *_values(item.get("/AA"))]
    clicked = [item.get("/A"), item.get("/PA"), item.get("/Next")]
    return any(_chain_exceeds(action, SENDIRI) for action in automatic) or any(_chain_exceeds(action, DIKLIK) for action in clicked)


def _chain_exceeds(action: Object | None, allowed: frozenset[str]) -> bool:
    """An action and all that follow it; a destination is an array or a name and does nothing else."""
    waiting, count = [action], 0
    while waiting:
        one = waiting.pop()
        count += 1
        if count > MAX_RANTAI:
            return True
        if isinstance(one, (Dictionary, Stream)):
            kind = _name(one.get("/S"))
            if kind and (kind not in allowed or "/F" in one):  # of another file
                return True
            following = one.get("/Next")
            waiting += list(following) if isinstance(following, Array) else [following]
    return False


def _values(item: Object | None) -> Iterator[Object]:
    if isinstance(item, Dictionary):
        yield from (item[key] for key in item.keys())  # noqa: SIM118


def _name(item: Object | None) -> str:
    return str(item) if isinstance(item, Name) else ""


def _is_bad_link(item: Object | None) -> bool:
    if not isinstance(item, String):
        return False
    address = "".join(char for char in str(item).lower() if char > " ")
    scheme = SKEMA.match(address)
    if scheme is None:
        return address.startswith(JALUR_LAIN)
    return scheme[0] not in SKEMA_BOLEH and HOST_PORT.match(address) is None
