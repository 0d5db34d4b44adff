/* Which command a key stands for here, and whether it may be used: from the table alone. */
#include <stdio.h>
#include <string.h>

#include "app.h"

/* The next name of "F9 P" into `name`; false at the end. */
static bool next_name(const char **keys, char name[static KEY_NAME_SIZE])
{
	size_t n;

	*keys += strspn(*keys, " ");
	n = strcspn(*keys, " ");
	if (n == 0 || n >= KEY_NAME_SIZE)
		return false;
	memcpy(name, *keys, n);
	name[n] = '\0';
	*keys += n;
	return true;
}

static bool has_key(const struct command *command, struct key key)
{
	const char *keys = command->keys;
	char name[KEY_NAME_SIZE];

	while (next_name(&keys, name))
		if (key_is(key, name))
			return true;
	return false;
}

/* What stays a command while letters are being typed. */
static bool beside_typing(struct key key)
{
	if (key.mods & (MOD_ALT | MOD_CTRL))
		return true;
	return key.code == K_ESC || (key.code >= K_F1 && key.code <= K_F12);
}

bool keymap_offered(const struct view *view, enum command_id id)
{
	bool types = view->typing || (view->screen->where & (IN_FORM | IN_TEXT)) != 0;

	/* What is typed has an undo of its own. */
	if (types && (id == CMD_UNDO || id == CMD_REDO))
		return false;
	return (command_get(id)->where & (view->screen->where | EVERYWHERE)) != 0;
}

enum command_id keymap_find(const struct view *view, struct key key)
{
	enum command_id everywhere = CMD_COUNT;

	if (view->typing && !beside_typing(key))
		return CMD_COUNT;
	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);

		if (!keymap_offered(view, id) || !has_key(command, key))
			continue;
		if ((command->where & view->screen->where) != 0)
			return id;
		everywhere = id;
	}
	return everywhere;
}

static bool is_f_key(struct key key)
{
	return key.code >= K_F1 && key.code <= K_F12 && key.mods == 0;
}

/* 0: it does this here and is the kind of key that is wanted; 1: it does this here; 2: elsewhere. */
static int standing(const struct view *view, enum command_id id, const char *name)
{
	struct key key;

	if (!key_parse(name, &key) || keymap_find(view, key) != id)
		return 2;
	return view->app->twins && is_f_key(key) ? 1 : 0;
}

bool keymap_name(const struct view *view, enum command_id id, char name[static KEY_NAME_SIZE])
{
	const char *keys = command_get(id)->keys;
	char next[KEY_NAME_SIZE];
	int best = 3;

	name[0] = '\0';
	while (next_name(&keys, next)) {
		int now = standing(view, id, next);

		if (now < best) {
			memcpy(name, next, sizeof next);
			best = now;
		}
	}
	return best < 3;
}

const char *keymap_twin(const struct view *view, const char *key, char name[static KEY_NAME_SIZE])
{
	struct key parsed;

	if (!view->app->twins || !key_parse(key, &parsed) || !is_f_key(parsed))
		return key;
	for (int id = 0; id < CMD_COUNT; id++)
		if (keymap_find(view, parsed) == (enum command_id)id &&
			keymap_name(view, id, name) && name[0] != 'F')
			return name;
	if (parsed.code > K_F10)
		return key;
	snprintf(name, KEY_NAME_SIZE, "Alt+%d", (parsed.code - K_F1 + 1) % 10);
	return name;
}

const char *keymap_refusal(struct view *view, enum command_id id)
{
	const struct command *command = command_get(id);

	if (!session_may(view->session, id))
		return arena_printf(view->app->scratch,
			"Your role does not let you %s. Ask your team lead.",
			capability_words(command->needs & 0xFFFF));
	if ((command->needs & NEEDS_PERSON) != 0 && id != view->screen->finds &&
		view_subject(view) == NULL)
		return "Choose a person first.";
	return view->screen->why_not ? view->screen->why_not(view, id) : NULL;
}

const char *view_subject(struct view *view)
{
	return view->screen->subject ? view->screen->subject(view) : view->arg.person;
}

const char *view_title(struct view *view)
{
	const char *title = view->screen->title ? view->screen->title(view) : NULL;

	return title ? title : view->screen->name;
}

const char *keymap_mark(enum command_id id)
{
	switch (id) {
	case CMD_MARK:
		return "Space";
	case CMD_RANGE:
		return "v";
	case CMD_MARK_ALL:
		return "*";
	case CMD_UNMARK_ALL:
		return "-";
	default:
		return NULL;
	}
}
