/* Printing: what leaves, where to, and what the audit says of it first. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/report/sheet_text.h>

#include "fixture.h"

static const char *lukasz(struct fixture *f)
{
	return fixture_on_register(f, "Łukasz", "Bożena", "9990000018", "14/07/1945");
}

static bool has(const char *program)
{
	return access(program, X_OK) == 0;
}

static int shell(struct fixture *f, const char *command)
{
	return system(arena_printf(f->arena, "cd %s && %s", f->dir, command));
}

/* The newest row of the audit. */
static struct audit *newest(struct fixture *f)
{
	FIXTURE_OK(f, CMD_AUDIT_LIST, "limit", "5", NULL);
	struct audit *rows = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (strncmp(rows[i].command, "print", 5) == 0)
			return &rows[i];
	cr_assert_fail("no print in the audit");
	return NULL;
}

Test(print, a_preview_prints_nothing_and_is_in_the_audit)
{
	struct fixture f;

	fixture_open(&f);
	lukasz(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "preview", "1", NULL);
	cr_assert(strstr(fixture_pages(&f), "ŁUKASZ"), "%s", fixture_pages(&f));
	cr_assert(strstr(fixture_pages(&f), "Caseload summary: Team North"));
	cr_assert(strstr(fixture_pages(&f), "Record "));
	cr_assert_str_eq(f.result.message, "2 pages about 1 person. Nothing has been printed.");
	struct audit *row = newest(&f);
	cr_assert_str_eq(row->command, "print caseload");
	cr_assert_str_eq(row->touches, "disclose");
	cr_assert_str_eq(row->detail, "preview, text, 2 pages, 1 person");
	fixture_close(&f);
}

Test(print, a_text_file_is_whole_private_and_never_written_over)
{
	struct fixture f;
	struct stat st;

	fixture_open(&f);
	lukasz(&f);
	const char *path = fixture_in(&f, "caseload.txt");
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "lead", "jpatel", "to", path, NULL);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "team.txt"), NULL);
	cr_assert(strstr(fixture_content(&f, "team.txt"), "999 000 0018"));
	cr_assert(strstr(
		fixture_content(&f, "caseload.txt"), "Caseload summary: Jo Patel, Social worker"));
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	const char *before = fixture_content(&f, "caseload.txt");
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", path, NULL));
	cr_assert_eq(f.err.code, ERR_INVALID);
	cr_assert_str_eq(f.err.field, "replace");
	cr_assert(strstr(f.err.text, "exists already"), "%s", f.err.text);
	cr_assert_str_eq(fixture_content(&f, "caseload.txt"), before);
	cr_assert_eq(symlink("nowhere.txt", fixture_in(&f, "link.txt")), 0);
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "link.txt"), NULL));
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "none/x.txt"), NULL));
	cr_assert(strstr(f.err.text, "no folder"), "%s", f.err.text);
	cr_assert_neq(shell(&f, "ls -A | grep -q part"), 0, "no half file is left");
	fixture_close(&f);
}

Test(print, the_pdf_is_sound_and_keeps_the_names)
{
	struct fixture f;

	fixture_open(&f);
	if (access("build/caseload-pdf", X_OK) != 0 && getenv("CASELOAD_PDF") == NULL)
		cr_skip_test("caseload-pdf is not built");
	const char *uid = lukasz(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.pdf"), NULL);
	cr_assert(strstr(f.result.message, "Wrote 2 pages about 1 person to "), "%s",
		f.result.message);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "The cat.",
		NULL);
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", uid, "to", fixture_in(&f, "p.pdf"), NULL);
	if (has("/usr/bin/qpdf"))
		cr_assert_eq(
			shell(&f, "qpdf --check c.pdf >info 2>&1 && qpdf --check p.pdf >info 2>&1"),
			0, "%s", fixture_content(&f, "info"));
	if (has("/usr/bin/pdftotext")) {
		cr_assert_eq(
			shell(&f, "pdftotext -layout c.pdf c.out && pdftotext -layout p.pdf p.out"),
			0);
		cr_assert(strstr(fixture_content(&f, "c.out"), "ŁUKASZ"));
		cr_assert(strstr(fixture_content(&f, "p.out"), "ŁUKASZ, Bożena"));
		cr_assert(strstr(fixture_content(&f, "p.out"), "The cat."));
		cr_assert(strstr(fixture_content(&f, "p.out"), "DRAFT: not agreed"));
	}
	struct audit *row = newest(&f);
	cr_assert(strstr(row->detail, "printed to file "), "%s", row->detail);
	cr_assert(strstr(row->detail, "pdf, 2 pages, 1 person, version 1, copy 1"), "%s",
		row->detail);
	fixture_close(&f);
}

