/* What the papers of a meeting share. */
#ifndef REPORT_MEETING_PAGES_H
#define REPORT_MEETING_PAGES_H

#include <caseload/report/meeting.h>

/* The name as the paper may show it: "OKONKWO, Adaeze", "O, A" or "" beside the NHS Number. */
const char *meeting_name(const char *shown, int names, struct arena *arena);
/* Name, NHS Number and, where names are whole, the day of birth, one below the other. */
const char *meeting_person(const char *shown, const char *nhs_number, struct date born, int names,
	struct arena *arena);
/* "Jo Patel, Social worker, for L Evans" */
const char *meeting_attendant(const struct attendance *attendance, struct arena *arena);
/* Of one status, "; " between them; NULL nobody. */
const char *meeting_attendants(
	const struct meeting_record *record, int status, struct arena *arena);
/* Classification, team, who prints. */
void meeting_head(struct sheet *sheet, const struct meeting_paper *paper,
	const struct printing *printing, struct arena *arena);

#endif
