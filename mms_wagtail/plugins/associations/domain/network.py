"""The network of associations: which belongs to which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mms_wagtail.plugins.associations.choices import Level
from mms_wagtail.plugins.associations.domain.leaders import leaders_of, working
from mms_wagtail.plugins.associations.models import AssociationIndexPage, AssociationPage

LEVELS = {Level.MUNICIPAL: 0, Level.INTER_SCHOOL: 1, Level.SCHOOL: 2}


@dataclass
class Node:
    """An association with what belongs to it. ``leader`` is a name, "" when nobody leads today."""

    pk: int
    title: str
    url: str
    level: str
    place: str
    leader: str
    below: list[Node] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many associations belong to it, at any depth."""
        return sum(1 + node.total for node in self.below)


def read_network(*, beside: str = "") -> list[Node]:
    """The tops of the network with all below them; a fixed number of queries, whatever their number.

    What belongs to an association that readers do not see stands at the top; a circle that an
    import made is cut where it closes.

    Parameters
    ----------
    beside:
        Address of the folder that the links are shown in; those into the same folder are then
        relative, which makes a page of five hundred a tenth lighter.
    """
    rows = working(AssociationPage.objects.live().public()).values_list(
        "pk", "title", "path", "slug", "level", "organization__name", "parent_association_id"
    )
    sections = {page.path: page.get_url() or "" for page in AssociationIndexPage.objects.live()}
    leaders = leaders_of()
    nodes: dict[int, Node] = {}
    parents: dict[int, int | None] = {}
    for pk, title, path, slug, level, place, parent in rows.order_by("title"):
        leader = leaders.get(pk)
        section = sections.get(path[: -AssociationPage.steplen], "")
        folder = "../" if beside and section == beside else section
        nodes[pk] = Node(
            pk=pk,
            title=title,
            url=f"{folder}{slug}/" if section else "",
            level=level,
            place=place or "",
            leader=short_name(leader) if leader else "",
        )
        parents[pk] = parent
    return build_tree(nodes, parents)


def short_name(member: Any) -> str:
    """«Морозова Е. Б.»: the tree has room for no more."""
    return str(member.person.short_name if member.person else member.display_name)


def build_tree(nodes: dict[int, Node], parents: dict[int, int | None]) -> list[Node]:
    """Put ``nodes`` under their parents; gives the tops, by level and name."""
    tops: list[Node] = []
    for pk, node in nodes.items():
        parent = parents.get(pk)
        if parent is None or parent not in nodes or _closes_circle(pk, parents):
            tops.append(node)
        else:
            nodes[parent].below.append(node)
    for node in nodes.values():
        node.below.sort(key=_place)
    return sorted(tops, key=_place)


def _closes_circle(pk: int, parents: dict[int, int | None]) -> bool:
    """Whether the way up from ``pk`` comes back to it, and ``pk`` is the smallest of the circle."""
    seen: list[int] = []
    above = parents.get(pk)
    while above is not None and above not in seen:
        if above == pk:
            return pk == min([pk, *seen])
        seen.append(above)
        above = parents.get(above)
    return False


def _place(node: Node) -> tuple[int, str, str]:
    return LEVELS.get(Level(node.level), 0), node.place if node.level == Level.SCHOOL else "", node.title


def count_by_level(nodes: Iterable[Node]) -> dict[str, int]:
    """How many associations of each level there are; keys as templates can write them («inter_school»)."""
    counts = dict.fromkeys((level.replace("-", "_") for level in Level.values), 0)
    for node in nodes:
        counts[node.level.replace("-", "_")] += 1
        for level, number in count_by_level(node.below).items():
            counts[level] += number
    return counts
