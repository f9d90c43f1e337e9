"""Which format a file is, by its bytes. Name and claimed type decide only between plain text and Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from anonrecruit.application import Source
from anonrecruit.errors import EncryptedDocument
from anonrecruit.parsers.europass import looks_like_europass
from anonrecruit.parsers.json_resume import looks_like_json_resume
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.markdown import looks_like_markdown
from anonrecruit.parsers.messages import looks_like_email
from anonrecruit.parsers.mhtml import looks_like_mhtml
from anonrecruit.parsers.pictures import is_heif
from anonrecruit.parsers.text import decode

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
HTML = "text/html"
MHTML = "multipart/related"
EMAIL = "message/rfc822"
OUTLOOK = "application/vnd.ms-outlook"
ZIP = "application/zip"
_PACKAGE = "application/vnd.openxmlformats-package"
RTF = "application/rtf"
JSON_RESUME = "application/vnd.jsonresume+json"
EUROPASS = "application/vnd.europass+xml"
DOC = "application/msword"
ODT = "application/vnd.oasis.opendocument.text"
FLAT_ODT = "application/vnd.oasis.opendocument.text-flat-xml"
IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/heic", "image/webp", "image/bmp", "image/gif")
UNKNOWN = "application/octet-stream"

_PDF_MAGIC_WITHIN = 1024  # ISO 32000-1, Annex H, implementation note 13: readers accept junk before the header
_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: Mapping[bytes, str] = {
    b"{\\rtf": RTF,
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"BM": "image/bmp",
    b"RIFF": "image/webp",
    b"MZ": "application/vnd.microsoft.portable-executable",
    b"\x7fELF": "application/x-executable",
    b"%!PS": "application/postscript",
    b"Rar!": "application/vnd.rar",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"\x1f\x8b": "application/gzip",
}
_TEXT_SIGNATURES = frozenset({b"BM", b"MZ", b"RIFF"})  # letters that an honest text may begin with
# What was passed over is not tried in other ways: with a hundred comments there are more ways than anybody can try.
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_PIECE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:h[1-6]|p|div|section|article|header|main|table|[duo]l|span|style|meta|title|font|center)"
    r"\b[^<>]*>",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?xml\b")
_XML_ROOT_WITHIN = 20_000
_EMAIL = re.compile(r"(?:(?:Received|Return-Path|MIME-Version|Delivered-To|Message-ID): .*\n)", re.I)
# The content type of a package's main part; templates and documents with macros are read as documents.
_OFFICE = (
    (re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)\S*\.main\+xml", re.I), DOCX),
    (re.compile(rb"(?:spreadsheetml|ms-excel)\.\S*\.main\+xml", re.I), "application/vnd.ms-excel"),
    (re.compile(rb"(?:presentationml|ms-powerpoint)\.\S*\.main\+xml", re.I), "application/vnd.ms-powerpoint"),
)
# Templates, master documents and web pages of OpenDocument are texts, too.
_OPEN_TEXTS = frozenset(ODT + ending for ending in ("", "-template", "-master", "-master-template", "-web"))
_OPEN_KINDS = re.compile(r"application/(?:vnd\.oasis\.opendocument\.[a-z-]{1,30}|epub\+zip)")
_FLAT_TEXT = re.compile(r"<[\w.-]*:?document\b[^>]*\bmimetype\s*=\s*[\"']" + re.escape(ODT))
_LARGEST_LISTING = 2_000_000  # bytes; of the two members of a ZIP that say what it is


def sniff(source: Source, limits: Limits) -> str:
    """The media type that the bytes show. Raises EncryptedDocument for an encrypted Office file."""
    data = source.data
    if b"%PDF-" in data[:_PDF_MAGIC_WITHIN] and not data.startswith(_ZIP):  # an archive may hold a PDF as it is
        return PDF
    if data.startswith(_ZIP):
        return _zip_type(data, limits)
    if data.startswith(_OLE2):
        return _ole_type(data)
    if is_heif(data):
        return "image/heic"
    return _signature_type(data) or _text_type(source)


def _zip_type(data: bytes, limits: Limits) -> str:
    """By what the package says it holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        limits.check("zip_members", len(names))
        if "[Content_Types].xml" in names:
            return _office_type(_start_of(package, "[Content_Types].xml"))
        if "mimetype" in names:  # OpenDocument, EPUB
            said = _start_of(package, "mimetype")[:100].decode("ascii", "replace").strip()
            return ODT if said in _OPEN_TEXTS else _named(said)
    return ZIP


def _named(said: str) -> str:
    """Goes into messages, so it may be nothing that anybody could write there."""
    return said if _OPEN_KINDS.fullmatch(said) else ZIP


def _start_of(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as member:
        return member.read(_LARGEST_LISTING)


def _office_type(content_types: bytes) -> str:
    return next((kind for pattern, kind in _OFFICE if pattern.search(content_types)), _PACKAGE)


def _ole_type(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data or "DRMEncryptedTransform".encode("utf-16-le") in data:
        raise EncryptedDocument
    if "__properties_version1.0".encode("utf-16-le") in data:
        return OUTLOOK
    if "WordDocument".encode("utf-16-le") in data:
        return DOC
    return "application/x-ole-storage"


def _signature_type(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature) and not (signature in _TEXT_SIGNATURES and decode(data) is not None):
            return kind
    return None


def _text_type(source: Source) -> str:
    if looks_like_mhtml(source.data):
        return MHTML
    text = decode(source.data)
    if text is None:
        return UNKNOWN
    if looks_like_email(text):
        return EMAIL
    if _HTML.match(text):
        return HTML
    if _named_markdown(source):
        return MARKDOWN
    if _XML.match(text) and _FLAT_TEXT.search(text, 0, _XML_ROOT_WITHIN):
        return FLAT_ODT
    if looks_like_europass(text[:_XML_ROOT_WITHIN].encode()):
        return EUROPASS
    if looks_like_json_resume(text):
        return JSON_RESUME
    for pattern, kind in ((_HTML_PIECE, HTML), (_XML, "application/xml"), (_EMAIL, EMAIL)):
        if pattern.match(text):
            return kind
    return MARKDOWN if looks_like_markdown(text) else PLAIN


def _named_markdown(source: Source) -> bool:
    return source.media_type == MARKDOWN or source.name.lower().endswith((".md", ".markdown", ".mdown"))
