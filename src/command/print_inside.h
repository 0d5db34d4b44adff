/* Between the files that print. */
#ifndef COMMAND_PRINT_INSIDE_H
#define COMMAND_PRINT_INSIDE_H

#include <caseload/base/str.h>
#include <caseload/report/caseload.h>

#include "inside.h"

enum destination { TO_PREVIEW, TO_OUTPUT, TO_FILE, TO_PRINTER };

struct job {
	enum destination destination;
	const char *path;    /* TO_FILE */
	const char *printer; /* TO_PRINTER; NULL: the usual one */
	const char *pdf;     /* path of caseload-pdf; NULL: as text */
	bool without_pdf;    /* text, because caseload-pdf is not there */
	struct str bytes;    /* what will leave */
	size_t pages;
	const char *remark;
	/* Keeps what was printed (a copy, a letter, a list), in the save that has the audit row; not for a
	 * preview. NULL: nothing to keep. */
	bool (*keep)(struct call *call, const struct job *job, void *data, struct err *err);
	void *keep_data;
};

/* Where it goes and as what, by the arguments; refused before anything is read. */
bool job_read(struct call *call, struct job *job, struct err *err);
/* Who prints, when, and where the audit stands; inside a transaction. */
bool printing_now(struct call *call, struct printing *printing, struct err *err);
/* "Jo Patel, Social worker" */
const char *printing_worker(const struct worker *worker, struct arena *arena);
struct paper *paper_of(struct call *call, struct sheet *sheet, const char *title, int64_t people);
/* Writes the audit, then the paper goes where it was meant for; outside a transaction. */
bool paper_deliver(struct call *call, struct job *job, struct paper *paper, struct result *out,
	struct err *err);

#endif
