"""The logical structure of a print: what a screen reader follows instead of the page.

Rules (ISO 32000-1, 14.7 and 14.8; PDF/UA-1, ISO 14289-1, clause 7):
1. Whatever a person must read belongs to exactly one leaf of the tree; everything else is an artifact.
2. The order of reading is the order of the tree, never the order of drawing.
3. Each piece of a leaf on a page is one marked-content sequence with its own number (MCID); the parent tree
   leads back from the number to the leaf.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

Document: TypeAlias = Any
"""reportlab's `PDFDocument`; its published types leave out what is used here."""


class Step(NamedTuple):
    """One level of the tree.

    Attributes:
        kind: Standard structure type, e.g. "P", "H1", "TH" (ISO 32000-1, 14.8.4).
        order: Its place among its siblings.
    """

    kind: str
    order: int


Path = tuple[Step, ...]
"""Way from the document down to a leaf; empty for an artifact."""

ARTIFACT: Path = ()

_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "TH": {"O": "Table", "Scope": "Column"},
    "L": {"O": "List", "ListNumbering": "Decimal"},
}
_SIDE_HEADER = {"O": "Table", "Scope": "Row"}
SIDE = "TH/Row"
"""A header cell that names its row; every other "TH" names its column."""


class _Piece(NamedTuple):
    """One marked-content sequence: page, counted from 0, and number on it."""

    page: int
    mcid: int


@dataclass
class _Node:
    """An element with what hangs below it, and its pieces if it is a leaf."""

    path: Path
    children: dict[Step, "_Node"] = field(default_factory=dict)
    pieces: list[_Piece] = field(default_factory=list)


@dataclass
class Tree:
    """Collects the pieces while pages are drawn, then writes itself into the document.

    Attributes:
        texts: Alternative text of pictures, by their path.
    """

    texts: dict[Path, str] = field(default_factory=dict)
    _root: _Node = field(default_factory=lambda: _Node(()))
    _pages: list[list[Path]] = field(default_factory=list)

    def begin_page(self) -> None:
        """The pieces that follow stand on a new page."""
        self._pages.append([])

    def piece(self, path: Path) -> int:
        """A new piece of a leaf on this page; returns its number."""
        numbers = self._pages[-1]
        numbers.append(path)
        self._node(path).pieces.append(_Piece(len(self._pages) - 1, len(numbers) - 1))
        return len(numbers) - 1

    def write(self, document: Document, pages: Sequence[PDFObjectReference]) -> PDFObjectReference:
        """Adds the tree's objects.

        Args:
            pages: References of the pages, in order.

        Returns:
            Reference of the structure tree root, for the catalogue.
        """
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        made: dict[Path, PDFObjectReference] = {}
        root_reference: PDFObjectReference = document.Reference(root)
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": root_reference})
        reference = document.Reference(whole)
        whole["K"] = PDFArray(
            [
                self._element(document, node, reference, pages, made)
                for _step, node in _ordered(self._root.children)
            ]
        )
        root["K"] = PDFArray([reference])
        root["ParentTree"] = document.Reference(self._parents(document, made))
        root["ParentTreeNextKey"] = len(self._pages)
        return root_reference

    def _node(self, path: Path) -> _Node:
        node = self._root
        for depth, step in enumerate(path, 1):
            node = node.children.setdefault(step, _Node(path[:depth]))
        return node

    def _element(
        self,
        document: Document,
        node: _Node,
        parent: PDFObjectReference,
        pages: Sequence[PDFObjectReference],
        made: dict[Path, PDFObjectReference],
    ) -> PDFObjectReference:
        kind = node.path[-1].kind
        held = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(kind.split("/")[0]), "P": parent})
        reference: PDFObjectReference = document.Reference(held)
        made[node.path] = reference
        attributes = _SIDE_HEADER if kind == SIDE else _ATTRIBUTES.get(kind)
        if attributes:
            held["A"] = PDFDictionary({key: PDFName(value) for key, value in attributes.items()})
        if node.path in self.texts:
            held["Alt"] = PDFString(self.texts[node.path])
        below = [self._element(document, n, reference, pages, made) for _step, n in _ordered(node.children)]
        kids = [*below, *(_reference(piece, pages) for piece in node.pieces)]
        held["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference

    def _parents(self, document: Document, made: Mapping[Path, PDFObjectReference]) -> PDFDictionary:
        numbers: list[object] = []
        for page, paths in enumerate(self._pages):
            numbers += [page, document.Reference(PDFArray([made[path] for path in paths]))]
        return PDFDictionary({"Nums": PDFArray(numbers)})


def _ordered(children: Mapping[Step, _Node]) -> Iterable[tuple[Step, _Node]]:
    return sorted(children.items(), key=lambda item: item[0].order)


def _reference(piece: _Piece, pages: Sequence[PDFObjectReference]) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[piece.page], "MCID": piece.mcid})
