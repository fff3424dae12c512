"""`credit explain --format json`."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from credit_cli.engine.certainty import Certainty
from credit_cli.engine.results import Cause, Explanation, Origin
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.profile.source import Source
from credit_cli.reporters.json.shared import day, evidence, head, share, yuan


def explain(found: Sequence[Explanation], as_of: date, loaded: Loaded, model: Model) -> dict[str, Any]:
    """Every limit event with its causes; the shares and `unexplained` sum to 1."""
    return {
        **head("explain", loaded.source, as_of, model),
        "events": [_event(e, loaded.source) for e in found],
    }


def _event(found: Explanation, source: Source) -> dict[str, Any]:
    event = found.event
    shares = [share(cause.share) for cause in found.causes]
    origins: dict[str, float] = dict.fromkeys(get_args(Origin), 0)
    for cause, part in zip(found.causes, shares, strict=True):
        origins[cause.origin] = share(origins[cause.origin] + part)
    return {
        "account": event.account,
        "on": day(event.on),
        "kind": event.kind,
        "from": yuan(event.old),
        "to": yuan(event.new),
        "window": {"from": day(event.window_from), "to": day(event.eve)},
        "score_before": found.before.score,
        "score_eve": found.eve.score,
        "score_after": found.after.score,
        "causes": [_cause(c, part, source) for c, part in zip(found.causes, shares, strict=True)],
        "unexplained": share(1 - sum(shares)),
        "origins": origins,
        "evidence": evidence(event.evidence, source),
        "same_day": list(found.same_day),
        "quoted": evidence(found.quoted, source),
        "possible": list(found.possible),
    }


def _cause(cause: Cause, part: float, source: Source) -> dict[str, Any]:
    return {
        "code": cause.code,
        "ref": cause.ref,
        "origin": cause.origin,
        "share": part,
        "points": cause.points,
        "since": day(cause.since),
        "evidence": evidence(cause.evidence, source),
        "actions": list(cause.actions),
        "responsive": cause.responsive,
        "mends_on": day(cause.mends_on),
        "stands": cause.stands,
        "certainty": _certainty(cause.certainty),
    }


def _certainty(found: Certainty) -> dict[str, Any]:
    names = ("strict", "typical", "lax")
    return {
        "level": found.level,
        "grounds": list(found.grounds),
        "confidence": found.confidence,
        "thresholds": dict(zip(names, found.thresholds, strict=True)) if found.thresholds else None,
        "reached": found.reached,
    }
