"""`credit diff --format json`."""

from typing import Any

from credit_cli.engine.diff.changes import Change
from credit_cli.engine.diff.comparing import Diff
from credit_cli.engine.diff.followed import Followed
from credit_cli.engine.results import Step
from credit_cli.model.library import Model
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.shared import day, evidence, head, number, yuan


def diff(found: Diff, old: Loaded, new: Loaded, model: Model) -> dict[str, Any]:
    """What changed between two files; the deltas sum to the change of the score."""
    heads = [head("diff", loaded.source, result.on, model) for loaded, result in ((old, found.old), (new, found.new))]
    return {
        **heads[1],
        "profile": [each["profile"] for each in heads],
        "as_of_old": day(found.old.on),
        "as_of_new": day(found.new.on),
        "score_old": found.old.score,
        "score_new": found.new.score,
        "changes": [_change(change, old, new) for change in found.changes],
        "events": [
            {
                "account": event.account,
                "on": day(event.on),
                "kind": event.kind,
                "from": yuan(event.old),
                "to": yuan(event.new),
            }
            for event in found.events
        ],
        "plan": [_followed(each) for each in found.plan],
    }


def _change(change: Change, old: Loaded, new: Loaded) -> dict[str, Any]:
    before, now = change.old.measurement, change.new.measurement
    return {
        "factor": change.new.factor,
        "code": change.new.code,
        "dimension": change.new.dimension,
        "old": change.old.points,
        "new": change.new.points,
        "delta": change.delta,
        "unit": change.new.unit,
        "value_old": number(before.value),
        "value_new": number(now.value),
        "known_old": before.known,
        "known_new": now.known,
        "evidence": evidence(now.evidence, new.source),
        "evidence_old": evidence(before.evidence, old.source),
    }


def _followed(found: Followed) -> dict[str, Any]:
    return {
        **_step(found.step),
        "deadline": day(found.step.deadline),
        "status": found.status,
        "by": None if found.by is None else _step(found.by),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "n": step.n,
        "action": step.action,
        "account": step.account,
        "on": day(step.on),
        "amount": yuan(step.amount),
    }
