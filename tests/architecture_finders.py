"""What ``architecture.Forbidden`` looks for in one module: each finder gives pairs of line and words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.architecture import Module, within

Found = Iterator[tuple[int, str]]
Finder = Callable[[Module], Found]

MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
MUTATORS = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "clear", "remove", "discard"}
NAMES = ("utils", "util", "helpers", "helper", "common", "core", "manager", "managers", "service", "services")
HARMLESS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


def imports_of(*names: str) -> Finder:
    def find(module: Module) -> Found:
        return ((line, name) for name, line in module.imports if within(name, names))

    return find


def mentions_of(*names: str) -> Finder:
    """Uses of a dotted name, by the last two parts: "datetime.now" is found in ``datetime.datetime.now(tz)`` too."""

    def find(module: Module) -> Found:
        for attribute in module.nodes(ast.Attribute):
            if _tail(attribute) in names or f"*.{attribute.attr}" in names:
                yield attribute.lineno, _tail(attribute)
        yield from ((line, name) for name, line in module.imports if name in names)

    return find


def _tail(node: ast.Attribute) -> str:
    before = node.value
    owner = before.attr if isinstance(before, ast.Attribute) else before.id if isinstance(before, ast.Name) else ""
    return f"{owner}.{node.attr}"


def calls_of(*names: str) -> Finder:
    def find(module: Module) -> Found:
        for call in module.nodes(ast.Call):
            if _called(call) in names:
                yield call.lineno, f"{_called(call)}()"

    return find


def _called(node: ast.Call) -> str:
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def blind_excepts(module: Module) -> Found:
    """Bare ``except``, ``except Exception`` (also in a tuple) and ``suppress(Exception)``."""
    for handler in module.nodes(ast.ExceptHandler):
        if handler.type is None or _names_all(handler.type):
            yield handler.lineno, "except Exception"
    for call in module.nodes(ast.Call):
        if _called(call) == "suppress" and any(map(_names_all, call.args)):
            yield call.lineno, "suppress(Exception)"


def _names_all(node: ast.AST) -> bool:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"} for part in parts)


def statements_that_act(module: Module) -> Found:
    """Statements at module level that do something on import, other than binding names."""
    for statement in module.tree.body:
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        guard = isinstance(statement, ast.If) and re.search("TYPE_CHECKING|__main__", ast.unparse(statement.test))
        if not (isinstance(statement, HARMLESS) or docstring or guard):
            yield statement.lineno, ast.unparse(statement).splitlines()[0]


def mutable_state(module: Module) -> Found:
    """Containers made empty to be filled, ``global``, and module-level names (own or imported) changed in functions."""
    for part in module.tree.body:
        if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None and _is_empty_container(part.value):
            yield part.lineno, ast.unparse(part)
    for statement in module.nodes(ast.Global):
        yield statement.lineno, ast.unparse(statement)
    names = _module_names(module)
    for function in module.nodes(ast.FunctionDef):
        yield from _changes(function, names)


def _is_empty_container(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        filled = [argument for argument in node.args if _called(node) != "defaultdict"] + node.keywords
        return _called(node) in MUTABLE_CALLS and not filled
    return isinstance(node, ast.List | ast.Dict) and ast.unparse(node) in {"[]", "{}"}


def _module_names(module: Module) -> set[str]:
    bound = {node.id for part in module.tree.body for node in _targets(part) if isinstance(node, ast.Name)}
    imported = (node for node in module.tree.body if isinstance(node, ast.ImportFrom))
    return bound | {alias.asname or alias.name for node in imported for alias in node.names}


def _targets(node: ast.stmt) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []


def _changes(function: ast.FunctionDef, names: set[str]) -> Found:
    local = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
    local |= {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    for node in ast.walk(function):
        changed = _changed(node)
        if isinstance(changed, ast.Name) and changed.id in names - local:
            yield changed.lineno, ast.unparse(node)


def _changed(node: ast.AST) -> ast.expr | None:
    """What a node changes in place: ``x`` in ``x[k] = v``, ``del x[k]``, ``x.field = v``, ``x.append(v)``."""
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATORS:
        return node.func.value
    return None


def too_long(module: Module) -> Found:
    lines = module.source.count("\n") + 1
    if lines >= 300:
        yield lines, f"{lines} lines"


def names_that_say_nothing(module: Module) -> Found:
    """Modules, folders and classes called ``utils``, ``SessionManager`` and the like."""
    for part in module.name.split("."):
        if set(part.lower().split("_")) & set(NAMES):
            yield 1, part
    for class_ in module.nodes(ast.ClassDef):
        if set(re.sub("(?=[A-Z])", " ", class_.name).lower().split()) & set(NAMES):
            yield class_.lineno, class_.name


def recognizers_that_know_each_other(module: Module) -> Found:
    """A file of the folder imports only neighbours that define no recognizer (``recognizer``, ``shapes``)."""
    folder = f"{module.package}."
    if module.package.endswith(".recognizers") and module.path.name != "__init__.py":
        for name, line in module.imports:
            other = module.path.with_name(name.removeprefix(folder).partition(".")[0] + ".py")
            if name.startswith(folder) and other.is_file() and _defines_recognizer(Module(name, other)):
                yield line, name


def _defines_recognizer(module: Module) -> bool:
    return any("CueRecognizer" in map(ast.unparse, class_.bases) for class_ in module.nodes(ast.ClassDef))
