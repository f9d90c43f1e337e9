"""Reads the package's source and reports what breaks DESIGN §7 and §8. Knows no rule: those are data.

Everything goes by the syntax tree; nothing of the package is imported. A violation is one line,
``rule: module:line: what``, so that a test can ask for the rule by name.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

Node = TypeVar("Node", bound=ast.AST)


@cache  # the same source is asked for by every rule, and again in every copy that a test plants something in
def _parsed(source: str) -> tuple[ast.Module, dict[type[ast.AST], list[Any]]]:
    """The tree, and its nodes by kind."""
    tree = ast.parse(source)
    kinds: dict[type[ast.AST], list[Any]] = {}
    for node in ast.walk(tree):
        kinds.setdefault(type(node), []).append(node)
    return tree, kinds


@dataclass(frozen=True)
class Module:
    """``name`` is dotted ("anonrecruit.parsers.pdf"); a package goes by its folder's name."""

    name: str
    path: Path

    @cached_property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.source)[0]

    def nodes(self, kind: type[Node]) -> Iterable[Node]:
        """Every node of this very kind, wherever it stands."""
        return _parsed(self.source)[1].get(kind, ())

    @cached_property
    def imports(self) -> tuple[tuple[str, int], ...]:
        """Every dotted name imported, wherever in the file, also for types alone: ``from a import b`` gives "a.b"."""
        statements: tuple[ast.Import | ast.ImportFrom, ...] = (*self.nodes(ast.Import), *self.nodes(ast.ImportFrom))
        return tuple((name, node.lineno) for node in statements for name in _imported(node, self))

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


def _imported(node: ast.Import | ast.ImportFrom, module: Module) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    origin = node.module or ""
    if node.level:
        parents = module.package.split(".")
        origin = ".".join([*parents[: len(parents) - node.level + 1], *filter(None, [origin])])
    yield from (f"{origin}.{alias.name}" for alias in node.names)


def load(package: Path) -> dict[str, Module]:
    """All modules under the folder ``package``, by dotted name."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = [package.name, *path.relative_to(package).with_suffix("").parts]
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path)
    return found


def within(name: str, prefixes: Iterable[str]) -> bool:
    """Whether a dotted name is one of the prefixes or below one: "a.b.c" is within "a.b", "a.bc" is not."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@dataclass(frozen=True)
class MustNotKnow:
    """``who`` may import nothing of ``what``; ``through`` says that importing it by way of our own modules counts."""

    rule: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    through: bool = True

    def check(self, modules: dict[str, Module]) -> Iterator[str]:
        for module in modules.values():
            if within(module.name, self.who):
                yield from self._check(module, modules)

    def _check(self, start: Module, modules: dict[str, Module]) -> Iterator[str]:
        waiting, seen = deque([(start, start.name)]), {start.name}
        while waiting:
            module, chain = waiting.popleft()
            for name, line in module.imports:
                if within(name, self.what):
                    yield f"{self.rule}: {module.name}:{line}: {chain} > {name}"
                known = _module_of(name, modules)
                if self.through and known and known.name not in seen and not within(name, self.what):
                    seen.add(known.name)
                    waiting.append((known, f"{chain} > {known.name}"))


def _module_of(name: str, modules: dict[str, Module]) -> Module | None:
    """ "anonrecruit.cues.Cue" is found in "anonrecruit.cues"; the package's root, that imports all, leads nowhere."""
    while name not in modules and "." in name:
        name = name.rpartition(".")[0]
    return modules.get(name) if "." in name else None


@dataclass(frozen=True)
class KnowsOnly:
    """Of this package, ``who`` may import nothing but ``what`` and itself, directly."""

    rule: str
    who: tuple[str, ...]
    what: tuple[str, ...]

    def check(self, modules: dict[str, Module]) -> Iterator[str]:
        for module in modules.values():
            if within(module.name, self.who):
                for name, line in module.imports:
                    if within(name, (module.name.partition(".")[0],)) and not within(name, self.what + self.who):
                        yield f"{self.rule}: {module.name}:{line}: {name}"


@dataclass(frozen=True)
class KnownOnlyTo:
    """Nobody but ``whom`` (and itself) imports ``what``, directly."""

    rule: str
    what: tuple[str, ...]
    whom: tuple[str, ...]

    def check(self, modules: dict[str, Module]) -> Iterator[str]:
        for module in modules.values():
            if not within(module.name, self.whom + self.what):
                for name, line in module.imports:
                    if within(name, self.what):
                        yield f"{self.rule}: {module.name}:{line}: {name}"


@dataclass(frozen=True)
class Forbidden:
    """No module may hold what ``find`` finds (pairs of line and words); those ``outside`` may hold ``allowed`` of it.

    "anonrecruit.parsers" in ``outside`` is that one file, "anonrecruit.parsers.*" the whole folder.
    """

    rule: str
    find: Callable[[Module], Iterable[tuple[int, str]]]
    outside: tuple[str, ...] = ()
    allowed: int = 1_000

    def check(self, modules: dict[str, Module]) -> Iterator[str]:
        for module in modules.values():
            found = sorted(self.find(module))
            for line, what in found[self.allowed :] if self._is_outside(module.name) else found:
                yield f"{self.rule}: {module.name}:{line}: {what}"

    def _is_outside(self, name: str) -> bool:
        folders = (entry.removesuffix(".*") for entry in self.outside if entry.endswith(".*"))
        return name in self.outside or within(name, folders)


Rule = MustNotKnow | KnowsOnly | KnownOnlyTo | Forbidden


def violations(package: Path, rules: Iterable[Rule]) -> list[str]:
    modules = load(package)
    return sorted({line for rule in rules for line in rule.check(modules)})
