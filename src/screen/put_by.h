/* Texts that were written in this session, put by with what can be undone in them, so that Ctrl+Z
 * goes on where it was when the section is opened again. In memory only; gone at sign-out. */
#ifndef SCREEN_PUT_BY_H
#define SCREEN_PUT_BY_H

#include <stdint.h>

#include <caseload/tui/edit.h>

struct put_by {
	struct edit *edit; /* NULL: none was put by */
	int64_t base;	   /* version of the record it was begun from */
	char *base_text;   /* what stood there then */
};

/* Takes over edit and base_text. The oldest of many is let go. */
void put_by(const char *person, const char *place, struct put_by text);
/* Hands them back, and forgets them. */
struct put_by put_by_take(const char *person, const char *place);
void put_by_forget(void);

#endif
