/* make bench-match: precision, recall and F1 of the matching, on the sets of $CASELOAD_DATA, and
 * what a million people cost. Weights and thresholds are the product's own and one for all: they
 * were set on FEBRL 1, the other two sets were only looked at. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "match_measure.h"

static double now_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool print_set(const char *folder, const char *name, const char *shown, bool identifier)
{
	struct linkage set;

	if (!linkage_read(folder, name, &set)) {
		printf("%-10s  %s is not there\n", shown, name);
		return false;
	}
	double from = now_seconds();
	struct measured m = match_measure(&set, identifier);
	double took = now_seconds() - from;
	printf("%-10s %-7s  %6zu of %-6zu  P %.4f  R %.4f  F1 %.4f   likely: %zu of %zu right   "
	       "automatic: ",
		shown, identifier ? "with" : "without", m.right, set.pairs, m.precision, m.recall,
		m.f1, m.likely_right, m.likely);
	if (m.sure > 0)
		printf("%zu of %zu right, precision %.4f", m.sure_right, m.sure,
			(double)m.sure_right / (double)m.sure);
	else
		printf("none");
	printf("   %zu pairs compared, %.0f ms\n", m.compared, took * 1000);
	linkage_free(&set);
	return true;
}

/* ---- how long it takes of many ---- */

static unsigned long long state = 88172645463325252ULL;

static unsigned next(unsigned below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 33) % below;
}

static char *word(struct arena *arena, unsigned of)
{
	static const char *const parts[] = {"ba", "ker", "son", "mil", "ler", "har", "ris", "wood",
		"ton", "ford", "ley", "mar", "tin", "al", "en", "row", "dal", "pat", "el", "jo"};
	unsigned pick = next(of);
	char *out = arena_printf(arena, "%s%s%s%s", parts[pick % 20], parts[pick / 20 % 20],
		parts[pick / 400 % 20], pick >= 8000 ? parts[pick / 8000 % 20] : "");
	return out;
}

static void invent(struct arena *arena, struct match_record *out, int64_t id)
{
	struct arena *row = arena_new();
	struct person person = {.id = id,
		.family = word(row, 20000),
		.given = word(row, 900),
		.born = date_make(1925 + (int)next(80), 1 + (int)next(12), 1 + (int)next(28)),
		.address = arena_printf(row, "%u %s Street\nDerby", 1 + next(150), word(row, 8000)),
		.postcode = arena_printf(row, "DE%u %u%c%c", 1 + next(75), next(10),
			(char)('A' + next(20)), (char)('A' + next(20))),
		.phone = arena_printf(row, "01332 %06u", next(1000000)),
		.gender = 1 + (int)next(2),
		.nhs_number = arena_printf(row, "9%09lld", (long long)id)};

	match_prepare(&person, NULL, arena, out);
	arena_free(row);
}

static bool ignore(void *data, const struct match_record *a, const struct match_record *b,
	const struct likeness *match)
{
	(void)a, (void)b, (void)match;
	(*(size_t *)data)++;
	return true;
}

static void print_many(size_t n)
{
	struct arena *arena = arena_new();
	struct match_record *records = arena_new_array(arena, struct match_record, n);
	struct rusage usage;
	size_t compared, found = 0;
	double from = now_seconds();

	for (size_t i = 0; i < n; i++)
		invent(arena, &records[i], (int64_t)i);
	double made = now_seconds();
	match_all(records, n, ignore, &found, &compared);
	getrusage(RUSAGE_SELF, &usage);
	printf("%zu invented people: made ready in %.1f s, %zu pairs compared in %.1f s (all "
	       "pairs: %.0f), %zu offered, %ld MB\n",
		n, made - from, compared, now_seconds() - made, (double)n * ((double)n - 1) / 2,
		found, usage.ru_maxrss / 1024);
	arena_free(arena);
}

int main(int argc, char *argv[])
{
	static const struct {
		const char *file, *shown;
	} sets[] = {{"febrl_dataset1.csv", "FEBRL 1"}, {"febrl_dataset2.csv", "FEBRL 2"},
		{"splink_fake_1000.csv", "fake_1000"}};
	const char *data = getenv("CASELOAD_DATA");
	long many = argc > 1 ? strtol(argv[1], NULL, 10) : 1000000;

	if (data == NULL)
		printf("CASELOAD_DATA is not set: the sets with known answers are not at hand.\n");
	for (size_t i = 0; data != NULL && i < sizeof(sets) / sizeof(sets[0]); i++)
		for (int with = 1; with >= 0; with--) {
			char folder[400];
			snprintf(folder, sizeof(folder), "%s/linkage", data);
			if (i == 2 && with)
				continue; /* it has no identifier */
			print_set(folder, sets[i].file, sets[i].shown, with != 0);
		}
	if (many > 0)
		print_many((size_t)many);
	return 0;
}
