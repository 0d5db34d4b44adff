#include <caseload/history.h>
#include "show.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/str.h>
#include <caseload/deadline.h>

const char *shown_number(struct out *out, const char *nhs_number)
{
	return rows_text_number(out->arena, nhs_number);
}

const char *shown_date(struct out *out, struct date date)
{
	return rows_text_date(out->arena, date);
}

const char *shown_instant(struct out *out, const char *instant)
{
	return rows_text_instant(out->arena, instant);
}

const char *shown_id(struct out *out, const char *const *uids, size_t stride, size_t n, size_t i)
{
	return rows_text_id(out->arena, uids, stride, n, i);
}

const char *shown_lead(struct out *out, const struct lead *lead, const char *nobody)
{
	if (lead == NULL || lead->name == NULL)
		return nobody;
	const char *profession = word_shown(&words_profession, lead->profession);
	if (lead->acting != NULL)
		return arena_printf(out->arena, "%s%s%s",
			lead_acting_words(lead->name, lead->acting, lead->acting_until, out->arena),
			lead->acting_phone != NULL ? ", " : "",
			lead->acting_phone != NULL ? lead->acting_phone : "");
	return arena_printf(out->arena, "%s%s%s%s%s", lead->name, *profession != '\0' ? ", " : "",
		profession, lead->phone != NULL ? ", " : "",
		lead->phone != NULL ? lead->phone : "");
}

static void show_team(struct out *out, const struct result *result, struct date today)
{
	struct rows rows;

	rows_make(result, today, out->arena, &rows);
	out_line(out, "%s", rows_cell(&rows, 0, 1));
	for (size_t i = 1; i < rows_total(&rows); i++)
		out_field(out, rows_cell(&rows, i, 0), rows_cell(&rows, i, 1));
}

static void show_list(struct out *out, const struct result *result, struct date today)
{
	struct rows rows;

	if (!rows_make(result, today, out->arena, &rows))
		bug("a kind of result that nothing shows: %d", (int)result->kind);
	table_print_rows(out, &rows);
}

/* A line for each practice that there is something to say about. */
static void show_register(struct out *out, const struct result *result, struct date today)
{
	const char *line = result->message;

	if (result->n > 0)
		show_list(out, result, today);
	if (line == NULL)
		return;
	if (result->n > 0)
		out_gap(out);
	for (; *line != '\0'; line += strcspn(line, "\n") + (line[strcspn(line, "\n")] != '\0'))
		out_sentence(out, arena_strndup(out->arena, line, strcspn(line, "\n")));
}

static void show_checks(struct out *out, const struct check *checks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool problem = text_equal(checks[i].state, "problem");
		out_field(out, checks[i].name,
			arena_printf(out->arena, "%-8s%s", problem ? "PROBLEM" : checks[i].state,
				checks[i].text != NULL ? checks[i].text : ""));
	}
	out_gap(out);
}

static void show_paper(struct out *out, const struct paper *paper)
{
	if (paper->written_to != NULL)
		return; /* the message says where it went */
	for (size_t page = 0; page < paper->pages_n; page++) {
		if (page > 0)
			out_gap(out);
		for (size_t i = 0; i < paper->pages[page].n; i++)
			out_line(out, "%s", paper->pages[page].lines[i]);
	}
}

void show_notes(struct out *out, const struct paper *paper)
{
	for (int left_out = 1; left_out >= 0; left_out--)
		for (size_t i = 0; i < paper->notes_n; i++) {
			const struct paper_note *note = &paper->notes[i];

			if (note->left_out == (left_out == 1))
				out_sentence(out, arena_printf(out->arena, "%s %s: %s",
							  left_out ? "Left out:" : "Note:",
							  note->who, note->words));
		}
}

static void show_case_list(struct out *out, const struct result *result, struct date today)
{
	const struct case_list *list = result->value;

	if (list->title != NULL)
		out_line(out, "%s, %" PRId64 " %s%s", list->title, list->total,
			list->total == 1 ? "person" : "people",
			list->total > (int64_t)list->n
				? arena_printf(out->arena, ", the first %zu shown", list->n)
				: "");
	if (list->counts != NULL)
		out_line(out,
			"%" PRId64 " very high, %" PRId64 " high, %" PRId64 " late%s, %" PRId64
			" due soon, %" PRId64 " without a lead, %" PRId64 " without a plan",
			list->counts->by_band[BAND_VERY_HIGH], list->counts->by_band[BAND_HIGH],
			list->counts->late,
			list->counts->late > list->counts->late_people
				? arena_printf(out->arena, " (of %" PRId64 " people)",
					  list->counts->late_people)
				: "",
			list->counts->due_soon, list->counts->no_lead, list->counts->no_plan);
	if (list->title != NULL || list->counts != NULL)
		out_gap(out);
	if (list->n == 0)
		out_line(out, "Nobody is on this list.");
	else
		show_list(out, result, today);
}

/* Whoever asks what a list would bring wants every row; afterwards only those that need eyes. */
static void show_import_report(struct out *out, const struct import_report *report)
{
	show_import(out, report, report->dry_run);
}

