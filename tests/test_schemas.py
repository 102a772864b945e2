"""The JSON Schemas: kept equal to the code, true of every YAML file, and as strict as the loader."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.outline.test_messages import broken, cases

from .schemas import FOLDER, ROOT, schema, shapes

SCHEMAS = tuple(shapes())
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (
        "chapters/**/*.yaml",
        "tests/chapters/**/*.yaml",
        "templates/editions/*.yaml",
        "assets/forms/*.yaml",
        "assets/norms/*.yaml",
    )
    for path in ROOT.glob(pattern)
)


class Core(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: `no` and `2026-11-21` are texts, only `true` and `false` are truth values."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def wrong(name: str, text: str) -> list[str]:
    """What the schema `name` says against a YAML text."""
    validator = Draft202012Validator(json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")))
    value: Any = yaml.load(text, Core)
    return [f"{problem.json_path}: {problem.message[:200]}" for problem in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_the_one_in_assets(name: str, request: pytest.FixtureRequest):
    path, made = FOLDER / f"{name}.schema.json", schema(name)
    Draft202012Validator.check_schema(json.loads(made))
    if request.config.getoption("--accept"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made, "run the tests with --accept and read the difference"


def test_there_is_no_schema_that_nothing_is_made_of():
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", FILES)
def test_every_yaml_file_names_its_schema_and_fits_it(name: str):
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)

    assert named, "its first line names no schema"
    schema_file = Path(os.path.normpath(path.parent / named[1]))
    assert schema_file.parent == FOLDER
    kind = schema_file.name.removesuffix(".schema.json")
    assert kind == path.stem or kind in ("section", "map", "edition", "form", "norms")
    assert wrong(kind, text) == []


#: What YAML 1.2 itself takes for the right value, so that an editor cannot tell: `21.` is 21, `True` is true.
ALLOWED = ("a number with a full stop", "a true with a capital")

MISSHAPEN = [
    case for case in cases() if "[yaml.shape]" in case.values[1]["expected"] and case.values[1]["label"] not in ALLOWED
]


@pytest.mark.parametrize(("path", "case"), MISSHAPEN)
def test_what_the_loader_refuses_for_its_shape_the_schema_refuses_too(path: Path, case: dict, chapter):
    workshop = broken(chapter("small-kk"), case)

    for file in set(re.findall(r"^chapters/small-kk/(\S+)\.yaml:\d.*\[yaml\.shape\]$", case["expected"], re.MULTILINE)):
        text = (workshop.folder / f"{file}.yaml").read_text(encoding="utf-8")
        assert wrong(file if file in SCHEMAS else "section", text) != []


def test_enough_is_tried():
    assert len(MISSHAPEN) >= 60
    assert len(FILES) >= 48


def test_what_an_editor_shows_of_a_key_is_what_the_code_says_of_it():
    made = json.loads(schema("chapter"))["$defs"]

    assert made["Passage"]["properties"]["joined"] == {
        "description": "Whether the passage goes on in the paragraph before it instead of beginning one.",
        "type": "boolean",
        "default": False,
    }
    assert made["DataTable"]["required"] == ["id", "data", "caption"]
    assert made["DataTable"]["properties"]["separator"] == {"enum": [",", ";", "tab"], "default": ","}
    assert "{file: texts/intro.md}" in json.dumps(made["SidebarBox"]["properties"]["text"])
