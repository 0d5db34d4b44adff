#include "stage.h"

#include <stdlib.h>
#include <sys/stat.h>

TestSuite(paper, .timeout = 30);

#define PRESS(s, ...) press(s, (const char *const[]){__VA_ARGS__, NULL})

static void press(struct stage *s, const char *const *keys)
{
	for (; *keys != NULL; keys++)
		stage_send(s, *keys);
}

/* The caseload summary, from the Board. */
static void preview(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	stage_open(s, rows, cols, NULL);
	stage_send(s, "P");
}

Test(paper, shows_the_pages_and_what_enter_would_do)
{
	struct stage s;
	struct stat st;
	char *path;

	preview(&s, 24, 80);
	STAGE_SEES(&s, ": Print preview: caseload summary]");
	STAGE_SEES(&s, "Page 1 of 2   My caseload   Names Full");
	STAGE_SEES(&s, "About 1 person. No printer here: f writes a file, F4 says where else.");
	stage_send(&s, "t");
	STAGE_SEES(&s, "About 3 people.");
	stage_send(&s, "NN");
	STAGE_SEES(&s, "Names NHS Number only");
	stage_send(&s, "/0026\r");
	STAGE_SEES(&s, "999 000 0026");
	path = arena_printf(s.f.arena, "%s/out.txt", s.f.dir);
	stage_send(&s, "f"); /* typing replaces what is proposed */
	stage_send(&s, path);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Wrote 2 pages about 3 people");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(st.st_size > 100);
	stage_close(&s);
}

/* ---- what may be chosen ---- */

/* What is chosen stays while other things are chosen; a key for what this paper has not says so. */
Test(paper, what_is_chosen_is_kept)
{
	struct stage s;

	preview(&s, 24, 100);
	PRESS(&s, "t", "N", "g");
	STAGE_SEES(&s, "Whole team   Names Initials   By Lead professional");
	stage_send(&s, "gg");
	STAGE_SEES(&s, "By Band");
	STAGE_SEES(&s, "Whole team   Names Initials");
	stage_send(&s, "g");
	STAGE_SEES(&s, "By Next review");
	stage_send(&s, "z");
	STAGE_SEES(&s, "This paper has one size of print.");
	stage_send(&s, "s");
	STAGE_SEES(&s, "This paper has no short form.");
	stage_resize(&s, 16, 60);
	STAGE_SEES(&s, "Whole team   Names Initials");
	stage_close(&s);
}

Test(paper, a_page_at_a_time)
{
	struct stage s;

	preview(&s, 24, 80);
	PRESS(&s, "t");
	STAGE_SEES(&s, "Page 1 of 2");
	stage_send(&s, "]");
	STAGE_SEES(&s, "Page 2 of 2");
	stage_send(&s, "]");
	STAGE_SEES(&s, "This is the last page.");
	stage_send(&s, "[");
	STAGE_SEES(&s, "Page 1 of 2");
	/* by what fits, so that nothing is skipped, and a page begins at the top */
	stage_send(&s, "\033[6~"); /* PgDn */
	STAGE_SEES(&s, "Page 1 of 2");
	for (int i = 0; i < 20 && !stage_sees(&s, "Page 2 of 2"); i++)
		stage_send(&s, i % 2 == 0 ? " " : "\033[6~");
	cr_assert(strstr(vt_row(s.vt, 3), "OFFICIAL-SENSITIVE"), "%s", vt_screen(s.vt));
	/* what is typed to be found is no command */
	stage_send(&s, "/qzN");
	STAGE_SEES(&s, "Find: qzN");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "is not in this text");
	STAGE_SEES(&s, "Names Full");
	stage_close(&s);
}

/* Large print where it is needed; ordinary only with a reason. */
Test(paper, the_size_the_reader_needs)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", "9990000018", "comm-need", "large_print", NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.", NULL);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "fevery\r", "/okon\r", "\r", "P");
	STAGE_SEES(&s, "Print preview: care plan");
	stage_send(&s, "z"); /* ordinary */
	STAGE_SEES(&s, "Why not large print:");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "Ordinary print");
	PRESS(&s, "z", "A copy for the file", "\r");
	STAGE_SEES(&s, "Ordinary print");
	stage_send(&s, "z");
	STAGE_SEES(&s, "Large print");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Large print   Short form");
	stage_close(&s);
}

