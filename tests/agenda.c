#include <criterion/criterion.h>

#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/utf8.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

Test(agenda, reads_the_times_that_people_type)
{
	static const struct {
		const char *typed, *at; /* NULL: no time */
	} cases[] = {{"09:30", "09:30"}, {"9:30", "09:30"}, {"9.30", "09:30"}, {"0930", "09:30"},
		{"930", "09:30"}, {"9", "09:00"}, {"14", "14:00"}, {" 14:05 ", "14:05"},
		{"00:00", "00:00"}, {"23:59", "23:59"}, {"24:00", NULL}, {"9:60", NULL},
		{"9:5", NULL}, {"09300", NULL}, {"", NULL}, {"noon", NULL}, {"9:30x", NULL},
		{"-9", NULL}, {"2460", NULL}};
	char at[6];

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_assert_eq(meeting_at_read(cases[i].typed, at), cases[i].at != NULL, "%s",
			cases[i].typed);
		if (cases[i].at != NULL)
			cr_assert_str_eq(at, cases[i].at, "%s", cases[i].typed);
	}
}

Test(agenda, says_why_in_words)
{
	static const struct {
		struct agenda_found found;
		const char *words;
	} cases[] = {
		{{.why = AGENDA_REVIEW_LATE, .on = {2026, 3, 8}, .review_kind = REVIEW_KIND_PLAN},
			"Plan review due 08-Mar-2026, late"},
		{{.why = AGENDA_ACTION_LATE,
			 .on = {2026, 3, 6},
			 .what = "OT to visit",
			 .who = "L Evans",
			 .carried = 1},
			"OT to visit (L Evans), due 06-Mar-2026, late, carried 1x"},
		{{.why = AGENDA_ACTION_LATE, .on = {2026, 3, 11}, .what = "Ring", .who = "A Brown"},
			"Ring (A Brown), due 11-Mar-2026, late"},
		{{.why = AGENDA_ADMITTED, .on = {2026, 2, 28}, .what = "Royal Derby", .count = 1},
			"Emergency admission 28-Feb-2026, Royal Derby"},
		{{.why = AGENDA_ATTENDED, .on = {2026, 2, 28}, .count = 3},
			"A&E attendance 28-Feb-2026; 3 since last time"},
		{{.why = AGENDA_RISK_NEW,
			 .on = {2026, 3, 1},
			 .band = BAND_HIGH,
			 .score = {7, 0, true}},
			"HIGH 7, new on the list of 01-Mar-2026"},
		{{.why = AGENDA_RISK_UP,
			 .on = {2026, 2, 12},
			 .band_before = BAND_RISING,
			 .band = BAND_VERY_HIGH},
			"Risk rising -> very high since 12-Feb-2026"},
		{{.why = AGENDA_NO_LEAD, .on = {2026, 3, 1}},
			"No lead yet, on the register since 01-Mar-2026"},
		{{.why = AGENDA_NO_LEAD, .on = {2026, 1, 1}, .until = {2026, 3, 2}},
			"No lead since 02-Mar-2026"},
		{{.why = AGENDA_LEAD_AWAY, .until = {2026, 3, 30}, .who = "J Patel"},
			"Lead J Patel is away until 30-Mar-2026, nobody acts"},
		{{.why = AGENDA_LEAD_AWAY,
			 .until = {2026, 3, 30},
			 .who = "J Patel",
			 .cover = "A Brown"},
			"Lead J Patel is away until 30-Mar-2026, A Brown acts"},
		{{.why = AGENDA_PLAN_WAITING, .on = {2026, 2, 20}, .count = 2},
			"Plan 2 waits for agreement since 20-Feb-2026"},
		{{.why = AGENDA_CARRIED,
			 .on = {2026, 2, 12},
			 .decision = DECISION_DEFER,
			 .what = "daughter could not come"},
			"Carried over from 12-Feb-2026: deferred, daughter could not come"},
		{{.why = AGENDA_CARRIED, .on = {2026, 2, 12}},
			"Carried over from 12-Feb-2026: the meeting was cancelled"},
		{{.why = AGENDA_CARRIED,
			 .on = {2026, 2, 12},
			 .decision = DECISION_LEAD,
			 .count = 2},
			"Carried over from 12-Feb-2026: lead changed, 2 actions open"},
		{{.why = AGENDA_CARRIED,
			 .on = {2026, 2, 12},
			 .until = {2026, 3, 20},
			 .decision = DECISION_REVIEW},
			"Carried over from 12-Feb-2026: to be reviewed on 20-Mar-2026"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_assert_str_eq(agenda_found_words(&cases[i].found, arena), cases[i].words);
	arena_free(arena);
}

/* Ranks 1 to 4; `most` of 2 for late reviews; what is not used stands last. */
static const struct agenda_rule rules[] = {
	{.rule = AGENDA_CARRIED, .used = true, .rank = 1, .minutes = 5},
	{.rule = AGENDA_ADMITTED, .used = true, .rank = 2, .minutes = 8},
	{.rule = AGENDA_REVIEW_LATE, .used = true, .rank = 3, .minutes = 5, .most = 2},
	{.rule = AGENDA_PLAN_WAITING, .used = true, .rank = 4, .minutes = 3},
	{.rule = AGENDA_NO_LEAD, .used = false, .rank = 5, .minutes = 30},
	{.rule = AGENDA_ACTION_LATE, .used = true, .rank = 6, .minutes = 3, .most = 1},
};

static struct agenda_found found_of(int why, int64_t person, int64_t band, int64_t key)
{
	return (struct agenda_found){.why = why,
		.person_id = person,
		.band_rank = band,
		.score_key = key,
		.on = date_make(2026, 3, 1),
		.decision = DECISION_DEFER,
		.review_kind = REVIEW_KIND_PLAN,
		.count = 1};
}

Test(agenda, orders_by_rank_then_reasons_then_risk)
{
	const struct agenda_found found[] = {found_of(AGENDA_PLAN_WAITING, 1, 5, 90),
		found_of(AGENDA_REVIEW_LATE, 2, 3, 10), found_of(AGENDA_REVIEW_LATE, 3, 5, 80),
		found_of(AGENDA_REVIEW_LATE, 4, 5, 85), found_of(AGENDA_PLAN_WAITING, 4, 5, 85),
		found_of(AGENDA_ADMITTED, 5, 2, 1), found_of(AGENDA_CARRIED, 6, 0, 0),
		found_of(AGENDA_NO_LEAD, 7, 5, 99), found_of(AGENDA_REVIEW_LATE, 5, 2, 1),
		found_of(AGENDA_REVIEW_LATE, 8, 3, 9), found_of(AGENDA_REVIEW_LATE, 3, 5, 80),
		found_of(AGENDA_ACTION_LATE, 2, 3, 10), found_of(AGENDA_ACTION_LATE, 9, 1, 1)};
	/* Of late reviews 4 comes anyway, 2 and 3 are the two that may, 8 is one too many. */
	static const struct {
		int64_t person;
		size_t reasons;
		int64_t minutes;
		bool always, cut;
	} cases[] = {{6, 1, 5, true, false}, {5, 2, 8, false, false}, {4, 2, 5, false, false},
		{2, 2, 5, false, false}, {3, 1, 5, false, false}, {8, 1, 5, false, true},
		{1, 1, 3, false, false}, {9, 1, 3, false, false}};
	struct arena *arena = arena_new();
	struct agenda_case *list;
	size_t n;

	agenda_gather(rules, COUNT(rules), found, COUNT(found), arena, &list, &n);
	cr_assert_eq(n, COUNT(cases), "person 7 is of a rule that is not used: %zu", n);
	for (size_t i = 0; i < n; i++) {
		cr_assert_eq(list[i].who->person_id, cases[i].person, "place %zu: person %ld", i,
			(long)list[i].who->person_id);
		cr_assert_eq(list[i].reasons_n, cases[i].reasons, "place %zu", i);
		cr_assert_eq(list[i].minutes, cases[i].minutes, "place %zu", i);
		cr_assert_eq(list[i].always, cases[i].always, "place %zu", i);
		cr_assert_eq(list[i].cut, cases[i].cut, "place %zu", i);
	}
	cr_assert_not_null(list[0].carried);
	cr_assert_str_eq(list[1].reasons[0].words, "Emergency admission 01-Mar-2026");
	cr_assert_str_eq(list[4].reasons[0].words, "Plan review due 01-Mar-2026, late; 1 more");
	agenda_gather(rules, COUNT(rules), NULL, 0, arena, &list, &n);
	cr_assert_eq(n, 0);
	arena_free(arena);
}

Test(agenda, fills_the_time_in_order)
{
	static const struct {
		int64_t minutes;
		const char *on;
	} cases[] = {{30, "yyyyy"}, {21, "yyyyy"}, {20, "yyynn"}, {18, "yyynn"}, {17, "ynynn"},
		{9, "ynynn"}, {0, "ynynn"}, {-5, "ynynn"}};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct agenda_case list[] = {{.minutes = 5, .always = true}, {.minutes = 8},
			{.minutes = 5, .always = true}, {.minutes = 3}, {.minutes = 0}};

		list[3].minutes = cases[i].minutes == 20 ? 5 : 3;
		agenda_fill(list, COUNT(list), cases[i].minutes);
		for (size_t k = 0; k < COUNT(list); k++)
			cr_assert_eq(list[k].on, cases[i].on[k] == 'y', "%ld minutes, case %zu",
				(long)cases[i].minutes, k);
	}
}

Test(agenda, takes_the_first_sentence)
{
	static const struct {
		const char *text, *first;
	} cases[] = {{"The garden. And her cat.", "The garden."}, {"No full stop", "No full stop"},
		{"  One line\nanother", "One line"},
		{"Walk 1.5 miles. Then tea.", "Walk 1.5 miles."},
		{"To be left alone! Please.", "To be left alone!"}, {"", NULL}, {" \n ", NULL}};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *first = agenda_first_sentence(cases[i].text, arena);

		cr_assert_eq(first != NULL, cases[i].first != NULL, "%s", cases[i].text);
		if (first != NULL)
			cr_assert_str_eq(first, cases[i].first);
	}
	cr_assert_null(agenda_first_sentence(NULL, arena));
	arena_free(arena);
}

