#include <caseload/store/agenda.h>

#include <string.h>

#include <caseload/words.h>

#include "row.h"

bool store_agenda_cutoff(struct store *store, struct date on, const struct holidays *holidays,
	struct date *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_AGENDA_CUTOFF, err);
	enum db_step step;

	*out = on;
	if (stmt == NULL)
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		int amount = (int)db_column_int(stmt, 0);
		const char *unit = db_column_text(stmt, 1, NULL);

		*out = strcmp(unit, "working_days") == 0
			       ? date_add_working_days(on, amount, holidays)
			       : date_add_days(on, amount);
	}
	db_reset(stmt);
	return step == DB_DONE;
}
