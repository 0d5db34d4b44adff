#include "stage.h"

#include <stdio.h>

#include <caseload/base/clock.h>

TestSuite(frame, .timeout = 30);

Test(frame, fits_every_size)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 40, 140, NULL);
	cr_assert(strstr(vt_row(s.vt, 0), "Jo Patel  14:05"), "who and when on row 1:\n%s",
		vt_row(s.vt, 0));
	STAGE_SEES(&s, "│ OKONKWO, Adaeze");
	STAGE_SEES(&s, "Lead        Next action");
	STAGE_SEES(&s, "F9 Print");
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Next action");
	STAGE_SEES(&s, " OKONKWO, Adaeze  Born 14-Jul-1945 (80y)");
	stage_resize(&s, 16, 60);
	STAGE_NOT(&s, "Next action");
	STAGE_SEES(&s, "!14-Mar-2026");
	STAGE_SEES(&s, "F1 Help");
	stage_resize(&s, 10, 40);
	STAGE_SEES(&s, "Please make the window bigger: 60x16");
	stage_send(&s, "/oko");
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Filter: oko");
	STAGE_SEES(&s, "(1 shown)");
	stage_close(&s);
}

Test(frame, key_bar_has_seven_hints_at_most)
{
	static const int widths[] = {60, 80, 100, 140};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	for (size_t i = 0; i < 4; i++) {
		const char *bar;
		int hints = 0;

		stage_resize(&s, 24, widths[i]);
		bar = vt_row(s.vt, 23);
		cr_assert(strstr(bar, "F1 Help"), "%s", bar);
		for (const char *at = bar; (at = strstr(at, "  ")) != NULL; at += 2)
			hints++;
		cr_assert(hints <= 6, "%d parted hints in: %s", hints + 1, bar);
	}
	stage_close(&s);
}

Test(frame, every_key_of_the_table_is_a_key_and_means_one_thing_in_one_place)
{
	static const unsigned places[] = {IN_BOARD | IN_LISTS, IN_PERSON, IN_PLAN | IN_TEXT,
		IN_FORM, IN_MEETING | IN_LISTS, IN_ROOM, IN_ACTIONS | IN_LISTS, IN_RISK | IN_LISTS,
		IN_REGISTER | IN_LISTS, IN_PAPER, IN_MEASURES | IN_LISTS, IN_SHEET | IN_LISTS};

	for (int id = 0; id < CMD_COUNT; id++) {
		char keys[100], *name, *rest = keys;

		snprintf(keys, sizeof keys, "%s", command_get(id)->keys);
		while ((name = strsep(&rest, " ")) != NULL) {
			struct key key;

			if (*name == '\0')
				continue;
			cr_assert(key_parse(name, &key), "%s: there is no key %s",
				command_get(id)->name, name);
			for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
				struct screen screen = {.where = places[i]};
				struct view view = {.screen = &screen};

				if (keymap_offered(&view, id) &&
					(command_get(id)->where & places[i]))
					cr_assert_eq(keymap_find(&view, key), (enum command_id)id,
						"%s: %s is %s there", command_get(id)->name, name,
						command_get(keymap_find(&view, key))->name);
			}
		}
	}
}

Test(frame, typing_keeps_letters_from_being_commands)
{
	static const struct {
		const char *name;
		bool command;
	} cases[] = {{"q", false}, {"w", false}, {"F", false}, {"Left", false}, {"F3", true},
		{"Esc", true}, {"Alt+W", true}, {"F12", true}};
	struct screen screen = {.where = IN_FORM};
	struct view view = {.screen = &screen, .typing = true};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct key key;

		cr_assert(key_parse(cases[i].name, &key));
		cr_assert_eq(keymap_find(&view, key) != CMD_COUNT, cases[i].command, "%s",
			cases[i].name);
	}
}

/* ---- what goes over the wire ---- */

Test(frame, bytes_stay_within_their_budgets)
{
	static const struct {
		const char *what, *keys;
		size_t most;
	} cases[] = {
		{"one row down", KEY_DOWN, 600},
		{"one row up", KEY_UP, 600},
		{"opening help", KEY_F1, 3000},
		{"closing help", KEY_ESC, 3000},
		{"opening the palette", "\x10", 3000},
		{"a letter in the palette", "r", 3000},
		{"closing the palette", KEY_ESC, 3000},
		{"opening the menu", "\\", 3000},
		{"the next group of the menu", "\t", 1500},
		{"closing the menu", KEY_ESC, 3000},
		{"opening find", KEY_F3, 3000},
		{"a letter in find", "s", 400},
		{"closing find", KEY_ESC, 3000},
		{"opening a person", "\r", 3000},
	};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		vt_mark(s.vt);
		stage_send(&s, cases[i].keys);
		cr_assert(vt_bytes(s.vt) <= cases[i].most, "%s: %zu bytes, at most %zu",
			cases[i].what, vt_bytes(s.vt), cases[i].most);
	}
	stage_close(&s);
}

Test(frame, a_large_terminal_has_a_larger_budget)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 60, 200, NULL);
	vt_mark(s.vt);
	stage_send(&s, KEY_F1);
	cr_assert(vt_bytes(s.vt) <= 12000, "%zu bytes", vt_bytes(s.vt));
	vt_mark(s.vt);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "\r");
	cr_assert(vt_bytes(s.vt) <= 12000, "%zu bytes", vt_bytes(s.vt));
	STAGE_SEES(&s, ": Person record]");
	stage_close(&s);
}

Test(frame, idle_sends_nothing)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	vt_mark(s.vt);
	for (int i = 0; i < 50; i++)
		cr_assert(app_turn(s.app, 0));
	vt_pump(s.vt);
	cr_assert_eq(vt_bytes(s.vt), 0, "%zu bytes while nobody did anything", vt_bytes(s.vt));
	stage_close(&s);
}

Test(frame, calm_mode_has_no_clock_and_says_what_matters_first)
{
	struct screen_options calm = {.calm = true};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, &calm);
	STAGE_NOT(&s, "14:05");
	STAGE_SEES(&s, ">  NO DATA, 4 days late, OKONKWO Adaeze, No plan, 999 000 0018, 1 of 1");
	stage_close(&s);
}

Test(frame, a_long_message_has_its_end_on_another_row)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	app_message(s.app, MESSAGE_DONE, "%s",
		"Moved the review for OKONKWO, Adaeze from 08-Nov-2026 to Mon 22-Feb-2027, in 13 "
		"weeks. It was first due on 08-Nov-2026.");
	stage_resize(&s, 24, 80);
	cr_assert(strstr(vt_row(s.vt, 21), " Moved the review"), "%s", vt_screen(s.vt));
	cr_assert(strstr(vt_row(s.vt, 22), "first due on 08-Nov-2026."), "%s", vt_screen(s.vt));
	STAGE_SEES(&s, "F1 Help");
	stage_resize(&s, 16, 60);
	STAGE_SEES(&s, "08-Nov-2026.");
	stage_send(&s, KEY_DOWN);
	STAGE_NOT(&s, "Moved the review");
	stage_close(&s);
}

Test(frame, a_function_key_without_a_use_says_so)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "F2 does nothing here. F1 shows the keys.");
	stage_close(&s);
}
