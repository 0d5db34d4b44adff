"""Asks the program, and says where it and the recount differ."""
import json
import os
import subprocess
from collections import Counter


def asked(when):
	words = ["--to", when.to.isoformat(), "--as-at", when.as_at.isoformat()]
	return words + (["--from", when.given.isoformat()] if when.given else [])


class Program:
	def __init__(self, path, store, now):
		self.path, self.store = path, store
		self.environment = {**os.environ, "CASELOAD_NOW": now, "LC_ALL": "C.UTF-8"}

	def run(self, *words):
		done = subprocess.run([self.path, "--store", self.store, "--as", "jpatel", *words], env=self.environment,
			capture_output=True, text=True, stdin=subprocess.DEVNULL)
		if done.returncode:
			raise SystemExit(f"caseload {' '.join(words)}: {done.stderr}")
		return done.stdout

	def list(self, when):
		rows = json.loads(self.run("measure", "list", "--json", *asked(when)))
		return {(row["measure"], row["figure"]): row for row in rows}

	def show(self, measure, figure, when):
		which = ["--figure", figure] if figure else []
		rows = json.loads(self.run("measure", "show", measure, "--json", *which, *asked(when)))
		return Counter((row["part"], row["person_uid"] or None, row["from"], row["due"], row["done"]) for row in rows)


def differences(program, records, when, measures, opened):
	"""How many figures were held against one another, and a line for each that differs; of the measures that are
	opened, who is behind them too."""
	said, found = program.list(when), []
	for measure, count in measures.items():
		ours = count(records, when)
		theirs = {figure: row for (name, figure), row in said.items() if name == measure}
		for figure in sorted(set(ours) | set(theirs), key=str):
			name = " ".join(filter(None, (str(when), measure, figure)))
			if figure not in ours or figure not in theirs:
				found.append(f"{name}: only the {'program' if figure in theirs else 'recount'} has it")
				continue
			mine, its = ours[figure], theirs[figure]
			if (mine.numerator, mine.denominator) != (its["numerator"], its["denominator"]):
				found.append(f"{name}: the program says {its['numerator']} of {its['denominator']}, "
					f"the recount {mine.numerator} of {mine.denominator}")
			if mine.rate is not None and str(mine.rate) != its["rate"]:
				found.append(f"{name}: the program says a rate of {its['rate']}, the recount {mine.rate}")
			if mine.note and mine.note not in (its["note"] or ""):
				found.append(f"{name}: the program says {its['note']!r}, the recount {mine.note!r}")
			if figure is None and mine.rows is not None and measure in opened:
				a, b = Counter(row.key() for row in mine.rows), program.show(measure, figure, when)
				for which, more in (("recount", a - b), ("program", b - a)):
					found += [f"{name}: only the {which} has {' '.join(map(str, key))}" for key in more]
	return len(said), found
