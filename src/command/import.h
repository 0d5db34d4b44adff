/* Taking in a risk list: what the files of it share. One struct import lives for one file; the
 * same code runs for a preview and for the import itself, so that both say the same. */
#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

#include <caseload/exchange/risk_list.h>
#include <caseload/store/risk.h>

#include "inside.h"

struct import_practice {
	const char *code;
	int64_t id;
	bool unknown; /* not in the store before this list */
};

/* A practice on the list, and an instrument of it. */
struct import_listed {
	int64_t practice_id;
	const char *instrument;
};

/* 64-bit keys met so far: open addressing, at most half full. */
struct key_set {
	uint64_t *keys;
	size_t n, size;
};

struct import {
	struct call *call;
	bool dry_run;
	bool empty_store;	       /* nobody is there yet: nothing has to be looked up */
	struct store_filling *filling; /* NULL for a list of ordinary size */
	const char *given_practice, *basis;
	const struct risk_list *list;
	struct import_run run;
	struct import_report *report;
	int64_t items_wanted; /* of new and unchanged rows; -1 all */
	size_t items_room, remarks_room;
	struct arena *row; /* emptied after each row */
	int64_t known;	   /* rows about people who are held here already */

	struct import_practice *practices;
	size_t practices_n, practices_room, practice_last;
	bool practices_mixed;

	struct import_listed *listed;
	size_t listed_n, listed_room, listed_last;

	struct key_set numbers;	  /* NHS Numbers of the list */
	struct key_set namesakes; /* birth date and name of its new people */

	/* whose rows of the board must be made again */
	int64_t new_low, new_high;
	int64_t *touched;
	size_t touched_n, touched_room;
};

/* import_keys.c: true when the key was there already. */
bool key_set_add(struct key_set *set, uint64_t key);
bool key_set_has(const struct key_set *set, uint64_t key);
void key_set_free(struct key_set *set);
uint64_t key_of_number(const char *digits);
uint64_t key_of_name(const struct person *person, struct arena *arena);

/* import_row.c: one person of the list. */
bool import_row(struct import *import, const struct risk_list_row *row, struct err *err);
bool import_practice_find(struct import *import, const char *code, const char *name,
	const struct import_practice **out, struct err *err);

/* import_score.c */
struct import_bands {
	int before, after;  /* enum band */
	size_t added;	    /* scores that were not there */
	struct score score; /* the current one afterwards */
};
/* Adds the row's scores that are not there yet to the person (id 0: new, in a preview), and writes
 * down that the person and their practice are on the list. */
bool import_scores(struct import *import, const struct risk_list_row *row,
	const struct person *person, bool is_new, struct import_bands *out, struct err *err);

/* import_merge.c: what a list would change in someone who is here already. */
struct import_merge {
	const char *changed; /* fields filled or replaced, "phone, postcode"; NULL none */
	const char *kept;    /* a sentence, where something that differs is kept as it is */
};
bool import_merge(struct import *import, struct person *person, const struct person *incoming,
	struct import_merge *out, struct err *err);
/* The person a row describes. */
void import_person(struct import *import, const struct risk_list_row *row,
	const struct import_practice *practice, struct person *out);

/* import_report.c */
const char *import_file_name(
	const char *path, struct arena *arena); /* without folders, fit to show */
/* What is wrong with a file names the file; always false. */
bool import_name_file(struct call *call, const char *path, struct err *err);
void import_note(struct import *import, const struct import_row *item); /* copied */
void import_refuse(struct import *import, const struct risk_list_row *row,
	const struct person *person, const char *field, const char *reason);
void import_remark(struct import *import, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
bool import_report_close(struct import *import, const struct risk_list *list, struct err *err);
const char *import_sentence(struct import *import);

#endif
