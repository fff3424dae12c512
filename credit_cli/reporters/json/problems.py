"""A profile that cannot be read, as an object in the place of its result."""

from typing import Any

from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.shared import head
from credit_cli.reporters.text.problems import hint, message
from credit_cli.words.catalogue import Words


def problems(loaded: Loaded, command: str, model: Model, words: Words) -> dict[str, Any]:
    """Every problem of a file, in its order, each with its place, what is wrong and what to write instead."""
    return {
        **head(command, loaded.source, None, model),
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "line": problem.line,
                "column": problem.column,
                "path": problem.path,
                "message": message(problem, words),
                "hint": hint(problem, words),
            }
            for problem in loaded.problems
        ],
    }
