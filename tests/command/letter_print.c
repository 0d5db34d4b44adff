/* All letters that are due as one job, and all of a job recorded as sent. */
#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/str.h>
#include <caseload/letter.h>
#include <caseload/record.h>

#include "fixture.h"

TestSuite(letter_print, .timeout = 60);

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"
#define EVE "9990000042"

static const char *in(struct fixture *f, const char *name)
{
	return arena_printf(f->arena, "%s/%s", f->dir, name);
}

static const char *content(struct fixture *f, const char *name)
{
	struct str text = {0};
	char buffer[4096];
	size_t n;
	FILE *file = fopen(in(f, name), "rb");

	if (file == NULL)
		return "";
	while ((n = fread(buffer, 1, sizeof(buffer), file)) > 0)
		str_addn(&text, buffer, n);
	fclose(file);
	const char *copy = arena_strndup(f->arena, str_text(&text), text.length);
	str_free(&text);
	return copy;
}

static void program(struct fixture *f, const char *name, const char *script)
{
	const char *text = arena_printf(f->arena, "#!/bin/sh\ncd %s\n%s", f->dir, script);

	fixture_write(f, name, text, strlen(text));
	cr_assert_eq(chmod(in(f, name), 0700), 0);
}

static void led(struct fixture *f, const char *family, const char *given, const char *number)
{
	fixture_on_register(f, family, given, number, "1941-05-06");
	FIXTURE_OK(f, CMD_PERSON_EDIT, "person", number, "address", "1 High Street", NULL);
	FIXTURE_OK(
		f, CMD_LEAD_ASSIGN, "person", number, "worker", "jpatel", "reason", "Knows", NULL);
}

/* Ada and Ben are to be told who leads; Ben needs large print. One printer. */
static void open_with_due(struct fixture *f)
{
	fixture_open(f);
	program(f, "lpstat",
		"echo 'system default destination: Hall'\n"
		"echo 'Hall accepting requests since x'\n"
		"echo 'printer Hall is idle.  enabled since x'\n");
	program(f, "lp", "printf '%s\\n' \"$@\" >>job; cat >>pages\n");
	program(f, "draw", "echo %PDF-1.7; cat; echo %%EOF\n");
	setenv("CASELOAD_LP", f->dir, 1);
	setenv("CASELOAD_PDF", in(f, "draw"), 1);
	FIXTURE_OK(f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960010", "role",
		"privacy", NULL);
	led(f, "Ahmed", "Ada", ADA);
	led(f, "Bell", "Ben", BEN);
	FIXTURE_OK(f, CMD_PERSON_EDIT, "person", BEN, "comm-need", "large_print", NULL);
}

static const struct paper *print(struct fixture *f)
{
	FIXTURE_OK(f, CMD_PRINT_LETTERS, "printer", "Hall", NULL);
	return f->result.value;
}

static size_t waiting(struct fixture *f)
{
	FIXTURE_OK(f, CMD_LETTER_LIST, "waiting", "1", NULL);
	return f->result.n;
}

static size_t due(struct fixture *f)
{
	FIXTURE_OK(f, CMD_LETTER_DUE, NULL);
	return f->result.n;
}

