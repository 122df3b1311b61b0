"""Values, words and bytes that break readers which nobody tried to break."""

from __future__ import annotations

LITERALS = (
    *(
        "nan",
        "-nan",
        "inf",
        "-inf",
        "-0.0",
        "0",
        "-1",
        "1",
        "2",
        "0.5",
        "1e400",
        "-1e308",
        "5e-324",
    ),
    *("1e15", "1_000", "0x10", "1" * 25, "9" * 4400, "-9223372036854775809", "true", "false"),
    *('""', '" "', '"x"', '"nan"', '"1"', '"\\u0000"', '"\\u202e"', '"\\u001b[31m"', '"é"'),
    *('"' + "x" * 5000 + '"', '"a\\nb"', '"Ａ１"', '"../../etc"', '"; "', '"E59"', '"MOW"'),
    *("[]", "[[]]", "[1, nan]", '["x", ["y"]]', "[{}]", "{}", "{a = {b = {c = 1}}}", "[" * 60),
    *("[" * 14 + "]" * 14, "1934-01-26", "1934-01-26T07:32:00Z", "07:32:00", "0001-01-01"),
    *('"1934-13"', '"0000-01"', '"9999-12"', '"1921-03"', '"1941-06"', '"１９３４-０１"'),
    *('"1934-02-31"', '"1941/1921"', '"19340126"', '"antaeus_assumption"', '"E59; E59"'),
    *("'''\n'''", '"""x', '"share"', '"persons"', '"high"', '"none"', '"vanguard"', "[1, 2]"),
    *("[3, 1]", "[0.0, 0.0]", "[-1, 1]", "[inf, inf]", "{value = nan}", '{source = "x"}'),
)
"""What may stand behind `key =` in TOML, or pretend to."""

CELLS = (
    *("", " ", "nan", "inf", "-inf", "-0", "-1", "1", "0", "0.5", "1e400", "1e308", "1_000", "0x1"),
    *("１２", " 12", "12 ", "+5", "9" * 400, "1e5", "1,5", '"', '""', '"x', "x" * 140_000),
    *("1934-01-26", "1934-02-31", "19340126", "1934-W04-5", "1934-01", "0001-01-01", "9999-12-31"),
    *("0000-01", "9999-12", "1921-03", "1941-06", "１９３４-０１", "1934-01-26T00:00", "\u202e"),
    *(
        "\x1b[31m",
        "é",
        "E59",
        "MOW",
        "all",
        "all;all",
        ";",
        "factory;x",
        "total",
        "persons",
        "share",
    ),
    *(
        "antaeus_assumption",
        "x; y",
        ";;;",
        "high",
        "None",
        "NULL",
        "true",
        "a\nb",
        "\x85",
        "\u2028",
    ),
)
"""What may stand between the commas of a table."""

PIECES = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\r\n"),
    *(
        b"\n\n",
        b"\t",
        b"\x1b[2J",
        b'"',
        b"'",
        b'"""',
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b",",
        b".",
        b"#",
    ),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\x0b", b"\x0c", b"\x1c", b"\xf0\x9f\x98\x80", b"\xc4\xb0"),
)
"""Bytes that mean something to a decoder, a line or a parser."""

KEYS = ("x", "value", "source", "from", "to", "id", "date", "unit", "kind", '""', '"a b"', "a.b.c")
KEYS = (*KEYS, '"\\u0000"', '"é"', "__class__", "model_config", "self", '"' + "k" * 300 + '"')

JSON_VALUES = (
    *(None, True, False, 0, -1, 1, -0.0, 0.5, 1e308, float("nan"), float("inf"), 2**63, -(2**70)),
    *(10**400, "", "x", "nan", "1", "\x00", "\ud800", "\u202e", "\x1b[31m", "a\nb", "x" * 5000),
    *("1934-01", "1934-13", "0000-01", "9999-12", "1921-03", "1941-06", "1/100", "1/0", "vanguard"),
    *("USSR", "count", "2020-01-01T00:00:00", [], [[]], [1, "x"], {}, {"a": 1}, {"from": "x"}),
)
"""Values of JSON, or of what Python's reader takes for JSON."""
