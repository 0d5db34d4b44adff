/* What a worker has set for themselves. The program's own settings are a table of names with what
 * each takes; beside them stand names of two families that hold whatever their owner writes:
 * filter/<name> (a saved filter of the Board) and key/<hex bytes> (a learnt key). */
#ifndef CASELOAD_SETTING_H
#define CASELOAD_SETTING_H

#include <caseload/base/err.h>
#include <caseload/base/shape.h>

struct setting {
	int64_t worker_id;
	const char *name;
	const char *value; /* NULL: not set, `otherwise` holds */
	const char *otherwise;
	const char *label; /* as a person reads the name; NULL for the two families */
};
extern const struct shape setting_shape;

enum setting_kind { SETTING_YES_NO, SETTING_CHOICE, SETTING_NUMBER, SETTING_TEXT };

struct setting_spec {
	const char *name, *label;
	enum setting_kind kind;
	struct word_list choices; /* SETTING_CHOICE: `code` is the value */
	int low, high;		  /* SETTING_NUMBER */
	const char *otherwise;	  /* the value of who set nothing; "" none */
	const char *hint;
};
extern const struct setting_spec setting_specs[];
extern const size_t setting_specs_n;

const struct setting_spec *setting_find(const char *name); /* NULL where there is none */
/* May this be kept? *tidy gets the value as it is kept ("yes" for "Y"). Fields `name`, `value`. */
bool setting_check(const char *name, const char *value, struct arena *arena, const char **tidy,
	struct err *err);

#endif
