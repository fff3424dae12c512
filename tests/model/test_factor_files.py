"""A factor's file says which actions can change it, where no action's file does; nobody says it twice."""

import shutil
from pathlib import Path

import pytest

from credit_cli.model.documents import NotValid
from credit_cli.model.library import DATA, WORDS, Library, shipped


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The shipped actions, and one factor that says nothing of them."""
    shutil.copytree(DATA / "actions", tmp_path / "data" / "actions")
    (tmp_path / "data" / "factors").mkdir()
    text = (DATA / "factors" / "mlt07.yaml").read_text(encoding="utf-8").replace("changed_by: [wait]\n", "")
    (tmp_path / "data" / "factors" / "mlt07.yaml").write_text(text, encoding="utf-8")
    return Library(tmp_path / "data", WORDS, tmp_path / "compiled")


def add(library: Library, text: str) -> None:
    with (library.roots.data / "factors" / "mlt07.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_a_factor_names_the_actions_that_change_it_or_keep_it_and_is_among_their_codes(library: Library) -> None:
    add(library, "changed_by: [wait]\nkept_by: [stop_applications]\n")

    found = library.section("actions")

    assert found["wait"].codes == (*shipped().actions["wait"].codes[: len(found["wait"].codes) - 1], "MLT07")
    assert "MLT07" not in found["wait"].prevents
    assert "MLT07" in found["stop_applications"].codes
    assert found["stop_applications"].prevents == ("MLT07",)


def test_an_action_that_no_factor_names_is_as_its_own_file_says(library: Library) -> None:
    add(library, "changed_by: [wait]\n")

    assert library.section("actions")["pay_down"] == shipped().actions["pay_down"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("changed_by: [wait, wit]\n", r"mlt07\.yaml:\d+:20: changed_by\.1: there is no action wit"),
        ("changed_by: [wait]\nkept_by: [wait]\n", r"mlt07\.yaml:\d+:11: kept_by\.0: wait already names MLT07"),
        ("changed_by: wait\n", r"mlt07\.yaml:\d+:1: changed_by: .*tuple"),
    ],
)
def test_a_slip_is_told_with_its_line(library: Library, text: str, problem: str) -> None:
    add(library, text)

    with pytest.raises(NotValid, match=problem):
        library.section("actions")


def test_what_an_action_names_itself_a_factor_need_not_say_again(library: Library) -> None:
    path = library.roots.data / "actions" / "wait.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("MLT05,", "MLT05, MLT07,"), encoding="utf-8")
    add(library, "changed_by: [wait]\n")

    with pytest.raises(NotValid, match="wait already names MLT07"):
        library.section("actions")


def test_time_changes_what_is_counted_over_a_window() -> None:
    assert {"MLT07", "RPY14", "RPY15", "RPY16"} <= set(shipped().actions["wait"].codes)
    assert not {"MLT07", "RPY14", "RPY15", "RPY16"} & set(shipped().actions["wait"].prevents)
