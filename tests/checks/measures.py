#!/usr/bin/env python3
"""Counts M1 to M24 anew from the export alone and holds the program to it: on the demonstration store, and on
a second one made of people whose days stand on the edges of the rules.
usage: measures.py CASELOAD FOLDER"""
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

sys.dont_write_bytecode = True # the source tree stays as it was

from recount import compare, harder, hospital, people, register, reviews, services, team
from recount.records import Records, When

MEASURES = {name: count for family in (register, reviews, hospital, services, team, people)
	for name, count in family.MEASURES.items()}

DEMO_NOW = "2026-03-12T14:05"
DEMO_DAYS = """2025-02-28 2025-03-31 2025-04-01 2025-05-05 2025-06-30 2025-08-07 2025-08-31 2025-09-26 2025-09-30
	2025-10-01 2025-10-13 2025-12-11 2025-12-25 2025-12-31 2026-01-01 2026-01-15 2026-01-31 2026-02-20 2026-02-28
	2026-03-12 2026-01-01/2026-01-31/2026-03-12 2025-10-01/2025-12-31/2026-02-01"""
HARD_DAYS = """2023-12-31 2024-01-31 2024-02-10 2024-02-29 2024-03-01 2024-03-14 2024-03-30 2024-03-31 2024-04-01 2024-04-05
	2024-05-06 2024-05-31 2024-06-30 2024-07-31 2024-08-26 2024-09-30 2024-10-01 2024-12-31 2025-01-09 2025-01-10
	2025-02-28 2025-03-01 2025-03-31 2025-04-10 2024-01-15/2024-03-31/2024-05-06 2024-01-01/2024-03-31/2024-04-05
	/2024-03-30/2024-04-04"""


def when(text):
	"""A day; or a first day (or none), a last day and the day on which it is told."""
	days = [date.fromisoformat(day) if day else None for day in text.split("/")]
	return When(days[0]) if len(days) == 1 else When(days[1], days[0], days[2])


def main(program, folder):
	demo = os.path.join(folder, "demo")
	os.mkdir(demo)
	stores = [(harder.make_demo(program, demo, DEMO_NOW), DEMO_NOW, DEMO_DAYS),
		(harder.build(program, folder, os.path.join(os.path.dirname(__file__), "recount", "stories.txt")).path, harder.NOW, HARD_DAYS)]
	figures, found = 0, []
	with ThreadPoolExecutor(os.cpu_count()) as workers:
		for store, now, days in stores:
			asked = compare.Program(program, store, now)
			export = store + ".json"
			asked.run("export", "records", export)
			records = Records(export)
			tasks = [(when(day), list(MEASURES)[number % 4::4]) for number, day in enumerate(days.split())]
			for count, lines in workers.map(lambda task: compare.differences(asked, records, task[0], MEASURES, task[1]), tasks):
				figures += count
				found += [f"{os.path.basename(store)}: {line}" for line in lines]
	print("\n".join(found[:60]))
	print(f"{figures} figures recounted, {len(found)} differences")
	return 1 if found else 0


if __name__ == "__main__":
	if len(sys.argv) != 3:
		sys.exit(__doc__)
	sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))
