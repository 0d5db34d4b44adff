#include "constraint.h"

#include <ctype.h>
#include <string.h>

enum { NAME_SIZE = 40 };

static bool in_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* The first name in `text` that is neither a table ("person.") nor a function ("length("). */
static void first_name(const char *text, char name[static NAME_SIZE])
{
	name[0] = '\0';
	while (*text != '\0') {
		size_t n = 0;
		if (*text == '\'') { /* a value, as in state IN ('open','ended') */
			const char *end = strchr(text + 1, '\'');
			text = end != NULL ? end + 1 : text + 1;
			continue;
		}
		while (in_name(text[n]))
			n++;
		if (n == 0) {
			text++;
			continue;
		}
		if (text[n] != '.' && text[n] != '(' && !isdigit((unsigned char)*text)) {
			if (n >= NAME_SIZE)
				n = NAME_SIZE - 1;
			memcpy(name, text, n);
			name[n] = '\0';
			return;
		}
		text += n;
	}
}

static void in_words(const char *name, char words[static NAME_SIZE])
{
	size_t n = 0;
	for (; name[n] != '\0'; n++)
		words[n] = name[n] == '_' ? ' ' : name[n];
	words[n] = '\0';
}

bool constraint_refuse(const char *message, struct err *err)
{
	static const struct {
		const char *start; /* of SQLite's message */
		const char *after; /* the name follows this */
	} kinds[] = {
		{"UNIQUE constraint failed", ": "},
		{"NOT NULL constraint failed", ": "},
		{"CHECK constraint failed", ": "},
		{"cannot store", " column "},
	};
	char name[NAME_SIZE] = "", words[NAME_SIZE];
	size_t kind = 0;

	for (; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
		if (strncmp(message, kinds[kind].start, strlen(kinds[kind].start)) != 0)
			continue;
		const char *after = strstr(message, kinds[kind].after);
		if (after != NULL)
			first_name(after + strlen(kinds[kind].after), name);
		break;
	}
	in_words(name[0] != '\0' ? name : "record", words);
	switch (kind) {
	case 0:
		return err_set(err, ERR_INVALID, name,
			"Another record already has this %s. Check it, or open the record that has "
			"it.",
			words);
	case 1:
		return err_set(err, ERR_INVALID, name,
			"The %s is missing. Enter it and save again.", words);
	case 2:
	case 3:
		return err_set(err, ERR_INVALID, name,
			"The %s cannot be kept as it is. Check it and save again.", words);
	}
	if (strncmp(message, "FOREIGN KEY", 11) == 0)
		return err_set(err, ERR_INVALID, "",
			"Something this belongs to is not in the records, or something else still "
			"needs it.");
	return err_set(err, ERR_INVALID, "", "The records do not allow this: %s.", message);
}
