/* Two texts line by line: what went, what came. */
#ifndef SCREEN_PLAN_COMPARE_H
#define SCREEN_PLAN_COMPARE_H

#include <caseload/base/arena.h>
#include <caseload/tui/canvas.h>

/* Lines beginning with "- " stood in `before` only, "+ " in `after` only, "  " in both. */
char *plan_compare(const char *before, const char *after, struct arena *arena);
/* For pager_styles(): what came is bold, what went underlined. */
enum style plan_compare_style(void *data, size_t line, const char *text);

#endif
