"""The model on disk: read strictly, kept compiled, noticed when it changes."""

import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from credit_cli.model.documents import NotValid
from credit_cli.model.library import COMPILED, DATA, SEAL, Library, Model, section, shipped
from credit_cli.model.places import PLACES
from credit_cli.model.reading import READERS


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A small model of its own: one lender, one screen's words, nothing compiled."""
    (tmp_path / "data" / "lenders").mkdir(parents=True)
    shutil.copy(DATA / "lenders" / "jiebei.yaml", tmp_path / "data" / "lenders")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "score.yaml").write_text("title: {zh: 分数, en: Score}\n", encoding="utf-8")
    return Library(tmp_path / "data", tmp_path / "words", tmp_path / "compiled")


def words(library: Library) -> Path:
    return library.roots.words / "score.yaml"


def unread(library: Library) -> Library:
    """The same library, which must not read any YAML."""

    class Unread(Library):
        def _read(self, name: str) -> object:
            raise AssertionError(f"{name} was read from its YAML")

    return Unread(library.roots.data, library.roots.words, library.compiled)


@pytest.mark.parametrize("name", PLACES)
def test_every_section_of_the_shipped_model_can_be_read(name: str) -> None:
    assert section(name)


def test_every_section_has_its_place_and_its_reader() -> None:
    assert READERS.keys() == PLACES.keys()


def test_every_yaml_file_of_the_model_belongs_to_a_section() -> None:
    read = {path for name in PLACES for path in Library().roots.files(name)}

    assert set(DATA.rglob("*.yaml")) <= read


def test_a_model_reads_a_section_when_it_is_first_asked_for() -> None:
    model = Model()

    assert vars(model).keys() == {"_scorecard"}
    assert model.scorecard.id == "credit-cli-2026"
    assert "scorecard" in vars(model)


def test_a_section_is_compiled_the_first_time_and_read_compiled_the_next(library: Library) -> None:
    first = library.section("words")

    assert unread(library).section("words") == first
    assert first["score.title"].zh == "分数"


def test_a_changed_file_is_noticed(library: Library) -> None:
    library.section("words")
    words(library).write_text("title: {zh: 总分, en: Score}\n", encoding="utf-8")

    assert library.section("words")["score.title"].zh == "总分"


def test_a_file_of_the_same_size_saved_again_is_noticed(library: Library) -> None:
    library.section("words")
    words(library).write_text("title: {zh: 总分, en: Score}\n", encoding="utf-8")
    os.utime(words(library), ns=(1, 1))

    assert library.section("words")["score.title"].zh == "总分"


def test_an_added_file_is_noticed(library: Library) -> None:
    library.section("words")
    (library.roots.words / "plan.yaml").write_text("title: {zh: 计划, en: Plan}\n", encoding="utf-8")

    assert set(library.section("words")) == {"score.title", "plan.title"}


def test_a_removed_file_is_noticed(library: Library) -> None:
    library.section("words")
    words(library).unlink()

    assert library.section("words") == {}


def test_words_without_any_file_are_no_words(library: Library) -> None:
    words(library).unlink()

    assert library.section("words") == {}


def test_an_empty_file_of_words_holds_none(library: Library) -> None:
    words(library).write_text("# nothing yet\n", encoding="utf-8")

    assert library.section("words") == {}


def test_a_folder_that_cannot_be_written_costs_time_only(library: Library) -> None:
    library.compiled.write_text("a file where the folder would be", encoding="utf-8")

    assert library.section("words")["score.title"].en == "Score"
    assert library.section("words")["score.title"].en == "Score"


@pytest.mark.parametrize("spoil", ["empty", "nonsense", "cut short", "flipped bytes", "no header"])
def test_a_spoilt_compiled_copy_is_made_again(library: Library, spoil: str) -> None:
    value = library.section("words")
    kept = library.compiled / "words.pickle"
    sound = kept.read_bytes()
    spoilt = {
        "empty": b"",
        "nonsense": b"nonsense",
        "cut short": sound[:-20],
        "flipped bytes": sound.replace(b"Score", b"Snore"),  # still a pickle, of something else
        "no header": sound.replace(b"\n", b"", 1),
    }
    kept.write_bytes(spoilt[spoil])

    assert library.section("words") == value
    assert kept.read_bytes() == sound


def test_a_compiled_copy_of_another_make_is_read_anew(library: Library) -> None:
    library.section("words")
    kept = library.compiled / "words.pickle"
    kept.write_bytes(pickle.dumps(("some older layout", {})))

    assert library.section("words")["score.title"].zh == "分数"


def test_nothing_but_the_compiled_copy_is_left_behind(library: Library) -> None:
    library.section("words")
    library.section("lenders")

    assert sorted(path.name for path in library.compiled.iterdir()) == ["lenders.pickle", "words.pickle"]


