/* Which pairs are compared at all: those that share a key. */
#include <caseload/matching.h>

#include <stdlib.h>
#include <string.h>

/* A block of more is a surname of a whole town or a date that stands for "not known". */
enum { BLOCK_MOST = 400 };

static uint64_t hash(uint64_t seed, const char *text, size_t most)
{
	uint64_t h = (14695981039346656037U ^ seed) * 1099511628211U;

	for (size_t i = 0; i < most && text[i] != '\0'; i++)
		h = (h ^ (unsigned char)text[i]) * 1099511628211U;
	return h | 1;
}

/* The sound of a name, roughly: its first letter and the classes of its consonants. */
static void sound(const char *name, char out[static 5])
{
	static const char classes[] = "01230120022455012623010202";
	size_t n = 0;
	char last = '0';

	for (; *name != '\0' && n < 4; name++) {
		if (*name < 'a' || *name > 'z')
			continue;
		char class = classes[*name - 'a'];
		if (n == 0)
			out[n++] = *name;
		else if (class != '0' && class != last)
			out[n++] = class;
		last = class;
	}
	while (n > 0 && n < 4)
		out[n++] = '0';
	out[n] = '\0';
}

static uint64_t both(uint64_t seed, const char *a, const char *b)
{
	return hash(hash(seed, a, 64), b, 64);
}

void match_keys(const struct match_record *record, uint64_t keys[static MATCH_KEYS])
{
	char family[5], given[5], turned[9];
	bool names;

	memset(keys, 0, MATCH_KEYS * sizeof(*keys));
	sound(record->family, family);
	sound(record->given, given);
	names = *family != '\0' && *given != '\0';
	if (record->number != NULL)
		keys[0] = hash(0, record->number, 10);
	else if (record->former != NULL)
		keys[0] = hash(0, record->former, 10);
	if (*record->born != '\0') {
		/* Day and month in one order, so that turned round they meet. */
		memcpy(turned, record->born, 9);
		if (memcmp(turned + 4, turned + 6, 2) > 0) {
			memcpy(turned + 4, record->born + 6, 2);
			memcpy(turned + 6, record->born + 4, 2);
		}
		keys[1] = hash(1, turned, 8);
	}
	/* Sorted, so that swapped names meet. */
	if (names)
		keys[2] =
			strcmp(family, given) < 0 ? both(2, family, given) : both(2, given, family);
	if (*record->postcode != '\0' && *family != '\0')
		keys[3] = both(3, record->postcode, family);
	if (*record->postcode != '\0' && *given != '\0')
		keys[4] = both(4, record->postcode, given);
	if (*record->born != '\0' && *family != '\0')
		keys[5] = hash(both(5, family, ""), record->born, 4);
	if (*record->born != '\0' && *given != '\0')
		keys[6] = hash(both(6, given, record->born + 4), "", 0);
	if (record->phones[0] != NULL)
		keys[7] = hash(7, record->phones[0], 10);
	else if (record->email != NULL)
		keys[7] = hash(7, record->email, 64);
	if (record->phones[1] != NULL)
		keys[8] = hash(7, record->phones[1], 10);
}

struct meeting {
	uint64_t key;
	uint32_t record;
};

static int by_key(const void *a, const void *b)
{
	const struct meeting *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->record < y->record ? -1 : x->record > y->record;
}

struct meetings {
	const struct match_record *records;
	uint64_t (*keys)[MATCH_KEYS]; /* of each record */
	struct meeting *order;	      /* of one kind of key, sorted */
	match_found_fn found;
	void *data;
	size_t compared;
};

/* They met under a key of an earlier kind. */
static bool met_before(const struct meetings *all, uint32_t a, uint32_t b, size_t kind)
{
	for (size_t i = 0; i < kind; i++)
		if (all->keys[a][i] != 0 && all->keys[a][i] == all->keys[b][i])
			return true;
	return false;
}

static bool compare_block(struct meetings *all, size_t from, size_t to, size_t kind)
{
	for (size_t i = from; i < to; i++)
		for (size_t j = i + 1; j < to; j++) {
			uint32_t a = all->order[i].record, b = all->order[j].record;
			if (met_before(all, a, b, kind))
				continue;
			struct likeness match = likeness_of(&all->records[a], &all->records[b]);
			all->compared++;
			if (match.class != MATCH_NO &&
				!all->found(all->data, &all->records[a], &all->records[b], &match))
				return false;
		}
	return true;
}

static bool compare_kind(struct meetings *all, size_t n, size_t kind)
{
	size_t have = 0;

	for (size_t i = 0; i < n; i++)
		if (all->keys[i][kind] != 0)
			all->order[have++] = (struct meeting){all->keys[i][kind], (uint32_t)i};
	qsort(all->order, have, sizeof(*all->order), by_key);
	for (size_t from = 0, to; from < have; from = to) {
		for (to = from + 1; to < have && all->order[to].key == all->order[from].key; to++)
			;
		if (to - from <= BLOCK_MOST && !compare_block(all, from, to, kind))
			return false;
	}
	return true;
}

void match_all(const struct match_record *records, size_t n, match_found_fn found, void *data,
	size_t *compared)
{
	struct meetings all = {.records = records, .found = found, .data = data};

	all.keys = xmalloc((n + 1) * sizeof(*all.keys));
	all.order = xmalloc((n + 1) * sizeof(*all.order));
	for (size_t i = 0; i < n; i++)
		match_keys(&records[i], all.keys[i]);
	for (size_t kind = 0; kind < MATCH_KEYS && compare_kind(&all, n, kind); kind++)
		;
	free(all.keys);
	free(all.order);
	if (compared != NULL)
		*compared = all.compared;
}
