/* Pages, audit, away: the pages are made; the audit row is committed with what is kept of them; only
 * then does anything leave for a file, a printer or standard output. What does not arrive after that
 * has a second row that says so. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/report/sheet_block.h>
#include <caseload/report/sheet_text.h>

#include "paper.h"
#include "print_inside.h"

static void lay_pages(struct call *call, struct paper *paper, bool block)
{
	size_t room = 0;

	paper->pages = NULL;
	paper->pages_n = 0;
	for (size_t i = 0; i < paper->sheets_n; i++) {
		struct sheet *sheet = paper->sheets[i];
		struct sheet_pages *pages = block ? sheet_block(sheet, call->arena)
						  : sheet_text(sheet, SHEET_A4, call->arena);

		for (size_t j = 0; j < pages->n; j++)
			*(struct paper_page *)arena_push(call->arena, &paper->pages,
				&paper->pages_n, &room, sizeof(*paper->pages)) =
				(struct paper_page){pages->pages[j].lines, pages->pages[j].n};
	}
}

struct paper *paper_of_many(
	struct call *call, struct sheet **sheets, size_t n, const char *title, int64_t people)
{
	struct paper *paper = arena_new_one(call->arena, struct paper);

	paper->sheets = sheets;
	paper->sheets_n = n;
	paper->title = title;
	paper->people = people;
	paper->large = true;
	for (size_t i = 0; i < n; i++)
		paper->large = paper->large && sheets[i]->large_print;
	lay_pages(call, paper, false);
	return paper;
}

struct paper *paper_of(struct call *call, struct sheet *sheet, const char *title, int64_t people)
{
	struct sheet **only = arena_new_array(call->arena, struct sheet *, 1);

	only[0] = sheet;
	return paper_of_many(call, only, 1, title, people);
}

/* ---- the pages ---- */

static void add_text(const struct paper *paper, struct str *out)
{
	for (size_t i = 0; i < paper->pages_n; i++) {
		if (i > 0)
			str_addc(out, '\f');
		for (size_t j = 0; j < paper->pages[i].n; j++)
			str_addf(out, "%s\n", paper->pages[i].lines[j]);
	}
}

static bool for_pc(struct call *call, struct job *job, const struct paper *paper, struct str *out,
	struct err *err)
{
	struct str text = {0};

	add_text(paper, &text);
	bool done = pc_turn(str_text(&text), printing_setting(call, "pc-codepage"), job->anyway,
		call->arena, out, &job->remark, err);
	str_free(&text);
	return done;
}

static bool make_pdf(struct call *call, struct job *job, const struct paper *paper, struct str *out,
	struct err *err)
{
	if (!pdf_draw(
		    paper->sheets, paper->sheets_n, job->pdf, call->arena, out, &job->remark, err))
		return false;
	job->pages = pdf_pages(out);
	/* A box where a letter of a name should be is no name. */
	if (job->remark[0] != '\0' && !job->anyway && job->destination != TO_PREVIEW)
		return err_set(err, ERR_INVALID, "anyway",
			"%s Nothing was printed. To print with a box in place of each: on screen p, "
			"in the shell --anyway.",
			job->remark);
	return true;
}

static bool make_one(struct call *call, struct job *job, const struct paper *paper, struct str *out,
	struct err *err)
{
	if (job->would == TO_THIS_PC)
		return for_pc(call, job, paper, out, err);
	if (job->pdf != NULL)
		return make_pdf(call, job, paper, out, err);
	add_text(paper, out);
	return true;
}

static bool make_bytes(struct call *call, struct job *job, struct paper *paper, struct err *err)
{
	if (job->block)
		lay_pages(call, paper, true);
	job->pages = paper->pages_n;
	if (job->would == TO_PREVIEW || job->would == TO_OUTPUT)
		return true;
	job->bytes_n = job->copy != NULL || job->would == TO_THIS_PC ? (size_t)job->copies : 1;
	job->bytes = arena_new_array(call->arena, struct str, job->bytes_n);
	for (size_t i = 0; i < job->bytes_n; i++) {
		const struct paper *one = i > 0 && job->copy != NULL
						  ? job->copy(call, job, (int64_t)i, job->keep_data)
						  : paper;

		if (!make_one(call, job, one, &job->bytes[i], err))
			return false;
		/* To see what it would be, one is enough. */
		if (job->destination == TO_PREVIEW)
			break;
	}
	return true;
}

static void bytes_free(struct job *job)
{
	for (size_t i = 0; i < job->bytes_n; i++)
		str_free(&job->bytes[i]);
}

/* ---- words ---- */

static const char *pages_words(
	const struct job *job, const struct paper *paper, struct arena *arena)
{
	const char *pages =
		arena_printf(arena, "%zu page%s", job->pages, job->pages == 1 ? "" : "s");

	/* A page of figures is about nobody. */
	if (paper->people == 0)
		return pages;
	return arena_printf(arena, "%s about %" PRId64 " %s", pages, paper->people,
		paper->people == 1 ? "person" : "people");
}

