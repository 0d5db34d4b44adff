/* The audit: append-only, one hash chain, views as well as changes. */
#ifndef CASELOAD_AUDIT_H
#define CASELOAD_AUDIT_H

#include <caseload/words.h>

enum { AUDIT_HASH_HEX = 65 };

struct audit {
	int64_t seq;
	const char *at; /* UTC instant */
	int64_t worker_id;
	const char *login;
	const char *session;
	const char *command; /* "plan set": the vocabulary of commands.def */
	const char *touches; /* "view", "change", "disclose" */
	const char *result;  /* "done", "refused" */
	int64_t person_id;   /* 0 none */
	const char *person;  /* name as shown, when listed */
	const char *object;  /* uid of the record, file hash, printer ... */
	const char *detail;  /* fields changed, counts, the reason: never clinical text */
	const char *prev;
	const char *hash;
};
extern const struct shape audit_shape;

/* BLAKE2b-256 in hex over every column but seq and hash, `prev` included. */
void audit_hash(const struct audit *row, char hex[static AUDIT_HASH_HEX]);
/* "7f3a-19c2-80d1": the beginning of a head, for paper. */
const char *audit_head_short(const char *hex, char buffer[static 16]);

/* What is being typed and not yet saved. */
struct draft {
	int64_t id;
	int64_t worker_id;
	int64_t person_id;
	const char *person; /* name as shown */
	const char *person_uid;
	const char *place; /* "plan/what_matters", "note", "person" */
	const char *text;
	int64_t base_version;  /* of the record when typing began */
	const char *base_text; /* of a plan section, where the person was asked for; NULL unknown */
	const char *kept_at;
	const char *thrown_away_at; /* instant; NULL: it is not */
};
extern const struct shape draft_shape;

#endif
