#include <caseload/report/attendance.h>

#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/words.h>

/* ---- how a profession was there ---- */

static const struct attendance *by_id(const struct attendance_meeting *meeting, int64_t worker_id)
{
	for (size_t i = 0; i < meeting->n; i++)
		if (worker_id != 0 && meeting->came[i].worker_id == worker_id)
			return &meeting->came[i];
	return NULL;
}

/* What the presence of `who` says of the profession: they may stand in for one of another. */
static enum came came_by(
	const struct attendance_meeting *meeting, const struct attendance *who, int profession)
{
	const struct attendance *stood_for = by_id(meeting, who->deputy_for_id);

	if (who->status == ATTENDANCE_PRESENT && who->profession == profession)
		return CAME_PRESENT;
	if (who->status == ATTENDANCE_PRESENT && stood_for != NULL &&
		stood_for->profession == profession)
		return CAME_DEPUTY;
	if (who->profession != profession)
		return CAME_NOT_ASKED;
	return who->status == ATTENDANCE_APOLOGIES ? CAME_APOLOGIES : CAME_ABSENT;
}

enum came came_as(const struct attendance_meeting *meeting, int profession)
{
	enum came best = CAME_NOT_ASKED;

	for (size_t i = 0; i < meeting->n; i++) {
		enum came came = came_by(meeting, &meeting->came[i], profession);

		best = came > best ? came : best;
	}
	return best;
}

/* ---- by profession ---- */

struct tally {
	int64_t n[CAME_PRESENT + 1];
	struct date seen;
};

static struct tally tally_of(const struct attendance_paper *paper, int profession)
{
	struct tally tally = {.seen = DATE_NONE};

	for (size_t i = 0; i < paper->n; i++) {
		enum came came = came_as(&paper->meetings[i], profession);

		tally.n[came]++;
		if (came == CAME_PRESENT)
			tally.seen = paper->meetings[i].meeting->on;
	}
	return tally;
}

static const char *count(int64_t n, struct arena *arena)
{
	return n > 0 ? arena_printf(arena, "%" PRId64, n) : "-";
}

static void add_professions(
	struct sheet *sheet, const struct attendance_paper *paper, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"Profession", 1, 16, SHEET_LEFT, false},
		{"Present", 0, 7, SHEET_RIGHT, false},
		{"Deputy", 0, 6, SHEET_RIGHT, false},
		{"Apologies", 0, 9, SHEET_RIGHT, false},
		{"Absent", 0, 6, SHEET_RIGHT, false},
		{"Not asked", 0, 9, SHEET_RIGHT, false},
		{"Last there", 0, 11, SHEET_LEFT, false},
	};
	char day[DATE_SHOWN_SIZE];

	sheet_heading(sheet, 2, "By profession");
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < words_profession.n; i++) {
		const struct word *word = &words_profession.words[i];
		struct tally tally = tally_of(paper, word->value);

		if (tally.n[CAME_NOT_ASKED] == (int64_t)paper->n)
			continue;
		const char *cells[] = {word->shown,
			arena_printf(arena, "%" PRId64 " of %zu", tally.n[CAME_PRESENT], paper->n),
			count(tally.n[CAME_DEPUTY], arena), count(tally.n[CAME_APOLOGIES], arena),
			count(tally.n[CAME_ABSENT], arena), count(tally.n[CAME_NOT_ASKED], arena),
			date_is_set(tally.seen) ? date_show(tally.seen, day) : "never"};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

/* ---- by meeting ---- */

static const char *join(const char *all, const char *one, struct arena *arena)
{
	return all == NULL ? one : arena_printf(arena, "%s, %s", all, one);
}

static const char *who_was(
	const struct attendance_meeting *meeting, int status, struct arena *arena)
{
	const char *all = NULL;

	for (size_t i = 0; i < meeting->n; i++) {
		const struct attendance *who = &meeting->came[i];
		bool absent = status == ATTENDANCE_ABSENT && who->status == ATTENDANCE_EXPECTED;

		if (who->status != status && !absent)
			continue;
		all = join(all,
			arena_printf(arena, "%s (%s%s%s)", who->name,
				word_shown(&words_profession, who->profession),
				who->deputy_for != NULL ? ", for " : "",
				who->deputy_for != NULL ? who->deputy_for : ""),
			arena);
	}
	return all != NULL ? all : "Nobody";
}

static void add_meetings(
	struct sheet *sheet, const struct attendance_paper *paper, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	for (size_t i = 0; i < paper->n; i++) {
		const struct attendance_meeting *one = &paper->meetings[i];
		const struct meeting *meeting = one->meeting;

		sheet_heading(sheet, 2,
			arena_printf(arena, "%s%s%s", date_show(meeting->on, day),
				meeting->practice != NULL ? ", " : "",
				meeting->practice != NULL ? meeting->practice : ""));
		sheet_labelled(sheet, "Present", who_was(one, ATTENDANCE_PRESENT, arena));
		sheet_labelled(sheet, "Apologies", who_was(one, ATTENDANCE_APOLOGIES, arena));
		sheet_labelled(sheet, "Absent", who_was(one, ATTENDANCE_ABSENT, arena));
	}
}

struct sheet *attendance_sheet(
	const struct attendance_paper *paper, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet =
		sheet_new(arena, arena_printf(arena, "Who came to the meetings: %s", paper->team));
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];

	sheet_set_classification(sheet, "OFFICIAL");
	sheet_add_subject(sheet, arena_printf(arena, "%zu meeting%s from %s to %s", paper->n,
					 paper->n == 1 ? "" : "s", date_show(paper->from, from),
					 date_show(paper->to, to)));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	if (paper->n == 0) {
		sheet_paragraph(sheet, "No meeting was closed in this time.");
		return sheet;
	}
	for (size_t i = 0; i < paper->watched_n; i++)
		sheet_paragraph(sheet, paper->watched[i]);
	add_professions(sheet, paper, arena);
	add_meetings(sheet, paper, arena);
	return sheet;
}
