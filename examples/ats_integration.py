"""How an ATS calls anonrecruit: bytes and what it knows of the candidate in, one record or one reason out.

Run: python examples/ats_integration.py
"""

from __future__ import annotations

from pathlib import Path

from anonrecruit import Application, Blinded, Blinder, CandidateRef, KnownIdentity, Source

INBOX = Path(__file__).parent / "inbox"


def application() -> Application:
    """As it comes from the ATS: two files as bytes, the answers of the web form, what the profile holds."""
    folder = INBOX / "samuel-osei"
    return Application(
        attachments=(
            Source((folder / "cv.docx").read_bytes(), "cv.docx"),
            Source((folder / "letter.pdf").read_bytes(), "letter.pdf"),
        ),
        ref=CandidateRef("ats-candidate-10482"),
        answers={
            "Why do you want to work here?": "My brother Kojo and I grew up in Croydon, and Sam Osei keeps a promise.",
            "Do you hold a coaching licence?": "Yes, UEFA C since 2021.",
        },
        known=KnownIdentity(
            names=("Samuel Kwabena Osei", "Sam Osei", "Kojo"),
            emails=("sam.osei@example.org",),
            phones=("07700 900644",),
            addresses=("73 Lockwood Avenue, Croydon CR0 9ZZ",),
        ),
    )


def main() -> None:
    blinder = Blinder(policy="cimspa")  # once a process: it loads the model
    for incoming in application(), Application.from_path(INBOX / "kofi-lindgren-protected.pdf"):
        outcome = blinder.blind(incoming)
        if isinstance(outcome, Blinded):
            # The record may go to the hiring manager; the audit belongs with the key, to HR alone.
            print(f"record {outcome.record.record_id}, taken out: {dict(outcome.record.removed)}")
            print(outcome.record.text[-330:], end="\n\n")
        else:
            # Nothing was released. The reason holds no personal data, so it may go into a task or a log.
            print(f"withheld at '{outcome.stage}', attachment {outcome.attachment}: {outcome.reason}")


if __name__ == "__main__":
    main()
