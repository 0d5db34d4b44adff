/* A fact as it is typed. */
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/binding.h>
#include <caseload/risk.h>

/* ---- which fact ---- */

struct asked { /* by one input of one instrument */
	const struct instrument_input *input;
	const char *code; /* NULL: it is not recorded by hand */
	const char *instrument;
	const char *score; /* the instrument it comes from instead; NULL none */
};

static bool from_details(const struct derivation *derivation)
{
	return derivation != NULL &&
	       (derivation->rule == DERIVE_AGE || derivation->rule == DERIVE_OVER_AGE ||
		       derivation->rule == DERIVE_MALE);
}

static struct asked asked_at(const struct risk_instrument *of, size_t i)
{
	struct asked asked = {.input = &of->definition->inputs[i], .instrument = of->code};

	asked.score = binding_score(of->code, asked.input->key);
	asked.code = asked.score == NULL ? binding_factor(of->code, asked.input->key) : NULL;
	return asked;
}

static size_t distance(const char *a, const char *b, struct arena *arena)
{
	size_t n = strlen(a), m = strlen(b);
	size_t *row = arena_new_array(arena, size_t, m + 1);

	for (size_t j = 0; j <= m; j++)
		row[j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t change = corner + (a[i - 1] != b[j - 1]);
			corner = row[j];
			size_t less = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
			row[j] = change < less ? change : less;
		}
	}
	return row[m];
}

enum { NEAREST = 3 };
struct near {
	const char *code;
	size_t away;
};

/* What holds the other as a part of it is near whatever its length, in its words too: nobody
 * knows by heart that haemoglobin is hb_g_per_l. */
static void offer(struct near near[NEAREST], const char *typed, const char *code, const char *label,
	struct arena *arena)
{
	const char *words = utf8_fold(arena, label);
	size_t away = strstr(code, typed) != NULL    ? 1
		      : strstr(words, typed) != NULL ? 2
						     : distance(typed, code, arena);

	for (int i = 0; i < NEAREST; i++)
		if (near[i].code != NULL && strcmp(near[i].code, code) == 0)
			return;
	for (int i = 0; i < NEAREST; i++) {
		if (near[i].code != NULL && near[i].away <= away)
			continue;
		for (int j = NEAREST - 1; j > i; j--)
			near[j] = near[j - 1];
		near[i] = (struct near){code, away};
		return;
	}
}

static bool unknown(const struct risk_instrument *list, size_t n, const char *typed,
	struct arena *arena, struct err *err)
{
	const char *folded = utf8_fold(arena, typed);
	struct near near[NEAREST] = {{0}};

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; list[i].newest && list[i].definition != NULL &&
				   j < list[i].definition->inputs_n;
			j++) {
			struct asked asked = asked_at(&list[i], j);
			if (asked.code != NULL && !from_details(binding_derivation(asked.code)))
				offer(near, folded, asked.code, asked.input->label, arena);
		}
	if (near[0].code == NULL)
		return err_set(err, ERR_NOT_FOUND, "code", "No instrument asks for %s.", typed);
	return err_set(err, ERR_NOT_FOUND, "code",
		"No instrument asks for %s. Did you mean %s%s%s%s%s? caseload risk factors lists "
		"what is asked for.",
		typed, near[0].code, near[1].code != NULL ? ", " : "",
		near[1].code != NULL ? near[1].code : "", near[2].code != NULL ? " or " : "",
		near[2].code != NULL ? near[2].code : "");
}

static bool not_by_hand(const struct asked *asked, const char *typed, struct err *err)
{
	if (asked->score != NULL)
		return err_set(err, ERR_INVALID, "code",
			"%s of %s comes from the score %s. Record what that one asks for.", typed,
			asked->instrument, asked->score);
	return err_set(err, ERR_INVALID, "code",
		"%s comes from the person's details. Put the date of birth or the gender right "
		"there: caseload person edit.",
		asked->input->label);
}

/* ---- what is said ---- */

static bool is_one_of(const char *text, const char *const words[])
{
	for (; *words != NULL; words++)
		if (strcasecmp(text, *words) == 0)
			return true;
	return false;
}

static const char *const declined[] = {"declined", "decline", "d", "z", NULL};
static const char *const not_known[] = {"not known", "not_known", "unknown", "u", "?", NULL};
static const char *const yes[] = {"y", "yes", "1", "true", NULL};
static const char *const no[] = {"n", "no", "0", "none", "false", NULL};
static const char *const none[] = {"n", "no", "none", NULL};

