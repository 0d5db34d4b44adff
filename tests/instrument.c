#include <caseload/instrument.h>

#include <criterion/criterion.h>
#include <locale.h>
#include <sodium.h>
#include <string.h>

#include <caseload/base/str.h>

#include "table.h"

/* One of everything. Lines are counted from 1; the cases below name them. */
static const char *const good[] = {
	/* 1 */ "# What a site wrote.",
	/* 2 */ "I\tid\tsite",
	/* 3 */ "I\tversion\t1",
	/* 4 */ "I\tname\tA site's own score",
	/* 5 */ "I\tkind\tpoints",
	/* 6 */ "I\tclass\tpublished",
	/* 7 */ "I\tscale\t10",
	/* 8 */ "I\tdecimals\t1",
	/* 9 */ "I\tband_on\tscore",
	/* 10 */ "I\toutcome\tnone",
	/* 11 */ "I\tcitation\tInvented",
	/* 12 */ "I\tvalid_days\t30",
	/* 13 */ "I\tenabled\t1",
	/* 14 */ "",
	/* 15 */ "V\tage\tint\tyears\t18\t120\trefuse\tnow\tAge",
	/* 16 */ "V\talone\tbool\t-\t0\t1\tzero\tnow\tLives alone",
	/* 17 */ "V\thb\treal\tg/L\t20\t250\tzero\tdischarge\tHaemoglobin",
	/* 18 */ "V\twhere\tchoice\tcode\t-\t-\tdefault:*\tepisode\tWhere",
	/* 19 */ "V\tfalls\tint\tfalls\t0\t99\tdefault:0\t12m\tFalls",
	/* 20 */ "G\tboth\tcap\t30\tTogether at most 3",
	/* 21 */ "G\tworst\tmax\t-\tThe severest",
	/* 22 */ "T\tage\tage\tlinear\t1\t-\tAge",
	/* 23 */ "T\talone\talone\tflag\t15\tboth\tLives alone",
	/* 24 */ "T\thb\thb\tbands\t1\tboth\tHaemoglobin",
	/* 25 */ "T\twhere\twhere\tmap\t1\t-\tWhere",
	/* 26 */ "T\tfalls\tfalls\tsquare\t1\t-\tFalls",
	/* 27 */ "P\thb\t20\t120\t20\tbelow 120",
	/* 28 */ "P\thb\t120\t*\t0\t120 or more",
	/* 29 */ "M\twhere\tA1\t5\tThe first",
	/* 30 */ "M\twhere\t*\t0\tAnywhere else",
	/* 31 */ "O\tlow\t0\t5\tLow\tinvented",
	/* 32 */ "O\thigh\t5\t*\tHigh\tinvented",
	/* 33 */ "W\thb\t60\t200\tcheck\tUnusual haemoglobin: check the unit is g/L",
};
enum { GOOD_LINES = sizeof(good) / sizeof(good[0]) };

