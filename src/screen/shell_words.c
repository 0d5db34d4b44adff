/* Sentences of the commands name what to type in a shell; on screen the same is found under its words. */
#include "shell_words.h"

#include <string.h>

#include <caseload/base/str.h>

#include "choices.h"

static const char program[] = "caseload ";

/* The command whose name is longest; CMD_COUNT: none. */
static enum command_id named(const char *text)
{
	enum command_id found = CMD_COUNT;
	size_t longest = 0;

	for (int id = 0; id < CMD_COUNT; id++) {
		const char *name = command_get(id)->name;
		size_t n = strlen(name);

		if (!command_get(id)->shell || n <= longest || strncmp(text, name, n) != 0 ||
			(text[n] != '\0' && strchr(" .,;\"", text[n]) == NULL))
			continue;
		found = id;
		longest = n;
	}
	return found;
}

/* Its arguments end with the sentence or with the quotation mark; a full stop inside a word is of it. */
static const char *after(const char *text)
{
	while (*text != '\0' && *text != '"' && !(*text == '.' && (text[1] == ' ' || !text[1])))
		text++;
	return text;
}

const char *shell_words_on_screen(const char *text, struct arena *arena)
{
	struct str out = {0};
	const char *copy, *at;

	while ((at = strstr(text, program)) != NULL) {
		const char *name = at + strlen(program);
		bool quoted = at > text && at[-1] == '"';
		bool told = quoted || (at - text >= 2 && strncmp(at - 2, ": ", 2) == 0);
		enum command_id id = told ? named(name) : CMD_COUNT;

		if (id == CMD_COUNT || choice_exception(id) != NULL) {
			str_addn(&out, text, (size_t)(name - text));
			text = name;
			continue;
		}
		str_addn(&out, text, (size_t)(at - text) - quoted);
		str_addf(&out, "Ctrl+P, \"%s\"", command_get(id)->summary);
		text = after(name);
		text += quoted && *text == '"';
	}
	str_add(&out, text);
	copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}
