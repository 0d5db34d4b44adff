"""Builds the harder store from stories.txt with the program's own commands, in the order of their moments."""
import json
import os
import re
import shlex
import subprocess

NOW = "2025-04-10T12:00"


def nhs_numbers():
	"""Numbers of the range kept for tests that pass modulus 11."""
	base = 999100000
	while True:
		digit = 11 - sum(int(figure) * (10 - place) for place, figure in enumerate(str(base))) % 11
		if digit != 10:
			yield str(base) + str(digit % 11)
		base += 1


def read(path):
	"""People as (number, name, born, practice), and commands as (moment, worker, words) in order."""
	people, commands, numbers, number = [], [], nhs_numbers(), None
	with open(path, encoding="utf-8") as file:
		for line in file:
			line = line.rstrip("\n")
			if not line or line.startswith("#"):
				continue
			begins = re.fullmatch(r"\[(\w+) (\S+)(?: (\S+))?\]", line)
			if begins:
				number = next(numbers)
				people.append((number, begins[1], begins[2].strip("-"), (begins[3] or "C99901").strip("-")))
				continue
			moment, rest = line.split(" ", 1)
			by = re.match(r"(\w+): ", rest)
			if by:
				rest = rest[by.end():]
			commands.append((moment if "T" in moment else moment + "T09:00", by[1] if by else "jpatel", number, shlex.split(rest)))
	for number_of_day, profession in enumerate(EVERYBODY):
		day = f"2024-07-{number_of_day + 1:02}"
		commands += [(f"{day}T10:00", "jpatel", None, ["meeting", "plan", day, "--time", "10:00"]),
			(f"{day}T10:01", "jpatel", None, ["meeting", "begin"]),
			(f"{day}T10:02", "jpatel", None, ["meeting", "attend", "Pat Guest", "--profession", profession]),
			(f"{day}T10:03", "jpatel", None, ["meeting", "close"])]
	known = {"@" + name: number for number, name, _, _ in people}
	commands = [(moment, worker, [number if word == "@" else known.get(word, word) for word in words])
		for moment, worker, number, words in commands]
	return people, sorted(commands, key=lambda command: command[0])


class Store:
	def __init__(self, program, folder):
		self.program, self.folder, self.path = program, folder, os.path.join(folder, "harder.db")

	def run(self, moment, worker, words):
		environment = {**os.environ, "CASELOAD_NOW": moment, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
		who = ["--as", worker] if worker else []
		done = subprocess.run([self.program, "--store", self.path, *who, "--yes", *words], env=environment, cwd=self.folder,
			capture_output=True, text=True, stdin=subprocess.DEVNULL)
		if done.returncode:
			raise SystemExit(f"{moment} {shlex.join(words)}: {done.stderr}{done.stdout}")
		return done.stdout

	def write(self, name, lines):
		with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
			file.writelines(line + "\n" for line in lines)


FRAILTY = {"Moderate": "0.36", "Severe": "0.37", "Severefall": "0.40", "Severehigher": "0.40", "Severechanged": "0.40",
	"Severe64": "0.40", "Severemild": "0.24", "Severeno": "0.40"} # above 0.24 moderate, above 0.36 severe

# A meeting of one guest each shows whom the measures take for health, and whom for social care.
EVERYBODY = ("gp advanced_practitioner community_matron district_nurse community_nurse practice_nurse social_worker "
	"social_care_assessor occupational_therapist physiotherapist pharmacist psychiatric_nurse care_coordinator link_worker "
	"area_coordinator geriatrician palliative_nurse reablement_worker voluntary_sector care_home_manager other").split()

PROFESSIONS = {
	"nurse": "district_nurse", "matron": "community_matron", "sgreen": "care_coordinator", "doctor": "gp",
	"linker": "link_worker", "therapist": "occupational_therapist",
}


def make_demo(program, folder, now):
	environment = {**os.environ, "XDG_DATA_HOME": folder, "CASELOAD_NOW": now, "LC_ALL": "C.UTF-8"}
	subprocess.run([program, "demo"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
		stderr=subprocess.DEVNULL, check=True)
	return os.path.join(folder, "caseload", "demo.db")


def build(program, folder, stories):
	store, begun = Store(program, folder), "2023-09-01T09:00"
	people, commands = read(stories)
	store.run(begun, None, shlex.split("init --team East --worker 'Jo Patel' --profession social_worker --login jpatel --as-allowed"))
	for login, profession in PROFESSIONS.items():
		store.run(begun, "jpatel", ["worker", "add", login.title(), "--login", login, "--profession", profession, "--capacity", "20"])
	store.write("practices.csv", [f"{code},{name},Y54,QJ2,1 High Street,,,,,NF1 1AA,20000101,,A,B,,,,01,20000101,,,,,,,,"
		for code, name in (("C99901", "MILL LANE"), ("C99902", "RIVERSIDE"), ("C99903", "HILLTOP"))])
	store.run(begun, "jpatel", ["practice", "import", "practices.csv"])
	for code in ("C99901", "C99902"):
		store.run(begun, "jpatel", ["practice", "join", code])
	header = "nhs_number,family_name,given_name,date_of_birth,gender,address,postcode,practice,instrument,score,scored_on"
	store.write("people.csv", [header, *(f'{number},{name},Ann,{born},Female,"1 Long Row",NF1 1AA,{practice},efi,0.05,2023-09-01'
		for number, name, born, practice in people)])
	store.run(begun, "jpatel", ["import", "risk", "people.csv", "--basis", "Direct care"])
	store.write("frail.csv", [header, *(f'{number},{name},Ann,{born},Female,"1 Long Row",NF1 1AA,{practice},efi,{FRAILTY[name]},2024-01-31'
		for number, name, born, practice in people if name in FRAILTY)])
	commands = sorted([*commands, ("2024-02-01T09:00", "jpatel", shlex.split("import risk frail.csv --basis 'Direct care'"))],
		key=lambda command: command[0])
	events = {}
	for moment, worker, words in commands:
		if words[:2] == ["event", "add"]:
			events[words[2]] = json.loads(store.run(moment, worker, [*words, "--json"]))["uid"]
		else:
			store.run(moment, worker, [events[words[2]] if word == "EVENT" else word for word in words])
	return store
