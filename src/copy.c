#include <caseload/copy.h>

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/plan.h>

static const struct field copy_fields[] = {
	FIELD_HIDE(INT, copy, id),
	FIELD(TEXT, copy, uid),
	FIELD(INT, copy, version),
	FIELD_HIDE(INT, copy, person_id),
	FIELD_HIDE(INT, copy, shown_on),
	FIELD(TEXT, copy, person),
	FIELD(TEXT, copy, person_uid),
	FIELD(TEXT, copy, nhs_number),
	FIELD_HIDE(INT, copy, plan_id),
	FIELD(INT, copy, plan_number),
	FIELD_CODED(copy, plan_status, words_plan_status),
	FIELD_CODED(copy, plan_now, words_plan_status),
	FIELD_MAYBE(copy, newer),
	FIELD(INT, copy, number),
	FIELD(BOOL, copy, short_form),
	FIELD(BOOL, copy, large),
	FIELD(TEXT, copy, override_reason),
	FIELD(TEXT, copy, printed_at),
	FIELD_HIDE(INT, copy, printed_by),
	FIELD(TEXT, copy, by),
	FIELD(INT, copy, pages),
	FIELD_CODED(copy, holder, words_copy_holder),
	FIELD(TEXT, copy, holder_name),
	FIELD_CODED(copy, how, words_copy_how),
	FIELD(DATE, copy, given_on),
	FIELD(DATE, copy, ended_on),
	FIELD_CODED(copy, ended_how, words_copy_end),
	FIELD(INT, copy, changes),
};
const struct shape copy_shape = SHAPE(copy, copy_fields);

bool copy_is_out(const struct copy *copy)
{
	return !date_is_set(copy->ended_on);
}

bool copy_is_older(const struct copy *copy)
{
	if (copy->newer != 0)
		return true;
	return copy->plan_status != copy->plan_now &&
	       !(plan_holds(copy->plan_status) && plan_holds(copy->plan_now));
}

bool copy_is_out_of_date(const struct copy *copy)
{
	return copy_is_out(copy) && (copy_is_older(copy) || copy->changes > 0);
}

char *copy_holder_words(const struct copy *copy, struct arena *arena)
{
	const char *holder = word_shown(&words_copy_holder, copy->holder);

	if (copy->holder == HOLDER_NONE)
		return arena_strdup(arena, "Not said");
	if (text_is_blank(copy->holder_name))
		return arena_strdup(arena, holder);
	if (copy->holder == HOLDER_OTHER)
		return arena_strdup(arena, copy->holder_name);
	return arena_printf(arena, "%s: %s", holder, copy->holder_name);
}

static char *older_because(const struct copy *copy, struct arena *arena)
{
	if (copy->newer != 0)
		return arena_printf(arena, "Older: version %" PRId64 " is agreed", copy->newer);
	if (plan_holds(copy->plan_now))
		return arena_strdup(arena, "Older: printed before it was agreed");
	return arena_printf(arena, "Older: now %s", word_code(&words_plan_status, copy->plan_now));
}

char *copy_stand_words(const struct copy *copy, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (!copy_is_out(copy))
		return arena_printf(arena, "%s on %s", word_shown(&words_copy_end, copy->ended_how),
			date_show(copy->ended_on, day));
	if (copy_is_older(copy))
		return older_because(copy, arena);
	if (copy->changes > 0)
		return arena_printf(arena, "%" PRId64 " change%s since", copy->changes,
			copy->changes == 1 ? "" : "s");
	return arena_strdup(arena, "As it stands");
}

static bool counts(const struct copy *copy)
{
	return copy_is_out(copy) && copy_is_older(copy);
}

/* The numbers of one version's copies: "Copies 1 and 3 of version 2". */
static void add_version(
	struct str *said, const struct copy *copies, size_t n, int64_t plan_id, size_t of_it)
{
	size_t told = 0;

	str_add(said, of_it == 1 ? "copy" : "copies");
	for (size_t i = n; i-- > 0;) {
		if (copies[i].plan_id != plan_id || !counts(&copies[i]))
			continue;
		str_addf(said, "%s %" PRId64,
			told == 0	    ? ""
			: told + 1 == of_it ? " and"
					    : ",",
			copies[i].number);
		told++;
	}
}

