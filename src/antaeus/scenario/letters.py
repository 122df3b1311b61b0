"""What a schema finds wrong with a file, told as letters in the words of the file's author."""

from __future__ import annotations

import types
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from antaeus.foundation.errors import Fault
from antaeus.foundation.units import UNITS
from antaeus.scenario.wording import near_match, place_text, shown

Place = tuple[str | int, ...]

MOST_LETTERS = 200
"""Letters about one file; whoever gets as many has made the same mistake many times."""

EXPECTED_OF_KEY = {
    "source": "the id of an entry of the bibliography for every number",
    "unit": "a unit of the closed list for every number, such as persons, share or percent",
    "date": "the date of the number: 1934, 1934-01, 1934-01-26, or two of them joined by /",
    "basis": "recorded, estimated, inferred or assumed",
    "status": "verified, recalled, derived or made_up",
    "confidence": "high, medium or low",
}

EXPECTED_OF_TYPE = {
    "string_type": 'a text between quotation marks ("...")',
    "float_type": "a number",
    "float_parsing": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number of human size",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "finite_number": "a finite number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "date_type": "a date like 1934-01-26",
    "invalid_key": "keys that are texts",
}

EXPECTED_OF_BOUND = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "too_short": "at least {min_length} entries",
    "too_long": "at most {max_length} entries",
    "string_too_short": "a text that is not empty",
    "string_pattern_mismatch": "a text of the form {pattern}",
    "literal_error": "one of {expected}",
}


EXPECTED_OF_PATTERN = {
    "^[a-z][a-z0-9_]*$": "a name of small letters, digits and _, like toy_district",
    "^[A-Z0-9]{2,4}$": "a code of two to four capital letters or digits, like MOW",
    "^O\\d+$": "a number like O7",
}


def objection(found: str, expected: str, remedy: str = "") -> PydanticCustomError:
    """What a checking function raises to have its own words in the letter."""
    return PydanticCustomError(
        "objection", "{expected}", {"found": found, "expected": expected, "remedy": remedy}
    )


def letters(
    error: ValidationError, where: str, model: type[BaseModel], tables: object
) -> list[Fault]:
    """One letter for each thing that the schema of a file found wrong."""
    details = error.errors(include_url=False)
    faults = [_letter(detail, where, model, tables) for detail in details[:MOST_LETTERS]]
    if len(details) > MOST_LETTERS:
        rest = len(details) - MOST_LETTERS
        faults.append(Fault(where, f"{rest} more faults", "none", "Mend these first."))
    return faults


def _letter(detail: ErrorDetails, where: str, model: type[BaseModel], tables: object) -> Fault:
    kind, place, context = detail["type"], detail["loc"], detail.get("ctx", {})
    at = f"{where}, {place_text(place, tables)}" if place else where
    if kind == "missing":
        return _missing(where, place, tables)
    if kind == "extra_forbidden":
        return _unknown_key(where, place, model, tables)
    if kind == "objection":
        return Fault(at, context["found"], context["expected"], context["remedy"])
    expected = _expected(detail, _model_at(model, place))
    words = UNITS if place[-1:] == ("unit",) else str(context.get("expected", "")).split("'")[1::2]
    return Fault(at, shown(detail["input"]), expected, near_match(detail["input"], words))


def _expected(detail: ErrorDetails, inside: type[BaseModel] | None) -> str:
    """What should have stood at a place, in plain words."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        return EXPECTED_OF_KEY.get(str((detail["loc"] or ("",))[-1]), str(context["error"]))
    if (pattern := context.get("pattern")) in EXPECTED_OF_PATTERN:
        return EXPECTED_OF_PATTERN[str(pattern)]
    if kind in EXPECTED_OF_BOUND:
        return EXPECTED_OF_BOUND[kind].format(**context)
    if kind == "model_type" and inside is not None:
        return f"a table with the keys {', '.join(_required_keys(inside))}"
    return EXPECTED_OF_TYPE.get(kind, detail["msg"].lower())


def _missing(where: str, place: Place, tables: object) -> Fault:
    key = str(place[-1])
    at = f"{where}, {place_text(place[:-1], tables)}" if place[:-1] else where
    expected = EXPECTED_OF_KEY.get(key, f"the key {key!r}")
    return Fault(at, f"no {key!r}", expected, f"Add: {key} = ...")


def _unknown_key(where: str, place: Place, model: type[BaseModel], tables: object) -> Fault:
    at = f"{where}, {place_text(place[:-1], tables)}" if place[:-1] else where
    inside = _model_at(model, place[:-1])
    keys = [field.alias or name for name, field in inside.model_fields.items()] if inside else []
    near = near_match(place[-1], keys)
    return Fault(at, f"the unknown key {shown(place[-1])}", f"only {', '.join(keys)}", near)


def _required_keys(model: type[BaseModel] | None) -> list[str]:
    fields = model.model_fields.items() if model else ()
    return [field.alias or name for name, field in fields if field.is_required()]


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """The schema of the table that stands at a place, found by walking down the fields."""
    here: Any = model
    for step in place:
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = _bare(fields[step].annotation) if step in fields else None
        else:  # the entry of a list or of a table with free keys
            inside = [each for each in get_args(here) if each is not Ellipsis and each is not str]
            here = _bare(inside[-1]) if inside else None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """A type without the notes and without the `or None` around it."""
    while get_origin(annotation) in (Annotated, types.UnionType):
        annotation = get_args(annotation)[0]
    return annotation
