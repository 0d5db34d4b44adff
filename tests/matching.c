#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/matching.h>

#include "match_measure.h"

static struct arena *arena;

static void open_arena(void)
{
	arena = arena_new();
}

static void close_arena(void)
{
	arena_free(arena);
}

TestSuite(matching, .init = open_arena, .fini = close_arena);

static struct likeness like(
	const struct person *a, const struct person *b, const char *former_a, const char *former_b)
{
	struct match_record x, y;

	match_prepare(a, former_a, arena, &x);
	match_prepare(b, former_b, arena, &y);
	struct likeness one = likeness_of(&x, &y), other = likeness_of(&y, &x);
	cr_assert_eq(one.score, other.score, "%s: the other way round", a->family);
	cr_assert_eq(one.class, other.class, "%s: the other way round", a->family);
	return one;
}

#define BORN .born = {1941, 5, 6}
#define HOME .postcode = "DE1 1AA", .address = "12 Vicarage Avenue\nDerby"
#define SURE_OF .nhs_status = NHS_STATUS_VERIFIED

Test(matching, says_how_sure_it_is_and_why)
{
	static const struct {
		struct person a, b;
		const char *former_a, *former_b;
		enum match_class class;
		const char *why;
	} cases[] = {
		/* the number decides only together with the birth date */
		{{.family = "Ahmed", .given = "Ada", BORN, .nhs_number = "9990000018"},
			{.family = "Ahmed", .given = "Ada", BORN}, NULL, "9990000018", MATCH_SURE,
			"One had the other's NHS Number before, same date of birth, same name"},
		{{.family = "Ahmed", .given = "Ada", .nhs_number = "9990000018"},
			{.family = "Ahmed", .given = "Ada", BORN}, NULL, "9990000018", MATCH_LIKELY,
			"One had the other's NHS Number before, same name"},
		{{.family = "Ahmed", .given = "Ada", BORN, HOME},
			{.family = "Ahmed", .given = "Ada", BORN, HOME}, NULL, NULL, MATCH_LIKELY,
			"Same date of birth, same name, same postcode, same address"},
		/* twins: the number stood on the wrong one first */
		{{.family = "Ahmed", .given = "Ada", BORN, HOME, .nhs_number = "9990000018"},
			{.family = "Ahmed", .given = "Bilal", BORN, HOME}, NULL, "9990000018",
			MATCH_POSSIBLE, NULL},
		{{.family = "Ahmed", .given = "Ada", BORN, HOME, .phone = "01332 123456"},
			{.family = "Ahmed", .given = "Bilal", BORN, HOME, .phone = "01332 123456"},
			NULL, NULL, MATCH_POSSIBLE, NULL},
		/* two verified numbers are two people until somebody says otherwise */
		{{.family = "Ahmed",
			 .given = "Ada",
			 BORN,
			 HOME,
			 .nhs_number = "9990000018",
			 SURE_OF},
			{.family = "Ahmed",
				.given = "Ada",
				BORN,
				HOME,
				.nhs_number = "9990000026",
				SURE_OF},
			NULL, NULL, MATCH_POSSIBLE, NULL},
		{{.family = "Ahmed", .given = "Ada", BORN, HOME, .nhs_number = "9990000018"},
			{.family = "Ahmed",
				.given = "Ada",
				.born = {1941, 5, 8},
				HOME,
				.nhs_number = "9996060128"},
			NULL, NULL, MATCH_POSSIBLE, NULL},
		/* written differently */
		{{.family = "O'Brien", .given = "Siobh\303\241n", BORN},
			{.family = "OBrien", .given = "Siobhan", BORN}, NULL, NULL, MATCH_LIKELY,
			"Same date of birth, same name"},
		{{.family = "Smith-Jones", .given = "Ann", BORN},
			{.family = "Smith Jones", .given = "Ann", BORN}, NULL, NULL, MATCH_LIKELY,
			NULL},
		{{.family = "Ahmed", .given = "Fatima", BORN, .postcode = "DE1 1AA"},
			{.family = "Fatima", .given = "Ahmed", BORN, .postcode = "DE1 1AA"}, NULL,
			NULL, MATCH_LIKELY, "Same date of birth, names swapped, same postcode"},
		{{.family = "Ahmed", .given = "Fatima", .born = {1941, 5, 6}, HOME},
			{.family = "Ahmad", .given = "Fatimah", .born = {1941, 6, 5}, HOME}, NULL,
			NULL, MATCH_LIKELY,
			"Day and month of birth turned round, like family names, like given names, "
			"same postcode, same address"},
		{{.family = "Ahmed", .given = "Fatima", .preferred = "Tima", BORN},
			{.family = "Ahmed", .given = "Tima", BORN}, NULL, NULL, MATCH_LIKELY,
			"Same date of birth, the same by another name"},
		{{.family = "Bell",
			 .given = "Ann",
			 .aliases = "Cook",
			 BORN,
			 .phone = "01332 123456"},
			{.family = "Cook", .given = "Ann", BORN, .mobile = "+44 1332 123456"}, NULL,
			NULL, MATCH_LIKELY, NULL},
		{{.family = "Ahmed", .given = "Ada", BORN}, {.family = "Ahmed", .given = "Ada"},
			NULL, NULL, MATCH_POSSIBLE, "Same name"},
		/* other people */
		{{.family = "Ahmed", .given = "Ada", BORN, HOME, .phone = "01332 123456"},
			{.family = "Ahmed",
				.given = "Karim",
				.born = {1938, 11, 2},
				HOME,
				.phone = "01332 123456"},
			NULL, NULL, MATCH_NO, NULL},
		{{.family = "Ahmed", .given = "Ada", BORN, HOME},
			{.family = "Ahmed", .given = "Karim", HOME}, NULL, NULL, MATCH_NO, NULL},
		{{.family = "Singh", .given = "John", .born = {1930, 2, 3}, HOME},
			{.family = "Singh", .given = "John", .born = {1962, 7, 9}, HOME}, NULL,
			NULL, MATCH_POSSIBLE, NULL}, /* father and son */
		{{.family = "Smith", .given = "Margaret", .born = {1940, 1, 1}},
			{.family = "Smith", .given = "Margaret", .born = {1951, 8, 9}}, NULL, NULL,
			MATCH_NO, NULL},
		{{.family = "Ahmed", .given = "Ada", BORN},
			{.family = "Bell", .given = "Ben", BORN}, NULL, NULL, MATCH_NO, NULL},
		{{.nhs_number = "9990000018"}, {.nhs_number = "9990000026"}, NULL, NULL, MATCH_NO,
			NULL},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct likeness found =
			like(&cases[i].a, &cases[i].b, cases[i].former_a, cases[i].former_b);
		const char *why = match_why(&found, arena);
		cr_expect_eq(found.class, cases[i].class, "case %zu: %s (%d): %s", i,
			match_class_words(found.class), found.score, why);
		if (cases[i].why != NULL)
			cr_expect_str_eq(why, cases[i].why, "case %zu: %s", i, why);
	}
}

