/* The history of a person: who and when, and every change in words. */
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/field_words.h>
#include <caseload/history.h>
#include <caseload/store/store.h>

#include "fixture.h"

#define ADA "9990000018"

static const struct history *history(struct fixture *f, const char *changes)
{
	FIXTURE_OK(f, CMD_PERSON_HISTORY, "person", ADA, "changes", changes, NULL);
	cr_assert_eq(f->result.kind, RESULT_HISTORY);
	cr_assert(f->result.n > 0);
	return f->result.value;
}

/* The newest entry says so, each line of it in this order. */
static void says(struct fixture *f, const char *what, const char *const *lines, size_t n)
{
	const struct history *entry = history(f, "1");

	cr_assert_str_eq(entry->what, what);
	for (size_t i = 0; i < n; i++) {
		cr_assert(i < entry->fields_n, "%s: no line for %s", what, lines[i]);
		cr_assert_str_eq(history_field_words(&entry->fields[i], f->arena), lines[i]);
	}
	cr_assert_eq(entry->fields_n, n, "%s: one more: %s", what,
		n < entry->fields_n ? history_field_words(&entry->fields[n], f->arena) : "");
}
#define SAYS(f, what, ...)                                                                         \
	do {                                                                                       \
		static const char *const lines[] = {__VA_ARGS__};                                  \
		says((f), (what), lines, sizeof(lines) / sizeof(lines[0]));                        \
	} while (0)

Test(history, says_who_and_every_change_in_words)
{
	struct fixture f;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "district_nurse",
		"login", "mlewis", NULL);
	struct session *mary = fixture_session(&f, "mlewis");
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-04-08", NULL);
	cr_assert(fixture_run_in(
		&f, mary, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-06-12", NULL));
	const struct history *entry = history(&f, "1");
	cr_assert_str_eq(entry->who, "Mary Lewis");
	cr_assert_str_eq(entry->role, "District nurse");
	cr_assert_str_eq(entry->at, "2026-03-12T14:05:00Z");
	SAYS(&f, "Moved the review from 08-Apr-2026 to Fri 12-Jun-2026.",
		"Next review: 08-Apr-2026 -> 12-Jun-2026",
		"Booked for: 08-Apr-2026 -> 12-Jun-2026");
	FIXTURE_OK(
		&f, CMD_PERSON_EDIT, "person", ADA, "living", "alone", "usual-gp", "Dr Lee", NULL);
	SAYS(&f, "Changed living, usual gp.", "Living: Lives alone", "Usual GP: Dr Lee");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	SAYS(&f, "Undone: Changed living, usual gp.", "Living: Lives alone -> none",
		"Usual GP: Dr Lee -> none");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "mlewis", "reason", "Knows her",
		NULL);
	SAYS(&f, "Mary Lewis is now the lead professional. Tell the person by 02-Apr-2026.",
		"Role: Lead professional", "Who leads: Mary Lewis", "Lead is: Current",
		"Leads from: 12-Mar-2026", "Reason: Knows her", "To be told by: 02-Apr-2026");
	session_close(mary);
	fixture_close(&f);
}

Test(history, tells_long_texts_by_their_length_and_keeps_both)
{
	struct fixture f;

	fixture_open(&f);
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text",
		"The garden.\nHer sister on Sundays.", NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text",
		"The garden.\nHer sister on Saturdays.", NULL);
	const struct history *entry = history(&f, "1");
	cr_assert_eq(entry->fields_n, 1, "%zu", entry->fields_n);
	cr_assert(entry->fields[0].is_long);
	cr_assert_str_eq(history_field_words(&entry->fields[0], f.arena),
		"What matters to me: changed, 6 words");
	cr_assert_str_eq(entry->fields[0].before, "The garden.\nHer sister on Sundays.");
	cr_assert_str_eq(entry->fields[0].after, "The garden.\nHer sister on Saturdays.");
	fixture_close(&f);
}

static bool is_in(struct fixture *f, const char *text)
{
	const struct history *entries = f->result.value;

	for (size_t i = 0; i < f->result.n; i++)
		for (size_t j = 0; j < entries[i].fields_n; j++) {
			const struct history_field *field = &entries[i].fields[j];
			if ((field->before != NULL && strstr(field->before, text) != NULL) ||
				(field->after != NULL && strstr(field->after, text) != NULL))
				return true;
		}
	return false;
}

