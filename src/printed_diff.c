/* What changed between a list that was printed and the people who are on it now. */
#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>
#include <caseload/printed_list.h>

/* ---- who was on it ---- */

static int by_person(const void *a, const void *b)
{
	int64_t left = (*(const struct printed_row *const *)a)->person_id;
	int64_t right = (*(const struct printed_row *const *)b)->person_id;

	return (left > right) - (left < right);
}

static const struct printed_row **sorted(const struct printed_then *then, struct arena *arena)
{
	const struct printed_row **rows =
		arena_new_array(arena, const struct printed_row *, then->rows_n + 1);

	for (size_t i = 0; i < then->rows_n; i++)
		rows[i] = &then->rows[i];
	qsort(rows, then->rows_n, sizeof(*rows), by_person);
	return rows;
}

static const struct printed_row *row_of(
	const struct printed_row *const *rows, size_t n, int64_t person_id)
{
	const struct printed_row key = {.person_id = person_id}, *at = &key;
	const struct printed_row *const *found = bsearch(&at, rows, n, sizeof(*rows), by_person);

	return found != NULL ? *found : NULL;
}

static int by_closed(const void *a, const void *b)
{
	int64_t left = ((const struct printed_closed *)a)->person_id;
	int64_t right = ((const struct printed_closed *)b)->person_id;

	return (left > right) - (left < right);
}

static int64_t closed_of(const struct printed_then *then, int64_t person_id)
{
	const struct printed_closed key = {.person_id = person_id};
	const struct printed_closed *found = then->closed_n > 0
						     ? bsearch(&key, then->closed, then->closed_n,
							       sizeof(*then->closed), by_closed)
						     : NULL;

	return found != NULL ? found->n : 0;
}

/* ---- what changed about one ---- */

struct compare {
	const struct printed_then *then;
	struct date printed, today;
	struct arena *arena;
};

static bool has_band(int band)
{
	return band >= BAND_VERY_HIGH && band <= BAND_LOWER;
}

/* Bands count from very high down; of one that is not known nothing is higher or lower. */
static bool band_moved(const struct printed_row *was, const struct case_row *now, bool up)
{
	return has_band(was->band) && has_band(now->band) &&
	       (up ? now->band < was->band : now->band > was->band);
}

static bool was_late(const struct compare *c, const struct printed_row *was)
{
	return date_is_set(was->review_due) && date_compare(was->review_due, c->printed) < 0;
}

static const char *band_text(
	const struct compare *c, const struct printed_row *was, const struct case_row *now)
{
	return arena_printf(c->arena, "%s, now %s", word_shown(&words_band, was->band),
		word_shown(&words_band, now->band));
}

static const char *lead_text(
	const struct compare *c, const struct printed_row *was, const struct case_row *now)
{
	return arena_printf(c->arena, "%s, now %s", was->lead != NULL ? was->lead : "Nobody",
		now->lead_name != NULL ? now->lead_name : "nobody");
}

static const char *held_text(const struct compare *c, const struct printed_row *was)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(c->arena, "%s%s%s", date_show(was->held_on, day),
		was->held_by != NULL ? ", " : "", was->held_by != NULL ? was->held_by : "");
}

static const char *late_text(const struct compare *c, const struct case_row *now)
{
	char day[DATE_SHOWN_SIZE], when[32];

	return arena_printf(c->arena, "Due %s, %s", date_show(now->next_review, day),
		deadline_sentence(now->next_review, c->today, when));
}

/* NULL: nothing of that kind. */
static const char *changed(const struct compare *c, enum list_change kind,
	const struct printed_row *was, const struct case_row *now, int64_t *n)
{
	if ((was == NULL) != (kind == LIST_NEW))
		return NULL;
	switch (kind) {
	case LIST_NEW:
		return word_shown(&words_band, now->band);
	case LIST_BAND_UP:
	case LIST_BAND_DOWN:
		return band_moved(was, now, kind == LIST_BAND_UP) ? band_text(c, was, now) : NULL;
	case LIST_LEAD:
		return was->lead_id != now->lead_id ? lead_text(c, was, now) : NULL;
	case LIST_PLAN:
		return was->plan_status != PLAN_AGREED && now->plan_status == PLAN_AGREED ? "Agreed"
											  : NULL;
	case LIST_HELD:
		return was->review_status == REVIEW_HELD ? held_text(c, was) : NULL;
	case LIST_LATE:
		return now->late_days > 0 && !was_late(c, was) ? late_text(c, now) : NULL;
	case LIST_ACTIONS:
		*n = closed_of(c->then, now->person_id);
		return *n > 0 ? arena_printf(c->arena, "%" PRId64 " closed", *n) : NULL;
	case LIST_GONE:
	case LIST_CHANGES:
		break;
	}
	return NULL;
}

/* ---- gone ---- */

static const char *gone_text(const struct compare *c, const struct printed_gone *gone)
{
	char day[DATE_SHOWN_SIZE];

	if (!gone->known)
		return "Not known to the team any more";
	if (gone->on_register)
		return arena_printf(c->arena, "Led by %s now",
			gone->lead_now != NULL ? gone->lead_now : "nobody");
	if (!date_is_set(gone->ended_on))
		return "Not on the register";
	return arena_printf(c->arena, "Ended %s%s%s", date_show(gone->ended_on, day),
		gone->end_reason != END_REASON_NONE ? ": " : "",
		word_shown(&words_end_reason, gone->end_reason));
}

static void add_gone(const struct compare *c, struct list_difference **out, size_t *n, size_t *room)
{
	for (size_t i = 0; i < c->then->gone_n; i++) {
		const struct printed_gone *gone = &c->then->gone[i];

		*(struct list_difference *)arena_push(c->arena, out, n, room, sizeof(**out)) =
			(struct list_difference){.kind = LIST_GONE,
				.nhs_number = gone->nhs_number,
				.family = gone->family,
				.given = gone->given,
				.title = gone->title,
				.born = gone->born,
				.text = gone_text(c, gone),
				.n = 1};
	}
}

struct list_difference *list_differences(const struct printed_then *then,
	const struct case_row *now, size_t now_n, struct date today, struct arena *arena,
	size_t *out_n)
{
	struct compare c = {then, instant_date(then->list.printed_at), today, arena};
	const struct printed_row **rows = sorted(then, arena);
	struct list_difference *out = NULL;
	size_t room = 0;

	*out_n = 0;
	for (int kind = 0; kind < LIST_CHANGES; kind++) {
		if (kind == LIST_GONE)
			add_gone(&c, &out, out_n, &room);
		for (size_t i = 0; i < now_n; i++) {
			const struct printed_row *was =
				row_of(rows, then->rows_n, now[i].person_id);
			int64_t n = 1;
			const char *text = changed(&c, (enum list_change)kind, was, &now[i], &n);

			if (text != NULL)
				*(struct list_difference *)arena_push(
					arena, &out, out_n, &room, sizeof(*out)) =
					(struct list_difference){.kind = (enum list_change)kind,
						.nhs_number = now[i].nhs_number,
						.family = now[i].family,
						.given = now[i].given,
						.title = now[i].title,
						.born = now[i].born,
						.text = text,
						.n = n};
		}
	}
	return out;
}
