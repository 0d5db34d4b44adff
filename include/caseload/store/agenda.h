/* What the rules of an agenda find. */
#ifndef CASELOAD_STORE_AGENDA_H
#define CASELOAD_STORE_AGENDA_H

#include <caseload/agenda.h>
#include <caseload/store/store.h>

/* The last day on which names are taken for a meeting on that day: rule MDT_CUTOFF. */
bool store_agenda_cutoff(struct store *store, struct date on, const struct holidays *holidays,
	struct date *out, struct err *err);

#endif
