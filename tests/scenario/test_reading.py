"""What makes a file unreadable is said in one letter, and nothing is ever raised but letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.scenario.reading import (
    DEEPEST,
    LARGEST_TOML,
    MOST_ENTRIES,
    parse_toml,
    read_text,
    read_toml,
)


def refusal(content: str | bytes, folder: Path) -> Fault:
    path = folder / "file.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputFaults) as letters:
        read_toml(path)
    assert letters.value.status == 2
    (fault,) = letters.value.faults
    assert str(path) in fault.where
    return fault


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match=r"nowhere\.toml: found no such file"):
        read_toml(tmp_path / "nowhere.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputFaults, match="found a folder; expected a file"):
        read_toml(tmp_path)


def test_a_path_with_a_null_character_is_refused() -> None:
    with pytest.raises(InputFaults) as letters:
        read_toml(Path("a\0b"))
    assert str(letters.value).isprintable()


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(" \n\n", tmp_path).found == "an empty file"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    assert "binary" in refusal(b"\x89PNG\r\n\x1a\n\x00\x00", tmp_path).found


def test_bad_utf8_is_refused_with_its_line_and_byte(tmp_path: Path) -> None:
    fault = refusal("a = 1\nb = 'Ïðàâäà'".encode("latin-1"), tmp_path)
    assert fault.where.endswith("line 2")
    assert "0xcf" in fault.found
    assert "UTF-8" in fault.expected


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_toml(path) == {"a": 1}


def test_a_toml_file_above_a_megabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:  # nothing but null bytes: reading would find it binary
        file.truncate(LARGEST_TOML + 1)
    with pytest.raises(InputFaults, match=r"1\.0 MB, too much to be read; expected at most 1 MB"):
        read_toml(path)


def test_a_csv_file_above_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(InputFaults, match="at most 100 MB"):
        read_text(path)


def test_a_text_without_quotation_marks_is_shown_with_its_line(tmp_path: Path) -> None:
    fault = refusal("a = 1\n\ntitle = Interwar\n", tmp_path)
    assert fault.where.endswith("line 3")
    assert "'title = Interwar'" in fault.found
    assert "quotation marks" in fault.remedy


def test_a_key_written_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    fault = refusal('[table]\nkey = 1\nother = 2\n"key" = 3\n', tmp_path)
    assert fault.where.endswith("line 4")
    assert fault.found == "'key' in [table] for the second time (first in line 2)"
    assert fault.expected == "every key once"


def test_a_key_written_twice_in_the_last_line_is_named_too(tmp_path: Path) -> None:
    assert "'key' for the second time" in refusal("key = 1\nkey = 2", tmp_path).found


def test_a_table_written_twice_is_named(tmp_path: Path) -> None:
    assert "table [a] for the second time" in refusal("[a]\nx = 1\n[a]\n", tmp_path).found


def test_a_question_answered_twice_is_said_in_words_of_accounts(tmp_path: Path) -> None:
    text = '[answers]\nline = "by_calendar"\ncells = "by_rules"\nline = "in_proportion"\n'
    fault = refusal(text, tmp_path)
    assert fault.where.endswith("line 4")
    assert "'line' in [answers] for the second time" in fault.found
    assert fault.expected == "every question answered exactly once"


@pytest.mark.parametrize("depth", [DEEPEST + 1, 500, 100_000])
def test_lists_in_lists_without_end_are_refused(depth: int, tmp_path: Path) -> None:
    assert "nested too deeply" in refusal("a = " + "[" * depth + "]" * depth, tmp_path).found


@pytest.mark.parametrize("depth", [DEEPEST + 1, 100_000])
def test_keys_in_keys_without_end_are_refused(depth: int, tmp_path: Path) -> None:
    assert "nested too deeply" in refusal("a." * depth + "a = 1", tmp_path).found


def test_a_comment_may_have_as_many_full_stops_as_it_likes() -> None:
    assert parse_toml("# " + "." * 1000 + "\na = 1", "file") == {"a": 1}


def test_more_entries_than_a_hand_writes_are_refused(tmp_path: Path) -> None:
    assert "entries" in refusal("a = [" + "1," * MOST_ENTRIES + "]", tmp_path).found


def test_a_number_of_a_million_digits_is_refused(tmp_path: Path) -> None:
    assert "digits" in refusal("a = " + "9" * 900_000, tmp_path).found


def letters_of(text: str) -> tuple[Fault, ...]:
    try:
        assert isinstance(parse_toml(text, "file"), dict)
    except InputFaults as refused:
        return refused.faults
    return ()


@given(st.text())
@example('a = "\\ud800"')
@example("a = 1\r\ra = 2")
@example("[[a]]\n[a]\n")
@example("'''")
def test_any_text_is_read_or_refused(text: str) -> None:
    assert len(letters_of(text)) <= 1


PIECES = st.sampled_from(
    [*"[]{}=.,\"'\n# ", "a", "b", "[[", "]]", " = ", "1", "nan", '"""', "1933-01", "\\u", "e", "\r"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_anything_that_resembles_toml_is_read_or_refused(text: str) -> None:
    assert all(fault.where.startswith("file") for fault in letters_of(text))
