/* The three doors to the table of commands: palette, menu and help; and what is behind them. */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "../../src/screen/arguments.h"
#include "../../src/screen/choices.h"
#include "../../src/screen/result.h"
#include "keys.h"

TestSuite(doors, .timeout = 60);

static struct stage s;

static void open_sized(int rows, int cols)
{
	stage_store(&s);
	stage_people(&s);
	stage_open(&s, rows, cols, NULL);
	stage_send(&s, "fevery\r");
}

static void teardown(void)
{
	stage_close(&s);
}

static void press(const char *script)
{
	char bytes[KEY_BYTES];

	while (*script) {
		cr_assert(keys_next(&script, bytes) > 0, "there is no key %s", script);
		stage_send(&s, bytes);
	}
}

/* ---- every command is behind every door ---- */

Test(doors, each_command_has_its_place_or_a_reason)
{
	struct arena *arena = arena_new();
	struct choices choices;
	bool seen[CMD_COUNT] = {false};

	open_sized(24, 80);
	choices = choices_for(s.app->top, arena);
	for (size_t i = 0; i < choices.n; i++)
		seen[choices.items[i].command] = true;
	for (int id = 0; id < CMD_COUNT; id++) {
		const char *why = choice_exception(id);

		cr_assert(seen[id] == (why == NULL), "%s: %s", command_get(id)->name,
			why ? why : "nowhere");
		cr_assert(why == NULL || command_get(id)->shell,
			"%s works on screen only, and is not offered there", command_get(id)->name);
	}
	arena_free(arena);
	teardown();
}

/* What there is to see of a screen that is too small for everything, by going down to the end. */
static bool seen_going_down(const char *text)
{
	for (int i = 0; i < 60; i++) {
		if (stage_sees(&s, text))
			return true;
		stage_send(&s, KEY_DOWN);
	}
	return false;
}

Test(doors, menu_holds_every_command_in_one_of_its_groups)
{
	struct arena *arena = arena_new();
	struct choices choices;

	open_sized(60, 140);
	choices = choices_for(s.app->top, arena);
	press("<F10>");
	for (int group = 0; group < GROUP_COUNT; group++) {
		size_t n = 0;

		STAGE_SEES(&s, arena_printf(arena, "[%s]", group_name((enum group)group)));
		for (size_t i = 0; i < choices.n; i++) {
			if (choices.items[i].group != (enum group)group)
				continue;
			n++;
			cr_assert(seen_going_down(choices.items[i].summary), "%s is not in %s:\n%s",
				choices.items[i].summary, group_name((enum group)group),
				vt_screen(s.vt));
		}
		cr_assert(n > 0, "nothing in %s", group_name((enum group)group));
		press("<Right>");
	}
	STAGE_SEES(&s, "[Person]");
	arena_free(arena);
	teardown();
}

Test(doors, palette_finds_every_command_by_its_words)
{
	open_sized(24, 80);
	press("<C-p>");
	for (int id = 0; id < CMD_COUNT; id++) {
		if (choice_exception(id) != NULL || id == CMD_PALETTE)
			continue;
		stage_send(&s, command_get(id)->summary);
		/* Below what the same words found in the people and commands before it. */
		cr_assert(seen_going_down(command_get(id)->summary), "%s:\n%s",
			command_get(id)->name, vt_screen(s.vt));
		press("<C-u>");
	}
	teardown();
}

/* Whatever is chosen, something happens, and Esc leads back to where one was. */
static void choose(enum command_id id)
{
	const char *name = command_get(id)->name;
	char *before;

	app_free(s.app);
	vt_free(s.vt);
	stage_open(&s, 30, 100, NULL);
	stage_send(&s, "fevery\r");
	before = xstrdup(vt_screen(s.vt));
	s.app->later = id;
	stage_send(&s, "\033[23~"); /* F11 has no use: what waits is done after it */
	cr_assert(s.running, "%s ended the program", name);
	cr_assert(strcmp(before, vt_screen(s.vt)) != 0 || id == CMD_REFRESH,
		"%s changed nothing:\n%s", name, vt_screen(s.vt));
	/* A question that protects something is deaf at first. */
	for (int turn = 0; turn < 60 && (s.app->depth > 1 || s.app->question || s.app->top->typing);
		turn++)
		press(s.app->question && s.app->depth > 1 ? "x" : "<Esc>");
	cr_assert_eq(s.app->depth, 1, "%s leads not back:\n%s", name, vt_screen(s.vt));
	free(before);
}

