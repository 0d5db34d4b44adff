/* The papers of a person and of the caseload: each is read in one transaction and made into pages,
 * which print_away.c sends where they are wanted. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/report/register.h>
#include <caseload/report/risk.h>

#include "inside.h"
#include "paper.h"
#include "print_inside.h"
#include "register.h"
#include "risk_inside.h"

/* ---- what both papers say of themselves ---- */

bool printing_now(struct call *call, struct printing *printing, struct err *err)
{
	char head[AUDIT_HASH_HEX], shown[16], when[24], parted[THOUSANDS_SIZE];
	int64_t seq;

	if (!store_audit_head(call->store, &seq, head, err))
		return false;
	printing->by = call->worker->name;
	printing->when = arena_strdup(call->arena, instant_show(call->now, when));
	printing->copy = 1;
	printing->record = arena_printf(call->arena, "Record %s, head %s",
		thousands_show(seq, parted), audit_head_short(head, shown));
	return true;
}

const char *printing_worker(const struct worker *worker, struct arena *arena)
{
	const char *profession = word_shown(&words_profession, worker->profession);

	return profession[0] != '\0' ? arena_printf(arena, "%s, %s", worker->name, profession)
				     : worker->name;
}

bool command_print_printers(struct call *call, struct result *out, struct err *err)
{
	struct printer *printers;

	if (!printers_list(call, &printers, &out->n, err))
		return false;
	out->kind = RESULT_PRINTERS;
	out->value = printers;
	return true;
}

/* ---- the register ---- */

bool command_print_register(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct result status = {0};
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = register_status(call, &status, err) && printing_now(call, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	const struct register_line *lines = status.value;
	struct sheet *sheet =
		register_sheet(lines, status.n, call->team->name, &printing, call->arena);
	struct paper *paper = paper_of(
		call, sheet, "The 2% register", status.n > 0 ? lines[status.n - 1].n[WHICH_ON] : 0);
	return paper_deliver(call, &job, paper, out, err);
}

/* ---- risk scores ---- */

static bool collect_risk(struct call *call, struct person_record **record,
	struct risk_explained **scores, size_t *n, struct printing *printing, struct err *err)
{
	if (!call_subject(call, err) || !call_record(call, call->person->id, record, err) ||
		!risk_explain(call, *record, scores, n, err))
		return false;
	if (*n == 0)
		return err_set(err, ERR_NOT_FOUND, "instrument",
			"%s has no risk score%s. caseload risk show lists what there is.",
			person_name(call->person, call->arena),
			args_get(call->args, "instrument") ? " of that instrument" : "");
	return printing_now(call, printing, err);
}

bool command_print_risk(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct person_record *record = NULL;
	struct risk_explained *scores = NULL;
	struct printing printing = {0};
	size_t n = 0;

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_risk(call, &record, &scores, &n, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	struct sheet *sheet = risk_sheet(record, scores, n, &printing, call->arena);
	struct paper *paper = paper_of(call, sheet,
		arena_printf(
			call->arena, "Risk scores: %s", person_name(call->person, call->arena)),
		1);
	out->about = record;
	return paper_deliver(call, &job, paper, out, err);
}
