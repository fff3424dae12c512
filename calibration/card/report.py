"""`report`: validates the card on the data in a folder and writes its page and pictures; `pages`: the pages alone.

Decides which files are written and where.
"""

from pathlib import Path

from calibration.card.pages import RESULTS, pages, read_results, written
from calibration.card.pictures import pictures
from calibration.fitting.plan import Plan
from calibration.validation.validate import validate
from credit_cli.model.scorecard import Scorecard

DOCS = Path(__file__).parents[2] / "docs"


def report(folder: Path, plan: Plan, card: Scorecard) -> list[str]:
    """Validate, and write the numbers, the pages and the pictures; the names of the files.

    Raises:
        FileNotFoundError: where a data set of the plan is not there.
    """
    results = validate(folder, plan, card)
    files = {RESULTS: written(results)}
    files |= {DOCS / "pictures" / name: picture for name, picture in pictures(results).items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return [path.name for path in files] + again(plan, card)


def again(plan: Plan, card: Scorecard) -> list[str]:
    """Write the pages from the numbers of the last validation: what judgement has changed since is told on them."""
    written_pages = pages(read_results(), card, plan)
    for name, page in written_pages.items():
        (DOCS / name).write_text(page, encoding="utf-8")
    return list(written_pages)