Test(doors, each_command_does_something_and_leads_back)
{
	struct arena *arena = arena_new();
	struct choices choices;

	open_sized(30, 100);
	choices = choices_for(s.app->top, arena);
	for (size_t i = 0; i < choices.n; i++)
		/* Suspending needs a shell below; hiding has its own test. */
		if (choices.items[i].refusal == NULL && choices.items[i].command != CMD_SUSPEND &&
			choices.items[i].command != CMD_HIDE)
			choose(choices.items[i].command);
	arena_free(arena);
	teardown();
}

/* ---- the palette ---- */

static void sees_all(const char *const texts[])
{
	for (; *texts; texts++)
		STAGE_SEES(&s, *texts);
}

Test(doors, palette_opens_full_and_narrows)
{
	static const struct {
		const char *keys;
		const char *sees[5];
	} cases[] = {
		{"<C-p>", {"Type a name, a number, a birth date, or what to do.", "Commands",
				  "Book or move a review", "Enter Run"}},
		{"undo", {"> Undo your last change", "> Undo your last change"}},
		{"<C-u>okon", {"OKONKWO, Adaeze", "14-Jul-1945 999 000 0018",
				      "1 person, 0 commands", "Tab Actions"}},
		{"<C-u>999 000 0018", {"OKONKWO, Adaeze"}},
		{"<C-u>14/7/45", {"OKONKWO, Adaeze"}},
		{"<C-u>marg smi", {"SMITH, Margaret", "01-Jan-1940 999 000 0026 ! same name",
					  "02-Feb-1950 999 000 0034 ! same name", "2 people"}},
		{"<C-u>review book", {"Book or move a review"}},
		{"<C-u>only postcode", {"1 help page", "when you only have a postcode"}},
		{"<C-u>zzzz",
			{"Nothing matches.", "0 people, 0 commands, 0 help pages match \"zzzz\"."}},
		{"<C-u>2% register", {"Show the 2% register", "r elsewhere"}},
		{"<C-u>audit chain", {"Verify the audit chain", "menu only"}},
		{"<C-u>show the key safe", {"Show the key safe code", "v elsewhere"}},
		{"<C-u>next tab", {"Next tab", "not now"}},
		{"<Enter>", {"! This works on a person's record."}},
	};

	for (int small = 0; small < 2; small++) {
		open_sized(small ? 16 : 24, small ? 60 : 80);
		for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
			press(cases[i].keys);
			if (!small || i > 0)
				sees_all(cases[i].sees);
		}
		teardown();
	}
}

Test(doors, palette_remembers_who_was_opened)
{
	open_sized(24, 80);
	press("<Down><Enter>");
	STAGE_SEES(&s, ": Person record]");
	press("<Esc><Up><Enter><Esc><C-p>");
	STAGE_SEES(&s, "People you opened");
	cr_assert(vt_find(s.vt, "> OKONKWO, Adaeze") >= 0 &&
			  vt_find(s.vt, "> OKONKWO, Adaeze") < vt_find(s.vt, "  SMITH, Margaret"),
		"the newest first:\n%s", vt_screen(s.vt));
	press("<Enter>");
	STAGE_SEES(&s, "NHS No. 999 000 0018");
	STAGE_SEES(&s, ": Person record]");
	teardown();
}

Test(doors, tab_does_something_for_the_person_of_the_line)
{
	open_sized(24, 80);
	press("<C-p>okon<Tab>");
	STAGE_SEES(&s, "For OKONKWO, Adaeze");
	press("note<Enter>");
	STAGE_SEES(&s, "NHS No. 999 000 0018");
	STAGE_SEES(&s, ": Note]");
	press("<Esc>");
	STAGE_SEES(&s, ": Person record]");
	press("<Esc><C-p>book<Tab>");
	STAGE_SEES(&s, "This line is no person.");
	teardown();
}

Test(doors, help_pages_are_read_and_left)
{
	open_sized(24, 80);
	press("<C-p>keyboard f keys<Enter>");
	STAGE_SEES(&s, "Alt and a digit is the F key");
	press("<Esc>");
	STAGE_SEES(&s, "[1 Board]");
	press("<F1><F1>");
	STAGE_SEES(&s, "Manual: Board");
	STAGE_SEES(&s, "I  Import a risk list");
	STAGE_NOT(&s, "--");
	press("<Esc><Esc>");
	STAGE_SEES(&s, "[1 Board]");
	teardown();
}

