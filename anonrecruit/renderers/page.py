"""One self-contained, accessible HTML page: no script, no image, no request; readable on screen and on paper."""

from __future__ import annotations

from html import escape

STYLE = """
:root { color-scheme: light; --ink: #1c2126; --quiet: #4a545e; --line: #d4dae0; --tint: #f3f5f7; --link: #0b4f8a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--tint); color: var(--ink);
  font: 1rem/1.55 "Noto Sans", system-ui, "Segoe UI", sans-serif; }
main { max-width: 48rem; min-height: 100vh; margin: 0 auto; padding: 2.5rem clamp(1rem, 5vw, 3.5rem) 3rem;
  background: #fff; overflow-wrap: anywhere; }
header { border-bottom: 2px solid var(--link); padding-bottom: .75rem; margin-bottom: 1.25rem; }
.kind { margin: 0; color: var(--quiet); font-size: .875rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
.summary { margin: .375rem 0 0; color: var(--quiet); }
.document { font-size: 1.3125rem; margin: 2.75rem 0 0; }
.part { font-size: 1.0625rem; margin: 1.75rem 0 .625rem; padding-bottom: .1875rem; color: var(--link);
  border-bottom: 1px solid var(--line); }
p, ul { margin: 0 0 .625rem; }
ul { padding-left: 1.25rem; }
li { margin-bottom: .25rem; }
li::marker { color: var(--quiet); }
.entry { margin: 0 0 1.125rem; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; align-items: baseline; }
.head > * { font-size: 1rem; margin: 0; }
.dates { margin-left: auto; color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
.where { color: var(--quiet); margin-bottom: .375rem; }
.lead, footer { color: var(--quiet); font-size: .9375rem; }
.chip { padding: 0 .35em; border-radius: .3em; background: #e8ecf0; color: #3c464f; font-size: .9em;
  white-space: nowrap; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .875rem; }
table { border-collapse: collapse; margin: 0 0 1rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem 1.25rem .25rem 0;
  border-bottom: 1px solid var(--line); }
th { font-weight: 400; }
thead th { font-weight: 600; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media print {
  body, main { background: #fff; } main { max-width: none; min-height: 0; padding: 0; } body { font-size: 10pt; }
  h1, h2, h3, h4, .head { break-after: avoid; } p, li, tr, .head { break-inside: avoid; } @page { margin: 18mm; }
  .chip { border: 1px solid #b8c1ca; background: none; }
}
"""


def page(title: str, body: str, style: str = "") -> bytes:
    """``body`` is HTML that goes inside ``<main>`` as it is; ``title`` is text. ``style`` is added to the sheet."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{STYLE}{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
""".encode()
