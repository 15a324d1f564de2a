"""What a person reads for how sure a row of a law table is."""

from collections.abc import Mapping

from filing.law.table import Status
from filing.message import Message, say

SURE: Mapping[Status, Message] = {
    Status.PUBLISHED: say("published"),
    Status.REPORTED: say("reported"),
    Status.SINGLE: say("single source"),
    Status.DERIVED: say("derived"),
    Status.UNVERIFIED: say("unverified"),
}