/* ---- help ---- */

Test(doors, help_answers_what_a_key_does)
{
	open_sized(24, 80);
	press("?b");
	STAGE_SEES(&s, "The key b");
	STAGE_SEES(&s, "> b                Book or move a review");
	press("<Enter>");
	STAGE_SEES(&s, ": Book or move a review]");
	press("<Esc>?rev");
	STAGE_SEES(&s, "match \"rev\"");
	STAGE_NOT(&s, "Add a note");
	press("<Enter>");
	STAGE_SEES(&s, ": Book or move a review]");
	teardown();
}

Test(doors, help_lists_only_what_can_be_pressed_here)
{
	struct arena *arena = arena_new();
	struct choices choices;
	static const char *const places[] = {"", "<Enter>", "D", "n"};

	open_sized(60, 100);
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		press(places[i]);
		choices = choices_for(s.app->top, arena);
		press("<F1>");
		for (size_t at = 0; at < choices.n; at++) {
			const struct choice *choice = &choices.items[at];
			const char *line =
				arena_printf(arena, "%-16.16s %s", choice->keys, choice->summary);

			if (*choice->keys == '\0' || choice->refusal)
				cr_assert(!stage_sees(&s, line), "%s:\n%s", line, vt_screen(s.vt));
		}
		press("<Esc><Esc>");
	}
	arena_free(arena);
	teardown();
}

/* ---- the menu ---- */

Test(doors, menu_goes_by_group_and_by_letters)
{
	open_sized(24, 80);
	press("\\");
	STAGE_SEES(&s, "[Person]");
	press("<Left>");
	STAGE_SEES(&s, "[Help]");
	press("<Right><Right>");
	STAGE_SEES(&s, "[Plan]");
	press("audit");
	STAGE_SEES(&s, "[Team]");
	STAGE_SEES(&s, "Typed: audit");
	press("qqq");
	STAGE_SEES(&s, "No line of the menu has");
	press("<Esc><F10>next tab<Enter>");
	STAGE_SEES(&s, "! This works on a person's record.");
	STAGE_SEES(&s, "[Screen]");
	teardown();
	open_sized(16, 60);
	press("<F10><Left>");
	STAGE_SEES(&s, "[Help]");
	teardown();
}

Test(doors, one_door_leads_to_another)
{
	open_sized(24, 80);
	press("<C-p><F10>");
	STAGE_SEES(&s, "[Person]");
	STAGE_NOT(&s, "Find or do:");
	press("<F1>");
	STAGE_SEES(&s, "Here: Board");
	press("<F3>");
	STAGE_SEES(&s, ": Find a person]");
	cr_assert_eq(s.app->depth, 2);
	press("<Esc>");
	STAGE_SEES(&s, "[1 Board]");
	teardown();
}

/* ---- what can be done for a row ---- */

Test(doors, dot_lists_what_can_be_done_for_the_row)
{
	open_sized(24, 80);
	press("<Down>.");
	STAGE_SEES(&s, "For this row");
	STAGE_SEES(&s, "> Open");
	STAGE_NOT(&s, "Import a risk list");
	press("assign<Enter>");
	STAGE_SEES(&s, "NHS No. 999 000 0026");
	STAGE_SEES(&s, ": Assign a lead");
	teardown();
}

/* ---- commands without a screen of their own ---- */

Test(doors, lists_of_commands_are_shown_filtered_and_opened)
{
	open_sized(24, 80);
	press("<C-p>list reviews<Enter>");
	STAGE_SEES(&s, ": List reviews]");
	STAGE_SEES(&s, "1 row");
	STAGE_SEES(&s, "14-Mar-2026");
	press("/zz");
	STAGE_SEES(&s, "(0 shown)");
	press("<Esc><Enter>");
	STAGE_SEES(&s, ": Person record]");
	press("<Esc>e");
	STAGE_SEES(&s, "Only late ones");
	press("1/4/26<F2>");
	STAGE_SEES(&s, "There are no reviews.");
	press("<Esc><C-p>list the team<Enter>");
	STAGE_SEES(&s, "Login");
	press("<Enter>");
	STAGE_SEES(&s, "    jpatel");
	press("<Esc><Esc>");
	STAGE_SEES(&s, "[1 Board]");
	teardown();
}

