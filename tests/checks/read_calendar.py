"""Reads a calendar file with two readers that are not ours, and prints what both saw in it.

python3-icalendar prints a line for each event; libical, which is what most calendars on Linux read
with, must see as many, find no error in them, and miss nothing the standard asks for."""
import ctypes
import datetime
import sys

from icalendar import Calendar

data = open(sys.argv[1], "rb").read()

calendar = Calendar.from_ical(data)
events = calendar.walk("VEVENT")
for event in events:
    if event.errors:
        sys.exit("python3-icalendar: %s" % event.errors)
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "CLASS"):
        if name not in event:
            sys.exit("python3-icalendar: an event without " + name)
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if isinstance(start, datetime.datetime):
        shown = "%s %s to %s %s" % (start.strftime("%Y-%m-%d %H:%M"), start.tzname(),
                                    end.strftime("%H:%M"), end.tzname())
    else:
        shown = "%s, %d day" % (start, (end - start).days)
    print("|".join((str(event["STATUS"]), shown, str(event["SUMMARY"]), str(event.get("LOCATION", "")),
                    str(int(event["SEQUENCE"])), str(event["UID"]))))

ical = ctypes.CDLL("libical.so.3")
ical.icalparser_parse_string.restype = ctypes.c_void_p
for name in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_as_ical_string"):
    getattr(ical, name).argtypes = [ctypes.c_void_p]
ical.icalcomponent_as_ical_string.restype = ctypes.c_char_p
ical.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
ical.icalcomponent_string_to_kind.argtypes = [ctypes.c_char_p]


def seen_of(kind):
    return ical.icalcomponent_count_components(root, ical.icalcomponent_string_to_kind(kind))


root = ical.icalparser_parse_string(data)
if not root:
    sys.exit("libical: this is no calendar")
right = ical.icalrestriction_check(root)
errors = ical.icalcomponent_count_errors(root)
seen = seen_of(b"VEVENT")
if not right or errors or seen != len(events) or seen_of(b"VTIMEZONE") != 1:
    text = ical.icalcomponent_as_ical_string(root).decode("utf-8", "replace").replace("\r\n ", "")
    sys.exit("\n".join(["libical: %d errors, %d of %d events" % (errors, seen, len(events))] +
                       [line for line in text.splitlines() if line.startswith("X-LIC-ERROR")]))
print("libical: %d events, no errors" % seen)
