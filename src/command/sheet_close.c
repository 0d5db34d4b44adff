/* What was written on a printed sheet, entered line by line: each line is the command it stands for,
 * by its inner function, and all of them are one save. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/change.h>
#include <caseload/store/lead.h>
#include <caseload/store/printed_list.h>
#include <caseload/store/review.h>

#include "actions.h"
#include "inside.h"
#include "sheets.h"

/* A day so long before the sheet was printed is a slip: "20 mar" on the 12th means last year's. */
enum { DAYS_BEFORE = 92 };

struct closing {
	struct printed_list list;
	const char *const *lines;
	size_t n;
	/* what was done */
	int64_t *people;
	const char **said;
};

/* One line: the row it names, and a call about that person. */
struct line {
	struct sheet_line typed;
	struct printed_row row;
	struct call *call;
	const char *did; /* "done", "review moved to Fri 13-Mar-2026" */
};

/* ---- the row ---- */

static bool find_row(struct call *call, const struct closing *c, struct line *line, struct err *err)
{
	struct printed_row *rows;
	size_t n;

	if (!store_printed_rows(call->store, c->list.sheet, line->typed.row, call->team->id,
		    call->arena, &rows, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, "line",
			c->list.rows > 0 ? "Sheet %" PRId64 " has rows 1 to %" PRId64
					   ": there is no row %" PRId64 "."
					 : "Sheet %" PRId64 " has %" PRId64
					   " rows: there is no row %" PRId64 ".",
			c->list.sheet, c->list.rows, line->typed.row);
	line->row = rows[0];
	return line->row.known ||
	       err_set(err, ERR_DENIED, "line",
		       "Row %" PRId64 " is about somebody who is no longer known to your team.",
		       line->row.row);
}

/* The inner command as it would run alone, with arguments of its own. */
static bool about(struct call *call, struct line *line, enum command_id id, struct args *args,
	struct err *err)
{
	struct call *inner = line->call;

	*inner = *call;
	inner->command = command_get(id);
	*args = args_new(call->arena);
	args_set(args, "person", line->row.person_uid);
	inner->args = args;
	return call_subject(inner, err);
}

static const char *day_words(struct call *call, struct date day)
{
	char shown[DATE_SHOWN_SIZE];

	return arena_strdup(call->arena, date_show_weekday(day, shown));
}

static bool read_on(
	struct call *call, const struct closing *c, const struct line *line, struct err *err)
{
	struct date printed = instant_date(c->list.printed_at);

	if (!date_is_set(line->typed.on) || date_between(line->typed.on, printed) <= DAYS_BEFORE)
		return true;
	return err_set(err, ERR_INVALID, "line",
		"%s is long before the sheet was printed, on %s. Choose a day since then, or enter "
		"it in the person's record.",
		day_words(call, line->typed.on), care_date(call, printed));
}

/* ---- each verb ---- */

static bool hold(struct call *call, struct line *line, struct err *err)
{
	struct result result = {0};
	struct review open, next;
	char iso[DATE_ISO_SIZE];
	struct args args;

	if (line->row.review_status == REVIEW_HELD)
		return err_set(err, ERR_CONFLICT, "line", "%s already: nothing was done again.",
			printed_row_since(&line->row, call->arena));
	if (!about(call, line, CMD_REVIEW_HOLD, &args, err) ||
		!store_review_open(call->store, line->call->episode->id, REVIEW_KIND_NONE,
			call->today, call->arena, &open, err))
		return false;
	if (open.id == 0)
		return err_set(err, ERR_INVALID, "line",
			"no review is due or booked. Book one (%" PRId64
			" review fri), or record it in the person's record.",
			line->row.row);
	args_set(&args, "outcome", "continue");
	args_set(&args, "kind", word_code(&words_review_kind, open.kind));
	if (date_is_set(line->typed.on))
		args_set(&args, "on", date_iso(line->typed.on, iso));
	if (line->typed.text[0] != '\0')
		args_set(&args, "note", line->typed.text);
	if (!command_review_hold(line->call, &result, err) ||
		!store_review_open(call->store, line->call->episode->id,
			(enum review_kind)open.kind, call->today, call->arena, &next, err))
		return false;
	line->did = arena_printf(call->arena, "review due %s held on %s%s%s",
		care_date(call, open.due_on),
		care_date(call, date_is_set(line->typed.on) ? line->typed.on : call->today),
		next.id != 0 ? ", the next is due on " : "",
		next.id != 0 ? care_date(call, next.due_on) : "");
	return true;
}

static bool find_action(struct call *call, struct line *line, struct action *out, struct err *err)
{
	struct action *actions;
	size_t n;

	if (!store_action_of_person(call->store, line->call->person->id, call->today, call->arena,
		    &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (actions[i].id == line->row.action_id) {
			*out = actions[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "line", "the action was taken back since.");
}

static bool close_action(struct call *call, struct line *line, struct err *err)
{
	struct args args;
	struct action action;
	const char *outcome = line->typed.text[0] != '\0' ? line->typed.text : NULL;

	if (!about(call, line, CMD_ACTION_DONE, &args, err) ||
		!find_action(call, line, &action, err))
		return false;
	if (action.status != ACTION_OPEN)
		return err_set(err, ERR_CONFLICT, "line",
			"the action was closed already (%s): nothing was done again.",
			printed_row_since(&line->row, call->arena));
	args_set(&args, "outcome", outcome);
	if (!args_text(&args, "outcome", 2000, true, &outcome, err) ||
		!action_close(line->call, &action, ACTION_DONE,
			date_is_set(line->typed.on) ? line->typed.on : call->today, outcome, err))
		return false;
	line->call->audit_object = arena_strdup(call->arena, action.uid);
	line->call->audit_detail = word_code(&words_action_status, ACTION_DONE);
	line->did = arena_printf(call->arena, "action done: %s", action.what);
	if (date_is_set(line->typed.on))
		line->did = arena_printf(
			call->arena, "%s (%s)", line->did, day_words(call, line->typed.on));
	return true;
}

/* For the review that the row shows: the earliest that is open, else a new one. */
static bool book(struct call *call, struct line *line, struct err *err)
{
	struct result result = {0};
	struct review open;
	char iso[DATE_ISO_SIZE];
	struct args args;

	if (!about(call, line, CMD_REVIEW_BOOK, &args, err) ||
		!store_review_open(call->store, line->call->episode->id, REVIEW_KIND_NONE,
			call->today, call->arena, &open, err))
		return false;
	args_set(&args, "date", date_iso(line->typed.on, iso));
	if (open.id != 0)
		args_set(&args, "kind", word_code(&words_review_kind, open.kind));
	if (!command_review_book(line->call, &result, err))
		return false;
	line->did = open.id == 0 ? arena_printf(call->arena, "review booked for %s",
					   review_day_words(call, line->typed.on))
				 : arena_printf(call->arena, "review moved from %s to %s",
					   care_date(call, open.due_on),
					   review_day_words(call, line->typed.on));
	if (open.id != 0 && date_is_set(line->row.review_due) &&
		!date_equal(line->row.review_due, open.due_on))
		line->did = arena_printf(call->arena, "%s (on the sheet it was %s)", line->did,
			care_date(call, line->row.review_due));
	return true;
}

static bool note(struct call *call, struct line *line, struct err *err)
{
	struct result result = {0};
	struct args args;

	if (!about(call, line, CMD_NOTE_ADD, &args, err))
		return false;
	args_set(&args, "text", line->typed.text);
	line->did = "note added";
	return command_note_add(line->call, &result, err);
}

/* Who is named; else who leads the person's care; else whoever enters it. */
static bool find_owner(struct call *call, struct line *line, struct worker *out, struct err *err)
{
	struct sheet_line *typed = &line->typed;
	struct err ignored = {0};
	struct lead lead = {0};

	if (typed->who[0] != '\0' && !typed->who_is_a_guess)
		return call_worker_named(call, "line", typed->who, NULL, 0, out, err);
	if (typed->who[0] != '\0' &&
		call_worker_named(call, "line", typed->who, NULL, 0, out, &ignored)) {
		size_t length = strlen(typed->text) - strlen(typed->who);

		while (length > 0 && typed->text[length - 1] == ' ')
			length--;
		typed->text = arena_strndup(call->arena, typed->text, length);
		return true;
	}
	if (line->call->episode != NULL && !store_lead_current(call->store, line->call->episode->id,
						   LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	*out = lead.worker_id != 0
		       ? (struct worker){.id = lead.worker_id, .name = lead.name}
		       : (struct worker){.id = call->worker->id, .name = call->worker->name};
	return true;
}

static bool add_action(struct call *call, struct line *line, struct err *err)
{
	struct action action = {.status = ACTION_OPEN};
	struct worker owner;
	struct args args;

	if (!about(call, line, CMD_ACTION_ADD, &args, err) || !find_owner(call, line, &owner, err))
		return false;
	args_set(&args, "what", line->typed.text);
	if (!args_text(&args, "what", 2000, true, &action.what, err) ||
		(line->typed.when[0] != '\0' &&
			!action_line_due(call, line->typed.when, &action.due, err)))
		return false;
	action.person_id = line->call->person->id;
	action.episode_id = line->call->episode != NULL ? line->call->episode->id : 0;
	action.owner_id = owner.id;
	if (!store_action_save(call->store, &action, err))
		return false;
	line->call->audit_object = arena_strdup(call->arena, action.uid);
	line->call->audit_detail = word_code(&words_action_status, ACTION_OPEN);
	line->did = arena_printf(call->arena, "action for %s: %s%s%s", owner.name, action.what,
		date_is_set(action.due) ? ", by " : "",
		date_is_set(action.due) ? day_words(call, action.due) : "");
	return true;
}

static bool do_it(struct call *call, struct line *line, struct err *err)
{
	switch (line->typed.verb) {
	case SHEET_DONE:
		return line->row.action_id != 0 ? close_action(call, line, err)
						: hold(call, line, err);
	case SHEET_HELD:
		return hold(call, line, err);
	case SHEET_REVIEW:
		return book(call, line, err);
	case SHEET_NOTE:
		return note(call, line, err);
	case SHEET_ACTION:
		break;
	}
	return add_action(call, line, err);
}

/* ---- a line ---- */

static bool is_refusal(const struct err *err)
{
	return err->code == ERR_INVALID || err->code == ERR_NOT_FOUND || err->code == ERR_DENIED ||
	       err->code == ERR_CONFLICT;
}

/* "Row 7, OKONKWO, Adaeze: "; the name once, where what follows begins with it. */
static const char *row_words(struct call *call, const struct printed_row *row, const char *text)
{
	if (text_starts(text, row->person))
		return arena_printf(call->arena, "Row %" PRId64 ": ", row->row);
	return arena_printf(call->arena, "Row %" PRId64 ", %s: ", row->row, row->person);
}

/* A row of the audit for each line, under the name of this command. */
static bool leave(struct call *call, const struct closing *c, struct line *line, struct err *err)
{
	struct call *inner = line->call;
	const char *detail = inner->audit_detail;

	inner->command = call->command;
	inner->audit_detail = arena_printf(call->arena, "%s%ssheet %" PRId64 " row %" PRId64,
		detail != NULL ? detail : "", detail != NULL ? "; " : "", c->list.sheet,
		line->row.row);
	if (!call_leave(inner, err))
		return false;
	call->audit_from = inner->audit_from;
	call->audit_to = inner->audit_to;
	return true;
}

static bool take_line(struct call *call, struct closing *c, size_t i, struct err *err)
{
	struct line line = {.call = arena_new_one(call->arena, struct call)};
	struct err why = {0};

	if (!sheet_line_read(
		    c->lines[i], call->today, call->holidays, call->arena, &line.typed, err) ||
		!find_row(call, c, &line, err) || !read_on(call, c, &line, err))
		return false;
	if (!do_it(call, &line, &why) || !leave(call, c, &line, &why)) {
		*err = why;
		return is_refusal(&why) ? err_set(err, why.code, "line", "%s%s",
						  row_words(call, &line.row, why.text), why.text)
					: false;
	}
	c->people[i] = line.call->person->id;
	c->said[i] =
		arena_printf(call->arena, "%s%s.", row_words(call, &line.row, line.did), line.did);
	return true;
}

/* Every line is tried, so that all that is wrong is told at once; then nothing is kept. */
static bool take_lines(struct call *call, struct closing *c, struct err *err)
{
	enum err_code code = ERR_NONE;
	struct str refused = {0};
	size_t n = 0;
	bool done = true;

	for (size_t i = 0; i < c->n; i++) {
		struct err why = {0};

		if (take_line(call, c, i, &why))
			continue;
		*err = why;
		done = false;
		if (c->n == 1 || !is_refusal(&why))
			break;
		code = n++ == 0 ? why.code : code;
		str_addf(&refused, " Line %zu: %s", i + 1, why.text);
	}
	if (n > 0)
		err_set(err, code, "line", "%zu of %zu lines cannot be taken, so none was.%s", n,
			c->n, str_text(&refused));
	str_free(&refused);
	return done;
}

/* ---- all of them ---- */

static bool read_lines(struct call *call, struct closing *c, struct err *err)
{
	const char **lines = NULL, *text;
	size_t room = 0;

	if (!care_need_text(call, "line", 0, true, &text, err))
		return false;
	while (text != NULL && *text != '\0') {
		size_t length = strcspn(text, "\n");
		const char *line = arena_strndup(call->arena, text, length);

		if (!text_is_blank(line))
			*(const char **)arena_push(
				call->arena, &lines, &c->n, &room, sizeof(*lines)) = line;
		text += length + (text[length] == '\n');
	}
	if (c->n == 0 || c->n > MANY_MOST)
		return err_set(err, ERR_INVALID, "line",
			c->n == 0 ? "Type what was written beside a row: 7 done, 7 review fri."
				  : "At most %d lines can be taken at once. Send fewer.",
			MANY_MOST);
	c->lines = lines;
	c->people = arena_new_array(call->arena, int64_t, c->n);
	c->said = arena_new_array(call->arena, const char *, c->n);
	return true;
}

static const char *sentence(struct call *call, const struct closing *c, bool only_said)
{
	struct str s = {0};

	str_addf(
		&s, "Sheet %" PRId64 "%s", c->list.sheet, only_said ? ", nothing is done yet" : "");
	if (c->n > 1)
		str_addf(&s, ", %zu lines", c->n);
	str_add(&s, ".");
	for (size_t i = 0; i < c->n; i++)
		str_addf(&s, " %s", c->said[i]);
	const char *text = arena_strdup(call->arena, str_text(&s));
	str_free(&s);
	return text;
}

static bool one_person(const struct closing *c)
{
	for (size_t i = 1; i < c->n; i++)
		if (c->people[i] != c->people[0])
			return false;
	return true;
}

/* Looked at, not changed: that is what the audit says then. */
static bool only_looked(struct call *call, const struct closing *c, struct err *err)
{
	store_end(call->store);
	call->command = command_get(CMD_SHEET_SHOW);
	call->audit_object = c->list.uid;
	call->audit_detail = arena_printf(call->arena, "sheet %" PRId64 ", tried", c->list.sheet);
	call->audit_people = c->people;
	call->audit_people_n = c->n;
	return call_begin(call, 0, err) && call_leave_each(call, err) &&
	       store_commit(call->store, err);
}

static bool keep_them(struct call *call, const struct closing *c, const char *said, struct err *err)
{
	call->audit_person_id = one_person(c) ? c->people[0] : 0;
	return call_keep_change(call, said, err) && store_commit(call->store, err);
}

bool command_sheet_close(struct call *call, struct result *out, struct err *err)
{
	struct closing c = {0};
	bool only_said = args_flag(call->args, "dry-run");

	if (!call_begin(call, 0, err))
		return false;
	store_keep_made(call->store);
	bool done = sheet_find(call, &c.list, err) && read_lines(call, &c, err) &&
		    take_lines(call, &c, err);
	const char *said = done ? sentence(call, &c, only_said) : NULL;
	done = done && (only_said ? only_looked(call, &c, err) : keep_them(call, &c, said, err));
	call_cancel(call);
	return done && call_done(call, out, "%s", said);
}
