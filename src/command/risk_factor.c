/* What scores are computed from: listed, recorded, withdrawn. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>

#include "risk_inside.h"

/* The same fact is listed once, for the first that asks. */
static bool is_listed(const struct risk_input *list, size_t n, const struct risk_input *input)
{
	const char *code = input->factor != NULL ? input->factor : input->key;

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].factor != NULL ? list[i].factor : list[i].key, code) == 0)
			return true;
	return false;
}

bool command_risk_factors(struct call *call, struct result *out, struct err *err)
{
	const struct risk_instrument *only = NULL;
	struct risk_input *list = NULL, *of;
	struct person_record *record;
	struct risk_facts facts;
	struct risk_held held;
	size_t room = 0;

	if (!risk_held(call, &held, err) ||
		(args_get(call->args, "instrument") != NULL &&
			!risk_held_named(call, "instrument", &held, &only, err)) ||
		!store_risk_facts(call->store, call->person->id, call->arena, &facts, err) ||
		!call_record(call, call->person->id, &record, err))
		return false;
	for (size_t i = 0; i < held.n; i++) {
		const struct risk_instrument *one = &held.list[i];
		if (one->definition == NULL ||
			(only != NULL ? one != only : !one->enabled || !one->newest))
			continue;
		of = arena_new_array(call->arena, struct risk_input, one->definition->inputs_n);
		risk_inputs(held.list, held.n, one, &facts, call->today, call->arena, of);
		for (size_t j = 0; j < one->definition->inputs_n; j++)
			if (only != NULL || !is_listed(list, out->n, &of[j]))
				*(struct risk_input *)arena_push(
					call->arena, &list, &out->n, &room, sizeof(*list)) = of[j];
	}
	out->kind = RESULT_FACTORS;
	out->value = list;
	out->about = record;
	size_t missing = 0;
	for (size_t i = 0; i < out->n; i++)
		missing += list[i].missing;
	return call_done(call, out, "%s: %zu of %zu recorded.",
		person_name(call->person, call->arena), out->n - missing, out->n);
}

/* ---- recording ---- */

static bool read_when(struct call *call, struct date *on, const char **source, struct err *err)
{
	*on = call->today;
	if (!call_date(call, "on", DATE_PAST, on, err) ||
		!args_text(call->args, "source", 100, false, source, err))
		return false;
	return care_in_life(call, "on", *on, err);
}

static bool record(struct call *call, struct factor *factor, struct err *err)
{
	factor->person_id = call->person->id;
	return store_factor_add(call->store, factor, err);
}

static const char *value_words(const struct factor *factor, struct arena *arena)
{
	char shown[SCORE_SIZE];

	if (factor->answer != ANSWER_YES)
		return word_shown(&words_factor_answer, factor->answer);
	if (factor->choice != NULL)
		return factor->choice;
	if (!factor->value.set)
		return word_shown(&words_factor_answer, factor->answer);
	return arena_printf(arena, "%s%s%s", score_show(factor->value, shown),
		factor->unit != NULL ? " " : "", factor->unit != NULL ? factor->unit : "");
}

