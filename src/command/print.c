/* The papers of a person and of the caseload: each is read in one transaction and made into pages,
 * which print_away.c sends where they are wanted. */
#include <inttypes.h>

#include <caseload/base/clock.h>
#include <caseload/report/caseload.h>
#include <caseload/report/register.h>
#include <caseload/report/risk.h>
#include <caseload/store/caseload.h>
#include <caseload/store/lead.h>

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

/* ---- the caseload ---- */

static bool only_load(
	struct call *call, int64_t worker_id, struct worker **load, size_t *n, struct err *err)
{
	if (!store_lead_load(call->store, call->team->id, call->today, call->arena, load, n, err))
		return false;
	for (size_t i = 0; worker_id != 0 && i < *n; i++)
		if ((*load)[i].id == worker_id) {
			*load += i;
			*n = 1;
			return true;
		}
	if (worker_id != 0)
		*n = 0;
	return true;
}

static bool collect_caseload(struct call *call, struct caseload_summary *summary,
	struct printing *printing, struct err *err)
{
	struct case_filter filter = {.scope = SCOPE_REGISTER,
		.team_id = call->team->id,
		.sort = SORT_DUE,
		.today = call->today,
		.soon_days = call->team->soon_days};
	struct case_counts *counts = arena_new_one(call->arena, struct case_counts);
	struct worker lead = {0}, *load = NULL;
	struct case_row *rows;

	if (args_get(call->args, "lead") != NULL) {
		if (!call_worker(call, "lead", &lead, err))
			return false;
		filter.lead_id = lead.id;
	}
	*summary = (struct caseload_summary){
		.who = lead.id != 0 ? printing_worker(&lead, call->arena) : call->team->name,
		.counts = counts,
		.today = call->today,
		.soon_days = call->team->soon_days,
		.names = NAMES_FULL};
	printing->reader = summary->who;
	if (!args_word(call->args, "names", &words_names_shown, &summary->names, err) ||
		!store_case_list(call->store, &filter, call->arena, &rows, &summary->n, err) ||
		!store_case_counts(call->store, &filter, counts, err) ||
		!only_load(call, lead.id, &load, &summary->load_n, err))
		return false;
	summary->rows = rows;
	summary->load = load;
	return printing_now(call, printing, err);
}

bool command_print_caseload(struct call *call, struct result *out, struct err *err)
{
	struct job job = {0};
	struct caseload_summary summary;
	struct printing printing = {0};

	if (!job_read(call, &job, err) || !store_begin_read(call->store, err))
		return false;
	bool read = collect_caseload(call, &summary, &printing, err);
	store_end(call->store);
	if (!read)
		return false;
	struct sheet *sheet = caseload_sheet(&summary, &printing, call->arena);
	struct paper *paper = paper_of(call, sheet,
		arena_printf(call->arena, "Caseload summary: %s", summary.who), (int64_t)summary.n);
	return paper_deliver(call, &job, paper, out, err);
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
