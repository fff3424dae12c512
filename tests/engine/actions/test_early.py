"""Paying a line off early: it goes on telling how it was paid, so nobody loses points for owing nothing."""

from pathlib import Path

import pytest

from credit_cli.engine.actions.moves import Move
from credit_cli.engine.actions.player import play
from credit_cli.engine.world.trajectory import forecast
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Person
from tests.engine.people import MODEL, start

SAMPLES = sorted((Path(__file__).parents[3] / "sample_profiles").glob("*.yaml"))
PLENTY = 10_000_000_00


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_line_paid_off_today_is_read_no_worse_than_one_paid_slowly(path: Path) -> None:
    profile = load_text(path.read_text(encoding="utf-8"), path.name, MODEL.lenders).profile
    assert profile is not None
    begun = start(profile._replace(person=(profile.person or Person())._replace(cash=PLENTY)))
    slowly = forecast(begun).score_on(begun.end, MODEL).of("payment_to_limit").points
    for account in profile.accounts:
        taken, refused = play(begun, [Move("pay_off", account.id, None, profile.as_of)])
        if not refused:
            assert taken.score_on(begun.end, MODEL).of("payment_to_limit").points >= slowly, account.id
