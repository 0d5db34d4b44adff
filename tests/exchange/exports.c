/* The sample exports and the national practice file, read where CASELOAD_DATA says they are. */
#include <caseload/exchange/practice_list.h>
#include <caseload/exchange/risk_list.h>

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include <caseload/base/str.h>
#include <caseload/exchange/csv.h>
#include <criterion/criterion.h>

static const char *data_folder(void)
{
	const char *data = getenv("CASELOAD_DATA");

	if (data == NULL)
		cr_skip_test("CASELOAD_DATA is not set: the sample files were not read");
	return data;
}

static void open_sample(const char *name, struct source *source)
{
	struct str path = {0};
	struct err err = {.code = ERR_NONE};

	str_addf(&path, "%s/%s", data_folder(), name);
	cr_assert(source_open(str_text(&path), source, &err), "%s: %s", name, err.text);
	str_free(&path);
}

static json_t *load_truth(void)
{
	struct str path = {0};
	json_t *truth;

	str_addf(&path, "%s/exports/truth.json", data_folder());
	truth = json_load_file(str_text(&path), 0, NULL);
	cr_assert(truth != NULL, "truth.json could not be read");
	str_free(&path);
	return truth;
}

static size_t truth_count(const json_t *truth, const char *name)
{
	return (size_t)json_integer_value(json_object_get(truth, name));
}

static void check_first(const json_t *truth, const struct risk_list_row *row, const char *file)
{
	const json_t *first = json_object_get(truth, "first");
	char born[DATE_ISO_SIZE];

	cr_assert_str_eq(
		row->nhs_number, json_string_value(json_object_get(first, "nhs")), "%s", file);
	if (row->family == NULL)
		return;
	cr_assert_str_eq(
		row->family, json_string_value(json_object_get(first, "family")), "%s", file);
	cr_assert_str_eq(
		row->given, json_string_value(json_object_get(first, "given")), "%s", file);
	cr_assert_str_eq(date_iso(row->birth_date, born),
		json_string_value(json_object_get(first, "dob")), "%s", file);
	cr_assert_eq(row->scores[0].value.value, 55, "%s", file);
	cr_assert_eq(row->scores[0].value.scale, 2, "%s", file);
}

/* Cuts of the frailty index: over 0.24 moderate, over 0.36 severe. */
static void count_frailty(const struct risk_list *list, size_t *moderate, size_t *severe)
{
	*moderate = *severe = 0;
	for (size_t i = 0; i < list->n_people; i++) {
		struct score s = list->rows[i].scores[0].value;

		*severe += score_compare(s, (struct score){36, 2, true}) > 0;
		*moderate += score_compare(s, (struct score){24, 2, true}) > 0 &&
			     score_compare(s, (struct score){36, 2, true}) <= 0;
	}
}

Test(exports, hold_what_they_are_known_to_hold)
{
	static const struct {
		const char *file, *shape, *encoding, *run_date, *first_tool;
		const char *people;
	} files[] = {
		{"exports/acg_des.csv", "acg", "utf-8", "2026-09-15", "acg_injury_hosp", "people"},
		{"exports/clean_utf8.csv", "plain", "utf-8", "2026-09-01", "efi", "people"},
		{"exports/emis_cp1252.csv", "emis", "windows-1252", "2026-09-15", "efi", "people"},
		{"exports/emis_utf8bom.csv", "emis", "utf-8-bom", "2026-09-15", "efi", "people"},
		{"exports/systmone_efi_cp1252.csv", "systmone", "windows-1252", "", "efi",
			"people"},
		{"exports/practice_systmone_big.csv", "systmone", "windows-1252", "", "efi", "big"},
	};
	json_t *truth = load_truth();

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct arena *arena = arena_new();
		struct risk_list_options options = {.today = date_make(2026, 3, 12)};
		struct source source;
		struct risk_list list;
		struct err err = {.code = ERR_NONE};
		char run[DATE_ISO_SIZE];
		size_t moderate, severe;

		open_sample(files[i].file, &source);
		cr_assert(risk_list_read(&source, &options, arena, &list, &err), "%s: %s",
			files[i].file, err.text);
		cr_assert_str_eq(list.shape, files[i].shape, "%s", files[i].file);
		cr_assert_str_eq(
			list.encoding, files[i].encoding, "%s: %s", files[i].file, list.encoding);
		cr_assert_str_eq(
			date_iso(list.run_date, run), files[i].run_date, "%s", files[i].file);
		cr_assert_eq(list.ask_run_date, files[i].run_date[0] == '\0', "%s", files[i].file);
		cr_assert_not(list.ask_instrument, "%s", files[i].file);
		cr_assert_eq(
			list.n_people, truth_count(truth, files[i].people), "%s", files[i].file);
		cr_assert_eq(list.refused.n, 0, "%s", files[i].file);
		cr_assert_eq(list.repaired.n, 0, "%s", files[i].file);
		cr_assert_str_eq(list.tools[0]->id, files[i].first_tool, "%s", files[i].file);
		if (strcmp(files[i].people, "people") == 0) {
			check_first(truth, &list.rows[0], files[i].file);
			count_frailty(&list, &moderate, &severe);
			cr_assert(strcmp(list.shape, "acg") == 0 ||
					  (severe == truth_count(truth, "severe") &&
						  moderate == truth_count(truth, "moderate")),
				"%s: %zu moderate, %zu severe", files[i].file, moderate, severe);
		}
		source_close(&source);
		arena_free(arena);
	}
	json_decref(truth);
}

