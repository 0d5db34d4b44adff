/* The same change for several people: one save, one change to undo, all or none. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/audit.h>
#include <caseload/base/str.h>
#include <caseload/caseload.h>

#include "fixture.h"

static const char *const numbers[] = {
	"9990000018", "9990000026", "9990000034", "9990000042", "9996060128"};
static const char *const families[] = {"Okonkwo", "Bailey", "Ahmed", "Diaz", "Cook"};

static void five_people(struct fixture *f)
{
	fixture_open(f);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Lowri Evans", "profession", "community_matron",
		"login", "levans", NULL);
	for (size_t i = 0; i < 5; i++)
		fixture_on_register(f, families[i], "Ada", numbers[i], "1941-05-06");
}

static bool move(struct fixture *f, size_t n, bool propose)
{
	struct args list[300];

	for (size_t i = 0; i < n; i++) {
		list[i] = args_new(f->arena);
		args_set(&list[i], "person", numbers[i % 5]);
		args_set(&list[i], "worker", "levans");
		args_set(&list[i], "reason", "Balancing");
		if (propose)
			args_set(&list[i], "propose", "1");
	}
	err_clear(&f->err);
	return command_run_many(
		f->session, CMD_LEAD_ASSIGN, list, n, f->arena, &f->result, &f->err);
}

static int64_t led_by(struct fixture *f, const char *login)
{
	FIXTURE_OK(f, CMD_LIST, "lead", login, NULL);
	return ((struct case_list *)f->result.value)->total;
}

Test(many, is_one_change_with_an_audit_row_for_each_and_one_undo)
{
	struct fixture f;

	five_people(&f);
	cr_assert(move(&f, 3, false), "%s", f.err.text);
	cr_assert_str_eq(f.result.message,
		"Moved 3 people to Lowri Evans: OKONKWO, Ada; BAILEY, Ada; AHMED, Ada");
	cr_assert_eq(led_by(&f, "levans"), 3);
	for (size_t i = 0; i < 3; i++) {
		FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", numbers[i], "limit", "1", NULL);
		cr_assert_str_eq(((struct audit *)f.result.value)->command, "lead assign");
	}
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_str_eq(f.result.message,
		"Undone: Moved 3 people to Lowri Evans: OKONKWO, Ada; BAILEY, Ada; AHMED, Ada");
	cr_assert_eq(led_by(&f, "levans"), 0);
	for (size_t i = 0; i < 3; i++) {
		FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", numbers[i], "limit", "1", NULL);
		cr_assert_str_eq(((struct audit *)f.result.value)->command, "undo");
	}
	FIXTURE_OK(&f, CMD_REDO, NULL);
	cr_assert_eq(led_by(&f, "levans"), 3);
	fixture_table_holds(&f, f.path, "many");
	FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
	fixture_close(&f);
}

Test(many, names_three_and_says_how_many_more)
{
	struct fixture f;

	five_people(&f);
	cr_assert(move(&f, 5, true), "%s", f.err.text);
	cr_assert_str_eq(f.result.message, "Proposed Lowri Evans as lead professional for 5 "
					   "people: OKONKWO, Ada; BAILEY, Ada; AHMED, Ada and 2 "
					   "more");
	fixture_close(&f);
}

Test(many, changes_nobody_when_one_is_refused_and_says_whose_it_was)
{
	struct fixture f;

	five_people(&f);
	FIXTURE_OK(
		&f, CMD_LEAD_ASSIGN, "person", numbers[2], "worker", "levans", "reason", "x", NULL);
	cr_assert_not(move(&f, 4, false));
	cr_assert(strncmp(f.err.text, "AHMED, Ada: Lowri Evans is the lead professional", 47) == 0,
		"%s", f.err.text);
	cr_assert(strstr(f.err.text, "Nobody was changed.") != NULL, "%s", f.err.text);
	cr_assert_eq(led_by(&f, "levans"), 1);
	fixture_close(&f);
}

static bool stop_at_two(void *data, const char *what, int64_t done, int64_t total)
{
	(void)data;
	(void)what;
	(void)total;
	return done < 2;
}

Test(many, stops_cleanly_and_has_its_bounds)
{
	struct fixture f;

	five_people(&f);
	session_set_progress(f.session, stop_at_two, NULL);
	cr_assert_not(move(&f, 5, false));
	cr_assert_eq(f.err.code, ERR_CANCELLED, "%s", f.err.text);
	session_set_progress(f.session, NULL, NULL);
	cr_assert_eq(led_by(&f, "levans"), 0);
	cr_assert_not(move(&f, 0, false));
	cr_assert_not(move(&f, MANY_MOST + 1, false));
	cr_assert_str_eq(f.err.text, "At most 200 people can be changed at once. Mark fewer.");
	fixture_close(&f);
}
