/* What a worker sets is theirs alone, is kept, and is no record. */
#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>

static struct fixture f;

static void setup(void)
{
	fixture_open(&f);
}

static void teardown(void)
{
	fixture_close(&f);
}

static const char *value_in(struct session *session, const char *name)
{
	cr_assert(fixture_run_in(&f, session, CMD_SETTING_LIST, NULL), "%s", f.err.text);
	const struct setting *list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		if (strcmp(list[i].name, name) == 0)
			return list[i].value;
	return NULL;
}

Test(setting, is_kept_tidy_and_taken_out_again, .init = setup, .fini = teardown)
{
	static const struct {
		const char *name, *typed, *kept; /* kept NULL: refused */
	} cases[] = {
		{"calm", "Y", "yes"},
		{"calm", "off", "no"},
		{"calm", "maybe", NULL},
		{"theme", "high", "high-contrast"},
		{"theme", "pink", NULL},
		{"text-width", "72", "72"},
		{"text-width", "20", NULL},
		{"text-width", "wide", NULL},
		{"view", "Late reviews", "Late reviews"},
		{"filter/my reds", "band=high sort=name", "band=high sort=name"},
		{"filter/", "x", NULL},
		{"key/1b5b317e", "Home", "Home"},
		{"key/xyz", "Home", NULL},
		{"colour", "red", NULL},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool done = fixture_run(
			&f, CMD_SETTING_SET, "name", cases[i].name, "value", cases[i].typed, NULL);

		cr_assert(done == (cases[i].kept != NULL), "%s %s: %s", cases[i].name,
			cases[i].typed, f.err.text);
		if (!done)
			continue;
		cr_assert(text_equal(value_in(f.session, cases[i].name), cases[i].kept), "%s %s",
			cases[i].name, cases[i].typed);
		FIXTURE_OK(&f, CMD_SETTING_SET, "name", cases[i].name, NULL);
		cr_assert_null(value_in(f.session, cases[i].name), "%s", cases[i].name);
	}
}

Test(setting, lists_every_one_there_is_and_by_prefix, .init = setup, .fini = teardown)
{
	FIXTURE_OK(&f, CMD_SETTING_SET, "name", "filter/b", "value", "two", NULL);
	FIXTURE_OK(&f, CMD_SETTING_SET, "name", "filter/a", "value", "one", NULL);
	FIXTURE_OK(&f, CMD_SETTING_LIST, NULL);
	cr_assert_eq(f.result.n, setting_specs_n + 2);
	FIXTURE_OK(&f, CMD_SETTING_LIST, "prefix", "filter/", NULL);
	cr_assert_eq(f.result.n, 2);
	const struct setting *list = f.result.value;
	cr_assert_str_eq(list[0].name, "filter/a");
	cr_assert_str_eq(list[1].value, "two");
}

Test(setting, is_ones_own_and_no_record, .init = setup, .fini = teardown)
{
	struct session_options options = {.store = f.path, .login = "jpatel", .read_only = true};
	struct session *other, *reader;

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Rea", "profession", "other", "login", "rea", "role",
		"reader", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, NULL);
	int64_t seq = ((const struct audit *)f.result.value)[0].seq;
	other = fixture_session(&f, "rea");
	FIXTURE_OK(&f, CMD_SETTING_SET, "name", "calm", "value", "yes", NULL);
	cr_assert_null(value_in(other, "calm"), "a setting of jpatel's");
	cr_assert(
		fixture_run_in(&f, other, CMD_SETTING_SET, "name", "theme", "value", "mono", NULL),
		"a reader has settings too: %s", f.err.text);
	cr_assert_null(value_in(f.session, "theme"));
	session_close(other);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, NULL);
	cr_assert_eq(((const struct audit *)f.result.value)[1].seq, seq,
		"only the looks at the audit are in it");

	cr_assert(session_open(&options, &reader, &f.err), "%s", f.err.text);
	cr_assert(
		!fixture_run_in(&f, reader, CMD_SETTING_SET, "name", "calm", "value", "no", NULL));
	cr_assert_eq(f.err.code, ERR_READONLY);
	cr_assert_str_eq(value_in(reader, "calm"), "yes");
	session_close(reader);
}
