"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from credit_cli.writing.saving import Changed, save


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    save(tmp_path / "me.yaml", b"a", expected=None)

    assert (tmp_path / "me.yaml").read_bytes() == b"a"
    assert stat.S_IMODE((tmp_path / "me.yaml").stat().st_mode) == 0o600
    assert left(tmp_path) == ["me.yaml"]


def test_a_file_that_was_made_or_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_bytes(b"theirs")

    with pytest.raises(Changed):
        save(path, b"ours", expected=None)
    with pytest.raises(Changed):
        save(path, b"ours", expected=b"what was read")

    assert path.read_bytes() == b"theirs"
    assert left(tmp_path) == ["me.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"a")
    (tmp_path / "me.yaml").symlink_to(tmp_path / "real.yaml")

    save(tmp_path / "me.yaml", b"b", expected=b"a")

    assert (tmp_path / "me.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"b"


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "me.yaml"
    path.write_bytes(b"a")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(path, b"b", expected=b"a")

    assert path.read_bytes() == b"a"
    assert left(tmp_path) == ["me.yaml"]
