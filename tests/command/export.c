/* The records as one document: what is in it, what is not, and where it may go. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <caseload/audit.h>
#include <caseload/base/json.h>

#include "fixture.h"
#include "life.h"

static struct fixture f;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(export, .init = open_fixture, .fini = close_fixture, .timeout = 120);

static const char *path_of(const char *name)
{
	return arena_printf(f.arena, "%s/%s", f.dir, name);
}

static json_t *exported(const char *name)
{
	const char *path = path_of(name);
	json_error_t error;

	FIXTURE_OK(&f, CMD_EXPORT_RECORDS, "file", path, NULL);
	json_t *json = json_load_file(path, 0, &error);
	cr_assert_not_null(json, "%s, line %d", error.text, error.line);
	return json;
}

static const char *text_in(const json_t *row, const char *field)
{
	return json_string_value(json_object_get(row, field));
}

/* The first row of an array in which a field says so. */
static json_t *row_where(
	const json_t *json, const char *array, const char *field, const char *value)
{
	const json_t *rows = json_object_get(json, array);
	json_t *row;
	size_t i;

	cr_assert(json_is_array(rows), "there is no array %s", array);
	json_array_foreach(rows, i, row)
	{
		const char *text = text_in(row, field);
		if (text != NULL && strcmp(text, value) == 0)
			return row;
	}
	cr_assert_fail("%s has no row whose %s is %s", array, field, value);
	return NULL;
}

Test(export, holds_a_life_whose_rows_name_one_another)
{
	static const struct {
		const char *array, *link, *of;
	} links[] = {{"episodes", "person", "people"}, {"leads", "episode", "episodes"},
		{"leads", "worker", "workers"}, {"plans", "episode", "episodes"},
		{"reviews", "episode", "episodes"}, {"events", "person", "people"},
		{"referrals", "person", "people"}, {"clock_stops", "person", "people"},
		{"actions", "owner", "workers"}, {"contacts", "person", "people"},
		{"scores", "person", "people"}, {"factors", "person", "people"},
		{"judgements", "score", "scores"}, {"review_states", "of", "reviews"},
		{"episode_states", "of", "episodes"}};

	life_begin(&f);
	for (size_t i = 0; i < life_n; i++)
		life_step(&f, i);
	json_t *json = exported("all.json");
	cr_assert_str_eq(text_in(json, "as_of"), "2026-03-12T14:05:00Z");
	cr_assert_str_eq(text_in(json, "began"), "2026-03-12");
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		const json_t *rows = json_object_get(json, links[i].array);
		size_t named = 0, at;
		json_t *row;

		cr_assert(json_array_size(rows) > 0, "%s is empty", links[i].array);
		json_array_foreach(rows, at, row)
		{
			const char *uid = text_in(row, links[i].link);
			if (uid != NULL && row_where(json, links[i].of, "uid", uid) != NULL)
				named++;
		}
		cr_assert(named > 0, "no row of %s names one of %s", links[i].array, links[i].of);
	}
	json_t *plan = json_array_get(json_object_get(json, "plans"), 0);
	cr_assert(json_array_size(json_object_get(plan, "agreements")) == 2);
	json_t *meeting = row_where(json, "meetings", "status", "closed");
	cr_assert(json_array_size(json_object_get(meeting, "attendance")) > 1);
	cr_assert(json_array_size(json_object_get(meeting, "cases")) > 0);
	cr_assert(json_is_integer(
		json_object_get(row_where(json, "rules", "code", "INFORM_LEAD"), "amount")));
	json_decref(json);
}

Test(export, says_nothing_of_where_somebody_is_whose_address_is_restricted)
{
	char *text;
	size_t n;

	fixture_on_register(&f, "Hidden", "Ada", "9990000018", "1941-05-06");
	fixture_on_register(&f, "Plain", "Ben", "9990000026", "1950-01-02");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", "9990000018", "address", "7 Secret Street",
		"postcode", "DE99 9ZZ", "phone", "01632 960777", "restricted", "1", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", "9990000026", "address", "1 Open Road", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", "9990000018", "kind", "emergency_admission", "on",
		"2026-03-01", "place", "The Secret Infirmary", NULL);
	json_t *json = exported("restricted.json");
	text = json_dump(json_incref(json), f.arena);
	n = strlen(text);
	cr_assert(strstr(text, "1 Open Road") != NULL && n > 1000);
	cr_assert(strstr(text, "Secret") == NULL && strstr(text, "9ZZ") == NULL &&
			  strstr(text, "960777") == NULL,
		"it tells where the person is");
	cr_assert_str_eq(
		text_in(row_where(json, "people", "nhs_number", "9990000018"), "family"), "Hidden");
	json_decref(json);
}

Test(export, goes_only_into_a_new_file_that_nobody_else_can_read)
{
	const char *path = path_of("new.json");
	struct stat st;

	cr_assert_not(fixture_run(&f, CMD_EXPORT_RECORDS, "file", "-", NULL));
	cr_assert(strstr(f.err.text, "Give its name") != NULL, "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_EXPORT_RECORDS, "file", path_of("no/such/folder"), NULL));
	json_decref(exported("new.json"));
	cr_assert(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600, "%o", st.st_mode & 0777);
	cr_assert_not(fixture_run(&f, CMD_EXPORT_RECORDS, "file", path, NULL));
	cr_assert(strstr(f.err.text, "exists already") != NULL &&
			  strstr(f.err.text, "--replace") == NULL,
		"%s", f.err.text);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, NULL);
	const struct audit *rows = f.result.value;
	cr_assert(f.result.n > 0 && strcmp(rows[0].command, "export records") == 0 &&
			  strcmp(rows[0].object, path) == 0,
		"the audit says %s of %s", rows[0].command, rows[0].object);
}

Test(export, is_not_for_everybody)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	struct session *session = fixture_session(&f, "asmith");
	cr_assert_not(fixture_run_in(
		&f, session, CMD_EXPORT_RECORDS, "file", path_of("hers.json"), NULL));
	cr_assert_eq(f.err.code, ERR_DENIED, "%s", f.err.text);
	session_close(session);
}
