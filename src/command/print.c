/* Paper. What is printed is read in one transaction and made into pages; the audit row is
 * committed; only then does anything leave for a file, a printer or standard output. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/report/caseload.h>
#include <caseload/report/register.h>
#include <caseload/report/risk.h>
#include <caseload/report/sheet_text.h>
#include <caseload/store/caseload.h>
#include <caseload/store/lead.h>

#include "inside.h"
#include "paper.h"
#include "print_inside.h"
#include "register.h"
#include "risk_inside.h"

/* ---- what was asked for ---- */

static bool ends(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length > tail && strcasecmp(text + length - tail, end) == 0;
}

static bool want_pdf(
	struct call *call, const struct job *job, bool *asked, bool *pdf, struct err *err)
{
	const char *format = args_get(call->args, "format");

	*asked = true;
	if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "pdf") != 0)
		return err_set(err, ERR_INVALID, "format",
			"A page is printed as text or as pdf, not as %s.", format);
	if (format != NULL)
		*pdf = strcmp(format, "pdf") == 0;
	else if (job->destination == TO_FILE)
		*pdf = ends(job->path, ".pdf");
	else
		*pdf = job->destination == TO_PRINTER;
	*asked = format != NULL || job->destination == TO_FILE;
	if (*pdf && job->destination == TO_OUTPUT)
		return err_set(err, ERR_INVALID, "format",
			"A PDF is not written to standard output. Name a file: --to caseload.pdf.");
	return true;
}

static bool find_pdf(struct call *call, struct job *job, struct err *err)
{
	bool asked = false, pdf = false;

	if (!want_pdf(call, job, &asked, &pdf, err))
		return false;
	if (!pdf || job->destination == TO_PREVIEW)
		return true;
	job->pdf = pdf_program(call->arena);
	job->without_pdf = job->pdf == NULL;
	if (job->without_pdf && asked)
		return err_set(err, ERR_INVALID, "format",
			"caseload-pdf is not installed, so no PDF can be made. Install it beside "
			"caseload (it "
			"needs pango and cairo), or print as text: --format text.");
	return true;
}

bool job_read(struct call *call, struct job *job, struct err *err)
{
	const char *to = args_get(call->args, "to");

	job->remark = "";
	job->printer = args_get(call->args, "printer");
	if (to != NULL && to[0] == '\0')
		return err_set(err, ERR_INVALID, "to",
			"Say which file: --to caseload.pdf, or - for text here.");
	job->path = to;
	if (args_flag(call->args, "preview"))
		job->destination = TO_PREVIEW;
	else if (to != NULL && strcmp(to, "-") == 0)
		job->destination = TO_OUTPUT;
	else
		job->destination = to != NULL ? TO_FILE : TO_PRINTER;
	if (job->destination == TO_FILE && !file_is_free(job->path, err))
		return false;
	if (job->destination == TO_PRINTER && !printer_is_there(job->printer, err))
		return false;
	return find_pdf(call, job, err);
}

/* ---- pages, audit, away ---- */

struct paper *paper_of(struct call *call, struct sheet *sheet, const char *title, int64_t people)
{
	struct sheet_pages *pages = sheet_text(sheet, SHEET_A4, call->arena);
	struct paper *paper = arena_new_one(call->arena, struct paper);

	paper->sheet = sheet;
	paper->title = title;
	paper->people = people;
	paper->pages_n = pages->n;
	paper->pages = arena_new_array(call->arena, struct paper_page, pages->n);
	for (size_t i = 0; i < pages->n; i++)
		paper->pages[i] = (struct paper_page){pages->pages[i].lines, pages->pages[i].n};
	return paper;
}

