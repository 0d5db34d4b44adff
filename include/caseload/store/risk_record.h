/* What scores are computed from and by: instruments, factors, the parts of scores, judgements. */
#ifndef CASELOAD_STORE_RISK_RECORD_H
#define CASELOAD_STORE_RISK_RECORD_H

#include <caseload/risk.h>
#include <caseload/store/store.h>

/* ---- instruments ---- */

/* Every release that was loaded, by code, older ones first; `newest` is set, `definition` and what
 * is read from it are not. */
bool store_instrument_list(struct store *store, struct arena *arena, struct risk_instrument **out,
	size_t *n, struct err *err);
/* Code, release and hash of each alone. */
bool store_instrument_hashes(struct store *store, struct arena *arena, struct risk_instrument **out,
	size_t *n, struct err *err);
/* Another number whenever any of them was loaded, changed or taken back. */
bool store_instrument_stamp(struct store *store, int64_t *out, struct err *err);
/* A new one (id 0), or what is switched on, and by whom: the text of one that is there stays. */
bool store_instrument_save(struct store *store, struct risk_instrument *row, struct err *err);

/* ---- facts ---- */

/* Everything about a person that scores are computed from, and what was recorded about whoever was
 * merged into them; person_id 0: nobody is there. One query for each kind of fact. */
bool store_risk_facts(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_facts *out, struct err *err);
/* Is the person in anybody's care: does an episode stand open? Scores are computed for nobody else. */
bool store_risk_in_care(struct store *store, int64_t person_id, bool *out, struct err *err);
bool store_factor_add(struct store *store, struct factor *factor, struct err *err);
/* One that was wrong, with withdrawn_reason: it stays in the history and counts no more. */
bool store_factor_withdraw(struct store *store, struct factor *factor, struct err *err);
/* Those of a run that stand; withdrawn with it. Whom they are about, each once. */
bool store_factor_withdraw_run(struct store *store, int64_t run_id, struct arena *arena,
	int64_t **people, size_t *n, struct err *err);

/* ---- scores ---- */

/* Of every score of the person that stands, by score and in their order. */
bool store_risk_parts(struct store *store, int64_t person_id, struct arena *arena,
	struct risk_part **out, size_t *n, struct err *err);
/* A computed score with its parts. Sets the id. */
bool store_risk_add_computed(struct store *store, struct risk_score *score,
	const struct risk_part *parts, size_t n, struct err *err);
/* The score does not know of something that came after it. */
bool store_risk_mark_changed(struct store *store, int64_t score_id, struct err *err);

/* ---- beside them ---- */

bool store_judgement_list(struct store *store, int64_t person_id, struct arena *arena,
	struct judgement **out, size_t *n, struct err *err); /* newest first */
bool store_judgement_add(struct store *store, struct judgement *judgement, struct err *err);
/* The newest; id 0 none. */
bool store_outlook_newest(struct store *store, int64_t person_id, struct arena *arena,
	struct outlook *out, struct err *err);
bool store_outlook_add(struct store *store, struct outlook *outlook, struct err *err);

/* ---- once a day ---- */

/* Scores lose their place when their time is over, which nobody writes down: whoever opens the store
 * first on a day makes the rows anew that are sorted by such a score. */
bool store_risk_is_swept(struct store *store, struct date today, bool *out, struct err *err);
bool store_risk_sweep(struct store *store, struct date today, struct err *err);

#endif