Test(history, never_tells_the_key_safe_nor_where_the_restricted_live)
{
	struct fixture f;

	fixture_open(&f);
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "key-safe", "4711", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "key-safe", "4712", "address", "1 The Lane",
		NULL);
	SAYS(&f, "Changed address, key safe.", "Address: 1 The Lane", "Key safe: changed");
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", ADA, "kind", "address_confidential", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "address", "2 The Refuge", NULL);
	SAYS(&f, "Changed address.", "Address: changed");
	history(&f, NULL);
	cr_assert_not(is_in(&f, "471"), "the code of the key safe");
	cr_assert_not(is_in(&f, "Lane"), "where she lived");
	cr_assert_not(is_in(&f, "Refuge"), "where she lives");
	fixture_close(&f);
}

/* What was done to several at once names none of the others here. */
Test(history, names_nobody_else)
{
	struct fixture f;
	struct args list[2];

	fixture_open(&f);
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	fixture_on_register(&f, "Bailey", "Thomas", "9990000026", "1950-01-02");
	for (size_t i = 0; i < 2; i++) {
		list[i] = args_new(f.arena);
		args_set(&list[i], "person", i == 0 ? ADA : "9990000026");
		args_set(&list[i], "date", "2026-06-12");
	}
	cr_assert(
		command_run_many(f.session, CMD_REVIEW_BOOK, list, 2, f.arena, &f.result, &f.err));
	cr_assert_str_eq(f.result.message, "Booked a review for 2 people on 12-Jun-2026: OKONKWO, "
					   "Adaeze; BAILEY, Thomas");
	SAYS(&f, "Book or move a review", "Review: Plan review", "Next review: 12-Jun-2026",
		"Originally due: 12-Jun-2026", "Booked for: 12-Jun-2026", "Review is: Booked");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_str_eq(history(&f, "1")->what, "Undone: Book or move a review");
	fixture_close(&f);
}

Test(history, tells_looks_from_changes)
{
	struct fixture f;

	fixture_open(&f);
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", ADA, NULL);
	const struct history *entry = history(&f, NULL);
	cr_assert_str_eq(entry->what, "Looked at the record");
	cr_assert_str_eq(history_kind_words(entry), "Looked");
	cr_assert_str_eq(history_kind_words(history(&f, "1")), "Changed");
	cr_assert_eq(f.result.n, 2, "%zu: added, and put on the register", f.result.n);
	fixture_close(&f);
}

/* A column that nobody gave a word to would change unseen. */
Test(history, has_words_for_every_column_of_a_persons_records)
{
	static const char *const records[] = {"person", "alert", "contact", "event", "note",
		"episode", "lead", "plan", "plan_section", "need", "goal", "plan_action",
		"stage_goal", "contingency", "agreement", "review", "action", "identifier",
		"case_item", "case_reason", "clock_stop", "referral", "access_request", "copy",
		"letter"};
	static const char *const silent[] = {"id", "uid", "version", "created_at", "created_by",
		"updated_at", "updated_by", "person_id", "team_id", "episode_id", "plan_id",
		"need_id", "goal_id", "plan_action_id", "previous_id", "amends", "fold",
		"import_run_id", "withdrawn_at", "case_item_id", "meeting_id", "decided_at",
		"carried_from_id", "built", "of_id", "contact_id", "lead_id", "review_id",
		"printed_at", "printed_by"};
	struct fixture f;
	struct store *store;
	struct db_stmt *stmt;

	fixture_open(&f);
	cr_assert(store_open(f.path, STORE_READ_ONLY, &store, &f.err), "%s", f.err.text);
	for (size_t i = 0; i < sizeof(records) / sizeof(records[0]); i++) {
		cr_assert(db_prepare(store_db(store),
			arena_printf(f.arena, "SELECT * FROM \"%s\"", records[i]), &stmt, &f.err));
		for (int c = 0; c < db_columns(stmt); c++) {
			const char *column = db_column_name(stmt, c);
			bool known = field_words(records[i], column) != NULL;
			for (size_t s = 0; s < sizeof(silent) / sizeof(silent[0]); s++)
				known = known || text_equal(silent[s], column);
			cr_assert(known, "%s.%s has no words", records[i], column);
		}
		db_finalize(stmt);
	}
	store_close(store);
	fixture_close(&f);
}
