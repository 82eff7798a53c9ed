"""What every page is looked at for, as every role, while `tests/test_access.py` walks its table. Ids are those of OWASP ASVS 5.0."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from typing import Any

from django.urls import ResolverMatch

from config import navigation
from config.runner import assets
from lib.format import format_nip
from tests import pemerintah

CSP = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self'; manifest-src 'self'; object-src 'none'; report-to csp; report-uri /csp-laporan; "
    "script-src 'self'; style-src 'self'"
)
# the change log puts a SELECT of its own in front of what is written
WRITES = re.compile(r"(?:^|;)\s*(?:INSERT|UPDATE|DELETE|TRUNCATE|MERGE|COPY)\b(?:\s+(?:INTO|FROM|ONLY|TABLE)\b)*\s*\"?(\w+)", re.IGNORECASE)
SHOWN = {"text/html", "application/json", "text/plain", "image/svg+xml", "application/manifest+json"}
SESSION_TABLES = {"django_session", "usersessions_usersession"}
AKSES = "pegawai_akses"  # that it was read, which the reading itself notes
REKAP = "pegawai_rekap"  # slow figures, kept by whoever waited for them
NOTED = {("pegawai:notifikasi-open", "pegawai_notifikasi")}  # opened is read: nothing else changes, and for the reader only
# pages with results of people who are not in the address: who opened one is noted, but an employee his own
HASIL = {
    "diklat:hasil", "diklat:hasil-change", "diklat:mentoring-detail", "diklat:pendaftaran-detail", "diklat:usul-angkatan",
    "evaluasi:bukti-kelola", "evaluasi:bukti-list", "evaluasi:nilai-list", "evaluasi:ujian-detail", "insentif:ip-data-list",
    "insentif:ip-unit-pegawai", "kompetensi:penilaian-list", "kompetensi:peta-pegawai", "rencana:angkatan-calon", "rencana:susunan-program",
    "rencana:susunan-tak",
}  # fmt: skip
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
NIP_IN_LINK = re.compile(r"(?:href|action|src)=\"[^\"]*\d{18}")
CLASSES = re.compile(r"\sclass=\"([^\"]*)\"")
UNSTYLED = assets.left_out()
EMPTY_NAME = re.compile(r"\saria-label=\"\s*\"")  # also where a page says by the same word what the frame says by it
SAMBUTAN = navigation.BERANDA.url_name  # the home page greets
WITHOUT_NIP = {"pegawai": "diri", "narasumber": ""}  # roles that read nobody's NIP, and whose own they may read


def policy_of(response: Any) -> str:
    return "; ".join(sorted(response["Content-Security-Policy"].split("; ")))


def words_of(html: str, tag: str) -> str:
    found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


def begins(text: str, label: str) -> bool:
    """The page may say more than the menu has room for: whose, which year, of what."""
    return re.match(rf"{re.escape(label)}(?!\w)", text) is not None


@cache
def menu_of(role: str) -> dict[str, str]:
    """What the pages in the menu of this role are called there."""
    groups = navigation.groups_of(role, is_pegawai=role in ("pegawai", "atasan"))
    return {item.url_name: item.label for group in groups for item in group.pages if item.url_name != SAMBUTAN}


@dataclass(frozen=True)
class Seen:
    """An answer, what it asked of the database, and the id of the reader's session."""

    method: str
    response: Any
    statements: list[str]
    session_key: str | None

    @cached_property
    def content(self) -> bytes:
        return pemerintah.content_of(self.response)

    def faults(self, role: str, nips: dict[str, str]) -> Iterator[str]:
        yield from (f"says {word}" for word in pemerintah.strange_words(self.content, self.view_name))
        if self.method != "GET":
            return
        yield from self.writes()
        if role != "anonim" and self.response.status_code == 200 and AKSES not in self.written:
            yield from self.unnoted(role)
        if not self.response.streaming and self.response["Content-Type"].startswith("text/html"):
            yield from self.in_page(self.content.decode())
        if role != "anonim" and self.response.status_code == 200 and (label := menu_of(role).get(self.view_name)):
            yield from self.misnamed(label)
        if role in WITHOUT_NIP and self.response.status_code == 200 and not self.is_demo():
            yield from self.strange_nips({nip for key, nip in nips.items() if key != WITHOUT_NIP[role]})

    def writes(self) -> Iterator[str]:
        """ASVS 3.5.3: reading changes nothing."""
        tables = sorted(self.written - SESSION_TABLES - {AKSES, REKAP})
        yield from (f"writes {table}" for table in tables if (self.view_name, table) not in NOTED)

    @property
    def written(self) -> set[str]:
        return {match[1] for sql in self.statements if (match := WRITES.search(sql))}

    @property
    def is_file(self) -> bool:
        return "Content-Disposition" in self.response or self.response["Content-Type"].partition(";")[0] not in SHOWN

    def unnoted(self, role: str) -> Iterator[str]:
        """Nobody takes a file away, nor reads the results of others, without a line in the log."""
        if self.is_file or (self.view_name in HASIL and role != "pegawai"):
            yield "is not noted"

    def in_page(self, body: str) -> Iterator[str]:
        """ASVS 3.2: no code in the page, no secret in it or in its links."""
        yield from (f"inline {found}" for found in INLINE.findall(body))
        yield from (f"NIP in {found}" for found in NIP_IN_LINK.findall(body))
        yield from ("something without its name" for _ in EMPTY_NAME.findall(body))
        if self.session_key and self.session_key in body:
            yield "the id of the session"
        said = {name for names in CLASSES.findall(body) for name in names.split()}
        yield from (f"class {name}, which is not in static/tabler.txt" for name in said & UNSTYLED)
        if (policy := policy_of(self.response)) != CSP:
            yield f"policy {policy}"

    def misnamed(self, label: str) -> Iterator[str]:
        """What the menu leads to is called as the menu calls it."""
        words = {tag: words_of(self.content.decode(), tag) for tag in ("h1", "title")}
        yield from (f"{tag} {text!r}, in the menu {label!r}" for tag, text in words.items() if not begins(text, label))

    @property
    def match(self) -> ResolverMatch | None:
        """As the site found it; only where it answered before is the address looked up again."""
        found: ResolverMatch | None = self.response.wsgi_request.resolver_match or self.response.resolver_match
        return found

    @property
    def view_name(self) -> str:
        return self.match.view_name if self.match else ""

    def is_demo(self) -> bool:
        return self.match is not None and self.match.namespace == "demo"

    def strange_nips(self, nips: set[str]) -> Iterator[str]:
        """ASVS 8.2.2: an employee and a teacher read no NIP of somebody else."""
        text = self.content.decode(errors="ignore")
        yield from (f"NIP {nip}" for nip in nips if nip in text or format_nip(nip) in text)