/* With one line put in another's place; NULL: taken out. Line 0: added at the end. */
static char *with(struct arena *arena, size_t line, const char *text, const char *end)
{
	struct str out = {0};
	char *copy;

	for (size_t i = 0; i < GOOD_LINES; i++) {
		const char *now = i + 1 == line ? text : good[i];
		if (now != NULL)
			str_addf(&out, "%s%s", now, end);
	}
	if (line == 0 && text != NULL)
		str_addf(&out, "%s%s", text, end);
	copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

static bool reads(struct arena *arena, const char *text, struct instrument *out, struct err *err)
{
	return instrument_read("site.tsv", text, strlen(text), arena, out, err);
}

Test(instrument, one_of_everything_is_read)
{
	static const char *const ends[] = {"\n", "\r\n"};
	struct arena *arena = arena_new();
	struct instrument is;
	struct err err = {0};

	for (size_t i = 0; i < 2; i++) {
		cr_assert(reads(arena, with(arena, 0, NULL, ends[i]), &is, &err), "%s", err.text);
		cr_assert_str_eq(is.code, "site");
		cr_assert_str_eq(is.release, "1");
		cr_assert(is.kind == INSTRUMENT_POINTS && is.scale == 10 && is.decimals == 1);
		cr_assert(is.valid_days == 30 && is.enabled && is.approved_by == NULL);
		cr_assert_eq(is.inputs_n, 5);
		cr_assert(is.inputs[3].type == INPUT_CHOICE && !is.inputs[3].lo.set);
		cr_assert_str_eq(is.inputs[3].fallback, "*");
		cr_assert(is.inputs[4].window.kind == WINDOW_MONTHS && is.inputs[4].window.n == 12);
		cr_assert(is.terms_n == 5 && is.groups_n == 2 && is.bands_n == 2);
		cr_assert(is.terms[2].rows_n == 2 && is.terms[2].group == 0 &&
			  is.terms[0].group == INSTRUMENT_NO_GROUP);
		cr_assert(is.groups[0].cap.units == 30 && is.warnings_n == 1);
		cr_assert(instrument_input_named(&is, "hb") == &is.inputs[2] &&
			  instrument_input_named(&is, "nothing") == NULL);
	}
	/* A byte order mark, and a last line without an end. */
	char *text = with(arena, 0, NULL, "\n");
	text[strlen(text) - 1] = '\0';
	cr_assert(reads(arena, arena_printf(arena, "\xEF\xBB\xBF%s", text), &is, &err), "%s",
		err.text);
	arena_free(arena);
}

struct refusal {
	size_t line;
	const char *text;
	const char *says; /* where, and the beginning of what */
};

static void all_are_refused(const struct refusal *cases, size_t n)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < n; i++) {
		struct instrument is;
		struct err err = {0};

		cr_expect(!reads(arena, with(arena, cases[i].line, cases[i].text, "\n"), &is, &err),
			"\"%s\" was taken", cases[i].text);
		cr_expect(strstr(err.text, cases[i].says) == err.text, "\"%s\":\n%s\nnot\n%s",
			cases[i].text, err.text, cases[i].says);
		cr_expect(err.text[strlen(err.text) - 1] == '.', "%s", err.text);
	}
	arena_free(arena);
}

Test(instrument, heads_that_do_not_hold_are_refused)
{
	static const struct refusal cases[] = {
		{2, NULL, "site.tsv, id: The file does not say it. Add a line"},
		{2, "I\tid\tother",
			"site.tsv line 2, id: The id is other, so the file must be called "},
		{2, "I\tid\tSite", "site.tsv line 2, id: Write the id in small letters"},
		{2, "I\tid\t7up", "site.tsv line 2, id: \"7up\" cannot be a key"},
		{3, NULL, "site.tsv, version: The file does not say it"},
		{4, NULL, "site.tsv, name: "},
		{5, NULL, "site.tsv, kind: "},
		{5, "I\tkind\tsum",
			"site.tsv line 5, kind: \"sum\" is not known. Write points, ratio "},
		{5, "I\tkind\tratio", "site.tsv, denominator: The file does not say it"},
		{5, "I\tkind\tlogistic", "site.tsv, intercept: The file does not say it"},
		{6, "I\tclass\tmine", "site.tsv line 6, class: \"mine\" is not known"},
		{6, "I\tclass\tlocal",
			"site.tsv line 13, enabled: A local instrument is switched on by a named"},
		{7, "I\tscale\t20", "site.tsv line 7, scale: The scale must be a power of ten"},
		{7, "I\tscale\t0", "site.tsv line 7, scale: \"0\" is not a whole number from 1"},
		{7, "I\tscale\t10000000", "site.tsv line 7, scale: \"10000000\" is not a whole"},
		{7, NULL, "site.tsv, scale: The file does not say it"},
		{8, "I\tdecimals\t7",
			"site.tsv line 8, decimals: \"7\" is not a whole number from 0"},
		{9, "I\tband_on\tnone", "site.tsv line 31: The definition says band_on none"},
		{9, "I\tband_on\tboth", "site.tsv line 9, band_on: \"both\" is not known"},
		{10, "I\toutcome\t", "site.tsv, outcome: The file does not say it"},
		{11, "I\tcitation\t-", "site.tsv, citation: The file does not say it"},
		{12, "I\tvalid_days\t0",
			"site.tsv line 12, valid_days: \"0\" is not a whole number"},
		{13, "I\tenabled\tyes", "site.tsv line 13, enabled: \"yes\" is not a whole number"},
		{14, "I\tid\tsite", "site.tsv line 14, id: It stands on line 2 already"},
		{14, "I\tauthor\tme", "site.tsv line 14, key: \"author\" is not known. Write id,"},
		{14, "I\tdenominator\t36",
			"site.tsv line 14, denominator: Only the kind ratio has it"},
		{14, "I\tintercept\t-2.9",
			"site.tsv line 14, intercept: Only the kind logistic has"},
		{14, "I\tapproved_by\tA Bee",
			"site.tsv line 14, approved_on: approved_by and approv"},
		{14, "I\tapproved_on\t2026-02-30",
			"site.tsv line 14, approved_on: Write the date as"},
		{14, "I\tage_min\t-1",
			"site.tsv line 14, age_min: \"-1\" is not a whole number from"},
	};
	all_are_refused(cases, sizeof(cases) / sizeof(cases[0]));
}