static const char *copies_words(const struct job *job, struct arena *arena)
{
	return job->copies > 1 ? arena_printf(arena, ", %" PRId64 " copies", job->copies) : "";
}

static const char *where_words(const struct job *job, enum destination destination)
{
	if (destination == TO_THIS_PC)
		return "the printer at this PC";
	return job->printer != NULL ? job->printer : "the printer";
}

/* What Enter would do, in one sentence. */
static const char *sentence(struct call *call, const struct job *job, const struct paper *paper)
{
	const char *what = pages_words(job, paper, call->arena);
	const char *gap = job->remark[0] != '\0' ? " " : "";

	switch (job->would) {
	case TO_FILE:
		return arena_printf(call->arena, "Writes %s to %s. Printing is logged.%s%s", what,
			job->path, gap, job->remark);
	case TO_PRINTER:
	case TO_THIS_PC:
		return arena_printf(call->arena, "Prints %s on %s%s%s. Printing is logged.%s%s",
			what, where_words(job, job->would), copies_words(job, call->arena),
			job->without_pdf ? ", as text: caseload-pdf is not installed" : "", gap,
			job->remark);
	case TO_PREVIEW:
	case TO_OUTPUT:
		break;
	}
	return arena_printf(call->arena, "Prints %s. Printing is logged.", what);
}

static bool say(struct call *call, struct job *job, struct paper *paper, struct result *out)
{
	const char *what = pages_words(job, paper, call->arena);
	const char *gap = job->remark[0] != '\0' ? " " : "";

	out->kind = RESULT_PAPER;
	out->value = paper;
	paper->sentence = sentence(call, job, paper);
	paper->remark = job->remark;
	if (job->destination == TO_OUTPUT)
		return true; /* the pages alone, as a file would hold them */
	if (job->destination == TO_PREVIEW)
		return call_done(call, out, "%s. Nothing has been printed.", what);
	if (job->destination == TO_FILE) {
		paper->written_to = job->path;
		return call_done(
			call, out, "Wrote %s to %s.%s%s", what, job->path, gap, job->remark);
	}
	paper->written_to = where_words(job, job->destination);
	return call_done(call, out, "Sent %s to %s%s%s.%s%s", what, paper->written_to,
		copies_words(job, call->arena),
		job->without_pdf ? ", as text: caseload-pdf is not installed" : "", gap,
		job->remark);
}

/* ---- the audit ---- */

