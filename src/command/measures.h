/* What the files about measures share. */
#ifndef COMMAND_MEASURES_H
#define COMMAND_MEASURES_H

#include <caseload/command/handler.h>
#include <caseload/measure.h>

/* What was asked for. */
struct measure_asked {
	struct date from, to; /* the period; from: none given, each measure its own */
	struct date as_at;
};
struct measures {
	struct call *call;
	struct measure_asked asked;
	struct measure *list;
	size_t n, room;
};

/* The next measure, with its code, its name by the words, and the period; rows come with
 * measures_rows(), and measure_settle() ends it. The pointer holds until the next one. */
struct measure *measures_add(struct measures *m, int code, const char *figure, const char *name);
void measures_rows(struct measure *measure, struct measure_row *rows, size_t n);

/* The register's: M1 to M5, by its own figures. */
bool measures_register(struct measures *m, struct err *err);
/* Of the team meeting: M20. */
bool measures_meetings(struct measures *m, struct err *err);

#endif
