"""The sample profiles, broken in every way that a slip of the hand can: still valid, or problems with lines."""

from pathlib import Path
from random import Random

import pytest

from credit_cli.profile.load import load, load_text
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.problems import problem_lines
from credit_cli.words.catalogue import Words
from tests.profile.lenders import KEYS

ROOT = Path(__file__).parents[2]
SAMPLES = sorted([*(ROOT / "sample_profiles").glob("*.yaml"), Path(__file__).with_name("contract_example.yaml")])
A_FILE = 40
SIGNS = ["：", "，", "\t", '"', "'", "[", "}", "-", "*", "&", "!", "%", "\x00", " ", "\n", "#", "1e3", "\u3000", "🙂"]


def mutated(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    spot = random.randrange(len(text))
    kind = random.randrange(9)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines[at] = " " * random.randint(1, 3) + lines[at]
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines.insert(at, lines[at])
    elif kind == 4:
        lines[at] = lines[at].lstrip()
    elif kind == 5:
        return text[:spot] + text[spot + random.randint(1, 8) :]
    elif kind == 6:
        return text[:spot] + random.choice(SIGNS) + text[spot:]
    elif kind == 7:
        return text[:spot]
    else:
        return text.replace(
            *random.choice([(": ", ":"), ("2026-0", "2026-9"), ("on:", "true:"), ("amount", "amout")]), 1
        )
    return "".join(lines)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_valid(path: Path) -> None:
    assert load(str(path), KEYS).problems == ()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_slip_gives_problems_with_lines_or_a_valid_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    random = Random(path.stem)  # noqa: S311  the same slips every time
    broken = 0
    for _ in range(A_FILE):
        slipped = mutated(text, random)
        loaded = load_text(slipped, path.name, KEYS)
        assert (loaded.profile is None) == bool(loaded.problems)
        broken += bool(loaded.problems)
        for problem in loaded.problems:
            assert 1 <= problem.line <= slipped.count("\n") + 1
            assert problem.column >= 1
        for lang in ("zh", "en"):
            lines = [plain(row) for row in problem_lines(loaded, Words(lang))]
            assert len(lines) >= 2 * len(loaded.problems)
            assert all(line.isprintable() for line in lines)
    assert broken >= A_FILE // 5
