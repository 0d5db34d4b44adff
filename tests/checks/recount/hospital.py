"""M9 to M12, M16 and M17: admissions, discharges, A&E, delayed days."""
from collections import Counter
from datetime import timedelta

from .records import DAY, Figure, Row, day_of, day_recorded, month_end, months_after, rate


GONE = ("in_hospital", "out_of_area", "died", "moved")


def days_from(since, to):
	return [since + timedelta(days=n) for n in range((to - since).days + 1)]


def m9(records, when):
	"""Discharges of people on the register, by the day the team heard: in touch within three working days."""
	since, to, as_at = when.since, when.to, when.as_at
	rows = []
	for event in records.events:
		if event["kind"] != "discharge" or not records.on_register_for(event):
			continue
		heard = event["notified_on"] or event["on"]
		if not since <= heard <= to:
			continue
		due = records.working_days_after(heard, records.rules["DISCHARGE_CONTACT"])
		mine = records.events_of[event["person"]]
		done = next((row["on"] for row in mine if row["kind"] == "contact" and event["on"] <= row["on"] <= as_at), None)
		again = any(row["kind"] == "emergency_admission" and event["on"] < row["on"] <= min(due, as_at) for row in mine)
		stopped = any(stop["of"] == event["uid"] and stop["reason"] in GONE and day_of(stop["from"]) <= min(due, as_at)
			for stop in records.all["clock_stops"])
		gone = stopped or records.left(records.on_register_for(event), min(due, as_at))
		died = not records.living(event["person"], min(due, as_at))
		if due >= as_at or (again or died or gone) and not (done and done <= due):
			part = "excluded"
		else:
			part = "in" if done and done <= due else "out"
		rows.append(Row(part, event["person"], heard, due, done, ((done or as_at) - due).days if part == "out" else 0))
	return {None: Figure.share(rows)}


def m10(records, when):
	"""Emergency admissions of people while on the register, per 100 person-years on it."""
	since, to, as_at = when.since, when.to, when.as_at
	rows, again, admitted, days = [], [], set(), Counter()
	for episode in records.entries:
		on = records.days_on(episode, since, to)
		if on:
			days[episode["person"]] += on
	for event in records.events:
		person = event["person"]
		if event["kind"] != "emergency_admission" or not since <= event["on"] <= to or not records.on_register_for(event):
			continue
		admitted.add(person)
		rows.append(Row("in", person, event["on"]))
		before = [row["on"] for row in records.events_of[person] if row["kind"] == "discharge" and row["on"] < event["on"]]
		before += [row["until"] for row in records.events_of[person]
			if row["kind"] == "emergency_admission" and row["until"] and row["until"] < event["on"]]
		gap = (event["on"] - max(before)).days if before else None
		again.append(Row("in" if gap and gap <= 30 else "out", person, event["on"]))
	total = sum(days.values())
	every = Figure.count(rows, denominator=total or None)
	every.rate = rate(len(rows) * 365.25, 100, total)
	return {None: every, "person_days": Figure(None, total), "again": Figure.share(again),
		"people": Figure(None, len(admitted), len(days) or None)}


def m11(records, when):
	"""Admissions and A&E attendances of people on the register looked at by the end of their month; where one
	could have been avoided, with what must change."""
	since, to, as_at = when.since, when.to, when.as_at
	months = {}
	for event in records.events:
		if event["kind"] not in ("emergency_admission", "ae_attendance") or not since <= event["on"] <= to \
				or not records.on_register_for(event):
			continue
		due, done = month_end(event["on"]), None
		if event["avoidable"]:
			answered = [state["replaced_at"] for state in records.states["event"][event["uid"]] if not state["avoidable"]]
			done = day_recorded(max(answered)) if answered else day_recorded(event["created_at"])
			if done > as_at:
				done = None
		if due >= as_at:
			part = "excluded"
		else:
			part = "in" if done and done <= due and (event["avoidable"] != "Y" or event["change"]) else "out"
		months.setdefault(event["on"].strftime("%Y-%m"), []).append(
			Row(part, event["person"], event["on"], due, done, ((done or as_at) - due).days if part == "out" else 0))
	figures = {None: Figure.share([row for rows in months.values() for row in rows])}
	return figures | {month: Figure.share(rows) for month, rows in months.items()}


def m12(records, when):
	"""People on the register with that many A&E attendances in the twelve months up to the day."""
	to = when.to
	since, figures = months_after(to, -12), {}
	people = [(episode, [event["on"] for event in records.events_of[episode["person"]]
		if event["kind"] == "ae_attendance" and since < event["on"] <= to]) for episode in records.register(to)]
	for name, least in ((None, records.team["frequent"]), ("3", 3), ("5", 5), ("10", 10)):
		figures[name] = Figure.share([Row("in" if len(days) >= least else "out", episode["person"], episode["opened_on"],
			None, max(days, default=None)) for episode, days in people])
	return figures


def stay_end(records, stay):
	"""The day a stay in hospital ended: as recorded, else the day of the next discharge, or of death."""
	if stay["until"]:
		return stay["until"]
	person = stay["person"]
	ends = [event["on"] for event in records.events_of[person] if event["kind"] == "discharge" and event["on"] >= stay["on"]]
	return min(filter(None, [*ends, records.people[person]["died"]]), default=None)


def delays(records, since, to):
	"""Midnights in hospital after the day somebody was ready to leave; one in two stays is that of the
	stay they were ready to leave first."""
	seen = set()
	for event in sorted(records.events, key=lambda event: event["ready_on"] or event["on"]):
		ready = event["ready_on"]
		if event["kind"] != "emergency_admission" or not ready:
			continue
		last = min(stay_end(records, event) or to, to)
		nights = [day for day in days_from(max(ready + DAY, since), last) if (event["person"], day) not in seen]
		if records.at_least(event["person"], 18, ready):
			seen.update((event["person"], day) for day in nights)
		if nights:
			yield event, nights


def m16(records, when):
	"""Delayed days of the period, per 100,000 adults."""
	since, to, as_at = when.since, when.to, when.as_at
	rows, total = [], 0
	for event, nights in delays(records, since, to):
		left = stay_end(records, event)
		adult = records.at_least(event["person"], 18, event["ready_on"])
		rows.append(Row("in" if adult else "excluded", event["person"], event["ready_on"], None, nights[-1] if left and left <= to else None))
		total += len(nights) if adult else 0
	adults = records.residents(to)
	return {None: Figure(rows, total, adults, rate=rate(total, 100000, adults))}


def m17(records, when):
	"""Delayed people a day: the days of M16 to the days of the period, and by who they wait for."""
	since, to, as_at = when.since, when.to, when.as_at
	days = Counter()
	for event, nights in delays(records, since, to):
		if records.at_least(event["person"], 18, event["ready_on"]):
			days["all"] += len(nights)
			days[event["delay_due"]] += len(nights)
	adults = records.residents(to)
	adult_days = adults * len(days_from(since, to)) if adults else None
	return {name: Figure(None, days[name or "all"], adult_days, rate=rate(days[name or "all"], 100000, adult_days))
		for name in (None, "health", "social_care", "both")}


MEASURES = {"M9": m9, "M10": m10, "M11": m11, "M12": m12, "M16": m16, "M17": m17}
