#include <caseload/base/shape.h>

#include <criterion/criterion.h>
#include <string.h>

#include <caseload/base/json.h>

enum { HEALTH = 1, SOCIAL, VOLUNTARY, HEALTH_VISITOR };

static const struct word words[] = {
	{HEALTH, "health", "Health"},
	{SOCIAL, "social_care", "Social care"},
	{VOLUNTARY, "voluntary", "Voluntary sector"},
	{HEALTH_VISITOR, "health_visitor", "Health visitor"},
};
static const struct word_list sectors = {"sector", words, 4};

struct sample {
	int64_t id, count;
	const char *name, *note;
	struct date on, ended;
	int sector, unset;
	bool open;
	struct score score, none;
};
static const struct field fields[] = {
	FIELD_HIDE(INT, sample, id),
	{"count", FIELD_INT, offsetof(struct sample, count), NULL, FIELD_NONE_ZERO},
	FIELD(TEXT, sample, name),
	FIELD(TEXT, sample, note),
	FIELD(DATE, sample, on),
	FIELD(DATE, sample, ended),
	FIELD_CODED(sample, sector, sectors),
	FIELD_CODED(sample, unset, sectors),
	FIELD(BOOL, sample, open),
	FIELD(SCORE, sample, score),
	FIELD(SCORE, sample, none),
};
static const struct shape sample_shape = SHAPE(sample, fields);

static const struct sample filled = {.id = 5,
	.name = "Łukasz \"L\"",
	.on = {2026, 3, 12},
	.sector = SOCIAL,
	.open = true,
	.score = {55, 2, true}};

Test(shape, words)
{
	static const struct {
		const char *text;
		int value; /* 0: not found */
	} cases[] = {
		{"health", HEALTH},
		{"HEALTH", HEALTH},
		{"health_visitor", HEALTH_VISITOR},
		{"Health visitor", HEALTH_VISITOR},
		{"health-v", HEALTH_VISITOR},
		{"social_care", SOCIAL},
		{"Social Care", SOCIAL},
		{"so", SOCIAL},
		{"vol", VOLUNTARY},
		{"voluntary sector", VOLUNTARY},
		{"he", 0},
		{"", 0},
		{NULL, 0},
		{"other", 0},
		{"social care worker", 0},
		{" ", 0},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int value = 0;
		bool found = word_find(&sectors, cases[i].text, &value);
		cr_assert(found == (cases[i].value != 0), "%s", cases[i].text);
		cr_assert(value == cases[i].value, "%s: %d", cases[i].text, value);
	}
	cr_assert_str_eq(word_code(&sectors, SOCIAL), "social_care");
	cr_assert_str_eq(word_shown(&sectors, SOCIAL), "Social care");
	cr_assert(word_code(&sectors, 99) == NULL);
	cr_assert_str_eq(word_shown(&sectors, 99), "");
	cr_assert_str_eq(
		word_choices(&sectors, arena), "health, social_care, voluntary or health_visitor");
	arena_free(arena);
}

Test(shape, scores)
{
	static const struct {
		const char *text, *shown; /* NULL: refused */
	} cases[] = {
		{"0.55", "0.55"},
		{"7.60", "7.60"},
		{"9", "9"},
		{"0", "0"},
		{"-3", "-3"},
		{"-0.05", "-0.05"},
		{".5", "0.5"},
		{"5.", "5"},
		{"0.000001", "0.000001"},
		{"100", "100"},
		{"999999999999", "999999999999"},
		{"", NULL},
		{NULL, NULL},
		{"-", NULL},
		{".", NULL},
		{"+1", NULL},
		{"1e3", NULL},
		{"nan", NULL},
		{"1,5", NULL},
		{"1 ", NULL},
		{"0.0000001", NULL},
		{"1.2.3", NULL},
		{"--1", NULL},
		{"9999999999999", NULL},
	};
	char shown[SCORE_SIZE];
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct score score = {0};
		bool done = score_parse(cases[i].text, &score);
		cr_assert(done == (cases[i].shown != NULL), "%s", cases[i].text);
		cr_assert(done == score.set);
		if (done)
			cr_assert_str_eq(score_show(score, shown), cases[i].shown);
	}
	cr_assert_str_eq(score_show((struct score){0}, shown), "");
	static const char *const rising[] = {
		NULL, "-2", "-0.5", "0", "0.05", "0.5", "0.55", "1", "1.000001", "999999999999"};
	for (int i = 0; i < 10; i++)
		for (int k = 0; k < 10; k++) {
			struct score a = {0}, b = {0};
			score_parse(rising[i], &a);
			score_parse(rising[k], &b);
			int order = score_compare(a, b);
			cr_assert((order > 0) == (i > k) && (order < 0) == (i < k), "%s %s",
				rising[i], rising[k]);
		}
	struct score a, b;
	cr_assert(score_parse("0.50", &a) && score_parse("0.5", &b) && score_compare(a, b) == 0);
}

Test(shape, field_text)
{
	static const struct {
		const char *name, *text;
	} cases[] = {
		{"id", "5"},
		{"count", NULL},
		{"name", "Łukasz \"L\""},
		{"note", NULL},
		{"on", "2026-03-12"},
		{"ended", NULL},
		{"sector", "social_care"},
		{"unset", NULL},
		{"open", "1"},
		{"score", "0.55"},
		{"none", NULL},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct field *field = shape_field(&sample_shape, cases[i].name);
		cr_assert(field != NULL, "%s", cases[i].name);
		const char *text = field_text(field, &filled, arena);
		if (cases[i].text == NULL)
			cr_assert(text == NULL, "%s", cases[i].name);
		else
			cr_assert_str_eq(text, cases[i].text);
	}
	cr_assert(shape_field(&sample_shape, "other") == NULL);
	arena_free(arena);
}

Test(json, records)
{
	struct arena *arena = arena_new();
	const char *text = json_dump(shape_json(&sample_shape, &filled), arena);
	cr_assert_str_eq(text,
		"{\"count\":null,\"name\":\"Łukasz \\\"L\\\"\",\"note\":null,\"on\":\"2026-03-12\","
		"\"ended\":null,\"sector\":\"social_care\",\"unset\":null,\"open\":true,\"score\":"
		"0.55,"
		"\"none\":null}",
		"%s", text);
	struct sample two[2] = {filled, filled};
	json_t *array = shape_json_array(&sample_shape, two, 2);
	cr_assert(json_array_size(array) == 2);
	json_decref(array);
	cr_assert_str_eq(json_dump(shape_json(&sample_shape, NULL), arena), "null");
	cr_assert_str_eq(json_dump(shape_json_array(&sample_shape, NULL, 0), arena), "[]");
	cr_assert_str_eq(json_dump(json_text("\xFF"), arena), "null");
	cr_assert_str_eq(json_dump(json_text(NULL), arena), "null");
	cr_assert_str_eq(json_dump(json_date(DATE_NONE), arena), "null");
	cr_assert_str_eq(json_dump(json_score((struct score){9, 0, true}), arena), "9");
	cr_assert_str_eq(json_dump(json_score((struct score){76, 1, true}), arena), "7.6");
	cr_assert_str_eq(json_dump(json_score((struct score){-5, 2, true}), arena), "-0.05");
	arena_free(arena);
}
