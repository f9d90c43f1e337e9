"""An application with its redactions marked, as text for a terminal and as an HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

import click

from anonrecruit.cli.terminal import printable
from anonrecruit.cues import CueGroup
from anonrecruit.document import Document
from anonrecruit.findings import Finding
from anonrecruit.redaction import Redaction
from anonrecruit.renderers.page import page

Inspected = Sequence[tuple[Document, Sequence[Redaction]]]

COLOURS = {CueGroup.DIRECT: "bright_red", CueGroup.PROTECTED: "bright_magenta", CueGroup.PROXY: "bright_cyan"}

STYLE = """
main { max-width: 62rem; }
.line { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1em; }
mark { padding: 0 .15em; border-radius: .2em; color: inherit; border-bottom: 2px solid; }
mark.direct { background: #fde3e1; border-color: #b3261e; }
mark.protected { background: #f3e4fb; border-color: #7b2d9e; }
mark.proxy { background: #ddf1f4; border-color: #0b6b7a; }
mark sup { font-size: .7em; padding-left: .2em; }
section { margin-top: 1.5rem; }
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one line. ``number`` counts redactions of the document from 1, 0 for text that stays; ``first`` and
    ``last`` say whether the redaction begins and ends here, since it may run over lines."""

    text: str = field(repr=False)
    number: int = 0
    first: bool = False
    last: bool = False


def lines(text: str, redactions: Sequence[Redaction]) -> Iterator[list[Piece]]:
    """The text line by line, each cut where a redaction begins or ends."""
    line: list[Piece] = []
    for piece in _pieces(text, redactions):
        head, *tail = piece.text.split("\n")
        line.append(Piece(head, piece.number, piece.first, piece.last and not tail))
        for index, rest in enumerate(tail, 1):
            yield line
            line = [Piece(rest, piece.number, last=piece.last and index == len(tail))]
    yield line


def _pieces(text: str, redactions: Sequence[Redaction]) -> Iterator[Piece]:
    position = 0
    for number, redaction in enumerate(redactions, 1):
        yield Piece(text[position : redaction.span.start])
        yield Piece(redaction.span.of(text), number, first=True, last=True)
        position = redaction.span.end
    yield Piece(text[position:])


def as_text(inspected: Inspected) -> str:
    """Redacted words in double brackets and colour; under their line who claimed them and why."""
    return "\n\n".join("\n".join(_document_text(document, redactions)) for document, redactions in inspected)


def _document_text(document: Document, redactions: Sequence[Redaction]) -> Iterator[str]:
    yield click.style(f"── Document {document.attachment + 1}: {_facts(document, redactions)}", bold=True)
    for line in lines(document.text, redactions):
        yield "".join(_styled(piece, redactions) for piece in line)
        yield from (_note(redactions[piece.number - 1]) for piece in line if piece.first)


def _styled(piece: Piece, redactions: Sequence[Redaction]) -> str:
    text = printable(piece.text)
    if not piece.number:
        return text
    marked = f"{'⟦' if piece.first else ''}{text}{'⟧' if piece.last else ''}"
    return click.style(marked, fg=COLOURS[redactions[piece.number - 1].cue.group], bold=True)


def _note(redaction: Redaction) -> str:
    claims = " · ".join(_claims(redaction))
    return click.style(f"    ↑ {redaction.cue} → {redaction.action.name.lower()} · {claims}", dim=True)


def _claims(redaction: Redaction) -> list[str]:
    """The strongest first; the same claim of several finders once."""
    return list(dict.fromkeys(_claim(each) for each in sorted(redaction.findings, key=lambda each: -each.score)))


def _claim(finding: Finding) -> str:
    subject = f" ({finding.subject})" if finding.subject else ""
    return f"{finding.recognizer}/{finding.rule} {finding.score:.2f}{subject}"


def _facts(document: Document, redactions: Sequence[Redaction]) -> str:
    """In counts: what was read, and the further places of the file in which there was text."""
    hidden = sorted(name for name, text in document.surfaces.items() if text)
    facts = [f"read by {document.parser}", f"{len(redactions)} redactions", f"{document.images} pictures"]
    return ", ".join(facts + ([f"text also in {', '.join(hidden)}"] if hidden else []))


def as_html(inspected: Inspected) -> bytes:
    """One self-contained page; each redaction carries the number of its row in the table below."""
    parts = [
        "<h1>What would be taken out, and why</h1>",
        '<p class="lead">The whole application, names and all. Not for the hiring manager.</p>',
    ]
    for document, redactions in inspected:
        parts += [*_document_html(document, redactions)]
    return page("What would be taken out", "\n".join(parts), STYLE)


def _document_html(document: Document, redactions: Sequence[Redaction]) -> Iterator[str]:
    yield f"<h2>Document {document.attachment + 1}</h2>"
    yield f'<p class="lead">{escape(_facts(document, redactions))}</p>\n<section>'
    for line in lines(document.text, redactions):
        yield f'<p class="line">{"".join(_marked(piece, redactions) for piece in line)}</p>'
    yield '</section>\n<section>\n<table>\n<caption>Redactions</caption>\n<thead><tr><th scope="col">No.</th>'
    yield '<th scope="col">Cue</th><th scope="col">Action</th><th scope="col">Claimed by (score)</th></tr></thead>'
    yield from (_row(number, redaction) for number, redaction in enumerate(redactions, 1))
    yield "</table>\n</section>"


def _marked(piece: Piece, redactions: Sequence[Redaction]) -> str:
    if not piece.number:
        return escape(piece.text)
    redaction = redactions[piece.number - 1]
    number = f"<sup>{piece.number}</sup>" if piece.last else ""
    return f'<mark class="{redaction.cue.group}" title="{redaction.cue}">{escape(piece.text)}{number}</mark>'


def _row(number: int, redaction: Redaction) -> str:
    claims = "<br>".join(escape(claim) for claim in _claims(redaction))
    action = redaction.action.name.lower()
    return f"<tr><td>{number}</td><td>{redaction.cue}</td><td>{action}</td><td>{claims}</td></tr>"
