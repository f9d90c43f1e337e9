"""One self-contained, accessible HTML page: no script, no image, no request; readable on screen and on paper."""

from __future__ import annotations

from html import escape

STYLE = """
:root { color-scheme: light; --ink: #1c2126; --quiet: #4a545e; --line: #d4dae0; --tint: #f3f5f7; --link: #0b4f8a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--tint); color: var(--ink); font: 1.0625rem/1.6 system-ui, "Segoe UI", sans-serif; }
main { max-width: 46rem; min-height: 100vh; margin: 0 auto; padding: 2.5rem clamp(1rem, 5vw, 3.5rem) 3.5rem;
  background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h1 code { font-size: 1.0625rem; font-weight: 400; color: var(--quiet); overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); }
.part { font-size: 1.0625rem; margin: 1.75rem 0 .375rem; padding: 0; border: 0; color: var(--link); }
p, ul { margin: 0 0 .75rem; overflow-wrap: anywhere; }
ul { padding-left: 1.25rem; }
li { margin-bottom: .25rem; }
.lead, footer { color: var(--quiet); font-size: .9375rem; }
.chip { display: inline-block; padding: 0 .45em; border: 1px solid #b8c1ca; border-radius: 1em;
  background: var(--tint); color: #3c464f; font-size: .875em; line-height: 1.45; white-space: nowrap; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
table { border-collapse: collapse; margin: 0 0 1rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem 1.25rem .25rem 0;
  border-bottom: 1px solid var(--line); }
th { font-weight: 400; }
thead th { font-weight: 600; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  body, main { background: #fff; } main { max-width: none; padding: 0; } body { font-size: 10.5pt; }
  h2, h3 { break-after: avoid; } p, li, tr { break-inside: avoid; } @page { margin: 18mm; }
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
