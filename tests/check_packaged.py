"""Run from outside the clone against the installed wheel: is everything in it that a user needs?

The clone must not be what answers, or a file forgotten in the wheel would go unseen.
"""

from __future__ import annotations

import sys
from pathlib import Path

import anonrecruit
from anonrecruit import Application, Blinded, Blinder, Source
from anonrecruit.language_model import model_path, model_version
from anonrecruit.policy import load_policy, policy_names

CLONE = Path(__file__).resolve().parent.parent
APPLICATION = b"Sarah Whitlock\nsarah.whitlock@example.org\n\nExperience\nTaught swimming to beginners for six years.\n"


def main() -> int:
    package = Path(anonrecruit.__file__).resolve().parent
    assert package != CLONE / "anonrecruit", "the clone answered, not the wheel"
    assert model_path().is_relative_to(package)
    assert (package / "py.typed").is_file()
    assert [load_policy(name).name for name in policy_names()]
    assert (package / "blind_record.schema.json").is_file()
    outcome, files = Blinder().publish(Application((Source(APPLICATION, "cv.txt", "text/plain"),)), ("pdf", "docx"))
    assert isinstance(outcome, Blinded) and set(files) == {"pdf", "docx"}
    assert "Whitlock" not in outcome.record.text
    assert "swimming" in outcome.record.text
    print(f"The wheel is whole: {model_version()}, policies {', '.join(policy_names())}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
