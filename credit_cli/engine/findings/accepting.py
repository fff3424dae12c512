"""Findings that were looked at and accepted: a file's `ignore:` entries held against what was found.

Decides what an entry silences (its code, on its account, until its day), that an entry is told which silences nothing
or whose day has passed, and that a finding which is back because of that says so. Does not know how anything was found.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from credit_cli.engine.findings.finding import Finding
from credit_cli.model.findings import FindingRule
from credit_cli.profile.records import Ignore, Profile

UNUSED: Final = "unused_ignore"
EXPIRED: Final = "expired_ignore"


def accepted(
    findings: Iterable[Finding],
    profile: Profile,
    day: date,
    rules: Mapping[str, FindingRule],
    wanted: frozenset[str] | None = None,
) -> Iterator[Finding]:
    """The findings that are not accepted on a day, and the entries that accept nothing, or did so until an earlier day.

    `wanted` are the codes that were looked for among those of the entries, None where all were: an entry about
    something else is not held to be unused.
    """
    if not profile.ignore:
        yield from findings
        return
    matched: set[int] = set()
    for finding in findings:
        entries = [i for i, entry in enumerate(profile.ignore) if _speaks_of(entry, finding, profile)]
        matched.update(entries)
        untils = [profile.ignore[i].until for i in entries]
        if any(until is None or day <= until for until in untils):
            continue
        passed = max((until for until in untils if until is not None), default=None)
        yield finding if passed is None else finding._replace(accepted_until=passed)
    for index, entry in enumerate(profile.ignore):
        if wanted is not None and entry.code not in wanted:
            continue
        if index not in matched:
            yield _entry(rules[UNUSED], index, code=entry.code)
        elif entry.until is not None and day > entry.until:
            yield _entry(rules[EXPIRED], index, code=entry.code, until=entry.until)


def _entry(rule: FindingRule, index: int, **said: object) -> Finding:
    context = tuple((name, str(value)) for name, value in said.items())
    return Finding(rule.code, rule.severity, f"/ignore/{index}", context)


def _speaks_of(entry: Ignore, finding: Finding, profile: Profile) -> bool:
    if entry.code != finding.code:
        return False
    if entry.account is None:
        return True
    at = next((i for i, account in enumerate(profile.accounts) if account.id == entry.account), None)
    return f"{finding.path}/".startswith(f"/accounts/{at}/")
