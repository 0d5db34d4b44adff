/* A change: one save of a worker, said in a sentence, that can be taken back as a whole. */
#ifndef CASELOAD_CHANGE_H
#define CASELOAD_CHANGE_H

#include <caseload/words.h>

enum {
	CHANGES_KEPT = 50,   /* so many of a worker's newest can be undone */
	CHANGE_HOURS = 24,   /* and only so long */
	CHANGE_SUMMARY = 400 /* characters */
};

struct change {
	int64_t id;
	const char *save_id;
	int64_t worker_id;
	const char *command;
	int64_t person_id; /* 0: about nobody, or about more than one */
	const char *summary;
	const char *at;	    /* UTC instant */
	bool can_undo;	    /* false for what is final */
	int64_t audit_from; /* its rows of the audit */
	int64_t audit_to;
	int64_t undoes;	   /* 0, or the change it took back */
	int64_t undone_by; /* 0, or the change that took it back */
	const char *state; /* when listed: "can be undone", or why it cannot */
};
extern const struct shape change_shape;

#endif