Test(instrument, records_that_do_not_hold_are_refused)
{
	static const struct refusal cases[] = {
		/* the line as such */
		{14, "X\tone\ttwo",
			"site.tsv line 14, record: \"X\" is no record. A line begins wi"},
		{14, "lower", "site.tsv line 14, record: \"lower\" is no record"},
		{14, "O\tlow\t0\t5\tLow",
			"site.tsv line 14: The line has 5 columns. A O record has 6, parted by "
			"tabs: O, code, lo, hi, label, source"},
		{14, "I\tid\tsite\tand more", "site.tsv line 14: The line has 4 columns"},
		{14, "V\tx\tint\tx\t0\t9\tzero\tnow\tX\tand more",
			"site.tsv line 14: The line has 10 columns"},
		{14, "# \xFF", "site.tsv line 14: The line is not UTF-8"},
		{14, "I\tname\t\x1B[31mred",
			"site.tsv line 14: Column 3 has a control or invisible"},
		/* inputs */
		{15, "V\ta b\tint\tyears\t18\t120\trefuse\tnow\tAge",
			"site.tsv line 15, key: \"a b\" cannot be a key"},
		{16, "V\tage\tbool\t-\t0\t1\tzero\tnow\tTwice",
			"site.tsv line 16, key: The input age was declared before"},
		{15, "V\tage\tnumber\tyears\t18\t120\trefuse\tnow\tAge",
			"site.tsv line 15, type: \"number\" is not known. Write bool, int, real or "},
		{15, "V\tage\tint\tyears\t18,5\t120\trefuse\tnow\tAge",
			"site.tsv line 15, lo: \"18,5\" is not a number"},
		{15, "V\tage\tint\tyears\t18.5\t120\trefuse\tnow\tAge",
			"site.tsv line 15, lo: An int has whole limits"},
		{15, "V\tage\tint\tyears\t120\t18\trefuse\tnow\tAge",
			"site.tsv line 15, hi: It is below lo"},
		{15, "V\tage\tint\tyears\t0\t1234567890123\trefuse\tnow\tAge",
			"site.tsv line 15, hi: \"1234567890123\" is not a number"},
		{15, "V\tage\tint\tyears\t0\tinf\trefuse\tnow\tAge",
			"site.tsv line 15, hi: \"inf\" is not a number"},
		{15, "V\tage\tint\tyears\t0\t0x1f\trefuse\tnow\tAge",
			"site.tsv line 15, hi: \"0x1f\" is not a number"},
		{16, "V\talone\tbool\t-\t0\t2\tzero\tnow\tLives alone",
			"site.tsv line 16, hi: A bool is 0 or 1"},
		{18, "V\twhere\tchoice\tcode\t0\t-\tdefault:*\tepisode\tWhere",
			"site.tsv line 18, lo: A choice has no range"},
		{15, "V\tage\tint\tyears\t18\t120\tignore\tnow\tAge",
			"site.tsv line 15, missing: \"ignore\" is not known. Write zero, refuse, "
			"or de"},
		{19, "V\tfalls\tint\tfalls\t0\t99\tdefault:\t12m\tFalls",
			"site.tsv line 19, missing: \"default:\" is not known"},
		{19, "V\tfalls\tint\tfalls\t0\t99\tdefault:100\t12m\tFalls",
			"site.tsv line 19, missing: The default is no value the input may have. "
			"Falls"},
		{15, "V\tage\tint\tyears\t18\t120\trefuse\t12\tAge",
			"site.tsv line 15, window: \"12\" is no window. Write now, ever"},
		{15, "V\tage\tint\tyears\t18\t120\trefuse\t0d\tAge", "site.tsv line 15, window: "},
		{15, "V\tage\tint\tyears\t18\t120\trefuse\t99999d\tAge",
			"site.tsv line 15, window"},
		{15, "V\tage\tint\tyears\t18\t120\trefuse\tnow\t",
			"site.tsv line 15, label: It is"},
		/* groups */
		{20, "G\tboth\tmin\t30\tTogether",
			"site.tsv line 20, rule: \"min\" is not known. Writ"},
		{20, "G\tboth\tcap\t-\tTogether",
			"site.tsv line 20, cap: \"-\" is not a whole numb"},
		{20, "G\tboth\tsum\t30\tTogether",
			"site.tsv line 20, cap: Only the rule cap has one"},
		{21, "G\tboth\tmax\t-\tTwice",
			"site.tsv line 21, group: The group both was declared"},
		/* terms */
		{22, "T\tage\tyears\tlinear\t1\t-\tAge",
			"site.tsv line 22, input: \"years\" is not declared. Name the key of a V "
			"record"},
		{22, "T\tage\tage\tcubic\t1\t-\tAge",
			"site.tsv line 22, op: \"cubic\" is not known. Write flag, flagnot, linear"},
		{22, "T\tage\tage\tlinear\t1.5\t-\tAge",
			"site.tsv line 22, coef: \"1.5\" is not a whole number of at most 9 "
			"digits. Poi"},
		{22, "T\tage\tage\tlinear\t1234567890\t-\tAge",
			"site.tsv line 22, coef: \"12345678"},
		{22, "T\tage\tage\tlinear\t99999999\t-\tAge",
			"site.tsv line 22, coef: The term age can grow beyond 1000000000"},
		{22, "T\tage\tage\tlinear\tnan\t-\tAge",
			"site.tsv line 22, coef: \"nan\" is not a wh"},
		{22, "T\tage\tage\tlinear\t1\tolder\tAge",
			"site.tsv line 22, group: \"older\" is not declared. Name the key of a G "
			"record"},
		{22, "T\talone\tage\tlinear\t1\t-\tAge",
			"site.tsv line 23, term: The term alone was declared before"},
		{22, "T\tage\tage\tflag\t1\t-\tAge",
			"site.tsv line 22, op: flag needs a bool, and age "},
		{22, "T\tage\tage\tmap\t1\t-\tAge", "site.tsv line 22, op: map is for a choice"},
		{22, "T\tage\tage\tbands\t1\t-\tAge",
			"site.tsv line 22, op: The term age has no table. Add its P records"},
		{25, "T\twhere\twhere\tlinear\t1\t-\tWhere",
			"site.tsv line 25, op: map is for a cho"},
		{19, "V\tfalls\tint\tfalls\t0\t99\tzero\t12m\tFalls",
			"site.tsv line 26, op: square cannot say how far a missing value could move"},
		{24, "T\thb\thb\tlinear\t1\tboth\tHaemoglobin",
			"site.tsv line 24, op: linear cannot say how far a missing value"},
		{15, "V\tage\treal\tyears\t18\t120\trefuse\tnow\tAge",
			"site.tsv line 22, op: Points are added in whole numbers, and age can be a "
			"frac"},
		/* tables */
		{27, "P\thb\t20\t119\t20\tbelow 120",
			"site.tsv line 28, lo: Rows must follow one another without a gap"},
		{28, "P\thb\t120\t300\t0\t120 or more",
			"site.tsv line 28, hi: The last row of hb must be open to the end: write *"},
		{27, "P\thb\t21\t120\t20\tbelow 120",
			"site.tsv line 27, lo: The table begins above the lowest value of hb"},
		{27, "P\thb\t20\t*\t20\tbelow 120",
			"site.tsv line 28, lo: The row before it is open to the end"},
		{27, "P\thb\t20\t20\t20\tbelow 120", "site.tsv line 27, hi: It is not above lo"},
		{27, "P\tage\t20\t120\t20\tbelow",
			"site.tsv line 27, term: \"age\" is no term with ba"},
		{27, "P\thb\t20\t120\t2.5\tbelow 120",
			"site.tsv line 27, points: \"2.5\" is not a whole number"},
		{30, NULL,
			"site.tsv line 29, key: The table of where has no row for any other value"},
		{30, "M\twhere\tA1\t0\tAgain", "site.tsv line 30, key: A1 is in the table already"},
		{30, "M\tage\t*\t0\tAnywhere",
			"site.tsv line 30, term: \"age\" is no term with map"},
		/* bands and warnings */
		{31, "O\tlow\t0\t4\tLow\tinvented",
			"site.tsv line 32, lo: Rows must follow one another without a gap"},
		{32, "O\thigh\t5\t9\tHigh\tinvented",
			"site.tsv line 32, hi: The last band must be open to the end"},
		{32, "O\tlow\t5\t*\tHigh\tinvented",
			"site.tsv line 32, code: The band low stands b"},
		{33, "W\tage\t60\t20\tcheck\tUnusual", "site.tsv line 33, hi: It is not above lo"},
		{33, "W\tno\t60\t200\tcheck\tUnusual",
			"site.tsv line 33, input: \"no\" is no input wi"},
		{33, "W\twhere\t1\t2\tcheck\tUnusual",
			"site.tsv line 33, input: \"where\" is no inp"},
	};
	all_are_refused(cases, sizeof(cases) / sizeof(cases[0]));
}

