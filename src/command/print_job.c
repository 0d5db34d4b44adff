/* Where a page is to go and as what, by the arguments that every row that prints has. Whatever can be
 * refused is refused here, before anything is read, made or written to the audit. */
#include <inttypes.h>
#include <string.h>

#include <caseload/store/setting.h>

#include "paper.h"
#include "print_inside.h"

enum { COPIES_MOST = 20 };

static bool ends(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length > tail && strcasecmp(text + length - tail, end) == 0;
}

const char *printing_setting(struct call *call, const char *name)
{
	const struct setting_spec *spec = setting_find(name);
	struct setting *kept = NULL;
	struct err ignored = {0};
	size_t n = 0;

	/* Without what somebody likes best it is printed all the same. */
	if (!store_setting_list(
		    call->store, call->worker->id, name, call->arena, &kept, &n, &ignored))
		return spec->otherwise;
	for (size_t i = 0; i < n; i++)
		if (strcmp(kept[i].name, name) == 0)
			return kept[i].value;
	return spec->otherwise;
}

/* ---- where ---- */

static bool read_file(struct call *call, struct job *job, struct err *err)
{
	if (job->path[0] == '\0')
		return err_set(err, ERR_INVALID, "to",
			"Say which file: --to caseload.pdf, or - for text here.");
	if (job->printer != NULL)
		return err_set(err, ERR_INVALID, "printer",
			"It goes to a file or to a printer. Leave out --to or --printer.");
	if (strcmp(job->path, "-") == 0) {
		job->would = TO_OUTPUT;
		return true;
	}
	job->would = TO_FILE;
	return file_may_be_made(
		job->path, job->replace, session_store(call->session), call->arena, err);
}

static bool read_printer(struct call *call, struct job *job, struct err *err)
{
	if (job->printer == NULL) {
		const char *usual = printing_setting(call, "printer");
		job->printer = usual[0] != '\0' ? usual : NULL;
	}
	job->would = TO_PRINTER;
	if (job->printer == NULL || strcmp(job->printer, PRINTER_THIS_PC) != 0)
		return printer_is_there(call, &job->printer, err);
	job->would = TO_THIS_PC;
	return pc_is_there(err);
}

static bool read_where(struct call *call, struct job *job, struct err *err)
{
	bool preview = args_flag(call->args, "preview");

	job->path = args_get(call->args, "to");
	job->printer = args_get(call->args, "printer");
	if (preview && job->path == NULL && job->printer == NULL)
		return true;
	if (!(job->path != NULL ? read_file(call, job, err) : read_printer(call, job, err)))
		return false;
	if (job->would == TO_OUTPUT && preview)
		job->would = TO_PREVIEW;
	job->destination = preview ? TO_PREVIEW : job->would;
	return true;
}

static bool read_copies(struct call *call, struct job *job, struct err *err)
{
	job->copies = 1;
	if (!args_number(call->args, "copies", 1, COPIES_MOST, &job->copies, err))
		return false;
	if (job->copies > 1 && job->would != TO_PRINTER && job->would != TO_THIS_PC)
		return err_set(err, ERR_INVALID, "copies",
			"Copies are for a printer: a file holds one. Leave out --copies, or name a "
			"printer.");
	return true;
}

/* ---- as what ---- */

static bool read_format(struct call *call, struct job *job, bool *pdf, struct err *err)
{
	const char *format = args_get(call->args, "format");

	if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "pdf") != 0 &&
		strcmp(format, "block") != 0)
		return err_set(err, ERR_INVALID, "format",
			"A page is printed as text, as pdf, or as a block of text for another "
			"system, not as %s.",
			format);
	job->block = format != NULL && strcmp(format, "block") == 0;
	if (format != NULL)
		*pdf = strcmp(format, "pdf") == 0;
	else if (job->would == TO_FILE)
		*pdf = ends(job->path, ".pdf");
	else
		*pdf = job->would == TO_PRINTER;
	if (*pdf && job->would == TO_OUTPUT)
		return err_set(err, ERR_INVALID, "format",
			"A PDF is not written to standard output. Name a file: --to caseload.pdf.");
	if (*pdf && job->would == TO_THIS_PC)
		return err_set(err, ERR_INVALID, "format",
			"The printer at your PC gets text alone. Leave out --format, or write a "
			"PDF to a file.");
	if (job->block && (job->would == TO_PRINTER || job->would == TO_THIS_PC))
		return err_set(err, ERR_INVALID, "format",
			"A block is for pasting into another system. Write it here (--to -) or to "
			"a file.");
	return true;
}

static bool find_pdf(struct call *call, struct job *job, struct err *err)
{
	bool pdf = false;

	if (!read_format(call, job, &pdf, err))
		return false;
	if (!pdf || job->would == TO_PREVIEW)
		return true;
	job->pdf = pdf_program(call);
	job->without_pdf = job->pdf == NULL;
	if (job->without_pdf && (args_get(call->args, "format") != NULL || job->would == TO_FILE))
		return err_set(err, ERR_INVALID, "format",
			"caseload-pdf is not installed, so no PDF can be made. Install it beside "
			"caseload (it needs pango and cairo), or write text: %s.",
			args_get(call->args, "format") != NULL ? "--format text"
							       : "end the name in .txt");
	return true;
}

bool job_read(struct call *call, struct job *job, struct err *err)
{
	job->remark = "";
	job->replace = args_flag(call->args, "replace");
	job->anyway = args_flag(call->args, "anyway");
	return read_where(call, job, err) && read_copies(call, job, err) &&
	       find_pdf(call, job, err);
}
