#include <caseload/base/err.h>

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/utf8.h>

Test(err, set_says_what_where_and_answers_false)
{
	struct err err = {0};

	cr_assert(!err_set(&err, ERR_INVALID, "birth_date", "%s must be in the past.", "Birth"));
	cr_assert(err.code == ERR_INVALID);
	cr_assert_str_eq(err.field, "birth_date");
	cr_assert_str_eq(err.text, "Birth must be in the past.");
	cr_assert(err.line > 0 && strstr(err.file, "err.c") != NULL);
	cr_assert(!err_set(NULL, ERR_IO, NULL, "Nobody listens."));
	/* The new sentence may quote the old one. */
	cr_assert(!err_set(&err, ERR_IO, NULL, "Line 3: %s", err.text));
	cr_assert_str_eq(err.text, "Line 3: Birth must be in the past.");
	cr_assert_str_eq(err.field, "");
	/* Somebody else's name for the same argument. */
	cr_assert(!err_set(&err, ERR_INVALID, "to", "No folder."));
	cr_assert(!err_rename(&err, "until", "day") && strcmp(err.field, "to") == 0);
	cr_assert(!err_rename(&err, "to", "file") && strcmp(err.field, "file") == 0);
	cr_assert_str_eq(err.text, "No folder.");
	cr_assert(!err_rename(NULL, "to", "file"));
	err_clear(&err);
	cr_assert(err.code == ERR_NONE && err.text[0] == '\0');
}

Test(err, long_text_is_cut_between_characters)
{
	static const char *const letters[] = {"a", "é", "…", "😀"};
	char text[1200];
	struct err err;

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		for (size_t shift = 0; shift < 5; shift++) {
			memset(text, 0, sizeof(text));
			memcpy(text, "....", shift < 4 ? shift : 4);
			while (strlen(text) < 1000)
				strcat(text, letters[i]);
			err_set(&err, ERR_IO, NULL, "%s", text);
			size_t length = strlen(err.text);
			cr_assert(utf8_valid(err.text, length), "%s after %zu", letters[i], shift);
			cr_assert(length + 4 >= sizeof(err.text) - 1);
			cr_assert(strncmp(err.text, text, length) == 0);
		}
}

Test(err, codes_have_names_and_exit_statuses)
{
	static const struct {
		enum err_code code;
		const char *name;
		int status;
	} cases[] = {
		{ERR_NONE, "none", 0},
		{ERR_INVALID, "invalid", 1},
		{ERR_USAGE, "usage", 2},
		{ERR_NOT_FOUND, "not_found", 3},
		{ERR_DENIED, "denied", 4},
		{ERR_CONFLICT, "conflict", 5},
		{ERR_BUSY, "busy", 6},
		{ERR_FULL, "full", 6},
		{ERR_DAMAGED, "damaged", 6},
		{ERR_READONLY, "read_only", 6},
		{ERR_NEWER, "newer", 6},
		{ERR_UNKNOWN, "unknown", 7},
		{ERR_CANCELLED, "cancelled", 1},
		{(enum err_code)999, "invalid", 1},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_str_eq(err_code_name(cases[i].code), cases[i].name);
		cr_assert(err_exit_status(cases[i].code) == cases[i].status, "%s", cases[i].name);
	}
}

static void hook(void)
{
	fputs("terminal restored\n", stderr);
}

Test(err, bug_stops_the_program, .signal = SIGABRT)
{
	bug_set_hook(hook);
	bug("a %s that cannot be", "thing");
}