/* The version that holds is shown; the draft where it is asked for, and who is to get it. */
Test(paper, the_version_and_who_gets_the_copy)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.", NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "summary", "text",
		"Falls.", NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_AGREE, "person", "9990000018", "party", "person", "name", "Ada",
		NULL);
	FIXTURE_OK(&s.f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The cat.", NULL);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "fevery\r", "/okon\r", "\r");
	STAGE_SEES(&s, "F9 Print  n Note"); /* a bar has room for seven */
	stage_send(&s, "P");
	STAGE_SEES(&s, "Version 1, agreed; a draft is newer");
	stage_send(&s, "d");
	STAGE_SEES(&s, "Version 2, a draft that is not agreed");
	stage_send(&s, "d");
	STAGE_SEES(&s, "Version 1, agreed");
	STAGE_NOT(&s, "For: ");
	stage_send(&s, "r");
	STAGE_SEES(&s, "For: The person.");
	stage_send(&s, "r");
	STAGE_SEES(&s, "Carer or family.");
	for (int i = 0; i < 7; i++)
		stage_send(&s, "r");
	STAGE_NOT(&s, "For: "); /* all round, and nobody again */
	stage_close(&s);
}

/* ---- to where ---- */

static void fake_printers(struct stage *s, const char *lp)
{
	fixture_program(&s->f, "lpstat",
		"[ \"$1\" = -e ] && { echo Northfield-2; echo Hall; exit; }\n"
		"echo 'system default destination: Northfield-2'\n"
		"for p in Northfield-2 Hall; do\n"
		"echo \"$p accepting requests since Thu 12 Mar 2026\"\n"
		"echo \"printer $p is idle.  enabled since Thu 12 Mar 2026\"\n"
		"done\n");
	fixture_program(&s->f, "lp", lp);
	setenv("CASELOAD_LP", s->f.dir, 1);
}

/* Draws what the script says in place of a PDF. */
static void fake_pdf(struct stage *s, const char *script)
{
	setenv("CASELOAD_PDF", fixture_program(&s->f, "draws", script), 1);
}

Test(paper, printers_are_chosen_from_a_list)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fake_printers(&s, "cat >/dev/null\necho 'request id is Hall-7 (1 file)'\n");
	stage_open(&s, 24, 100, NULL);
	stage_send(&s, "P");
	STAGE_SEES(&s, "about 1 person on Northfield-2. Printing is logged.");
	stage_send(&s, "\033OS"); /* F4 */
	STAGE_SEES(&s, "To where?");
	STAGE_SEES(&s, "> The usual printer");
	STAGE_SEES(&s, "Hall");
	stage_send(&s, "hall\r");
	STAGE_SEES(&s, "on Hall");
	PRESS(&s, "c", "99", "\r");
	STAGE_SEES(&s, "Type how many copies, 1 to 20.");
	stage_send(&s, "\0252\r");
	STAGE_SEES(&s, "2 copies");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Sent ");
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}

/* The pages of a PDF are not those of the text that is shown. */
Test(paper, the_sentence_counts_the_pages_that_will_be_printed)
{
	static const char drawn[] = "cat >/dev/null\necho '%PDF-1.7'\nfor n in 1 2 3 4 5 6 7; "
				    "do\necho '<< /Type /Page >>'\ndone\necho '%%EOF'\n";
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fake_printers(&s, "cat >/dev/null\necho 'request id is X-7 (1 file)'\n");
	fake_pdf(&s, drawn);
	stage_open(&s, 24, 100, NULL);
	stage_send(&s, "P");
	STAGE_SEES(&s, "Prints 7 pages about 1 person on Northfield-2. Printing is logged.");
	STAGE_SEES(&s, "Page 1 of 2");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Sent 7 pages about 1 person to Northfield-2.");
	unsetenv("CASELOAD_PDF");
	stage_close(&s);
}

Test(paper, a_printer_that_refuses_leaves_the_preview_open)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fake_printers(&s, "echo 'lp: No space left on device' >&2\nexit 1\n");
	stage_open(&s, 24, 100, NULL);
	stage_send(&s, "P");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "!");
	STAGE_SEES(&s, "Print preview: caseload summary");
	stage_close(&s);
}

Test(paper, without_a_printer_enter_says_where_else)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	setenv("CASELOAD_LP", s.f.dir, 1); /* there is nothing in it */
	stage_open(&s, 24, 100, NULL);
	stage_send(&s, "P");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "There is no printer here. f writes a file, F4 says where else.");
	STAGE_SEES(&s, "Print preview: caseload summary");
	stage_send(&s, "c");
	STAGE_SEES(&s, "Copies are for a printer, and there is none here.");
	stage_close(&s);
}

Test(paper, a_file_that_is_there_is_asked_about)
{
	struct stage s;
	const char *path;
	struct stat st;

	stage_store(&s);
	stage_people(&s);
	path = fixture_write(&s.f, "there.txt", "mine", 4);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "P", "f", path, "\r");
	STAGE_SEES(&s, "There is a file of that name already.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Print preview: caseload summary");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_size, 4);
	PRESS(&s, "f", "\r");
	STAGE_SEES(&s, "There is a file of that name already.");
	stage_pass_deafness(&s);
	stage_send(&s, "r");
	STAGE_SEES(&s, "Wrote ");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(st.st_size > 100);
	stage_close(&s);
}

