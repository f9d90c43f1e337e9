"""axe-core's complaints of the HTML pages of the example inbox, in headless Chromium: `make accessible`.

    python -m tests.check_accessible

Needs ``chromium`` on the machine and axe-core (MPL-2.0) as PyPI's ``axe-playwright-python`` has it; without, it says so
and passes. The page's content policy is taken out for it, since that forbids all scripts. Exit status 1 for complaints.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import unescape
from importlib.util import find_spec
from pathlib import Path

from anonrecruit import Application, Blinded, Blinder
from anonrecruit.publishing import packed
from anonrecruit.renderers import RENDERERS
from tests.check_pages import INBOX

WIDTHS = {"cimspa": 1200, "strict": 400}
"""In pixels, by the policy whose pages are looked at so: a screen, and a telephone."""

PLANTED = '<img src="x"><p style="color:#bbb;background:#fff">faint</p>'
"""What axe-core must complain of, to show that it looks."""
_CSP = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
_RUN = """<script>{axe}</script><script>
axe.run(document, {{resultTypes: ["violations", "incomplete"]}}).then(found => {{
  const told = [...found.violations, ...found.incomplete.filter(each => each.impact === "serious")];
  const out = document.createElement("pre"); out.id = "complaints";
  out.textContent = JSON.stringify(told.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]));
  document.documentElement.append(out);
}});</script>"""


def tools() -> tuple[str, str] | None:
    """Chromium's path and the text of axe-core."""
    browser, package = shutil.which("chromium") or shutil.which("google-chrome"), find_spec("axe_playwright_python")
    if not browser or not package or not package.origin:
        return None
    return browser, (Path(package.origin).parent / "axe.min.js").read_text("utf-8")


def complaints(page: str, width: int, browser: str, axe: str) -> list[tuple[str, list[str]]]:
    """(rule, elements) for each; raises ValueError where the browser gave no answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(_CSP.sub("", page).replace("</body>", _RUN.format(axe=axe) + "</body>"), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},1600"]
        command += [f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
        shown = subprocess.run(command, capture_output=True, check=False, timeout=120).stdout.decode("utf-8", "replace")
    found = re.search(r'<pre id="complaints">(.*?)</pre>', shown, re.S)
    if not found:
        raise ValueError("the browser did not answer")
    return [(rule, nodes) for rule, nodes in json.loads(unescape(found[1]))]


def made(policy: str) -> Iterator[tuple[str, str]]:
    """(name, page): each record's, and the packs of all."""
    blinder, records = Blinder(policy), []
    for path in sorted(INBOX.iterdir()):
        outcome = blinder.blind(Application.from_path(path))
        if isinstance(outcome, Blinded):
            records.append(outcome.record)
            yield path.name, RENDERERS["html"](outcome.record).decode("utf-8")
    for by in ("candidate", "question"):
        yield f"pack by {by}", packed(records, "first", by, "html").decode("utf-8")


def main() -> int:
    ready, count, failures = tools(), 0, 0
    if ready is None:
        print("Chromium or axe-playwright-python is not installed, so accessibility was not checked.", file=sys.stderr)
        return 0
    for policy, width in WIDTHS.items():
        for name, page in made(policy):
            count += 1
            if count == 1 and len(complaints(page.replace("<header>", f"{PLANTED}<header>"), width, *ready)) < 2:
                raise ValueError("axe-core finds no fault in a faulty page")
            for rule, nodes in complaints(page, width, *ready):
                failures += 1
                print(f"{policy}, {name}, {width} pixels: {rule}: {nodes}")
    print(f"{count} pages: {failures} complaints")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
