"""The solver can be taken out of the house: what it imports is itself, Python, and two libraries by name."""

import ast
import sys
from pathlib import Path

SOLVER = Path(__file__).resolve().parents[1]
OWN = "leadlight.schedule.solver"
LIBRARIES = {"numpy", "highspy"}
FOR_TESTS = {"pytest", "hypothesis"}


def imported(file: Path) -> set[str]:
    """Full names of the modules a file asks for, relative ones made whole."""
    package = [*OWN.split("."), *file.relative_to(SOLVER).parts[:-1]]
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            found.add(".".join([*above, *filter(None, [node.module])]))
    return found


def test_it_imports_nothing_of_the_house_and_nothing_else():
    strangers = []
    for file in SOLVER.rglob("*.py"):
        known = LIBRARIES | (FOR_TESTS if "tests" in file.parts else set())
        for name in imported(file):
            root = name.partition(".")[0]
            if not (f"{name}.".startswith(f"{OWN}.") or root in sys.stdlib_module_names or root in known):
                strangers.append(f"{file.name}: {name}")
    assert strangers == []
