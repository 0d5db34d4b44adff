/* A ward list: who of it is ours. Nothing of it is kept but, in the audit, how many lines it had. */
#include "import.h"
#include "match.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/exchange/ward_list.h>
#include <caseload/lead.h>
#include <caseload/store/absence.h>
#include <caseload/store/match.h>

/* ---- the list ---- */

static bool read_order(struct call *call, enum date_order *out, struct err *err)
{
	const char *text = args_get(call->args, "date_order");

	*out = DATE_ORDER_UNKNOWN;
	if (text_is_blank(text))
		return true;
	if (strcmp(text, "dmy") != 0 && strcmp(text, "mdy") != 0)
		return err_set(err, ERR_INVALID, "date_order",
			"The order of dates must be dmy (day first) or mdy (month first).");
	*out = strcmp(text, "dmy") == 0 ? DATE_ORDER_DMY : DATE_ORDER_MDY;
	return true;
}

static bool open_list(struct call *call, struct source *out, struct err *err)
{
	const char *file = args_get(call->args, "file"), *text = args_get(call->args, "text");

	if (!text_is_blank(file) && !text_is_blank(text))
		return err_set(err, ERR_INVALID, "text",
			"Give the list either as a file or as text, not both.");
	if (!text_is_blank(file))
		return source_open(file, out, err) || import_name_file(call, file, err);
	if (text_is_blank(text))
		return err_set(err, ERR_INVALID, "file",
			"There is no list. Name its file, or paste the lines with the NHS "
			"Numbers.");
	return source_from_bytes(text, strlen(text), out, err);
}

/* ---- each line of it ---- */

/* Of the numbers of a list, sorted, where each stands first. */
struct seen {
	const struct ward_row *row;
};

static int by_number(const void *a, const void *b)
{
	const struct ward_row *x = ((const struct seen *)a)->row;
	const struct ward_row *y = ((const struct seen *)b)->row;
	int by = strcmp(x->nhs_number, y->nhs_number);

	return by != 0 ? by : (x > y) - (x < y);
}

static void mark_again(const struct ward_list *list, struct match *matches, struct arena *arena)
{
	struct seen *seen = arena_new_array(arena, struct seen, list->n + 1);
	const struct ward_row *first = NULL;

	for (size_t i = 0; i < list->n; i++)
		seen[i].row = &list->rows[i];
	qsort(seen, list->n, sizeof(*seen), by_number);
	for (size_t i = 0; i < list->n; i++) {
		const struct ward_row *row = seen[i].row;

		if (row->nhs_number[0] == '\0')
			continue;
		if (first != NULL && strcmp(first->nhs_number, row->nhs_number) == 0)
			matches[row - list->rows].first_line = (int64_t)first->line;
		else
			first = row;
	}
}

/* Does a name of the list hold the family name as a word, or the other way round? */
static bool same_name(const struct match *match, const char *name, struct arena *arena)
{
	const char *listed = arena_printf(arena, " %s ", utf8_fold(arena, name));
	const char *family = match->family != NULL ? utf8_fold(arena, match->family) : "";
	char *spaced = arena_strdup(arena, listed);

	for (char *at = spaced; *at != '\0'; at++)
		if (strchr(",;()/", *at) != NULL)
			*at = ' ';
	return *family == '\0' || strstr(spaced, arena_printf(arena, " %s ", family)) != NULL;
}

/* What stands beside the number speaks for somebody else. */
static const char *doubt(struct match *match, const struct ward_row *row, struct arena *arena)
{
	if (date_is_set(row->born) && date_is_set(match->born) &&
		!date_equal(row->born, match->born)) {
		match->doubtful = true;
		return "The list has another date of birth. Check that the number is right.";
	}
	match->other_name = row->name != NULL && !same_name(match, row->name, arena);
	if (match->other_name)
		return "The list has another name. Check that the number is right.";
	return NULL;
}

