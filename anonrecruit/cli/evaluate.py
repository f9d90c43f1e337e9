"""``anonrecruit evaluate``: how much is caught and how much is kept, against gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.evaluation.gendered_cvs import LabelledText
    from anonrecruit.evaluation.gold import GoldDocument
    from anonrecruit.evaluation.residual import Probed
    from anonrecruit.evaluation.scoring import Judgement
    from anonrecruit.pipeline import Blinder

_Item = TypeVar("_Item")


@click.command(short_help="Measure what is caught and what is kept.")
@click.argument("gold", type=options.PATH, required=False)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option(
    "--misses", is_flag=True, help="Also list what was missed. It quotes the documents: for reading here only."
)
@click.option("--over", is_flag=True, help="Also list what was taken and should not have been. Quotes the documents.")
@click.option("--parity", is_flag=True, help="Instead: the same documents with names of many origins swapped in.")
@click.option(
    "--parity-documents",
    type=click.IntRange(1),
    default=8,
    show_default=True,
    metavar="N",
    help="How many documents to draw for --parity; each is marked 3 times for every origin.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw for --parity.")
@click.option("--plot", type=options.PATH, metavar="FILE.svg", help="With --parity: also draw it.")
@click.option(
    "--known", is_flag=True, help="Instead: blind each document with its owner's name, e-mail and phone as known."
)
@click.option(
    "--counterfactual",
    type=click.IntRange(0),
    is_flag=False,
    flag_value=60,
    default=0,
    metavar="[N]",
    help="Instead, without GOLD: is the record the same if name, gender, ... are another's? On N fictional CVs [60].",
)
@click.option(
    "--residual",
    is_flag=True,
    help="Instead: how well a probe tells women's CVs from men's, before and after: fictional ones, or yours (GOLD).",
)
@click.option(
    "--residual-documents",
    type=click.IntRange(20),
    default=1000,
    show_default=True,
    metavar="N",
    help="How many fictional CVs of each set for --residual.",
)
@options.policy
def evaluate(
    gold: Path | None, policy: str, parity: bool, known: bool, counterfactual: int, residual: bool, **chosen: Any
) -> None:
    """Mark every document of GOLD (JSON lines) and compare with the spans marked in it.

    \b
    A line of GOLD: {"id": "cv-1", "text": "...", "spans": [{"start": 0, "end": 8, "label": "PERSON"}]}
    \b
    With --residual, two groups of any kind: {"text": "...", "group": "..."}
    """
    from anonrecruit.cli import loading
    from anonrecruit.cli.terminal import quiet
    from anonrecruit.evaluation.gold import load_gold

    _check(parity, known, **chosen)
    if residual:
        _check_residual(parity or known or bool(counterfactual), **chosen)
        _residual(gold, policy, **chosen)
        return
    if counterfactual:
        _check_counterfactual(gold, parity, known, **chosen)
        _counterfactual(counterfactual, policy, **chosen)
        return
    if gold is None:
        raise click.UsageError("Missing argument 'GOLD'.")
    documents = load_gold(gold)
    with quiet():
        blinder = loading.load_blinder(policy)
        if known:
            _known(documents, blinder, chosen["as_json"], chosen["misses"])
        elif parity:
            _parity(documents, blinder, **chosen)
        else:
            _scores(documents, blinder, **chosen)


def _check(parity: bool, known: bool, *, as_json: bool, misses: bool, over: bool, plot: Path | None, **_: Any) -> None:
    if as_json and (misses or over):
        raise click.UsageError("--json gives figures alone; leave out --misses and --over.")
    if parity and known:
        raise click.UsageError("--parity and --known are two measurements; ask for one.")
    if over and (parity or known):
        raise click.UsageError("--over goes with neither --parity nor --known.")
    if plot and (not parity or plot.suffix.lower() != ".svg"):
        raise click.UsageError("--plot draws --parity, as FILE.svg.")


def _check_counterfactual(gold: Path | None, parity: bool, known: bool, *, over: bool, **_: Any) -> None:
    if gold or parity or known or over:
        raise click.UsageError("--counterfactual has CVs of its own; leave out GOLD, --parity, --known and --over.")


def _check_residual(other: bool, *, misses: bool, over: bool, **_: Any) -> None:
    if other or misses or over:
        raise click.UsageError("--residual is a measurement of its own, and lists the terms that tell anyway.")


def _residual(file: Path | None, policy: str, *, as_json: bool, residual_documents: int, **_: Any) -> None:
    from anonrecruit.cli.terminal import printable, quiet
    from anonrecruit.evaluation import residual, residual_report

    with quiet():
        if file:
            run = list(_probed(residual.load_labelled(file), policy, "{}", residual.SHOWN))
        else:
            run = list(_probed_fiction(residual_documents, policy))
    report = residual_report.as_json(run) if as_json else residual_report.as_text(run)
    click.echo("\n".join(printable(line) for line in report.split("\n")), nl=as_json)


def _probed_fiction(count: int, policy: str) -> Iterator[Probed]:
    """Of what is held out the figures alone: whoever reads its terms could mend by them."""
    from anonrecruit.evaluation import residual
    from anonrecruit.evaluation.gendered_cvs import gendered_cvs

    yield from _probed(gendered_cvs(count), policy, "{}", residual.SHOWN)
    yield from _probed(gendered_cvs(count, cues="held_out"), policy, "{}, held out", 0)
    yield from _probed(gendered_cvs(count, cues="third"), policy, "{}, third set", 0)


def _probed(texts: tuple[LabelledText, ...], policy: str, stage: str, terms: int) -> Iterator[Probed]:
    from anonrecruit.cli import loading
    from anonrecruit.evaluation import residual

    yield residual.probe(stage.format("original"), texts, terms)
    for name in dict.fromkeys(("cimspa", "strict", policy)):
        blinder = loading.load_blinder(name)
        left = tuple(_counted(residual.blinded(texts, blinder.blind), len(texts), "document"))
        yield residual.probe(stage.format(blinder.policy.name), left, terms)


def _counterfactual(count: int, policy: str, *, as_json: bool, misses: bool, **_: Any) -> None:
    from anonrecruit.cli import loading
    from anonrecruit.cli.terminal import quiet
    from anonrecruit.evaluation import counterfactual

    with quiet():
        blinder = loading.load_blinder(policy)
        cues = counterfactual.swapped_cues(blinder.policy)
        total = counterfactual.total(count, cues)
        run = tuple(_counted(counterfactual.pairs(count, cues, blinder.blind), total, "pair"))
    click.echo(counterfactual.as_json(run) if as_json else counterfactual.as_text(run), nl=as_json)
    _list(line for pair in run if misses for line in counterfactual.told(pair))


def _scores(
    gold: tuple[GoldDocument, ...], blinder: Blinder, *, as_json: bool, misses: bool, over: bool, **_: Any
) -> None:
    from anonrecruit.evaluation import report
    from anonrecruit.evaluation.scoring import tally

    judgements = tuple(_judgements(gold, blinder))
    scores = tally(judgements)
    click.echo(report.as_json(scores) if as_json else report.as_text(scores), nl=as_json)
    _list(report.misses(judgements) if misses else ())
    _list(report.over_redactions(judgements) if over else ())


def _judgements(gold: tuple[GoldDocument, ...], blinder: Blinder) -> Iterator[Judgement]:
    from anonrecruit.cli.terminal import progress
    from anonrecruit.evaluation.scoring import judge

    with progress(len(gold), "document") as bar:
        for document in gold:
            yield judge(document, blinder.mark(document.text))
            bar.update()


def _parity(
    gold: tuple[GoldDocument, ...],
    blinder: Blinder,
    *,
    as_json: bool,
    misses: bool,
    plot: Path | None,
    parity_documents: int,
    seed: int,
    **_: Any,
) -> None:
    from anonrecruit.evaluation import parity, parity_report
    from anonrecruit.evaluation.origins import origins
    from anonrecruit.evaluation.swap import CASINGS

    drawn = parity.sample(gold, parity_documents, seed)
    run = tuple(_counted(parity.trials(drawn, blinder.mark), len(drawn) * len(origins()) * len(CASINGS), "trial"))
    click.echo(parity_report.as_json(run) if as_json else parity_report.as_text(run), nl=as_json)
    if plot:
        plot.write_text(parity_report.as_svg(run), "utf-8")
    _list(parity_report.misses(run) if misses else ())


def _known(gold: tuple[GoldDocument, ...], blinder: Blinder, as_json: bool, misses: bool) -> None:
    from anonrecruit.evaluation import known

    run = tuple(_counted(known.trials(gold, blinder.blind), len(gold), "document"))
    share, withheld = known.tight(run), sum(trial.withheld for trial in run)
    if as_json:
        figures = {"ratio": round(share.ratio, 4), "hits": share.hits, "total": share.total}
        click.echo(json.dumps({"known_identity_gone": figures, "withheld": withheld}, indent=2))
    else:
        click.echo(f"known identity gone  {share.ratio:.4f} ({share.hits}/{share.total}), {withheld} withheld")
    shown = (trial for trial in run if trial.shown)
    _list(f"{trial.document_id}\t{', '.join(trial.shown)}" for trial in shown if misses)


def _counted(items: Iterable[_Item], total: int, unit: str) -> Iterator[_Item]:
    from anonrecruit.cli.terminal import progress

    with progress(total, unit) as bar:
        for item in items:
            yield item
            bar.update()


def _list(lines: Iterable[str]) -> None:
    from anonrecruit.cli.terminal import printable

    for line in lines:
        click.echo(printable(line))
