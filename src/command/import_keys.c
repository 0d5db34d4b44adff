#include <stdlib.h>

#include <caseload/base/str.h>

#include "import.h"

/* Where the key stands, or the free place for it; 0 is free. */
static uint64_t *place_of(const struct key_set *set, uint64_t key)
{
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (set->size - 1);

	while (set->keys[at] != 0 && set->keys[at] != key)
		at = (at + 1) & (set->size - 1);
	return &set->keys[at];
}

bool key_set_add(struct key_set *set, uint64_t key)
{
	uint64_t *place;

	if (set->n * 2 >= set->size) {
		struct key_set old = *set;

		set->size = old.size == 0 ? 1024 : old.size * 2;
		set->keys = xcalloc(set->size, sizeof(*set->keys));
		for (size_t i = 0; i < old.size; i++)
			if (old.keys[i] != 0)
				*place_of(set, old.keys[i]) = old.keys[i];
		free(old.keys);
	}
	place = place_of(set, key);
	if (*place == key)
		return true;
	*place = key;
	set->n++;
	return false;
}

bool key_set_has(const struct key_set *set, uint64_t key)
{
	return set->size > 0 && *place_of(set, key) == key;
}

void key_set_free(struct key_set *set)
{
	free(set->keys);
	*set = (struct key_set){0};
}

uint64_t key_of_number(const char *digits)
{
	return strtoull(digits, NULL, 10) + 1;
}

uint64_t key_of_name(const struct person *person, struct arena *arena)
{
	struct person name = {.family = person->family, .given = person->given};
	uint64_t hash = 14695981039346656037U ^ (uint64_t)date_days(person->born);

	for (const char *at = person_fold(&name, arena); *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * 1099511628211U;
	return hash | 1;
}