Test(doors, a_form_is_made_from_the_arguments)
{
	open_sized(24, 80);
	press("<C-p>add a worker<Enter>");
	STAGE_SEES(&s, "Whole-time %");
	press("<F2>");
	cr_assert(s.app->depth == 2, "what is required is asked for:\n%s", vt_screen(s.vt));
	press("Lee Grant<Enter>district n<Enter>");
	press("<F2>");
	STAGE_SEES(&s, "Lee Grant");
	STAGE_SEES(&s, "[1 Board]");
	press("<C-p>list the team<Enter>");
	STAGE_SEES(&s, "District nurse");
	teardown();
}

Test(doors, arguments_survive_being_one_text)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena), back = args_new(arena);

	args_set(&args, "from", "1/4/26");
	args_set(&args, "text", "two\nlines = one; more");
	arguments_unpack(arguments_pack(&args, arena), &back);
	cr_assert_eq(back.n, 2);
	cr_assert_str_eq(args_get(&back, "from"), "1/4/26");
	cr_assert_str_eq(args_get(&back, "text"), "two\nlines = one; more");
	arena_free(arena);
}

/* ---- settings, messages, leaving ---- */

Test(doors, settings_hold_at_once_and_at_the_next_start)
{
	open_sized(24, 80);
	press("<C-p>your settings<Enter>");
	STAGE_SEES(&s, "Keys without F");
	press("y<Tab><Tab><Tab><Tab>y<F2>");
	STAGE_SEES(&s, "Saved 2 settings.");
	cr_assert(strstr(vt_row(s.vt, 23), "? Help"), "%s", vt_row(s.vt, 23));
	cr_assert(strstr(vt_row(s.vt, 23), "F Find"), "%s", vt_row(s.vt, 23));
	STAGE_NOT(&s, "14:05"); /* calm: no clock */
	press("n");
	cr_assert(strstr(vt_row(s.vt, 23), "Alt+1 Help"), "%s", vt_row(s.vt, 23));
	press("<M-1>");
	STAGE_SEES(&s, "Type to search:");
	app_free(s.app);
	vt_free(s.vt);
	stage_open(&s, 24, 80, NULL);
	cr_assert(strstr(vt_row(s.vt, 23), "? Help"), "%s", vt_row(s.vt, 23));
	STAGE_NOT(&s, "14:05");
	teardown();
}

Test(doors, messages_are_kept_and_errors_stay)
{
	open_sized(24, 80);
	press("e<Esc>");
	app_message(s.app, MESSAGE_DONE, "Did one thing.");
	app_message(s.app, MESSAGE_ERROR, "Refused another.");
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "! Refused another.");
	press("<C-p>last messages<Enter>");
	STAGE_SEES(&s, "2 messages, newest first");
	STAGE_SEES(&s, "> 14:05 ! Refused another.");
	STAGE_SEES(&s, "14:05   Did one thing.");
	press("<Esc>");
	app_message(s.app, MESSAGE_DONE, "Did it again.");
	stage_resize(&s, 24, 80);
	press("<M-x>");
	STAGE_SEES(&s, "Did it again.");
	press("<Down>");
	STAGE_NOT(&s, "Did it again.");
	teardown();
}

Test(doors, leaving_names_what_is_not_saved)
{
	open_sized(24, 80);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", "9990000018", "place", "note add", "text",
		"Half a sentence", NULL);
	press("<Esc>");
	STAGE_SEES(&s, "Leave caseload?");
	STAGE_SEES(&s, "Add a note: OKONKWO, Adaeze, ");
	press("<Esc>");
	cr_assert(s.running, "Esc stays");
	STAGE_SEES(&s, "[1 Board]");
	teardown();
}

/* As F3: one row before the first name is shown, one that counts when the box closes. */
Test(doors, a_visit_to_the_palette_is_two_rows_of_the_audit)
{
	const struct audit *rows;
	size_t found = 0;

	open_sized(24, 80);
	press("<C-p>okonk");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	press("<Esc>");
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, NULL);
	rows = s.f.result.value;
	for (size_t i = 0; i < s.f.result.n; i++)
		found += strcmp(rows[i].command, "find") == 0;
	cr_assert_eq(found, 2, "%zu rows", found);
	teardown();
}

/* What can be done with the person stands before what is about the whole list. */
Test(doors, the_palette_begins_with_what_can_be_done_with_the_person)
{
	open_sized(24, 80);
	press("<C-p>");
	STAGE_NOT(&s, "> Import a risk list");
	STAGE_SEES(&s, "> Change a person's details");
	teardown();
}
