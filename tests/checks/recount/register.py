"""M1 to M5: the register, joint plans, leads, and whether entries were told and planned for in time."""
from datetime import timedelta

from .records import DAY, Figure, Row, day_of, day_recorded, months_after

HEALTH = {"gp", "advanced_practitioner", "community_matron", "district_nurse", "community_nurse", "practice_nurse",
	"occupational_therapist", "physiotherapist", "pharmacist", "psychiatric_nurse", "geriatrician", "palliative_nurse"}
SOCIAL_CARE = {"social_worker", "social_care_assessor", "reablement_worker", "care_home_manager", "area_coordinator"}
PROFESSIONS = dict.fromkeys(HEALTH, "health") | dict.fromkeys(SOCIAL_CARE, "social_care")


def is_adult(records, episode, day):
	"""Of M1 to M5: 18 or over; who has no date of birth counts as an adult."""
	return not records.people[episode["person"]]["born"] or records.at_least(episode["person"], 18, day)


def adults(records, day):
	return [episode for episode in records.register(day) if is_adult(records, episode, day)]


def m1(records, when):
	"""On the register and 18 or over, of the adults registered at the start of the quarter: of practices whose
	list size is known, both above and below the line."""
	to = when.to
	rows, lists = [], records.lists(to)
	for episode in adults(records, to):
		sized = records.people[episode["person"]]["practice"] in lists
		rows.append(Row("in" if sized else "excluded", episode["person"], episode["opened_on"]))
	return {None: Figure.count(rows, denominator=sum(lists.values()) or None)}


def answers(records, episode, day):
	"""Plans of the episode agreed or declined by that day, the newest last: (day, declined, plan)."""
	found = []
	for plan in records.plans_of[episode["uid"]]:
		if plan["agreed_on"]:
			found.append((day_of(plan["agreed_on"]), False, plan))
		if plan["status"] == "declined":
			found.append((day_recorded(plan["updated_at"]), True, plan))
	return sorted((row for row in found if row[0] <= day), key=lambda row: (row[0], row[2]["number"]))


def joint(records, plan):
	"""Health and social care each wrote a part of the plan, and each agreed it."""
	parts = {PROFESSIONS.get(records.workers[row["worker"]]["profession"]) for row in plan["contributions"]}
	return {"health", "social_care"} <= parts & {row["party"] for row in plan["agreements"]}


def m2(records, when):
	"""Of the register: with an agreed plan both health and social care had a part in; with any; declined."""
	to = when.to
	figures = {None: [], "any": [], "declined": []}
	for episode in adults(records, to):
		known = answers(records, episode, to)
		agreed = next((row for row in reversed(known) if not row[1]), None)
		declined = known and known[-1][1]
		stands = agreed and not declined
		for name, holds in ((None, stands and joint(records, agreed[2])), ("any", stands), ("declined", declined)):
			figures[name].append(Row("in" if holds else "out", episode["person"], episode["opened_on"], None, agreed and agreed[0]))
	return {name: Figure.share(rows) for name, rows in figures.items()}


def lead_on(records, episode, day):
	"""Who leads that day: on the day a lead ends it is not theirs any more."""
	for lead in records.leads_of[episode["uid"]]:
		if lead["kind"] == "lead" and lead["status"] in ("current", "ended") and day_of(lead["from"]) <= day \
				and not (lead["until"] and day_of(lead["until"]) <= day):
			return lead
	return None


def m3(records, when):
	"""Of the register: with a lead professional that day."""
	to = when.to
	return {None: Figure.share([Row("in" if lead_on(records, episode, to) else "out", episode["person"], episode["opened_on"])
		for episode in adults(records, to)])}


def left_by(records, episode, day):
	"""Whether the person had left, or died, by that day."""
	return not records.is_open({**episode, "opened_on": min(episode["opened_on"], day)}, day)


def in_time(records, when, due_of, done_of, early):
	"""Entries of the period held against a day: rows by what became of them."""
	rows, as_at = [], when.as_at
	for episode in records.entries:
		if not when.year <= episode["opened_on"] <= when.to or not is_adult(records, episode, as_at):
			continue
		due, done = due_of(episode), min((day for day in done_of(episode) if day <= as_at), default=None)
		if left_by(records, episode, min(due - DAY, as_at)):
			part, why = "excluded", "left"
		elif done and (early or due < as_at or done > due):
			part, why = ("in", "in time") if done <= due else ("out", "late")
		elif due >= as_at:
			part, why = "excluded", "still in time"
		else:
			part, why = ("in", "in time") if done and done <= due else ("out", "never")
		rows.append((Row(part, episode["person"], episode["opened_on"], due, done), why))
	return rows


def m4(records, when):
	"""Entries of twelve months told who leads within 21 days, of those whose days are up or who were told."""
	def told(episode):
		days = [day_of(lead["informed_on"]) for lead in records.leads_of[episode["uid"]]
			if lead["kind"] == "lead" and lead["informed_on"]]
		return days
	rows = in_time(records, when,
		lambda episode: episode["opened_on"] + timedelta(days=records.rules["INFORM_LEAD"]), told, True)
	figures = {None: Figure.share([row for row, _ in rows])}
	for name in ("late", "never"):
		some = [Row("in" if why == name else "out" if row.part != "excluded" else "excluded", row.person, row.begin, row.due, row.done)
			for row, why in rows]
		figures[name] = Figure.share(some)
	return figures


def m5(records, when):
	"""Entries of twelve months with a plan agreed or declined within a month, of those whose month is up."""
	def planned(episode):
		return [day for day, _, _ in answers(records, episode, when.as_at)]
	rows = in_time(records, when,
		lambda episode: months_after(episode["opened_on"], records.rules["PLAN_DUE"]), planned, False)
	return {None: Figure.share([row for row, _ in rows])}


MEASURES = {"M1": m1, "M2": m2, "M3": m3, "M4": m4, "M5": m5}
