#include <caseload/store/export.h>

#include <caseload/base/arena.h>
#include <caseload/base/json.h>

#include <caseload/store/stood.h>

#include "inside.h"
#include "row.h"

static const struct part {
	const char *name;
	enum query query;
} parts[] = {
	{"people", Q_EXPORT_PEOPLE},
	{"links", Q_EXPORT_LINKS},
	{"episodes", Q_EXPORT_EPISODES},
	{"leads", Q_EXPORT_LEADS},
	{"plans", Q_EXPORT_PLANS},
	{"reviews", Q_EXPORT_REVIEWS},
	{"events", Q_EXPORT_EVENTS},
	{"referrals", Q_EXPORT_REFERRALS},
	{"clock_stops", Q_EXPORT_CLOCK_STOPS},
	{"meetings", Q_EXPORT_MEETINGS},
	{"actions", Q_EXPORT_ACTIONS},
	{"practices", Q_EXPORT_PRACTICES},
	{"workers", Q_EXPORT_WORKERS},
	{"absences", Q_EXPORT_ABSENCES},
	{"letters", Q_EXPORT_LETTERS},
	{"copies", Q_EXPORT_COPIES},
	{"contacts", Q_EXPORT_CONTACTS},
	{"carers", Q_EXPORT_CARERS},
	{"winter_plans", Q_EXPORT_WINTER_PLANS},
	{"factors", Q_EXPORT_FACTORS},
	{"scores", Q_EXPORT_SCORES},
	{"judgements", Q_EXPORT_JUDGEMENTS},
	{"holidays", Q_EXPORT_HOLIDAYS},
	{"rules", Q_EXPORT_RULES},
	{"targets", Q_EXPORT_TARGETS},
	{"episode_states", Q_EXPORT_EPISODE_STATES},
	{"review_states", Q_EXPORT_REVIEW_STATES},
	{"plan_states", Q_EXPORT_PLAN_STATES},
	{"event_states", Q_EXPORT_EVENT_STATES},
	{"clock_stop_states", Q_EXPORT_CLOCK_STOP_STATES},
	{"action_states", Q_EXPORT_ACTION_STATES},
};

static struct db_stmt *start(
	struct store *store, enum query query, int64_t team_id, struct err *err)
{
	struct db_stmt *stmt = query_start(store, query, err);

	if (stmt != NULL && query != Q_EXPORT_HOLIDAYS && query != Q_EXPORT_RULES)
		query_int(store, query, "team", team_id);
	return stmt;
}

/* The database makes the objects; a row for each line. */
static bool add_rows(struct store *store, enum query query, int64_t team_id, struct str *out,
	int64_t *rows, struct err *err)
{
	struct db_stmt *stmt = start(store, query, team_id, err);
	enum db_step step = DB_FAILED;
	int64_t n = 0;

	while (stmt != NULL && (step = db_step(stmt, err)) == DB_ROW) {
		str_add(out, n++ > 0 ? ",\n" : "\n");
		str_add(out, db_column_text(stmt, 0, NULL));
	}
	if (stmt != NULL)
		db_reset(stmt);
	*rows = n;
	return step == DB_DONE;
}

static void add_text(struct str *out, const char *name, const char *text)
{
	struct arena *arena = arena_new();

	str_addf(out, "\"%s\": %s,\n", name, json_dump(json_text(text), arena));
	arena_free(arena);
}

bool store_export(struct store *store, int64_t team_id, const char *program, const char *as_of,
	struct str *out, int64_t *people, int64_t *rows, struct err *err)
{
	char day[DATE_ISO_SIZE];
	struct date began;
	int64_t n;

	*people = *rows = 0;
	if (!store_began(store, &began, err))
		return false;
	str_add(out, "{");
	add_text(out, "program", program);
	add_text(out, "as_of", as_of);
	add_text(out, "began", date_iso(began, day));
	str_add(out, "\"team\":");
	if (!add_rows(store, Q_EXPORT_TEAM, team_id, out, &n, err))
		return false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		str_addf(out, ",\n\"%s\": [", parts[i].name);
		if (!add_rows(store, parts[i].query, team_id, out, &n, err))
			return false;
		str_add(out, n > 0 ? "\n]" : "]");
		*rows += n;
		if (parts[i].query == Q_EXPORT_PEOPLE)
			*people = n;
	}
	str_add(out, "\n}\n");
	return true;
}
