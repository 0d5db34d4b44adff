"""M21, M22 and M24: winter plans, carers, frailty."""
from datetime import date

from .records import Figure, Row, day_of, months_after


def m21(records, when):
	"""On the register and 85 or over: offered a winter plan this winter. After it, those of its last day."""
	to = when.to
	winter = to.year if to.month >= 10 else to.year - 1
	day = min(to, date(winter + 1, 3, 31))
	offers = {(records.who(row["person"]), row["winter"]): row for row in records.all["winter_plans"]}
	rows = []
	for episode in records.register(day):
		if not records.people[episode["person"]]["born"]:
			rows.append(Row("excluded", episode["person"], episode["opened_on"]))
		elif records.at_least(episode["person"], 85, day):
			offer = offers.get((episode["person"], winter))
			offered = offer and day_of(offer["offered_on"])
			if offered and offered > to:
				offered = None
			rows.append(Row("in" if offered else "out", episode["person"], episode["opened_on"], None, offered))
	return {None: Figure.share(rows)}


def m22(records, when):
	"""Carers of people on the register: offered an assessment by then; with a plan for an emergency."""
	to = when.to
	carers = {row["contact"]: row for row in records.all["carers"]}
	figures = {None: [], "emergency_plan": []}
	for contact in records.all["contacts"]:
		carer = carers.get(contact["uid"], {})
		episode = (contact["role"] == "carer" or carer) and records.on_register(records.who(contact["person"]), to)
		if not episode or day_of(contact["from"]) > to or contact["ended"] and day_of(contact["ended"]) <= to:
			continue
		for name, column in ((None, "offered_on"), ("emergency_plan", "emergency_plan_on")):
			done = day_of(carer.get(column))
			if done and done > to:
				done = None
			figures[name].append(Row("in" if done else "out", episode["person"], episode["opened_on"], None, done))
	return {name: Figure.share(rows) for name, rows in figures.items()}


GRADES = {"high": "moderate", "very_high": "severe"}


def frailty(records, person, to):
	"""The newest frailty score by that day, and its grade where a clinician scored it or agreed."""
	scores = [row for row in records.frailty_of[person] if day_of(row["scored_on"]) <= to]
	if not scores:
		return None, None
	newest = max(scores, key=lambda row: (row["scored_on"], row["created_at"]))
	views = [row for row in records.all["judgements"] if row["score"] == newest["uid"] and day_of(row["on"]) <= to]
	view = max(views, key=lambda row: (row["on"], row["created_at"]), default=None)
	if newest["origin"] == "clinician" or view and view["view"] == "agree":
		return newest, GRADES.get(newest["band"])
	return newest, None


def m24(records, when):
	"""On the register and 65 or over: moderately or severely frail, by a clinician's word."""
	to = when.to
	figures = {name: [] for name in (None, "moderate", "severe", "severe_fall")}
	for episode in records.register(to):
		person = episode["person"]
		if not records.people[person]["born"]:
			for name in (None, "moderate", "severe"):
				figures[name].append(Row("excluded", person, episode["opened_on"]))
		if not records.at_least(person, 65, to):
			continue
		score, grade = frailty(records, person, to)
		scored = score and day_of(score["scored_on"])
		for name, holds in ((None, grade), ("moderate", grade == "moderate"), ("severe", grade == "severe")):
			figures[name].append(Row("in" if holds else "out", person, scored))
		if grade == "severe":
			fell = [event["on"] for event in records.events_of[person]
				if event["kind"] == "fall" and months_after(to, -12) < event["on"] <= to]
			figures["severe_fall"].append(Row("in" if fell else "out", person, scored, None, max(fell, default=None)))
	figures = {name: Figure.share(rows) for name, rows in figures.items()}
	for name in ("severe_medicines", "severe_scr"):
		figures[name] = Figure([], 0)
	return figures


MEASURES = {"M21": m21, "M22": m22, "M24": m24}
