/* What events and the person's details say of an input, and what was recorded by hand beside them. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "risk_gather.h"

static const char from_events[] = "recorded events";

static bool is_of(const int *kinds, int kind)
{
	for (; kinds != NULL && *kinds != 0; kinds++)
		if (*kinds == kind)
			return true;
	return false;
}

/* ---- stays ---- */

bool gather_stay(const struct gather *g, struct stay *out)
{
	const struct risk_facts *facts = g->facts;
	const struct event *stay = NULL;

	for (size_t i = 0; i < facts->events_n && stay == NULL; i++)
		if (facts->events[i].kind == EVENT_EMERGENCY_ADMISSION &&
			date_compare(facts->events[i].on, g->on) <= 0)
			stay = &facts->events[i];
	if (stay == NULL)
		return false;
	*out = (struct stay){.from = stay->on, .source = stay->source};
	if (date_is_set(stay->until) && date_compare(stay->until, g->on) <= 0)
		out->until = stay->until;
	/* Of discharges recorded on their own the first after the admission is its end. */
	for (size_t i = 0; i < facts->events_n && !date_is_set(stay->until); i++)
		if (facts->events[i].kind == EVENT_DISCHARGE &&
			date_compare(facts->events[i].on, stay->on) >= 0 &&
			date_compare(facts->events[i].on, g->on) <= 0)
			out->until = facts->events[i].on;
	return true;
}

static bool recent_stay(const struct gather *g, struct stay *out)
{
	return gather_stay(g, out) &&
	       gather_is_recent(g, date_is_set(out->until) ? out->until : out->from);
}

/* ---- counting ---- */

struct counted {
	int64_t n, after; /* in the window; of them after the day `since` */
	struct date newest;
	const char *source;
};

static void count_one(struct counted *counted, const struct event *event, struct date since)
{
	if (counted->n == 0) {
		counted->newest = event->on;
		counted->source = event->source != NULL ? event->source : from_events;
	} else if (!text_equal(event->source, counted->source)) {
		counted->source = from_events;
	}
	counted->n++;
	counted->after += date_is_set(since) && date_compare(event->on, since) > 0;
}

/* False: there is no stay that it could be counted before. */
static bool count_events(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, struct date since, struct counted *out)
{
	const struct risk_facts *facts = g->facts;
	bool episode = input->window.kind == WINDOW_EPISODE ||
		       input->window.kind == WINDOW_DISCHARGE;
	struct date until = g->on;
	struct stay stay;

	*out = (struct counted){0};
	if ((derivation->before || episode) && !recent_stay(g, &stay))
		return false;
	if (derivation->before)
		until = date_add_days(stay.from, -1);
	for (size_t i = 0; i < facts->events_n; i++) {
		const struct event *event = &facts->events[i];
		if (!is_of(derivation->kinds, event->kind) || date_compare(event->on, until) > 0)
			continue;
		if (episode ? date_compare(event->on, stay.from) >= 0
			    : window_counts(input->window, derivation->before ? stay.from : g->on,
				      event->on) == WINDOW_IN)
			count_one(out, event, since);
	}
	return true;
}

static const char *unit_of(const struct instrument_input *input, int64_t n, struct arena *arena)
{
	size_t length = strlen(input->unit);

	if (n == 1 && length > 1 && input->unit[length - 1] == 's')
		return arena_strndup(arena, input->unit, length - 1);
	return input->unit;
}

/* "2 admissions in 12 months", "none in 12 months". */
static const char *count_words(
	const struct gather *g, const struct instrument_input *input, int64_t n)
{
	const char *within = window_words(input->window, g->arena);
	const char *blank = *within != '\0' ? " " : "";

	if (n == 0)
		return arena_printf(g->arena, "none%s%s", blank, within);
	return arena_printf(g->arena, "%" PRId64 "%s%s%s%s", n, *input->unit != '\0' ? " " : "",
		unit_of(input, n, g->arena), blank, within);
}

static bool is_stated(const struct factor *factor)
{
	return factor != NULL && (factor->answer == ANSWER_YES || factor->answer == ANSWER_NO);
}

static int64_t whole(const struct factor *factor)
{
	int64_t value = factor->value.value;

	if (factor->answer == ANSWER_NO)
		return 0;
	if (!factor->value.set)
		return 1;
	for (int i = 0; i < factor->value.scale; i++)
		value /= 10;
	return value;
}

static struct date later(struct date a, struct date b)
{
	if (!date_is_set(a) || !date_is_set(b))
		return date_is_set(a) ? a : b;
	return date_compare(a, b) > 0 ? a : b;
}

