/* What every long text can do: spelling, copying out, and being shown where letters are missing. */
#include "stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/tui/edit.h>

TestSuite(text, .timeout = 30);

#define KEY_F7 "\033[18~"
#define KEY_ALT_C "\033c"

static char dir[FOLDER_SIZE], path[96];

static void speller(bool there)
{
	static const char script[] = "#!/bin/sh\necho '@(#) International Ispell'\n"
				     "while read -r line; do\n"
				     "case $line in\n"
				     "^gardn) echo '& gardn 2 1: garden, guard' ;;\n"
				     "^Ngozi) echo '# Ngozi 1' ;;\n"
				     "*) echo '*' ;;\n"
				     "esac\necho\ndone\n";
	FILE *file;

	folder_make(dir);
	snprintf(path, sizeof path, "%s/hunspell", dir);
	setenv("PATH", dir, 1);
	if (!there)
		return;
	file = fopen(path, "w");
	cr_assert(file);
	fputs(script, file);
	fclose(file);
	chmod(path, 0700);
}

static void cleared(void)
{
	folder_remove(dir);
}

static const char *open_risks(struct stage *s, const char *text, const struct screen_options *how)
{
	const char *uid;

	stage_store(s);
	uid = fixture_on_register(&s->f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	FIXTURE_OK(&s->f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", text, NULL);
	stage_open(s, 24, 80, how);
	cr_assert(stack_push(
		s->app, &screen_plan, &(struct screen_arg){.person = uid, .part = "risks"}));
	stage_resize(s, 24, 80);
	return uid;
}

static const char *text_now(struct stage *s, const char *uid)
{
	FIXTURE_OK(&s->f, CMD_PLAN_SHOW, "person", uid, NULL);
	return plan_text(s->f.result.value, SECTION_RISKS)->text;
}

Test(text, spelling_takes_skips_adds_and_undoes)
{
	struct stage s;
	const char *uid;

	speller(true);
	uid = open_risks(&s, "The gardn. Ngozi, Ngozi and the gardn gate. Gardn.", NULL);
	stage_send(&s, KEY_F7);
	STAGE_SEES(&s, "\"gardn\" is not in the word list.");
	STAGE_SEES(&s, "1 garden   2 guard");
	stage_send(&s, "1");
	STAGE_SEES(&s, "\"Ngozi\" is not in the word list.");
	STAGE_SEES(&s, "The garden.");
	stage_send(&s, "u");
	STAGE_SEES(&s, "\"gardn\" is not in the word list.");
	stage_send(&s, "1");
	stage_send(&s, "s");
	STAGE_SEES(&s, "\"Ngozi\" is not in the word list.");
	stage_send(&s, "a");
	STAGE_SEES(&s, "\"gardn\" is not in the word list.");
	stage_send(&s, "r");
	STAGE_SEES(&s, "Word: gardn");
	stage_send(&s, "front");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Checked the spelling: 2 words changed.");
	stage_send(&s, KEY_F2);
	cr_assert_str_eq(text_now(&s, uid), "The garden. Ngozi, Ngozi and the front gate. Gardn.");
	stage_send(&s, "\032");
	STAGE_SEES(&s, "the gardn gate");
	/* The word is the team's now: it is not asked about again. */
	stage_send(&s, KEY_F7);
	STAGE_SEES(&s, "\"gardn\"");
	stage_send(&s, "S");
	STAGE_SEES(&s, "Checked the spelling to the end.");
	stage_close(&s);
	cleared();
}

Test(text, without_a_speller_a_sentence_names_the_packages)
{
	struct stage s;

	speller(false);
	open_risks(&s, "The gardn.", NULL);
	stage_send(&s, KEY_F7);
	STAGE_SEES(&s, "hunspell-en-gb");
	STAGE_SEES(&s, "The gardn.");
	stage_close(&s);
	cleared();
}

Test(text, copying_out_shows_the_text_alone)
{
	struct stage s;

	open_risks(&s, "Steep stairs.\nNo rail.", NULL);
	stage_send(&s, KEY_ALT_C);
	cr_assert_str_eq(vt_row(s.vt, 0), "Steep stairs.");
	cr_assert_str_eq(vt_row(s.vt, 1), "No rail.");
	STAGE_NOT(&s, "OKONKWO");
	STAGE_NOT(&s, "caseload");
	STAGE_SEES(&s, "Any key comes back.");
	stage_send(&s, "q");
	STAGE_SEES(&s, "OKONKWO");
	STAGE_SEES(&s, "Sent to your clipboard too");
	/* What is selected, where something is. */
	stage_send(&s, "\033[1;5H\033[1;2F" KEY_ALT_C);
	cr_assert_str_eq(vt_row(s.vt, 0), "Steep stairs.");
	cr_assert_str_eq(vt_row(s.vt, 1), "");
	stage_send(&s, "q");
	STAGE_SEES(&s, "11 of 18  Risks");
	stage_close(&s);
}

Test(text, copying_out_a_long_text_goes_page_by_page)
{
	struct stage s;
	struct str text = {0};

	for (int i = 1; i <= 30; i++)
		str_addf(&text, "%sLine %d.", i > 1 ? "\n" : "", i);
	open_risks(&s, str_text(&text), NULL);
	stage_send(&s, KEY_ALT_C);
	cr_assert_str_eq(vt_row(s.vt, 0), "Line 1.");
	cr_assert_str_eq(vt_row(s.vt, 21), "Line 22.");
	STAGE_SEES(&s, "Any key shows the rest.");
	stage_send(&s, " ");
	cr_assert_str_eq(vt_row(s.vt, 0), "Line 23.");
	STAGE_NOT(&s, "Line 1.");
	stage_send(&s, " ");
	STAGE_SEES(&s, "11 of 18  Risks");
	str_free(&text);
	stage_close(&s);
}

/* What cannot be seen whole is not changed, and never saved back with question marks. */
Test(text, what_cannot_be_shown_is_for_reading_only)
{
	static const struct {
		const char *text;
		bool whole;
	} cases[] = {{"A plain text?", true}, {"Her daughter\xe2\x80\x99s", true},
		{"\xe1\xba\xb8\xcc\x80k\xe1\xbb\x8d", false},
		{"\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", false}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage s;
		const char *uid = open_risks(&s, cases[i].text, NULL);
		struct str want = {0};

		term_set_ascii(s.app->term, true);
		stage_resize(&s, 24, 100);
		if (!cases[i].whole)
			STAGE_SEES(&s, "not shown in full: read only");
		stage_send(&s, "x");
		if (!cases[i].whole)
			STAGE_SEES(&s, "cannot show every letter");
		stage_send(&s, KEY_F2);
		str_addf(&want, "%s%s", cases[i].text, cases[i].whole ? "x" : "");
		cr_assert_str_eq(text_now(&s, uid), str_text(&want));
		str_free(&want);
		stage_close(&s);
	}
}

/* In a form of two columns too: the remark does not write over the other column. */
Test(text, a_field_not_shown_in_full_leaves_its_neighbour_alone)
{
	struct stage s;

	stage_store(&s);
	fixture_on_register(&s.f, "Okonkwo", "In\xc3\xa9s", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	term_set_ascii(s.app->term, true);
	stage_send(&s, "fTeam\re");
	STAGE_SEES(&s, "In?s");
	STAGE_SEES(&s, "not in full");
	STAGE_SEES(&s, " Ethnic category ");
	stage_close(&s);
}

/* Two seconds after the last key the draft is written, and says when. */
Test(text, a_note_says_when_its_draft_was_kept)
{
	struct stage s;
	const char *uid;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	cr_assert(stack_push(s.app, &screen_person, &(struct screen_arg){.person = uid}));
	stage_send(&s, "n");
	stage_send(&s, "Rang twice");
	STAGE_SEES(&s, "2 words  line 1 of 1");
	s.app->top->screen->idle(s.app->top);
	stage_resize(&s, 24, 80);
	STAGE_SEES(&s, "Draft kept 14:05");
	stage_close(&s);
}

/* The editor of a long field keeps what is in it with the form's draft. */
Test(text, a_long_field_is_kept_with_its_form)
{
	struct stage s;
	const char *uid;
	const struct draft *draft;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	cr_assert(stack_push(
		s.app, &screen_plan, &(struct screen_arg){.person = uid, .part = "risks"}));
	stage_resize(&s, 24, 80);
	stage_send(&s, "\033[17~\033[F\033[A\033[A\033[A\r");
	stage_send(&s, "n");
	stage_send(&s, "\033OS");
	stage_send(&s, "Falls");
	s.app->top->screen->keep(s.app->top);
	FIXTURE_OK(&s.f, CMD_DRAFT_LIST, "person", uid, NULL);
	cr_assert_eq(s.f.result.n, 1);
	draft = s.f.result.value;
	cr_assert(strstr(draft->text, "Falls"), "%s", draft->text);
	stage_close(&s);
}
