/* What a save did, row by row, and how it is taken back.
 *
 * Every state that a save replaced is kept whole in `revision`; "there was nothing" is a state too,
 * kept as 'null' where a row was made. Taking a change back puts the states it replaced where they
 * were, in a save of its own that keeps what it replaces in the same way, so that it can be taken
 * back itself. History is never erased. */
#ifndef CASELOAD_STORE_CHANGE_H
#define CASELOAD_STORE_CHANGE_H

#include <caseload/change.h>
#include <caseload/store/store.h>

/* In an open save: rows that it makes are written down from now on, so that it can be undone. */
void store_keep_made(struct store *store);
/* Did the open save replace or make anything so far? */
bool store_change_kept(struct store *store, bool *out, struct err *err);
/* Writes the change of the open save; id and save_id are filled in. Where `undoes` is set, that
 * change is marked as undone by this one. */
bool store_change_add(struct store *store, struct change *change, struct err *err);
/* It counts again: what had taken it back was taken back itself. */
bool store_change_stands(struct store *store, int64_t change_id, struct err *err);

/* The worker's changes, newest first, without the taking back itself. */
bool store_change_list(struct store *store, int64_t worker_id, int64_t limit, struct arena *arena,
	struct change **out, size_t *n, struct err *err);
bool store_change_by_id(
	struct store *store, int64_t id, struct arena *arena, struct change *out, struct err *err);
/* The change that a row of the audit tells of; id 0 none. */
bool store_change_of_audit(
	struct store *store, int64_t seq, struct arena *arena, struct change *out, struct err *err);
/* The worker's newest undo that was not itself taken back; id 0 none. */
bool store_change_newest_undo(struct store *store, int64_t worker_id, struct arena *arena,
	struct change *out, struct err *err);

/* A row that is no longer as the save left it; record NULL: all of them are. */
struct change_clash {
	const char *record;
	int64_t person_id; /* whom it is about; 0 nobody */
	int64_t worker_id; /* who changed it since, and when; 0 not known */
	const char *who;
	const char *at;
	bool by_import;
};
bool store_change_clash(struct store *store, const char *save_id, struct arena *arena,
	struct change_clash *out, struct err *err);
/* Puts back every state that a save replaced, newest first, and brings the table of lists up to
 * date. *people are those it was about. ERR_INVALID where something made since needs what the save
 * had made. */
bool store_change_undo(struct store *store, const char *save_id, struct arena *arena,
	int64_t **people, size_t *n, struct err *err);

/* What a save did to one row: states as JSON objects of column to text, NULL for nothing. */
struct change_part {
	const char *record;
	int64_t record_id;
	int64_t person_id; /* whom the row is about; 0 nobody */
	const char *before, *after;
};
bool store_change_parts(struct store *store, const char *save_id, struct arena *arena,
	struct change_part **out, size_t *n, struct err *err); /* in the order of saving */

/* One row as it stood, oldest first: every state that was replaced, then the row as it is now. */
struct record_state {
	const char *state; /* JSON, every column by its name */
	const char *at;	   /* since when: the instant of the save that made it so */
	int64_t by;	   /* who saved it; 0 nobody */
};
bool store_record_states(struct store *store, const char *record, int64_t id, struct arena *arena,
	struct record_state **out, size_t *n, struct err *err);

#endif