/* What was said by hand holds as of its day; what happened later comes on top. Events that were
 * there before are part of what was said, unless they are more. */
static void counted_both(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, const struct factor *factor, struct risk_input *out)
{
	bool stated = is_stated(factor);
	struct counted counted;
	bool any = count_events(
		g, input, derivation, stated ? factor->on : DATE_NONE, &counted);
	int64_t n = counted.n;

	if (!stated && counted.n == 0) {
		gather_said(g, input, factor, out);
		(void)any;
		return;
	}
	if (stated) {
		gather_said(g, input, factor, out);
		n = whole(factor) + counted.after;
		n = n > counted.n ? n : counted.n;
	}
	if (counted.n > 0 && (!stated || counted.after > 0 || n > whole(factor))) {
		out->source = counted.source;
		out->by = stated ? out->by : NULL;
	}
	out->on = later(stated ? factor->on : DATE_NONE, counted.newest);
	if (derivation->rule == DERIVE_ANY) {
		gather_number(out, n > 0);
		out->said = n > 0 ? "yes" : "no";
		out->text = n > 0 ? "y" : "n";
		return;
	}
	gather_number(out, n);
	out->said = count_words(g, input, n);
	out->text = arena_printf(g->arena, "%" PRId64, n);
}

/* ---- days ---- */

static int64_t top_of(const struct instrument_input *input)
{
	int64_t top = input->hi.value;

	for (int i = 0; i < input->hi.scale; i++)
		top /= 10;
	return input->hi.set ? top : INT32_MAX;
}

/* A day does not pass: neither window nor "none" said later takes one away that is recorded. */
static void days_since(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, const struct factor *factor, struct risk_input *out)
{
	const struct risk_facts *facts = g->facts;
	const struct event *event = NULL;
	struct date day = DATE_NONE;

	for (size_t i = 0; i < facts->events_n && event == NULL; i++)
		if (is_of(derivation->kinds, facts->events[i].kind) &&
			date_compare(facts->events[i].on, g->on) <= 0)
			event = &facts->events[i];
	gather_said(g, input, factor, out);
	if (is_stated(factor) && factor->answer == ANSWER_YES)
		day = date_add_days(factor->on, -whole(factor));
	if (event != NULL && (!date_is_set(day) || date_compare(event->on, day) > 0)) {
		day = event->on;
		out->source = event->source != NULL ? event->source : from_events;
		out->uid = out->by = NULL;
		out->on = day;
	}
	if (!date_is_set(day)) {
		if (is_stated(factor))
			gather_number(out, derivation->n);
		out->answer = factor != NULL ? factor->answer : 0;
		return;
	}
	int64_t days = date_between(day, g->on);
	gather_number(out, days < top_of(input) ? days : top_of(input));
	out->answer = ANSWER_YES;
	out->said = days == 0	? "today"
		    : days == 1 ? "yesterday"
				: arena_printf(g->arena, "%" PRId64 " days ago", days);
	out->text = arena_printf(g->arena, "%" PRId64, days);
}

static void nights(const struct gather *g, const struct instrument_input *input,
	const struct factor *factor, struct risk_input *out)
{
	char from[DATE_SHOWN_SIZE], until[DATE_SHOWN_SIZE];
	struct stay stay;

	gather_said(g, input, factor, out);
	if (!recent_stay(g, &stay) || !date_is_set(stay.until) ||
		(is_stated(factor) && date_compare(factor->on, stay.until) >= 0))
		return;
	int64_t n = date_between(stay.from, stay.until);
	gather_number(out, n);
	out->uid = out->by = NULL;
	out->on = stay.until;
	out->source = stay.source != NULL ? stay.source : from_events;
	out->said = arena_printf(g->arena, "%" PRId64 " %s, %s to %s", n,
		unit_of(input, n, g->arena), date_show(stay.from, from),
		date_show(stay.until, until));
	out->text = arena_printf(g->arena, "%" PRId64, n);
}

/* The discharge before an admission, by its own event or as the end of an earlier stay. */
static struct date discharge_before(const struct gather *g, const struct event *admission)
{
	struct date newest = DATE_NONE;

	for (size_t i = 0; i < g->facts->events_n; i++) {
		const struct event *event = &g->facts->events[i];
		struct date end = event->kind == EVENT_DISCHARGE	     ? event->on
				  : event->kind == EVENT_EMERGENCY_ADMISSION ? event->until
									     : DATE_NONE;
		if (event != admission && date_is_set(end) &&
			date_compare(end, admission->on) <= 0)
			newest = later(newest, end);
	}
	return newest;
}

