from __future__ import annotations

import pytest

from wasata.errors import DataError
from wasata.lang.data import LANGUAGES
from wasata.lang.frames import MODES, Frames, frames, meanings
from wasata.trials import Trial, try_all

ALL: dict[str, Frames] = {language: frames(language) for language in LANGUAGES}


@pytest.mark.parametrize("trial", [pytest.param(trial, id=f"{trial.rule}: {trial.text}") for trial in try_all()])
def test_every_example_of_a_frame_goes_as_it_says(trial: Trial) -> None:
    assert trial.passed, f"wanted {trial.wanted}, found {trial.found}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_frames_of_all_types(language: str) -> None:
    assert {frame.meaning.type for frame in ALL[language].all} == set(MODES)
    assert len(ALL[language].all) >= 40


def test_every_meaning_is_said_in_some_language() -> None:
    said = {id(frame.meaning) for language in LANGUAGES for frame in ALL[language].all}

    assert [name for name, meaning in meanings().items() if id(meaning) not in said] == []


def test_a_wrong_file_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from wasata.lang import frames as module

    monkeypatch.setattr(module, "meanings", dict)
    module.frames.cache_clear()
    with pytest.raises(DataError, match=r"ar/frames/accuse\.toml, condemn: means 'condemn'"):
        frames("ar")
    module.frames.cache_clear()
