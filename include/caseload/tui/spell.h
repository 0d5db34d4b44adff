/* A speller: hunspell or aspell, whichever is installed, at the other end of a socket.
 *
 * The program is found on PATH and started without a shell; words go to it one by one in the
 * protocol both inherited from ispell (-a), and nothing is written to a file. English as written in
 * the United Kingdom. It is given two seconds for an answer. */
#ifndef CASELOAD_TUI_SPELL_H
#define CASELOAD_TUI_SPELL_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/err.h>

struct speller;

enum { SPELL_SUGGESTIONS = 9, SPELL_WAIT_MS = 2000 };

struct spelling {
	bool right;
	const char *suggestions[SPELL_SUGGESTIONS]; /* best first */
	size_t n;
};

/* NULL with a sentence that names the packages where neither is installed, or has no English. */
struct speller *speller_open(struct err *err);
void speller_close(struct speller *speller);
/* Taken as right from now on, in any case of letters. */
void speller_accept(struct speller *speller, const char *word);
/* `word` as speller_next_word() finds it. False, with a sentence, when the program has gone or does
 * not answer; the speller is of no use then. Suggestions live in `arena`. */
bool speller_check(struct speller *speller, const char *word, struct arena *arena,
	struct spelling *out, struct err *err);
/* The next word at or after `from`: letters with apostrophes inside. What holds a digit or an @, or
 * is a single letter, is passed over. False at the end. */
bool speller_next_word(const char *text, size_t from, size_t *start, size_t *end);

#endif
