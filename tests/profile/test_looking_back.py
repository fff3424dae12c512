"""What a file no longer says when it is looked at as of an earlier day, and what it does not say to others."""

from datetime import date

from credit_cli.profile.load import Loaded, load_text
from credit_cli.profile.looking_back import as_of
from credit_cli.profile.records import Autopay, Profile
from credit_cli.profile.redacted import HIDDEN, redacted, renamed
from tests.profile.lenders import KEYS, SMALLEST

FULL = """
version: 1
as_of: 2026-06-30
person: {alias: 小林, region: 浙江, industry: catering, cash: 500, living_costs: 3000}
assets: [{kind: fund, value: 5}]
accounts:
  - id: 招行
    lender: credit_card
    provider: 甲银行
    balances: [{on: 2026-06-01, amount: 5}]
    autopay: [{enabled: true}, {on: 2026-01-01, enabled: false}]
    debits: {window: 12, succeeded: 5, failed: 1}
  - {id: b, lender: jiebei, provider: 乙银行, autopay: {enabled: true}}
  - {id: c, lender: huabei, provider: 甲银行}
  - {id: d, lender: weilidai}
guarantees: [{on: 2025-01-01, amount: 5, overdue: true}]
bills: [{kind: 电费, due: 2026-05-20}]
record: {late_months: {window: 24, total: 3}, negatives: [{on: 2026-01-01, kind: court}]}
notices:
  - {on: 2026-05-01, account: b, kind: region, region: 浙江, text: 您好}
  - {on: 2026-05-02, kind: industry, industry: retail, text: 您好}
  - {on: 2026-05-03, kind: region, region: 江苏}
ignore: [{code: UTL01, account: b, reason: 我知道}, {code: UTL01, reason: 我知道}]
expect: {account: 招行, top_cause: none}
"""
EARLIER = date(2026, 6, 29)


def loaded(text: str = FULL) -> Loaded:
    found = load_text(text, "林.yaml", KEYS)
    assert found.profile is not None, found.problems
    return found


def profile_of(found: Loaded) -> Profile:
    assert found.profile is not None
    return found.profile


def test_on_its_own_day_a_file_says_all_it_says() -> None:
    profile = profile_of(loaded())

    assert as_of(profile, profile.as_of) is profile


def test_on_an_earlier_day_what_carries_no_day_is_not_said() -> None:
    profile = profile_of(loaded())
    found = as_of(profile, EARLIER)

    assert found.as_of == EARLIER
    assert found.person == profile.person._replace(cash=None) if profile.person else False
    assert found.assets is None
    assert found.guarantees is not None
    assert [(g.on, g.overdue) for g in found.guarantees] == [(date(2025, 1, 1), None)]
    assert found.record is not None
    assert (found.record.late_months, found.record.negatives) == (None, profile.record and profile.record.negatives)
    card, other, *_ = found.accounts
    assert (card.autopay, card.debits) == ((Autopay(enabled=False, on=date(2026, 1, 1)),), None)
    assert (card.balances, other.autopay) == (profile.accounts[0].balances, None)


def test_a_report_that_says_when_it_was_looked_at_keeps_its_counts() -> None:
    profile = profile_of(loaded(FULL.replace("record: {", "record: {checked_on: 2026-06-15, ")))

    assert as_of(profile, EARLIER).record == profile.record


def test_what_a_file_lacks_stays_unknown_on_an_earlier_day() -> None:
    bare = profile_of(load_text(SMALLEST, "p", KEYS))

    assert as_of(bare, EARLIER) == bare._replace(as_of=EARLIER)


def test_what_is_shown_to_others_names_nobody_and_keeps_what_is_alike_alike() -> None:
    profile = profile_of(loaded())
    found = profile_of(redacted(loaded()))

    assert renamed(profile) == {"招行": "account-1", "b": "account-2", "c": "account-3", "d": "account-4"}
    assert [(a.id, a.provider) for a in found.accounts] == [
        ("account-1", "provider-1"), ("account-2", "provider-2"), ("account-3", "provider-1"), ("account-4", None),
    ]  # fmt: skip
    assert found.person is not None
    assert (found.person.alias, found.person.region, found.person.industry) == (None, "region-1", "industry-1")
    assert (found.person.cash, found.person.living_costs) == (500_00, 3000_00)
    assert [(n.account, n.region, n.industry, n.text) for n in found.notices or ()] == [
        ("account-2", "region-1", None, None),
        (None, None, "industry-2", None),
        (None, "region-2", None, None),
    ]
    assert [bill.kind for bill in found.bills or ()] == [HIDDEN]
    assert [(row.reason, row.account) for row in found.ignore] == [(HIDDEN, "account-2"), (HIDDEN, None)]
    assert found.expect is not None
    assert found.expect.account == "account-1"
    assert [a.balances for a in found.accounts] == [a.balances for a in profile.accounts]
    assert (found.record, found.guarantees, found.assets) == (profile.record, profile.guarantees, profile.assets)


def test_a_file_shown_to_others_loses_its_name_and_its_lines_and_keeps_its_places() -> None:
    one, third = redacted(loaded()), redacted(loaded(), 3)

    assert (one.source.name, one.source.file, one.source.text) == ("PROFILE", "PROFILE", "")
    assert (third.source.name, third.source.file) == ("PROFILE-3", "PROFILE-3")
    shown, place = one.source.place("/accounts/1/lender"), loaded().source.place("/accounts/1/lender")
    assert shown is not None
    assert place is not None
    assert (shown.line, shown.column, shown.text) == (place.line, place.column, "")


def test_of_a_file_that_cannot_be_read_no_line_is_shown() -> None:
    broken = load_text("version: 2\n", "林.yaml", KEYS)
    found = redacted(broken)

    assert (found.profile, found.problems, found.source.text) == (None, broken.problems, "")
    assert found.source.file == "林.yaml"  # what was asked for may be named


def test_a_bare_file_is_shown_as_it_is() -> None:
    bare = load_text(SMALLEST, "p", KEYS)

    assert profile_of(redacted(bare)) == profile_of(bare)._replace(
        accounts=(profile_of(bare).accounts[0]._replace(id="account-1"),)
    )
