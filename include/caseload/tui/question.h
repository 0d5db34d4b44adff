/* A question with keys that carry words: `s` Save, `k` Keep as draft, `x` Throw away, Esc stay.
 *
 * One that protects something: drain the input first (term_drain()), then for 250 ms every key is
 * ignored, the key that raised it never answers it, and Enter never means yes. A word may have to
 * be typed, and a reason given. */
#ifndef CASELOAD_TUI_QUESTION_H
#define CASELOAD_TUI_QUESTION_H

#include <stdint.h>

#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

enum { QUESTION_DEAF_MS = 250 };

struct question_answer {
	const char *key;   /* as for key_parse(); a capital letter must be typed as one */
	const char *words; /* "Throw away" */
	int value;	   /* what question_value() gives */
};

struct question_spec {
	const char *title; /* "Leave caseload?" */
	const char *text;  /* what would happen; NULL none. Lines may be parted with \n */
	const struct question_answer *answers; /* Esc is always there and means CANCEL */
	size_t n;
	const char *stay; /* the words for Esc; NULL: "Back" */
	/* must be typed, followed by Enter, instead of the answers; NULL none */
	const char *word;
	const char *reason; /* label of a reason that must be given, first; NULL none */
	bool protects;
	struct key raised_by; /* the key that raised it; {0} none */
	int64_t asked_at_ms;  /* clock_monotonic_ms() */
};

struct question;

struct question *question_new(const struct question_spec *spec); /* texts are copied */
void question_free(struct question *question);
/* DONE: answered. CANCEL: Esc. All other keys are TAKEN: nothing behind a question acts. */
enum tui_result question_key(
	struct question *question, const struct tui_event *event, int64_t now_ms);
int question_value(const struct question *question); /* of the answer; 1 for the typed word */
const char *question_reason(const struct question *question); /* "" none; borrowed */
int question_rows(const struct question *question, int cols); /* what it needs, frame not counted */
void question_draw(struct question *question, const struct canvas *canvas);

#endif
