#include <caseload/store/letter.h>

#include <stdlib.h>

#include <caseload/base/date.h>
#include <caseload/base/str.h>
#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {
	"letter", &letter_shape, Q_LETTER_ROW, Q_LETTER_INSERT, Q_LETTER_UPDATE};
static const struct saver template_saver = {"letter_template", &letter_template_shape,
	Q_LETTER_TEMPLATE_ROW, Q_LETTER_TEMPLATE_INSERT, Q_LETTER_TEMPLATE_UPDATE};

/* Added to what is in *out already. */
static bool letters(struct db_stmt *stmt, struct arena *arena, struct letter **out, size_t *n,
	size_t *room, struct err *err)
{
	enum db_step step;

	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct letter *letter = arena_push(arena, out, n, room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &letter_shape, arena, letter);
		row_read(stmt, &person_shape, arena, &person);
		letter->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_letters_of(struct store *store, int64_t person_id, struct arena *arena,
	struct letter **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_LETTER_OF_PERSON, err);
	size_t room = 0;

	*out = NULL;
	*n = 0;
	return stmt != NULL && query_int(store, Q_LETTER_OF_PERSON, "person", person_id) &&
	       letters(stmt, arena, out, n, &room, err);
}

bool store_letters(struct store *store, int64_t team_id, bool waiting, struct arena *arena,
	struct letter **out, size_t *n, struct err *err)
{
	enum query query = waiting ? Q_LETTER_WAITING : Q_LETTER_OF_TEAM;
	struct db_stmt *stmt = query_start(store, query, err);
	size_t room = 0;

	*out = NULL;
	*n = 0;
	return stmt != NULL && query_int(store, query, "team", team_id) &&
	       letters(stmt, arena, out, n, &room, err);
}

bool store_letters_printed(struct store *store, int64_t team_id, const char *since,
	struct arena *arena, struct letter **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_LETTER_PRINTED, err);
	size_t room = 0;

	*out = NULL;
	*n = 0;
	return stmt != NULL && query_int(store, Q_LETTER_PRINTED, "team", team_id) &&
	       query_text(store, Q_LETTER_PRINTED, "since", since) &&
	       letters(stmt, arena, out, n, &room, err);
}

bool store_letter_save(struct store *store, struct letter *letter, struct err *err)
{
	return row_save(store, &saver, letter, err);
}

static int by_day(const void *a, const void *b)
{
	const struct letter *x = a, *y = b;
	int order = date_compare(x->due_on, y->due_on);

	if (order == 0)
		order = (x->person_id > y->person_id) - (x->person_id < y->person_id);
	return order != 0 ? order : x->kind - y->kind;
}

static struct db_stmt *start_due(struct store *store, enum query query, int64_t team_id,
	const struct letters_due *which, struct err *err)
{
	struct db_stmt *stmt = query_start(store, query, err);

	return stmt != NULL && query_int(store, query, "team", team_id) &&
			       query_int(store, query, "lead", which->lead_worker_id) &&
			       query_int(store, query, "all", which->blocked)
		       ? stmt
		       : NULL;
}

/* Which of two kinds a letter about the lead is, the rows themselves say. */
static size_t of_kind(struct letter *list, size_t n, int kind)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (kind == LETTER_NONE || list[i].kind == kind)
			list[kept++] = list[i];
	return kept;
}

bool store_letters_due(struct store *store, int64_t team_id, const struct letters_due *which,
	struct arena *arena, struct letter **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = start_due(store, Q_LETTER_DUE_LEAD, team_id, which, err);
	size_t room = 0;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !letters(stmt, arena, out, n, &room, err))
		return false;
	stmt = start_due(store, Q_LETTER_DUE_REVIEW, team_id, which, err);
	if (stmt == NULL || !query_date(store, Q_LETTER_DUE_REVIEW, "today", which->today) ||
		!query_date(store, Q_LETTER_DUE_REVIEW, "until", which->until) ||
		!letters(stmt, arena, out, n, &room, err))
		return false;
	*n = of_kind(*out, *n, which->kind);
	if (*n > 0)
		qsort(*out, *n, sizeof(**out), by_day);
	return true;
}

bool store_letter_template(struct store *store, int64_t team_id, int kind, struct arena *arena,
	struct letter_template *out, struct err *err)
{
	return query_start(store, Q_LETTER_TEMPLATE_GET, err) != NULL &&
	       query_int(store, Q_LETTER_TEMPLATE_GET, "team", team_id) &&
	       query_text(
		       store, Q_LETTER_TEMPLATE_GET, "kind", word_code(&words_letter_kind, kind)) &&
	       query_one(
		       store, Q_LETTER_TEMPLATE_GET, &letter_template_shape, arena, out, NULL, err);
}

bool store_letter_template_save(
	struct store *store, struct letter_template *template, struct err *err)
{
	return row_save(store, &template_saver, template, err);
}
