"""On which day somebody comes of age; the age is from memory, so nothing is void by it and a person is asked.

Rule:  X-38
Units: years of age
"""

import datetime as dt

OF_AGE = 18  # [years] from memory


def comes_of_age(born: dt.date) -> dt.date:
    """Return the first day on which somebody is of age; who was born on 29 February, on 1 March of a common year."""
    try:
        return born.replace(year=born.year + OF_AGE)
    except ValueError:
        return dt.date(born.year + OF_AGE, 3, 1)