static int by_id(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

void paper_is_about(struct call *call, int64_t *people, size_t n)
{
	size_t kept = 0;

	qsort(people, n, sizeof(*people), by_id);
	for (size_t i = 0; i < n; i++)
		if (people[i] != 0 && (kept == 0 || people[kept - 1] != people[i]))
			people[kept++] = people[i];
	call->audit_people = people;
	call->audit_people_n = kept;
}

static const char *destination_words(const struct job *job, struct arena *arena)
{
	switch (job->destination) {
	case TO_PREVIEW:
		return "preview";
	case TO_OUTPUT:
		return "printed to standard output";
	case TO_FILE:
		return arena_printf(arena, "printed to file %s", job->path);
	case TO_PRINTER:
		return arena_printf(arena, "printed on %s",
			job->printer != NULL ? job->printer : "usual printer");
	case TO_THIS_PC:
		break;
	}
	return "sent to the printer at the PC";
}

static const char *audit_words(struct call *call, const struct job *job, const struct paper *paper)
{
	const char *more = call->audit_detail;

	/* Who reads the paper cannot see what should have stood there. */
	bool gaps = job->pdf != NULL && job->anyway && !text_is_blank(job->remark);

	return arena_printf(call->arena, "%s, %s%s, %zu page%s%s, %" PRId64 " %s%s%s",
		destination_words(job, call->arena),
		job->block	   ? "block"
		: job->pdf != NULL ? "pdf"
				   : "text",
		gaps ? " with boxes for the characters that no font has" : "", job->pages,
		job->pages == 1 ? "" : "s", copies_words(job, call->arena), paper->people,
		paper->people == 1 ? "person" : "people", more != NULL ? ", " : "",
		more != NULL ? more : "");
}

/* Where it names several people, each of them has it in their own history. */
static bool audit_rows(struct call *call, const struct job *job, const char *result,
	const char *detail, struct err *err)
{
	if (job != NULL && job->audit != NULL)
		return job->audit(call, job, result, detail, job->keep_data, err);
	bool done = call->audit_people_n > 0 || call_audit(call, result, detail, err);
	for (size_t i = 0; done && i < call->audit_people_n; i++) {
		call->audit_person_id = call->audit_people[i];
		done = call_audit(call, result, detail, err);
	}
	return done;
}

static bool audit_first(
	struct call *call, const struct job *job, const struct paper *paper, struct err *err)
{
	call->audit_detail = audit_words(call, job, paper);
	if (call->audit_object == NULL)
		call->audit_object = job->destination == TO_FILE      ? job->path
				     : job->destination == TO_PRINTER ? job->printer
				     : job->destination == TO_THIS_PC ? PRINTER_THIS_PC
								      : NULL;
	bool done = call_begin(call, 0, err) &&
		    (job->keep == NULL || job->destination == TO_PREVIEW ||
			    job->keep(call, job, job->keep_data, err)) &&
		    audit_rows(call, job, "done", call->audit_detail, err) &&
		    store_commit(call->store, err);
	call_cancel(call);
	return done;
}

/* The audit says that it left, and it did not, or not all of it, or nobody knows. What was kept of what
 * did not is taken back with the row that says so. */
static bool audit_after(struct call *call, const struct job *job, const char *detail,
	const struct err *why, struct err *err)
{
	struct err trouble = {0};
	bool kept = call_begin(call, 0, &trouble) &&
		    (job == NULL || job->failed == NULL ||
			    job->failed(call, job, job->keep_data, &trouble)) &&
		    audit_rows(call, job, why->code == ERR_UNKNOWN ? "done" : "refused", detail,
			    &trouble) &&
		    store_commit(call->store, &trouble);

	call_cancel(call);
	if (kept)
		return err_set(err, why->code, why->field, "%s", why->text);
	return err_set(err, why->code, why->field,
		"%s This could not be written down, so the record says that it left: %s", why->text,
		trouble.text);
}

static bool write_file(
	struct call *call, const char *path, bool replace, const struct str *bytes, struct err *err)
{
	return (replace ? file_write_over : file_write_new)(
		path, bytes->text, bytes->length, call->arena, err);
}

bool file_write_audited(
	struct call *call, const char *path, bool replace, const struct str *bytes, struct err *err)
{
	struct err why = {0};

	return write_file(call, path, replace, bytes, &why) ||
	       audit_after(call, NULL, arena_printf(call->arena, "not written: %s", why.text), &why,
		       err);
}

/* ---- away ---- */

static bool send_each(struct call *call, struct job *job, struct err *err)
{
	/* The queue shows its titles to everybody: the row of the audit, and no name. */
	const char *title = arena_printf(call->arena, "caseload %" PRId64, call->audit_from);
	int64_t each = job->bytes_n > 1 ? 1 : job->copies;

	for (size_t i = 0; i < job->bytes_n; i++) {
		bool sent = job->destination == TO_THIS_PC
				    ? pc_send(&job->bytes[i], err)
				    : printer_send(call, job->printer, each, job->one_sided, title,
					      &job->bytes[i], err);

		/* A page that may lie in the printer is one that somebody may find. */
		if (sent || err->code == ERR_UNKNOWN)
			job->left += each;
		if (!sent)
			return false;
	}
	return true;
}

/* What the person at the printer has to know besides. */
static void say_what_left(struct call *call, const struct job *job, struct err *err)
{
	const struct err why = *err;
	const char *left = "", *counts = "";

	if (job->left > 0 && job->copies > 1)
		left = arena_printf(call->arena, "%" PRId64 " of %" PRId64 " copies left. ",
			job->left, job->copies);
	if (why.code == ERR_UNKNOWN && job->keep != NULL)
		counts = job->left > 1 || job->one_sided ? " They count as printed."
							 : " It counts as printed.";
	err_set(err, why.code, why.field, "%s%s%s", left, why.text, counts);
}

static bool send_away(struct call *call, struct job *job, struct err *err)
{
	struct err why = {0};
	const char *detail;
	bool sent = true;

	if (job->destination == TO_FILE)
		sent = write_file(call, job->path, job->replace, job->bytes, &why);
	else if (job->destination == TO_PRINTER || job->destination == TO_THIS_PC)
		sent = send_each(call, job, &why);
	if (sent)
		return true;
	detail = arena_printf(call->arena, "not %s, %" PRId64 " of %" PRId64 " left: %s",
		why.code == ERR_UNKNOWN ? "confirmed" : "printed", job->left, job->copies,
		why.text);
	say_what_left(call, job, &why);
	return audit_after(call, job, detail, &why, err);
}

/* Reading only changes nothing but the audit, which has every look and every page that leaves. What
 * counts as a copy, a letter or a sheet from then on is more. */
static bool may_be_kept(const struct call *call, const struct job *job, struct err *err)
{
	return job->keep == NULL || job->destination == TO_PREVIEW || !call->session->read_only ||
	       err_set(err, ERR_READONLY, "read_only",
		       "This session is for reading only, and this page would be kept with the "
		       "records. Look at it with --preview, or start without --read-only.");
}

bool paper_deliver(struct call *call, struct job *job, struct paper *paper, struct result *out,
	struct err *err)
{
	bool done = may_be_kept(call, job, err) && make_bytes(call, job, paper, err) &&
		    audit_first(call, job, paper, err) && send_away(call, job, err) &&
		    say(call, job, paper, out);

	bytes_free(job);
	return done;
}
