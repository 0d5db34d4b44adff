/* Where pages go: a printing service that writes down what it is told, and the terminal of a PC. */
#include <criterion/criterion.h>

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/printed_list.h>
#include <caseload/printer.h>

#include "../../src/command/paper.h"
#include "fixture.h"

static void open_with_printers(struct fixture *f)
{
	fixture_open(f);
	fixture_printers(f);
	fixture_on_register(f, "Łukasz", "Bożena", "9990000018", "14/07/1945");
}

static size_t audit_rows(struct fixture *f, struct audit **rows)
{
	FIXTURE_OK(f, CMD_AUDIT_LIST, "limit", "3", NULL);
	*rows = f->result.value;
	return f->result.n;
}

Test(print_where, a_printer_gets_pages_without_a_name_on_the_job)
{
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", "copies", "3", NULL);
	cr_assert(strstr(f.result.message,
			  "Sent 2 pages about 1 person to Northfield-2, 3 copies, as text"),
		"%s", f.result.message);
	cr_assert(strstr(fixture_content(&f, "pages0"), "ŁUKASZ"), "%s",
		fixture_content(&f, "pages0"));
	audit_rows(&f, &rows);
	cr_assert_str_eq(
		rows[0].detail, "printed on Northfield-2, text, 2 pages, 3 copies, 1 person");
	cr_assert_str_eq(fixture_content(&f, "job0"),
		arena_printf(f.arena, "-d\nNorthfield-2\n-n\n3\n-t\ncaseload %lld\n--\n",
			(long long)rows[0].seq));
	/* The usual one, by its name; a printer of the network that is not set up here; a stated instance. */
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, NULL, NULL);
	cr_assert(strstr(f.result.message, "to Northfield-2"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "Hall", NULL);
	FIXTURE_OK(&f, CMD_SETTING_SET, "name", "printer", "value", "Hall", NULL);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, NULL, NULL);
	cr_assert(strstr(fixture_content(&f, "job3"), "Hall"));
	FIXTURE_OK(&f, CMD_PRINT_PRINTERS, NULL, NULL);
	cr_assert_eq(f.result.n, 3);
	cr_assert(((struct printer *)f.result.value)[0].usual);
	fixture_close(&f);
}

Test(print_where, text_on_a_printer_is_no_large_print)
{
	struct fixture f;
	const char *who = "9990000018";

	open_with_printers(&f);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", who, "section", "what_matters", "text", "The cat.",
		NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", who, "comm-need", "large_print", NULL);
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_PLAN, "person", who, "printer", "Northfield-2", NULL));
	cr_assert(strstr(f.err.text, "large print, and caseload-pdf"), "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_PRINT_CONTINGENCY, "person", who, "printer",
		"Northfield-2", "format", "text", NULL));
	cr_assert(strstr(f.err.text, "one size for text"), "%s", f.err.text);
	cr_assert_neq(access(fixture_in(&f, "job0"), F_OK), 0, "nothing was sent");
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", who, "printer", "Northfield-2", "size", "ordinary",
		"reason", "For the nurse", NULL);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", who, "to", fixture_in(&f, "p.txt"), "format",
		"text", NULL);
	fixture_close(&f);
}

