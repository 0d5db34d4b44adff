#include <caseload/store/risk_record.h>

#include <string.h>

#include <caseload/store/caseload.h>

#include "inside.h"
#include "revision.h"

/* ---- instruments ---- */

static const struct saver instrument_saver = {"instrument", &risk_instrument_shape,
	Q_INSTRUMENT_ROW, Q_INSTRUMENT_INSERT, Q_INSTRUMENT_UPDATE};

bool store_instrument_list(struct store *store, struct arena *arena, struct risk_instrument **out,
	size_t *n, struct err *err)
{
	if (query_start(store, Q_INSTRUMENT_LIST, err) == NULL ||
		!query_many(store, Q_INSTRUMENT_LIST, &risk_instrument_shape, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++)
		(*out)[i].newest =
			i + 1 == *n || strcmp((*out)[i].code, (*out)[i + 1].code) != 0;
	return true;
}

bool store_instrument_hashes(struct store *store, struct arena *arena,
	struct risk_instrument **out, size_t *n, struct err *err)
{
	return query_start(store, Q_INSTRUMENT_HASHES, err) != NULL &&
	       query_many(store, Q_INSTRUMENT_HASHES, &risk_instrument_shape, arena, out, n, err);
}

bool store_instrument_stamp(struct store *store, int64_t *out, struct err *err)
{
	return query_start(store, Q_INSTRUMENT_STAMP, err) != NULL &&
	       query_number(store, Q_INSTRUMENT_STAMP, out, err);
}

bool store_instrument_save(struct store *store, struct risk_instrument *row, struct err *err)
{
	return row_save(store, &instrument_saver, row, err);
}

/* ---- facts ---- */

static const struct field facts_fields[] = {
	FIELD(INT, risk_facts, person_id),
	FIELD(DATE, risk_facts, born),
	FIELD(INT, risk_facts, age_given),
	FIELD_CODED(risk_facts, gender, words_gender),
};
static const struct shape facts_shape = SHAPE(risk_facts, facts_fields);

static bool of_person(struct store *store, enum query query, int64_t person_id,
	const struct shape *shape, struct arena *arena, void *out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "person", person_id) &&
	       query_many(store, query, shape, arena, out, n, err);
}

bool store_risk_facts(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_facts *out, struct err *err)
{
	struct factor *factors;
	struct event *events;

	if (query_start(store, Q_FACT_PERSON, err) == NULL ||
		!query_int(store, Q_FACT_PERSON, "person", person_id) ||
		!query_one(store, Q_FACT_PERSON, &facts_shape, arena, out, NULL, err) ||
		!of_person(store, Q_FACT_FACTORS, person_id, &factor_shape, arena, &factors,
			&out->factors_n, err) ||
		!of_person(store, Q_FACT_EVENTS, person_id, &event_shape, arena, &events,
			&out->events_n, err))
		return false;
	out->factors = factors;
	out->events = events;
	return true;
}

bool store_risk_in_care(struct store *store, int64_t person_id, bool *out, struct err *err)
{
	int64_t any = 0;

	if (query_start(store, Q_FACT_IN_CARE, err) == NULL ||
		!query_int(store, Q_FACT_IN_CARE, "person", person_id) ||
		!query_number(store, Q_FACT_IN_CARE, &any, err))
		return false;
	*out = any != 0;
	return true;
}

static const struct saver factor_saver = {
	"factor", &factor_shape, Q_FACTOR_ROW, Q_FACTOR_INSERT, Q_FACTOR_WITHDRAW};

bool store_factor_add(struct store *store, struct factor *factor, struct err *err)
{
	if (factor->id != 0)
		bug("a factor is never changed");
	return row_save(store, &factor_saver, factor, err);
}

bool store_factor_withdraw(struct store *store, struct factor *factor, struct err *err)
{
	return row_save(store, &factor_saver, factor, err);
}

bool store_factor_withdraw_run(struct store *store, int64_t run_id, struct arena *arena,
	int64_t **people, size_t *n, struct err *err)
{
	struct factor *rows;

	if (query_start(store, Q_FACTOR_OF_RUN, err) == NULL ||
		!query_int(store, Q_FACTOR_OF_RUN, "run", run_id) ||
		!query_many(store, Q_FACTOR_OF_RUN, &factor_shape, arena, &rows, n, err))
		return false;
	*people = arena_new_array(arena, int64_t, *n);
	for (size_t i = 0; i < *n; i++)
		(*people)[i] = rows[i].person_id;
	return query_start(store, Q_FACTOR_WITHDRAW_RUN, err) != NULL &&
	       query_record(store, Q_FACTOR_WITHDRAW_RUN, NULL, NULL, err) &&
	       query_int(store, Q_FACTOR_WITHDRAW_RUN, "run", run_id) &&
	       query_run(store, Q_FACTOR_WITHDRAW_RUN, err);
}

/* ---- scores ---- */

