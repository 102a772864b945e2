"""What a PDF says that it is made to: PDF/UA-1, or PDF/A-3a and PDF/UA-1 in one file. Its pages stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

#: The standards that pages of any edition can be made to after they are set, as editions name them.
STANDARDS = ("ua-1", "a-3a")
#: In a file that is PDF/A first: the name of PDF/UA-1, and what that name means, as PDF/A asks for every name that it
#: does not know (ISO 19005-3, 6.6.2.3.3).
_EXTENSION = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{lines}
</rdf:Description>{extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
#: A date as a PDF writes it (PDF 32000-1, 7.9.4), and the parts of the same date in XMP.
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)?)?")
_COLOURS = "sRGB IEC61966-2.1"


def declare(pdf: pikepdf.Pdf, standard: str, profile: Callable[[], bytes]) -> None:
    """Let a tagged PDF name one of the `STANDARDS`, and complete what the standard asks of the file as a whole.

    `profile` gives the description (ICC) of the colours on its pages, which are those of sRGB.
    """
    archive = standard == "a-3a"
    pdf.Root.Metadata = pdf.make_stream(_metadata(pdf, archive=archive).encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if archive:
        colours = Stream(pdf, profile())
        colours.N = 3
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=colours)
        intent.OutputConditionIdentifier = intent.Info = String(_COLOURS)
        pdf.Root.OutputIntents = Array([intent])
        _sharpen(pdf)


def _metadata(pdf: pikepdf.Pdf, *, archive: bool) -> str:
    """The metadata (XMP) that says the same as the information dictionary, and names the standards."""
    known = {str(name)[1:]: str(value) for name, value in pdf.docinfo.items() if str(value)}
    lines = ["<pdfuaid:part>1</pdfuaid:part>"]
    if archive:
        lines += ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"]
    lines += [_PROPERTIES[name](escape(known[name])) for name in _PROPERTIES if name in known]
    return _PACKET.format(lines="\n".join(lines), extension=_EXTENSION if archive else "")


def _alternatives(tag: str) -> Callable[[str], str]:
    return lambda text: f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></{tag}>'


def _plain(tag: str) -> Callable[[str], str]:
    return lambda text: f"<{tag}>{text}</{tag}>"


def _dated(tag: str) -> Callable[[str], str]:
    return lambda text: f"<{tag}>{_iso(text)}</{tag}>"


#: How each entry of the information dictionary is said in XMP (ISO 19005-3, table 1).
_PROPERTIES: dict[str, Callable[[str], str]] = {
    "Title": _alternatives("dc:title"),
    "Author": lambda text: f"<dc:creator><rdf:Seq><rdf:li>{text}</rdf:li></rdf:Seq></dc:creator>",
    "Subject": _alternatives("dc:description"),
    "Keywords": _plain("pdf:Keywords"),
    "Creator": _plain("xmp:CreatorTool"),
    "Producer": _plain("pdf:Producer"),
    "CreationDate": _dated("xmp:CreateDate"),
    "ModDate": _dated("xmp:ModifyDate"),
}


def _iso(date: str) -> str:
    found = _DATE.match(date)
    if found is None:
        return ""
    day = "-".join(part for part in found.groups()[:3] if part)
    if not found[4]:
        return day
    return f"{day}T{found[4]}:{found[5]}:{found[6]}{(found[7] or 'Z').replace(chr(39), ':')}"


def _sharpen(pdf: pikepdf.Pdf) -> None:
    """PDF/A-3, 6.2.8: a reader may not smooth pictures."""
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == "/Image" and each.get("/Interpolate"):
            each.Interpolate = False
