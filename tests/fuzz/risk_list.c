/* Any bytes as a risk list: either refused with a sentence, or rows that keep their promises. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/exchange/risk_list.h>

static bool check_row(void *data, const struct risk_list_row *row, struct err *err)
{
	const char *const texts[] = {row->title, row->family, row->given, row->preferred,
		row->gender, row->postcode, row->home_phone, row->mobile_phone, row->work_phone,
		row->email, row->practice_code, row->practice_name, row->usual_gp,
		row->usual_gp_code, row->emis_number, row->local_id};
	char read[NHS_NUMBER_SIZE];
	size_t *rows = data;

	HOLDS(row->line > 0);
	HOLDS(strlen(row->nhs_number) == 10 &&
		nhs_number_read(row->nhs_number, "nhs_number", read, err));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		fuzz_line(texts[i]);
	for (size_t i = 0; i < RISK_LIST_ADDRESS; i++)
		fuzz_line(row->address[i]);
	for (size_t i = 0; i < row->n_scores; i++) {
		HOLDS(row->scores[i].tool != NULL && row->scores[i].line >= row->line);
		fuzz_line(row->scores[i].band);
	}
	++*rows;
	return true;
}

static void read_list(const struct source *source, enum date_order order)
{
	struct risk_list_options options = {
		.today = date_make(2026, 3, 12), .order = order, .instrument = "efi"};
	size_t rows = 0;
	struct risk_list_sink sink = {.data = &rows, .row = check_row};
	struct arena *arena = arena_new();
	struct risk_list list;
	struct err err = {0};

	if (!risk_list_each(source, &options, &sink, arena, &list, &err)) {
		fuzz_refused(&err);
	} else {
		HOLDS(rows == list.n_people && rows <= list.n_records);
		for (size_t i = 0; i < list.refused.n; i++)
			HOLDS(list.refused.items[i].line > 0 &&
				list.refused.items[i].reason != NULL);
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
	if (!source_from_bytes(data, size, &source, &err)) {
		HOLDS(err.code == ERR_INVALID && err.text[0] != '\0');
		return 0;
	}
	HOLDS(utf8_valid(source.text, source.length) || memchr(source.text, 0, source.length));
	HOLDS(source.text[source.length] == '\0');
	read_list(&source, DATE_ORDER_UNKNOWN);
	read_list(&source, DATE_ORDER_DMY);
	source_close(&source);
	return 0;
}
