#include <criterion/criterion.h>
#include <string.h>

#include <caseload/model_facts.h>

TestSuite(model_facts, .timeout = 10);

/* Every definition that comes with the program says what it is for and what it is not for. */
Test(model_facts, every_shipped_definition_has_its_page)
{
	static const char *const headings[] = {"\nWhat it is for\n", "\nWhat it is not for\n",
		"\nInputs and points\n", "\nBands\n", "\nWhere it comes from\n", "\nLicence\n",
		"\nDefinition (SHA-256)\n  0f1e"};
	struct arena *arena = arena_new();

	cr_assert_eq(instruments_shipped_n, 16);
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const char *file = instruments_shipped[i].file;
		const struct instrument *one = instrument_shipped(
			arena_strndup(arena, file, strlen(file) - strlen(".tsv")));
		char *page;

		cr_assert(one, "%s is not read", file);
		page = model_facts_page(one, "Off: a reason", "0f1e", arena);
		for (size_t j = 0; j < sizeof headings / sizeof headings[0]; j++)
			cr_assert(strstr(page, headings[j]), "%s: no %s in\n%s", file, headings[j],
				page);
		cr_assert(strstr(page, one->name) == page, "%s", page);
		cr_assert(strstr(page, "Off: a reason"), "%s", page);
		cr_assert(strstr(page, one->citation), "%s", page);
		/* No page claims a forecast of falls, or that a score prevents anything. */
		cr_assert(!strcasestr(page, "falls risk:"), "%s", page);
	}
	arena_free(arena);
}

Test(model_facts, a_points_table_stands_as_the_definition_has_it)
{
	static const char *const lines[] = {
		"  Length of stay of the index admission, 0 to 3650 days (no score without it)\n",
		"        +7  14 days or more\n",
		"      +3  Acute (emergency) admission (no score without it)\n",
		"  High  10 or more",
		"30 days; then it is marked stale and still sorted, and after 60 days"};
	struct arena *arena = arena_new();
	char *page = model_facts_page(instrument_shipped("lace"), "On.", "0f1e", arena);

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		cr_assert(strstr(page, lines[i]), "no %s in\n%s", lines[i], page);
	page = model_facts_page(instrument_shipped("local_cst"), "On.", "0f1e", arena);
	cr_assert(strstr(page, "not validated, does not predict anything"), "%s", page);
	cr_assert(strstr(page, "together at most +4: Co-morbidity; Number of long-term conditions"),
		"%s", page);
	page = model_facts_page(instrument_shipped("cms_general"), "On.", "0f1e", arena);
	cr_assert(strstr(page, "None were published."), "%s", page);
	page = model_facts_page(instrument_shipped("parr30"), "On.", "0f1e", arena);
	cr_assert(strstr(page, "by a table of"), "%s", page);
	cr_assert_null(model_facts("a_sites_own"));
	arena_free(arena);
}