Test(print_where, what_cannot_be_printed_on_is_refused_before_the_audit)
{
	static const struct {
		const char *name, *value, *field, *words;
	} cases[] = {
		{"printer", "Northfield-9", "printer",
			"Northfield-9 is not a printer here. There are: Northfield-2, Old, Jammed."},
		{"printer", "Old", "printer", "takes nothing: Moved away"},
		{"printer", "Jammed", "printer", "stopped: Out of paper"},
		{"printer", "-oraw", "printer", "not the name of a printer"},
		{"copies", "21", "copies", "20"},
		{"copies", "0", "copies", ""},
		{"format", "block", "format", "pasting"},
		{"format", "pdf", "format", "caseload-pdf is not installed"},
	};
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	audit_rows(&f, &rows);
	int64_t before = rows[0].seq;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_not(
			fixture_run(&f, CMD_PRINT_CASELOAD, cases[i].name, cases[i].value, NULL),
			"%s", cases[i].value);
		cr_assert_str_eq(f.err.field, cases[i].field, "%s: %s", cases[i].value, f.err.text);
		cr_assert(strstr(f.err.text, cases[i].words), "%s: %s", cases[i].value, f.err.text);
	}
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "x.txt"), "copies", "2", NULL));
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "x.txt"), "printer", "Hall", NULL));
	fixture_program(
		&f, "lpstat", "echo 'lpstat: Transport endpoint is not connected' >&2; exit 1\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, NULL, NULL));
	cr_assert(strstr(f.err.text, "does not answer: lpstat: Transport"), "%s", f.err.text);
	fixture_program(&f, "lpstat", "echo 'no system default destination'\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, NULL, NULL));
	cr_assert(strstr(f.err.text, "has no printer"), "%s", f.err.text);
	fixture_program(&f, "lpstat", "echo 'A accepting requests since x'\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, NULL, NULL));
	cr_assert(strstr(f.err.text, "No printer is the usual one. Name one: there are A."), "%s",
		f.err.text);
	unlink(fixture_in(&f, "lp"));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, NULL, NULL));
	cr_assert(strstr(f.err.text, "install cups-client"), "%s", f.err.text);
	cr_assert_str_eq(fixture_content(&f, "job0"), "");
	audit_rows(&f, &rows);
	cr_assert_eq(rows[0].seq, before + 1, "%s: %s", rows[0].command, rows[0].detail);
	cr_assert_str_eq(rows[0].command, "audit list");
	fixture_close(&f);
}

Test(print_where, a_full_spool_is_said_and_in_the_audit)
{
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	fixture_program(&f, "lp",
		"echo 'lp: Unable to write print data: No space left on device' >&2; exit 1\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert_eq(f.err.code, ERR_FULL);
	cr_assert(strstr(f.err.text, "No space left on device"), "%s", f.err.text);
	audit_rows(&f, &rows);
	cr_assert_str_eq(rows[0].result, "refused");
	cr_assert(strstr(rows[0].detail, "not printed, 0 of 1 left: There is no room"), "%s",
		rows[0].detail);
	cr_assert_str_eq(rows[1].result, "done");
	cr_assert(strstr(rows[1].detail, "printed on Northfield-2"), "%s", rows[1].detail);
	fixture_program(&f, "lp", "exit 1\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert_eq(f.err.code, ERR_IO);
	cr_assert_str_eq(f.err.text,
		"Northfield-2 did not take it. Choose another printer, or write a file: --to FILE.");
	fixture_close(&f);
}

/* A program that was cut off may have handed over what it got: neither "printed" nor "not printed" is
 * true, and what may lie in the printer keeps its number. */
Test(print_where, where_nobody_knows_whether_it_printed_that_is_said_and_nothing_is_taken_back)
{
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	fixture_program(&f, "lp", "cat >/dev/null\nkill -9 $$\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert_eq(f.err.code, ERR_UNKNOWN);
	cr_assert_str_eq(f.err.text,
		"Northfield-2 did not answer, so it may print or not: look there first. It counts "
		"as printed.");
	audit_rows(&f, &rows);
	cr_assert_str_eq(rows[0].result, "done");
	cr_assert(strstr(rows[0].detail, "not confirmed, 1 of 1 left: Northfield-2 did not"), "%s",
		rows[0].detail);
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL, NULL);
	cr_assert_eq(f.result.n, 1);
	fixture_close(&f);
}

/* Whoever reads their own history must not be left with "printed" alone. */
Test(print_where, a_refusal_is_in_the_history_of_everybody_on_the_page)
{
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	fixture_on_register(&f, "Bell", "Ben", "9990000026", "14/07/1945");
	for (int i = 0; i < 2; i++)
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", i == 0 ? "9990000018" : "9990000026",
			"worker", "jpatel", "reason", "Knows them", NULL);
	fixture_program(&f, "lp", "exit 1\n");
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_SUPERVISION, "worker", "jpatel", "printer", "Northfield-2", NULL));
	for (int i = 0; i < 2; i++) {
		FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", i == 0 ? "9990000018" : "9990000026",
			"limit", "2", NULL);
		rows = f.result.value;
		cr_assert_str_eq(rows[0].result, "refused", "%s", rows[0].detail);
		cr_assert(strstr(rows[0].detail, "not printed, 0 of 1 left"), "%s", rows[0].detail);
		cr_assert(strstr(rows[1].detail, "printed on Northfield-2"), "%s", rows[1].detail);
	}
	fixture_close(&f);
}

