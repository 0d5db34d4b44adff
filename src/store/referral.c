#include <caseload/store/referral.h>

#include <caseload/person.h>

#include "row.h"

static const struct saver saver = {
	"referral", &referral_shape, Q_REFERRAL_ROW, Q_REFERRAL_INSERT, Q_REFERRAL_UPDATE};
static const struct saver request_saver = {"access_request", &access_request_shape,
	Q_ACCESS_REQUEST_ROW, Q_ACCESS_REQUEST_INSERT, Q_ACCESS_REQUEST_UPDATE};

static const char *name_of(struct db_stmt *stmt, struct arena *arena)
{
	struct person person = {0};

	row_read(stmt, &person_shape, arena, &person);
	return person_name(&person, arena);
}

static bool referrals(struct db_stmt *stmt, struct arena *arena, struct referral **out, size_t *n,
	struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct referral *one = arena_push(arena, out, n, &room, sizeof(**out));

		row_read(stmt, &referral_shape, arena, one);
		one->person = name_of(stmt, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_referrals_of(struct store *store, int64_t person_id, struct arena *arena,
	struct referral **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REFERRAL_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_REFERRAL_OF_PERSON, "person", person_id) &&
	       referrals(stmt, arena, out, n, err);
}

bool store_referrals(struct store *store, int64_t team_id, bool all, struct arena *arena,
	struct referral **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REFERRAL_OF_TEAM, err);

	return stmt != NULL && query_int(store, Q_REFERRAL_OF_TEAM, "team", team_id) &&
	       query_int(store, Q_REFERRAL_OF_TEAM, "all", all) &&
	       referrals(stmt, arena, out, n, err);
}

bool store_referral_save(struct store *store, struct referral *referral, struct err *err)
{
	return row_save(store, &saver, referral, err);
}

/* ---- requests for access ---- */

static bool requests(struct db_stmt *stmt, struct arena *arena, struct access_request **out,
	size_t *n, struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct access_request *one = arena_push(arena, out, n, &room, sizeof(**out));

		row_read(stmt, &access_request_shape, arena, one);
		one->person = name_of(stmt, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_access_requests_of(struct store *store, int64_t person_id, struct arena *arena,
	struct access_request **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACCESS_REQUEST_OF_PERSON, err);

	return stmt != NULL && query_int(store, Q_ACCESS_REQUEST_OF_PERSON, "person", person_id) &&
	       requests(stmt, arena, out, n, err);
}

bool store_access_requests(struct store *store, int64_t team_id, bool all, struct arena *arena,
	struct access_request **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_ACCESS_REQUEST_OF_TEAM, err);

	return stmt != NULL && query_int(store, Q_ACCESS_REQUEST_OF_TEAM, "team", team_id) &&
	       query_int(store, Q_ACCESS_REQUEST_OF_TEAM, "all", all) &&
	       requests(stmt, arena, out, n, err);
}

bool store_access_request_save(struct store *store, struct access_request *request, struct err *err)
{
	return row_save(store, &request_saver, request, err);
}
