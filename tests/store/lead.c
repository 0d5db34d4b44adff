#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/caseload.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>

#include "fixture.h"

TestSuite(lead, .init = open_store, .fini = close_store);

static struct lead a_lead(int status, const char *reason)
{
	return (struct lead){.episode_id = episode.id,
		.kind = LEAD_KIND_LEAD,
		.worker_id = worker.id,
		.status = status,
		.from = {2026, 3, 2},
		.reason = reason};
}

Test(lead, second_current_one_cannot_be)
{
	struct lead first = a_lead(LEAD_CURRENT, "First"), second = a_lead(LEAD_CURRENT, "Second");
	struct lead got, *list;
	size_t n;

	cr_assert(store_lead_save(store, &first, &err), "%s", err.text);
	cr_assert(!store_lead_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	second.kind = LEAD_KIND_COORDINATOR;
	cr_assert(store_lead_save(store, &second, &err), "%s", err.text);
	cr_assert(store_lead_current(store, episode.id, LEAD_KIND_LEAD, arena, &got, &err));
	cr_assert_str_eq(got.worker, "jpatel");
	cr_assert_str_eq(got.name, "Jo Patel");
	cr_assert_eq(got.profession, PROFESSION_SOCIAL_WORKER);
	cr_assert(store_lead_of_worker(store, worker.id, team.id, arena, &list, &n, &err));
	cr_assert_eq(n, 2);
	cr_assert(store_lead_of_worker(store, worker.id, team.id + 1, arena, &list, &n, &err));
	cr_assert_eq(n, 0, "what they hold in another team is not this one's to hand over");
}

Test(lead, accountable_gp_may_be_a_name_alone)
{
	struct lead gp = a_lead(LEAD_CURRENT, NULL), got;

	gp.kind = LEAD_KIND_GP;
	gp.worker_id = 0;
	gp.name = "Dr Khan";
	cr_assert(store_lead_save(store, &gp, &err), "%s", err.text);
	cr_assert(store_lead_current(store, episode.id, LEAD_KIND_GP, arena, &got, &err));
	cr_assert_str_eq(got.name, "Dr Khan");
	cr_assert_null(got.worker);
}

Test(lead, proposal_is_found_until_answered)
{
	struct lead asked = a_lead(LEAD_PROPOSED, "Best placed"), got;
	struct proposal *waiting;
	size_t n;

	cr_assert(store_lead_save(store, &asked, &err), "%s", err.text);
	cr_assert(store_lead_proposed(
		store, episode.id, LEAD_KIND_NONE, worker.id, arena, &got, &err));
	cr_assert_eq(got.id, asked.id);
	cr_assert(store_lead_proposed(store, episode.id, LEAD_KIND_GP, 0, arena, &got, &err));
	cr_assert_eq(got.id, 0);
	cr_assert(store_lead_waiting(store, team.id, worker.id, arena, &waiting, &n, &err), "%s",
		err.text);
	cr_assert_eq(n, 1);
	cr_assert_str_eq(waiting[0].person, person.uid);
	cr_assert_str_eq(waiting[0].name, "Jo Patel");
	asked.status = LEAD_DECLINED;
	asked.until = today;
	cr_assert(store_lead_save(store, &asked, &err));
	cr_assert(store_lead_proposed(store, episode.id, LEAD_KIND_LEAD, 0, arena, &got, &err));
	cr_assert_eq(got.id, 0);
	cr_assert(store_lead_waiting(store, team.id, worker.id, arena, &waiting, &n, &err));
	cr_assert_eq(n, 0);
}

Test(lead, load_counts_cases_weight_and_late)
{
	struct lead lead = a_lead(LEAD_CURRENT, NULL);
	struct review late = {.episode_id = episode.id,
		.kind = REVIEW_KIND_PLAN,
		.due_on = {2026, 3, 11},
		.originally_due = {2026, 3, 11},
		.status = REVIEW_DUE};
	struct worker *load;
	size_t n;

	cr_assert(store_lead_save(store, &lead, &err), "%s", err.text);
	cr_assert(store_review_save(store, &late, &err), "%s", err.text);
	cr_assert(store_current_refresh(store, person.id, &err), "%s", err.text);
	cr_assert(store_lead_load(store, team.id, today, arena, &load, &n, &err), "%s", err.text);
	cr_assert_eq(n, 1);
	cr_assert_eq(load[0].cases, 1);
	cr_assert_eq(load[0].weight, band_weight(BAND_NO_DATA));
	cr_assert_eq(load[0].late, 1);
	/* late from the day after, as everywhere */
	cr_assert(store_lead_load(store, team.id, date_make(2026, 3, 11), arena, &load, &n, &err));
	cr_assert_eq(load[0].late, 0);
}
