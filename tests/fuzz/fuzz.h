/* What a fuzz target is: one function over any bytes, which ends the program where something that
 * must always hold does not. With libFuzzer: `make fuzz`. The corpus is run again by `make check`,
 * with any compiler (replay/main.c). */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include <caseload/base/err.h>
#include <caseload/base/utf8.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(condition)                                                                           \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__,          \
				#condition);                                                       \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

/* Before the first bytes: what main() does for the program. */
static inline void fuzz_begin(void)
{
	static bool begun;

	if (!begun)
		HOLDS(sodium_init() >= 0 && utf8_locale());
	begun = true;
}

/* A line that may be shown, or NULL. */
static inline void fuzz_line(const char *text)
{
	if (text != NULL)
		HOLDS(utf8_valid(text, strlen(text)) && text_is_safe(text, false));
}

/* What is refused is refused with a sentence. */
static inline void fuzz_refused(const struct err *err)
{
	HOLDS(err->code != ERR_NONE && err->text[0] != '\0');
	HOLDS(utf8_valid(err->text, strlen(err->text)));
}

#endif
