/* The protocol with a speller of our own making: what is installed does not matter. */
#include "help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/tui/spell.h>

#include "folder.h"

static char dir[FOLDER_SIZE];

/* A program of that name, alone on PATH. */
static void speller(const char *name, const char *script)
{
	char path[96];
	FILE *file;

	folder_make(dir);
	setenv("PATH", dir, 1);
	if (!name)
		return;
	snprintf(path, sizeof path, "%s/%s", dir, name);
	file = fopen(path, "w");
	cr_assert(file);
	fprintf(file, "#!/bin/sh\n%s", script);
	fclose(file);
	chmod(path, 0700);
}

static void cleared(void)
{
	folder_remove(dir);
}

TestSuite(spell, .init = help_locale, .fini = cleared, .timeout = 20);

/* Knows two words that are wrong, takes all else. */
static const char knows_two[] =
	"echo '@(#) International Ispell Version 3.2.06 (but really a test)'\n"
	"while read -r line; do\n"
	"case $line in\n"
	"^Ths) echo '& Ths 3 1: The, This, Th s' ;;\n"
	"^zzz) echo '# zzz 1' ;;\n"
	"^wasn*t) echo '*' ;;\n"
	"^half*) echo '*'; echo '& haff 1 6: half' ;;\n"
	"*) echo '+ ROOT' ;;\n"
	"esac\n"
	"echo\n"
	"done\n";

Test(spell, asks_and_is_told)
{
	static const struct {
		const char *word;
		bool right;
		size_t n;
		const char *first;
	} cases[] = {
		{"Ths", false, 3, "The"},
		{"zzz", false, 0, NULL},
		{"garden", true, 0, NULL},
		{"wasn\xe2\x80\x99t", true, 0, NULL},
		{"halfhaff", false, 1, "half"},
		{"Ngozi", true, 0, NULL},
	};
	static const char *const names[] = {"hunspell", "aspell"};
	struct arena *arena = arena_new();

	for (size_t which = 0; which < 2; which++) {
		struct err err = {0};
		struct spelling found;
		struct speller *s;

		speller(names[which], knows_two);
		s = speller_open(&err);
		cr_assert(s, "%s: %s", names[which], err.text);
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			cr_assert(speller_check(s, cases[i].word, arena, &found, &err), "%s",
				err.text);
			cr_assert_eq(found.right, cases[i].right, "%s", cases[i].word);
			cr_assert_eq(found.n, cases[i].n, "%s: %zu", cases[i].word, found.n);
			if (found.n > 0)
				cr_assert_str_eq(found.suggestions[0], cases[i].first);
		}
		speller_accept(s, "ths");
		cr_assert(speller_check(s, "Ths", arena, &found, &err));
		cr_assert(found.right, "a word that was added is right in any case of letters");
		cr_assert(speller_check(s, "zzz", arena, &found, &err));
		cr_assert(!found.right);
		speller_close(s);
		cleared();
	}
	arena_free(arena);
}

Test(spell, what_is_missing_or_fails_is_said_in_a_sentence)
{
	static const struct {
		const char *name, *script, *says;
	} opening[] = {
		{NULL, NULL, "hunspell-en-gb"},
		{"hunspell", "echo 'cannot open dictionary' >&2; exit 1\n", "hunspell-en-gb"},
	};
	static const char *const broken[] = {
		"echo '@(#) here'\nexit 0\n",			  /* goes away */
		"echo '@(#) here'\nread x\nread y\n",		  /* hangs */
		"echo '@(#) here'\nwhile :; do echo '*'; done\n", /* never ends its answer */
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
		struct err err = {0};

		speller(opening[i].name, opening[i].script);
		cr_assert_null(speller_open(&err));
		cr_assert(strstr(err.text, opening[i].says), "%s", err.text);
		cleared();
	}
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct err err = {0};
		struct spelling found;
		struct speller *s;
		int64_t start = clock_monotonic_ms();

		speller("hunspell", broken[i]);
		s = speller_open(&err);
		cr_assert(s, "%s", err.text);
		cr_assert_not(speller_check(s, "garden", arena, &found, &err));
		cr_assert(strstr(err.text, "did not answer"), "%s", err.text);
		cr_assert_not(speller_check(s, "garden", arena, &found, &err), "and stays so");
		speller_close(s);
		cr_assert(clock_monotonic_ms() - start < 2 * SPELL_WAIT_MS, "case %zu", i);
		cleared();
	}
	arena_free(arena);
}

Test(spell, words_of_a_text)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"", ""},
		{"One two.", "One|two|"},
		{"a I of", "of|"},
		{"don't 'quoted' dogs' wasn\xe2\x80\x99t", "don't|quoted|dogs|wasn\xe2\x80\x99t|"},
		{"half-way 10mg 2nd COPD3", "half|way|"},
		{"ring j.smith@example.org or ask", "ring|or|ask|"},
		{"caf\xc3\xa9 \xe1\xba\xb8\xcc\x80k\xe1\xbb\x8d\xcc\x81 "
		 "\xe2\x80\x9cyes\xe2\x80\x9d",
			"caf\xc3\xa9|\xe1\xba\xb8\xcc\x80k\xe1\xbb\x8d\xcc\x81|yes|"},
		{"one\ntwo\t\xe2\x80\x94three", "one|two|three|"},
		{"''' @@@ 123 ...", ""},
	};
	struct str got = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t at = 0, start, end;

		str_clear(&got);
		while (speller_next_word(cases[i].text, at, &start, &end)) {
			str_addn(&got, cases[i].text + start, end - start);
			str_addc(&got, '|');
			at = end;
		}
		cr_assert_str_eq(str_text(&got), cases[i].words, "case %zu: %s", i, str_text(&got));
	}
	str_free(&got);
}
