/* The 2% register on paper: a bar for each practice with its target, then each page in full. Nobody
 * is named. */
#ifndef CASELOAD_REPORT_REGISTER_H
#define CASELOAD_REPORT_REGISTER_H

#include <caseload/register.h>
#include <caseload/report/caseload.h>

/* `lines` as register status gives them: practices, the team's last where there are several. */
struct sheet *register_sheet(const struct register_line *lines, size_t n, const char *team,
	const struct printing *printing, struct arena *arena);

#endif
