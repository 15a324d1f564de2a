"""How a bundle that is too large for one file is divided over volumes: between exhibits, as few as the order allows.

Sizes are known before the bundle is put together only nearly; what is added is reckoned high, so that a volume stays
within the limit once it is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filing.bundle.profiles import Profile
from filing.casefile.exhibits import Counted
from filing.errors import BundleTooLarge

ADDED_PER_PAGE = 2_000  # [bytes] stamp, label, outline and links of a page, reckoned high
ADDED_PER_VOLUME = 150_000  # [bytes] the fonts of the list and the stamps
ADDED_PER_LIST_PAGE = 30_000  # [bytes] a page of the exhibit list


@dataclass(frozen=True, slots=True)
class Room:
    """What one file may hold; None where no limit is known."""

    pages: int | None
    size: int | None

    def holds(self, pages: int, size: int) -> bool:
        """Return whether that much goes in."""
        return (self.pages is None or pages <= self.pages) and (self.size is None or size <= self.size)


def room_of(profile: Profile) -> Room:
    """Return what the profile allows for one file."""
    return Room(profile.number("file_pages"), profile.number("file_bytes"))


@dataclass(frozen=True, slots=True)
class _Load:
    pages: int
    size: int

    def __add__(self, other: "_Load") -> "_Load":
        return _Load(self.pages + other.pages, self.size + other.size)


def divided(
    counted: Sequence[Counted],
    sizes: Mapping[str, int],
    labels: Mapping[str, str],
    profile: Profile,
    *,
    front_pages: int,
    tab_pages: int,
) -> tuple[int, ...]:
    """Return for each exhibit its volume, from 1 and never falling; 1 for all when no limit is known or all goes in.

    ``sizes`` are the bytes of the exhibits' pages by id. What was inside an exhibit stays with it where that goes.

    Raises:
        BundleTooLarge: one exhibit alone is more than a file may hold; or one file is asked for and all is more.
    """
    room = room_of(profile)
    empty = _Load(front_pages, ADDED_PER_VOLUME + front_pages * ADDED_PER_LIST_PAGE)
    loads = [
        _Load(item.pages + tab_pages, sizes[item.evidence.id] + (item.pages + tab_pages) * ADDED_PER_PAGE)
        for item in counted
    ]
    volume, filled = 1, empty
    volumes: list[int] = []
    for members in _families(counted):
        together = sum((loads[at] for at in members), _Load(0, 0))
        whole = _fits(room, empty + together)
        for step in [members] if whole else [[at] for at in members]:
            load = sum((loads[at] for at in step), _Load(0, 0))
            if not _fits(room, empty + load):
                raise _alone_too_large(labels[counted[step[0]].evidence.id], empty + load, profile)
            if not _fits(room, filled + load):
                volume, filled = volume + 1, empty
            filled += load
            volumes += [volume] * len(step)
    if volume > 1 and profile.asks("one_file", "yes"):
        raise BundleTooLarge(
            f"the profile {profile.name} asks for one file, and the evidence is more than {_limits(profile)}",
            "Make the files smaller (--shrink), name fewer of them, or ask the court how it wants them.",
        )
    return tuple(volumes)


def _fits(room: Room, load: _Load) -> bool:
    return room.holds(load.pages, load.size)


def _families(counted: Sequence[Counted]) -> list[list[int]]:
    """Return the places of the exhibits in groups: one that the case file names, and what was inside it."""
    families: list[list[int]] = []
    known: set[str] = set()
    for at, item in enumerate(counted):
        if not (families and item.evidence.parent in known):
            families.append([])
            known = set()
        families[-1].append(at)
        known.add(item.evidence.id)
    return families


def _limits(profile: Profile) -> str:
    known = (("file_pages", "pages"), ("file_bytes", "bytes"))
    return " and ".join(f"{profile.number(name)} {unit}" for name, unit in known if profile.number(name) is not None)


def _alone_too_large(label: str, load: _Load, profile: Profile) -> BundleTooLarge:
    return BundleTooLarge(
        f"exhibit {label} alone, with the exhibit list, makes about {load.pages} pages and {load.size} bytes; "
        f"the profile {profile.name} allows {_limits(profile)} in one file",
        "Make that file smaller (--shrink) or name parts of it as exhibits of their own.",
    )


def refuse_total(profile: Profile, pages: int, size: int) -> None:
    """Return when all volumes together are within what the profile allows.

    Raises:
        BundleTooLarge: they are not.
    """
    for name, found, unit in (("total_pages", pages, "pages"), ("total_bytes", size, "bytes")):
        most = profile.number(name)
        if most is not None and found > most:
            raise BundleTooLarge(
                f"the bundle has {found} {unit}; the profile {profile.name} allows {most} in all",
                "Make the files smaller (--shrink), name fewer of them, or ask the court how it wants them.",
            )


def refuse_file(profile: Profile, name: str, pages: int, size: int) -> None:
    """Return when a finished file is within what the profile allows.

    Raises:
        BundleTooLarge: it is not; the estimate of its size was too low.
    """
    if not room_of(profile).holds(pages, size):
        raise BundleTooLarge(
            f"{name} has {pages} pages and {size} bytes; "
            f"the profile {profile.name} allows {_limits(profile)} in one file",
            "Make the files smaller (--shrink), or lower the limit in a profile of your own a little.",
        )