static char *repeated(struct arena *arena, char c, size_t n)
{
	char *text = arena_alloc(arena, n + 1);
	memset(text, c, n);
	return text;
}

Test(instrument, what_is_too_much_is_refused)
{
	struct arena *arena = arena_new();
	struct str text = {0};
	struct instrument is;
	struct err err = {0};
	char *good_text = with(arena, 0, NULL, "\n");
	size_t size = strlen(good_text);

	/* bytes in a field: 256 are taken, 257 are not */
	cr_assert(reads(arena,
			  with(arena, 11,
				  arena_printf(arena, "I\tcitation\t%s", repeated(arena, 'c', 256)),
				  "\n"),
			  &is, &err),
		"%s", err.text);
	cr_assert_not(reads(arena,
		with(arena, 11, arena_printf(arena, "I\tcitation\t%s", repeated(arena, 'c', 257)),
			"\n"),
		&is, &err));
	cr_assert_not_null(
		strstr(err.text, "site.tsv line 11: Column 3 has 257 bytes"), "%s", err.text);
	/* lines: 2,000 are taken, 2,001 are not */
	str_add(&text, good_text);
	for (size_t i = GOOD_LINES; i < INSTRUMENT_LINES_MOST; i++)
		str_add(&text, "#\n");
	cr_assert(reads(arena, str_text(&text), &is, &err), "%s", err.text);
	str_add(&text, "#\n");
	cr_assert_not(reads(arena, str_text(&text), &is, &err));
	cr_assert_not_null(
		strstr(err.text, "line 2001: A definition has at most 2000 lines"), "%s", err.text);
	str_free(&text);
	/* a NUL byte, and nothing at all */
	good_text[size - 3] = '\0';
	cr_assert_not(instrument_read("site.tsv", good_text, size, arena, &is, &err));
	cr_assert_not_null(
		strstr(err.text, "site.tsv line 33: The line has a NUL byte"), "%s", err.text);
	cr_assert_not(instrument_read("site.tsv", "", 0, arena, &is, &err));
	arena_free(arena);
}

