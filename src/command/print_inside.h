/* Between the files that print. */
#ifndef COMMAND_PRINT_INSIDE_H
#define COMMAND_PRINT_INSIDE_H

#include <caseload/base/str.h>
#include <caseload/report/caseload.h>

#include "inside.h"

enum destination { TO_PREVIEW, TO_OUTPUT, TO_FILE, TO_PRINTER, TO_THIS_PC };

struct paper;
struct job {
	enum destination destination;
	/* A preview that names a file or a printer: where it would go, so that what Enter would do can be
	 * said in one sentence, and refused, before. TO_PREVIEW: the pages alone. */
	enum destination would;
	const char *path;    /* TO_FILE */
	const char *printer; /* TO_PRINTER */
	const char *pdf;     /* path of caseload-pdf; NULL: as text */
	bool without_pdf;    /* text, because caseload-pdf is not there */
	bool block;	     /* plain text for another system's field */
	bool replace, anyway;
	bool one_sided;	   /* each paper is somebody else's: none on the back of another */
	int64_t copies;	   /* at least 1; more only on a printer */
	struct str *bytes; /* what will leave: one for all copies, or one for each */
	size_t bytes_n;
	int64_t left; /* copies that were handed over, and one of which nobody knows whether it was */
	size_t pages; /* of one copy */
	const char *remark;
	/* Keeps what was printed (a copy, a letter, a list), in the save that has the audit row; not for a
	 * preview. NULL: nothing to keep. */
	bool (*keep)(struct call *call, const struct job *job, void *data, struct err *err);
	/* Takes back what `keep` kept of the copies from `left` on: they did not leave after all. In the
	 * save of the audit row that says so. NULL: nothing to take back. */
	bool (*failed)(struct call *call, const struct job *job, void *data, struct err *err);
	/* Writes the rows of the audit, where each person's says what theirs alone was; `result` is "done"
	 * or "refused", `words` tell of the job. NULL: one row, or the same for each of audit_people. */
	bool (*audit)(struct call *call, const struct job *job, const char *result,
		const char *words, void *data, struct err *err);
	void *keep_data;
	/* Where each copy has a number of its own: the paper of the i-th (the first is the one given to
	 * paper_deliver()). NULL: all are alike. */
	struct paper *(*copy)(struct call *call, const struct job *job, int64_t i, void *data);
};

/* Where it goes and as what, by the arguments; refused before anything is read. */
bool job_read(struct call *call, struct job *job, struct err *err);
/* What the worker has set, or what holds otherwise; outside a transaction or inside one. */
const char *printing_setting(struct call *call, const char *name);
/* Who prints, when, and where the audit stands; inside a transaction. */
bool printing_now(struct call *call, struct printing *printing, struct err *err);
/* "Jo Patel, Social worker" */
const char *printing_worker(const struct worker *worker, struct arena *arena);
struct paper *paper_of(struct call *call, struct sheet *sheet, const char *title, int64_t people);
struct paper *paper_of_many(
	struct call *call, struct sheet **sheets, size_t n, const char *title, int64_t people);
/* The paper is about each of these people, who may stand there more than once, or as 0 for nobody: a row
 * of the audit for everybody. Keeps `people`, and sorts it. */
void paper_is_about(struct call *call, int64_t *people, size_t n);
/* Writes the audit, then the paper goes where it was meant for; outside a transaction. */
bool paper_deliver(struct call *call, struct job *job, struct paper *paper, struct result *out,
	struct err *err);

#endif
