/* A string that grows. `struct str s = {0};` is an empty one; free with str_free(). */
#ifndef CASELOAD_BASE_STR_H
#define CASELOAD_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
	char *text; /* NUL-terminated; NULL while nothing was ever added */
	size_t length;
	size_t room;
};

void str_free(struct str *s);
void str_clear(struct str *s);		       /* empty, memory kept */
void str_add(struct str *s, const char *text); /* NULL adds nothing */
void str_addn(struct str *s, const char *text, size_t length);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_vaddf(struct str *s, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
const char *str_text(const struct str *s); /* never NULL; borrowed until the next change */

/* Small helpers on plain strings. */
bool text_is_blank(const char *text);	       /* NULL, empty, or only white space */
bool text_equal(const char *a, const char *b); /* NULL equals NULL */
bool text_starts(const char *text, const char *prefix);
size_t text_words(const char *text); /* how many, parted by white space */
/* The one of `names` that a mistyped `text` may have meant, NULL where none is near: a slip or two, or
 * its beginning. */
const char *text_nearest(const char *text, const char *const names[], size_t n);
/* "12,000": a number in a sentence has its thousands parted. */
enum { THOUSANDS_SIZE = 32 };
const char *thousands_show(int64_t n, char buffer[static THOUSANDS_SIZE]);

#endif
