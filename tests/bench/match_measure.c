#include "match_measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct counting {
	const struct linkage *set;
	struct measured *out;
};

static bool count(void *data, const struct match_record *a, const struct match_record *b,
	const struct likeness *match)
{
	struct counting *counting = data;
	bool right = counting->set->rows[a->id].person == counting->set->rows[b->id].person;
	struct measured *out = counting->out;

	out->offered++;
	out->right += right;
	out->likely += match->class >= MATCH_LIKELY;
	out->likely_right += right && match->class >= MATCH_LIKELY;
	out->sure += match->class == MATCH_SURE;
	out->sure_right += right && match->class == MATCH_SURE;
	return true;
}

/* "19081209" and "1971-06-24"; anything else, a month 13 among it, is not known. */
static struct date born_of(const char *text)
{
	char digits[9] = "";
	size_t n = 0;

	for (; *text != '\0' && n < 8; text++)
		if (*text != '-')
			digits[n++] = *text;
	if (n != 8)
		return DATE_NONE;
	int all = atoi(digits);
	return date_valid(all / 10000, all / 100 % 100, all % 100)
		       ? date_make(all / 10000, all / 100 % 100, all % 100)
		       : DATE_NONE;
}

static const char *or_null(const char *text)
{
	return *text != '\0' ? text : NULL;
}

struct measured match_measure(const struct linkage *set, bool identifier)
{
	struct arena *arena = arena_new();
	struct match_record *records = arena_new_array(arena, struct match_record, set->n + 1);
	struct measured out = {0};
	struct counting counting = {set, &out};

	for (size_t i = 0; i < set->n; i++) {
		const struct linkage_row *row = &set->rows[i];
		struct person person = {.id = (int64_t)i,
			.family = or_null(row->family),
			.given = or_null(row->given),
			.born = born_of(row->born),
			.address = row->address,
			.postcode = or_null(row->postcode),
			.email = or_null(row->email),
			.nhs_number = identifier ? or_null(row->number) : NULL};
		match_prepare(&person, NULL, arena, &records[i]);
	}
	match_all(records, set->n, count, &counting, &out.compared);
	arena_free(arena);
	out.precision = out.offered > 0 ? (double)out.right / (double)out.offered : 0;
	out.recall = set->pairs > 0 ? (double)out.right / (double)set->pairs : 0;
	out.f1 = out.precision + out.recall > 0
			 ? 2 * out.precision * out.recall / (out.precision + out.recall)
			 : 0;
	return out;
}
