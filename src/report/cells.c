#include "cells.h"

#include <caseload/deadline.h>
#include <caseload/nhs_number.h>

const char *nhs_number_cell(const char *nhs_number, struct arena *arena)
{
	char shown[NHS_NUMBER_SHOWN_SIZE];

	return nhs_number != NULL ? arena_strdup(arena, nhs_number_show(nhs_number, shown))
				  : "NHS Number not known";
}

const char *due_cell(struct date due, struct date today, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE], when[32];

	if (!date_is_set(due))
		return "No date";
	return arena_printf(
		arena, "%s\n%s", date_show(due, day), deadline_sentence(due, today, when));
}
