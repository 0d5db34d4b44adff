"""M19 and M20: who carries how many cases, and what the team meeting does."""
from statistics import median

from .records import Figure, Row, day_of, day_recorded, rate
from .register import HEALTH, SOCIAL_CARE, lead_on

MENTAL_HEALTH = {"psychiatric_nurse"}


def m19(records, when):
	"""Open cases, candidates too, by who leads them; and cases of others in whose plan somebody has a part."""
	to = when.to
	led, parts = {}, {}
	for episode in records.episodes.values():
		if not records.has_case(episode, to):
			continue
		lead = lead_on(records, episode, to)
		if lead:
			led.setdefault(lead["worker"], []).append(Row("in", episode["person"], episode["opened_on"]))
		wrote = {row["worker"] for plan in records.plans_of[episode["uid"]] for row in plan["contributions"]
			if day_recorded(row["at"]) <= to}
		for worker in wrote - {lead and lead["worker"]}:
			parts.setdefault(worker, []).append(Row("in", episode["person"], episode["opened_on"]))
	every = [row for rows in led.values() for row in rows]
	hours = sum(records.workers[worker]["wte_percent"] for worker in led)
	figures = {None: Figure.count(every, denominator=hours or None, rate=rate(len(every), 100, hours))}
	for worker, rows in led.items():
		percent = records.workers[worker]["wte_percent"]
		figures[records.workers[worker]["login"]] = Figure.count(rows, denominator=percent, rate=rate(len(rows), 100, percent))
	for worker, rows in parts.items():
		figures[records.workers[worker]["login"] + "+part"] = Figure.count(rows)
	return figures


def m20(records, when):
	"""Meetings of the quarter that were closed: cases, decisions, actions, and who was there."""
	since, to, as_at = when.since, when.to, when.as_at
	meetings = [row for row in records.all["meetings"] if row["status"] == "closed" and since <= day_of(row["on"]) <= to]
	cases = [(meeting, case) for meeting in meetings for case in meeting["cases"]]
	held = {case["uid"]: meeting for meeting, case in cases}
	actions = [row for row in records.all["actions"] if row["case"] in held]

	def of_cases(keep):
		return Figure.count([Row("in", records.who(case["person"]), day_of(meeting["on"])) for meeting, case in cases if keep(case)])

	def open_on(action):
		return not action["closed_on"] or day_of(action["closed_on"]) > as_at

	def row(action, part="in"):
		return Row(part, records.who(action["person"]), day_of(held[action["case"]]["on"]), day_of(action["due"]),
			None if open_on(action) else day_of(action["closed_on"]))

	done = [row(action, "out" if open_on(action) else "in" if action["status"] == "done" else "excluded") for action in actions]
	ages = [(as_at - day_of(held[action["case"]]["on"])).days for action in actions if open_on(action)]
	figures = {
		None: Figure.count([Row("in", None, day_of(meeting["on"])) for meeting in meetings]),
		"cases": of_cases(lambda case: case["status"] in ("discussed", "closed")),
		"decisions": of_cases(lambda case: case["decision"] and case["decision"] != "defer"),
		"deferred": of_cases(lambda case: case["status"] == "deferred"),
		"actions_made": Figure.count([row(action) for action in actions]),
		"actions_done": Figure.share(done),
		"actions_open": Figure.count([row(action) for action in actions if open_on(action)],
			note=f"median {int(median(ages) + 0.5)}" if ages else None),
		"actions_late": Figure.count([row(action) for action in actions
			if open_on(action) and action["due"] and day_of(action["due"]) < as_at]),
	}
	there = {"health": HEALTH, "social_care": SOCIAL_CARE, "mental_health": MENTAL_HEALTH}
	for meeting in meetings:
		there |= {row["profession"]: {row["profession"]} for row in meeting["attendance"]}
	if not meetings:
		return figures
	for name, professions in there.items():
		figures[name] = Figure.share([Row("in" if any(row["profession"] in professions and row["status"] == "present"
			for row in meeting["attendance"]) else "out", None, day_of(meeting["on"])) for meeting in meetings])
	figures["apologies"] = Figure.count([Row("in", None, day_of(meeting["on"])) for meeting in meetings
		for row in meeting["attendance"] if row["status"] == "apologies"])
	return figures


MEASURES = {"M19": m19, "M20": m20}