/* The first row stands, so whoever printed must hear that it does. */
Test(print_where, a_refusal_that_cannot_be_written_down_is_said)
{
	struct fixture f;

	open_with_printers(&f);
	fixture_program(&f, "lp",
		arena_printf(
			f.arena, "rm -f %s-journal; mkdir %s-journal; exit 1\n", f.path, f.path));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert(strstr(f.err.text, "so the record says that it left: "), "%s", f.err.text);
	rmdir(arena_printf(f.arena, "%s-journal", f.path));
	fixture_close(&f);
}

/* A list that nobody has is not the last one printed; its number is not given again. */
Test(print_where, a_list_that_did_not_come_out_is_not_the_last)
{
	struct printed_list *lists;
	struct fixture f;

	open_with_printers(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL);
	fixture_program(&f, "lp", "exit 1\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_SUPERVISION, "worker", "jpatel", "printer", "Northfield-2", NULL));
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL, NULL);
	lists = f.result.value;
	cr_assert_eq(f.result.n, 1);
	cr_assert_eq(lists[0].sheet, 1);
	FIXTURE_OK(&f, CMD_SHEET_SHOW, NULL, NULL);
	cr_assert(strstr(f.result.message, "Sheet 1"), "%s", f.result.message);
	/* Whoever holds a page of it after all can still enter it. */
	FIXTURE_OK(&f, CMD_SHEET_SHOW, "sheet", "2", NULL);
	fixture_printers(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL);
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL, NULL);
	cr_assert_eq(((struct printed_list *)f.result.value)[0].sheet, 4);
	fixture_close(&f);
}

/* Room for the name, and none for the other name it has until it is whole. */
static const char *last_moment(struct fixture *f)
{
	struct str path = {0};

	str_addf(&path, "%s/", f->dir);
	while (path.length < 4080)
		str_add(&path, "./");
	str_add(&path, "x.txt");
	const char *copy = arena_strdup(f->arena, str_text(&path));
	str_free(&path);
	return copy;
}

Test(print_where, a_file_that_was_not_written_is_not_in_the_audit_as_written)
{
	static const struct {
		enum command_id id;
		const char *to;
	} cases[] = {{CMD_MEASURE_WRITE, "file"}, {CMD_EXPORT_RECORDS, "file"},
		{CMD_CALENDAR_EXPORT, "to"}, {CMD_PRINT_CASELOAD, "to"}};
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", "9990000018", "date", "+1w", NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_not(fixture_run(&f, cases[i].id, cases[i].to, last_moment(&f), NULL));
		cr_assert(strstr(f.err.text, "too long"), "%zu: %s", i, f.err.text);
		cr_assert_str_eq(f.err.field, cases[i].to, "%zu: %s", i, f.err.field);
		audit_rows(&f, &rows);
		cr_assert_str_eq(rows[0].result, "refused", "%zu: %s", i, rows[0].command);
		cr_assert_str_eq(rows[1].result, "done", "%zu: %s", i, rows[1].command);
		cr_assert_not(fixture_run(
			&f, cases[i].id, cases[i].to, fixture_in(&f, "none/x.txt"), NULL));
		cr_assert_str_eq(f.err.field, cases[i].to, "%zu: %s", i, f.err.field);
		/* On a screen no shell has put the home folder in its place. */
		const char *name = arena_printf(f.arena, "home%zu", i);
		setenv("HOME", f.dir, 1);
		FIXTURE_OK(&f, cases[i].id, cases[i].to, arena_printf(f.arena, "~/%s", name), NULL);
		cr_assert_eq(access(fixture_in(&f, name), F_OK), 0, "%zu", i);
	}
	/* and so is one that is read */
	fixture_write(&f, "ward.txt", "9990000018\n", 11);
	FIXTURE_OK(&f, CMD_MATCH_SHOW, "file", "~/ward.txt", NULL);
	cr_assert_eq(f.result.n, 1, "%zu people", f.result.n);
	fixture_close(&f);
}

