"""Explanations computed by hand on a small model, whose numbers stand in `conftest.py`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from credit_cli.engine.explain import explain
from credit_cli.engine.results import Cause, Explanation
from credit_cli.model.library import Model
from credit_cli.profile.records import Profile

Read = Callable[[str], Profile]

CUT = """
version: 1
as_of: 2026-06-30
person: {region: 浙江, industry: catering}
accounts:
  - id: jiebei
    lender: jiebei
    opened: 2022-03-01
    annual_rate: 0.18
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]
"""
STEADY = CUT + "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-06-30, amount: 10000}]\n"
OVERDUE = (
    STEADY + "    payments: [{due: 2026-01-10, amount: 1500, paid: 1500}, {due: 2026-05-01, amount: 1500, paid: 0}]\n"
)


def explained(read: Read, model: Model, text: str) -> Explanation:
    """The explanation of the only event in a diary."""
    profile = read(text)
    (found,) = explain(profile, model, profile.as_of)
    assert sum(cause.share for cause in found.causes) + found.unexplained == pytest.approx(1, abs=1e-12)
    return found


def shares(found: Explanation) -> dict[str, float]:
    return {cause.code: cause.share for cause in found.causes}


def only(found: Explanation) -> Cause:
    (cause,) = found.causes
    return cause


def test_a_cut_with_no_other_fact_stays_unexplained(read: Read, small: Model) -> None:
    found = explained(read, small, CUT)

    assert found.causes == ()
    assert found.unexplained == 1.0


def test_a_rule_that_began_to_hold_in_the_window_weighs_in_full(read: Read, small: Model) -> None:
    cause = only(explained(read, small, OVERDUE))

    # The rule is strong: 60 points; the score lost 40 - 16 = 24, of which 24 - 5 = 19 count: the larger is 60.
    # E = 1 - 2 ** (-60 / 30) = 0.75, all of it this cause's.
    assert (cause.code, cause.ref, cause.origin) == ("RPY01", "rule:rpy01_rule", "behaviour")
    assert (cause.share, cause.points) == (0.75, 24)
    assert cause.since == date(2026, 5, 2)  # due on the 1st, overdue from the 2nd
    assert cause.evidence == ("/accounts/0/payments/1",)


def test_points_alone_carry_a_share_and_no_ref(read: Read, small: Model) -> None:
    text = CUT + "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-04-30, amount: 30000}]\n"
    cause = only(explained(read, small, text))

    # 10,000 / 50,000 = 0.2 is 30 points, 30,000 / 50,000 = 0.6 is 10: lost 20. Between the middles of bins (0.2, 0.4,
    # 0.7, 1.1) 0.2 is worth 30 and 0.6, two thirds of the way from 20 to 10, 13.33: 16.67, of which 11.67 count.
    # E = 1 - 2 ** (-11.67 / 30) = 1 - 0.7637 = 0.2363
    assert (cause.code, cause.ref, cause.points) == ("UTL01", None, 20)
    assert cause.share == 0.2363
    assert "/accounts/0/balances/1" in cause.evidence


def test_two_causes_share_what_is_explained_by_their_weights(read: Read, small: Model) -> None:
    text = CUT + (
        "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-04-30, amount: 30000}]\n"
        "    payments: [{due: 2026-01-10, amount: 1500, paid: 1500}, {due: 2026-05-01, amount: 1500, paid: 0}]\n"
    )
    found = explained(read, small, text)

    # X = 60 + 11.67 = 71.67; E = 1 - 2 ** (-71.67 / 30) = 1 - 0.1909 = 0.8091; 60 / 71.67 of it, and 11.67 / 71.67
    assert [(cause.code, cause.share) for cause in found.causes] == [("RPY01", 0.6774), ("UTL01", 0.1317)]
    assert found.unexplained == 0.1909


def test_a_loss_below_the_threshold_moves_no_share(read: Read, small: Model) -> None:
    text = STEADY + "applications: [{on: 2026-04-20, lender: jd_jintiao}]\n"

    # one application costs 8 - 7 = 1 point, below the 5 that count
    assert explained(read, small, text).causes == ()


def test_a_single_point_that_was_lost_is_told_beside_the_rule_that_weighs(read: Read, small: Model) -> None:
    once = replace(small.rules["mlt03_rule"].thresholds, strict=1, typical=1)
    small.rules["mlt03_rule"] = replace(small.rules["mlt03_rule"], thresholds=once)
    cause = only(explained(read, small, STEADY + "applications: [{on: 2026-05-11, lender: jd_jintiao}]\n"))

    # asked on the eve: nothing has faded. E = 1 - 2 ** (-30 / 30); and 8 - 7 = 1 point
    assert (cause.code, cause.share, cause.points) == ("MLT03", 0.5, 1)


def test_a_rule_that_already_held_before_the_window_weighs_a_quarter(read: Read, small: Model) -> None:
    text = (
        STEADY
        + "    payments: [{due: 2026-01-10, amount: 1500, paid: 1500}, {due: 2026-01-20, amount: 1500, paid: 0}]\n"
    )
    found = explained(read, small, text)

    # Overdue 21 days before the window (16 points) and 111 on the eve (0): lost 16, of which 11 count.
    # The strong rule is 60 / 4 = 15: the larger. E = 1 - 2 ** (-15 / 30) = 0.2929
    assert [(cause.code, cause.share, cause.points) for cause in found.causes] == [("RPY01", 0.2929, 16)]


def test_acts_fade_from_the_last_of_them(read: Read, small: Model) -> None:
    asked = "".join(f"  - {{on: 2026-04-{day}, lender: jd_jintiao}}\n" for day in ("01", "02", "03", "11"))
    cause = only(explained(read, small, STEADY + "applications:\n" + asked))

    # The last request came on 04-11, 30 days before the eve; three months before the eve (02-11) are 89 days:
    # 30 points * (1 - 30 / 89) = 19.8876. E = 1 - 2 ** (-19.8876 / 30) = 0.3684
    assert (cause.code, cause.share, cause.since) == ("MLT03", 0.3684, date(2026, 4, 11))


def test_a_state_that_began_in_the_window_does_not_fade(read: Read, small: Model) -> None:
    filled = CUT + "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-02-20, amount: 46000}]\n"
    small.rules["utl01_rule"] = replace(small.rules["utl01_rule"], fades_over_months=6)

    # 46,000 / 50,000 = 0.92: the rule's 30 points against 30 - 5 = 25 lost: E = 1 - 2 ** (-30 / 30) = 0.5
    assert only(explained(read, small, filled)).share == 0.5


def test_a_state_fades_by_the_time_it_stood_before_the_window(read: Read, small: Model) -> None:
    small.rules["utl01_rule"] = replace(small.rules["utl01_rule"], fades_over_months=6)

    def share_of_a_line_full_since(day: str) -> float:
        filled = f"    balances: [{{on: 2025-06-30, amount: 10000}}, {{on: {day}, amount: 46000}}]\n"
        return sum(cause.share for cause in explained(read, small, CUT + filled).causes)

    # Six months before the eve of 2026-05-11 is 2025-11-11, 181 days. Full since 2026-01-11, 120 days before:
    # 30 / 4 * (1 - 120 / 181) = 2.5276: E = 1 - 2 ** (-2.5276 / 30) = 0.0567
    assert share_of_a_line_full_since("2026-01-11") == 0.0567
    assert share_of_a_line_full_since("2025-09-30") == 0.0


def test_a_fact_learnt_in_the_window_lost_nothing(read: Read, small: Model) -> None:
    text = CUT + "    balances: [{on: 2026-04-30, amount: 30000}]\n"

    assert explained(read, small, text).causes == ()


def test_a_fact_whose_own_lines_tell_that_it_began_in_the_window_is_not_merely_learnt(read: Read, small: Model) -> None:
    asked = "".join(f"  - {{on: 2026-05-0{day}, lender: jd_jintiao}}\n" for day in (1, 2, 3, 4))
    known = "known_from: {applications: 2026-02-01}\n"  # so the 90 days before 2026-02-10 are unknown
    cause = only(explained(read, small, STEADY + "applications:\n" + asked + known))

    assert (cause.code, cause.ref, cause.points) == ("MLT03", "rule:mlt03_rule", 0)
    # 30 points * (1 - 7 / 89): in full, not a quarter. E = 1 - 2 ** (-27.6404 / 30) = 0.4720
    assert cause.share == 0.4720


def test_what_is_dated_after_the_eve_never_counts(read: Read, small: Model) -> None:
    late = OVERDUE.replace("due: 2026-05-01", "due: 2026-05-12")
    drawn = CUT + "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-05-12, amount: 45000}]\n"

    assert explained(read, small, late).causes == ()
    assert explained(read, small, drawn).causes == ()


def test_a_cut_never_explains_itself_and_its_own_points_are_shown_apart(read: Read, small: Model) -> None:
    found = explained(read, small, STEADY)

    # 10,000 / 50,000 = 0.2 on the eve, 10,000 / 18,000 = 0.56 on the day: 30 - 10 = 20 points
    assert found.causes == ()
    assert found.before.score == found.eve.score == found.after.score + 20


def test_gains_are_not_netted_against_losses(read: Read, small: Model) -> None:
    paid_down = "    balances: [{on: 2026-01-31, amount: 40000}, {on: 2026-04-30, amount: 5000}]\n"
    text = (
        CUT
        + paid_down
        + "    payments: [{due: 2026-01-10, amount: 1500, paid: 1500}, {due: 2026-05-01, amount: 1500, paid: 0}]\n"
    )
    found = explained(read, small, text)

    assert shares(found) == {"RPY01": 0.75}
    assert found.eve.of("utilisation_UTL01").points > found.before.of("utilisation_UTL01").points


def test_utilisation_raised_by_another_lenders_cut_is_not_the_persons_doing(read: Read, small: Model) -> None:
    text = STEADY + (
        "  - id: huabei\n    lender: huabei\n"
        "    limits: [{on: 2025-01-10, amount: 40000}, {on: 2026-04-02, amount: 2000}]\n"
        "    balances: [{on: 2026-01-31, amount: 10000}]\n"
    )
    profile = read(text)
    (found,) = explain(profile, small, profile.as_of, account="jiebei")

    # 20,000 / 90,000 = 0.22 is 30 points, 20,000 / 52,000 = 0.38 is 20: lost 10, none of it own. Between the
    # middles of bins (0.2, 0.4) they are worth 28.89 and 20.77: 8.12, of which 3.12 count: E = 1 - 2 ** (-3.12 / 30)
    cause = only(found)
    assert (cause.code, cause.origin, cause.share, cause.points) == ("STA01", "platform", 0.0695, 10)
    assert "/accounts/1/limits/1" in cause.evidence


def test_a_rule_pulled_only_by_another_lenders_cut_is_that_lenders_doing(read: Read, small: Model) -> None:
    text = STEADY + (
        "  - id: huabei\n    lender: huabei\n"
        "    limits: [{on: 2025-01-10, amount: 40000}, {on: 2026-04-02, amount: 1000}]\n"
        "    balances: [{on: 2026-01-31, amount: 36000}]\n"
    )
    profile = read(text)
    (found,) = explain(profile, small, profile.as_of, account="jiebei")

    # 46,000 / 90,000 = 0.51 before, 46,000 / 51,000 = 0.902 on the eve: the rule at 0.9 holds, but not by own acts
    cause = only(found)
    assert (cause.code, cause.ref, cause.origin) == ("STA01", "rule:utl01_rule", "platform")


def test_own_draws_beside_another_lenders_cut_stay_own(read: Read, small: Model) -> None:
    text = CUT + (
        "    balances: [{on: 2026-01-31, amount: 10000}, {on: 2026-04-30, amount: 30000}]\n"
        "  - id: huabei\n    lender: huabei\n"
        "    limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-04-02, amount: 1000}]\n"
        "    balances: [{on: 2026-01-31, amount: 1000}]\n"
    )
    profile = read(text)
    (found,) = explain(profile, small, profile.as_of, account="jiebei")

    # before 11,000 / 60,000 = 0.18: 30 points. Own: 31,000 / 60,000 = 0.517: 10 points, lost 20. On the eve
    # 31,000 / 51,000 = 0.608: the same bin, so nothing is left for the other lender.
    assert [(cause.code, cause.points) for cause in found.causes] == [("UTL01", 20)]


def test_the_second_of_two_decisions_is_explained_by_the_days_before_the_first(read: Read, small: Model) -> None:
    text = OVERDUE + "    states: [{on: 2022-03-01, state: open}, {on: 2026-06-01, state: closed}]\n"
    profile = read(text)
    first, second = explain(profile, small, profile.as_of)

    assert first.causes == second.causes
    assert first.eve == second.eve


def test_accounts_cut_on_one_day_name_each_other(read: Read, small: Model) -> None:
    text = STEADY + (
        "  - id: huabei\n    lender: huabei\n"
        "    limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-05-12, amount: 1000}]\n"
    )
    profile = read(text)
    first, second = explain(profile, small, profile.as_of)

    assert (first.same_day, second.same_day) == (("huabei",), ("jiebei",))


def test_events_are_chosen_by_account_day_and_since(read: Read, small: Model) -> None:
    profile = read(
        STEADY
        + "  - id: huabei\n    lender: huabei\n"
        + "    limits: [{on: 2025-01-10, amount: 10000}, {on: 2026-03-01, amount: 1000}]\n"
    )

    def found(**asked: object) -> list[str]:
        return [e.event.account for e in explain(profile, small, profile.as_of, **asked)]  # type: ignore[arg-type]  # one helper for three filters

    assert found() == ["huabei", "jiebei"]
    assert found(account="huabei") == ["huabei"]
    assert found(on=date(2026, 5, 12)) == ["jiebei"]
    assert found(since=date(2026, 3, 2)) == ["jiebei"]
    assert found(account="huabei", since=date(2026, 3, 2)) == []


def test_no_event_gives_no_explanation(read: Read, small: Model) -> None:
    profile = read("version: 1\nas_of: 2026-06-30\naccounts: [{id: jiebei, lender: jiebei}]\n")

    assert explain(profile, small, profile.as_of) == ()


def test_a_balance_that_the_file_begins_to_tell_in_the_window_is_no_change(read: Read, small: Model) -> None:
    text = STEADY + (
        "  - id: huabei\n    lender: huabei\n    opened: 2023-01-01\n"
        "    limits: [{on: 2025-01-10, amount: 50000}]\n"
        "    balances: [{on: DAY, amount: 49000}]\n"
    )
    told, learnt = (read(text.replace("DAY", day)) for day in ("2026-02-20", "2026-04-30"))
    opened = read(
        text.replace("opened: 2023-01-01", "opened: 2026-04-10").replace(
            "2025-01-10, amount: 50000}]\n    balances: [{on: DAY",
            "2026-04-10, amount: 50000}]\n    balances: [{on: 2026-04-30",
        )
    )

    def lost(profile: Profile) -> int:
        (found,) = explain(profile, small, profile.as_of, account="jiebei")
        return sum(cause.points for cause in found.causes)

    # 10,000 / 50,000 = 0.2 is 30 points; with the second line 59,000 / 100,000 = 0.59 is 10
    assert (
        lost(learnt) == lost(told) == 0
    )  # told since 02-20 or since 04-30: in the window either way, nobody knows since when
    assert lost(opened) == 20
