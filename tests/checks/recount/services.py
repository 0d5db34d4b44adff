"""M13 to M15, M18 and M23: reablement, urgent referrals, care homes."""
from datetime import date, timedelta

from .records import Figure, Row, day_of, evening, moment_of, rate


def m13_rows(records, since, to, day_of_row, as_at):
	"""People of 65 and over discharged from hospital to reablement: at home on day 91? Declined is left out."""
	rows = []
	for referral in records.referrals:
		left = day_of(referral["discharged_on"])
		if not left or not since <= day_of_row(left) <= to or left > as_at:
			continue
		due, person = left + timedelta(days=records.rules["REABLE_91"]), referral["person"]
		if not records.at_least(person, 65, left) or referral["status"] == "declined" or due >= as_at:
			part = "excluded"
		else:
			home = referral["at_91_days"] in ("home", "extra_care", "adult_placement")
			part = "in" if home and records.living(person, due) else "out"
		rows.append(Row(part, person, left, due))
	return rows


def m13(records, when):
	"""At home on day 91 after hospital: by that day, and for the national window by the day they left."""
	year = when.to.year if when.to >= date(when.to.year, 12, 31) else when.to.year - 1
	span = timedelta(days=records.rules["REABLE_91"])
	by_day = m13_rows(records, when.since, when.to, lambda left: left + span, when.as_at)
	window = m13_rows(records, date(year, 10, 1), date(year, 12, 31), lambda left: left, when.as_at)
	return {None: Figure.share(by_day), "national": Figure.share(window)}


def m14(records, when):
	"""Discharges from hospital of people of 65 and over on the register: with reablement from that day?"""
	since, to, as_at = when.since, when.to, when.as_at
	rows = []
	for event in records.events:
		if event["kind"] != "discharge" or not since <= event["on"] <= to or not records.on_register_for(event):
			continue
		referred = [row for row in records.referrals if row["person"] == event["person"]
			and day_of(row["discharged_on"]) == event["on"] and row["status"] != "declined"]
		if not records.at_least(event["person"], 65, event["on"]) or not records.living(event["person"], event["on"]):
			part = "excluded"
		else:
			part = "in" if referred else "out"
		rows.append(Row(part, event["person"], event["on"], None, event["on"] if referred else None))
	return {None: Figure.share(rows)}


def m15(records, when):
	"""Two-hour referrals of the period: first contact within two hours of receipt."""
	since, to, as_at = when.since, when.to, when.as_at
	months = {}
	for referral in records.referrals:
		received, contact = moment_of(referral["received_at"]), moment_of(referral["contact_at"])
		if referral["urgency"] != "two_hour" or referral["direction"] != "in" or not since <= received.date() <= to:
			continue
		limit = received + timedelta(hours=records.rules["UCR_2H"])
		if contact and contact >= evening(as_at):
			contact = None
		if referral["status"] == "declined" or not records.at_least(referral["person"], 18, received.date()):
			part = "excluded"
		elif contact:
			part = "in" if contact <= limit else "out"
		else:
			part = "out" if limit < evening(as_at) else "excluded"
		months.setdefault(received.strftime("%Y-%m"), []).append(
			Row(part, referral["person"], received.date(), None, contact and contact.date()))
	figures = {None: Figure.share([row for rows in months.values() for row in rows])}
	return figures | {month: Figure.share(rows) for month, rows in months.items()}


def m18(records, when):
	"""Permanent admissions to care homes of people of 65 and over, per 100,000 residents of that age."""
	rows = []
	for event in records.events:
		if event["kind"] == "care_home_admission" and when.since <= event["on"] <= when.to:
			counts = event["permanent"] == "Y" and records.at_least(event["person"], 65, event["on"])
			rows.append(Row("in" if counts else "excluded", event["person"], event["on"]))
	figure = Figure.count(rows, denominator=records.team["over_65"])
	figure.rate = rate(figure.numerator, 100000, figure.denominator)
	return {None: figure}


def m23(records, when):
	"""Care home admissions of people on the register: a plan agreed within seven working days."""
	rows = []
	for event in records.events:
		episode = records.on_register_for(event)
		if event["kind"] != "care_home_admission" or not when.since <= event["on"] <= when.to or not episode:
			continue
		due = records.working_days_after(event["on"], records.rules["EHCH_PLAN"])
		agreed = [day_of(plan["agreed_on"]) for plan in records.plans_of[episode["uid"]] if plan["agreed_on"]]
		done = min((day for day in agreed if event["on"] <= day <= when.as_at), default=None)
		met = done and done <= due
		if due >= when.as_at or not met and not records.is_open(episode, due):
			part = "excluded"
		else:
			part = "in" if met else "out"
		rows.append(Row(part, event["person"], event["on"], due, done))
	return {None: Figure.share(rows)}


MEASURES = {"M13": m13, "M14": m14, "M15": m15, "M18": m18, "M23": m23}
