#include <caseload/words.h>

#include <string.h>

#define LIST(name, PREFIX) static const struct word name##_words[] = {
#define WORD(value, code, shown) {value, code, shown},
#define END(name)                                                                                  \
	}                                                                                          \
	;                                                                                          \
	const struct word_list words_##name = {                                                    \
		#name, name##_words, sizeof(name##_words) / sizeof(name##_words[0])};
#include <caseload/words.def>
#undef LIST
#undef WORD
#undef END

const struct word_list *const word_lists[] = {
#define LIST(name, PREFIX) &words_##name,
#define WORD(value, code, shown)
#define END(name)
#include <caseload/words.def>
#undef LIST
#undef WORD
#undef END
};
const size_t word_lists_n = sizeof(word_lists) / sizeof(word_lists[0]);

const struct word_list *word_list_named(const char *name)
{
	for (size_t i = 0; i < word_lists_n; i++)
		if (strcmp(word_lists[i]->name, name) == 0)
			return word_lists[i];
	return NULL;
}
