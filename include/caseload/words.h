/* The coded values of words.def: an enum for each list and its words. */
#ifndef CASELOAD_WORDS_H
#define CASELOAD_WORDS_H

#include <caseload/base/shape.h>

#define LIST(name, PREFIX) enum name { PREFIX##_NONE = 0,
#define WORD(value, code, shown) value,
#define END(name)                                                                                  \
	}                                                                                          \
	;
#include <caseload/words.def>
#undef LIST
#undef WORD
#undef END

#define LIST(name, PREFIX) extern const struct word_list words_##name;
#define WORD(value, code, shown)
#define END(name)
#include <caseload/words.def>
#undef LIST
#undef WORD
#undef END

/* Every list, for the checks and for completion. */
extern const struct word_list *const word_lists[];
extern const size_t word_lists_n;
const struct word_list *word_list_named(const char *name); /* NULL if there is none */

#endif
