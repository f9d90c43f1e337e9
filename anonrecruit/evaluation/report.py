"""Scores in words, and the lists of what went wrong.

``as_text`` and ``as_json`` hold figures alone. ``misses`` and ``over_redactions`` quote the documents: they are for
reading on the machine that holds the gold, never for logs, issues or commits.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.evaluation.scoring import Judgement, Scores, Share
from anonrecruit.redaction import Redaction

_WIDTH = 36
_LINE = 110


def as_json(scores: Scores) -> str:
    """One JSON object; each share is ``{"ratio", "hits", "total"}``, ratios rounded to four places."""
    return json.dumps(_plain(scores), indent=2)


def _plain(scores: Scores) -> dict[str, Any]:
    return {
        "documents": scores.documents,
        "documents_with_every_direct_identifier_caught": _share(scores.direct),
        "documents_with_name_home_and_birth_date_caught": _share(scores.core),
        "recall": {cue.value: _share(share) for cue, share in scores.recall.items()},
        "untouched": {cue.value: _share(share) for cue, share in scores.untouched.items()},
        "other_words_kept": _share(scores.words_kept),
        "by_source": {name: _plain(part) for name, part in scores.by_source.items()},
    }


def _share(share: Share) -> dict[str, float]:
    return {"ratio": round(share.ratio, 4), "hits": share.hits, "total": share.total}


def as_text(scores: Scores) -> str:
    """A table: all documents first, then a column for each source."""
    columns = {"all": scores, **scores.by_source}
    lines = [" " * _WIDTH + "".join(f"{name[:18]:>20}" for name in columns)]
    lines += [_row(title, columns, of) for title, of in _HEADLINES.items()]
    lines += ["", "caught"] + [_row(f"  {cue}", columns, _of("recall", cue)) for cue in scores.recall]
    lines += ["", "untouched"] + [_row(f"  {cue}", columns, _of("untouched", cue)) for cue in scores.untouched]
    return "\n".join(lines) + "\n"


_HEADLINES = {
    "documents, direct identifiers caught": lambda scores: scores.direct,
    "documents, name home birth caught": lambda scores: scores.core,
    "other words kept": lambda scores: scores.words_kept,
}


def _of(field: str, cue: Cue) -> Any:
    return lambda scores: getattr(scores, field).get(cue)


def _row(title: str, columns: Mapping[str, Scores], of: Any) -> str:
    shares = (of(scores) for scores in columns.values())
    cells = (f"{share.ratio:.3f} ({share.hits}/{share.total})" if share else "-" for share in shares)
    return f"{title:<{_WIDTH}}" + "".join(f"{cell:>20}" for cell in cells)


def misses(judgements: Iterable[Judgement]) -> Iterator[str]:
    """A line for each span that is not caught: document, cue, the span with its covered letters as blocks, its line."""
    for judgement in judgements:
        text = judgement.document.text
        for gold in judgement.missed:
            shown = _masked(text, gold.span, judgement.redactions)
            yield f"{judgement.document.id}\t{gold.cue}\t{shown}\t{_line_around(text, gold.span)}"


def _masked(text: str, span: Span, redactions: Iterable[Redaction]) -> str:
    near = [redaction.span for redaction in redactions if redaction.span.overlaps(span)]
    chars = (
        "█" if text[index].isalnum() and any(other.start <= index < other.end for other in near) else text[index]
        for index in range(span.start, span.end)
    )
    return " ".join("".join(chars).split())


def _line_around(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    offset = max(0, span.start - start - _LINE // 2)
    return " ".join(line[offset : offset + _LINE].split())


def over_redactions(judgements: Iterable[Judgement]) -> Iterator[str]:
    """A line for each redaction that took something it should not: document, cue, by whom, what it hit, its text, line.

    "By whom" is recognizer/rule@score of each finding; "what" counts proxies by cue and plain words.
    """
    for judgement in judgements:
        text = judgement.document.text
        for redaction, hits in _hits(judgement):
            by = " ".join(f"{finding.recognizer}/{finding.rule}@{finding.score:.2f}" for finding in redaction.findings)
            what = ", ".join(f"{count} {kind}" for kind, count in sorted(hits.items()))
            quoted = " ".join(redaction.span.of(text).split())
            line = _line_around(text, redaction.span)
            yield f"{judgement.document.id}\t{redaction.cue}\t{by}\t{what}\t{quoted}\t{line}"


def _hits(judgement: Judgement) -> Iterator[tuple[Redaction, Counter[str]]]:
    for redaction in judgement.redactions:
        hits = Counter(gold.cue.value for gold in judgement.touched if gold.span.overlaps(redaction.span))
        hits["word"] = sum(span.overlaps(redaction.span) for span in judgement.lost)
        hits += Counter()
        if hits:
            yield redaction, hits


def culprits(judgements: Iterable[Judgement]) -> list[tuple[str, int]]:
    """recognizer/rule and how many plain words its findings took, most first: where to look first. Quotes no text."""
    words: Counter[str] = Counter()
    for judgement in judgements:
        for redaction, hits in _hits(judgement):
            for name in {f"{finding.recognizer}/{finding.rule}" for finding in redaction.findings}:
                words[name] += hits["word"]
    return words.most_common()
