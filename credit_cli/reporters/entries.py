"""Everything that has a code, a key or an id: where `credit rule` looks one up, and what it lists.

Decides the kinds, their order, and which file of the model states an entry. Knows neither languages nor layouts.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from credit_cli.model.actions import Action
from credit_cli.model.factor import Factor
from credit_cli.model.findings import FindingRule
from credit_cli.model.law import Claim, LawItem
from credit_cli.model.lenders import LenderRule
from credit_cli.model.library import Model
from credit_cli.model.platform import EventRule, PlatformCode
from credit_cli.model.scorecard import Scale, ShareRule
from credit_cli.model.sourced import Text

Kind = Literal["factor", "platform", "scale", "shares", "windows", "rule", "action", "law", "claim", "finding"]
Stated = Factor | PlatformCode | Scale | ShareRule | EventRule | LenderRule | Action | LawItem | Claim | FindingRule

SCALE: Final = "scale"
SHARES: Final = "shares"
WINDOWS: Final = "windows"
DATA: Final = "credit_cli/model/data"
_NEAREST: Final = 3


class Entry(NamedTuple):
    """One thing `credit rule` can show.

    `value` is what the model states, None for a problem of reading a file; `name` is a text of the model, a problem's
    or finding's name in the catalogue, or None where the catalogue names the kind itself; `path` is the YAML file.
    """

    kind: Kind
    id: str
    value: Stated | None
    name: Text | str | None
    path: str | None


def every(model: Model, problems: Mapping[str, str]) -> tuple[Entry, ...]:
    """All entries, kind by kind; `problems` are the codes that the model does not hold, by their name."""
    return (
        *(Entry("factor", f.code, f, f.name, f"{DATA}/factors/{f.code.lower()}.yaml") for f in _factors(model)),
        *(Entry("platform", c.code, c, c.name, f"{DATA}/platform.yaml") for c in model.platform.codes),
        Entry("scale", SCALE, model.scorecard.scale, None, f"{DATA}/scorecard.yaml"),
        Entry("shares", SHARES, model.scorecard.shares, None, f"{DATA}/scorecard.yaml"),
        Entry("windows", WINDOWS, model.platform.events, None, f"{DATA}/platform.yaml"),
        *(Entry("rule", r.id, r, r.name, _rule_file(r)) for r in _rules(model)),
        *(Entry("action", a.key, a, a.title, f"{DATA}/actions/{a.key}.yaml") for a in model.actions.values()),
        *(Entry("law", i.id, i, i.title, f"{DATA}/law/{act.key}.yaml") for act in model.law for i in act.items),
        *(Entry("claim", c.id, c, c.claim, f"{DATA}/claims/{c.id}.yaml") for c in model.claims),
        *(Entry("finding", f.code, f, f.name, f"{DATA}/findings.yaml") for f in model.findings.values()),
        *(Entry("finding", code, None, name, None) for name, code in sorted(problems.items(), key=lambda p: p[1])),
    )


def _factors(model: Model) -> list[Factor]:
    return sorted(model.scorecard.factors, key=lambda f: (_order(model, f), f.code))


def _order(model: Model, factor: Factor) -> int:
    return [d.id for d in model.scorecard.dimensions].index(factor.dimension)


def _rule_file(rule: LenderRule) -> str:
    return f"{DATA}/rules/{rule.id}.yaml" if rule.of is None else f"{DATA}/lenders/{rule.of}.yaml"


def _rules(model: Model) -> list[LenderRule]:
    return sorted(model.rules.values(), key=lambda r: (r.code, r.id))


def find(asked: str, entries: tuple[Entry, ...]) -> Entry | None:
    """The entry of a code, key or id in any case; a factor also by its name."""
    wanted = asked.strip().casefold()
    by_id = next((e for e in entries if e.id.casefold() == wanted), None)
    return by_id or next((e for e in entries if isinstance(e.value, Factor) and e.value.factor == wanted), None)


def nearest(asked: str, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The ids most like one that does not exist."""
    ids = {e.id.casefold(): e.id for e in reversed(entries)}
    return tuple(ids[near] for near in get_close_matches(asked.strip().casefold(), ids, n=_NEAREST, cutoff=0))


def used_by(code: str, model: Model) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Where a code is used: ids of lender rules, keys of actions, ids of law items, ids of claims."""
    return (
        tuple(r.id for r in _rules(model) if r.code == code),
        tuple(a.key for a in model.actions.values() if code in a.codes),
        tuple(i.id for act in model.law for i in act.items if code in i.codes),
        tuple(c.id for c in model.claims if code in c.codes),
    )
