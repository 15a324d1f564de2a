"""Writes by hand: signatures and scribbles as strokes of a pen, for papers and for pictures alike."""

import hashlib
import math

Point = tuple[float, float]
Stroke = tuple[Point, ...]


def chances(seed: str, count: int) -> list[float]:
    """Return ``count`` numbers in [0, 1) that look like chance and are always the same for ``seed``."""
    data = hashlib.shake_256(seed.encode()).digest(2 * count)
    return [int.from_bytes(data[at : at + 2], "big") / 65536 for at in range(0, 2 * count, 2)]


def signature(seed: str) -> tuple[Stroke, ...]:
    """Return a signature in a box of 1 by 1: a large first letter, a run of small ones, and a line with it."""
    chance = chances(seed, 60)
    return (_capital(chance[:10]), _run(chance[10:50]), _flourish(chance[50:]))


def _capital(chance: list[float]) -> Stroke:
    """A loop, a stem with a belly, or two stems: what the first letter is like."""
    points = []
    kind = int(chance[0] * 3)
    lean = 0.05 + 0.10 * chance[1]
    for step in range(49):
        far = step / 48
        if kind == 0:
            turn = far * (1.3 + 0.6 * chance[2]) * math.tau
            x = 0.14 + 0.09 * (1 - far / 2) * math.cos(turn + 0.6)
            y = 0.42 - 0.32 * (1 - far / 2) * math.sin(turn + 1.2)
        elif kind == 1:
            up = abs(1 - 2.4 * far) if far < 0.84 else 1.02 - (far - 0.84) * 3
            x = 0.06 + 0.20 * far + 0.09 * math.sin(far * math.pi * (1.6 + chance[3]))
            y = 0.10 + 0.66 * (1 - min(1.0, up))
        else:
            belly = math.sin(far * math.pi * 3)
            x = 0.08 + 0.12 * abs(belly) + 0.05 * far
            y = 0.82 - 0.72 * (0.5 - 0.5 * math.cos(far * math.pi * (2.0 + chance[3])))
        points.append((x + lean * (0.8 - y), y))
    return tuple(points)


def _run(chance: list[float]) -> Stroke:
    """The small letters: waves of uneven width and height, now and then a tall one, running out flat."""
    points = []
    x, letters = 0.22, 4 + int(chance[0] * 6)
    long = 0.40 + 0.30 * chance[1]
    slope = 0.16 * chance[2] - 0.02
    curl = 0.25 + 0.75 * chance[3]
    for letter in range(letters):
        width = long / letters * (0.5 + chance[4 + letter])
        tall = 0.14 + 0.10 * chance[14 + letter] + (0.26 if chance[24 + letter] > 0.72 else 0.0)
        tall *= 1 - 0.55 * letter / letters
        for step in range(14):
            phase = step / 14 * math.tau
            back = curl * 0.30 * width * math.sin(phase)
            points.append(
                (x + width * step / 14 - back, 0.60 - slope * (x - 0.2) - tall * (0.5 - 0.5 * math.cos(phase)))
            )
        x += width
    points.append((min(0.98, x + 0.12 * chance[35]), 0.58 - slope * (x - 0.2)))
    return tuple(points)


def _flourish(chance: list[float]) -> Stroke:
    start, end = 0.08 + 0.25 * chance[0], 0.70 + 0.28 * chance[1]
    bow, rise = 0.22 * chance[2] - 0.08, 0.22 * chance[3] - 0.06
    low = 0.72 + 0.14 * chance[4]
    points = []
    for step in range(31):
        far = step / 30
        points.append((start + (end - start) * far, low - bow * math.sin(far * math.pi) - rise * far))
    return tuple(points)
