"""Findings that were looked at and accepted: a file's `ignore:` entries held against what was found.

Decides what an entry silences (its code, on its account, until its day), that an entry which silences nothing is told,
and that a finding which is back because its day has passed says so. Does not know how anything was found.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from credit_cli.engine.findings.finding import Finding
from credit_cli.model.findings import FindingRule
from credit_cli.profile.records import Ignore, Profile

UNUSED: Final = "unused_ignore"


def accepted(
    findings: Iterable[Finding], profile: Profile, day: date, unused: FindingRule, wanted: frozenset[str] | None = None
) -> Iterator[Finding]:
    """The findings that are not accepted on a day, and the entries that accept nothing.

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
        if index not in matched and (wanted is None or entry.code in wanted):
            yield Finding(unused.code, unused.severity, f"/ignore/{index}", (("code", entry.code),))


def _speaks_of(entry: Ignore, finding: Finding, profile: Profile) -> bool:
    if entry.code != finding.code:
        return False
    if entry.account is None:
        return True
    at = next((i for i, account in enumerate(profile.accounts) if account.id == entry.account), None)
    return f"{finding.path}/".startswith(f"/accounts/{at}/")
