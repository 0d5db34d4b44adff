#ifndef CASELOAD_SRC_TUI_TERM_JOB_H
#define CASELOAD_SRC_TUI_TERM_JOB_H

#include <stdbool.h>

/* Whether somebody would notice that this job has stopped, and could continue it: a process of the
 * same session, outside the job, is the parent of one inside it. */
bool term_job_control(void);

#endif
