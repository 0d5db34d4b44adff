/* Shapes: a struct described once, so that reading a row, writing JSON or CSV and
 * keeping a revision need no code of their own for each record.
 *
 * The struct is plain C in the record's header; its shape is a table in the record's .c.
 * Field names are those of the columns and of the JSON, in snake_case. */
#ifndef CASELOAD_BASE_SHAPE_H
#define CASELOAD_BASE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>

/* A coded value: words.def makes one array for each list, in the order they are shown. */
struct word {
	int value;	   /* the enum */
	const char *code;  /* as stored and in JSON */
	const char *shown; /* as a person reads it */
};
struct word_list {
	const char *name;
	const struct word *words;
	size_t n;
};
const char *word_code(const struct word_list *list, int value);	 /* NULL where there is none */
const char *word_shown(const struct word_list *list, int value); /* "" where there is none */
/* By code, shown text, or an unambiguous beginning of the shown text, without regard to case. */
bool word_find(const struct word_list *list, const char *text, int *value);
/* "health, social_care or voluntary": for the sentence that refuses something else. */
char *word_choices(const struct word_list *list, struct arena *arena);

enum field_type {
	FIELD_TEXT,  /* const char *, NULL for none */
	FIELD_INT,   /* int64_t; with `none_zero` 0 is shown as null */
	FIELD_DATE,  /* struct date */
	FIELD_WORD,  /* int, by `words`; a value without a word (0) is null */
	FIELD_BOOL,  /* bool */
	FIELD_SCORE, /* struct score */
};
struct score {
	int64_t value; /* scaled integer: 55 at scale 2 is 0.55 */
	int scale;     /* decimal places, 0 to 6 */
	bool set;
};
/* "0.55", "7.6", "9"; "" where not set. */
enum { SCORE_SIZE = 32 };
const char *score_show(struct score score, char buffer[static SCORE_SIZE]);
bool score_parse(const char *text,
	struct score *out); /* at most 12 digits, 6 of them decimals; no sign but '-' */
int score_compare(struct score a, struct score b); /* not set sorts lowest */

struct field {
	const char *name;
	enum field_type type;
	size_t offset;
	const struct word_list *words;
	unsigned flags;
};
enum {
	FIELD_HIDDEN = 1,    /* not in JSON or CSV: internal ids */
	FIELD_NONE_ZERO = 2, /* FIELD_INT: 0 is null */
};
struct shape {
	const char *name;
	size_t size;
	const struct field *fields;
	size_t n;
};

#define FIELD(kind, struct_type, member)                                                           \
	{                                                                                          \
#member, FIELD_##kind, offsetof(struct struct_type, member), NULL, 0               \
	}
#define FIELD_HIDE(kind, struct_type, member)                                                      \
	{                                                                                          \
#member, FIELD_##kind, offsetof(struct struct_type, member), NULL, FIELD_HIDDEN    \
	}
#define FIELD_CODED(struct_type, member, list)                                                     \
	{                                                                                          \
#member, FIELD_WORD, offsetof(struct struct_type, member), &(list), 0              \
	}
/* A whole number that may be unknown, kept as 0; and a hidden key of another row that may be none. */
#define FIELD_MAYBE(struct_type, member)                                                           \
	{                                                                                          \
#member, FIELD_INT, offsetof(struct struct_type, member), NULL, FIELD_NONE_ZERO    \
	}
#define FIELD_LINK(struct_type, member)                                                            \
	{                                                                                          \
#member, FIELD_INT, offsetof(struct struct_type, member), NULL,                    \
			FIELD_HIDDEN | FIELD_NONE_ZERO                                             \
	}
#define SHAPE(struct_type, fields_array)                                                           \
	{                                                                                          \
#struct_type, sizeof(struct struct_type), fields_array,                            \
			sizeof(fields_array) / sizeof((fields_array)[0])                           \
	}

const struct field *shape_field(const struct shape *shape, const char *name); /* NULL if none */
/* The field as text: ISO date, code, digits. NULL where there is no value. */
const char *field_text(const struct field *field, const void *record, struct arena *arena);

#endif