Test(exports, what_a_spreadsheet_damaged_is_refused_line_by_line)
{
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = date_make(2026, 3, 12)};
	struct source source;
	struct risk_list list;
	struct err err = {.code = ERR_NONE};
	json_t *truth = load_truth();
	json_t *bad = json_object_get(truth, "excel_bad");

	open_sample("exports/excel_utf16_damaged.txt", &source);
	cr_assert(risk_list_read(&source, &options, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.shape, "excel");
	cr_assert_str_eq(list.encoding, "utf-16le");
	cr_assert_eq(list.delimiter, '\t');
	cr_assert(list.ask_instrument && list.ask_run_date);
	cr_assert_eq(list.n_records, truth_count(truth, "people"));
	cr_assert_eq(list.refused.n, json_array_size(bad));
	cr_assert_eq(list.n_people, list.n_records - list.refused.n);
	for (size_t i = 0; i < list.refused.n; i++) {
		json_t *entry = json_array_get(bad, i);
		const char *kind = json_string_value(json_array_get(entry, 1));

		cr_assert_eq(list.refused.items[i].line,
			(size_t)json_integer_value(json_array_get(entry, 0)), "refusal %zu", i);
		cr_assert(strstr(list.refused.items[i].reason, kind) != NULL, "line %zu: %s",
			list.refused.items[i].line, list.refused.items[i].reason);
	}
	json_decref(truth);
	source_close(&source);
	arena_free(arena);
}

Test(exports, practice_file)
{
	struct arena *arena = arena_new();
	struct source source;
	struct practice_list list;
	struct err err = {.code = ERR_NONE};

	open_sample("ods/epraccur_2024-01.csv", &source);
	cr_assert(practice_list_read(&source, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n, 15971);
	cr_assert_eq(list.refused.n, 0);
	cr_assert_str_eq(list.rows[0].code, "A81001");
	cr_assert_str_eq(list.rows[0].postcode, "TS18 1HU");
	cr_assert_eq(list.rows[0].setting, PRACTICE_SETTING_GP);
	cr_assert_eq(list.rows[2].status, 'C');
	source_close(&source);

	open_sample("exports/clean_utf8.csv", &source);
	cr_assert_not(practice_list_read(&source, arena, &list, &err));
	cr_assert_str_eq(err.field, "file");
	source_close(&source);
	arena_free(arena);
}

/* Numbers that other programs' own tests call right or wrong. */
Test(exports, nhs_number_vectors)
{
	struct risk_list_options options = {.today = date_make(2026, 3, 12)};
	struct source source, one;
	struct err err = {.code = ERR_NONE};
	struct csv csv;
	size_t n = 0;

	open_sample("nhsnumber/vectors.csv", &source);
	csv_open(&csv, source.text, source.length, ',');
	cr_assert_eq(csv_next(&csv, &err), 1);
	while (csv_next(&csv, &err) == 1) {
		struct arena *arena = arena_new();
		struct risk_list list;
		struct str text = {0};
		bool right = csv.cells[1].length == strlen("valid");

		/* One digit repeated passes the arithmetic and is refused all the same. */
		if (csv.cells[0].length == 10 && strspn(csv.cells[0].text, "1") == 10)
			right = false;
		str_add(&text, "NHS Number,Surname,LACE score\n\"");
		str_addn(&text, csv.cells[0].text, csv.cells[0].length);
		str_add(&text, "\",BEGUM,7\n");
		cr_assert(source_from_bytes(text.text, text.length, &one, &err), "%s", err.text);
		cr_assert(risk_list_read(&one, &options, arena, &list, &err), "%s", err.text);
		cr_assert_eq(list.n_people, right ? 1 : 0, "%s", text.text);
		source_close(&one);
		str_free(&text);
		arena_free(arena);
		n++;
	}
	cr_assert_eq(n, 41);
	csv_close(&csv);
	source_close(&source);
}
