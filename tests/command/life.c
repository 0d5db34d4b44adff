#include "life.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"

static const char list_head[] = "nhs_number,family_name,given_name,date_of_birth,practice_code,"
				"instrument,score,score_date\n";
static const char first_list[] = CAT ",COOK,Ann,1950-01-02,C81009,efi,0.50,2026-03-01\n" BEN
				     ",BELL,Ben,1950-01-02,C81009,efi,0.20,2026-03-01\n";
static const char holidays[] = "{\"england-and-wales\": {\"division\": \"england-and-wales\", "
			       "\"events\": [{\"title\": \"A day for all\", \"date\": "
			       "\"2031-06-19\", \"notes\": \"\"}]}}";
static const char second_list[] = CAT ",COOK,Ann,1950-01-02,C81009,efi,0.10,2026-03-10\n" ADA
				      ",AHMED,Ada,1941-05-06,C81010,efi,0.40,2026-03-10\n"
				      "9990000042,DIAZ,Eva,1944-05-06,C81010,efi,0.30,2026-03-10\n";

const struct step life[] = {
	{CMD_WORKER_ADD, {"name", "Ann Smith", "profession", "district_nurse", "login", "asmith"}},
	{CMD_WORKER_SET, {"worker", "asmith", "capacity", "20", "role", "coordinator"}},
	{CMD_PERSON_ADD,
		{"family", "Ahmed", "given", "Ada", "nhs-number", ADA, "born", "1941-05-06"}},
	{CMD_PERSON_ADD,
		{"family", "Bell", "given", "Ben", "nhs-number", BEN, "born", "1950-01-02"}},
	{CMD_REGISTER_ADD, {"person", ADA, "candidate", "1"}},
	{CMD_REGISTER_ADD, {"person", ADA}},
	{CMD_REGISTER_ADD, {"person", BEN}},
	{CMD_CONTACT_LOG, {"person", ADA, "how", "phone", "on", "t", "text", "Well today"}},
	{CMD_LEAD_ASSIGN, {"person", ADA, "worker", "jpatel", "reason", "Knows her"}},
	{CMD_LEAD_ASSIGN, {"person", BEN, "worker", "asmith", "reason", "Knows him"}},
	{CMD_LEAD_ASSIGN, {"person", BEN, "worker", "jpatel", "reason", "Asked", "propose", "1"}},
	{CMD_LEAD_DECLINE, {"person", BEN, "reason", "On leave"}},
	{CMD_LEAD_ASSIGN, {"person", BEN, "worker", "jpatel", "reason", "Again", "propose", "1"}},
	{CMD_LEAD_ACCEPT, {"person", BEN}},
	{CMD_LEAD_ASSIGN, {"person", BEN, "worker", "asmith", "reason", "Back again"}},
	{CMD_LEAD_INFORM, {"person", BEN, "on", "today", "how", "phone"}},
	{CMD_WORKER_SET, {"worker", "jpatel", "phone", "01632 960010"}},
	{CMD_PERSON_EDIT, {"person", ADA, "address", "1 High Street"}},
	{CMD_PERSON_EDIT, {"person", BEN, "address", "2 High Street", "no-contact", "Asked us"}},
	{CMD_PERSON_EDIT, {"person", BEN, "no-contact", ""}},
	{CMD_PRINT_LETTER, {"person", ADA, "kind", "lead", "to", "-"}},
	{CMD_LETTER_SENT, {"person", ADA}},
	{CMD_PRINT_LETTER, {"person", ADA, "kind", "lead", "to", "-"}},
	{CMD_LETTER_CANCEL, {"person", ADA, "letter", "lead", "reason", "Told by telephone"}},
	{CMD_LETTER_TEMPLATE_SET, {"kind", "review", "text", "[greeting]\n\nOn [review date]."}},
	{CMD_REVIEW_BOOK, {"person", ADA, "date", "+3m"}},
	{CMD_PRINT_LETTER, {"person", ADA, "kind", "review", "to", "-"}},
	{CMD_REVIEW_BOOK, {"person", ADA, "date", "+2m"}},
	{CMD_PRINT_LETTER, {"person", ADA, "kind", "review", "to", "-"}},
	{CMD_LETTER_SENT, {"person", ADA, "letter", "review"}},
	{CMD_REVIEW_BOOK, {"person", ADA, "date", "+3m"}},
	{CMD_PRINT_LETTERS, {"days", "400", "to", "-"}},
	{CMD_LETTER_SENT_ALL, {"kind", "review"}},
	{CMD_LETTER_TEMPLATE_RESET, {"kind", "review"}},
	{CMD_REVIEW_BOOK, {"person", ADA, "date", "+1m", "kind", "annual"}},
	{CMD_REVIEW_CANCEL, {"person", ADA, "reason", "Not needed", "kind", "annual"}},
	{CMD_CLOCK_STOP, {"person", ADA, "reason", "in_hospital", "note", "Ward 5"}},
	{CMD_CLOCK_START, {"person", ADA}},
	{CMD_REVIEW_HOLD, {"person", ADA, "outcome", "continue"}},
	{CMD_DEADLINE_SET, {"code", "INFORM_LEAD", "amount", "14"}},
	{CMD_REFERRAL_ADD, {"person", ADA, "service", "Rapid response", "urgency", "two_hour",
				   "received", "13:20"}},
	{CMD_REFERRAL_CONTACT, {"person", ADA}},
	{CMD_REFERRAL_ACCEPT, {"person", ADA, "waiting", "1"}},
	{CMD_REFERRAL_START, {"person", ADA}},
	{CMD_REFERRAL_END, {"person", ADA, "outcome", "Home again"}},
	{CMD_REFERRAL_ADD, {"person", BEN, "service", "Reablement", "discharged", "2025-10-01"}},
	{CMD_REFERRAL_WHERE, {"person", BEN, "where", "home"}},
	{CMD_REFERRAL_DECLINE, {"person", BEN, "reason", "Full"}},
	{CMD_REQUEST_ADD, {"person", BEN, "asked-by", "His son"}},
	{CMD_REQUEST_SENT, {"person", BEN, "refused", "Not his to ask"}},
	{CMD_CALENDAR_ADD, {"date", "2026-06-19", "name", "A proclaimed day"}},
	{CMD_CALENDAR_REMOVE, {"date", "2026-06-19"}},
	{CMD_CALENDAR_IMPORT, {"file", "holidays.json"}},
	{CMD_PLAN_SET, {"person", ADA, "section", "what_matters", "text", "The garden."}},
	{CMD_PLAN_NEED_ADD, {"person", ADA, "text", "Falls"}},
	{CMD_PLAN_GOAL_ADD, {"person", ADA, "text", "To walk to the gate"}},
	{CMD_PLAN_ACTION_ADD, {"person", ADA, "what", "Exercises", "who", "jpatel"}},
	{CMD_PLAN_CONTINGENCY_ADD, {"person", ADA, "trigger", "A fall", "do", "Ring"}},
	{CMD_PLAN_AGREE, {"person", ADA, "party", "person", "name", "Ada", "more", "1"}},
	{CMD_PLAN_AGREE, {"person", ADA, "party", "health", "name", "Dr Lee"}},
	{CMD_PRINT_PLAN, {"person", ADA, "to", "-"}},
	{CMD_PRINT_PLAN, {"person", ADA, "to", "-"}},
	{CMD_COPY_GIVE, {"person", ADA, "number", "1", "holder", "person"}},
	{CMD_COPY_GIVE, {"person", ADA, "number", "2", "holder", "person"}},
	{CMD_COPY_END, {"person", ADA, "number", "2", "how", "lost"}},
	{CMD_PLAN_PART_EDIT, {"person", ADA, "part", "Falls", "text", "Falls at night"}},
	{CMD_PLAN_DECLINE, {"person", BEN, "reason", "Not now"}},
	{CMD_ACTION_ADD, {"person", ADA, "what", "Ring", "owner", "asmith", "due", "+1w"}},
	{CMD_ACTION_DONE, {"person", ADA, "action", "Ring", "outcome", "Rang"}},
	{CMD_ACTION_ADD, {"person", ADA, "what", "Write", "owner", "asmith", "due", "+1w"}},
	{CMD_PRINT_SUPERVISION, {"worker", "jpatel", "to", "-"}},
	{CMD_SHEET_CLOSE,
		{"line", "1 held t\n2 d sent it\n1 action Walk out / asmith / fri\n1 n ok"}},
	{CMD_SHEET_CLOSE, {"line", "1 r 2m"}},
	{CMD_ACTION_REOPEN, {"person", ADA, "action", "Ring"}},
	{CMD_ACTION_EDIT, {"person", ADA, "action", "Ring", "owner", "jpatel", "due", "+2w", "what",
				  "Ring twice"}},
	{CMD_ACTION_CHASED, {"person", ADA, "action", "Ring twice"}},
	{CMD_ACTION_DONE, {"person", ADA, "action", "Ring twice"}},
	{CMD_ABSENCE_ADD, {"worker", "asmith", "from", "2026-03-10", "until", "2026-04-20", "cover",
				  "jpatel"}},
	{CMD_ABSENCE_END, {"worker", "asmith"}},
	{CMD_NOTE_ADD, {"person", ADA, "text", "Rang."}},
	{CMD_CONTACT_LOG, {"person", ADA, "text", "Rang, all well"}},
	{CMD_EVENT_ADD, {"person", ADA, "kind", "fall", "on", "today"}},
	{CMD_CONTACT_LOG, {"person", ADA, "text", "Rang, all well", "on", "yesterday"}},
	{CMD_MEETING_PLAN, {"date", "2026-03-26", "minutes", "20"}},
	{CMD_MATCH_RECORD, {"text", ADA "\n" BEN, "kind", "discharge", "on", "today"}},
	{CMD_EVENT_ADD, {"person", ADA, "kind", "ae_attendance", "on", "today"}},
	{CMD_MEETING_BUILD, {NULL}},
	{CMD_EVENT_REVIEW, {"person", ADA, "event", "the last", "avoidable", "N"}},
	{CMD_ALERT_ADD, {"person", ADA, "kind", "address"}},
	{CMD_ALERT_END, {"person", ADA, "alert", "the last", "reason", "Over"}},
	{CMD_EVENT_EDIT, {"person", ADA, "event", "fall", "place", "The stairs"}},
	{CMD_WINTER_OFFER, {"person", ADA, "answer", "offered"}},
	{CMD_WINTER_OFFER, {"person", ADA, "answer", "accepted", "note", "Heating seen to"}},
	{CMD_CONTACT_ADD, {"person", ADA, "name", "Sam"}},
	{CMD_CARER_SET, {"person", ADA, "contact", "Sam", "assessment", "offered"}},
	{CMD_CARER_SET, {"person", ADA, "contact", "Sam", "assessment", "accepted",
				"emergency-plan", "yesterday", "alone-hours", "4"}},
	{CMD_CONTACT_END, {"person", ADA, "contact", "the last", "reason", "Moved"}},
	{CMD_IMPORT_RISK, {"file", "first.csv", "basis", "Direct care"}},
	{CMD_PERSON_EDIT, {"person", ADA, "practice", "C81009", "family", "Ahmad"}},
	{CMD_IMPORT_RISK, {"file", "second.csv", "basis", "Direct care"}},
	{CMD_TEAM_SET, {"instrument", "efi"}},
	{CMD_TEAM_SET, {"instrument", ""}},
	{CMD_IMPORT_UNDO, {"run", "the last"}},
	{CMD_PRACTICE_IMPORT, {"file", "practices.csv"}},
	{CMD_PRACTICE_JOIN, {"code", "Y00001"}},
	{CMD_PRACTICE_LIST_SIZE, {"code", "Y00001", "quarter", "2026-01-01", "adults", "5000"}},
	{CMD_PRACTICE_LIST_SIZE, {"code", "Y00001", "quarter", "2026-01-01", "adults", "5001"}},
	{CMD_WORKER_SET, {"worker", "asmith", "phone", "01632 960011"}},
	{CMD_PRINT_LETTER, {"person", BEN, "kind", "lead", "to", "-"}},
	{CMD_LEAD_HANDOVER, {"from", "asmith", "to", "jpatel"}},
	{CMD_WORKER_END, {"worker", "asmith"}},
	{CMD_LEAD_END, {"person", BEN, "reason", "Moved"}},
	{CMD_RISK_FACTOR, {"person", ADA, "code", "heart_failure", "value", "y"}},
	{CMD_RISK_FACTOR, {"person", BEN, "code", "heart_failure", "value", "n"}},
	{CMD_RISK_ANSWER,
		{"person", ADA, "instrument", "prisma7", "answers", "need_help=y stay_home=n"}},
	{CMD_RISK_FACTOR, {"person", ADA, "code", "need_help", "value", "declined"}},
	{CMD_RISK_FORGET, {"person", ADA, "code", "need_help", "reason", "Asked again"}},
	{CMD_RISK_ENABLE,
		{"instrument", "local_cst", "approved-by", "Dr A Lead", "on", "2026-03-01"}},
	{CMD_RISK_SCORE, {"person", ADA, "instrument", "local_cst"}},
	{CMD_RISK_JUDGE, {"person", ADA, "instrument", "efi", "view", "higher", "reason",
				 "Frailer than this"}},
	{CMD_RISK_OUTLOOK, {"person", ADA, "could", "medicines", "note", "Nine of them"}},
	{CMD_RISK_DISABLE, {"instrument", "lace", "reason", "Not used here"}},
	{CMD_RISK_LOAD, {"file", "site_steps.tsv"}},
	{CMD_RISK_ENABLE, {"instrument", "site_steps"}},
	{CMD_EVENT_ADD, {"person", ADA, "kind", "bereavement", "on", "today"}},
	{CMD_MEETING_CHANGE, {"time", "14:00", "date", "2026-03-27"}},
	{CMD_TARGET_SET, {"measure", "M13", "label", "2026-27", "value", "88.5"}},
	{CMD_TARGET_SET, {"measure", "M13", "label", "2026-27", "value", "89"}},
	{CMD_TARGET_OFF, {"measure", "M13", "label", "Durham 2016"}},
	{CMD_MEETING_RULE, {"rule", "carried", "minutes", "6"}},
	{CMD_MEETING_RULE, {"rule", "carried", "rank", "3"}},
	{CMD_MEETING_ADD, {"person", ADA, "reason", "Falls twice this week"}},
	{CMD_MEETING_ADD, {"person", BEN, "reason", "His wife is ill"}},
	{CMD_MEETING_MOVE, {"person", BEN, "slot", "1"}},
	{CMD_MEETING_DROP, {"person", BEN, "reason", "He is better"}},
	{CMD_MEETING_CLOSE_LIST, {NULL}},
	{CMD_MEETING_ADD, {"person", BEN, "reason", "Worse again", "late", "Since the morning"}},
	{CMD_MEETING_OPEN_LIST, {NULL}},
	{CMD_MEETING_PLAN, {"date", "2026-04-09"}},
	{CMD_MEETING_CANCEL, {"meeting", "2026-04-09", "reason", "Easter"}},
	{CMD_MEETING_PLAN, {"date", "today"}},
	{CMD_MEETING_ADD,
		{"person", BEN, "reason", "For today", "meeting", "2026-03-12", "late", "Today"}},
	{CMD_MEETING_ATTEND, {"name", "jpatel", "meeting", "2026-03-12"}},
	{CMD_MEETING_BEGIN, {"meeting", "2026-03-12"}},
	{CMD_MEETING_SUSPEND, {NULL}},
	{CMD_MEETING_BEGIN, {"meeting", "2026-03-12"}},
	{CMD_MEETING_ATTEND, {"name", "Dr Rao", "profession", "gp"}},
	{CMD_MEETING_WRITE, {"person", BEN, "update", "He fell.", "wants", "To stay at home."}},
	{CMD_MEETING_WRITE, {"person", BEN, "update", "He fell twice."}},
	{CMD_MEETING_ACTION, {"person", BEN, "line", "Falls team / jp / +1w"}},
	{CMD_MEETING_DECIDE, {"person", BEN, "decision", "accept"}},
	{CMD_MEETING_DECIDE,
		{"person", BEN, "decision", "lead", "lead", "jpatel", "reason", "Knows him"}},
	{CMD_MEETING_REVIEW, {"person", BEN, "date", "+2m"}},
	{CMD_MEETING_DECIDE,
		{"person", BEN, "decision", "refer", "to", "Falls clinic", "date", "+1m"}},
	{CMD_MEETING_DECIDE, {"person", ADA, "decision", "defer", "reason", "No time"}},
	{CMD_MEETING_TELL, {"person", BEN, "how", "phone"}},
	{CMD_MEETING_CLOSE, {NULL}},
	{CMD_PRINT_LETTER, {"person", BEN, "kind", "lead_changed", "to", "-"}},
	{CMD_REGISTER_END, {"person", BEN, "reason", "moved"}},
	{CMD_REGISTER_END, {"person", ADA, "reason", "died", "on", "today"}},
	{CMD_REGISTER_ADD, {"person", BEN}},
	{CMD_PERSON_ADD, {"family", "Bell", "given", "Benn", "born", "1950-01-02", "anyway", "1"}},
	{CMD_PERSON_NOT_SAME, {"person", BEN, "other", "the last", "reason", "Another street"}},
	{CMD_PERSON_MERGE, {"person", BEN, "other", "the last", "reason", "He moved"}},
	{CMD_NOTE_ADD, {"person", "the last", "text", "Rang."}},
	{CMD_PERSON_SPLIT, {"person", "the last", "reason", "Cousins"}},
	{CMD_PERSON_EDIT, {"person", "the last", "nhs-number", "9996060128"}},
	{CMD_PERSON_EDIT, {"person", "the last", "nhs-number", ""}},
	{CMD_PERSON_ADD, {"family", "Bell", "given", "Benn", "born", "1950-01-02", "nhs-number",
				 "9996060128", "anyway", "1"}},
	{CMD_PERSON_LINK_SURE, {NULL}},
};
const size_t life_n = sizeof(life) / sizeof(life[0]);

