/* Any bytes as a file of bank holidays: refused with a sentence, or days that keep their promises. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/exchange/holiday_list.h>

static void check_list(const struct holiday_list *list)
{
	HOLDS(list->n > 0);
	for (size_t i = 0; i < list->n; i++) {
		const struct holiday_list_row *row = &list->rows[i];

		HOLDS(date_valid(row->on.year, row->on.month, row->on.day));
		HOLDS(row->on.year >= 1971 && row->on.year <= 2199);
		HOLDS(i == 0 || date_compare(list->rows[i - 1].on, row->on) < 0);
		HOLDS(!text_is_blank(row->name) && strlen(row->name) <= 100);
		fuzz_line(row->name);
	}
}

static void read_list(const struct source *source, const char *division)
{
	struct arena *arena = arena_new();
	struct holiday_list list;
	struct err err = {0};

	if (holiday_list_read(source, division, arena, &list, &err)) {
		check_list(&list);
	} else {
		HOLDS(err.code == ERR_INVALID);
		fuzz_refused(&err);
		fuzz_line(err.text);
	}
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source source;
	struct err err = {0};

	fuzz_begin();
	if (size > 65536 || !source_from_bytes(data, size, &source, &err))
		return 0;
	read_list(&source, "england-and-wales");
	read_list(&source, "scotland");
	source_close(&source);
	return 0;
}
