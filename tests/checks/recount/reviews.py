"""M6 to M8: reviews held by the day they were first due, and those late that day."""
from statistics import median

from .records import Figure, Row, day_of


def due_in(records, when, kinds):
	"""Reviews first due in the period, by whether they were held by that day. Moving one moves nothing here.
	Left out: the day is not up, or before it was the person had died or the case was closed."""
	rows, as_at = [], when.as_at
	for review in records.reviews:
		due = day_of(review["originally_due"])
		if review["kind"] not in kinds or not when.since <= due <= when.to:
			continue
		episode = records.episodes[review["episode"]]
		if episode["end_reason"] == "duplicate" and review["status"] != "held":
			continue
		held = day_of(review["held_on"])
		if held and held > as_at:
			held = None
		if due >= as_at:
			part = "excluded"
		elif held:
			part = "in" if held <= due else "out"
		elif episode["ended_on"] and episode["ended_on"] <= due or not records.living(episode["person"], due):
			part = "excluded"
		else:
			part = "out"
		days = 0
		if part == "out":
			days = ((held or as_at) - due).days
		rows.append(Row(part, episode["person"], due, due, held, days))
	return rows


def lateness(rows):
	days = [row.days for row in rows if row.days]
	return f"Days late: median {int(median(days) + 0.5)}, most {max(days)}" if days else None


ALL = {"plan", "care_act_first", "annual", "after_discharge", "communication_needs", "alert"}


def m6(records, when):
	"""Reviews of the quarter held on or before the day they were first due."""
	rows = due_in(records, when, ALL)
	return {None: Figure.share(rows, note=lateness(rows))}


def m7(records, when):
	"""Open reviews whose day had passed, as the records stood that evening."""
	to = when.to
	rows = []
	for review in records.reviews:
		then = records.as_stood("review", review, to)
		if not then or then["status"] not in ("due", "booked"):
			continue
		episode = records.as_stood("episode", records.episodes[review["episode"]], to)
		due = day_of(then["due_on"])
		if due < to and episode and episode["status"] != "ended" and not records.stopped("review", review, to):
			first = day_of(then["originally_due"])
			rows.append(Row("in", records.who_then(records.episodes[review["episode"]]["own"], to), first, due, None, (to - due).days))
	return {None: Figure.count(rows, note=lateness(rows))}


def m8(records, when):
	"""First reviews under the Care Act, by day 56: the day they were first due."""
	rows = due_in(records, when, {"care_act_first"})
	return {None: Figure.share(rows, note=lateness(rows))}


MEASURES = {"M6": m6, "M7": m7, "M8": m8}
