"""The picture of the house is drawn from the imports as they stand, and every room says what it decides."""

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "architecture.py"


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    spec = spec_from_file_location("architecture", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_of_the_house_as_it_stands() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_picture_of_another_house_is_stale(
    drawing: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "architecture.svg"
    monkeypatch.setattr(drawing, "PICTURE", old)
    assert drawing.main(["--check"]) == 1
    assert drawing.main([]) == 0
    assert drawing.main(["--check"]) == 0
    old.write_text(old.read_text(encoding="utf-8").replace("engine/diary", "engine/days"), encoding="utf-8")
    assert drawing.main(["--check"]) == 1


def test_every_room_says_what_it_decides_and_stands_in_the_picture(drawing: ModuleType) -> None:
    texts = set(re.findall(r"<text [^>]*>([^<]*)</text>", drawing.draw()))
    for room in drawing.rooms().values():
        assert room.decides, room.name
        assert {room.name, f"{room.name} · {room.modules}"} & texts


def test_rooms_that_know_each_other_in_a_circle_cannot_be_drawn(drawing: ModuleType) -> None:
    def room(name: str, *knows: str) -> object:
        return drawing.Room(name, "", 1, frozenset(knows))

    ladder = {"top": room("top", "middle", "foot"), "middle": room("middle", "foot"), "foot": room("foot")}
    assert drawing.levels(ladder) == {"foot": 0, "middle": 1, "top": 2}
    assert drawing.told_by_others(ladder, "top", "foot")
    assert not drawing.told_by_others(ladder, "top", "middle")
    assert (
        drawing.raised(ladder | {"loose": room("loose")}, {"foot": 0, "middle": 1, "top": 2, "loose": 0})["loose"] == 0
    )
    with pytest.raises(ValueError, match="a circle: foot, middle, top"):
        drawing.levels(ladder | {"foot": room("foot", "top")})
