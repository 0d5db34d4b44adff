#include <caseload/record.h>

#include <caseload/base/str.h>

char *record_lead_words(const struct person_record *record, struct arena *arena)
{
	const struct lead *lead = record->lead;

	if (lead == NULL || text_is_blank(lead->name))
		return arena_strdup(arena, "No lead");
	if (lead->acting != NULL)
		return lead_acting_words(lead->name, lead->acting, lead->acting_until, arena);
	if (lead->profession == PROFESSION_NONE)
		return arena_strdup(arena, lead->name);
	return arena_printf(
		arena, "%s, %s", lead->name, word_shown(&words_profession, lead->profession));
}

const struct review *record_next_review(const struct person_record *record)
{
	const struct review *next = NULL;

	for (size_t i = 0; i < record->reviews_n; i++) {
		const struct review *review = &record->reviews[i];
		/* One that runs comes before one that is stopped, whenever that was due. */
		if (review_is_open(review) &&
			(next == NULL || (review_runs(review) && !review_runs(next)) ||
				(review_runs(review) == review_runs(next) &&
					date_compare(review->due_on, next->due_on) < 0)))
			next = review;
	}
	return next;
}
