#include <caseload/strata.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>

int64_t strata_places(int64_t adults, int64_t thousandths)
{
	return adults <= 0 ? 0 : (adults * thousandths + 999) / 1000;
}

enum stratum strata_of_rank(int64_t adults, int64_t rank)
{
	if (rank <= 0)
		return STRATUM_NONE;
	if (rank <= strata_places(adults, 5))
		return STRATUM_VERY_HIGH;
	if (rank <= strata_places(adults, 50))
		return STRATUM_HIGH;
	return rank <= strata_places(adults, 200) ? STRATUM_MODERATE : STRATUM_LOW;
}

static int highest_first(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x < *y) - (*x > *y);
}

struct strata_cut strata_cut(const int64_t *scores, size_t n, int64_t k)
{
	struct strata_cut out = {0};
	size_t places = k <= 0 ? 0 : (uint64_t)k < n ? (size_t)k : n;
	int64_t *sorted;

	if (places == 0)
		return out;
	sorted = xmalloc(n * sizeof(*sorted));
	memcpy(sorted, scores, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), highest_first);
	out.cut = sorted[places - 1];
	for (size_t i = 0; i < n; i++) {
		out.above += sorted[i] > out.cut;
		out.tied += sorted[i] == out.cut;
	}
	free(sorted);
	out.places = places - out.above;
	out.must_choose = out.tied > out.places;
	return out;
}