Test(instrument, everything_that_is_wrong_is_told_by_line)
{
	struct arena *arena = arena_new();
	const struct instrument_fault *faults;
	struct instrument is;
	char *text = with(arena, 22, "T\tage\tyears\tlinear\t1.5\t-\tAge", "\n");
	size_t n;

	text = arena_printf(arena, "%sW\tno\t1\t2\tcheck\tUnusual\n", text);
	n = instrument_check("site.tsv", text, strlen(text), arena, &is, &faults);
	cr_assert_eq(n, 3, "%zu", n);
	cr_assert(faults[0].line == 22 && faults[1].line == 22 && faults[2].line == 34);
	cr_assert_str_eq(faults[2].column, "input");
	arena_free(arena);
}

/* A comma for a decimal point in the locale must change nothing. */
Test(instrument, numbers_do_not_obey_the_locale)
{
	static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "cs_CZ.UTF-8"};
	struct arena *arena = arena_new();
	struct instrument is;
	struct err err = {0};

	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++)
		setlocale(LC_ALL, locales[i]);
	char *text = with(arena, 17, "V\thb\treal\tg/L\t20.5\t250\tzero\tdischarge\tHb", "\n");
	cr_assert(reads(arena, text, &is, &err), "%s", err.text);
	cr_assert(is.inputs[2].lo.value == 205 && is.inputs[2].lo.scale == 1);
	cr_assert(instrument_shipped("parr30")->intercept == -2.91821);
	setlocale(LC_ALL, "C.UTF-8");
	arena_free(arena);
}

