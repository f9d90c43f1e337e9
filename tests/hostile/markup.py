"""Entities, document types, remote parts and endless nesting, in everything that is written in XML, HTML or braces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.hostile.archives import docx_parts, odt, odt_content
from tests.hostile.attack import READ, Attack, Bait, Make, broken, over, unsupported
from tests.hostile.containers import package
from tests.parsers.make_files import NAMESPACES, p, part

_DEEP = 100_000
_FORBIDDEN = broken("DocumentTypeForbidden", "XMLSyntaxError")
_FLAT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'office:mimetype="application/vnd.oasis.opendocument.text"'
)


def laughs(root: str) -> str:
    """A document type with a thousand million laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "laugh ">{entities}]>'


def quadratic(root: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l9 "{"laugh " * 20_000}">]>'


def outside(root: str, bait: Bait) -> str:
    entities = f'<!ENTITY l9 SYSTEM "file://{bait.path}"><!ENTITY % r SYSTEM "{bait.url}/parameters"> %r;'
    return f'<?xml version="1.0"?><!DOCTYPE {root} SYSTEM "{bait.url}/dtd" [{entities}]>'


def _main(head: str) -> bytes:
    return f"{head}<w:document {NAMESPACES}><w:body>{p('Coach &l9;')}</w:body></w:document>".encode()


def _docx(head: str) -> bytes:
    return package({**docx_parts(), "word/document.xml": _main(head)})


def _core(head: str) -> bytes:
    return package({**docx_parts(), "docProps/core.xml": f"{head}<core><a>&l9;</a></core>".encode()})


def _beside(name: str, content: bytes) -> bytes:
    return package({**docx_parts(p("Coach and swimming teacher")), name: content})


def _svg(head: str) -> bytes:
    return f"{head}<svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>".encode()


def _europass(head: str) -> bytes:
    space = "http://europass.cedefop.europa.eu/Europass"
    person = "<LearnerInfo><Headline>&l9;</Headline></LearnerInfo>"
    return f'{head}<SkillsPassport xmlns="{space}">{person}</SkillsPassport>'.encode()


def _flat(head: str) -> bytes:
    body = "<office:body><office:text><text:p>Coach &l9;</text:p></office:text></office:body>"
    return f"{head}<office:document {_FLAT}>{body}</office:document>".encode()


def _included(bait: Bait) -> bytes:
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{bait.path}" parse="text"/>'
    style = f'<?xml-stylesheet type="text/xsl" href="{bait.url}/style.xsl"?>'
    main = f"{style}<w:document {NAMESPACES}><w:body>{include}{p('Coach')}</w:body></w:document>"
    return package({**docx_parts(), "word/document.xml": main.encode()})


def _deep(opens: str, closes: str, inside: str = "Coach") -> str:
    return opens * _DEEP + inside + closes * _DEEP


def _page(inside: str) -> Make:
    return lambda _: f"<!doctype html><html><body>{inside}</body></html>".encode()


def _fetching(bait: Bait) -> bytes:
    return (
        f"<!doctype html><html><head><base href='{bait.url}/'><link rel=stylesheet href='a.css'><style>@import url"
        f"({bait.url}/b.css);</style><meta http-equiv=refresh content='0;url={bait.url}'></head><body><p>Coach and "
        f"swimming teacher<img src='{bait.url}/i.png'><iframe src='file://{bait.path}'></iframe><object data='x'>"
        f"</object><script src='{bait.url}/s.js'></script></body></html>"
    ).encode()


def _pages_in_pages(_: Bait) -> bytes:
    page = "<p>Coach</p>"
    for _turn in range(8):
        page = f"<p>a</p><iframe srcdoc='{page.replace('&', '&amp;').replace(chr(39), '&#39;')}'></iframe>"
    return b"<!doctype html><html><body>" + page.encode() + b"</body></html>"


def _selectors(_: Bait) -> bytes:
    """Each rule asks every element for all its ancestors."""
    rules = "".join(f"{'div ' * 60} .c{n} {{color: red}}" for n in range(3000))
    body = f"{'<div>' * 150}Coach{'<p>a</p>' * 3000}"
    return f"<!doctype html><html><head><style>{rules}</style></head><body>{body}".encode()


def _styled(sheet: str) -> bytes:
    return f"<!doctype html><html><head><style>{sheet}</style></head><body><p>Coach</p></body></html>".encode()


_HEADED = (
    ("main-part.docx", _docx, "w:document", _FORBIDDEN),
    ("properties.docx", _core, "core", _FORBIDDEN),
    ("content.odt", lambda head: odt(_flat(head)), "office:document", _FORBIDDEN),
    ("flat.fodt", _flat, "office:document", (*_FORBIDDEN, unsupported("application/xml"))),
    ("europass.xml", _europass, "SkillsPassport", (*_FORBIDDEN, unsupported("application/xml"))),
    ("picture-in.docx", lambda head: _beside("word/media/image1.svg", _svg(head)), "svg", (READ, *_FORBIDDEN)),
    ("custom-xml.docx", lambda head: _beside("customXml/item1.xml", _svg(head)), "svg", (READ, *_FORBIDDEN)),
    ("picture.svg", _svg, "svg", (unsupported("application/xml"),)),
)


def _headed(name: str, head: Callable[[str, Bait], str], make: Any, root: Any, ends: Any) -> Attack:
    return Attack(name, lambda bait: make(head(root, bait)), ends)


