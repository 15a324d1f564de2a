"""Memory that this process has freed, given back to the system: the C library of Linux would keep it for itself."""

import ctypes
import sys


def give_back() -> None:
    """Give back what is free; nothing happens on systems that do so by themselves."""
    if sys.platform != "linux":
        return
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library, which has no such call
        return
    trim(0)
