/* Answers as text: what is sent, and what is kept as a draft. */
#include <string.h>

#include <caseload/base/str.h>

#include "risk_answers.h"

static const char *const given_words[] = {[GIVEN_YES] = "y",
	[GIVEN_NO] = "n",
	[GIVEN_DECLINED] = "declined",
	[GIVEN_NOT_KNOWN] = "not known"};

const char *answers_value(const struct answer_row *row, struct arena *arena)
{
	if (row->typed && row->given == GIVEN_TEXT)
		return text_is_blank(input_text(row->typed))
			       ? NULL
			       : arena_strdup(arena, input_text(row->typed));
	return row->given == GIVEN_NOTHING || row->given == GIVEN_TEXT ? NULL
								       : given_words[row->given];
}

char *answers_text(const struct answers *answers, struct arena *arena)
{
	struct str out = {0};
	char *text;

	for (size_t i = 0; i < answers->n; i++) {
		const char *value = answers_value(&answers->rows[i], arena);

		if (value)
			str_addf(&out, "%s%s: %s", out.length > 0 ? "\n" : "", answers->rows[i].key,
				value);
	}
	text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

static void load_row(struct answer_row *row, const char *value)
{
	enum given given = GIVEN_TEXT;

	if (row->input)
		for (int i = GIVEN_YES; i <= GIVEN_NOT_KNOWN; i++)
			if (strcmp(given_words[i], value) == 0)
				given = i;
	if (given == GIVEN_TEXT && !row->typed)
		return;
	row->given = given;
	if (row->typed)
		input_set(row->typed, given == GIVEN_TEXT ? value : "");
}

void answers_load(struct answers *answers, const char *text)
{
	struct arena *arena = arena_new();

	while (text && *text) {
		size_t length = strcspn(text, "\n"), key = strcspn(text, ":");

		for (size_t i = 0; i < answers->n && key + 2 <= length; i++)
			if (strlen(answers->rows[i].key) == key &&
				strncmp(answers->rows[i].key, text, key) == 0)
				load_row(&answers->rows[i],
					arena_strndup(arena, text + key + 2, length - key - 2));
		text += length + (text[length] == '\n');
	}
	arena_free(arena);
}
