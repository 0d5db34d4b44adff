#include <caseload/store/stood.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/caseload.h>

#include "inside.h"
#include "row.h"

/* A connection of its own, in which temporary tables stand before those of the file: whatever is
 * asked there by name is answered as it stood. `merged` is a view of the file's own table, and
 * risk_current is made afresh from the rest. */

/* Named twice: which of the file's rows are taken, by the row's id in `?`. */
#define IN_CARE                                                                                    \
	"(SELECT e.person_id FROM temp.episode e UNION SELECT k.kept_id FROM temp.person_link k "  \
	"UNION SELECT k.merged_id FROM temp.person_link k)"

static const struct stood_table {
	const char *name;
	const char *columns; /* those that the caseload reads; NULL all */
	const char *index[3];
	bool care; /* stands in STOOD_CARE too */
} tables[] = {
	/* Those that others ask for come first. */
	{"episode", NULL, {"person_id", "team_id, status"}, true},
	{"person_link", NULL, {"kept_id, merged_id", "merged_id"}, true},
	{"person",
		"id, uid, version, nhs_number, family, given, title, born, age_given, died, "
		"gender, postcode, practice_id, usual_gp, team_id, restricted, fold, withdrawn_at, "
		"created_at",
		{NULL}, true},
	{"lead", NULL, {"episode_id", "worker_id, status"}, true},
	{"plan", NULL, {"episode_id, number"}, true},
	{"review", NULL, {"episode_id, status"}, true},
	{"clock_stop", NULL, {"kind, of_id"}, true},
	{"team", NULL, {NULL}, true},
	{"worker", NULL, {NULL}, false},
	{"practice", NULL, {"code"}, false},
	{"absence", NULL, {"worker_id, until"}, false},
	{"action", NULL, {"person_id, status", "owner_id, due"}, false},
	{"alert", NULL, {"person_id"}, false},
	{"need", "id, plan_id, created_at", {"plan_id"}, false},
	{"goal", "id, need_id, text, rank, status, created_at", {"need_id"}, false},
	{"risk_score",
		"id, person_id, instrument, value, value_scale, band, scored_on, valid_until, "
		"origin, import_run_id, sorts_until, withdrawn_at, created_at",
		{"person_id, scored_on"}, false},
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static const char *const current_index[] = {
	"team_id, due_on, band_rank DESC, score_key DESC, person_id", "team_id, fold, person_id",
	"team_id, band_rank DESC, score_key DESC, person_id", "lead_id, due_on", "practice_id"};

static bool is_here(const struct stood_table *table, enum stood_reach reach)
{
	return table->care || reach == STOOD_TEAM;
}

/* ---- empty tables ---- */

static bool run(struct store *store, struct str *sql, struct err *err)
{
	bool done = db_run(store->db, str_text(sql), err);

	str_free(sql);
	return done;
}

static bool make_table(struct store *store, const struct stood_table *table, struct err *err)
{
	struct str sql = {0};

	str_addf(&sql, "CREATE TEMP TABLE \"%s\" AS SELECT %s FROM main.\"%s\" WHERE false;",
		table->name, table->columns != NULL ? table->columns : "*", table->name);
	str_addf(&sql, "CREATE UNIQUE INDEX temp.stood_%s ON \"%s\" (id);", table->name,
		table->name);
	for (int i = 0; i < 3 && table->index[i] != NULL; i++)
		str_addf(&sql, "CREATE INDEX temp.stood_%s_%d ON \"%s\" (%s);", table->name, i,
			table->name, table->index[i]);
	return run(store, &sql, err);
}

static bool make_tables(struct store *store, enum stood_reach reach, struct err *err)
{
	struct str sql = {0};

	for (int i = 0; i < TABLES; i++)
		if (is_here(&tables[i], reach) && !make_table(store, &tables[i], err))
			return false;
	str_add(&sql,
		"CREATE TEMP VIEW merged AS SELECT kept_id, merged_id FROM temp.person_link WHERE "
		"kind = 'same' AND until IS NULL;"
		"CREATE TEMP TABLE risk_current AS SELECT * FROM main.risk_current WHERE false;"
		"CREATE UNIQUE INDEX temp.stood_current ON risk_current (person_id);");
	for (size_t i = 0; i < sizeof(current_index) / sizeof(current_index[0]); i++)
		str_addf(&sql, "CREATE INDEX temp.stood_current_%zu ON risk_current (%s);", i,
			current_index[i]);
	return run(store, &sql, err);
}

static bool empty_tables(struct store *store, enum stood_reach reach, struct err *err)
{
	struct str sql = {0};

	str_add(&sql, "DELETE FROM temp.risk_current;");
	for (int i = 0; i < TABLES; i++)
		if (is_here(&tables[i], reach))
			str_addf(&sql, "DELETE FROM temp.\"%s\";", tables[i].name);
	return run(store, &sql, err);
}

/* ---- filling them ---- */

struct filling {
	struct store *store;
	int64_t team_id;
	enum stood_reach reach;
	char until[INSTANT_SIZE]; /* the instant after the day's last second */
};

/* A service has its people's tables in the store beside those of other teams, and risk lists of tens
 * of thousands. */
static const char *whose(const struct filling *f, const struct stood_table *table, bool as_state)
{
	if (strcmp(table->name, "person") == 0 && f->reach == STOOD_CARE)
		return as_state ? "v.record_id IN " IN_CARE : "x.id IN " IN_CARE;
	if (strcmp(table->name, "person") == 0)
		return as_state ? "true" : "(x.team_id = ?2 OR x.id IN " IN_CARE ")";
	if (strcmp(table->name, "risk_score") == 0)
		return as_state ? "true" : "x.person_id IN (SELECT p.id FROM temp.person p)";
	return "true";
}

/* What was withdrawn later stood then: taking an import back keeps no state of what it withdraws. */
static void add_column(struct str *sql, const char *column, bool as_state)
{
	struct str value = {0};

	if (as_state)
		str_addf(&value, "json_extract(v.state, '$.\"%s\"')", column);
	else
		str_addf(&value, "x.\"%s\"", column);
	if (strcmp(column, "withdrawn_at") == 0)
		str_addf(sql, "CASE WHEN %s < ?1 THEN %s END", str_text(&value), str_text(&value));
	else
		str_add(sql, str_text(&value));
	str_free(&value);
}

static void add_columns(struct str *sql, struct db_stmt *shape, bool as_state)
{
	for (int i = 0; i < db_columns(shape); i++) {
		str_add(sql, i > 0 ? ", " : " ");
		add_column(sql, db_column_name(shape, i), as_state);
	}
}

static bool execute(const struct filling *f, struct str *sql, struct err *err)
{
	struct db_stmt *stmt;
	bool done = db_prepare(f->store->db, str_text(sql), &stmt, err);

	if (done) {
		db_bind_text(stmt, 1, f->until);
		if (strstr(str_text(sql), "?2") != NULL)
			db_bind_int(stmt, 2, f->team_id);
		done = db_step(stmt, err) == DB_DONE;
		db_finalize(stmt);
	}
	str_free(sql);
	return done;
}

#define SINCE "FROM main.revision v WHERE v.record = '%s' AND v.replaced_at >= ?1"

/* Rows that nobody has changed since. */
static bool fill_unchanged(const struct filling *f, const struct stood_table *table,
	struct db_stmt *shape, struct err *err)
{
	struct str sql = {0};

	str_addf(&sql, "INSERT INTO temp.\"%s\" SELECT", table->name);
	add_columns(&sql, shape, false);
	str_addf(&sql,
		" FROM main.\"%s\" x WHERE x.created_at < ?1 AND %s AND x.id NOT IN (SELECT "
		"v.record_id " SINCE ")",
		table->name, whose(f, table, false), table->name);
	return execute(f, &sql, err);
}

/* The others as the first change since found them, if it found anything. */
static bool fill_changed(const struct filling *f, const struct stood_table *table,
	struct db_stmt *shape, struct err *err)
{
	struct str sql = {0};

	str_addf(&sql, "INSERT INTO temp.\"%s\" SELECT", table->name);
	add_columns(&sql, shape, true);
	str_addf(&sql,
		" FROM (SELECT v.record_id, min(v.version) AS version " SINCE
		" GROUP BY v.record_id) f CROSS JOIN main.revision v ON v.record = '%s' AND "
		"v.record_id = f.record_id AND v.version = f.version WHERE json_extract(v.state, "
		"'$.created_at') < ?1 AND %s",
		table->name, table->name, whose(f, table, true));
	return execute(f, &sql, err);
}

static bool fill_table(const struct filling *f, const struct stood_table *table, struct err *err)
{
	struct str sql = {0};
	struct db_stmt *shape;

	str_addf(&sql, "SELECT * FROM temp.\"%s\"", table->name);
	bool done = db_prepare(f->store->db, str_text(&sql), &shape, err);
	str_free(&sql);
	if (!done)
		return false;
	done = fill_unchanged(f, table, shape, err) && fill_changed(f, table, shape, err);
	db_finalize(shape);
	return done;
}

static bool fill(struct store *store, int64_t team_id, struct date day, enum stood_reach reach,
	struct err *err)
{
	struct filling f = {.store = store, .team_id = team_id, .reach = reach};

	clock_utc(instant_at(date_add_days(day, 1), 0, 0), f.until);
	store->stood_on = day;
	for (int i = 0; i < TABLES; i++)
		if (is_here(&tables[i], reach) && !fill_table(&f, &tables[i], err))
			return false;
	return store_current_refresh_all(store, err);
}

/* ---- asking ---- */

bool store_began(struct store *store, struct date *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_STOOD_BEGAN, err);
	enum db_step step = stmt != NULL ? db_step(stmt, err) : DB_FAILED;

	*out = DATE_NONE;
	if (step == DB_ROW && !db_column_is_null(stmt, 0))
		*out = instant_date(db_column_text(stmt, 0, NULL));
	if (stmt != NULL)
		db_reset(stmt);
	return step == DB_ROW;
}

