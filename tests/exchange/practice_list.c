#include <caseload/exchange/practice_list.h>

#include <string.h>

#include <criterion/criterion.h>

#define ROW(code, opened, status)                                                                  \
	"\"" code                                                                                  \
	"\",\"ELM SURGERY\",\"Y63\",\"QHM\",\"1 HIGH STREET\",\"\",\"ANYTOWN\",\"\",\"\","         \
	"\"DE1  1AA\",\"" opened "\",\"\",\"" status "\",\"B\",\"16C\",\"20200401\",\"\","         \
	"\"01632 960000\",\"\",\"\",\"\",\"0\",\"\",\"16C\",\"\",\"4\",\"\"\n"

static bool read_practices(
	const char *text, struct arena *arena, struct practice_list *list, struct err *err)
{
	struct source source;
	bool ok;

	err_clear(err);
	ok = source_from_bytes(text, strlen(text), &source, err) &&
	     practice_list_read(&source, arena, list, err);
	source_close(&source);
	return ok;
}

Test(practice_list, rows_and_refusals)
{
	struct arena *arena = arena_new();
	struct practice_list list;
	struct err err = {.code = ERR_NONE};

	cr_assert(read_practices(ROW("C81009", "19740401", "A") ROW("c8100!", "19740401", "A") ROW(
					 "C81010", "19740431", "A") ROW("C81011", "19740401", "Z")
					 ROW("GUE001", "20010101", "D"),
			  arena, &list, &err),
		"%s", err.text);
	cr_assert_eq(list.n, 2);
	cr_assert_str_eq(list.rows[0].name, "ELM SURGERY");
	cr_assert_str_eq(list.rows[0].address[1], "ANYTOWN", "no gaps");
	cr_assert_str_eq(list.rows[0].postcode, "DE1 1AA");
	cr_assert_str_eq(list.rows[0].phone, "01632 960000");
	cr_assert(date_equal(list.rows[0].opened, date_make(1974, 4, 1)));
	cr_assert_not(date_is_set(list.rows[0].closed));
	cr_assert_eq(list.rows[1].status, 'D');
	cr_assert_eq(list.rows[1].line, 5);
	cr_assert_eq(list.refused.n, 3);
	cr_assert_str_eq(list.refused.items[0].field, "code");
	cr_assert_eq(list.refused.items[0].line, 2);
	cr_assert_str_eq(list.refused.items[1].field, "opened");
	cr_assert_str_eq(list.refused.items[2].field, "status");
	arena_free(arena);
}

Test(practice_list, other_files_are_refused)
{
	static const char *const texts[] = {
		"NHS Number,Score\n9990000018,1\n",
		"one\ntwo\nthree\nfour\nfive\nsix\nseven\n",
		ROW("C81009", "19740401", "A") "\"C81010\",\"OAK",
		ROW("C81009", "19740401", "A") "\"C81010\",\"OAK\"",
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct practice_list list;
		struct err err = {.code = ERR_NONE};

		cr_assert_not(read_practices(texts[i], arena, &list, &err), "case %zu", i);
		cr_assert_str_eq(err.field, "file", "case %zu", i);
	}
	arena_free(arena);
}
