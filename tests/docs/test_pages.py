"""What the pages on scripts, CI and many machines say holds: every block is run, every option and key is there."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from credit_cli.cli.settings import READERS, read

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SHELL = shutil.which("bash")
JQ = shutil.which("jq")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working directory with the samples in it, and `credit` on the path."""
    shutil.copytree(ROOT / "sample_profiles", tmp_path / "sample_profiles")
    program = tmp_path / "bin" / "credit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m credit_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(script: str, place: Path, *, by: str = "bash") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "CREDIT_LANG": "en"}
    env.pop("GITHUB_ACTIONS", None)
    return subprocess.run(
        [by, "-c", script], cwd=place, env=env, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.skipif(SHELL is None, reason="there is no bash here")
@pytest.mark.parametrize("block", blocks("recipes.md", "sh"), ids=lambda block: block.splitlines()[0][:40])
def test_every_recipe_runs(block: str, place: Path) -> None:
    if "jq" in block and JQ is None:
        pytest.skip("there is no jq here")
    done = run("set -e -o pipefail\n" + block, place)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout


@pytest.mark.skipif(SHELL is None, reason="there is no bash here")
@pytest.mark.parametrize("block", [b for b in blocks("check.md", "sh") if "COMPLETE" not in b])
def test_every_command_of_the_page_on_check_runs(block: str, place: Path) -> None:
    done = run(block, place)

    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr


def test_the_settings_of_the_page_are_all_there_are(tmp_path: Path) -> None:
    (block,) = blocks("check.md", "toml")
    (tmp_path / "pyproject.toml").write_text(block, encoding="utf-8")

    assert set(tomllib.loads(block)["tool"]["credit"]) == set(READERS)
    assert read(tmp_path).lang == "en"  # type: ignore[union-attr]  # it can be used, or this fails


def test_the_page_on_many_machines_runs(place: Path) -> None:
    pytest.importorskip("dask.bag", reason="the extra dask is not installed")
    plain, with_dask = blocks("batch.md", "python")
    script = place / "batch.py"
    body = (plain + with_dask).replace("\n", "\n    ")
    script.write_text(f'if __name__ == "__main__":\n    {body}', encoding="utf-8")
    done = run(f'"{sys.executable}" batch.py', place)

    assert done.returncode == 0, done.stderr
    first, last = done.stdout.splitlines()
    assert re.fullmatch(r"\d{3} \w+", first)
    assert re.fullmatch(r"\[\d{3}, 'cannot be read'\]", last)


# --- hooks for others


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "docs/examples/check-profiles.yml"),
        ("vendor.github-workflows", "docs/examples/code-scanning.yml"),
        ("vendor.gitlab-ci", "docs/examples/gitlab-ci.yml"),
    ],
)
def test_examples_hold_to_the_published_schemas(schema: str, path: str) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, ROOT / path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_workflow_checks_the_samples(place: Path) -> None:
    workflow = yaml.safe_load((DOCS / "examples" / "check-profiles.yml").read_text(encoding="utf-8"))
    last = workflow["jobs"]["check"]["steps"][-1]["run"]

    assert last.startswith("credit check ")
    assert run(last, place).returncode == 0


def test_the_action_splits_words_and_runs_nothing_of_its_inputs(place: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    script = step["run"].replace("python -m credit_cli", "credit")
    inputs = "export CHECK_PATHS='sample_profiles/*.yaml $(touch pwned)' CHECK_ARGS='--min-score 900'\n"
    missing = run(inputs + script, place)
    found = run(inputs.replace(" $(touch pwned)", "") + script, place)

    assert missing.returncode == 2
    assert not (place / "pwned").exists()
    assert found.returncode == 1
    assert "EXP05" in found.stdout
    assert "inputs." not in step["run"]


def test_the_hook_names_a_command_that_takes_files(place: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert re.search(hook["files"], "clients/a.yaml")
    assert not re.search(hook["files"], "src/a.yaml")
    assert run(f"{hook['entry']} sample_profiles/starter.yaml sample_profiles/xiaolin.yaml", place).returncode == 0


# --- completion


COMPLETIONS = [("credit sc", {"score", "schema"}), ("credit check --fail", {"--fail-on"}),
               ("credit check --format gi", {"github", "gitlab"}), ("credit score --sort u", {"urgency"})]  # fmt: skip


@pytest.mark.skipif(SHELL is None, reason="there is no bash here")
@pytest.mark.parametrize(("typed", "offered"), COMPLETIONS)
def test_bash_completes(typed: str, offered: set[str], place: Path) -> None:
    line = next(line for block in blocks("check.md", "sh") for line in block.splitlines() if "source_bash" in line)
    words = typed.split()
    done = run(
        f"{line}\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}\n_credit_completion credit\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\ncomplete -p credit >/dev/null',
        place,
    )

    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
@pytest.mark.parametrize(("typed", "offered"), COMPLETIONS)
def test_zsh_completes(typed: str, offered: set[str], place: Path) -> None:
    line = next(line for block in blocks("check.md", "sh") for line in block.splitlines() if "source_zsh" in line)
    done = run(
        f"autoload -Uz compinit && compinit -u -d {place}/dump\nsetopt interactivecomments\n{line}\n"
        f'_arguments() {{ print -r -- "$@" }}\nwords=({typed}); CURRENT={len(typed.split())}\n_credit_completion\n'
        'print -r -- "bound to $_comps[credit]"',
        place,
        by="zsh",
    )

    assert done.returncode == 0, done.stderr
    assert "bound to _credit_completion" in done.stdout
    named = set(re.findall(r'"([\w-]+)"', done.stdout))
    assert named >= offered
    assert not {"overview", "plan", "--select"} & named


def test_a_shell_that_asks_for_completions_gets_no_profile_read(place: Path) -> None:
    done = run("_CREDIT_COMPLETE=complete_bash COMP_WORDS='credit score nobody' COMP_CWORD=2 credit", place)

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


# --- records


def test_score_records_gives_what_score_prints(place: Path) -> None:
    from credit_cli.batch import score_records  # noqa: PLC0415  beside what it is compared with

    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "sample_profiles").glob("*.yaml"))[:4]]
    printed = run("credit score sample_profiles/*.yaml --format json", place).stdout.splitlines()[:4]
    found = list(score_records(texts))

    assert [{**json.loads(line), "profile": None} for line in printed] == json.loads(json.dumps(found))


def test_score_records_takes_text_bytes_and_values_and_reads_lazily() -> None:
    import pickle  # noqa: PLC0415  beside what it is tried on

    from credit_cli.batch import score_records  # noqa: PLC0415

    person = {"version": 1, "as_of": "2026-06-30", "accounts": [{"id": "a", "lender": "jiebei"}]}
    seen = []

    def records() -> object:
        for record in (person, json.dumps(person), json.dumps(person).encode(), "oops", b"\xff"):
            seen.append(record)
            yield record

    stream = pickle.loads(pickle.dumps(score_records))(records())  # noqa: S301  our own function
    first = next(stream)

    assert len(seen) == 1
    rest = list(stream)
    assert rest[:2] == [first, first]
    assert [one["problems"][0]["code"][:3] for one in rest[2:]] == ["YML", "YML"]