/* ---- which pairs meet ---- */

static bool count_found(void *data, const struct match_record *a, const struct match_record *b,
	const struct likeness *match)
{
	cr_expect(a->id != b->id && match->class > MATCH_NO);
	++*(size_t *)data;
	return true;
}

Test(matching, each_pair_that_shares_a_key_is_compared_once)
{
	enum { N = 2000 };
	struct match_record *records = arena_new_array(arena, struct match_record, N);
	size_t found = 0, compared = 0;

	for (size_t i = 0; i < N; i++) {
		struct person person = {.id = (int64_t)i,
			.family = arena_printf(arena, "%c%cfamily", (char)('a' + i % 26),
				(char)('a' + i / 26 % 26)),
			.given = arena_printf(arena, "%c%cgiven", (char)('a' + i / 7 % 26),
				(char)('a' + i / 90 % 26)),
			.born = date_from_days(-10000 + (long)(i * 37 % 20000)),
			.postcode = arena_printf(arena, "DE%zu 1AA", i % 90)};
		match_prepare(&person, NULL, arena, &records[i]);
	}
	/* The last three are the first, written three times more. */
	for (size_t i = N - 3; i < N; i++) {
		records[i] = records[0];
		records[i].id = (int64_t)i;
	}
	match_all(records, N, count_found, &found, &compared);
	cr_expect(found >= 6, "%zu pairs of four records", found);
	cr_expect(compared < (size_t)N * 12, "%zu pairs compared", compared);
	size_t again = 0, before = found;
	match_all(records, N, count_found, &again, NULL);
	cr_expect_eq(again, before, "another run finds %zu", again);
}

