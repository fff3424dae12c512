"""A simulated borrower's cut as the engine explains it, read from the text of a file like anybody's."""

import json

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Explanation
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from tests.lender_simulation.borrowers import Diary


def explained(borrower: Diary) -> Explanation:
    """How the engine explains a borrower's cut."""
    text = json.dumps(borrower, ensure_ascii=False, default=str)
    loaded = load_text(text, "borrower.json", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    first = loaded.profile.accounts[0].id
    (found, *_) = explain(loaded.profile, shipped(), loaded.profile.as_of, account=first, respond=nothing)
    return found


def nothing(*_: object) -> None:
    """Remedies are not the question here."""


def shares_of(found: Explanation) -> dict[str, float]:
    """The share of each code, and what is unexplained."""
    return {"unexplained": found.unexplained} | {cause.code: cause.share for cause in found.causes}