char *copy_older_words(const struct copy *copies, size_t n, size_t *older, struct arena *arena)
{
	struct str said = {0};

	*older = 0;
	/* Newest first in the list; here the oldest, which is the worst, comes first. */
	for (size_t i = n; i-- > 0;) {
		bool told = !counts(&copies[i]);
		size_t of_it = 0;

		for (size_t j = n - 1; !told && j > i; j--)
			told = copies[j].plan_id == copies[i].plan_id && counts(&copies[j]);
		if (told)
			continue;
		for (size_t j = 0; j < n; j++)
			of_it += copies[j].plan_id == copies[i].plan_id && counts(&copies[j]);
		str_add(&said, *older > 0 ? ", " : "");
		add_version(&said, copies, n, copies[i].plan_id, of_it);
		str_addf(&said, " of version %" PRId64, copies[i].plan_number);
		*older += of_it;
	}
	if (*older == 0)
		return NULL;
	char *words =
		arena_printf(arena, "%s %s still out", str_text(&said), *older == 1 ? "is" : "are");
	words[0] = 'C';
	str_free(&said);
	return words;
}

char *copy_out_words(const struct copy *copies, size_t n, size_t *older, struct arena *arena)
{
	size_t out = 0;

	*older = 0;
	for (size_t i = 0; i < n; i++) {
		out += copy_is_out(&copies[i]);
		*older += counts(&copies[i]);
	}
	if (out == 0)
		return NULL;
	return *older == 0 ? arena_printf(arena, "%zu out", out)
			   : arena_printf(arena, "%zu out, %zu older", out, *older);
}

bool copy_check(const struct copy *copy, struct date today, struct err *err)
{
	struct date printed = instant_date(copy->printed_at);
	char day[DATE_SHOWN_SIZE];

	if (copy->holder == HOLDER_OTHER && text_is_blank(copy->holder_name))
		return err_set(err, ERR_INVALID, "name",
			"Who the copy was given to is missing. Type the name.");
	if (copy->holder == HOLDER_NONE && (copy->how != COPY_NONE || copy->holder_name != NULL))
		return err_set(err, ERR_INVALID, "holder",
			"Who holds the copy is missing. Say who got it, for example the person.");
	if ((date_is_set(copy->given_on) && date_compare(copy->given_on, today) > 0) ||
		(date_is_set(copy->ended_on) && date_compare(copy->ended_on, today) > 0))
		return err_set(err, ERR_INVALID, "on",
			"That day has not come yet. Type today or an earlier day.");
	if ((date_is_set(copy->given_on) && date_compare(copy->given_on, printed) < 0) ||
		(date_is_set(copy->ended_on) && date_compare(copy->ended_on, printed) < 0))
		return err_set(err, ERR_INVALID, "on",
			"Copy %" PRId64 " was printed on %s. Type that day or a later one.",
			copy->number, date_show(printed, day));
	if (date_is_set(copy->given_on) && date_is_set(copy->ended_on) &&
		date_compare(copy->ended_on, copy->given_on) < 0)
		return err_set(err, ERR_INVALID, "on",
			"Copy %" PRId64 " was given on %s. Type that day or a later one.",
			copy->number, date_show(copy->given_on, day));
	return true;
}

static bool same_name(const char *a, const char *b)
{
	return strcasecmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

bool copy_of_draft(int status)
{
	return status == PLAN_DRAFT || status == PLAN_NONE;
}

bool copy_precedes(const struct copy *other, const struct copy *copy)
{
	return copy->holder != HOLDER_NONE && other->id != copy->id && copy_is_out(other) &&
	       other->number < copy->number && other->plan_id <= copy->plan_id &&
	       other->short_form == copy->short_form && other->holder == copy->holder &&
	       same_name(other->holder_name, copy->holder_name);
}

/* Whoever was given a draft to read keeps the plan that holds. */
bool copy_replaces(const struct copy *copy, const struct copy *other)
{
	return copy_precedes(other, copy) &&
	       (copy_of_draft(other->plan_status) || !copy_of_draft(copy->plan_status));
}
