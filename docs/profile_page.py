"""Writes docs/profile.md anew; a test says when it is needed."""

from pathlib import Path

from credit_cli.reporters.profile_page import profile_page

Path(__file__).with_name("profile.md").write_text(profile_page(), encoding="utf-8")
