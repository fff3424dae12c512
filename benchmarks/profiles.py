"""Profiles as people keep them, made up: five accounts with a balance and a payment a month, about 300 lines each.

    python benchmarks/profiles.py FOLDER [HOW_MANY]

Deterministic by number. Used by the other benchmarks; measures nothing.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

LAST: Final = date(2026, 11, 23)
LENDERS: Final = ("jiebei", "huabei", "credit_card", "jd_baitiao", "weilidai")
MONTHS: Final = 26
LINES: Final = 300


def months(count: int) -> list[date]:
    """The first day of the last months, oldest first."""
    last = LAST.year * 12 + LAST.month - 1
    return [date(m // 12, m % 12 + 1, 1) for m in range(last - count + 1, last + 1)]


def profile(number: int, *, history: int = MONTHS) -> dict[str, Any]:
    """A person's profile as plain values."""
    draw = random.Random(number)  # noqa: S311  a benchmark, not a secret
    return {
        "version": 1,
        "as_of": LAST.isoformat(),
        "person": {
            "alias": f"client-{number}",
            "income": [{"from": "2024-01", "monthly": draw.randrange(5000, 20000)}],
            "living_costs": 4000,
            "cash": draw.randrange(0, 20000),
        },
        "accounts": [_account(draw, index, lender, history) for index, lender in enumerate(LENDERS)],
        "applications": [{"on": f"2026-0{draw.randrange(3, 10)}-11", "lender": "bank_loan"}],
    }


def _account(draw: random.Random, index: int, lender: str, history: int) -> dict[str, Any]:
    limit = draw.randrange(10_000, 60_000, 1000)
    owed = draw.randrange(0, limit)
    balances, payments = [], []
    for month in months(history):
        owed = max(0, min(limit * 9 // 10, owed + draw.randrange(-2000, 2001)))
        due = month.replace(day=10)
        if due <= LAST:
            late = draw.random() < 0.04  # noqa: PLR2004  one payment in twenty-five
            paid_on = month.replace(day=14 if late else 9).isoformat()
            balances.append({"on": month.isoformat(), "amount": owed})
            payments.append({"due": due.isoformat(), "amount": 1500, "paid": 1500, "paid_on": paid_on})
    return {
        "id": f"a{index}",
        "lender": lender,
        "opened": "2023-03-01",
        "limits": [{"on": "2023-03-01", "amount": limit}],
        "balances": balances,
        "annual_rate": 0.1825,
        "due_day": 10,
        "payments": payments,
    }


def as_yaml(person: dict[str, Any]) -> str:
    """A profile as people write it: a row a line."""
    lines: list[str] = []
    for key, value in person.items():
        if key != "accounts":
            lines.append(f"{key}: {_flow(value)}")
            continue
        lines.append("accounts:")
        for account in value:
            lead = "  - "
            for name, inner in account.items():
                if isinstance(inner, list):
                    lines += [f"{lead}{name}:", *(f"      - {_flow(row)}" for row in inner)]
                else:
                    lines.append(f"{lead}{name}: {inner}")
                lead = "    "
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:  # noqa: ANN401  any part of a profile
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else str(value)


def write(folder: Path, count: int) -> list[Path]:
    """So many profiles in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(as_yaml(profile(number)), encoding="utf-8")
    return paths


def records(count: int) -> Iterator[str]:
    """So many small profiles as lines of a `.jsonl`."""
    kept = [json.dumps(profile(number, history=3)) for number in range(50)]
    for number in range(count):
        yield kept[number % len(kept)].replace('"client-', f'"client-{number}-')


def diary(facts: int) -> str:
    """One person's diary with about so many dated facts over ten years and two cuts, as YAML."""
    history = 120
    person = profile(1, history=history)
    per_account = 2 * history
    draw = random.Random(facts)  # noqa: S311  a benchmark, not a secret
    person["accounts"] = [
        {**_account(draw, index, LENDERS[index % len(LENDERS)], history), "id": f"a{index}", "opened": "2016-11-01"}
        for index in range(max(1, facts // per_account))
    ]
    for account, day in zip(person["accounts"], ("2025-05-20", "2026-08-20"), strict=False):
        account["limits"].append({"on": day, "amount": 5000})
    return as_yaml(person)


def main(folder: Path, count: int) -> None:
    """Write profiles and say how long one is."""
    (first, *_) = write(folder, count)
    text = first.read_text(encoding="utf-8")
    yaml.safe_load(text)
    print(f"{count} profiles of about {text.count(chr(10))} lines in {folder}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000)  # noqa: PLR2004