/* The manual's example, as a reader would take it out of the page. */
Test(instrument, the_example_of_the_manual_does_what_it_says)
{
	struct arena *arena = arena_new();
	size_t size;
	char *page = file_load("man/caseload-instrument.5", &size, arena);
	struct input_value values[3] = {{{1, 0, true}, NULL}, {{4, 0, true}, NULL}, {{0}, NULL}};
	struct scoring scoring;
	struct instrument is;
	struct err err = {0};

	cr_assert_not_null(page);
	char *from = strstr(page, "# Who may need"), *to = strstr(page, ".fi\n.\\\" The end");
	cr_assert(from != NULL && to != NULL);
	cr_assert(instrument_read("first_visit.tsv", from, (size_t)(to - from), arena, &is, &err),
		"%s", err.text);
	instrument_score(&is, values, arena, &scoring);
	cr_assert(scoring.sum == 4 && scoring.sum_min == 4 && scoring.sum_max == 6);
	cr_assert_str_eq(scoring_parts_text(&is, &scoring, arena), "alone=2;falls=3;cap:home=-1");
	arena_free(arena);
}

/* ---- the shipped ones ---- */

Test(instrument, all_that_ship_are_read_and_known_by_their_bytes)
{
	static const struct {
		const char *file, *sha256;
	} golden[] = {
		{"cci_lace.tsv",
			"b5aa8e9b85dbdb35ca3d05ecafaa9ed07d8e7ecfa6f1449c092c7b4250090df7"},
		{"charlson_1987.tsv",
			"2563a45c84f423a7d432bb50b612e3a13560967a70f7b69fd547997e57060542"},
		{"charlson_1987_age.tsv",
			"269290e82aadf2e005db8c72dfe6499fa60d629a02bee4a41e0eeb62434c2b8f"},
		{"charlson_quan2011.tsv",
			"fd3cae65f5f511358dd7120f77b747c37e2ac73f3e2f9adff89dd9eedc3f36e3"},
		{"cms_general.tsv",
			"c55682d3cb4ff300a63a809b8797c03b5284bf2b4f03fa70ccbad15de4403704"},
		{"efi.tsv", "9a7120ae2cfa792e52d069ab3bc0adbf73d3263b491ee231037a7a72eec40d68"},
		{"hospital_2013.tsv",
			"2b51fa643b5dbc85943d7d7939b911711b229f4aa2c54dbc6516091c828069a0"},
		{"hospital_2016.tsv",
			"8c4afc8a2b33a3b8fb6fc0e3def76bec66ae08390a5b092a9a51395d96b2224b"},
		{"hospital_simplified.tsv",
			"c2ceea0bdd9806d3a5e76fe6071c1953896c68a4b108e10ba0e6f92b8cc87ddb"},
		{"ind_ae_frequent.tsv",
			"89eb109f63d12d556a41742d81e7a016b082303e27da9d0e75b9657626a7ec1e"},
		{"ind_falls.tsv",
			"c8fa4ad5b1a92693d69f7024687b406beda226f9c8988e095c3c2d82bc3b624b"},
		{"ind_readmit30.tsv",
			"065ed574c16c9f9c2084fa5e26efa76f897c0b01f259e64c84661b779b8d6d70"},
		{"lace.tsv", "855224353b004d7fe0359638aecfb0b2f9378dfe0f4660b8eff23dff3f4612a0"},
		{"local_cst.tsv",
			"2cd26603531d335e395b3a5bf26644a98451a776a70371271bb7ee2aa62a6af4"},
		{"parr30.tsv", "73b1c9e5e5d78c84e3b859dcbf141b08f1a5dda1415be65278b549668f5d7138"},
		{"prisma7.tsv", "db8b43e3c0bae6f0a768ee8e0bfbb625e4d0413d36bf706c57d01e003f082e92"},
	};
	struct arena *arena = arena_new();

	cr_assert_eq(instruments_shipped_n, sizeof(golden) / sizeof(golden[0]));
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const struct shipped *shipped = &instruments_shipped[i];
		unsigned char hash[crypto_hash_sha256_BYTES];
		char hex[2 * sizeof(hash) + 1];
		struct instrument is;
		struct err err = {0};

		cr_assert(instrument_read(
				  shipped->file, shipped->text, shipped->size, arena, &is, &err),
			"%s", err.text);
		cr_assert_str_eq(shipped->file, golden[i].file);
		crypto_hash_sha256(hash, (const unsigned char *)shipped->text, shipped->size);
		sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
		cr_assert_str_eq(hex, golden[i].sha256,
			"%s was changed (%s): a definition that is changed needs a new version; "
			"then put its hash here",
			shipped->file, hex);
	}
	cr_assert_null(instrument_shipped("no_such"));
	cr_assert_null(instrument_shipped(NULL));
	cr_assert_eq(instrument_shipped("lace"), instrument_shipped("lace"));
	arena_free(arena);
}
