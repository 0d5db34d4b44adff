/* Any bytes as a ward list: either refused with a sentence, or rows that keep their promises. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/exchange/ward_list.h>

static const struct date today = {2026, 3, 12};

static void check_day(struct date day)
{
	HOLDS(!date_is_set(day) ||
		(date_valid(day.year, day.month, day.day) && date_compare(day, today) <= 0));
}

static void check_row(const struct ward_row *row)
{
	bool read = row->nhs_number[0] != '\0';

	HOLDS(row->line > 0);
	HOLDS(read == nhs_number_valid(row->nhs_number));
	HOLDS(read == (row->reason == NULL) && read == (row->found == NULL));
	fuzz_line(row->found);
	fuzz_line(row->name);
	check_day(row->on);
	check_day(row->admitted);
	check_day(row->discharged);
	HOLDS(!row->either || row->unclear != NULL);
	if (row->unclear != NULL)
		HOLDS(!date_is_set(row->on) && !date_is_set(row->admitted) &&
			!date_is_set(row->discharged));
	if (date_is_set(row->admitted) && date_is_set(row->discharged))
		HOLDS(date_compare(row->admitted, row->discharged) <= 0);
}

static void read_list(const struct source *source, enum date_order order)
{
	struct ward_list_options options = {.today = today, .order = order};
	struct arena *arena = arena_new();
	struct ward_list list;
	struct err err = {0};

	if (!ward_list_read(source, &options, arena, &list, &err)) {
		fuzz_refused(&err);
	} else {
		HOLDS(list.n > 0);
		for (size_t i = 0; i < list.n; i++) {
			check_row(&list.rows[i]);
			HOLDS(i == 0 || list.rows[i].line >= list.rows[i - 1].line);
			HOLDS(order == DATE_ORDER_UNKNOWN || !list.rows[i].either);
		}
	}
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source source;
	struct err err = {0};

	fuzz_begin();
	if (size > 65536)
		return 0;
	if (!source_from_bytes(data, size, &source, &err))
		return 0;
	read_list(&source, DATE_ORDER_UNKNOWN);
	read_list(&source, DATE_ORDER_MDY);
	source_close(&source);
	return 0;
}