def test_lists_become_tuples_and_dates_become_days(library: Library) -> None:
    lender = library.section("lenders")["jiebei"]

    assert isinstance(lender.rules, tuple)
    assert isinstance(lender.sources, tuple)
    assert lender.valid_from.year >= 2000


def broken(library: Library, text: str) -> list[str]:
    words(library).write_text(text, encoding="utf-8")
    with pytest.raises(NotValid) as caught:
        library.section("words")
    return [problem.removeprefix(f"{words(library)}:") for problem in caught.value.problems]


def test_a_key_given_twice_is_refused_with_its_line(library: Library) -> None:
    assert broken(library, "title: {zh: 甲, en: a}\ntitle: {zh: 乙, en: b}\n") == ["2:1: title is given twice"]


def test_an_unknown_key_is_refused_with_its_line(library: Library) -> None:
    assert broken(library, "title:\n  zh: 甲\n  en: a\n  fr: a\n") == ["4:3: title.fr: there is no such key"]


def test_a_missing_language_is_refused_with_its_line(library: Library) -> None:
    assert broken(library, "title:\n  zh: 甲\n") == ["1:1: title.en: is missing"]


def test_an_empty_language_is_refused(library: Library) -> None:
    (problem,) = broken(library, "title: {zh: 甲, en: ' '}\n")

    assert problem.startswith("1:1: title: a text needs both languages")


def test_all_problems_are_told_at_once(library: Library) -> None:
    assert broken(library, "a: {zh: 甲}\nb: {en: b}\n") == ["1:1: a.en: is missing", "2:1: b.zh: is missing"]


def test_what_is_no_yaml_is_refused_with_its_line(library: Library) -> None:
    (problem,) = broken(library, "title: {zh: 甲\nb: [\n")

    assert re.match(r"2:\d+: ", problem)


def test_a_key_that_is_no_word_is_refused(library: Library) -> None:
    assert broken(library, "? [a, b]\n: {zh: 甲, en: a}\n") == ["1:3: a key must be a word"]


def test_what_is_not_utf_8_is_refused(library: Library) -> None:
    words(library).write_bytes("title: {zh: 分数, en: Score}".encode("gb18030"))

    with pytest.raises(NotValid, match="not text in UTF-8"):
        library.section("words")


def test_a_wrong_file_leaves_the_compiled_copy_of_the_right_one_unused(library: Library) -> None:
    library.section("words")

    broken(library, "title: {zh: 甲}\n")

    words(library).write_text("title: {zh: 分数, en: Score}\n", encoding="utf-8")
    assert library.section("words")["score.title"].zh == "分数"


def test_two_files_with_one_key_are_refused(library: Library) -> None:
    folder = library.roots.data / "lenders"
    shutil.copy(folder / "jiebei.yaml", folder / "second.yaml")

    with pytest.raises(NotValid, match=r"second\.yaml:\d+:1: key: jiebei is already another file's"):
        library.section("lenders")


def test_a_sealed_model_is_whole_and_never_looks_at_its_sources(tmp_path: Path) -> None:
    paths = Library().seal(tmp_path)

    assert sorted(path.stem for path in paths) == sorted(PLACES)
    assert all(path.read_bytes().startswith(SEAL.encode() + b"\n") for path in paths)
    sealed = unread(Library(tmp_path / "no data", tmp_path / "no words", tmp_path))
    assert sealed.section("scorecard") == shipped().scorecard


def test_sealing_leaves_the_checkouts_own_copies_unsealed(tmp_path: Path) -> None:
    Library().seal(tmp_path)
    section("scorecard")

    assert not [path.name for path in COMPILED.glob("*.pickle") if path.read_bytes().startswith(SEAL.encode())]


def test_a_file_changed_while_it_was_read_is_read_again_next_time(library: Library) -> None:
    class Overtaken(Library):
        def _read(self, name: str) -> object:
            value = super()._read(name)
            words(self).write_text("title: {zh: 新的分数, en: New}\n", encoding="utf-8")
            return value

    first = Overtaken(library.roots.data, library.roots.words, library.compiled).section("words")

    assert first["score.title"].zh == "分数"
    assert library.section("words")["score.title"].zh == "新的分数"


def test_a_compiled_scorecard_is_loaded_without_yaml_and_pydantic(tmp_path: Path) -> None:
    Library().seal(tmp_path)
    program = (
        "import sys; from pathlib import Path; from credit_cli.model.library import Library; "
        "print(Library(compiled=Path(sys.argv[1])).section('scorecard').id); "
        "print([m for m in sys.modules if m.split('.')[0] in ('yaml', 'pydantic', 'typer', 'rich')])"
    )

    found = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)

    assert found.stdout.split("\n")[:2] == ["credit-cli-2026", "[]"]
