/* Scores with everything that explains them, for scripts. */
#include <caseload/record.h>

#include "json.h"

static void set(json_t *json, const char *name, json_t *value)
{
	json_object_set_new(json, name, value);
}

static json_t *text(const char *value)
{
	return json_text(value != NULL && *value != '\0' ? value : NULL);
}

static const char *age_code(enum risk_age age)
{
	return age == RISK_STALE     ? "stale"
	       : age == RISK_EXPIRED ? "expired"
	       : age == RISK_FUTURE  ? "future"
				     : "current";
}

static json_t *history_json(const struct risk_explained *x)
{
	json_t *array = json_array();

	for (size_t i = 0; i < x->history_n; i++) {
		json_t *json = json_object();
		set(json, "value", json_score(x->history[i]->score));
		set(json, "band", json_text(word_code(&words_band, x->history[i]->band)));
		set(json, "scored_on", json_date(x->history[i]->scored_on));
		json_array_append_new(array, json);
	}
	return array;
}

static json_t *missing_json(const struct risk_explained *x)
{
	json_t *array = json_array();

	for (size_t i = 0; i < x->parts_n; i++)
		if (x->parts[i].missing)
			json_array_append_new(array, json_text(x->parts[i].label));
	return array;
}

/* The top so many per cent of the practice's adults. */
json_t *percentile_json(const struct risk_score *score)
{
	return score->percentile_of > 0 ? json_real((double)score->percentile / 10) : json_null();
}

static void add_score(json_t *json, const struct risk_explained *x)
{
	const struct risk_score *s = x->score;
	bool computed = s->inputs_n > 0;

	set(json, "version", json_text(s->instrument_version));
	set(json, "value", json_score(s->score));
	set(json, "n_inputs", computed ? json_integer(s->inputs_n) : json_null());
	set(json, "n_missing", computed ? json_integer(s->missing_n) : json_null());
	set(json, "as_of", json_date(s->scored_on));
	set(json, "age", json_integer(x->age_days));
	set(json, "status", json_text(age_code(x->age)));
	set(json, "percentile", percentile_json(s));
}

/* The same names with nothing in them, so that a script need not ask twice. */
static void add_no_score(json_t *json, const struct risk_explained *x)
{
	static const char *const names[] = {
		"value", "n_inputs", "n_missing", "as_of", "age", "percentile"};

	set(json, "version", json_text(x->held != NULL ? x->held->release : NULL));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		set(json, names[i], json_null());
	set(json, "band", json_text("no_data"));
	set(json, "status", json_text(x->held != NULL && !x->enabled ? "off" : "no_data"));
	set(json, "definition_hash", json_text(x->held != NULL ? x->held->hash : NULL));
}

static json_t *explained_json(const struct risk_explained *x)
{
	static const char *const classes[] = {"published", "local", "indicator"};
	const struct instrument *i = x->instrument;
	const struct risk_score none = {0};
	json_t *json = shape_json(&risk_score_shape, x->score != NULL ? x->score : &none);

	set(json, "instrument", json_text(x->code));
	set(json, "name", json_text(x->name));
	set(json, "class", json_text(i != NULL ? classes[i->class] : "imported"));
	if (x->score != NULL)
		add_score(json, x);
	else
		add_no_score(json, x);
	set(json, "band_edges", text(x->band_edges));
	set(json, "could_be", text(x->could_be));
	set(json, "place", text(x->place));
	set(json, "parts", shape_json_array(&risk_part_shape, x->parts, x->parts_n));
	set(json, "missing", missing_json(x));
	set(json, "oldest_input_days",
		x->oldest_input_days >= 0 ? json_integer(x->oldest_input_days) : json_null());
	set(json, "citation", json_text(i != NULL ? i->citation : NULL));
	set(json, "outcome", json_text(i != NULL ? i->outcome : NULL));
	set(json, "fit", text(x->fit));
	set(json, "change", text(x->change));
	set(json, "history", history_json(x));
	set(json, "judgement", shape_json(&judgement_shape, x->judgement));
	set(json, "enabled", json_boolean(x->enabled));
	set(json, "off_reason", text(x->off_reason));
	set(json, "refusal", text(x->refusal));
	return json;
}

json_t *scores_json(const struct risk_explained *list, size_t n)
{
	json_t *array = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(array, explained_json(&list[i]));
	return array;
}