static bool day_is_known(struct store *store, struct date day, struct err *err)
{
	char shown[DATE_SHOWN_SIZE];
	struct date began;

	if (!date_is_set(day) || date_compare(day, clock_today()) > 0)
		return err_set(err, ERR_INVALID, "as-at",
			"Nobody knows yet how it will stand then. Give today or a day before it.");
	if (!store_began(store, &began, err))
		return false;
	if (date_compare(day, began) < 0)
		return err_set(err, ERR_INVALID, "as-at",
			"The records go back to %s: give that day or a later one.",
			date_show(began, shown));
	return true;
}

static bool connect(
	struct store *store, enum stood_reach reach, struct store **out, struct err *err)
{
	struct db *db;

	if (store->path == NULL)
		bug("a store in memory has no past");
	if (!db_open_sqlite(store->path, DB_READ_ONLY, &db, err))
		return false;
	*out = store_on(db);
	(*out)->path = xstrdup(store->path);
	(*out)->read_only = true;
	if (store_begin_read(*out, err) && make_tables(*out, reach, err))
		return true;
	store_close(*out);
	*out = NULL;
	return false;
}

bool store_stood(struct store *store, int64_t team_id, struct date day, enum stood_reach reach,
	struct store **out, struct err *err)
{
	if (!day_is_known(store, day, err) || !connect(store, reach, out, err))
		return false;
	if (fill(*out, team_id, day, reach, err))
		return true;
	store_close(*out);
	*out = NULL;
	return false;
}