/* What was refused stays to be put right, and nothing is written under a name that promises else. */
Test(paper, what_is_refused_stays_to_be_put_right)
{
	static const struct {
		const char *key, *typed, *says, *stays;
	} cases[] = {
		{"f", "out.doc", "End the name in .pdf for a PDF, or in .txt",
			"(.pdf or .txt): out.doc"},
		{"f", "/nowhere/out.txt", "There is no folder", "(.pdf or .txt): /nowhere/out.txt"},
		{"=", "31 dec 2027", "has not come yet", "(empty: today): 31 dec 2027"},
		{"=", "some day", "not a date we can read", "(empty: today): some day"},
	};
	struct stage s;

	preview(&s, 24, 100);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		PRESS(&s, cases[i].key, cases[i].typed, "\r");
		STAGE_SEES(&s, cases[i].says);
		STAGE_SEES(&s, cases[i].stays);
		stage_send(&s, KEY_ESC);
		STAGE_NOT(&s, cases[i].stays);
		STAGE_SEES(&s, "Page 1 of");
	}
	/* a day stands there as everywhere, however it was typed */
	stage_send(&s, "=-1d\r");
	STAGE_SEES(&s, "As at 17-Mar-2026");
	stage_close(&s);
}

/* Without a printer a file is meant; the frame stays as it is while one types, and a sentence says
 * that nothing matches. */
Test(paper, where_to_is_chosen_without_a_printer)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	setenv("CASELOAD_LP", s.f.dir, 1);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "P", "\033OS");
	STAGE_SEES(&s, "> A file");
	stage_send(&s, "zz\r");
	STAGE_SEES(&s, "Not in the list. F4 shows it.");
	PRESS(&s, "\025", "\033[B", "\r");
	stage_close(&s);
}

/* Who has no font for a name is asked, for a file as for a printer, and nothing is written before. */
Test(paper, characters_without_a_font_are_asked_about)
{
	static const char drawn[] = "cat >/dev/null\necho '%PDF-1.5 /Count 1 %%EOF'\necho 'No font "
				    "has U+100001.' >&2\n";
	struct stage s;
	const char *path;
	struct stat st;

	stage_store(&s);
	stage_people(&s);
	fake_pdf(&s, drawn);
	path = fixture_write(&s.f, "there.pdf", "mine", 4);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "P", "f", path, "\r");
	STAGE_SEES(&s, "There is a file of that name already.");
	stage_pass_deafness(&s);
	stage_send(&s, "r");
	STAGE_SEES(&s, "Some characters cannot be printed.");
	STAGE_SEES(&s, "No font has U+100001.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Print preview: caseload summary");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_size, 4);
	PRESS(&s, "f", "\r");
	stage_pass_deafness(&s);
	PRESS(&s, "r", "p");
	STAGE_SEES(&s, "Wrote ");
	cr_assert_eq(stat(path, &st), 0);
	cr_assert(st.st_size > 4);
	unsetenv("CASELOAD_PDF");
	stage_close(&s);
}

/* Leave to leave them out is given for one try: who chose something else is asked again. */
Test(paper, gaps_are_allowed_once)
{
	static const char drawn[] = "cat >/dev/null\necho '%PDF-1.5 /Type /Page %%EOF'\necho 'No "
				    "font has U+100001.' >&2\n";
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fake_printers(&s, "echo 'lp: No space left on device' >&2\nexit 1\n");
	fake_pdf(&s, drawn);
	stage_open(&s, 24, 100, NULL);
	PRESS(&s, "P", "\r");
	STAGE_SEES(&s, "Some characters cannot be printed.");
	stage_send(&s, "p");
	STAGE_SEES(&s, "No space left");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Some characters cannot be printed.");
	unsetenv("CASELOAD_PDF");
	stage_close(&s);
}

Test(paper, plain_text_to_copy_stands_alone)
{
	struct stage s;

	preview(&s, 24, 100);
	stage_send(&s, "\033OS");
	stage_send(&s, "plain\r");
	STAGE_SEES(&s, "Any key");
	STAGE_NOT(&s, "F1 Help");
	for (int i = 0; i < 9 && !stage_sees(&s, "F1 Help"); i++)
		stage_send(&s, "x");
	STAGE_SEES(&s, "Print preview: caseload summary");
	stage_close(&s);
}

/* Keys without sense neither print nor leave the records changed. */
Test(paper, noise_keys_are_harmless)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	PRESS(&s, "P", "\033[D", "\033[D", "\033[C", "xyvXY0", "/\r", "G", KEY_UP, "\033[1;5D",
		"====");
	STAGE_SEES(&s, "Print preview: caseload summary");
	stage_close(&s);
}
