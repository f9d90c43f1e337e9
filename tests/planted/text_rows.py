"""Names planted in the formats that are nothing but text."""

from __future__ import annotations

from collections.abc import Callable

from tests.planted.row import Row, Without

NAMED = Without("anonrecruit.parsers.surfaces:_named")
MARKDOWN = "anonrecruit.parsers.markdown"


def page(inner: str, head: str = "") -> Callable[[list[str], str], bytes]:
    """An HTML page with the body's lines; "{}" stands for the name."""

    def make(lines: list[str], name: str) -> bytes:
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        return f"<!doctype html><html><head>{head}</head><body>{paragraphs}{inner}</body></html>".replace(
            "{}", name
        ).encode()

    return make


def marked(more: str) -> Callable[[list[str], str], bytes]:
    """Markdown with the body's lines as paragraphs."""
    return lambda lines, name: (
        "# CV\n\n" + "\n\n".join(lines) + "\n\n" + more.replace("{}@", name.replace(" ", ".") + "@").replace("{}", name)
    ).encode()


def _markdown(surface: str, more: str, pattern: str) -> Row:
    return Row("md", surface, marked(more), Without(f"{MARKDOWN}:{pattern}"), name="application.md")


ROWS: tuple[Row, ...] = (
    Row("txt", "file_name", lambda lines, _: "\n\n".join(lines).encode(), NAMED, name="{}-cv.txt"),
    Row("md", "file_name", marked("The end."), NAMED, name="{} CV.md"),
    Row("html", "file_name", page("<p>The end.</p>"), NAMED, name="{}.html"),
    _markdown("link_targets", "[My page](<mailto:{}@example.org>) and **more**", "_links"),
    _markdown("alt_text", "![{} on a bicycle](me.png) and **more**", "_alternatives"),
    _markdown("comments", "<!-- Is {} free? --> and **more**", "_comments"),
)
