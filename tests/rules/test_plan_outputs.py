"""What a plan gives beside its statuses: windows, costs ahead, why, deadlines of attachments, picture and calendar."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from case_builder import CONSUMER, FIRM, OFFICE, Parts, business, case, english, facts, sent
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lives_of_cases import plan_on
from lxml import etree

from filing.calendar_nl import is_holiday
from filing.casefile.case import CaseFile
from filing.language import load_language
from filing.law.table import Law
from filing.rules.contact_windows import LEGAL_TIME, Contact, Window, contact_windows, next_window
from filing.rules.outlook import At, outlook
from filing.rules.plan_calendar import deadlines_ics
from filing.rules.plan_picture import timeline_svg
from filing.rules.track_file import load_tracks
from filing.rules.why import missing_facts, why

ON = dt.date(2026, 11, 24)
SVG = "{http://www.w3.org/2000/svg}"
AGENCY: Parts = {"role": "collection_agency", "party": {**FIRM, "id": "agency"}, "register_number": "1"}


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LEGAL_TIME)


# ── contact windows, hours and days as the rule says them ─────────────────────────────────────────


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-24T06:59", "2026-11-24T07:00"),
        ("2026-11-24T07:00", "2026-11-24T07:00"),
        ("2026-11-24T19:59", "2026-11-24T19:59"),
        ("2026-11-24T20:00", "2026-11-25T07:00"),
        ("2026-11-21T20:00", "2026-11-23T07:00"),  # Saturday evening: Sunday is closed
        ("2026-12-24T21:00", "2026-12-28T07:00"),  # two holidays, and a Sunday after them
        ("2026-04-02T21:00", "2026-04-04T07:00"),  # Good Friday is equated with a holiday
        ("2026-10-25T02:30", "2026-10-26T07:00"),  # the night in which summer time ends is that of a Sunday
        ("2026-03-29T02:30", "2026-03-30T07:00"),  # and so is the one in which it begins
    ],
)
def test_x_50_the_next_moment_of_contact(moment: str, opens: str) -> None:
    assert next_window(at(moment))[0] == at(opens)


def test_x_53_a_moment_elsewhere_is_brought_to_amsterdam_with_its_summer_time() -> None:
    utc = ZoneInfo("UTC")
    summer = dt.datetime(2026, 7, 1, 18, 30, tzinfo=utc)  # 20:30 in Amsterdam
    winter = dt.datetime(2026, 12, 1, 18, 30, tzinfo=utc)  # 19:30 in Amsterdam
    assert next_window(summer)[0] == at("2026-07-02T07:00")
    assert next_window(winter)[0] == winter


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)), st.times())
def test_a_window_is_never_at_night_or_on_a_closed_day(day: dt.date, time: dt.time) -> None:
    opens, closes = next_window(dt.datetime.combine(day, time, tzinfo=LEGAL_TIME))
    assert dt.time(7) <= opens.time() < dt.time(20)
    assert (closes.date(), closes.time()) == (opens.date(), dt.time(20))
    assert opens.weekday() != 6
    assert not is_holiday(opens.date())


def windows(file: CaseFile, law: Law, time: dt.time | None = None) -> dict[Contact, Window]:
    return {one.contact: one for one in contact_windows(facts(file, law, str(ON)), time)}


def test_the_hours_bind_a_collector_towards_a_natural_person_in_the_netherlands(law: Law) -> None:
    found = windows(case(collector=AGENCY), law, dt.time(21))
    bound = {contact for contact, one in found.items() if one.bound}
    assert bound == {Contact.EMAIL, Contact.TELEPHONE, Contact.VISIT, Contact.SERVICE}
    assert not found[Contact.TELEPHONE].allowed_now
    assert windows(case(collector=AGENCY), law, dt.time(12))[Contact.TELEPHONE].allowed_now
    abroad = {**CONSUMER, "addresses": [{**OFFICE, "kind": "residence", "country": "BE"}]}
    for free in (case(), business(collector=AGENCY), case(collector=AGENCY, debtors=[abroad])):
        assert {contact for contact, one in windows(free, law).items() if one.bound} == {Contact.SERVICE}


# ── what it costs ───────────────────────────────────────────────────────────────────────────────────────────────

COURT: Parts = {"planned_service_on": "2026-12-01", "docket_date": "2026-12-16", "docket_time": "10:00"}


def test_the_costs_ahead_name_what_they_assume_and_stop_where_a_table_ends(law: Law) -> None:
    known = facts(case(proceedings=COURT), law, str(ON))
    found = {one.at: one for one in outlook(known, load_tracks())}
    assert (found[At.TODAY].on, found[At.TODAY].principal) == (ON, known.statement.claims[0].principal_open)
    assert found[At.IN_TWO_WEEKS].on == dt.date(2026, 12, 8)
    now, soon = found[At.TODAY].total, found[At.IN_TWO_WEEKS].total
    assert now is not None
    assert soon is not None
    assert now < soon
    assert found[At.SUMMONS].on == dt.date(2026, 12, 1)
    # rates are known through 31 December 2026; four weeks after the docket date lie beyond it
    judgment = found[At.JUDGMENT]
    assert (judgment.on, judgment.principal, judgment.total) == (dt.date(2027, 1, 13), None, None)
    assert judgment.stopped is not None
    assert "statutory_interest" in english(judgment.stopped)
    assert any("assumption of the house" in english(one) for one in judgment.assumed)


def test_without_days_of_court_the_costs_there_are_not_known(law: Law) -> None:
    found = {one.at: one for one in outlook(facts(case(), law, str(ON)), load_tracks())}
    assert (found[At.SUMMONS].on, found[At.JUDGMENT].on) == (None, None)
    assert "docket_date" in english(found[At.JUDGMENT].stopped)


# ── why ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_why_tells_what_hinders_first_and_what_is_missing() -> None:
    found = why(plan_on(case(history=[sent("reminder", "2026-11-20")]), ON).document("summons"))
    assert all(one.hinders for one in found.hindering)
    assert not any(one.hinders for one in (*found.unknown, *found.warnings, *found.satisfied))
    dated = [one.holds_from is not None for one in found.hindering]
    assert dated == sorted(dated)
    assert len(found.in_order) == len(found.document.findings)
    assert all(one.value is None for one in missing_facts(found.hindering))


# ── deadlines ───────────────────────────────────────────────────────────────────────────────────────────────────


def days(file: CaseFile, on: dt.date = ON) -> dict[str, dt.date]:
    return {english(one.what): one.on for one in plan_on(file, on).deadlines}


def test_the_terms_after_an_attachment_are_deadlines() -> None:
    made: Parts = {"id": "A1", "on": "2026-11-12", "leave_days": "14"}  # Thursday 12 November
    found = days(case(attachments=[made]))
    # ATT-08: fourteen days of the leave, not extended; EXE-12: eight days; EXE-14: two weeks, the day after them
    assert found["Last day to bring the main action; the attachment lapses after it (A1)"] == dt.date(2026, 11, 26)
    assert found["Last day to serve the attachment on the debtor (A1)"] == dt.date(2026, 11, 20)
    assert found["First day on which the third party must have declared (A1)"] == dt.date(2026, 11, 27)
    served = days(case(attachments=[{**made, "served_on": "2026-11-16"}]))
    assert "Last day to serve the attachment on the debtor (A1)" not in served
    assert not any("A1" in what for what in days(case(attachments=[{**made, "lifted_on": "2026-11-20"}])))
    # ATT-12: eight days after the main action was brought: Tuesday 24 November to Wednesday 2 December
    brought = days(case(attachments=[{**made, "main_action_on": "2026-11-24"}]))
    assert brought["Last day to serve the summons on the third party (A1)"] == dt.date(2026, 12, 2)


def test_what_cannot_be_reckoned_is_told() -> None:
    old = plan_on(case(attachments=[{"id": "A1", "on": "2015-11-12"}]), ON)
    assert any("A1" in english(one) for one in old.unknown_deadlines)


@pytest.mark.parametrize(
    ("country", "last"),
    # EXE-04: four weeks from Monday 2 November end on Monday 30 November; eight weeks on Monday 28 December
    [("NL", dt.date(2026, 11, 30)), ("BE", dt.date(2026, 12, 28))],
)
def test_exe_04_opposition_against_a_judgment_in_absence(country: str, last: dt.date) -> None:
    judgment = {"court": "rechtbank X", "number": "1", "given_on": "2026-10-21", "in_absence": "true"}
    debtor = {**CONSUMER, "addresses": [{**OFFICE, "kind": "residence", "country": country}]}
    found = days(case(debtors=[debtor], judgment={**judgment, "served_on": "2026-11-02"}))
    assert found["Last day for opposition (verzet), if the judgment was served in person"] == last
    assert not any("opposition" in what for what in days(case(judgment=judgment)))


def test_a_stay_ends_on_a_day() -> None:
    status = {"kind": "moratorium", "since": "2026-11-01", "until": "2027-02-01"}
    found = days(case(debtors=[{**CONSUMER, "statuses": [status]}]))
    assert found["Moratorium of jansen ends"] == dt.date(2027, 2, 1)


# ── picture and calendar ────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = '<script>&"' + "zeer-lang " * 30 + "\u202e\x07"


def hostile() -> CaseFile:
    events = [{"id": f"H{at}", "kind": "note", "on": f"2026-{1 + at // 9:02}-{1 + at % 9:02}"} for at in range(90)]
    return case(claims=[{"id": "F1", "number": "<b>&" + "x" * 300, "amount": "1000.00", "dated_on": "2026-01-01",
                         "due_on": "2026-01-31"}], history=events)  # fmt: skip


def picture(file: CaseFile, language: str = "nl") -> bytes:
    return timeline_svg(plan_on(file, ON), HOSTILE, load_language(language))


def test_the_picture_is_sound_xml_with_title_and_description_and_the_same_bytes_each_time() -> None:
    made = picture(hostile())
    root = etree.fromstring(made)
    assert root.tag == f"{SVG}svg"
    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert made == picture(hostile())
    assert not root.findall(f".//{SVG}script")
    assert b"\x07" not in made
    colours = {one.get("fill") for one in root.iter() if one.get("fill")} | {one.get("stroke") for one in root.iter()}
    assert colours <= {"#fff", "#000", "none", None}  # it is printed in black and white


def test_nothing_in_the_picture_overlaps_or_leaves_the_sheet_and_cut_words_are_whole_in_their_title() -> None:
    root = etree.fromstring(picture(hostile()))
    height = float(root.get("viewBox").split()[3])
    places: dict[str, list[float]] = {}
    for text in root.iterfind(f".//{SVG}g/{SVG}text"):
        x, y = float(text.get("x")), float(text.get("y"))
        assert 0 < x < 210
        assert 0 < y % 297 < 297 - 20
        places.setdefault(text.get("x"), []).append(y)
    for ys in places.values():
        assert all(later - earlier >= 3.5 for earlier, later in zip(sorted(ys), sorted(ys)[1:], strict=False))
    assert height % 297 == 0
    cut = [group for group in root.iterfind(f".//{SVG}g") if any((one.text or "").endswith("…") for one in group)]
    assert any("x" * 300 in (group[0].text or "") for group in cut)


def calendar(file: CaseFile, language: str = "nl") -> Any:
    data = deadlines_ics(plan_on(file, ON), "PROEF, 1; \\", load_language(language))
    assert data == deadlines_ics(plan_on(file, ON), "PROEF, 1; \\", load_language(language))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545, section 3.1
    return Calendar.from_ical(data)


def test_the_calendar_has_every_deadline_ahead_as_a_day_without_names() -> None:
    file = case(proceedings={"docket_date": "2026-12-16"})
    events = calendar(file).walk("VEVENT")
    ahead = [one for one in plan_on(file, ON).deadlines if one.on >= ON]
    assert [event.decoded("DTSTART") for event in events] == [one.on for one in ahead]
    assert all(str(event["SUMMARY"]).startswith("PROEF, 1; \\: ") for event in events)
    assert {str(event["UID"]) for event in events} == {
        str(event["UID"]) for event in calendar(file, "en").walk("VEVENT")
    }
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(event.decoded("DTSTAMP") == dt.datetime(2026, 11, 24, tzinfo=dt.UTC) for event in events)
    assert b"Jansen" not in deadlines_ics(plan_on(file, ON), "X", load_language("nl"))


def test_limitation_has_an_alarm_ninety_days_before() -> None:
    event = next(one for one in calendar(case(), "en").walk("VEVENT") if one.walk("VALARM"))
    assert event.decoded("DTSTART") == dt.date(2028, 1, 31)  # PRE-02: two years after 31 January 2026
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == dt.timedelta(days=-90, hours=9)
