"""Pages of every edition with a look of its own, compared as pictures with those that were looked at and accepted."""

from __future__ import annotations

import pytest

from tests.visual.goldens import ACCEPT, GOLDEN, accept, differences, missing
from tests.visual.printing import PRODUCTS, Product


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.name)
def test_pages_look_as_they_did(product: Product, press, golden, exhibition, request):
    accepting = request.config.getoption("--accept")
    if not accepting and (reason := missing(golden)):
        pytest.skip(reason)
    pages = press.pictures(product)
    if accepting:
        accept(golden, product.name, pages)

    if found := differences(golden, product.name, pages, exhibition):
        sentences = "\n".join(f"    {product.name}, {sentence}" for sentence in found)
        pytest.fail(
            f"pages look otherwise than their golden ones:\n{sentences}\n"
            f"See golden, now and difference side by side: {exhibition.index}\n"
            f"If the change is meant: {ACCEPT}",
            pytrace=False,
        )


def test_every_golden_page_belongs_to_a_product(request):
    stems = {path.stem.rpartition("-")[0] for path in GOLDEN.glob("pango-*/*.png")}

    assert stems <= {product.name for product in PRODUCTS}, "delete the pictures of what is no longer printed"


def test_a_set_of_golden_pages_takes_less_than_a_megabyte():
    for folder in GOLDEN.glob("pango-*"):
        assert sum(path.stat().st_size for path in folder.glob("*.png")) < 1_000_000, folder.name
