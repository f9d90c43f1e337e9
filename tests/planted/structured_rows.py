"""Names planted in JSON Resume and Europass XML."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from tests.parsers.make_files import docx, p
from tests.planted.row import Row, Without
from tests.planted.text_rows import NAMED

Make = Callable[[list[str], str], bytes]
EUROPASS = "anonrecruit.parsers.europass"
STRINGS = Without("anonrecruit.parsers.json_resume:_strings")


def resume(more: Callable[[str], dict[str, Any]]) -> Make:
    """The body's lines as a summary and a job; ``more`` parts of the object come after them."""

    def make(lines: list[str], name: str) -> bytes:
        basics = {"label": "Duty manager", "summary": lines[1]}
        return json.dumps({"basics": basics, "work": [{"summary": lines[3]}], **more(name)}).encode()

    return make


def passport(more: str = "", before: str = "", name_of_settings: str = "") -> Make:
    """The SkillsPassport with the body's lines; "{}" stands for the name, "##" for a Word file by that author."""

    def make(lines: list[str], name: str) -> bytes:
        info = f"<DocumentInfo><Generator>{name_of_settings}</Generator></DocumentInfo>"
        jobs = (
            f"<Headline><Description><Label>{lines[1]}</Label></Description></Headline><WorkExperienceList>"
            f"<WorkExperience><Activities>{lines[3]}</Activities></WorkExperience></WorkExperienceList>"
        )
        xml = (
            f"<?xml version='1.0'?>{before}<SkillsPassport xmlns='http://europass.cedefop.europa.eu/Europass'>"
            f"{info}<LearnerInfo>{jobs}</LearnerInfo>{more}</SkillsPassport>"
        )
        return xml.replace("{}", name).replace("##", base64.b64encode(docx(p(f"Written by {name}"))).decode()).encode()

    return make


def profile(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.replace(' ', '-')}"


def _europass(surface: str, make: Make, reader: str, variant: str = "", *, shown: bool = False) -> Row:
    return Row("europass", surface, make, Without(f"{EUROPASS}:{reader}"), variant=variant, shown=shown)


_LINK = "<Note>&lt;p&gt;&lt;a href='https://example.org/{}'&gt;Rota&lt;/a&gt;&lt;/p&gt;</Note>"
_PERSON = "<Identification><PersonName><FirstName>{}</FirstName></PersonName></Identification>"
ROWS: tuple[Row, ...] = (
    Row("json", "metadata", resume(lambda name: {"meta": {"theme": name}}), STRINGS, variant="meta"),
    Row("json", "metadata", resume(lambda name: {"$schema": f"urn:{name}"}), STRINGS, variant="schema"),
    Row("json", "link_targets", resume(lambda name: {"projects": [{"url": profile(name)}]}), STRINGS),
    Row("json", "body", resume(lambda name: {"references": [{"name": name}]}),
        Without("anonrecruit.parsers.json_resume:_entry"), shown=True),
    Row("json", "file_name", resume(lambda _: {}), NAMED, name="{}.json"),
    _europass("metadata", passport(name_of_settings="{}"), "_setting", "generator"),
    _europass("metadata", passport("<Note locale='{}'>More</Note>"), "_values", "attribute"),
    _europass("comments", passport(before="<!-- CV of {} -->"), "_comments"),
    _europass("link_targets", passport(_LINK), "_Walk._take"),
    _europass("embedded_files", passport("<Attachment><Data>##</Data></Attachment>"), "_Walk._binary"),
    _europass("body", passport(_PERSON), "_Walk._joined", shown=True),
    Row("europass", "file_name", passport(), NAMED, name="{}.xml"),
)  # fmt: skip