/* ---- from month to month ---- */

static bool count_day(struct store *store, int64_t team_id, int64_t lead_id,
	struct trend_month *month, struct err *err)
{
	struct case_filter filter = {.scope = SCOPE_REGISTER,
		.team_id = team_id,
		.lead_id = lead_id,
		.today = month->on};
	struct case_counts counts = {0};

	if (!store_case_counts(store, &filter, &counts, err))
		return false;
	month->people = counts.people;
	month->late = counts.late;
	month->no_lead = counts.no_lead;
	month->no_plan = counts.no_plan;
	return true;
}

static struct date month_end(struct date last, int back)
{
	struct date first = date_add_months(date_make(last.year, last.month, 1), 1 - back);

	return back == 0 && date_compare(last, date_add_days(first, -1)) < 0
		       ? last
		       : date_add_days(first, -1);
}

bool store_trend(struct store *store, int64_t team_id, int64_t lead_id, struct date last,
	int months, struct arena *arena, struct trend_month **out, size_t *n, struct err *err)
{
	struct store *past = NULL;
	struct date began;
	bool done = day_is_known(store, last, err) && store_began(store, &began, err) &&
		    connect(store, STOOD_CARE, &past, err);

	*out = arena_new_array(arena, struct trend_month, (size_t)months + 1);
	*n = 0;
	for (int back = months - 1; done && back >= 0; back--) {
		struct trend_month *month = &(*out)[*n];

		month->on = month_end(last, back);
		if (date_compare(month->on, began) < 0)
			continue;
		done = empty_tables(past, STOOD_CARE, err) &&
		       fill(past, team_id, month->on, STOOD_CARE, err) &&
		       count_day(past, team_id, lead_id, month, err);
		++*n;
	}
	store_close(past);
	return done;
}
