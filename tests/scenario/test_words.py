from pathlib import Path

from antaeus.scenario.tables import library
from antaeus.scenario.words import check_glossary_file, load_glossary


def test_words_of_the_history_and_of_the_model_are_explained() -> None:
    words = load_glossary()
    for term in ("raikom", "chistka", "PPO", "tile", "stratum", "driver", "null account", "stream"):
        assert words[term].meaning.endswith(".")


def test_the_name_of_the_program_is_not_explained_away() -> None:
    meaning = load_glossary()["Antaeus"].meaning
    for part in ("Stalin", "February-March 1937", "terror", "party's own officials"):
        assert part in meaning


def test_every_reference_leads_to_a_word() -> None:
    words = load_glossary()
    assert all(other in words for word in words.values() for other in word.see_also)


def test_the_packaged_glossary_is_without_fault() -> None:
    assert check_glossary_file(library("words", "glossary.toml")) == []


def test_all_faults_of_a_glossary_are_told(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text('[a]\nsee_also = ["b"]\ncolour = 1\n[c]\nmeaning = " "\n', encoding="utf-8")
    assert len(check_glossary_file(path)) == 4
