#include <caseload/exchange/icalendar.h>

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/utf8.h>

static const char *const hostile[] = {
	"Gwenllïan Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ŵyn-Ŷsgubor",
	"Święcicki-Żółkiewski Grzegorz Brzęczyszczykiewicz, Chrząszczyżewoszyce; powiat Łękołody",
	"👵🏽👴🏿🧑‍🦽👩‍⚕️👵🏽👴🏿🧑‍🦽👩‍⚕️👵🏽👴🏿🧑‍🦽👩‍⚕️ 🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡",
	"x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected",
	"escape \x1b[2J bell \x07 bidi \u202e back \\ slash; semi, comma",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"bad \xff\xfe bytes",
	"",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

static struct calendar_event event_of(const char *text)
{
	return (struct calendar_event){.uid = "01938c5a-0000-7000-8000-000000000001",
		.version = 3,
		.changed_at = "2026-03-11T09:00:00Z",
		.summary = text,
		.text = text,
		.place = text,
		.on = {2026, 3, 31}};
}

static const char *write_one(const struct calendar_event *event, struct str *out)
{
	struct calendar_file file = {"Reviews", "0.5", "2026-03-12T14:05:00Z", event, 1};

	str_clear(out);
	icalendar_write(&file, out);
	return str_text(out);
}

Test(icalendar, no_line_is_too_long_and_no_character_is_cut)
{
	struct str out = {0};

	for (size_t i = 0; i < HOSTILE; i++)
		for (size_t before = 0; before < 6; before++) {
			struct str text = {0};
			str_addn(&text, "......", before);
			str_add(&text, hostile[i]);
			struct calendar_event event = event_of(str_text(&text));
			const char *at = write_one(&event, &out);

			while (*at != '\0') {
				size_t line = strcspn(at, "\r\n");
				cr_assert_leq(line, 75, "%zu octets: %.80s", line, at);
				cr_assert(
					utf8_valid(at, line), "cut within a character: %.80s", at);
				cr_assert(strncmp(at + line, "\r\n", 2) == 0, "CRLF ends a line");
				for (size_t j = 0; j < line; j++)
					cr_assert((unsigned char)at[j] >= ' ' && at[j] != 0x7f,
						"a control character in %.80s", at);
				at += line + 2;
			}
			str_free(&text);
		}
	str_free(&out);
}

/* Folding undone as RFC 5545 says: the value is there whole. */
static char *unfolded(const char *text, struct arena *arena)
{
	char *out = arena_strdup(arena, text), *to = out;

	for (const char *at = out; *at != '\0';) {
		if (strncmp(at, "\r\n ", 3) == 0)
			at += 3;
		else
			*to++ = *at++;
	}
	*to = '\0';
	return out;
}

Test(icalendar, what_is_in_a_text_stays_in_it)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
		{"Plan review, A.O.; with \\ L", "SUMMARY:Plan review\\, A.O.\\; with \\\\ L\r\n"},
		{"x\r\nEND:VEVENT", "SUMMARY:x\\nEND:VEVENT\r\n"},
		{"a \x1b[2J b", "SUMMARY:a"},
		{"\u202eabc", "SUMMARY:abc\r\n"},
		{"Gwenllïan Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ŵyn-Ŷsgubor",
			"SUMMARY:Gwenllïan "
			"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Ŵyn-Ŷsgubor\r\n"},
	};
	struct arena *arena = arena_new();
	struct str out = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct calendar_event event = event_of(cases[i].text);
		const char *text = unfolded(write_one(&event, &out), arena);

		cr_assert(strstr(text, cases[i].line) != NULL, "%s in\n%s", cases[i].line, text);
		cr_assert(strstr(text, "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n") != NULL,
			"one event, and an end:\n%s", text);
	}
	str_free(&out);
	arena_free(arena);
}

Test(icalendar, days_times_and_what_is_cancelled)
{
	static const struct {
		const char *at;
		int64_t minutes;
		bool cancelled;
		struct date on;
		const char *sees[4];
	} cases[] = {
		{NULL, 0, false, {2026, 2, 28},
			{"DTSTART;VALUE=DATE:20260228\r\n", "DTEND;VALUE=DATE:20260301\r\n",
				"STATUS:CONFIRMED\r\n", "TRANSP:TRANSPARENT\r\n"}},
		{NULL, 0, true, {2027, 12, 31},
			{"DTSTART;VALUE=DATE:20271231\r\n", "DTEND;VALUE=DATE:20280101\r\n",
				"STATUS:CANCELLED\r\n", "SEQUENCE:3\r\n"}},
		{"09:30", 90, false, {2026, 3, 29},
			{"DTSTART;TZID=Europe/London:20260329T093000\r\n",
				"DTEND;TZID=Europe/London:20260329T110000\r\n", "TRANSP:OPAQUE\r\n",
				"CLASS:CONFIDENTIAL\r\n"}},
		{"23:30", 60, true, {2026, 12, 31},
			{"DTSTART;TZID=Europe/London:20261231T233000\r\n",
				"DTEND;TZID=Europe/London:20270101T003000\r\n",
				"STATUS:CANCELLED\r\n", "DTSTAMP:20260312T140500Z\r\n"}},
		{"soon", 60, false, {2026, 1, 1},
			{"DTSTART;VALUE=DATE:20260101\r\n", "LAST-MODIFIED:20260311T090000Z\r\n",
				"TZID:Europe/London\r\n", "VERSION:2.0\r\n"}},
	};
	struct str out = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct calendar_event event = event_of("Plan review A.O.");
		const char *text;

		event.at = cases[i].at;
		event.minutes = cases[i].minutes;
		event.cancelled = cases[i].cancelled;
		event.on = cases[i].on;
		text = write_one(&event, &out);
		for (size_t j = 0; j < 4; j++)
			cr_assert(strstr(text, cases[i].sees[j]) != NULL, "case %zu: %s in\n%s", i,
				cases[i].sees[j], text);
		cr_assert(
			strstr(text, "\r\nUID:01938c5a-0000-7000-8000-000000000001@caseload\r\n") !=
				NULL,
			"the uid is the record's");
	}
	str_free(&out);
}

Test(icalendar, is_the_same_twice)
{
	struct calendar_event event = event_of(hostile[0]);
	struct str one = {0}, two = {0};

	write_one(&event, &one);
	write_one(&event, &two);
	cr_assert_str_eq(str_text(&one), str_text(&two));
	str_free(&one);
	str_free(&two);
}
