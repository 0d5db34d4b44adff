"""The exported records, the calendar, and the rules several measures share."""
import json
from calendar import monthrange
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")


def day_of(text):
	"""A day of the export; None where nothing is recorded."""
	return date.fromisoformat(text) if text else None


def moment_of(text):
	"""A moment of the export, by the clocks of the United Kingdom; None where there is none."""
	return datetime.strptime(text + "+0000", "%Y-%m-%dT%H:%M:%SZ%z").astimezone(LONDON) if text else None


def day_recorded(text):
	return moment_of(text).date()


def evening(day):
	"""The end of a day."""
	return datetime.combine(day + DAY, datetime.min.time(), LONDON)


def months_after(day, months):
	"""The same day some months on; where that month is shorter, its last day."""
	index = day.year * 12 + day.month - 1 + months
	year, month = divmod(index, 12)
	return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day):
	return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_start(day):
	return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def age_on(born, day):
	"""Completed years. Who was born on 29 February is a year older on 1 March."""
	return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Records:
	"""One export, with its days read and its parts found by what they belong to."""

	def __init__(self, path):
		with open(path, encoding="utf-8") as file:
			self.all = json.load(file)
		self.team = self.all["team"]
		self.rules = {rule["code"]: rule["amount"] for rule in self.all["rules"]}
		self.holidays = {day_of(row["on"]) for row in self.all["holidays"] if not row["removed"]}
		self.workers = {row["uid"]: row for row in self.all["workers"]}
		self.people = {row["uid"]: row for row in self.all["people"]}
		for person in self.people.values():
			person["born"], person["died"] = day_of(person["born"]), day_of(person["died"])
		self.states = {kind: self._states(kind) for kind in ("episode", "review", "plan", "event", "clock_stop", "action")}
		self.episodes = {row["uid"]: row for row in self.all["episodes"] if self.counts(row["person"])}
		for episode in self.episodes.values():
			episode["opened_on"], episode["ended_on"] = day_of(episode["opened_on"]), day_of(episode["ended_on"])
			episode["own"], episode["person"] = episode["person"], self.who(episode["person"])
		self.entries = [row for row in self.episodes.values() if self._was_on_register(row)]
		self.episodes_of = self._by("episodes", "person", self.entries)
		self.frailty_of = defaultdict(list)
		for score in self.all["scores"]:
			if score["instrument"] == "efi" and self.counts(score["person"]):
				self.frailty_of[self.who(score["person"])].append(score)
		self.leads_of = self._by("leads", "episode")
		self.plans_of = self._by("plans", "episode")
		self.reviews = [row for row in self.all["reviews"] if row["episode"] in self.episodes]
		self.referrals = [row for row in self.all["referrals"] if self.counts(row["person"])]
		for referral in self.referrals:
			referral["person"] = self.who(referral["person"])
		self.events = [row for row in self.all["events"] if self.counts(row["person"])]
		for event in self.events:
			event["person"] = self.who(event["person"])
			for column in ("on", "until", "notified_on", "ready_on"):
				event[column] = day_of(event[column])
		self.events.sort(key=lambda event: event["on"])
		self.events_of = self._by("events", "person", self.events)

	def _by(self, kind, column, rows=None):
		found = defaultdict(list)
		for row in self.all[kind] if rows is None else rows:
			found[row[column]].append(row)
		return found

	def _states(self, kind):
		found = self._by(kind + "_states", "of")
		for rows in found.values():
			rows.sort(key=lambda row: row["version"])
		return found

	def who(self, person):
		"""The person a record is about: the one it was merged into, if it was."""
		while self.people[person]["merged_into"]:
			person = self.people[person]["merged_into"]
		return person

	def who_then(self, person, day):
		"""The same, by what had been merged that day."""
		links = {link["merged"]: link["kept"] for link in self.all["links"] if link["kind"] == "same"
			and day_of(link["from"]) <= day and not (link["until"] and day_of(link["until"]) <= day)}
		while person in links:
			person = links[person]
		return person

	def counts(self, person):
		"""Whether the person is one of ours: not withdrawn with the import that made them."""
		return person in self.people and not self.people[self.who(person)]["withdrawn_at"]

	def _was_on_register(self, episode):
		"""Candidates are not on the register, nor were those whose time as a candidate ended. An episode that
		ended as a duplicate was somebody's second."""
		if episode["end_reason"] == "duplicate":
			return False
		if episode["status"] != "ended":
			return episode["status"] != "candidate"
		before = [state["status"] for state in self.states["episode"][episode["uid"]] if state["status"]]
		before = [status for status in before if status != "ended"]
		return not before or before[-1] != "candidate"

	def as_stood(self, kind, row, day):
		"""The row as it was recorded that evening; None before it was there."""
		for state in self.states[kind][row["uid"]]:
			if moment_of(state["replaced_at"]) >= evening(day):
				return {**row, **state} if state["version"] else None
		return row

	def stopped(self, kind, row, day):
		"""Whether the clock of what is due stood still that day, as the records stood that evening."""
		for stop in self.all["clock_stops"]:
			if stop["kind"] == kind and stop["of"] == row["uid"]:
				then = self.as_stood("clock_stop", stop, day)
				if then and day_of(then["from"]) <= day and not (then["until"] and day_of(then["until"]) <= day):
					return True
		return False

	def living(self, person, day):
		died = self.people[person]["died"]
		return not died or died > day

	def is_open(self, episode, day):
		"""On the day somebody is taken off the register, or dies, they are not on it any more."""
		return self.has_case(episode, day) and self.living(episode["person"], day)

	def has_case(self, episode, day):
		return episode["opened_on"] <= day and not self.left(episode, day) and episode["end_reason"] != "duplicate"

	def register(self, day):
		return [episode for episode in self.entries if self.is_open(episode, day)]

	def on_register(self, person, day):
		return next((episode for episode in self.episodes_of[person] if self.is_open(episode, day)), None)

	def days_on(self, episode, since, to):
		"""How many days of a period the episode was on the register."""
		ends = [end for end in (episode["ended_on"], self.people[episode["person"]]["died"], to + DAY) if end]
		return max(0, (min(ends) - max(episode["opened_on"], since)).days)

	def on_register_for(self, event):
		"""The episode an event fell into. It may be on the day somebody died, not on the day they left."""
		for episode in self.episodes_of[event["person"]]:
			if episode["opened_on"] <= event["on"] and self.living(event["person"], event["on"] - DAY) \
					and not (episode["ended_on"] and episode["ended_on"] <= event["on"]):
				return episode
		return None

	def left(self, episode, day):
		return bool(episode["ended_on"]) and episode["ended_on"] <= day

	def at_least(self, person, years, day):
		born = self.people[person]["born"]
		return born is not None and age_on(born, day) >= years

	def working_days_after(self, day, count):
		"""The day itself is not counted."""
		while count:
			day += DAY
			count -= day.weekday() < 5 and day not in self.holidays
		return day

	def lists(self, day):
		"""Registered adults of each practice of the team at the start of the quarter, or the newest before it."""
		found = {}
		for practice in self.all["practices"]:
			sizes = [row for row in practice["list_sizes"] if day_of(row["quarter_start"]) <= day] if practice["in_team"] else []
			if sizes:
				found[practice["code"]] = max(sizes, key=lambda row: row["quarter_start"])["adults"]
		return found

	def residents(self, day):
		"""Residents of 18 and over; where nobody said how many, the adults of the lists stand for them."""
		return self.team["residents_18"] or sum(self.lists(day).values()) or None