/* Each entry with what it changed below it; a long text is told by how long it is. */
static void show_history(struct out *out, const struct history *entries, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct history *e = &entries[i];
		out_wrap_after(out,
			arena_printf(out->arena, "%s  ", rows_text_instant(out->arena, e->at)),
			arena_printf(out->arena, "%s%s%s: %s%s%s%s%s", e->who,
				*e->role != '\0' ? ", " : "", e->role,
				e->refused ? "Refused: " : "", e->what,
				e->detail != NULL ? " (" : "", e->detail != NULL ? e->detail : "",
				e->detail != NULL ? ")" : ""));
		for (size_t j = 0; j < e->fields_n; j++)
			out_wrap(out, 19, history_field_words(&e->fields[j], out->arena));
	}
}

/* Whom to ask, and after what. */
static void show_chase(
	struct out *out, const struct action_owner *owners, size_t n, struct date today)
{
	char words[16];

	for (size_t i = 0; i < n; i++) {
		const struct action_owner *owner = &owners[i];

		if (i > 0)
			out_gap(out);
		out_line(out, "%s%s: %s", owner->name, owner->gone ? " ! has left" : "",
			action_owner_counts(owner, out->arena));
		for (size_t j = 0; j < owner->actions_n; j++) {
			const struct action *a = &owner->actions[j];
			const char *late = deadline_words(a->due, today, words);
			const char *asked = action_chased_words(a, out->arena);
			out_wrap_after(out,
				arena_printf(out->arena, "  %-11s  ", shown_date(out, a->due)),
				arena_printf(out->arena, "%s: %s%s%s%s%s%s", a->person, a->what,
					*late != '\0' ? ", " : "", late,
					a->carried == 0
						? ""
						: arena_printf(out->arena,
							  ", put off %" PRId64 " time%s",
							  a->carried, a->carried == 1 ? "" : "s"),
					*asked != '\0' ? ", " : "", asked));
		}
	}
}

/* One alone as it is, so that what was changed in an editor can be set again. */
static void show_templates(struct out *out, const struct result *result, struct date today)
{
	const struct letter_template *only = result->value;
	const char *line = only->text;

	if (result->n != 1) {
		show_list(out, result, today);
		return;
	}
	for (; *line != '\0'; line += strcspn(line, "\n") + (line[strcspn(line, "\n")] != '\0'))
		out_line(out, "%.*s", (int)strcspn(line, "\n"), line);
}

static void show_value(struct out *out, const struct command *command, const struct result *result,
	struct date today)
{
	switch (result->kind) {
	case RESULT_MESSAGE:
		break;
	case RESULT_CASES:
		show_case_list(out, result, today);
		break;
	case RESULT_PERSON:
		show_person(out, result->value, today);
		break;
	case RESULT_PLAN:
		show_plan(out, result->value, result->about);
		break;
	case RESULT_TEAM:
		show_team(out, result, today);
		break;
	case RESULT_IMPORT:
		show_import_report(out, result->value);
		break;
	case RESULT_PAPER:
		show_paper(out, result->value);
		break;
	case RESULT_HISTORY:
		show_history(out, result->value, result->n);
		break;
	case RESULT_CHASE:
		show_chase(out, result->value, result->n, today);
		break;
	case RESULT_REGISTER:
	case RESULT_CANDIDATES:
		show_register(out, result, today);
		break;
	case RESULT_TEMPLATES:
		show_templates(out, result, today);
		break;
	case RESULT_CHECKS:
		show_checks(out, result->value, result->n);
		break;
	case RESULT_SCORES:
		show_scores(out, result->value, result->n, result->about);
		break;
	case RESULT_MEETING:
		show_meeting(out, result->value, command->id == CMD_MEETING_MINUTES, today);
		break;
	case RESULT_CASE:
		show_case(out, result->value, result->about, today);
		break;
	default:
		show_list(out, result, today);
		break;
	}
}

static bool is_list(enum result_kind kind)
{
	return kind != RESULT_MESSAGE && kind != RESULT_CASES && kind != RESULT_PERSON &&
	       kind != RESULT_PLAN && kind != RESULT_TEAM && kind != RESULT_IMPORT &&
	       kind != RESULT_PAPER && kind != RESULT_CANDIDATES && kind != RESULT_MEETING &&
	       kind != RESULT_CASE;
}

/* What these show says itself what it is. */
static bool needs_no_message(enum result_kind kind)
{
	return kind == RESULT_CASES || kind == RESULT_PERSON || kind == RESULT_PLAN ||
	       kind == RESULT_TEAM || kind == RESULT_IMPORT || kind == RESULT_REGISTER ||
	       kind == RESULT_CANDIDATES || kind == RESULT_MEETING || kind == RESULT_CASE;
}

void show_result(struct out *out, const struct command *command, const struct result *result,
	struct date today)
{
	const char *message = result->message;
	bool shown = result->kind != RESULT_MESSAGE && result->value != NULL;

	/* A change is told in its sentence; the record is for scripts and screens. */
	if (command->touches == TOUCH_CHANGE && message != NULL && result->kind != RESULT_IMPORT &&
		result->kind != RESULT_MATCHES && result->kind != RESULT_HOLIDAYS)
		shown = false;
	if (is_list(result->kind) && result->n == 0) {
		shown = false;
		message = message != NULL ? message : rows_empty(result->kind);
	}
	if (shown)
		show_value(out, command, result, today);
	if (message == NULL || (shown && needs_no_message(result->kind)))
		return;
	if (shown && result->kind != RESULT_CHECKS && result->kind != RESULT_PAPER)
		out_gap(out);
	out_sentence(out, message);
}
