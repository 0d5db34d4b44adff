"""Counts every measure anew from what `caseload export records` wrote, and from nothing else: own
working days, own months, own ages. At twenty dates each number must be the one that `caseload measure
list` gives, on the demonstration caseload and on one that has been disturbed at random.

usage: measures.py CASELOAD FOLDER"""
import datetime
import json
import os
import random
import sqlite3
import subprocess
import sys

Day = datetime.date

DATES = ["2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-02", "2025-06-30",
         "2025-07-31", "2025-08-15", "2025-09-30", "2025-10-01", "2025-10-31", "2025-11-30",
         "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-28", "2026-03-01", "2026-03-11",
         "2026-03-12", "2024-02-29"]
LEAST = 2400  # numbers compared; fewer, and something has gone missing

HEALTH = {"gp", "advanced_practitioner", "community_matron", "district_nurse", "community_nurse",
          "practice_nurse", "occupational_therapist", "physiotherapist", "pharmacist",
          "psychiatric_nurse", "geriatrician", "palliative_nurse"}
SOCIAL = {"social_worker", "social_care_assessor", "area_coordinator", "reablement_worker",
          "care_home_manager"}
AGREED = {"agreed", "under_review", "superseded", "archived"}
OPEN_REVIEW = {"due", "booked", "missed"}


# ---- days ----

def day(text):
    return Day.fromisoformat(text[:10]) if text else None


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def last_sunday(year, month):
    end = Day(year, month, 31)
    return end - datetime.timedelta((end.weekday() + 1) % 7)


def london(moment):
    """The day in London of an instant: an hour ahead between the last Sundays of March and October,
    from one o'clock on."""
    year = moment.year
    begin = datetime.datetime.combine(last_sunday(year, 3), datetime.time(1), datetime.timezone.utc)
    end = datetime.datetime.combine(last_sunday(year, 10), datetime.time(1), datetime.timezone.utc)
    return (moment + datetime.timedelta(hours=1 if begin <= moment < end else 0)).date()


def plus(start, days):
    return start + datetime.timedelta(days)


def months_on(start, months):
    """The same day of another month, or its last where it has no such day."""
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    for number in range(start.day, 0, -1):
        try:
            return Day(year, month + 1, number)
        except ValueError:
            continue


def month_end(of):
    return plus(months_on(of.replace(day=1), 1), -1)


def age_on(born, on):
    years = on.year - born.year
    # Who was born on a leap day is a year older on 1 March of other years.
    return years - ((on.month, on.day) < (born.month, born.day))


def by(date, last):
    return date is not None and date <= last


def least(*dates):
    return min((d for d in dates if d is not None), default=None)


def half_up(numerator, denominator):
    """In tenths."""
    return (numerator * 20 + denominator) // (2 * denominator)


# ---- the records ----

class Records:
    def __init__(self, document):
        self.all = document
        self.team = document["team"]
        self.people = {p["uid"]: p for p in document["people"]}
        self.workers = {w["uid"]: w for w in document["workers"]}
        self.free = {h["on"] for h in document["holidays"] if not h["removed"]}
        self.rules = {r["code"]: r for r in document["rules"]}
        self.leads = self.group("leads", "episode")
        self.plans = self.group("plans", "episode")
        self.states = {}
        for kind in ("episode", "review", "event", "clock_stop"):
            self.states[kind] = self.group(kind + "_states", "of")
        self.episodes = [dict(e) for e in document["episodes"]]
        for e in self.episodes:
            e["who"] = self.kept(e["person"])
            e["opened"], e["ended"] = day(e["opened_on"]), day(e["ended_on"])
            e["died"] = day(self.people[e["who"]]["died"])
        self.registered = [e for e in self.episodes
                           if e["end_reason"] != "duplicate" and self.was_more_than_candidate(e)]
        self.events = {}
        for v in document["events"]:
            self.events.setdefault(self.kept(v["person"]), []).append(v)
        self.stops = self.group("clock_stops", "of")

    def group(self, name, key):
        found = {}
        for row in self.all[name]:
            found.setdefault(row[key], []).append(row)
        return found

    def kept(self, uid):
        return self.people[uid]["merged_into"] or uid

    def was_more_than_candidate(self, e):
        if e["status"] != "ended":
            return e["status"] != "candidate"
        before = [s["status"] for s in self.states["episode"].get(e["uid"], [])
                  if s["status"] not in (None, "ended")]
        return not before or before[-1] != "candidate"

    def working(self, start, days):
        on = start
        while days > 0:
            on = plus(on, 1)
            if on.weekday() < 5 and on.isoformat() not in self.free:
                days -= 1
        return on

    def due(self, code, start):
        rule = self.rules[code]
        n = rule["amount"]
        if rule["unit"] == "month_end":
            return month_end(start)
        if rule["unit"] == "months":
            return months_on(start, n)
        if rule["unit"] == "working_days":
            return self.working(start, n)
        return plus(start, n)

    def age(self, uid, on):
        person = self.people[uid]
        born = day(person["born"])
        return age_on(born, on) if born else person["age_given"]

    def known(self, uid):
        """The team knows the person now."""
        person = self.people[uid]
        return bool(person["in_team"]) and not person["withdrawn_at"] and not person["merged_into"]

    def adult(self, uid, on):
        age = self.age(uid, on)
        return age is None or age >= 18

    def on_register(self, on, adults):
        return [e for e in self.registered
                if e["status"] != "candidate" and self.known(e["who"]) and e["opened"] <= on and
                not by(e["ended"], on) and not by(e["died"], on) and
                (not adults or self.adult(e["who"], on))]

    def during(self, kinds, first, last, key=lambda v: v["on"]):
        """What happened to somebody while on the register."""
        for e in self.registered:
            if e["status"] == "candidate":
                continue
            for v in self.events.get(e["who"], []):
                on = day(v["on"])
                if v["kind"] in kinds and on >= e["opened"] and (not e["ended"] or on < e["ended"]) \
                        and first <= day(key(v)) <= last:
                    yield e, v

    def of_person(self, uid, kind):
        return [v for v in self.events.get(uid, []) if v["kind"] == kind]

    def state_then(self, kind, row, midnight):
        """As the row stood before an instant; None: it was not there."""
        for state in self.states[kind].get(row["uid"], []):
            if instant(state["replaced_at"]) >= midnight:
                return state
        return row if instant(row["created_at"]) < midnight else None