MARKUP = (
    *(_headed(f"laughs-{name}", lambda root, _: laughs(root), *row) for name, *row in _HEADED),
    *(_headed(f"quadratic-{name}", lambda root, _: quadratic(root), *row) for name, *row in _HEADED),
    *(_headed(f"outside-{name}", outside, *row) for name, *row in _HEADED),
    Attack("includes.docx", _included, (READ,)),
    Attack("deep.docx", lambda _: package(docx_parts(_deep("<w:sdt>", "</w:sdt>"))), broken("XMLSyntaxError")),
    Attack(
        "deep-tables.docx",
        lambda _: package(docx_parts(f"{'<w:tbl><w:tr><w:tc>' * 80}{p('a')}{'</w:tc></w:tr></w:tbl>' * 80}")),
        (READ,),
    ),
    Attack("tags.docx", lambda _: package(docx_parts("<w:p/>" * 1_100_000)), (over("xml_tags"),)),
    Attack(
        "deep.odt", lambda _: odt(odt_content(_deep("<text:section>", "</text:section>"))), broken("XMLSyntaxError")
    ),
    Attack("deep.html", _page(_deep("<div>", "</div>")), (over("xml_depth"),)),
    Attack("deep-tables.html", _page("<table><tr><td>" * 30_000 + "Coach"), (over("xml_depth"),)),
    Attack("deep-inline.html", _page("<b><i>" * 50_000 + "Coach"), (over("xml_depth"),)),
    Attack("tags.html", _page("<p>a" * 300_000), (over("html_tags"),)),
    Attack("pages-in-pages.html", _pages_in_pages, (over("xml_depth"),)),
    Attack("selectors.html", _selectors, (over("style_steps"),)),
    Attack("rules.html", lambda _: _styled(".a{display:none}" * 50_000), (over("style_rules"),)),
    Attack("sheet.html", lambda _: _styled(".a{color:red}" * 80_000), (over("style_characters"),)),
    Attack(
        "variables.html",
        lambda _: _styled(
            f":root {{--a: {'var(--b) ' * 9000}; --b: {'var(--c) ' * 9000}; --c: {'a ' * 9000}}} p {{color: var(--a)}}"
        ),
        (over("style_characters"),),
    ),
    Attack("sheet-of-comments.html", lambda _: _styled("/* " * 300_000), (READ, over("surface_characters"))),
    Attack("comments-first.html", lambda _: b"<!--a-->" * 30_000 + b"Coach", (READ,)),
    Attack("fetches.html", _fetching, (READ,)),
    Attack("comments.html", _page("<!--" * 100_000 + "Coach"), (over("surface_characters"),)),
    Attack("unclosed.html", _page("Coach" + "<a " * 500_000), (READ, over("html_tags"), over("surface_characters"))),
    Attack(
        "attributes.html", _page(f"<p {' '.join(f'data-a{n}=b' for n in range(200_000))}>Coach"), (over("tag_words"),)
    ),
    Attack("comments.xml", lambda _: _europass("").replace(b"&l9;", b"a") + b"<!--" * 50_000, broken("XMLSyntaxError")),
    Attack("deep.json", lambda _: b'{"basics":{"name":"a","label":"b"},"work":' + b"[" * _DEEP, (READ,)),
    Attack(
        "deep-closed.json",
        lambda _: b'{"basics":{"label":"b"},"work":[{"a":' + b"[" * _DEEP + b"]" * _DEEP + b"}]}",
        (READ,),
    ),
    Attack(
        "digits.json",
        lambda _: b'{"basics":{"label":"b"},"work":[{"a":' + b"9" * 1_000_000 + b"}]}",
        (over("characters"),),
    ),
    Attack("deep-quotes.md", lambda _: b"# Coach\n\n" + b">" * _DEEP + b" a\n", (READ,)),
    Attack(
        "deep-links.md", lambda _: b"# Coach\n\n" + b"[" * _DEEP + b"a" + b"](b)" * _DEEP, (READ, over("characters"))
    ),
    Attack("stars.md", lambda _: b"# Coach\n\n" + b"*a **b _c __d ~~e `f " * 10_000, (READ,)),
    Attack("comments.md", lambda _: b"# Coach\n\n**a** " + b"<!-- " * 40_000, (READ,)),
    Attack("blanks.md", lambda _: b"# Coach\n\n**a**\n" + b" " * 200_000 + b"a\n", (READ,)),
    Attack("ticks.md", lambda _: b"# Coach\n\n**a**\n" + b"`" * 200_000 + b"\n", (READ,)),
    Attack("brackets.md", lambda _: b"# Coach\n\n" + b"![a" * 60_000 + b"\n\n" + b"<a" * 10_000, (READ,)),
    Attack("deep.rtf", lambda _: rb"{\rtf1 Coach" + b"{" * _DEEP + b"a" + b"}" * _DEEP + b"}", (over("xml_depth"),)),
    Attack("unclosed.rtf", lambda _: rb"{\rtf1 Coach" + rb"\par a" * 30_000, (READ,)),
    Attack("binary.rtf", lambda _: rb"{\rtf1 Coach \bin2147483647 a}", (READ, *broken("NoText"))),
    Attack(
        "numbers.rtf",
        lambda _: rb"{\rtf1 Coach \u" + b"9" * 1_000_000 + rb"\'zz \uc999999999 \u8226 ?a}",
        (over("characters"),),
    ),
    Attack(
        "groups.rtf",
        lambda _: rb"{\rtf1 Coach " + rb"{\*\fldinst HYPERLINK a}" * 200_000 + b"}",
        (READ, over("surface_characters")),
    ),
    Attack(
        "comments-part.docx",
        lambda _: _beside("word/comments.xml", part("comments", "<w:comment/>" * 200_000).encode()),
        (READ,),
    ),
)
