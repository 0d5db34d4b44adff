#include <criterion/criterion.h>

#include <caseload/event.h>

Test(event, check_names_the_wrong_date)
{
	static const struct {
		struct event event;
		const char *field;
	} cases[] = {
		{{.kind = EVENT_FALL, .on = {2026, 3, 12}}, ""},
		{{.kind = EVENT_DISCHARGE,
			 .on = {2026, 3, 1},
			 .until = {2026, 3, 2},
			 .notified_on = {2026, 3, 3}},
			""},
		{{.on = {2026, 3, 12}}, "kind"},
		{{.kind = EVENT_FALL}, "on"},
		{{.kind = EVENT_FALL, .on = {2026, 3, 13}}, "on"},
		{{.kind = EVENT_FALL, .on = {2026, 3, 10}, .until = {2026, 3, 9}}, "until"},
		{{.kind = EVENT_FALL, .on = {2026, 3, 10}, .until = {2026, 3, 13}}, "until"},
		{{.kind = EVENT_FALL, .on = {2026, 3, 10}, .notified_on = {2026, 3, 9}},
			"notified"},
		{{.kind = EVENT_FALL, .on = {2026, 3, 10}, .notified_on = {2026, 3, 13}},
			"notified"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = {0};
		bool good = event_check(&cases[i].event, (struct date){2026, 3, 12}, &err);
		cr_assert(good == (*cases[i].field == '\0'), "case %zu: %s", i, err.text);
		cr_assert_str_eq(err.field, cases[i].field, "case %zu", i);
	}
}
