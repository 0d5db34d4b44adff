/* What was written on a printed sheet, entered line by line: each line is the command it stands for,
 * by its inner function, and all of them are one save. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/change.h>
#include <caseload/store/printed_list.h>

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

/* ---- the row ---- */

static bool find_row(
	struct call *call, const struct closing *c, struct sheet_written *line, struct err *err)
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

static bool read_on(struct call *call, const struct closing *c, const struct sheet_written *line,
	struct err *err)
{
	struct date printed = instant_date(c->list.printed_at);

	if (!date_is_set(line->typed.on) || date_between(line->typed.on, printed) <= DAYS_BEFORE)
		return true;
	return err_set(err, ERR_INVALID, "line",
		"%s is long before the sheet was printed, on %s. Choose a day since then, or enter "
		"it in the person's record.",
		care_weekday(call, line->typed.on), care_date(call, printed));
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
static bool leave(
	struct call *call, const struct closing *c, struct sheet_written *line, struct err *err)
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
	struct sheet_written line = {.call = arena_new_one(call->arena, struct call)};
	struct err why = {0};

	if (!sheet_line_read(
		    c->lines[i], call->today, call->holidays, call->arena, &line.typed, err) ||
		!find_row(call, c, &line, err) || !read_on(call, c, &line, err))
		return false;
	if (!sheet_do(call, &line, &why) || !leave(call, c, &line, &why)) {
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
