/* The first tab of a record, as labels and values. */
#ifndef SCREEN_PERSON_SUMMARY_H
#define SCREEN_PERSON_SUMMARY_H

#include <caseload/record.h>

#include "person_facts.h"

/* `key_safe` is the code once it was asked for; NULL: hidden. Texts live in facts->arena. */
void person_summary(struct facts *facts, const struct person_record *record, struct date today,
	const char *key_safe);
/* "V HIGH 9", "HIGH 0.31~" past its validity, "NO DATA". */
char *person_band(const struct person_record *record, struct date today, struct arena *arena);
enum style band_style(int band);

#endif
