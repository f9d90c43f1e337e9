"""One paragraph while it is read: what of it is seen, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """Two texts. Where words that are seen part unseen ones, these are two lines: they are not one name."""

    shown: list[str] = field(default_factory=list, repr=False)
    hidden: list[str] = field(default_factory=list, repr=False)
    _parted: bool = field(default=False, repr=False)

    def say(self, text: str, *, hidden: bool) -> None:
        if not hidden:
            self.shown.append(text)
            self._parted = self._parted or bool(text.strip())
            if self.hidden and text and not self._parted:
                self.hidden.append(text)  # blanks between unseen words belong to both
        elif text:
            self.hidden += ["\n"] * bool(self._parted and self.hidden)
            self.hidden.append(text)
            self._parted = False

    @property
    def shown_text(self) -> str:
        return "".join(self.shown)

    @property
    def hidden_text(self) -> str:
        return "".join(self.hidden).strip()

    def __bool__(self) -> bool:
        return bool(self.shown or self.hidden)
