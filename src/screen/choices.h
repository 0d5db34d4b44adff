/* What can be done, as rows to choose from: one builder for palette, menu, help and `.`. */
#ifndef SCREEN_CHOICES_H
#define SCREEN_CHOICES_H

#include "app.h"

enum group {
	GROUP_PERSON,
	GROUP_PLAN,
	GROUP_REVIEW,
	GROUP_LEAD,
	GROUP_REGISTER,
	GROUP_LISTS,
	GROUP_TEAM,
	GROUP_PAPER,
	GROUP_SCREEN,
	GROUP_HELP,
	GROUP_COUNT
};
const char *group_name(enum group group);

struct choice {
	enum command_id command;
	const char *summary;
	const char *keys;    /* all of them as in the table; "" none: menu only */
	const char *refusal; /* the sentence why it cannot be used now; NULL: it can */
	enum group group;
	/* 0 this kind of screen has it, 1 every screen has it, 2 it works from here */
	int distance;
	const char
		*fold; /* of the summary, then of name and detail: what typing is compared with */
	const char *fold_more;
};
struct choices {
	struct choice *items; /* in the order of the table */
	size_t n;
};

/* Everything there is for the screen under an overlay, in `arena`. */
struct choices choices_for(struct view *about, struct arena *arena);
/* Why a command of the table has no place on screen; NULL: it has one. */
const char *choice_exception(enum command_id id);
/* Does it act on the row under the cursor, or on the marked ones? */
bool choice_of_row(const struct view *about, enum command_id id);
/* All words of `typed` (folded) are there: 0 the words of the summary begin so, 1 they are within
 * it, 2 they are in the name or the detail; -1 no match. */
int choice_match(const struct choice *choice, const char *typed);
/* Like it for any two texts, both folded. */
int words_match(const char *fold, const char *fold_more, const char *typed);
/* The order of what matches: what the words fit best, of these what can be done, of these what is
 * nearest. -1: no match. */
enum { STANDING_MAX = 18 };
int choice_standing(const struct choice *choice, const char *typed);
/* What the table says of a command, without the sentences about the shell's options. */
const char *choice_detail(enum command_id id, struct arena *arena);
/* The first of its keys that works here, with the twin where F keys are not wanted; "d elsewhere"
 * where its key does something else here or nothing, "menu only" where it has none. */
const char *choice_key(const struct choice *choice, const struct view *about, struct arena *arena);

/* The people this session opened, newest first. */
enum { RECENT_MAX = 9 };
struct recent {
	char *uid, *name, *born, *number, *band;
	bool same_name;
};
void recent_add(struct app *app, const struct person_record *record);
void recent_free(struct app *app);

#endif