Test(agenda, cuts_by_characters_and_joins)
{
	struct arena *arena = arena_new();
	char *wide = arena_alloc(arena, 2 * AGENDA_WORDS + 3);

	cr_assert_str_eq(agenda_words_cut("caf\xC3\xA9s", 5, arena), "caf\xC3\xA9s");
	cr_assert_str_eq(agenda_words_cut("caf\xC3\xA9s", 4, arena), "caf\xE2\x80\xA6");
	cr_assert_str_eq(agenda_words_join(NULL, "B", arena), "B");
	cr_assert_str_eq(agenda_words_join("A", "B", arena), "A; B");
	for (size_t i = 0; i <= AGENDA_WORDS; i++)
		memcpy(wide + 2 * i, "\xC3\xA9", 3);
	const char *cut = agenda_words_join(wide, "more", arena);
	size_t characters = 0;
	for (const char *at = cut; *at != '\0'; at++)
		characters += ((unsigned char)*at & 0xC0) != 0x80;
	cr_assert_eq(characters, AGENDA_WORDS);
	cr_assert(utf8_valid(cut, strlen(cut)));
	arena_free(arena);
}

Test(agenda, tells_what_came_of_an_action)
{
	static const struct {
		struct action action;
		const char *words;
	} cases[] = {
		{{.what = "OT to visit",
			 .owner_name = "L Evans",
			 .status = ACTION_OPEN,
			 .due = {2026, 3, 6}},
			"OT to visit (L Evans), due 06-Mar-2026, late"},
		{{.what = "Ring",
			 .owner_name = "A Brown",
			 .status = ACTION_OPEN,
			 .due = {2026, 3, 12}},
			"Ring (A Brown), due 12-Mar-2026"},
		{{.what = "Ring", .owner_name = "A Brown", .status = ACTION_OPEN},
			"Ring (A Brown), open"},
		{{.what = "Ring",
			 .owner_name = "A Brown",
			 .status = ACTION_DONE,
			 .closed_on = {2026, 3, 10},
			 .outcome = "he comes"},
			"Ring (A Brown), done 10-Mar-2026: he comes"},
		{{.what = "Ring",
			 .owner_name = "A Brown",
			 .status = ACTION_NOT_NEEDED,
			 .closed_on = {2026, 3, 10}},
			"Ring (A Brown), not needed 10-Mar-2026"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_assert_str_eq(
			agenda_action_words(&cases[i].action, date_make(2026, 3, 12), arena),
			cases[i].words);
	arena_free(arena);
}