/* ---- what is known to be the same ---- */

/* Where the public sets are not at hand: records of invented people as they are written twice. */
static struct linkage_row invented[] = {
	{"ada", "ahmed", "1941-05-06", "12 vicarage avenue derby", "de11aa", "", "9990000018", 1},
	{"ada", "ahmad", "1941-06-05", "12 vicarage avenue derby", "de11aa", "", "9990000018", 1},
	{"ben", "bell", "1950-01-02", "4 mill lane derby", "de22bb", "", "9990000026", 2},
	{"bell", "ben", "1950-01-02", "4 mill lane derby", "de22bb", "", "9990000026", 2},
	{"ann", "cook", "1950-01-02", "9 high street ripley", "de53cc", "", "9990000034", 3},
	{"anne", "cook", "1950-01-20", "9 high st ripley", "de53cc", "", "9990000034", 3},
	{"eva", "diaz", "1944-05-06", "1 the lane derby", "de11ab", "", "9990000042", 4},
	{"", "diaz", "1944-05-06", "1 the lane derby", "de11ab", "", "9990000042", 4},
	{"carlos", "diaz", "1939-02-11", "1 the lane derby", "de11ab", "", "9996060128", 5},
	{"tom", "bell", "1950-01-02", "77 oak road belper", "de561aa", "", "", 6},
};

Test(matching, tells_invented_people_apart)
{
	struct linkage set = {invented, sizeof(invented) / sizeof(invented[0]), 4, NULL};

	for (int with = 0; with < 2; with++) {
		struct measured m = match_measure(&set, with != 0);
		cr_expect(m.right == 4 && m.offered == 4, "%s the number: %zu of 4, %zu offered",
			with ? "with" : "without", m.right, m.offered);
		cr_expect_eq(m.sure, m.sure_right, "%zu joined wrongly", m.sure - m.sure_right);
	}
}

Test(matching, tells_the_public_sets_apart)
{
	static const struct {
		const char *file;
		bool identifier;
		double f1;
	} cases[] = {
		{"febrl_dataset1.csv", true, 0.97}, {"febrl_dataset1.csv", false, 0.94},
		{"febrl_dataset2.csv", true, 0.97}, {"febrl_dataset2.csv", false, 0.94},
		{"splink_fake_1000.csv", false, 0.75}, /* it holds little but names */
	};
	const char *data = getenv("CASELOAD_DATA");
	char folder[400];

	if (data == NULL)
		cr_skip_test("CASELOAD_DATA is not set: the linkage sets are not at hand");
	snprintf(folder, sizeof(folder), "%s/linkage", data);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct linkage set;
		cr_assert(linkage_read(folder, cases[i].file, &set), "%s", cases[i].file);
		struct measured m = match_measure(&set, cases[i].identifier);
		cr_expect(m.f1 >= cases[i].f1, "%s %s: P %.4f R %.4f F1 %.4f", cases[i].file,
			cases[i].identifier ? "with" : "without", m.precision, m.recall, m.f1);
		cr_expect_eq(m.sure_right, m.sure, "%s: %zu of %zu automatic links are right",
			cases[i].file, m.sure_right, m.sure);
		cr_expect(
			!cases[i].identifier || m.sure > 0, "%s: none is automatic", cases[i].file);
		linkage_free(&set);
	}
}