static const char *unit_words(const struct instrument_input *input)
{
	return *input->unit != '\0' ? input->unit : "a number";
}

static bool same_unit(const struct instrument_input *input, const char *typed)
{
	size_t n = strlen(typed), m = strlen(input->unit);

	if (strcasecmp(typed, input->unit) == 0)
		return true;
	return m == n + 1 && input->unit[m - 1] == 's' && strncasecmp(typed, input->unit, n) == 0;
}

static bool read_number(const struct instrument_input *input, const char *text, struct arena *arena,
	struct factor *out, struct err *err)
{
	struct input_value value = {0};
	size_t digits;

	if (is_one_of(text, none)) {
		out->answer = ANSWER_NO;
		if (!input->lo.set || input->lo.value <= 0)
			return true;
		return err_set(err, ERR_INVALID, "value", "%s cannot be none. Type it in %s.",
			input->label, unit_words(input));
	}
	digits = strspn(text, "+-0123456789.");
	const char *unit = text + digits + strspn(text + digits, " ");
	/* "120,5", "1e2" and "120 80" are no number with a unit behind it. */
	if (digits == 0 || (!same_unit(input, unit) && unit[strcspn(unit, "0123456789")] != '\0') ||
		!score_parse(arena_strndup(arena, text, digits), &value.number))
		return err_set(err, ERR_INVALID, "value",
			"%s is a number%s%s. \"%s\" is none; none, declined and not known may be "
			"typed too.",
			input->label, *input->unit != '\0' ? " in " : "", input->unit, text);
	if (*unit != '\0' && !same_unit(input, unit))
		return err_set(err, ERR_INVALID, "value",
			"%s is recorded in %s, not in %s. Convert it, and type it in %s.",
			input->label, unit_words(input), unit, unit_words(input));
	if (!input_value_check(input, &value, err))
		return false;
	out->answer = ANSWER_YES;
	out->value = value.number;
	out->unit = *input->unit != '\0' ? input->unit : NULL;
	return true;
}

static bool read_value(const struct instrument_input *input, const char *text, struct arena *arena,
	struct factor *out, struct err *err)
{
	if (is_one_of(text, declined) || is_one_of(text, not_known)) {
		out->answer = is_one_of(text, declined) ? ANSWER_DECLINED : ANSWER_NOT_KNOWN;
		return true;
	}
	if (input->type == INPUT_CHOICE) {
		out->answer = ANSWER_YES;
		out->choice = arena_strdup(arena, text);
		return strlen(text) <= 60 ||
		       err_set(err, ERR_INVALID, "value", "%s is too long: at most 60 characters.",
			       input->label);
	}
	if (input->type != INPUT_BOOL)
		return read_number(input, text, arena, out, err);
	if (!is_one_of(text, yes) && !is_one_of(text, no))
		return err_set(err, ERR_INVALID, "value",
			"%s: type y, n, declined or not known. \"%s\" is none of them.",
			input->label, text);
	out->answer = is_one_of(text, yes) ? ANSWER_YES : ANSWER_NO;
	return true;
}

/* Instruments may want a number in other ranges: one that takes it is enough, and the others say so
 * when they are computed. */
bool factor_read(const struct risk_instrument *list, size_t n, const char *code, const char *text,
	struct arena *arena, struct factor *out, struct err *err)
{
	struct err first = {0}, why;

	if (text_is_blank(text))
		return err_set(err, ERR_INVALID, "value",
			"Nothing was typed. Type y, n, a number, none, declined or not known.");
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; list[i].newest && list[i].definition != NULL &&
				   j < list[i].definition->inputs_n;
			j++) {
			struct asked asked = asked_at(&list[i], j);
			bool meant = strcmp(asked.code != NULL ? asked.code : asked.input->key,
					     code) == 0;
			if (!meant)
				continue;
			why = (struct err){0};
			*out = (struct factor){.code = asked.code};
			if (asked.code == NULL || from_details(binding_derivation(asked.code)))
				not_by_hand(&asked, code, &why);
			else if (read_value(asked.input, text, arena, out, &why))
				return true;
			if (first.code == ERR_NONE)
				first = why;
		}
	}
	if (first.code == ERR_NONE)
		return unknown(list, n, code, arena, err);
	*err = first;
	return false;
}