/* Another program in the place of caseload-pdf, or ours cut short: nothing of it leaves. */
Test(print_where, what_is_no_whole_pdf_goes_nowhere)
{
	static const char *const scripts[] = {"cat >/dev/null; echo rubbish\n", "cat >/dev/null\n",
		"cat >/dev/null; echo '%PDF-1.7'; echo half\n", "kill -9 $$\n",
		"cat >/dev/null; echo '%PDF-1.7 %%EOF'; exit 3\n", "echo Wrong. >&2; exit 1\n"};
	struct fixture f;

	open_with_printers(&f);
	setenv("CASELOAD_PDF", fixture_in(&f, "draw"), 1);
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		fixture_program(&f, "draw", scripts[i]);
		cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL),
			"%s", scripts[i]);
		cr_assert(strstr(f.err.text, "could not be drawn"), "%s", f.err.text);
		cr_assert_null(strstr(f.err.text, ".."), "%s", f.err.text);
		cr_assert_not(
			fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "x.pdf"), NULL));
	}
	cr_assert_str_eq(fixture_content(&f, "job0"), "");
	cr_assert_neq(access(fixture_in(&f, "x.pdf"), F_OK), 0);
	fixture_close(&f);
}

Test(print_where, reading_only_prints_what_is_not_kept)
{
	struct fixture f;
	struct session *reader;

	open_with_printers(&f);
	const struct session_options options = {
		.store = f.path, .login = "jpatel", .read_only = true};
	cr_assert(session_open(&options, &reader, &f.err), "%s", f.err.text);
	cr_assert_not(
		fixture_run_in(&f, reader, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL));
	cr_assert_eq(f.err.code, ERR_READONLY);
	cr_assert_str_eq(fixture_content(&f, "job0"), "");
	cr_assert(fixture_run_in(&f, reader, CMD_PRINT_CASELOAD, "preview", "1", NULL), "%s",
		f.err.text);
	cr_assert(
		fixture_run_in(&f, reader, CMD_PRINT_REGISTER, "to", fixture_in(&f, "r.txt"), NULL),
		"%s", f.err.text);
	session_close(reader);
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL, NULL);
	cr_assert_eq(f.result.n, 0);
	fixture_close(&f);
}

Test(print_where, in_real_use_no_other_program_gets_the_pages)
{
	struct fixture f;

	open_with_printers(&f);
	cr_assert(fixture_run(&f, CMD_TEAM_SET, "live", "yes", NULL), "%s", f.err.text);
	fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "Northfield-2", NULL);
	cr_assert_str_eq(fixture_content(&f, "job0"), "", "the program of CASELOAD_LP was run");
	fixture_program(&f, "draw", "cat >got; echo '%PDF-1.7 %%EOF'\n");
	setenv("CASELOAD_PDF", fixture_in(&f, "draw"), 1);
	fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "x.pdf"), NULL);
	cr_assert_str_eq(fixture_content(&f, "got"), "", "the program of CASELOAD_PDF was run");
	fixture_close(&f);
}

Test(print_where, a_preview_that_names_a_printer_says_what_would_be)
{
	struct fixture f;
	struct paper *paper;

	open_with_printers(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", NULL);
	paper = f.result.value;
	cr_assert_str_eq(paper->sentence, "Prints 2 pages about 1 person. Printing is logged.");
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", "printer", "Northfield-2", "copies", "2",
		NULL);
	paper = f.result.value;
	cr_assert_str_eq(paper->sentence,
		"Prints 2 pages about 1 person on Northfield-2, 2 copies, as text: caseload-pdf is "
		"not installed. Printing is logged.");
	cr_assert_str_eq(fixture_content(&f, "job0"), "");
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_CASELOAD, "preview", "1", "printer", "Northfield-9", NULL));
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", "to", fixture_in(&f, "x.txt"), NULL);
	paper = f.result.value;
	cr_assert(strstr(paper->sentence, "x.txt. Printing is logged."), "%s", paper->sentence);
	cr_assert_neq(access(fixture_in(&f, "x.txt"), F_OK), 0);
	fixture_close(&f);
}