Test(print, characters_without_a_font_stop_it_unless_asked_for_and_the_audit_says_so)
{
	struct fixture f;

	fixture_open(&f);
	lukasz(&f);
	setenv("CASELOAD_PDF",
		fixture_program(&f, "draws",
			"cat >/dev/null\necho '%PDF-1.5 /Count 1 %%EOF'\n"
			"echo 'No font has U+100001.' >&2\n"),
		1);
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.pdf"), NULL));
	cr_assert_str_eq(f.err.field, "anyway");
	cr_assert(
		strstr(f.err.text, "No font has U+100001. Nothing was printed."), "%s", f.err.text);
	cr_assert_neq(access(fixture_in(&f, "c.pdf"), F_OK), 0);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.pdf"), "anyway", "1", NULL);
	cr_assert_eq(access(fixture_in(&f, "c.pdf"), R_OK), 0);
	cr_assert(strstr(newest(&f)->detail, "pdf with boxes for the characters that no font has"), "%s",
		newest(&f)->detail);
	unsetenv("CASELOAD_PDF");
	fixture_close(&f);
}

Test(print, without_caseload_pdf_the_sentence_says_what_to_do)
{
	struct fixture f;

	fixture_open(&f);
	setenv("CASELOAD_PDF", "/nonexistent/caseload-pdf", 1);
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.pdf"), NULL));
	cr_assert(strstr(f.err.text, "caseload-pdf is not installed"), "%s", f.err.text);
	cr_assert(strstr(f.err.text, "end the name in .txt"), "%s", f.err.text);
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.txt"), "format", "pdf", NULL));
	cr_assert(strstr(f.err.text, "--format text"), "%s", f.err.text);
	cr_assert_neq(access(fixture_in(&f, "c.pdf"), F_OK), 0);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.txt"), NULL);
	setenv("CASELOAD_PDF", "/bin/false", 1);
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", fixture_in(&f, "c.pdf"), NULL));
	cr_assert(strstr(f.err.text, "could not be drawn"), "%s", f.err.text);
	cr_assert_neq(access(fixture_in(&f, "c.pdf"), F_OK), 0);
	unsetenv("CASELOAD_PDF");
	fixture_close(&f);
}

Test(print, standard_output_gets_the_pages_alone)
{
	struct fixture f;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_PRINT_CASELOAD, "to", "-", NULL);
	cr_assert_null(f.result.message);
	cr_assert_null(((struct paper *)f.result.value)->written_to);
	cr_assert(strstr(fixture_pages(&f), "Nobody is on this caseload."));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", "-", "format", "pdf", NULL));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "to", "-", "format", "doc", NULL));
	cr_assert_not(fixture_run(&f, CMD_PRINT_CASELOAD, "printer", "-o raw", NULL));
	cr_assert_str_eq(f.err.field, "printer");
	fixture_close(&f);
}

Test(print, a_plan_that_is_not_there_is_said)
{
	struct fixture f;

	fixture_open(&f);
	const char *uid = lukasz(&f);
	cr_assert_not(fixture_run(&f, CMD_PRINT_PLAN, "person", uid, "preview", "1", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	cr_assert(strstr(f.err.text, "no plan yet"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "Well.", NULL);
	cr_assert_not(fixture_run(
		&f, CMD_PRINT_PLAN, "person", uid, "version", "7", "preview", "1", NULL));
	FIXTURE_OK(&f, CMD_PRINT_PLAN, "person", uid, "version", "1", "preview", "1", NULL);
	cr_assert(strstr(fixture_pages(&f), "Version 1"));
	cr_assert_not(
		fixture_run(&f, CMD_PRINT_PLAN, "person", "9990000026", "preview", "1", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	fixture_close(&f);
}