static void set_remark(struct match *match, const struct ward_row *row, struct arena *arena)
{
	if (match->outcome != MATCH_OURS)
		return;
	match->remark = doubt(match, row, arena);
	if (match->remark == NULL && row->unclear != NULL)
		match->remark = row->unclear;
	if (match->remark == NULL && date_is_set(match->died)) {
		char day[DATE_SHOWN_SIZE];
		match->remark = arena_printf(arena, "Died on %s.", date_show(match->died, day));
	}
	if (match->remark == NULL && match->first_line != 0)
		match->remark =
			arena_printf(arena, "On line %" PRId64 " already.", match->first_line);
}

static bool read_match(
	struct call *call, const struct ward_row *row, struct match *match, struct err *err)
{
	match->line = (int64_t)row->line;
	match->on = row->on;
	match->admitted = row->admitted;
	match->discharged = row->discharged;
	match->unclear = row->unclear != NULL;
	if (row->nhs_number[0] == '\0') {
		match->outcome = MATCH_UNREADABLE;
		match->found = row->found;
		match->remark = row->reason;
		return true;
	}
	match->nhs_number = arena_strdup(call->arena, row->nhs_number);
	if (!store_match(call->store, call->team->id, call->arena, match, err))
		return false;
	set_remark(match, row, call->arena);
	return true;
}

static bool mark_acting(struct call *call, struct match_list *list, struct err *err)
{
	struct absence *absences;
	size_t n;

	if (!store_absence_list(call->store, call->today, 0, call->arena, &absences, &n, err))
		return false;
	for (size_t i = 0; n > 0 && i < list->n; i++) {
		struct match *match = &list->matches[i];
		const struct absence *absence =
			match->lead_id != 0 ? lead_acting(absences, n, match->lead_id, call->today)
					    : NULL;

		if (absence == NULL)
			continue;
		match->acting = absence->cover_name;
		match->acting_until = absence->until;
	}
	return true;
}

static bool read_matches(
	struct call *call, const struct ward_list *rows, struct match_list *out, struct err *err)
{
	enum { TOLD_EVERY = 500 };

	out->n = rows->n;
	out->without = (int64_t)rows->without;
	out->matches = arena_new_array(call->arena, struct match, rows->n + 1);
	mark_again(rows, out->matches, call->arena);
	for (size_t i = 0; i < rows->n; i++) {
		if (!read_match(call, &rows->rows[i], &out->matches[i], err))
			return false;
		if (i % TOLD_EVERY == 0 &&
			!call_progress(call, "numbers", (int64_t)i, (int64_t)rows->n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was recorded.");
	}
	return mark_acting(call, out, err);
}

bool match_read(struct call *call, struct match_list *out, struct err *err)
{
	struct ward_list_options options = {.today = call->today};
	struct ward_list rows;
	struct source source;

	*out = (struct match_list){0};
	if (!read_order(call, &options.order, err) || !open_list(call, &source, err))
		return false;
	bool read = ward_list_read(&source, &options, call->arena, &rows, err);
	source_close(&source);
	if (!read || !read_matches(call, &rows, out, err))
		return false;
	qsort(out->matches, out->n, sizeof(*out->matches), match_compare);
	out->counts = match_count(out->matches, out->n);
	return true;
}

/* ---- what is said of it ---- */

const char *match_words(struct call *call, const struct match_list *list)
{
	const struct match_counts *c = &list->counts;
	struct str s = {0};
	const char *text;

	str_addf(&s, "%" PRId64 " ours", c->ours);
	if (c->people != c->ours)
		str_addf(&s, " (%" PRId64 " %s)", c->people, c->people == 1 ? "person" : "people");
	str_addf(&s, ", %" PRId64 " not ours, %" PRId64 " unreadable", c->not_ours, c->unreadable);
	if (list->without > 0)
		str_addf(&s, ", %" PRId64 " %s without a number", list->without,
			list->without == 1 ? "line" : "lines");
	text = arena_strdup(call->arena, str_text(&s));
	str_free(&s);
	return text;
}

bool command_match_show(struct call *call, struct result *out, struct err *err)
{
	struct match_list list;

	if (!match_read(call, &list, err))
		return false;
	call->audit_detail = match_words(call, &list);
	out->kind = RESULT_MATCHES;
	out->value = list.matches;
	out->n = list.n;
	return call_done(call, out, "%s.", call->audit_detail);
}
