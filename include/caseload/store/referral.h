/* Referrals, and requests for access. */
#ifndef CASELOAD_STORE_REFERRAL_H
#define CASELOAD_STORE_REFERRAL_H

#include <caseload/referral.h>
#include <caseload/store/store.h>

/* Newest first. */
bool store_referrals_of(struct store *store, int64_t person_id, struct arena *arena,
	struct referral **out, size_t *n, struct err *err);
bool store_referrals(struct store *store, int64_t team_id, bool all, struct arena *arena,
	struct referral **out, size_t *n, struct err *err);
bool store_referral_save(struct store *store, struct referral *referral, struct err *err);

/* Oldest first; when they are due is not filled in. */
bool store_access_requests_of(struct store *store, int64_t person_id, struct arena *arena,
	struct access_request **out, size_t *n, struct err *err);
bool store_access_requests(struct store *store, int64_t team_id, bool all, struct arena *arena,
	struct access_request **out, size_t *n, struct err *err);
bool store_access_request_save(
	struct store *store, struct access_request *request, struct err *err);

#endif