Test(print_where, the_printer_at_the_pc_gets_its_own_letters_and_no_controls)
{
	struct fixture f;
	struct audit *rows;

	open_with_printers(&f);
	unsetenv("TMUX");
	pc_terminal(fixture_in(&f, "none/tty"));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "this-pc", NULL));
	cr_assert(strstr(f.err.text, "no terminal here"), "%s", f.err.text);
	fixture_write(&f, "tty", "", 0);
	pc_terminal(fixture_in(&f, "tty"));
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "this-pc", "format", "pdf", NULL));
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "this-pc", NULL);
	cr_assert(
		strstr(f.result.message, "Sent 2 pages about 1 person to the printer at this PC."),
		"%s", f.result.message);
	cr_assert(strstr(f.result.message, "CP1252 has no "), "%s", f.result.message);
	cr_assert(strstr(f.result.message, "Ł as L"), "%s", f.result.message);
	const char *sent = fixture_content(&f, "tty");
	cr_assert(strncmp(sent, "\033[5i", 4) == 0 &&
		  strcmp(sent + strlen(sent) - 4, "\033[4i") == 0);
	cr_assert(strstr(sent, "LUKASZ"), "%s", sent);
	cr_assert(strstr(sent, "\r\n"));
	for (const char *at = sent + 4; at < sent + strlen(sent) - 4; at++)
		cr_assert((unsigned char)*at >= ' ' || *at == '\r' || *at == '\n' || *at == '\f',
			"control %d", *at);
	audit_rows(&f, &rows);
	cr_assert(strstr(rows[0].detail, "sent to the printer at the PC, text"), "%s",
		rows[0].detail);
	cr_assert_not(
		fixture_run(&f, CMD_SETTING_SET, "name", "pc-codepage", "value", "KOI8", NULL));
	fixture_on_register(&f, "王", "伟", "9990000026", "14/07/1945");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "this-pc", NULL));
	cr_assert_str_eq(f.err.field, "anyway");
	cr_assert(strstr(f.err.text, "王"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "printer", "this-pc", "anyway", "1", NULL);
	pc_terminal(NULL);
	fixture_close(&f);
}

Test(print_where, letters_of_a_code_page)
{
	static const struct {
		const char *text, *codepage, *bytes, *remark;
	} cases[] = {
		{"£5 é\n", "CP1252",
			"\xa3"
			"5 \xe9\r\n",
			""},
		{"£5", "CP850",
			"\x9c"
			"5",
			""},
		{"a\033[2Jb\x07\xc2\x9b", "CP1252", "a[2Jb", ""},
		{"Łł", "CP1252", "Ll", "Your PC's code page CP1252 has no Ł as L, ł as l."},
		{"─│█", "CP1252", "-|#", ""},
		{"a\fb", "CP1252", "a\fb", ""},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str out = {0};
		const char *remark;
		struct err err = {0};

		cr_assert(pc_turn(cases[i].text, cases[i].codepage, false, arena, &out, &remark,
				  &err),
			"%s: %s", cases[i].text, err.text);
		cr_assert_str_eq(str_text(&out), cases[i].bytes, "%s", cases[i].text);
		cr_assert_str_eq(remark, cases[i].remark);
		str_free(&out);
	}
	arena_free(arena);
}

