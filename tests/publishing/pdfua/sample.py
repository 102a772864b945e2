"""A small page with everything on it that a chapter has."""

from __future__ import annotations

FACES = """
@font-face { font-family: "Literata"; src: url("assets/fonts/literata/Literata_400Regular.ttf") }
@page { size: 200pt 200pt; margin: 30pt; @top-left { content: "Бет басы" } }
html { font: 10pt/12pt "Literata"; hyphenate-character: "-" }
body, p { margin: 0 }
.footnote { float: footnote }
.footnote::footnote-call, .footnote::footnote-marker { content: attr(data-number) }
"""

#: A page with one of everything that a chapter has.
EVERYTHING = """
<header><h1>Көпір</h1><table class="contents"><tr><td>§ 1</td><td><a href="#one">Бірінші</a></td></tr></table></header>
<section id="one"><h2>Бірінші</h2>
<p id="first">Қайық баяу<span class="footnote" id="note-1" data-number="1">Суда.</span> жүретін, ал
<span lang="ru">лодка</span> туралы <a class="source" href="#note-1" title="Дереккөз 1">[1]</a> айтылады.</p>
<ul><li>Бірінші тармақ</li><li>Екінші тармақ</li></ul>
<div class="figure"><table><caption>Кесте</caption><thead>
<tr><th scope="col">Жыл</th><th scope="col">Саны</th></tr></thead>
<tbody><tr><th scope="row">1950</th><td>7</td></tr></tbody></table></div>
<figure><figcaption>Сурет</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="9mm" role="img">
<title>Өзен</title><rect width="9" height="9"/></svg></figure>
<aside><svg xmlns="http://www.w3.org/2000/svg" width="3mm" height="3mm" aria-hidden="true">
<rect width="9" height="9"/></svg>
<p class="label">Бұл қызықты!</p><p>Екі жүз арба.</p></aside>
</section>
"""


def html(body: str, css: str = "") -> str:
    """A whole page."""
    return f'<html lang="kk"><head><title>Көпір</title><style>{FACES}{css}</style></head><body>{body}</body></html>'
