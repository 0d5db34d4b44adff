/* Who does it: the beginning of a name, of those who are here first. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "room.h"

static bool is_known(const struct room *room, const char *login)
{
	for (size_t i = 0; login && i < room->who_n; i++)
		if (text_equal(room->who[i].login, login))
			return true;
	return false;
}

static void add(struct room *room, const char *name, const char *login, int profession, int tier)
{
	struct room_who *who;

	if (is_known(room, login))
		return;
	who = arena_push(room->who_arena, &room->who, &room->who_n, &room->who_room, sizeof *who);
	*who = (struct room_who){arena_strdup(room->who_arena, name),
		arena_strdup(room->who_arena, login), utf8_fold(room->who_arena, name), profession,
		tier};
}

/* Read when it is first asked: most visits to a case ask for nobody. */
static void fill(struct room *room)
{
	const struct meeting_record *record = room->page->meeting;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err ignored = {0};

	if (room->who_arena == NULL)
		room->who_arena = arena_new();
	arena_reset(room->who_arena);
	room->who = NULL;
	room->who_n = room->who_room = 0;
	for (int tier = 0; tier < 2; tier++)
		for (size_t i = 0; i < record->attendance_n; i++) {
			const struct attendance *one = &record->attendance[i];

			if ((tier == 0) == (one->status == ATTENDANCE_PRESENT))
				add(room, one->name, one->login, one->profession, tier);
		}
	if (app_try(room->view->app, CMD_WORKER_LIST, &args, arena, &result, &ignored)) {
		const struct worker *workers = result.value;

		for (size_t i = 0; i < result.n; i++)
			if (workers[i].id != 0 &&
				worker_is_active(&workers[i], app_today(room->view->app)))
				add(room, workers[i].name, workers[i].login, workers[i].profession,
					2);
	}
	arena_free(arena);
}

/* A login is only the last resort: few know one, and "le" is Lewis before it is the levans of Lowri
 * Evans. */
enum { NOT_MEANT, BY_LOGIN, BY_NAME, EXACTLY };

static int how_meant(const struct room_who *who, const char *folded)
{
	size_t length = strlen(folded);

	if (strcmp(who->folded, folded) == 0 || text_equal(who->login, folded))
		return EXACTLY;
	for (const char *at = who->folded; at != NULL; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, folded, length) == 0)
			return BY_NAME;
	}
	return who->login && strncmp(who->login, folded, length) == 0 ? BY_LOGIN : NOT_MEANT;
}

const struct room_who *who_find(
	struct room *room, const char *key, bool workers_only, const struct room_who **several)
{
	struct arena *arena = arena_new();
	const char *folded = utf8_fold(arena, key);
	const struct room_who *found = NULL;
	int best = NOT_MEANT;

	*several = NULL;
	if (room->who == NULL)
		fill(room);
	for (size_t i = 0; *folded && i < room->who_n; i++) {
		const struct room_who *who = &room->who[i];
		int how = workers_only && who->login == NULL ? NOT_MEANT : how_meant(who, folded);

		if (how == EXACTLY) {
			found = who;
			*several = NULL;
			break;
		}
		if (how == NOT_MEANT || (found != NULL && who->tier != found->tier))
			continue;
		if (found == NULL || how > best) {
			found = who;
			best = how;
			*several = NULL;
		} else if (how == best && *several == NULL) {
			*several = who;
		}
	}
	arena_free(arena);
	return found;
}

const char *who_words(const struct room_who *who, bool brief, struct arena *arena)
{
	const char *profession = brief ? "" : word_shown(&words_profession, who->profession);

	return arena_printf(arena, "%s%s%s%s", who->name, *profession ? ", " : "", profession,
		who->tier == 0 ? "" : ", not here");
}