bool store_risk_parts(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_part **out, size_t *n, struct err *err)
{
	return query_start(store, Q_PART_BY_PERSON, err) != NULL &&
	       query_int(store, Q_PART_BY_PERSON, "person", person_id) &&
	       query_many(store, Q_PART_BY_PERSON, &risk_part_shape, arena, out, n, err);
}

bool store_risk_add_computed(struct store *store, struct risk_score *score,
	const struct risk_part *parts, size_t n, struct err *err)
{
	char uid[UID_SIZE];
	struct risk_score kept = *score;

	kept.uid = uid_new(uid);
	if (query_start(store, Q_SCORE_INSERT_COMPUTED, err) == NULL ||
		!query_record(store, Q_SCORE_INSERT_COMPUTED, &risk_score_shape, &kept, err) ||
		!query_date(store, Q_SCORE_INSERT_COMPUTED, "sorts_until",
			risk_sorts_until(score->scored_on, score->valid_until)) ||
		!query_number(store, Q_SCORE_INSERT_COMPUTED, &score->id, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct risk_part part = parts[i];
		part.score_id = score->id;
		if (query_start(store, Q_PART_INSERT, err) == NULL ||
			!query_record(store, Q_PART_INSERT, &risk_part_shape, &part, err) ||
			!query_int(store, Q_PART_INSERT, "ord", (int64_t)i) ||
			!query_run(store, Q_PART_INSERT, err))
			return false;
	}
	return revision_made(store, "risk_score", score->id, err);
}

bool store_risk_mark_changed(struct store *store, int64_t score_id, struct err *err)
{
	size_t n;

	return query_start(store, Q_SCORE_UNMARKED, err) != NULL &&
	       query_int(store, Q_SCORE_UNMARKED, "score", score_id) &&
	       revision_before_each(store, Q_SCORE_UNMARKED, "risk_score", &n, err) &&
	       query_start(store, Q_SCORE_MARK, err) != NULL &&
	       query_int(store, Q_SCORE_MARK, "score", score_id) &&
	       query_run(store, Q_SCORE_MARK, err);
}

/* ---- beside them ---- */

static const struct saver judgement_saver = {
	"judgement", &judgement_shape, Q_JUDGEMENT_ROW, Q_JUDGEMENT_INSERT, Q_JUDGEMENT_INSERT};
static const struct saver outlook_saver = {
	"outlook", &outlook_shape, Q_OUTLOOK_ROW, Q_OUTLOOK_INSERT, Q_OUTLOOK_INSERT};

bool store_judgement_list(struct store *store, int64_t person_id, struct arena *arena,
	struct judgement **out, size_t *n, struct err *err)
{
	return query_start(store, Q_JUDGEMENT_BY_PERSON, err) != NULL &&
	       query_int(store, Q_JUDGEMENT_BY_PERSON, "person", person_id) &&
	       query_many(
		       store, Q_JUDGEMENT_BY_PERSON, &judgement_shape, arena, out, n, err);
}

bool store_judgement_add(struct store *store, struct judgement *judgement, struct err *err)
{
	if (judgement->id != 0)
		bug("a judgement is never changed");
	return row_save(store, &judgement_saver, judgement, err);
}

bool store_outlook_newest(struct store *store, int64_t person_id, struct arena *arena,
	struct outlook *out, struct err *err)
{
	return query_start(store, Q_OUTLOOK_NEWEST, err) != NULL &&
	       query_int(store, Q_OUTLOOK_NEWEST, "person", person_id) &&
	       query_one(store, Q_OUTLOOK_NEWEST, &outlook_shape, arena, out, NULL, err);
}

bool store_outlook_add(struct store *store, struct outlook *outlook, struct err *err)
{
	if (outlook->id != 0)
		bug("an outlook is never changed");
	return row_save(store, &outlook_saver, outlook, err);
}

/* ---- once a day ---- */

bool store_risk_is_swept(struct store *store, struct date today, bool *out, struct err *err)
{
	int64_t n = 0;

	if (query_start(store, Q_SWEEP_DAY, err) == NULL ||
		!query_date(store, Q_SWEEP_DAY, "today", today) ||
		!query_number(store, Q_SWEEP_DAY, &n, err))
		return false;
	*out = n > 0;
	return true;
}

bool store_risk_sweep(struct store *store, struct date today, struct err *err)
{
	struct arena *arena = arena_new();
	struct factor *rows;
	size_t n;
	bool done = query_start(store, Q_SWEEP_DUE, err) != NULL &&
		    query_date(store, Q_SWEEP_DUE, "today", today) &&
		    query_many(store, Q_SWEEP_DUE, &factor_shape, arena, &rows, &n, err);

	for (size_t i = 0, j; done && i < n; i = j) {
		for (j = i + 1; j < n && rows[j].person_id == rows[j - 1].person_id + 1; j++)
			;
		done = store_current_refresh_range(
			store, rows[i].person_id, rows[j - 1].person_id, err);
	}
	arena_free(arena);
	return done && query_start(store, Q_SWEEP_DONE, err) != NULL &&
	       query_date(store, Q_SWEEP_DONE, "today", today) &&
	       query_run(store, Q_SWEEP_DONE, err);
}
