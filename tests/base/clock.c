#include <caseload/base/clock.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(clock, london_from_stored_instants)
{
	/* Summer time 2026: from 29 March 01:00 UTC to 25 October 01:00 UTC. */
	static const struct {
		const char *instant, *shown;
	} cases[] = {
		{"2026-03-12T14:05:00Z", "12-Mar-2026 14:05"},
		{"2026-03-29T00:59:59Z", "29-Mar-2026 00:59"},
		{"2026-03-29T01:00:00Z", "29-Mar-2026 02:00"},
		{"2026-06-30T23:30:00Z", "01-Jul-2026 00:30"},
		{"2026-10-25T00:59:59Z", "25-Oct-2026 01:59"},
		{"2026-10-25T01:00:00Z", "25-Oct-2026 01:00"},
		{"2026-12-31T23:59:59Z", "31-Dec-2026 23:59"},
		{"2024-03-31T01:00:00Z", "31-Mar-2024 02:00"},
		{"2027-10-31T01:00:00Z", "31-Oct-2027 01:00"},
		{"2026-02-30T10:00:00Z", ""},
		{"2026-03-12T25:00:00Z", ""},
		{"2026-03-12T14:60:00Z", ""},
		{"yesterday", ""},
		{"", ""},
		{NULL, ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char shown[24], clock[8];
		cr_assert_str_eq(instant_show(cases[i].instant, shown), cases[i].shown, "%s: %s",
			cases[i].instant, shown);
		instant_show_time(cases[i].instant, clock);
		cr_assert_str_eq(clock, cases[i].shown[0] != '\0' ? cases[i].shown + 12 : "");
		cr_assert(
			date_is_set(instant_date(cases[i].instant)) == (cases[i].shown[0] != '\0'));
	}
}

Test(clock, fixed_by_the_environment)
{
	/* What is given is London time; what is stored is UTC. */
	static const struct {
		const char *now, *utc, *today;
	} cases[] = {
		{"2026-03-12T14:05", "2026-03-12T14:05:00Z", "2026-03-12"},
		{"2026-03-12", "2026-03-12T00:00:00Z", "2026-03-12"},
		{"2026-07-01T00:30", "2026-06-30T23:30:00Z", "2026-07-01"},
		{"2026-03-29T00:59", "2026-03-29T00:59:00Z", "2026-03-29"},
		{"2026-03-29T02:00", "2026-03-29T01:00:00Z", "2026-03-29"},
		{"2026-10-25T00:30", "2026-10-24T23:30:00Z", "2026-10-25"},
		{"2026-10-25T02:00", "2026-10-25T02:00:00Z", "2026-10-25"},
	};
	struct err err = {0};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char utc[INSTANT_SIZE], day[DATE_ISO_SIZE];
		setenv("CASELOAD_NOW", cases[i].now, 1);
		cr_assert(clock_start(&err), "%s", err.text);
		cr_assert(clock_is_fixed());
		cr_assert_str_eq(clock_now_utc(utc), cases[i].utc, "%s: %s", cases[i].now, utc);
		cr_assert_str_eq(date_iso(clock_today(), day), cases[i].today);
		cr_assert(date_equal(instant_date(utc), clock_today()));
	}
	static const char *const refused[] = {"now", "2026-02-30", "2026-03-12T25:00",
		"2026-03-12T14:60", "2026-03-12 14:05", "12-Mar-2026", "2026-03-12T-1:00"};
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		setenv("CASELOAD_NOW", refused[i], 1);
		cr_assert(!clock_start(&err), "%s was read", refused[i]);
		cr_assert(err.code == ERR_USAGE);
	}
	unsetenv("CASELOAD_NOW");
	cr_assert(clock_start(&err));
	cr_assert(!clock_is_fixed());
	cr_assert(clock_unix() > 1700000000);
	int64_t before = clock_monotonic_ms();
	cr_assert(clock_monotonic_ms() >= before);
	clock_skip(5000);
	cr_assert(clock_monotonic_ms() >= before + 5000);
}
