#include <criterion/criterion.h>

#include <string.h>

#include <caseload/person.h>

static struct arena *arena;

static void open_arena(void)
{
	arena = arena_new();
}

static void close_arena(void)
{
	arena_free(arena);
}

TestSuite(person, .init = open_arena, .fini = close_arena);

Test(person, name_is_shown_as_it_is_written)
{
	static const struct {
		struct person person;
		const char *shown;
	} cases[] = {
		{{.family = "O'Brien", .given = "Siobhan", .title = "Mrs"},
			"O'BRIEN, Siobhan (Mrs)"},
		{{.family = "Łukasz", .given = "Ewa"}, "ŁUKASZ, Ewa"},
		{{.family = "van der Berg", .given = "Jan"}, "VAN DER BERG, Jan"},
		{{.family = "Thi Ha"}, "THI HA"},
		{{.family = "Núñez", .given = "ángel"}, "NÚÑEZ, ángel"},
		{{.nhs_number = "9990000018"}, "NAME NOT KNOWN"},
		{{.family = "", .given = " "}, "NAME NOT KNOWN"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *shown = person_name(&cases[i].person, arena);
		cr_assert_str_eq(shown, cases[i].shown, "%s", shown);
	}
}

Test(person, fold_holds_every_name)
{
	struct person person = {.family = "O'Brien-Łukasz",
		.given = "Siobhán",
		.preferred = "Shiv",
		.aliases = "Müller"};
	cr_assert_str_eq(person_fold(&person, arena), "obrienlukasz siobhan shiv muller");
	cr_assert_str_eq(person_fold(&(struct person){0}, arena), "");
}

Test(person, same_and_like_names)
{
	static const struct {
		struct person a, b;
		bool same, like;
	} cases[] = {
		{{.family = "O'Brien", .given = "Siobhán"},
			{.family = "OBRIEN", .given = "siobhan"}, true, true},
		{{.family = "Ahmed", .given = "Fatima"}, {.family = "Ahmad", .given = "Fatimah"},
			false, true},
		{{.family = "Ahmed", .given = "Fatima"}, {.family = "Fatima", .given = "Ahmed"},
			false, true},
		{{.family = "Smith", .given = "Margaret", .preferred = "Peggy"},
			{.family = "Smith", .given = "Peggy"}, false, true},
		{{.family = "Smith", .given = "Margaret"}, {.family = "Smith", .given = "Harold"},
			false, false},
		{{.family = "Smith", .given = "Ann"}, {.family = "Jones", .given = "Ann"}, false,
			false},
		{{.family = "Thi Ha"}, {.family = "Thi Ha"}, true, true},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(person_same_name(&cases[i].a, &cases[i].b) == cases[i].same,
			"same, case %zu", i);
		cr_assert(person_like_name(&cases[i].a, &cases[i].b) == cases[i].like,
			"like, case %zu", i);
		cr_assert(person_like_name(&cases[i].b, &cases[i].a) == cases[i].like,
			"turned, case %zu", i);
	}
	cr_assert(!person_same_name(&(struct person){0}, &(struct person){0}),
		"nobody is like nobody");
}

Test(person, age_stops_at_death)
{
	struct date today = {2026, 3, 12};
	static const struct {
		struct person person;
		int age;
	} cases[] = {
		{{.born = {1940, 3, 12}}, 86},
		{{.born = {1940, 3, 13}}, 85},
		{{.born = {1940, 3, 13}, .died = {2020, 4, 1}}, 80},
		{{.age_given = 77}, 77},
		{{.born = {2026, 3, 13}}, -1},
		{{.family = "X"}, -1},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_eq(person_age(&cases[i].person, today), cases[i].age, "case %zu", i);
}

Test(person, postcodes_are_tidied)
{
	static const char *const cases[][2] = {
		{"de11aa", "DE1 1AA"},
		{"DE1 1AA", "DE1 1AA"},
		{"de1-1aa", "DE1 1AA"},
		{"M11AA", "M1 1AA"},
		{"sw1a 1aa", "SW1A 1AA"},
		{"ec1a1bb", "EC1A 1BB"},
		{"gir 0aa", "GIR 0AA"},
		{"ZZ99 3VZ", "ZZ99 3VZ"},
		{"w1a 0ax", "W1A 0AX"},
		{"DE1", NULL},
		{"11 1AA", NULL},
		{"DE1 1A", NULL},
		{"DE1 1AAA1", NULL},
		{"DE1 AAA", NULL},
		{"", NULL},
		{"Dérby", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = postcode_tidy(cases[i][0], arena);
		cr_assert(cases[i][1] == NULL ? got == NULL
					      : got != NULL && strcmp(got, cases[i][1]) == 0,
			"%s gave %s", cases[i][0], got != NULL ? got : "nothing");
	}
	cr_assert_null(postcode_tidy(NULL, arena));
}

Test(person, check_names_the_wrong_field)
{
	char long_name[102];
	memset(long_name, 'a', 101);
	long_name[101] = '\0';
	const struct {
		struct person person;
		const char *field; /* NULL: good */
	} cases[] = {
		{{.family = "Ahmed",
			 .given = "Fatima",
			 .postcode = "DE1 1AA",
			 .born = {1940, 1, 2}},
			NULL},
		{{.nhs_number = "9990000018"}, NULL},
		{{.given = "Fatima"}, "family"},
		{{.given = NULL}, "family"},
		{{.family = "A", .nhs_number = "9990000019"}, "nhs_number"},
		{{.family = long_name}, "family"},
		{{.family = "A\x1b[2J"}, "family"},
		{{.family = "A", .given = "B\nC"}, "given"},
		{{.family = "A", .address = "1 High Street\nDerby"}, NULL},
		{{.family = "A", .born = {2026, 3, 13}}, "born"},
		{{.family = "A", .born = {1879, 3, 13}}, "born"},
		{{.family = "A", .died = {2026, 3, 13}}, "died"},
		{{.family = "A", .born = {1940, 1, 2}, .died = {1939, 1, 2}}, "died"},
		{{.family = "A", .postcode = "nowhere"}, "postcode"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = {0};
		bool good = person_check(&cases[i].person, (struct date){2026, 3, 12}, &err);
		cr_assert(good == (cases[i].field == NULL), "case %zu: %s", i, err.text);
		cr_assert_str_eq(
			err.field, cases[i].field != NULL ? cases[i].field : "", "case %zu", i);
	}
}
