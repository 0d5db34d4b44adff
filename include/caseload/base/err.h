/* Errors: what went wrong, in a sentence a person can act on.
 *
 * A function that can fail returns bool and takes `struct err *err` last.
 * The caller owns the error; it is of fixed size and untouched on success, so
 * calls chain with &&. err_set() returns false, so a failure is one line:
 *
 *	return err_set(err, ERR_INVALID, "birth_date", "Date of birth must be in the past.");
 *
 * Only the rooms screen and cli show the text. The field name puts the cursor
 * on the wrong field; the code gives the exit status. */
#ifndef CASELOAD_BASE_ERR_H
#define CASELOAD_BASE_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE,
	ERR_INVALID,   /* the input is wrong; the sentence says how to put it right */
	ERR_USAGE,     /* the call itself is wrong (unknown option, missing argument) */
	ERR_NOT_FOUND, /* no such person, worker, record */
	ERR_DENIED,    /* not permitted */
	ERR_CONFLICT,  /* someone else saved first */
	ERR_BUSY,      /* the store is in use and did not become free */
	ERR_FULL,      /* no room on the disk */
	ERR_DAMAGED,   /* the store does not hold together, or is not ours */
	ERR_READONLY,  /* the store cannot be written */
	ERR_NEWER,     /* the store was made by a newer program */
	ERR_IO,	       /* a file or device could not be read or written */
	ERR_UNKNOWN,   /* could not confirm whether it was saved */
	ERR_CANCELLED, /* the user stopped it; nothing was written */
};

struct err {
	enum err_code code;
	char field[40];	  /* snake_case name of the field or argument, "" if none */
	char text[400];	  /* one or two sentences for a person, UTF-8, cut at a character */
	const char *file; /* where it arose, for the developer */
	int line;
};

/* Sets *err (which may be NULL when the caller does not care) and returns false. */
#define err_set(err, code, field, ...)                                                             \
	err_set_at((err), (code), (field), __FILE__, __LINE__, __VA_ARGS__)
bool err_set_at(struct err *err, enum err_code code, const char *field, const char *file, int line,
	const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The same refusal from a caller to whom the argument `from` has another name. Returns false. */
bool err_rename(struct err *err, const char *from, const char *to);

void err_clear(struct err *err);

/* The exit status of the command line contract: 0 done, 1 refused, 2 usage,
 * 3 no such record, 4 not permitted, 5 conflict, 6 the store, 7 not confirmed. */
int err_exit_status(enum err_code code);

/* "invalid", "not_found" ...: the code as the JSON error shows it. */
const char *err_code_name(enum err_code code);

/* What cannot happen: runs the hook (which restores the terminal), says where,
 * and aborts. The store's journal keeps the records whole. */
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void bug_at(const char *file, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void bug_set_hook(void (*hook)(void));

#endif
