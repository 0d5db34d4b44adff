/* What is shown and what is printed of a meeting. */
#ifndef COMMAND_MEETING_AFTER_H
#define COMMAND_MEETING_AFTER_H

#include <caseload/meeting.h>
#include <caseload/command/handler.h>

/* The meeting the call names; where it names a person, nothing of it that is about anybody else. Inside
 * a transaction. */
bool minutes_record(struct call *call, struct meeting_record **out, struct err *err);
/* One row of the audit for each person. */
void minutes_audit(struct call *call, const struct case_item *items, size_t n);

#endif