static void gap(const struct gather *g, const struct instrument_input *input,
	const struct factor *factor, struct risk_input *out)
{
	char left[DATE_SHOWN_SIZE], came[DATE_SHOWN_SIZE];
	const struct event *admission = NULL;
	struct date discharge = DATE_NONE;

	gather_said(g, input, factor, out);
	for (size_t i = 0; i < g->facts->events_n && !date_is_set(discharge); i++) {
		admission = &g->facts->events[i];
		if (admission->kind == EVENT_EMERGENCY_ADMISSION &&
			date_compare(admission->on, g->on) <= 0)
			discharge = discharge_before(g, admission);
	}
	if (!date_is_set(discharge) ||
		(is_stated(factor) && date_compare(factor->on, admission->on) >= 0))
		return;
	int64_t n = date_between(discharge, admission->on);
	gather_number(out, n);
	out->answer = ANSWER_YES;
	out->uid = out->by = NULL;
	out->on = admission->on;
	out->source = admission->source != NULL ? admission->source : from_events;
	out->said = arena_printf(g->arena, "%" PRId64 " %s, from %s to %s", n,
		unit_of(input, n, g->arena), date_show(discharge, left),
		date_show(admission->on, came));
	out->text = arena_printf(g->arena, "%" PRId64, n);
}

/* ---- details, and other facts ---- */

static void from_age(const struct gather *g, const struct derivation *derivation,
	struct risk_input *out)
{
	const struct risk_facts *facts = g->facts;
	bool born = date_is_set(facts->born);
	int64_t age = born ? date_age(facts->born, g->on) : facts->age_given;
	bool over = age > derivation->n;

	out->details = true;
	out->missing = true;
	out->said = "date of birth not recorded";
	if (!born && age <= 0)
		return;
	out->source = born ? "date of birth" : "age as it was given";
	if (derivation->rule == DERIVE_AGE)
		gather_number(out, age);
	else
		gather_number(out, over);
	out->answer = derivation->rule == DERIVE_AGE || over ? ANSWER_YES : ANSWER_NO;
	out->said = arena_printf(g->arena,
		derivation->rule == DERIVE_AGE ? "%" PRId64 " years"
		: over			       ? "yes, %" PRId64
					       : "no, %" PRId64,
		age);
}

static void from_gender(const struct gather *g, struct risk_input *out)
{
	int gender = g->facts->gender;

	out->details = true;
	out->missing = true;
	out->said = "not recorded";
	if (gender != GENDER_MALE && gender != GENDER_FEMALE)
		return;
	gather_number(out, gender == GENDER_MALE);
	out->source = "the person's details";
	out->said = gender == GENDER_MALE ? "yes" : "no";
}

static void count_facts(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, const struct factor *factor, struct risk_input *out)
{
	const struct window ever = {.kind = WINDOW_EVER};
	const struct factor *one, *older;
	int64_t yes = 0, known = 0, all = 0;
	struct date newest = DATE_NONE;

	gather_said(g, input, factor, out);
	for (const char *const *code = derivation->factors; *code != NULL; code++, all++) {
		one = gather_factor(g, *code, ever, &older);
		if (!is_stated(one))
			continue;
		known++;
		yes += one->answer == ANSWER_YES;
		newest = later(newest, one->on);
	}
	if (known == 0 || (is_stated(factor) && whole(factor) >= yes))
		return;
	gather_number(out, yes);
	out->uid = out->by = NULL;
	out->on = newest;
	out->source = "recorded facts";
	out->said = arena_printf(g->arena, "%" PRId64 " (%" PRId64 " of %" PRId64 " recorded)", yes,
		known, all);
	out->text = arena_printf(g->arena, "%" PRId64, yes);
}

void gather_derived(const struct gather *g, const struct instrument_input *input,
	const struct derivation *derivation, const struct factor *factor, struct risk_input *out)
{
	out->derived = true;
	switch (derivation->rule) {
	case DERIVE_COUNT:
	case DERIVE_ANY:
		counted_both(g, input, derivation, factor, out);
		break;
	case DERIVE_SINCE:
		days_since(g, input, derivation, factor, out);
		break;
	case DERIVE_STAY:
		nights(g, input, factor, out);
		break;
	case DERIVE_GAP:
		gap(g, input, factor, out);
		break;
	case DERIVE_AGE:
	case DERIVE_OVER_AGE:
		from_age(g, derivation, out);
		break;
	case DERIVE_MALE:
		from_gender(g, out);
		break;
	case DERIVE_COUNT_FACTORS:
		count_facts(g, input, derivation, factor, out);
		break;
	}
}