static bool make_bytes(
	struct call *call, struct job *job, const struct paper *paper, struct err *err)
{
	job->pages = paper->pages_n;
	if (job->destination == TO_PREVIEW || job->destination == TO_OUTPUT)
		return true;
	if (job->pdf != NULL) {
		if (!pdf_draw(paper->sheet, job->pdf, call->arena, &job->bytes, &job->remark, err))
			return false;
		job->pages = pdf_pages(&job->bytes);
		return true;
	}
	for (size_t i = 0; i < paper->pages_n; i++) {
		if (i > 0)
			str_addc(&job->bytes, '\f');
		for (size_t j = 0; j < paper->pages[i].n; j++)
			str_addf(&job->bytes, "%s\n", paper->pages[i].lines[j]);
	}
	return true;
}

static const char *destination_words(const struct job *job)
{
	switch (job->destination) {
	case TO_PREVIEW:
		return "preview";
	case TO_OUTPUT:
		return "printed to standard output";
	case TO_FILE:
		return "printed to file";
	case TO_PRINTER:
		break;
	}
	return "printed on";
}

static bool audit_first(
	struct call *call, const struct job *job, const struct paper *paper, struct err *err)
{
	const char *where = job->destination == TO_FILE ? job->path
			    : job->destination == TO_PRINTER
				    ? (job->printer != NULL ? job->printer : "usual printer")
				    : NULL;

	call->audit_detail = arena_printf(call->arena, "%s%s%s, %s, %zu page%s, %" PRId64 " %s",
		destination_words(job), where != NULL ? " " : "", where != NULL ? where : "",
		job->pdf != NULL ? "pdf" : "text", job->pages, job->pages == 1 ? "" : "s",
		paper->people, paper->people == 1 ? "person" : "people");
	if (call->audit_object == NULL)
		call->audit_object = where;
	/* Where it names several people, each of them has it in their own history. */
	bool done = call_begin(call, 0, err) &&
		    (job->keep == NULL || job->destination == TO_PREVIEW ||
			    job->keep(call, job, job->keep_data, err)) &&
		    (call->audit_people_n > 0
				    ? call_leave_each(call, err) && store_commit(call->store, err)
				    : call_commit(call, err));
	call_cancel(call);
	return done;
}

static bool send_away(struct call *call, const struct job *job, struct err *err)
{
	if (job->destination == TO_FILE)
		return file_write_new(
			job->path, job->bytes.text, job->bytes.length, call->arena, err);
	if (job->destination == TO_PRINTER)
		return printer_send(
			job->printer, job->bytes.text, job->bytes.length, call->arena, err);
	return true;
}

static bool say(struct call *call, struct job *job, struct paper *paper, struct result *out)
{
	const char *what = arena_printf(call->arena, "%zu page%s about %" PRId64 " %s", job->pages,
		job->pages == 1 ? "" : "s", paper->people,
		paper->people == 1 ? "person" : "people");
	const char *gap = job->remark[0] != '\0' ? " " : "";

	out->kind = RESULT_PAPER;
	out->value = paper;
	if (job->destination == TO_OUTPUT)
		return true; /* the pages alone, as a file would hold them */
	if (job->destination == TO_PREVIEW)
		return call_done(call, out, "%s. Nothing has been printed.", what);
	if (job->destination == TO_FILE) {
		paper->written_to = job->path;
		return call_done(
			call, out, "Wrote %s to %s.%s%s", what, job->path, gap, job->remark);
	}
	paper->written_to = job->printer != NULL ? job->printer : "printer";
	return call_done(call, out, "Sent %s to %s%s.%s%s", what,
		job->printer != NULL ? job->printer : "the printer",
		job->without_pdf ? ", as text: caseload-pdf is not installed" : "", gap,
		job->remark);
}

bool paper_deliver(struct call *call, struct job *job, struct paper *paper, struct result *out,
	struct err *err)
{
	bool done = make_bytes(call, job, paper, err) && audit_first(call, job, paper, err) &&
		    send_away(call, job, err) && say(call, job, paper, out);

	str_free(&job->bytes);
	return done;
}

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
