"""The pages that a PDF promises, set against those that are there, before repair drops what it cannot read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf

from filing.bundle.branches_written import Branch, Key, branches_written
from filing.bundle.limits import MAX_SOURCE_PAGES
from filing.bundle.objects import items_of, said

MOST_ENTRIES = 20 * MAX_SOURCE_PAGES  # [entries] of the tree that are looked at
DIRECT = (0, 0)  # the number of what is no object of its own
OF_A_PAGE = ("/MediaBox", "/Contents", "/Resources", "/CropBox")


@dataclass(frozen=True, slots=True)
class PageTree:
    """What the tree of pages promises.

    ``places`` are those of the pages that are there, from 1, ``lost`` those of entries that are no page, or nothing.
    ``short`` is how many pages more are promised than the tree has entries; ``more`` how many more there are than the
    file says it has. ``followed`` is false for a tree that goes on beyond what is looked at.
    """

    places: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    short: int = 0
    more: int = 0
    followed: bool = True

    @property
    def total(self) -> int:
        """The pages that the file has or should have."""
        return len(self.places) + len(self.lost) + self.short

    def place_of(self, position: int) -> int:
        """Return the place of the page at ``position``, from 0, of those that are there."""
        return self.places[position] if position < len(self.places) else position + 1


@dataclass(slots=True)
class _Node:
    """A branch of the tree while it is walked; ``above`` is what was counted before it was begun."""

    rest: Iterator[object]
    promised: int | None
    above: int
    key: Key


@dataclass(slots=True)
class _Walk:
    pdf: Pdf
    written: Mapping[Key, Branch]
    places: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    short: int = 0
    entries: int = 0

    @property
    def counted(self) -> int:
        return len(self.places) + len(self.lost) + self.short

    def branch(self, entry: Dictionary) -> _Node:
        key = _key(entry)
        if key in self.written:
            branch = self.written[key]
            return _Node(self._named(branch), branch.promised, self.counted, key)
        promised: object = entry.get("/Count")
        known = promised if isinstance(promised, int) and promised >= 0 else None
        return _Node(iter(items_of(entry.get("/Kids"))), known, self.counted, key)

    def _named(self, branch: Branch) -> Iterator[object]:
        for key in branch.named:
            yield self.pdf.get_object(key) if key is not None else None

    def leave(self, node: _Node) -> None:
        if node.promised is not None:
            self.short += max(0, node.promised - (self.counted - node.above))

    def leaf(self, entry: object) -> None:
        place = self.counted + 1
        (self.places if _is_page(entry) else self.lost).append(place)


def _key(entry: Object) -> Key:
    number, generation = entry.objgen
    return number, generation


def _is_branch(entry: object) -> bool:
    return isinstance(entry, Dictionary) and (
        isinstance(entry.get("/Kids"), Array) or said(entry.get("/Type")) == "/Pages"
    )


def _is_page(entry: object) -> bool:
    """Return whether ``entry`` is a page, or looks like one that is only called otherwise."""
    return isinstance(entry, Dictionary) and (
        said(entry.get("/Type")) == "/Page" or any(key in entry for key in OF_A_PAGE)
    )


def _walked(pdf: Pdf, root: Dictionary, written: Mapping[Key, Branch]) -> PageTree:
    walk = _Walk(pdf, written)
    top = walk.branch(root)
    open_nodes = [top]
    while open_nodes:
        node = open_nodes[-1]
        entry = next(node.rest, open_nodes)
        if entry is open_nodes:
            walk.leave(open_nodes.pop())
            continue
        walk.entries += 1
        if walk.entries > MOST_ENTRIES or len(walk.places) > MAX_SOURCE_PAGES:
            return PageTree(followed=False)
        if isinstance(entry, Dictionary) and _is_branch(entry):
            key = _key(entry)
            if key == DIRECT or all(key != one.key for one in open_nodes):
                open_nodes.append(walk.branch(entry))
            continue
        walk.leaf(entry)
    there = len(walk.places)
    more = there - top.promised if top.promised is not None else 0
    return PageTree(tuple(walk.places), tuple(walk.lost), walk.short, max(0, more))


def page_tree(pdf: Pdf, data: bytes) -> PageTree:
    """Return what the tree of ``pdf``, read from ``data``, promises.

    It must have been opened without inherited attributes, since qpdf repairs the tree to hand them down; where it had
    to repair the file it did so all the same, and the tree is then followed as the bytes write it. A branch that leads
    back into itself is followed once; repair refuses such a tree.
    """
    root = pdf.Root.get("/Pages")
    if not isinstance(root, Dictionary) or not _is_branch(root):
        return PageTree(followed=False)
    found = _walked(pdf, root, {})
    return _walked(pdf, root, branches_written(pdf, data)) if pdf.get_warnings() else found