Test(print_where, a_file_is_refused_before_anything_is_made)
{
	struct fixture f;
	struct audit *rows;
	char longest[300];

	open_with_printers(&f);
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	fixture_write(&f, "there.txt", "old", 3);
	cr_assert_eq(symlink("there.txt", fixture_in(&f, "link.txt")), 0);
	cr_assert_eq(mkfifo(fixture_in(&f, "pipe"), 0600), 0);
	cr_assert_eq(mkdir(fixture_in(&f, "locked"), 0500), 0);
	const struct {
		const char *path, *field, *words;
	} cases[] = {
		{fixture_in(&f, "there.txt"), "replace", "exists already"},
		{f.dir, "to", "is a folder"},
		{fixture_in(&f, ""), "to", "is a folder"},
		{fixture_in(&f, "link.txt"), "to", "another place"},
		{fixture_in(&f, "pipe"), "to", "is not a file"},
		{"/dev/null", "to", "is not a file"},
		{fixture_in(&f, "none/x.txt"), "to", "no folder"},
		{fixture_in(&f, "there.txt/x.txt"), "to", "no folder"},
		{fixture_in(&f, "a\033[2Jb.txt"), "to", "control"},
		{fixture_in(&f, "a\nb.txt"), "to", "control"},
		{fixture_in(&f, longest), "to", "too long"},
		{"", "to", "which file"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", cases[i].path, NULL), "%s",
			cases[i].path);
		cr_assert_str_eq(f.err.field, cases[i].field, "%s: %s", cases[i].path, f.err.text);
		cr_assert(strstr(f.err.text, cases[i].words), "%s: %s", cases[i].path, f.err.text);
	}
	/* Whatever may be replaced: never the records and what lies beside them, however it is
	 * spelled, nor what is no file. */
	const char *store = strrchr(f.path, '/') + 1;
	cr_assert_eq(symlink(f.dir, fixture_in(&f, "folder")), 0);
	const char *never[] = {f.path, arena_printf(f.arena, "%s-wal", f.path),
		arena_printf(f.arena, "%s.lock", f.path),
		arena_printf(f.arena, "%s/./%s-journal", f.dir, store),
		arena_printf(f.arena, "%s/locked/../%s.lock", f.dir, store),
		arena_printf(f.arena, "%s/folder/%s-journal", f.dir, store),
		fixture_in(&f, "link.txt"), fixture_in(&f, "pipe"), f.dir};
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		cr_assert_not(
			fixture_run(&f, CMD_PRINT_CASELOAD, "to", never[i], "replace", "1", NULL));
		cr_assert_str_eq(f.err.field, "to", "%s: %s", never[i], f.err.text);
	}
	if (geteuid() != 0) {
		cr_assert_not(fixture_run(
			&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "locked/x.txt"), NULL));
		cr_assert(strstr(f.err.text, "may not write"), "%s", f.err.text);
	}
	audit_rows(&f, &rows);
	cr_assert_str_neq(rows[0].command, "print caseload");
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "there.txt"), "replace", "1", NULL);
	cr_assert(strstr(fixture_content(&f, "there.txt"), "Caseload summary"));
	FIXTURE_OK(
		&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "block.txt"), "format", "block", NULL);
	cr_assert_null(strchr(fixture_content(&f, "block.txt"), '\f'));
	fixture_close(&f);
}

static size_t files_in(const char *path)
{
	DIR *folder = opendir(path);
	size_t n = 0;

	cr_assert_not_null(folder);
	while (readdir(folder) != NULL)
		n++;
	closedir(folder);
	return n;
}

/* The limit kills the process in the middle of its write. */
Test(print_where, who_is_killed_while_writing_leaves_nothing_beside_the_file)
{
	const struct rlimit small = {100000, 100000}, none = {0, 0};
	const size_t length = 1000000;
	struct fixture f;
	int status;

	fixture_open(&f);
	fixture_write(&f, "plan.txt", "before", 6);
	char *bytes = memset(arena_alloc(f.arena, length), 'x', length);
	size_t before = files_in(f.dir);
	pid_t child = fork();
	if (child == 0) {
		signal(SIGXFSZ, SIG_DFL);
		setrlimit(RLIMIT_CORE, &none);
		setrlimit(RLIMIT_FSIZE, &small);
		file_write_over(fixture_in(&f, "plan.txt"), bytes, length, f.arena, &f.err);
		_exit(0);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ, "%d", status);
	cr_assert_eq(files_in(f.dir), before);
	cr_assert_str_eq(fixture_content(&f, "plan.txt"), "before");
	fixture_close(&f);
}