# ---- what comes out ----

class Figures(dict):
    def share(self, measure, figure, inside, outside):
        n, d = len(inside), len(inside) + len(outside)
        tenths = half_up(100 * n, d) if d else 0
        self[measure, figure] = (n, d or None, "%d.%d%%" % divmod(tenths, 10) if d else "none",
                                 inside, outside)

    def count(self, measure, figure, rows, number=None):
        n = len(rows) if number is None else number
        self[measure, figure] = (n, None, str(n), rows, [])

    def rate(self, measure, figure, number, denominator, times, words, rows, under=None):
        if not denominator:
            self[measure, figure] = (number, None, str(number), rows, [])
            return
        tenths = half_up(number * times, denominator)
        self[measure, figure] = (number, under or denominator,
                                 "%d.%d per %s" % (divmod(tenths, 10) + (words,)), rows, [])

    def unknown(self, measure, figure):
        self[measure, figure] = (0, None, "not recorded here", [], [])


def register_measures(r, on, out):
    since = plus(months_on(on, -12), 1)
    adults = r.on_register(on, True)
    everyone = r.on_register(on, False)

    quarter = Day(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    has = {}
    for practice in r.all["practices"]:
        sizes = sorted((s["quarter_start"], s["adults"]) for s in practice["list_sizes"]
                       if day(s["quarter_start"]) <= quarter)
        theirs = any(r.people[e["who"]]["practice"] == practice["code"] for e in everyone)
        if (practice["in_team"] or theirs) and sizes and sizes[-1][1] > 0:
            has[practice["code"]] = sizes[-1][1]
    listed = [e["who"] for e in adults if r.people[e["who"]]["practice"] in has]
    total = sum(has.values())
    value = "%d.%d%%" % divmod(half_up(100 * len(listed), total), 10) if total else "no list size"
    out["M1", None] = (len(listed), total or None, value, listed, [])

    joint, any_plan, declined = [], [], []
    for e in adults:
        plans = sorted(r.plans.get(e["uid"], []), key=lambda p: p["number"])
        agreed = [p for p in plans if p["status"] in AGREED and by(day(p["agreed_on"]), on)]
        no = [day(p["updated_at"]) for p in plans if p["status"] == "declined"]
        refused = min(no) if no else None
        newest = agreed[-1] if agreed else None
        if e["status"] == "declined_plan":
            said_no = refused is None or refused <= on
        else:
            said_no = e["status"] == "ended" and by(refused, on) and \
                (newest is None or refused > day(newest["agreed_on"]))
        if said_no:
            declined.append(e["who"])
        elif newest:
            any_plan.append(e["who"])
            parties = {a["party"] for a in newest["agreements"]}
            wrote = {r.workers[c["worker"]]["profession"] for c in newest["contributions"]}
            if {"health", "social_care"} <= parties and wrote & HEALTH and wrote & SOCIAL:
                joint.append(e["who"])
    who = [e["who"] for e in adults]
    for figure, inside in ((None, joint), ("any", any_plan), ("declined", declined)):
        out.share("M2", figure, inside, [u for u in who if u not in set(inside)])

    led = [e["who"] for e in adults
           if any(l["kind"] == "lead" and l["status"] in ("current", "ended") and
                  day(l["from"]) <= on and not by(day(l["until"]), on)
                  for l in r.leads.get(e["uid"], []))]
    out.share("M3", None, led, [u for u in who if u not in set(led)])

    told, late, never, planned, unplanned = [], [], [], [], []
    for e in r.registered:
        if e["status"] == "candidate" or not since <= e["opened"] <= on or \
                not r.known(e["who"]) or not r.adult(e["who"], on):
            continue
        gone = least(e["ended"], e["died"])
        due = r.due("INFORM_LEAD", e["opened"])
        done = least(*[day(l["informed_on"]) for l in r.leads.get(e["uid"], [])
                       if l["kind"] == "lead"])
        if not (by(gone, on) and gone < due):
            if by(done, on):
                (told if done <= due else late).append(e["who"])
            elif on > due:
                never.append(e["who"])
        due = r.due("PLAN_DUE", e["opened"])
        plans = r.plans.get(e["uid"], [])
        done = least(*[day(p["agreed_on"]) for p in plans if p["status"] in AGREED],
                     *[day(p["updated_at"]) for p in plans if p["status"] == "declined"])
        if not (by(gone, on) and gone < due) and on > due:
            (planned if by(done, due) else unplanned).append(e["who"])
    out.share("M4", None, told, late + never)
    out.share("M4", "late", late, told + never)
    out.share("M4", "never", never, told + late)
    out.share("M5", None, planned, unplanned)


def review_measures(r, first, on, midnight, out):
    episodes = {e["uid"]: e for e in r.episodes}
    for measure, kinds in (("M6", None), ("M8", {"care_act_first"})):
        inside, outside = [], []
        for v in r.all["reviews"]:
            e = episodes[v["episode"]]
            due, held = day(v["originally_due"]), day(v["held_on"])
            if not first <= due <= on or not on > due or (kinds and v["kind"] not in kinds):
                continue
            if v["status"] != "held" and e["end_reason"] == "duplicate":
                continue
            if by(held, due):
                inside.append(e["who"])
            elif (v["status"] == "cancelled" and e["ended"]) or (not held and by(e["died"], due)):
                continue
            else:
                outside.append(e["who"])
        out.share(measure, None, inside, outside)

    if on < day(r.all["began"]):
        out.unknown("M7", None)
        return
    late = []
    for v in r.all["reviews"]:
        then = r.state_then("review", v, midnight)
        episode = episodes[v["episode"]]
        around = r.state_then("episode", episode, midnight)
        stopped = any(s is not None and s["until"] is None for s in
                      (r.state_then("clock_stop", k, midnight) for k in r.stops.get(v["uid"], [])
                       if k["kind"] == "review"))
        if then is not None and then["status"] in OPEN_REVIEW and day(then["due_on"]) < on and \
                not stopped and around is not None and around["status"] not in (None, "ended"):
            late.append(episode["who"])
    out.count("M7", None, late)


def hospital_measures(r, first, on, out):
    inside, outside = [], []
    for e, v in r.during({"discharge"}, first, on, lambda v: v["notified_on"] or v["on"]):
        due = r.due("DISCHARGE_CONTACT", day(v["notified_on"] or v["on"]))
        left = day(v["on"])
        contact = least(*[day(c["on"]) for c in r.of_person(e["who"], "contact")
                          if day(c["on"]) >= left])
        back = least(*[day(c["on"]) for c in r.of_person(e["who"], "emergency_admission")
                       if day(c["on"]) > left])
        stops = [k for k in r.stops.get(v["uid"], []) if k["kind"] == "discharge"]
        away = stops and stops[-1]["reason"] in ("out_of_area", "moved", "died", "in_hospital") and \
            by(day(stops[-1]["from"]), due)
        if not on > due:
            continue
        if by(contact, due):
            inside.append(e["who"])
        elif not (by(back, due) or by(e["died"], due) or away or by(e["ended"], due)):
            outside.append(e["who"])
    out.share("M9", None, inside, outside)

    admitted, again, not_again = [], [], []
    for e, v in r.during({"emergency_admission"}, first, on):
        came = day(v["on"])
        ends = [day(x["on"]) for x in r.of_person(e["who"], "discharge")] + \
            [day(x["until"]) for x in r.of_person(e["who"], "emergency_admission") if x["until"]]
        before = [d for d in ends if d < came]
        admitted.append(e["who"])
        back = bool(before) and (came - max(before)).days <= 30
        (again if back else not_again).append(e["who"])
    days, people = 0, []
    for e in r.registered:
        gone = least(e["ended"], e["died"])
        last = min(on, plus(gone, -1)) if gone else on
        begin = max(first, e["opened"])
        if e["status"] == "candidate" or begin > last:
            continue
        days += (last - begin).days + 1
        people.append(e["who"])
    out.rate("M10", None, len(admitted), days * 4, 100 * 1461, "100 person-years", admitted, days)
    out.count("M10", "person_days", people, days)
    out.share("M10", "people", sorted(set(people) & set(admitted)),
              sorted(set(people) - set(admitted)))
    out.share("M10", "again", again, not_again)

    seen = {}
    for e, v in r.during({"emergency_admission", "ae_attendance"}, first, on):
        month = seen.setdefault(v["on"][:7], ([], []))
        due = month_end(day(v["on"]))
        if not on > due:
            continue
        looked = None
        if v["avoidable"]:
            without = [s["replaced_at"] for s in r.states["event"].get(v["uid"], [])
                       if not s["avoidable"]]
            looked = day(max(without) if without else v["created_at"])
        right = by(looked, due) and not (v["avoidable"] == "Y" and not v["change"])
        month[0 if right else 1].append(e["who"])
    out.share("M11", None, sum((m[0] for m in seen.values()), []),
              sum((m[1] for m in seen.values()), []))
    for month, parts in seen.items():
        out.share("M11", month, *parts)

    everyone = [e["who"] for e in r.on_register(on, False)]
    after = plus(months_on(on, -12), 1)
    times = {u: sum(after <= day(v["on"]) <= on for v in r.of_person(u, "ae_attendance"))
             for u in everyone}
    for figure, number in ((None, r.team["frequent"]), ("3", 3), ("5", 5), ("10", 10)):
        out.share("M12", figure, [u for u in everyone if times[u] >= number],
                  [u for u in everyone if times[u] < number])


def after_hospital_measures(r, first, on, counted_to, out):
    def settle(figure, rows):
        inside, outside = [], []
        for f in rows:
            who, left = r.kept(f["person"]), day(f["discharged_on"])
            age = r.age(who, left)
            if age is None or age < 65 or f["status"] == "declined" or \
                    not on > r.due("REABLE_91", left):
                continue
            home = f["at_91_days"] in ("home", "extra_care", "adult_placement")
            (inside if home else outside).append(who)
        out.share("M13", figure, inside, outside)

    ours = [f for f in r.all["referrals"] if r.people[r.kept(f["person"])]["in_team"]]
    left = [f for f in ours if f["discharged_on"]]
    settle(None, [f for f in left if first <= r.due("REABLE_91", day(f["discharged_on"])) <= on])
    year = on.year if (on.month, on.day) == (12, 31) else on.year - 1
    settle("national", [f for f in left
                        if Day(year, 10, 1) <= day(f["discharged_on"]) <= Day(year, 12, 31)])

    offered, without = [], []
    for e, v in r.during({"discharge"}, first, on):
        age = r.age(e["who"], day(v["on"]))
        if age is None or age < 65 or by(e["died"], day(v["on"])):
            continue
        asked = any(r.kept(f["person"]) == e["who"] and f["discharged_on"] == v["on"] and
                    f["status"] != "declined" for f in r.all["referrals"])
        (offered if asked else without).append(e["who"])
    out.share("M14", None, offered, without)

    months = {}
    for f in ours:
        if f["urgency"] != "two_hour" or f["direction"] != "in":
            continue
        received = instant(f["received_at"])
        if not first <= london(received) <= on:
            continue
        month = months.setdefault(london(received).isoformat()[:7], ([], []))
        due = received + datetime.timedelta(hours=r.rules["UCR_2H"]["amount"])
        contact = instant(f["contact_at"]) if f["contact_at"] else None
        who = r.kept(f["person"])
        if f["status"] == "declined" or not r.adult(who, london(received)) or not counted_to > due:
            continue
        month[0 if contact and contact <= due else 1].append(who)
    out.share("M15", None, sum((m[0] for m in months.values()), []),
              sum((m[1] for m in months.values()), []))
    for month, parts in months.items():
        out.share("M15", month, *parts)


def waiting_measures(r, first, on, out):
    waits = []
    for uid, events in r.events.items():
        if not r.people[uid]["in_team"]:
            continue
        for v in events:
            if v["kind"] != "emergency_admission" or not v["ready_on"]:
                continue
            ready = day(v["ready_on"])
            age = r.age(uid, ready)
            if age is not None and age < 18:
                continue
            until = day(v["until"]) or least(*[day(x["on"]) for x in events
                                               if x["kind"] == "discharge" and x["on"] >= v["on"]])
            gone = least(until, day(r.people[uid]["died"]), on)
            begin = max(first, plus(ready, 1))
            if begin <= gone:
                waits.append((uid, v["delay_due"], (gone - begin).days + 1))
    residents = r.team["residents_18"] or out["M1", None][1] or 0
    total = sum(w[2] for w in waits)
    out.rate("M16", None, total, residents, 100000, "100,000 adults", [w[0] for w in waits])
    length = (on - first).days + 1
    for figure in (None, "health", "social_care", "both"):
        some = [w for w in waits if figure is None or w[1] == figure]
        out.rate("M17", figure, sum(w[2] for w in some), residents * length, 100000,
                 "100,000 adults a day", [w[0] for w in some])

    moved = [uid for uid, events in r.events.items() if r.people[uid]["in_team"] for v in events
             if v["kind"] == "care_home_admission" and v["permanent"] == "Y" and
             first <= day(v["on"]) <= on and (r.age(uid, day(v["on"])) or 0) >= 65]
    out.rate("M18", None, len(moved), r.team["over_65"], 100000, "100,000 of 65 and over", moved)

    inside, outside = [], []
    for e, v in r.during({"care_home_admission"}, first, on):
        due = r.due("EHCH_PLAN", day(v["on"]))
        if not on > due:
            continue
        agreed = least(*[day(p["agreed_on"]) for o in r.episodes if o["who"] == e["who"]
                         for p in r.plans.get(o["uid"], [])
                         if p["status"] in AGREED and by(day(v["on"]), day(p["agreed_on"]))])
        if by(agreed, due):
            inside.append(e["who"])
        elif not by(e["died"], due) and not by(e["ended"], due):
            outside.append(e["who"])
    out.share("M23", None, inside, outside)


def load_measures(r, on, known, out):
    if not known:
        out.unknown("M19", None)
        return
    led, part = {}, {}
    for e in r.episodes:
        if not e["opened"] <= on or by(e["ended"], on) or e["end_reason"] == "duplicate":
            continue
        mine = {l["worker"] for l in r.leads.get(e["uid"], [])
                if l["kind"] == "lead" and l["status"] in ("current", "ended") and
                day(l["from"]) <= on and not by(day(l["until"]), on)}
        wrote = {c["worker"] for p in r.plans.get(e["uid"], []) for c in p["contributions"]
                 if day(c["at"]) <= on}
        for worker in mine - {None}:
            led.setdefault(worker, []).append(e["who"])
        for worker in wrote - mine:
            part.setdefault(worker, []).append(e["who"])
    hours = 0
    for worker, rows in led.items():
        w = r.workers[worker]
        hours += w["wte_percent"]
        out.rate("M19", w["login"] or worker, len(rows), w["wte_percent"], 100, "full-time worker",
                 rows)
    for worker, rows in part.items():
        out.count("M19", (r.workers[worker]["login"] or worker) + "+part", rows)
    rows = sum(led.values(), [])
    out.rate("M19", None, len(rows), hours, 100, "full-time worker", rows)


def meeting_measures(r, first, on, out):
    held = [m for m in r.all["meetings"] if m["status"] == "closed" and first <= day(m["on"]) <= on]
    cases = [c for m in held for c in m["cases"]]
    put_off = [c["person"] for c in cases
               if c["status"] == "deferred" or c["decision"] == "defer"]
    talked = [c for c in cases if c["status"] in ("discussed", "closed") and
              c["decision"] != "defer"]
    out.count("M20", None, held)
    out.count("M20", "cases", [c["person"] for c in talked])
    out.count("M20", "decisions", [c["person"] for c in talked if c["decision"]])
    out.count("M20", "deferred", put_off)
    numbers = {c["uid"] for c in cases}
    asked = [a for a in r.all["actions"] if a["case"] in numbers]
    opened = [a for a in asked if a["status"] == "open" or day(a["closed_on"]) > on]
    done = [a["person"] for a in asked if a["status"] == "done" and a not in opened]
    still = [a["person"] for a in opened]
    out.count("M20", "actions_made", [a["person"] for a in asked])
    out.share("M20", "actions_done", done, still)
    out.count("M20", "actions_late", [a["person"] for a in opened
                                      if a["due"] and day(a["due"]) < on])
    out.count("M20", "actions_open", still)
    if not held:
        return
    groups = {"health": HEALTH, "social_care": SOCIAL, "mental_health": {"psychiatric_nurse"}}
    for a in (a for m in held for a in m["attendance"]):
        groups[a["profession"]] = {a["profession"]}
    for figure, which in groups.items():
        came = [m for m in held if any(a["status"] == "present" and a["profession"] in which
                                       for a in m["attendance"])]
        out.share("M20", figure, came, [m for m in held if m not in came])
    out.count("M20", "apologies", [a for m in held for a in m["attendance"]
                                   if a["status"] == "apologies"])


def home_measures(r, on, out):
    everyone = [e["who"] for e in r.on_register(on, False)]
    winter = on.year if on.month >= 10 else on.year - 1
    last = min(on, Day(winter + 1, 3, 31))
    offered = {r.kept(w["person"]) for w in r.all["winter_plans"]
               if Day(winter, 10, 1) <= day(w["offered_on"]) <= last}
    old = [u for u in everyone if (r.age(u, last) or 0) >= 85]
    out.share("M21", None, [u for u in old if u in offered], [u for u in old if u not in offered])

    carers = {c["contact"]: c for c in r.all["carers"]}
    theirs = {}
    for c in r.all["contacts"]:
        if day(c["from"]) <= on and not by(day(c["ended"]), on) and \
                (c["role"] == "carer" or c["uid"] in carers):
            theirs.setdefault(r.kept(c["person"]), []).append(carers.get(c["uid"], {}))
    for figure, field in ((None, "offered_on"), ("emergency_plan", "emergency_plan_on")):
        parts = ([], [])
        for u in everyone:
            for c in theirs.get(u, []):
                parts[0 if by(day(c.get(field)), on) else 1].append(u)
        out.share("M22", figure, *parts)

    scores = {}
    for s in r.all["scores"]:
        if s["instrument"] in ("efi", "cfs", "clinical_frailty_scale", "rockwood") and \
                day(s["scored_on"]) <= on:
            who = r.kept(s["person"])
            if who not in scores or s["scored_on"] >= scores[who]["scored_on"]:
                scores[who] = s
    said = {}
    for j in sorted(r.all["judgements"], key=lambda j: j["on"]):
        if day(j["on"]) <= on:
            said[j["score"]] = j["view"]
    after = plus(months_on(on, -12), 1)
    parts = {"moderate": [], "severe": [], None: []}
    older = [u for u in everyone if (r.age(u, on) or 0) >= 65]
    for u in older:
        s = scores.get(u)
        if not s or not (s["origin"] == "clinician" or said.get(s["uid"]) == "agree"):
            continue
        band = (s["own_band"] or "").lower()
        which = "severe" if band.startswith(("severe", "very severe")) else \
            "moderate" if band.startswith("moderate") else None
        if which:
            parts[which].append(u)
    parts[None] = parts["moderate"] + parts["severe"]
    for figure, inside in parts.items():
        out.share("M24", figure, inside, [u for u in older if u not in set(inside)])
    fell = [u for u in parts["severe"]
            if any(after <= day(v["on"]) <= on for v in r.of_person(u, "fall"))]
    out.share("M24", "severe_fall", fell, [u for u in parts["severe"] if u not in fell])
    out.unknown("M24", "severe_medicines")
    out.unknown("M24", "severe_scr")


def count_all(r, on, now):
    out = Figures()
    first = Day(on.year, (on.month - 1) // 3 * 3 + 1, 1)
    # The first instant of the next day, in London.
    midnight = datetime.datetime.combine(plus(on, 1), datetime.time(), datetime.timezone.utc)
    if london(midnight - datetime.timedelta(minutes=30)) > on:
        midnight -= datetime.timedelta(hours=1)
    register_measures(r, on, out)
    review_measures(r, first, on, midnight, out)
    hospital_measures(r, first, on, out)
    after_hospital_measures(r, first, on, min(now, midnight - datetime.timedelta(seconds=1)), out)
    waiting_measures(r, first, on, out)
    load_measures(r, on, on >= day(r.all["began"]), out)
    meeting_measures(r, first, on, out)
    home_measures(r, on, out)
    return out


# ---- a store in which anything may have happened ----

def disturb(path):
    """Rows at random, written past the program: more than people would do in years."""
    dice = random.Random(20260312)
    db = sqlite3.connect(path)
    now = "2026-03-12T12:00:00Z"

    def uid():
        return "%08x-0000-7000-8000-%012x" % (dice.getrandbits(32), dice.getrandbits(48))

    def some_day(first="2024-12-01", last="2026-03-12"):
        begin = Day.fromisoformat(first)
        return plus(begin, dice.randrange((Day.fromisoformat(last) - begin).days + 1))

    def add(table, **columns):
        columns.setdefault("uid", uid())
        columns.setdefault("created_at", now)
        if table != "risk_score":
            columns.setdefault("updated_at", now)
        names = ", ".join('"%s"' % c for c in columns)
        # Some of the demonstration's people have these already, and nobody has two.
        once = "OR IGNORE" if table in ("winter_plan", "carer") else ""
        return db.execute('INSERT %s INTO "%s" (%s) VALUES (%s)' %
                          (once, table, names, ", ".join("?" * len(columns))),
                          list(columns.values())).lastrowid

    def ids(sql):
        return [row[0] for row in db.execute(sql)]

    cared = ids("SELECT DISTINCT person_id FROM episode WHERE status <> 'ended'")
    people = ids("SELECT person_id FROM risk_current")
    workers = ids("SELECT id FROM worker")
    for person in dice.sample(cared, 25):
        # Older, younger, without a date of birth; on the edge of 65 and of 85.
        born = dice.choice([some_day("1936-01-01", "1942-06-01"), some_day("1959-01-01", "1962-01-01"),
                            Day(1940, 2, 29), some_day("2007-01-01", "2010-01-01"), None])
        db.execute("UPDATE person SET born = ?, age_given = ? WHERE id = ?",
                   (born and born.isoformat(), None if born else dice.choice([None, 17, 64, 90]), person))
    for person in dice.sample(cared, 8):
        db.execute("UPDATE person SET died = max(?, coalesce(born, '1900-01-01')) WHERE id = ?",
                   (some_day("2025-06-01").isoformat(), person))
    for person in dice.sample(cared, 6):
        db.execute("UPDATE person SET practice_id = NULL WHERE id = ?", (person,))
    for _ in range(700):
        on = some_day()
        kind = dice.choice(["emergency_admission", "emergency_admission", "ae_attendance", "discharge",
                            "discharge", "care_home_admission", "fall", "contact", "contact"])
        who = dice.choice(cared[:60] if dice.random() < .8 else people)
        extra = {}
        if kind == "discharge" and dice.random() < .5:
            extra["notified_on"] = plus(on, dice.randrange(20)).isoformat()
        if kind == "emergency_admission" and dice.random() < .5:
            extra["until"] = plus(on, dice.randrange(40)).isoformat()
        if kind == "emergency_admission" and dice.random() < .6:
            extra["ready_on"] = plus(on, dice.randrange(15)).isoformat()
            extra["delay_due"] = dice.choice([None, "health", "social_care", "both"])
        if kind in ("emergency_admission", "ae_attendance") and dice.random() < .6:
            extra["avoidable"] = dice.choice("YYYYNZ9")
            extra["change"] = dice.choice([None, "More help at home"])
            extra["created_at"] = plus(on, dice.randrange(25)).isoformat() + "T10:00:00Z"
        if kind == "care_home_admission":
            extra["permanent"] = dice.choice([None, "Y", "Y", "N", "9"])
        event = add("event", person_id=who, kind=kind, on=on.isoformat(), **extra)
        if kind == "discharge" and dice.random() < .3:
            add("clock_stop", person_id=who, kind="discharge", of_id=event, originally_due=on.isoformat(),
                reason=dice.choice(["in_hospital", "out_of_area", "declined", "moved", "died"]),
                until=plus(on, 9).isoformat() if dice.random() < .5 else None,
                **{"from": plus(on, dice.randrange(6)).isoformat()})
        if kind == "discharge" and dice.random() < .5:
            declined = dice.random() < .1
            add("referral", person_id=who, direction="out", service="Reablement", urgency="routine",
                received_at=on.isoformat() + "T09:00:00Z", discharged_on=on.isoformat(),
                status="declined" if declined else "started",
                declined_reason="Full" if declined else None, at_91_days=dice.choice(
                    [None, "home", "home", "extra_care", "adult_placement", "care_home", "hospital",
                     "died", "not_known"]))
    for event, on in db.execute("SELECT id, \"on\" FROM event WHERE avoidable IS NOT NULL").fetchall():
        for version in range(dice.randrange(3)):
            db.execute("INSERT OR IGNORE INTO revision (record, record_id, version, state, replaced_at, "
                       "save_id) VALUES ('event', ?, ?, ?, ?, ?)",
                       (event, 1 + version, json.dumps({"id": str(event), "avoidable": None}, separators=(",", ":")),
                        plus(day(on), dice.randrange(30) + 9 * version).isoformat() + "T10:00:00Z", uid()))
    for _ in range(120):
        received = datetime.datetime.combine(some_day("2025-01-01", "2026-03-11"), datetime.time(
            dice.randrange(24), dice.randrange(60)), datetime.timezone.utc)
        contact = received + datetime.timedelta(minutes=dice.choice([5, 60, 119, 120, 121, 500, 3000]))
        declined = dice.random() < .1
        add("referral", person_id=dice.choice(people), direction="in", service="Rapid response",
            urgency="two_hour", received_at=received.strftime("%Y-%m-%dT%H:%M:%SZ"),
            status="declined" if declined else "accepted", declined_reason="Full" if declined else None,
            contact_at=contact.strftime("%Y-%m-%dT%H:%M:%SZ") if dice.random() < .8 else None)
    episodes = ids("SELECT id FROM episode WHERE status <> 'candidate'")
    for episode in dice.sample(episodes, 90):
        due = some_day()
        held = dice.random() < .6
        cancelled = not held and dice.random() < .3
        review = add("review", episode_id=episode, kind=dice.choice(["care_act_first", "care_act_first",
                     "communication_needs"]), originally_due=due.isoformat(),
                     due_on=plus(due, dice.choice([0, 0, 7, 30])).isoformat(),
                     status="held" if held else "cancelled",
                     held_on=plus(due, dice.randrange(-9, 10)).isoformat() if held else None,
                     cancel_reason=None if held else "x",
                     created_at=plus(due, -60).isoformat() + "T10:00:00Z")
        if not held and not cancelled and not ids(
                "SELECT 1 FROM review WHERE status IN ('due', 'booked', 'missed') AND episode_id = %d "
                "AND kind = (SELECT kind FROM review WHERE id = %d)" % (episode, review)):
            db.execute("UPDATE review SET status = 'due', cancel_reason = NULL WHERE id = ?", (review,))
    for review, person, due in db.execute("SELECT r.id, e.person_id, r.due_on FROM review r JOIN episode e "
                                          "ON e.id = r.episode_id WHERE r.status = 'due'").fetchall():
        if dice.random() < .2:
            on = plus(day(due), dice.randrange(-5, 6))
            add("clock_stop", person_id=person, kind="review", of_id=review, reason="in_hospital",
                originally_due=due, created_at=on.isoformat() + "T10:00:00Z", **{"from": on.isoformat()})
    for person in dice.sample(cared, 60):
        on = some_day("2024-10-01", "2026-03-12")
        winter = on.year if on.month >= 10 else on.year - 1
        if on.month < 4 or on.month > 9:
            add("winter_plan", person_id=person, winter=winter, offered_on=on.isoformat(),
                answer=dice.choice(["offered", "accepted", "declined"]), on=on.isoformat())
    for contact, person in db.execute("SELECT id, person_id FROM contact").fetchall():
        if dice.random() < .6:
            said = some_day().isoformat()
            add("carer", person_id=person, contact_id=contact,
                offered_on=said if dice.random() < .6 else None,
                assessment="offered", assessment_on=said,
                emergency_plan_on=some_day().isoformat() if dice.random() < .4 else None)
    for contact in ids("SELECT id FROM contact ORDER BY id LIMIT 20"):
        db.execute("UPDATE contact SET ended = ? WHERE id = ?", (some_day().isoformat(), contact))
    for person in dice.sample(cared, 90):
        for _ in range(dice.randrange(3)):
            score = add("risk_score", person_id=person, instrument=dice.choice(["efi", "cfs"]), value=5,
                        value_scale=0, band="high", scored_on=some_day().isoformat(),
                        origin=dice.choice(["clinician", "computed"]), own_band=dice.choice(
                            [None, "Severe frailty", "moderate", "Very severe", "Fit", "mild"]))
            if dice.random() < .5:
                add("judgement", person_id=person, score_id=score, instrument="efi", reason="x",
                    view=dice.choice(["agree", "agree", "higher", "lower"]), on=some_day().isoformat())
    for plan in ids("SELECT id FROM plan WHERE status IN ('agreed', 'under_review')"):
        for _ in range(dice.randrange(3)):
            db.execute("INSERT INTO contribution (plan_id, section, worker_id, at) VALUES (?, 'summary', ?, ?)",
                       (plan, dice.choice(workers), some_day().isoformat() + "T10:00:00Z"))
        if dice.random() < .2:
            db.execute("DELETE FROM contribution WHERE plan_id = ? AND worker_id IN (SELECT id FROM worker "
                       "WHERE profession = 'social_worker')", (plan,))
        if dice.random() < .2:
            db.execute("DELETE FROM agreement WHERE plan_id = ? AND party = ?",
                       (plan, dice.choice(["health", "social_care"])))
    for lead in dice.sample(ids("SELECT id FROM lead WHERE kind = 'lead'"), 60):
        on = some_day("2025-03-01").isoformat()
        db.execute("UPDATE lead SET informed_on = ?, informed_how = 'phone' WHERE id = ?", (on, lead))
    for meeting in ids("SELECT id FROM meeting WHERE status = 'closed'"):
        for name in range(3):
            add("attendance", meeting_id=meeting, worker_id=None, name="Guest %d" % name,
                profession=dice.choice(sorted(HEALTH | SOCIAL | {"voluntary_sector", "other"})),
                status=dice.choice(["present", "absent", "apologies"]))
    cases = db.execute("SELECT id, person_id FROM case_item WHERE decision IS NOT NULL").fetchall()
    for case, person in cases:
        state = dice.choice(["open", "done", "refused", "not_needed"])
        add("action", person_id=person, case_item_id=case, what="Ring", owner_id=dice.choice(workers),
            due=some_day().isoformat(), status=state, source="meeting",
            closed_on=None if state == "open" else some_day("2025-12-01").isoformat())
    # On the very edges: the thirtieth day and the day after, the birthdays that count.
    for number, person in enumerate(dice.sample(cared[:60], 24)):
        left = some_day("2025-06-01", "2026-01-20")
        add("event", person_id=person, kind="discharge", on=left.isoformat())
        add("event", person_id=person, kind="emergency_admission",
            on=plus(left, 30 + number % 2).isoformat())
        if number % 3 == 0:
            db.execute("UPDATE person SET died = NULL, born = ? WHERE id = ?",
                       (plus(left, number % 2).replace(year=left.year - 65).isoformat(), person))
            add("referral", person_id=person, direction="out", service="Reablement", urgency="routine",
                received_at=left.isoformat() + "T09:00:00Z", discharged_on=left.isoformat(),
                status="started", at_91_days="home")
    for number, person in enumerate(dice.sample(people, 16)):
        on = some_day("2025-06-01", "2026-03-01")
        db.execute("UPDATE person SET died = NULL, born = ? WHERE id = ?",
                   (plus(on, number % 2).replace(year=on.year - 18).isoformat(), person))
        add("referral", person_id=person, direction="in", service="Rapid response", urgency="two_hour",
            received_at=on.isoformat() + "T09:00:00Z", status="accepted",
            contact_at=on.isoformat() + "T10:00:00Z")
    # Two records of one person, one of them with a past of its own.
    free = [p for p in people if p not in cared]
    for kept, merged in zip(dice.sample(cared, 12), dice.sample(free, 12)):
        add("person_link", kept_id=kept, merged_id=merged, kind="same", how="person",
            **{"from": "2026-03-01"})
        db.execute("DELETE FROM risk_current WHERE person_id = ?", (merged,))
    for episode in dice.sample(ids("SELECT id FROM episode WHERE status = 'ended'"), 3):
        db.execute("UPDATE episode SET end_reason = 'duplicate' WHERE id = ?", (episode,))
    db.execute("UPDATE team SET over_65 = 3510, residents_18 = NULL, frequent = 4")
    db.execute("UPDATE list_size SET adults = 0 WHERE id IN (SELECT min(id) FROM list_size)")
    db.commit()
    db.close()


# ---- what the program says ----

class Program:
    def __init__(self, path, folder, name):
        self.path, self.folder, self.store = path, folder, os.path.join(folder, name)
        self.environ = dict(os.environ, XDG_DATA_HOME=folder, CASELOAD_NOW="2026-03-12T14:05",
                            LC_ALL="C.UTF-8")

    def run(self, *words):
        done = subprocess.run((self.path,) + words, env=self.environ, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            sys.exit("%s: %s" % (" ".join(words), done.stderr.decode()))
        return done.stdout.decode()

    def ask(self, *words):
        return json.loads(self.run("--store", self.store, "--json", *words))

    def export(self):
        path = self.store + ".json"
        self.run("--store", self.store, "export", "records", path)
        with open(path, encoding="utf-8") as file:
            return Records(json.load(file))


def tell(program, date, key, mine, theirs):
    print("DIFFERENT %s %s on %s: from the records %s, the program says %s" %
          (key[0], key[1] or "", date, mine and mine[:3], theirs))
    if not mine or not theirs:
        return
    words = ["measure", "show", key[0], "--as-at", date]
    rows = program.ask(*(words + (["--figure", key[1]] if key[1] else [])))
    for part, own in (("in", mine[3]), ("out", mine[4])):
        if all(isinstance(u, str) for u in own):
            listed = [row["person_uid"] for row in rows if row["part"] == part]
            extra, less = list(listed), []
            for uid in own:
                if uid in extra:
                    extra.remove(uid)
                else:
                    less.append(uid)
            print("   %s: only in the program %s, only in the records %s" %
                  (part, extra[:5], less[:5]))


def compare(program):
    records = program.export()
    numbers = wrong = 0
    used = set()
    now = instant("2026-03-12T14:05:00Z")
    for date in DATES:
        mine = count_all(records, day(date), now)
        theirs = {(m["measure"], m["figure"]): (m["numerator"], m["denominator"], m["value"])
                  for m in program.ask("measure", "list", "--as-at", date)}
        for key in sorted(set(mine) | set(theirs), key=str):
            numbers += 1
            same = key in mine and key in theirs and mine[key][:3] == theirs[key]
            if not same:
                wrong += 1
                tell(program, date, key, mine.get(key), theirs.get(key))
            elif mine[key][0]:
                used.add(key[0])
    return numbers, wrong, used


def main():
    path, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    first = Program(path, folder, "caseload/demo.db")
    first.run("demo")
    other = Program(path, folder, "disturbed.db")
    first.run("--store", first.store, "backup", other.store)
    disturb(other.store)
    numbers = wrong = 0
    used = set()
    for program in (first, other):
        n, w, u = compare(program)
        numbers, wrong, used = numbers + n, wrong + w, used | u
    idle = ["M%d" % n for n in range(1, 25) if "M%d" % n not in used]
    print("measures: %d numbers counted anew, %d differ" % (numbers, wrong))
    if idle:
        sys.exit("measures: nothing was ever counted in " + ", ".join(idle))
    if wrong or numbers < LEAST:
        sys.exit("measures: %d numbers were to be compared, none different" % LEAST)


main()