static const char definition[] = "I\tid\tsite_steps\nI\tversion\t1\nI\tname\tSteps\n"
				 "I\tkind\tpoints\nI\tscale\t1\nI\tdecimals\t0\n"
				 "I\tclass\tindicator\nI\tband_on\tnone\nI\toutcome\tnone\n"
				 "I\tcitation\tOurs\nI\tvalid_days\t30\nI\tenabled\t0\n"
				 "V\tsteps\tint\tsteps\t0\t99\tzero\tnow\tSteps\n"
				 "T\tn\tsteps\tbands\t1\t-\tSteps\n"
				 "P\tn\t0\t10\t1\tfew\nP\tn\t10\t*\t0\tmany\n";

static void write_list(struct fixture *f, const char *name, const char *rows)
{
	const char *text = arena_printf(f->arena, "%s%s", list_head, rows);
	fixture_write(f, name, text, strlen(text));
}

void life_begin(struct fixture *f)
{
	const char *practice =
		"\"Y00001\",\"THE NEW SURGERY\",\"Y60\",\"QJ2\",\"1 THE LANE\",\"\",\"DERBY\","
		"\"\",\"\",\"DE1 1AA\",\"20000101\",\"\",\"A\",\"B\",\"15M\",\"20000101\",\"\","
		"\"01332 000000\",\"\",\"\",\"\",\"0\",\"\",\"15M\",\"\",\"4\",\"\"\r\n";

	write_list(f, "first.csv", first_list);
	write_list(f, "second.csv", second_list);
	fixture_write(f, "holidays.json", holidays, strlen(holidays));
	fixture_write(f, "practices.csv", practice, strlen(practice));
	fixture_write(f, "site_steps.tsv", definition, strlen(definition));
}

static const char *value_of(struct fixture *f, const char *name, const char *value)
{
	if (strcmp(name, "file") == 0)
		return arena_printf(f->arena, "%s/%s", f->dir, value);
	return strcmp(value, "the last") == 0 ? f->made : value;
}

void life_step(struct fixture *f, size_t i)
{
	struct args args = args_new(f->arena);
	const char *name = command_get(life[i].id)->name;

	for (const char *const *pair = life[i].args; *pair != NULL; pair += 2)
		args_set(&args, pair[0], value_of(f, pair[0], pair[1]));
	cr_assert(command_run(f->session, life[i].id, &args, f->arena, &f->result, &f->err),
		"step %zu, %s: %s", i, name, f->err.text);
	if (life[i].id == CMD_IMPORT_RISK || life[i].id == CMD_ALERT_ADD ||
		life[i].id == CMD_EVENT_ADD || life[i].id == CMD_CONTACT_ADD ||
		life[i].id == CMD_PERSON_ADD)
		f->made = f->result.uid;
}
