"""What is written is read back: a profile, written down again in any of the three notations, is the same profile."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from tests.profile.strategies import Diary, diaries, plain, profile_of

NOTATIONS = {
    "JSON": lambda file: json.dumps(file, default=str),
    "YAML in lines": lambda file: yaml.safe_dump(file, allow_unicode=True, sort_keys=False),
    "YAML in brackets": lambda file: yaml.safe_dump(file, default_flow_style=True, width=10**6),
}


@pytest.mark.parametrize("notation", NOTATIONS)
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(diary=diaries())
def test_a_profile_written_down_and_read_again_is_the_same(notation: str, diary: Diary) -> None:
    profile = profile_of(diary)
    text: Any = NOTATIONS[notation](plain(profile))
    again = load_text(text, "again", shipped().lenders)

    assert again.problems == ()
    assert again.profile == profile
