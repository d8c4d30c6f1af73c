"""What makes a file archival and accessible beside its pages: XMP, output intent, catalogue entries.

PDF/A-2a (ISO 19005-2) asks for metadata that agree with the information dictionary, for a colour space of
the output, and for tags; PDF/UA-1 (ISO 14289-1) for its own mark, a language and a shown title.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from asystent_desktop import assets
from asystent_desktop.documents.layout.structure import Document, Tree

LANGUAGE = "pl-PL"
PRODUCER = "Asystent"
_PROFILE = "colour/srgb.icc"

_XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Info:
    """What a viewer shows about the document: never a person's or a family's name."""

    title: str
    author: str
    created_on: date


class _Information(PDFInfo):
    """The information dictionary, cut down to what the metadata repeat word for word."""

    stamp: str

    def format(self, document: Document) -> bytes:
        kept = PDFDictionary(
            {
                "Title": PDFString(self.title),
                "Author": PDFString(self.author),
                "Producer": PDFString(PRODUCER),
                "Creator": PDFString(PRODUCER),
                "CreationDate": PDFString(self.stamp),
                "ModDate": PDFString(self.stamp),
            }
        )
        formatted: bytes = kept.format(document)
        return formatted


def information(info: Info) -> PDFInfo:
    """The information dictionary of a print; its date is the paper's: any day gives the same bytes."""
    held = _Information()
    held.title, held.author = info.title, info.author
    held.creator = held.producer = PRODUCER
    held.stamp = "D:{}000000Z".format(info.created_on.isoformat().replace("-", ""))
    return held


def finish(document: Document, tree: Tree, info: Info) -> None:
    """Writes structure, metadata and output intent, and names them in the catalogue."""
    pages = _tie_pages(document)
    catalog = document.Catalog
    catalog.StructTreeRoot = tree.write(document, pages)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = document.Reference(_metadata(info))
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])
    # The library writes only the keys it knows; one instance may know more.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


def _tie_pages(document: Document) -> list[PDFObjectReference]:
    found = []
    for number, page in enumerate(document.Pages.pages):
        page.StructParents, page.Tabs = number, PDFName("S")
        page.Trans = None  # an empty transition would be written otherwise
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        found.append(document.Reference(page))
    return found


def _metadata(info: Info) -> PDFStream:
    text = _XMP.format(
        title=escape(info.title),
        author=escape(info.author),
        producer=PRODUCER,
        language=LANGUAGE,
        day=info.created_on.isoformat(),
    )
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, text.encode("utf-8"), filters=[])  # readable without unpacking


def _output_intent(document: Document) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _profile())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _profile() -> bytes:
    return assets.path(_PROFILE).read_bytes()
