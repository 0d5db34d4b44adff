/* What is being built; each goes to a file of its own. */
#include "inside.h"

#define LATER(name)                                                                                \
	bool command_##name(struct call *call, struct result *out, struct err *err)                \
	{                                                                                          \
		(void)call;                                                                        \
		(void)out;                                                                         \
		return err_set(err, ERR_INVALID, "", "This is being built.");                      \
	}

LATER(meeting_begin)
LATER(meeting_suspend)
LATER(meeting_close)
LATER(meeting_attend)
LATER(meeting_case)
LATER(meeting_write)
LATER(meeting_action)
LATER(meeting_decide)
LATER(meeting_review)
LATER(meeting_tell)
LATER(meeting_seat)
LATER(meeting_since)
