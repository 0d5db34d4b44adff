#include <caseload/base/str.h>

#include <criterion/criterion.h>
#include <string.h>

Test(str, nearest_is_near)
{
	static const char *const names[] = {"list", "lead assign", "review book"};
	static const struct {
		const char *typed, *nearest;
	} cases[] = {
		{"lst", "list"},
		{"lits", "list"},
		{"lead asing", "lead assign"},
		{"reveiw book", "review book"},
		{"frobnicate", NULL},
		{"x", NULL},
		{"lead", "lead assign"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *found = text_nearest(cases[i].typed, names, 3);
		cr_assert(
			found == cases[i].nearest || (found != NULL && cases[i].nearest != NULL &&
							     strcmp(found, cases[i].nearest) == 0),
			"%s gives %s", cases[i].typed, found != NULL ? found : "nothing");
	}
}