static const struct lead *lead_of(struct fixture *f, const char *person)
{
	FIXTURE_OK(f, CMD_PERSON_SHOW, "person", person, NULL);
	return ((const struct person_record *)f->result.value)->lead;
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

/* The rows of the audit, newest first. */
static const struct audit *audit(struct fixture *f, size_t n)
{
	FIXTURE_OK(f, CMD_AUDIT_LIST, "limit", arena_printf(f->arena, "%zu", n), NULL);
	cr_assert_eq(f->result.n, n);
	return f->result.value;
}

Test(letter_print, all_that_are_due_are_one_job_and_each_is_in_the_audit)
{
	struct fixture f;

	open_with_due(&f);
	const struct paper *paper = print(&f);
	cr_assert_eq(paper->sheets_n, 2);
	cr_assert_eq(paper->people, 2);
	cr_assert_eq(paper->notes_n, 0);
	cr_assert(strstr(f.result.message, "about 2 people to Hall. 2 letters, 1 in large print."),
		"%s", f.result.message);
	cr_assert(strstr(f.result.message, "caseload letter sent-all"), "%s", f.result.message);
	const char *job = content(&f, "job"), *pages = content(&f, "pages");
	cr_assert_eq(times(job, "-t\n"), 1, "%s", job);
	cr_assert(strstr(job, "-o\nsides=one-sided\n"), "%s", job);
	cr_assert_eq(times(pages, "caseload-sheet 1\n"), 2, "%s", pages);
	cr_assert_eq(times(pages, "paper\tportrait\tlarge\n"), 1, "%s", pages);
	const struct audit *rows = audit(&f, 2);
	for (size_t i = 0; i < 2; i++) {
		cr_assert_str_eq(rows[i].command, "print letters");
		cr_assert(strstr(rows[i].detail, "printed on Hall, pdf"), "%s", rows[i].detail);
		cr_assert(strstr(rows[i].detail, "2 people, letter lead"), "%s", rows[i].detail);
	}
	cr_assert_neq(rows[0].person_id, rows[1].person_id);
	cr_assert_str_neq(rows[0].object, rows[1].object);
	cr_assert_eq(due(&f), 0);
	cr_assert_eq(waiting(&f), 2);
	cr_assert_not(fixture_run(&f, CMD_PRINT_LETTERS, NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND, "%s", f.err.text);
	fixture_close(&f);
}

static const char *why_left_out(const struct paper *paper, const char *who)
{
	for (size_t i = 0; i < paper->notes_n; i++)
		if (paper->notes[i].left_out && text_starts(paper->notes[i].who, who))
			return paper->notes[i].words;
	cr_assert_fail("%s is not left out", who);
	return NULL;
}

/* Never silently; and without caseload-pdf nobody gets letters that are too small. */
Test(letter_print, who_is_left_out_is_named_with_the_reason)
{
	struct fixture f;

	open_with_due(&f);
	led(&f, "Cook", "Cat", CAT);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", CAT, "no-contact", "At her wish", NULL);
	led(&f, "Diaz", "Eve", EVE);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", EVE, "address", "", "comm-need", "braille", NULL);
	FIXTURE_OK(&f, CMD_PRINT_LETTERS, "preview", "1", NULL);
	cr_assert_eq(((const struct paper *)f.result.value)->notes_n, 2, "to look at, Ben's too");
	setenv("CASELOAD_PDF", "/nonexistent/caseload-pdf", 1);
	for (int preview = 1; preview >= 0; preview--) {
		FIXTURE_OK(&f, CMD_PRINT_LETTERS, "printer", "Hall", "preview",
			preview ? "1" : NULL, NULL);
		const struct paper *paper = f.result.value;
		cr_assert_eq(paper->sheets_n, 1);
		cr_assert_eq(paper->notes_n, 3);
		cr_assert(strstr(why_left_out(paper, "BELL"), "large print, and caseload-pdf"));
		cr_assert(strstr(why_left_out(paper, "COOK"), "At her wish"));
		cr_assert(strstr(why_left_out(paper, "DIAZ"), "No address is recorded"));
		cr_assert(strstr(preview ? paper->sentence : f.result.message, "3 left out"));
	}
	cr_assert_eq(due(&f), 2, "whoever must not be contacted is not on that list");
	cr_assert_not(fixture_run(&f, CMD_PRINT_LETTERS, NULL));
	cr_assert(strstr(f.err.text, "Nothing can be printed. BELL") &&
			  strstr(f.err.text, "2 more cannot"),
		"%s", f.err.text);
	/* Who is in the job, and paper alone does not reach. */
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", EVE, "address", "1 High Street", NULL);
	const struct paper *paper = print(&f);
	bool told = false;
	for (size_t i = 0; i < paper->notes_n; i++)
		told = told || (!paper->notes[i].left_out &&
				       strstr(paper->notes[i].words, "Braille") != NULL);
	cr_assert(told);
	fixture_close(&f);
}

Test(letter_print, none_is_recorded_when_the_printer_does_not_take_them)
{
	struct fixture f;

	open_with_due(&f);
	program(&f, "lp", "exit 1\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_LETTERS, "printer", "Hall", NULL));
	const struct audit *rows = audit(&f, 4);
	for (size_t i = 0; i < 4; i++)
		cr_assert_str_eq(rows[i].result, i < 2 ? "refused" : "done", "row %zu", i);
	cr_assert_neq(rows[0].person_id, rows[1].person_id, "each has it in their history");
	cr_assert_eq(waiting(&f), 0);
	cr_assert_eq(due(&f), 2);
	/* Nor where one of them cannot be drawn. */
	program(&f, "draw", "cat >/dev/null; echo rubbish\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_LETTERS, "to", in(&f, "all.pdf"), NULL));
	cr_assert_neq(access(in(&f, "all.pdf"), F_OK), 0);
	cr_assert_eq(due(&f), 2);
	/* Where nobody knows, they are. */
	program(&f, "draw", "echo %PDF-1.7; cat; echo %%EOF\n");
	program(&f, "lp", "kill -9 $$\n");
	cr_assert_not(fixture_run(&f, CMD_PRINT_LETTERS, "printer", "Hall", NULL));
	cr_assert(strstr(f.err.text, "They count as printed"), "%s", f.err.text);
	cr_assert_eq(waiting(&f), 2);
	fixture_close(&f);
}

/* Prints all that are due, as somebody else at the same moment; 0 where that was refused as it must be. */
static int prints_beside(struct fixture *f)
{
	f->session = fixture_session(f, "jpatel");
	if (fixture_run(f, CMD_PRINT_LETTERS, "printer", "Hall", NULL) ||
		f->err.code != ERR_CONFLICT)
		return 1;
	return strstr(f->err.text, "Ada") != NULL && strstr(f->err.text, "print again") != NULL ? 0
												: 2;
}

/* In the process of another, whose printer refuses. */
static int prints_in_vain(struct fixture *f)
{
	f->session = fixture_session(f, "jpatel");
	if (fixture_run(f, CMD_PRINT_LETTERS, "printer", "Hall", NULL) || f->err.code != ERR_IO)
		return 1;
	return strstr(f->err.text, "could not be written down") == NULL ? 0 : 2;
}

/* One program's first run stands still, in another process, until let_go(). */
struct held {
	pid_t other;
	int stands;
};

static void hold(struct fixture *f, struct held *held, const char *name, const char *first,
	const char *then, int (*run)(struct fixture *f))
{
	program(f, name,
		arena_printf(f->arena,
			"if mkdir held 2>/dev/null; then echo >stands; read -r line <go; %s fi\n%s",
			first, then));
	cr_assert_eq(mkfifo(in(f, "stands"), 0600), 0);
	cr_assert_eq(mkfifo(in(f, "go"), 0600), 0);
	session_close(f->session);
	f->session = NULL;
	held->other = fork();
	if (held->other == 0)
		_exit(run(f));
	held->stands = open(in(f, "stands"), O_RDONLY | O_CLOEXEC);
	f->session = fixture_session(f, "jpatel");
}

static void let_go(struct fixture *f, const struct held *held)
{
	int status;

	close(open(in(f, "go"), O_WRONLY | O_CLOEXEC));
	close(held->stands);
	cr_assert_eq(waitpid(held->other, &status, 0), held->other);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%d", status);
}

Test(letter_print, two_who_print_at_once_do_not_send_everybody_two)
{
	struct fixture f;
	struct held held;

	open_with_due(&f);
	hold(&f, &held, "draw", "", "echo %PDF-1.7; cat; echo %%EOF\n", prints_beside);
	cr_assert_eq(print(&f)->pages_n, 2);
	let_go(&f, &held);
	cr_assert_eq(times(content(&f, "job"), "-d\n"), 1, "%s", content(&f, "job"));
	cr_assert_eq(waiting(&f), 2);
	fixture_close(&f);
}

Test(letter_print, what_another_changed_meanwhile_keeps_no_other_from_being_taken_back)
{
	struct fixture f;
	struct held held;

	open_with_due(&f);
	hold(&f, &held, "lp", "exit 1;", "", prints_in_vain);
	FIXTURE_OK(&f, CMD_LETTER_SENT, "person", ADA, "letter", "lead", NULL);
	let_go(&f, &held);
	cr_assert_eq(waiting(&f), 0);
	cr_assert_eq(due(&f), 1);
	FIXTURE_OK(&f, CMD_LETTER_LIST, "person", ADA, NULL);
	cr_assert_eq(((const struct letter *)f.result.value)->status, LETTER_STATUS_SENT);
	fixture_close(&f);
}

Test(letter_print, one_kind_one_lead_or_near_reviews_can_be_asked_for)
{
	struct fixture f;

	open_with_due(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "community_matron",
		"login", "asmith", "phone", "01632 960011", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", BEN, "worker", "asmith", "reason", "Near", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "+5w", NULL);
	static const struct {
		const char *name, *value;
		size_t n;
	} cases[] = {{"kind", "lead", 2}, {"kind", "review", 0}, {"kind", "lead_changed", 0},
		{"lead", "jpatel", 1}, {"lead", "asmith", 1}, {"days", "36", 3}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		FIXTURE_OK(&f, CMD_LETTER_DUE, cases[i].name, cases[i].value, NULL);
		cr_assert_eq(f.result.n, cases[i].n, "%s %s", cases[i].name, cases[i].value);
		bool printed = fixture_run(
			&f, CMD_PRINT_LETTERS, cases[i].name, cases[i].value, "preview", "1", NULL);
		cr_assert_eq(printed, cases[i].n > 0, "%s %s", cases[i].name, cases[i].value);
		if (printed)
			cr_assert_eq(((const struct paper *)f.result.value)->sheets_n, cases[i].n);
		else
			cr_assert(strstr(f.err.text, "that you asked for"), "%s", f.err.text);
	}
	fixture_close(&f);
}

Test(letter_print, a_days_letters_are_sent_in_one_step_and_undone_in_one)
{
	struct fixture f;

	open_with_due(&f);
	cr_assert_not(fixture_run(&f, CMD_LETTER_SENT_ALL, NULL));
	cr_assert(
		strstr(f.err.text, "No letter that you printed on 12-Mar-2026"), "%s", f.err.text);
	print(&f);
	FIXTURE_OK(&f, CMD_LETTER_SENT_ALL, NULL);
	cr_assert_str_eq(f.result.message,
		"Recorded as sent on 12-Mar-2026: 2 letters. The clock for telling them has "
		"stopped.");
	const struct audit *rows = audit(&f, 2);
	cr_assert_str_eq(rows[1].detail, "lead sent");
	cr_assert_neq(rows[0].person_id, rows[1].person_id);
	cr_assert_eq(waiting(&f), 0);
	cr_assert(date_is_set(lead_of(&f, ADA)->informed_on));
	cr_assert(date_is_set(lead_of(&f, BEN)->informed_on));
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_eq(waiting(&f), 2);
	cr_assert_not(date_is_set(lead_of(&f, ADA)->informed_on));
	cr_assert_not(date_is_set(lead_of(&f, BEN)->informed_on));
	/* On the next day: those of the day before, and only what was asked for. */
	fixture_now(&f, "2026-03-13T09:00");
	cr_assert_not(fixture_run(&f, CMD_LETTER_SENT_ALL, NULL));
	cr_assert_not(fixture_run(
		&f, CMD_LETTER_SENT_ALL, "printed", "yesterday", "kind", "review", NULL));
	cr_assert_not(fixture_run(
		&f, CMD_LETTER_SENT_ALL, "printed", "yesterday", "on", "11/3/26", NULL));
	cr_assert(strstr(f.err.text, "cannot have gone before"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_LETTER_SENT_ALL, "printed", "yesterday", "on", "yesterday", NULL);
	cr_assert(date_equal(lead_of(&f, ADA)->informed_on, date_make(2026, 3, 12)));
	fixture_close(&f);
}

/* In the envelope is what was printed: what is not to be sent any more is taken out of the post. */
Test(letter_print, what_must_not_go_is_named_and_the_others_go)
{
	struct fixture f;

	open_with_due(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "community_matron",
		"login", "asmith", "role", "lead", "phone", "01632 960011", NULL);
	print(&f);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", BEN, "worker", "asmith", "reason", "Near", NULL);
	/* Whose letters they are not: nobody's are recorded without being asked for. */
	struct session *other = fixture_session(&f, "asmith");
	cr_assert_not(fixture_run_in(&f, other, CMD_LETTER_SENT_ALL, NULL));
	session_close(other);
	FIXTURE_OK(&f, CMD_LETTER_SENT_ALL, "others", "1", NULL);
	cr_assert(strstr(f.result.message, "1 letter. "), "%s", f.result.message);
	cr_assert(strstr(f.result.message, "Not sent: 1. BELL, Ben: Take it out of the post. Jo "
					   "Patel is no longer the lead professional."),
		"%s", f.result.message);
	cr_assert(date_is_set(lead_of(&f, ADA)->informed_on));
	cr_assert_not(date_is_set(lead_of(&f, BEN)->informed_on));
	fixture_close(&f);
}

/* Marked on a list: people who have two letters are counted once. */
Test(letter_print, several_marked_are_one_change)
{
	struct fixture f;

	open_with_due(&f);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "+1w", "with", "jpatel", NULL);
	print(&f);
	cr_assert_eq(waiting(&f), 3);
	const struct letter *letters = f.result.value;
	struct args all[3];
	for (size_t i = 0; i < 3; i++) {
		all[i] = args_new(f.arena);
		args_set(&all[i], "person", letters[i].person_uid);
		args_set(&all[i], "letter", letters[i].uid);
	}
	cr_assert(command_run_many(f.session, CMD_LETTER_SENT, all, 3, f.arena, &f.result, &f.err),
		"%s", f.err.text);
	cr_assert_str_eq(f.result.message,
		"Recorded as sent the letters to 2 people: AHMED, Ada; BELL, Ben");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_eq(waiting(&f), 3);
	fixture_close(&f);
}