bool command_risk_factor(struct call *call, struct result *out, struct err *err)
{
	const char *code = NULL, *value = NULL, *source = NULL;
	struct risk_held held;
	struct factor factor;
	struct date on;

	if (!care_need_text(call, "code", 60, false, &code, err) ||
		!care_need_text(call, "value", 100, false, &value, err) ||
		!read_when(call, &on, &source, err) || !risk_held(call, &held, err) ||
		!factor_read(held.list, held.n, code != NULL ? code : "", value, call->arena,
			&factor, err))
		return false;
	factor.on = on;
	factor.source = source;
	if (!record(call, &factor, err) || !call_rescore(call, call->person->id, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, factor.uid);
	out->version = factor.version;
	call->audit_detail = arena_printf(call->arena, "factor %s", factor.code);
	call_many(call, "Recorded a fact about", NULL);
	return call_done(call, out, "Recorded for %s: %s %s on %s.", care_name(call), factor.code,
		value_words(&factor, call->arena), care_date(call, on));
}

/* ---- several at once ---- */

static bool is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* The next "key=" at or after `at`; NULL none. A key stands at the beginning or behind a blank. */
static const char *next_key(const char *text, const char *at, size_t *length)
{
	for (; *at != '\0'; at++) {
		if (!is_key_char(*at) || (at > text && strchr(" ,;\n", at[-1]) == NULL))
			continue;
		*length = 0;
		while (is_key_char(at[*length]))
			(*length)++;
		if (at[*length] == '=')
			return at;
	}
	return NULL;
}

/* Of the instrument's own keys, so that a form and its paper say the same names. */
static const char *fact_of(const struct risk_instrument *of, const char *key)
{
	const struct instrument_input *input =
		of->definition != NULL ? instrument_input_named(of->definition, key) : NULL;

	if (input == NULL || binding_score(of->code, key) != NULL)
		return key;
	return binding_factor(of->code, key);
}

static bool answer_one(struct call *call, const struct risk_held *held,
	const struct risk_instrument *of, const char *key, const char *value, struct factor *factor,
	struct err *err)
{
	if (instrument_input_named(of->definition, key) == NULL)
		return err_set(err, ERR_NOT_FOUND, "answers",
			"%s does not ask for %s. caseload risk factors PERSON --instrument %s "
			"lists what it asks for.",
			of->name, key, of->code);
	/* Another instrument may ask for a fact of that name: it is not what was meant. */
	if (binding_score(of->code, key) != NULL)
		return err_set(err, ERR_INVALID, key,
			"%s of %s comes from the score %s. Record what that one asks for.", key,
			of->name, binding_score(of->code, key));
	if (factor_read(held->list, held->n, fact_of(of, key), value, call->arena, factor, err))
		return true;
	return err_set(err, err->code, key, "%s", arena_strdup(call->arena, err->text));
}

static const char *trim_value(struct call *call, const char *from, const char *end)
{
	while (end > from && strchr(" ,;\n", end[-1]) != NULL)
		end--;
	return arena_strndup(call->arena, from, (size_t)(end - from));
}

/* One fact has one answer: which of two was meant nobody can tell. */
static bool is_said_before(const char *text, const char *at, const char *key)
{
	const char *before = text;
	size_t length;

	while ((before = next_key(text, before, &length)) != NULL && before < at) {
		if (length == strlen(key) && strncmp(before, key, length) == 0)
			return true;
		before += length;
	}
	return false;
}

static bool answer_all(struct call *call, const struct risk_held *held,
	const struct risk_instrument *of, const char *text, struct date on, const char *source,
	size_t *n, struct err *err)
{
	size_t length, next_length;
	const char *at = next_key(text, text, &length), *next;

	if (at == NULL || strspn(text, " ,;\n") != (size_t)(at - text))
		return err_set(err, ERR_INVALID, "answers",
			"Type the answers as key=value, with a blank between: need_help=y "
			"walking_aid=n.");
	for (; at != NULL; at = next, length = next_length) {
		const char *key = arena_strndup(call->arena, at, length);
		const char *value = at + length + 1;
		struct factor factor;

		if (is_said_before(text, at, key))
			return err_set(err, ERR_INVALID, key,
				"%s is answered twice. Take one of the two out.", key);
		next = next_key(text, value, &next_length);
		if (!answer_one(call, held, of, key,
			    trim_value(call, value, next != NULL ? next : value + strlen(value)),
			    &factor, err))
			return false;
		factor.on = on;
		factor.source = source;
		if (!record(call, &factor, err))
			return false;
		(*n)++;
	}
	return true;
}

bool command_risk_answer(struct call *call, struct result *out, struct err *err)
{
	const struct risk_instrument *of;
	const char *text = NULL, *source = NULL, *score = NULL;
	struct risk_held held;
	struct date on;
	size_t n = 0;

	if (!risk_held_named(call, "instrument", &held, &of, err) ||
		!care_need_text(call, "answers", 20000, true, &text, err) ||
		!read_when(call, &on, &source, err))
		return false;
	if (of->definition == NULL)
		return err_set(err, ERR_INVALID, "instrument",
			"This program cannot read the definition of %s any more.", of->code);
	if (!answer_all(call, &held, of, text != NULL ? text : "", on, source, &n, err) ||
		!call_rescore(call, call->person->id, err) ||
		!call_score_words(call, call->person->id, of, &score, err))
		return false;
	call->audit_detail = arena_printf(call->arena, "%s, factors %zu", of->code, n);
	call_many(call, arena_printf(call->arena, "Recorded answers for %s of", of->name), NULL);
	return call_done(call, out, "Recorded %zu %s of %s for %s%s%s.", n,
		n == 1 ? "answer" : "answers", of->name, care_name(call), score != NULL ? ": " : "",
		score != NULL ? score : "");
}

/* ---- withdrawing ---- */

bool command_risk_forget(struct call *call, struct result *out, struct err *err)
{
	const char *code, *reason = NULL;
	struct risk_facts facts;
	struct factor *factor = NULL;

	if (!args_need(call->args, "code", &code, err) ||
		!care_need_text(call, "reason", 400, false, &reason, err) ||
		!store_risk_facts(call->store, call->person->id, call->arena, &facts, err))
		return false;
	for (size_t i = 0; factor == NULL && i < facts.factors_n; i++)
		if (text_equal(facts.factors[i].code, code)) {
			factor = arena_new_one(call->arena, struct factor);
			*factor = facts.factors[i];
		}
	if (factor == NULL)
		return err_set(err, ERR_NOT_FOUND, "code",
			"Nothing is recorded for %s under %s. caseload risk factors lists what is.",
			care_name(call), code);
	if (reason == NULL)
		return err_set(err, ERR_INVALID, "reason", "Say why it was wrong.");
	factor->withdrawn_reason = reason;
	if (!store_factor_withdraw(call->store, factor, err) ||
		!call_rescore(call, call->person->id, err))
		return false;
	out->uid = call->audit_object = factor->uid;
	call->audit_detail = arena_printf(call->arena, "factor %s withdrawn", code);
	call_many(call, "Withdrew a fact about", NULL);
	return call_done(call, out, "Withdrew %s %s of %s, recorded on %s: %s.", factor->code,
		value_words(factor, call->arena), care_name(call), care_date(call, factor->on),
		reason);
}
