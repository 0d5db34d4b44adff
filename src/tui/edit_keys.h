/* The keys that one-line fields and long text have in common. */
#ifndef CASELOAD_SRC_TUI_EDIT_KEYS_H
#define CASELOAD_SRC_TUI_EDIT_KEYS_H

#include <caseload/tui/edit.h>
#include <caseload/tui/key.h>

/* `selecting`: moving extends the selection without Shift (Alt+M). `removed` gets the number of
 * hidden characters that what was typed or pasted lost. With `read_only` nothing that changes is
 * taken. */
enum tui_result edit_key(struct edit *edit, const struct tui_event *event, bool selecting,
	bool read_only, size_t *removed);

#endif