def rate(count, per, of):
	"""To one decimal, halves up."""
	if not of:
		return None
	return float((Decimal(str(count)) * per / of).quantize(Decimal("0.1"), ROUND_HALF_UP))


class When:
	"""What is asked: the state on the last day of a period, or what happened in it as it is known on as_at.
	Without a first day the register's measures count the twelve months up to the last, the others its quarter."""

	def __init__(self, to, since=None, as_at=None):
		self.to, self.as_at = to, as_at or to
		self.since = since or quarter_start(to)
		self.year = since or months_after(to, -12) + DAY
		self.given = since

	def __str__(self):
		return f"{self.given or ''}..{self.to}" + (f" as at {self.as_at}" if self.as_at != self.to else "")


class Row:
	"""One row behind a figure: counted ("in"), not reached ("out") or left out ("excluded")."""

	def __init__(self, part, person, begin=None, due=None, done=None, days=None):
		self.part, self.person, self.begin, self.due, self.done, self.days = part, person, begin, due, done, days

	def key(self):
		return (self.part, self.person) + tuple(str(value) if value else None for value in (self.begin, self.due, self.done))


class Figure:
	"""What a measure says: how many of how many, and who is behind it."""

	def __init__(self, rows, numerator=None, denominator=None, rate=None, note=None, from_=None, to=None):
		self.rows, self.note, self.rate, self.from_, self.to = rows, note, rate, from_, to
		self.numerator, self.denominator = numerator, denominator

	@classmethod
	def share(cls, rows, **more):
		"""Those counted of those counted and not reached."""
		counted = sum(row.part == "in" for row in rows)
		return cls(rows, counted, sum(row.part != "excluded" for row in rows) or None, **more)

	@classmethod
	def count(cls, rows, **more):
		return cls(rows, numerator=sum(row.part == "in" for row in rows), **more)
