"""Small affine arithmetic of a PDF: matrices of six numbers, boxes, and whether they meet."""

from collections.abc import Iterable

from filing.bundle.geometry import Box, Matrix

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does ``first`` and after it ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(point: tuple[float, float], by: Matrix) -> tuple[float, float]:
    """Return where ``by`` puts ``point``."""
    x, y = point
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes ``matrix``, or None when it flattens everything."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-12:
        return None
    return d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size


def scale_of(matrix: Matrix) -> float:
    """Return how much longer ``matrix`` makes a line at most, roughly."""
    a, b, c, d, _e, _f = matrix
    return max(abs(a) + abs(c), abs(b) + abs(d))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """Return the smallest upright box around ``points``, of which there is at least one."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return min(xs), min(ys), max(xs), max(ys)


def box_moved(box: Box, by: Matrix) -> Box:
    """Return the smallest upright box around ``box`` as ``by`` puts it."""
    left, bottom, right, top = box
    return around(moved(point, by) for point in ((left, bottom), (right, bottom), (right, top), (left, top)))


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes have an inner point in common, or one without width lies in the other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def within(inner: Box, outer: Box) -> bool:
    """Return whether ``inner`` lies wholly in ``outer``."""
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
