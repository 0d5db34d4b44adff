/* Many invented people, for measuring: teams of 20,000 with scores, and for the one in forty on a
 * register a lead, a plan, reviews and actions. Not played through commands: made row by row. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/caseload.h>
#include <caseload/store/episode.h>
#include <caseload/store/event.h>
#include <caseload/store/lead.h>
#include <caseload/store/person.h>
#include <caseload/store/plan.h>
#include <caseload/store/review.h>
#include <caseload/store/risk.h>
#include <caseload/store/strata.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

enum { TEAM_SIZE = 20000, ON_REGISTER_IN = 40, PRACTICE_ADULTS = 5200 };
static const char leading[] = "local_cst";

struct bulk {
	struct call *call;
	struct store *store;
	struct arena *arena; /* of one team */
	struct demo_dice dice;
	unsigned numbers; /* counter of NHS Numbers */
	struct team team;
	struct practice practices[DEMO_PRACTICES];
	int64_t lists[DEMO_PRACTICES]; /* the run of each one's risk list */
	struct worker workers[DEMO_WORKERS];
	struct err *err;
};

static unsigned roll(struct bulk *b, unsigned sides)
{
	return demo_roll(&b->dice, sides);
}

static bool make_team(struct bulk *b, int number)
{
	struct team *team = &b->team;

	if (number == 0) /* made by init */
		return store_team_first(b->store, b->call->arena, team, b->err) &&
		       store_worker_by_login(b->store, demo_workers[0].login, b->call->today,
			       b->call->arena, &b->workers[0], b->err);
	*team = (struct team){.name = arena_printf(b->arena, "Team %d", number + 1),
		.person_word = "person",
		.soon_days = 7,
		.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12,
		.instrument = leading};
	return store_team_save(b->store, team, b->err);
}

static bool make_places(struct bulk *b, int number)
{
	for (int i = 0; i < DEMO_PRACTICES; i++) {
		b->practices[i] = (struct practice){
			.code = arena_printf(b->arena, "Z%05d", number * DEMO_PRACTICES + i),
			.name = demo_practices[i].name,
			.postcode = demo_practices[i].postcode,
			.status = PRACTICE_ACTIVE,
			.team_id = b->team.id};
		if (!store_practice_save(b->store, &b->practices[i], b->err))
			return false;
	}
	for (int i = number == 0 ? 1 : 0; i < DEMO_WORKERS; i++) {
		int profession = PROFESSION_OTHER;
		word_find(&words_profession, demo_workers[i].profession, &profession);
		b->workers[i] = (struct worker){.name = demo_workers[i].name,
			.profession = profession,
			.login = arena_printf(b->arena, "%s%d", demo_workers[i].login, number),
			.wte_percent = 100,
			.active_from = b->call->today};
		if (!store_worker_save(b->store, &b->workers[i], b->err) ||
			!store_membership_add(b->store, b->workers[i].id, b->team.id,
				ROLE_CLINICIAN, b->call->today, b->err))
			return false;
	}
	return true;
}

/* Each practice's risk list, and the list size it is held against. What is saved until the commit
 * is taken as the last run's. */
static bool make_lists(struct bulk *b)
{
	struct date quarter =
		date_make(b->call->today.year, (b->call->today.month - 1) / 3 * 3 + 1, 1);

	for (int i = 0; i < DEMO_PRACTICES; i++) {
		struct import_run run = {.file_name = "risk-list.csv",
			.file_hash = "0000000000000000000000000000000000000000000000000000000000000"
				     "000",
			.shape = "plain",
			.run_date = b->call->today,
			.instrument = leading,
			.lawful_basis = "Invented people",
			.practice = b->practices[i].code};
		if (!store_list_size_set(
			    b->store, b->practices[i].id, quarter, PRACTICE_ADULTS, 0, b->err) ||
			!store_run_open(b->store, b->team.id, &run, b->err) ||
			!store_list_practice(b->store, b->practices[i].id, leading, b->err) ||
			!store_run_close(b->store, &run, b->err))
			return false;
		b->lists[i] = run.id;
	}
	return true;
}

static bool make_person(struct bulk *b, int i, struct person *p)
{
	char *number = arena_alloc(b->arena, NHS_NUMBER_SIZE);

	*p = (struct person){.nhs_status = NHS_STATUS_NOT_TRACED,
		.family = demo_families[roll(b, (unsigned)demo_families_n)],
		.title = i % 2 == 0 ? "Mrs" : "Mr",
		.given = i % 2 == 0 ? demo_women[roll(b, (unsigned)demo_women_n)]
				    : demo_men[roll(b, (unsigned)demo_men_n)],
		.born = date_add_days(b->call->today, -(long)(18 * 365 + roll(b, 75 * 365))),
		.gender = i % 2 == 0 ? GENDER_FEMALE : GENDER_MALE,
		.address = arena_printf(b->arena, "%u %s\nNorthfield", 1 + roll(b, 140),
			demo_streets[roll(b, (unsigned)demo_streets_n)]),
		.postcode = arena_printf(b->arena, "NF%u %u%cA", 1 + roll(b, 40), roll(b, 10),
			(char)('A' + roll(b, 20))),
		.phone = arena_printf(b->arena, "01632 960%03u", roll(b, 1000)),
		.practice_id = b->practices[roll(b, DEMO_PRACTICES)].id,
		.team_id = b->team.id};
	/* The test range holds 909,090 numbers; those after go without, as some people do. */
	p->nhs_number = demo_nhs_number(&b->numbers, number) ? number : NULL;
	return store_person_save(b->store, p, b->err);
}

static int64_t list_of(const struct bulk *b, int64_t practice_id)
{
	for (int i = 0; i < DEMO_PRACTICES; i++)
		if (b->practices[i].id == practice_id)
			return b->lists[i];
	return 0;
}

static bool make_score(struct bulk *b, const struct person *p)
{
	unsigned r = roll(b, 1000);
	int64_t value = r < 19	  ? 9 + roll(b, 4)
			: r < 95  ? 6 + roll(b, 3)
			: r < 302 ? 3 + roll(b, 3)
				  : roll(b, 3);
	struct risk_score score = {.person_id = p->id,
		.instrument = leading,
		.score = {value, 0, true},
		.scored_on = date_add_days(b->call->today, -(long)roll(b, 30)),
		.origin = ORIGIN_IMPORTED,
		.import_run_id = list_of(b, p->practice_id)};

	score.band = risk_band(score.instrument, score.score, NULL);
	score.valid_until = date_add_days(score.scored_on, risk_valid_days(score.instrument));
	return store_risk_add(b->store, &score, b->err);
}

static bool make_plan(struct bulk *b, const struct episode *episode, int story)
{
	const struct demo_story *s = &demo_stories[story % (int)demo_stories_n];
	struct plan plan = {.episode_id = episode->id,
		.number = 1,
		.status = PLAN_AGREED,
		.begun_on = episode->opened_on,
		.agreed_on = date_add_days(episode->opened_on, 20)};
	const char *const texts[] = {s->summary, s->matters, s->people, s->communication};
	static const int sections[] = {
		SECTION_SUMMARY, SECTION_MATTERS, SECTION_PEOPLE, SECTION_COMMUNICATION};

	if (!store_plan_save(b->store, &plan, b->err))
		return false;
	for (int i = 0; i < 4; i++) {
		struct plan_section section = {.plan_id = plan.id,
					    .section = sections[i],
					    .text = texts[i]},
				    theirs;
		if (!store_plan_save_section(b->store, &section, -1, b->arena, &theirs, b->err))
			return false;
	}
	for (int i = 0; i < DEMO_NEEDS; i++) {
		struct need need = {.plan_id = plan.id,
			.text = s->needs[i].text,
			.domain = DOMAIN_OTHER,
			.status = NEED_OPEN};
		if (!store_need_save(b->store, &need, b->err))
			return false;
		struct goal goal = {.need_id = need.id,
			.text = s->needs[i].goal,
			.rank = 1,
			.status = GOAL_AGREED};
		if (!store_goal_save(b->store, &goal, b->err))
			return false;
		struct plan_action action = {.goal_id = goal.id,
			.what = s->needs[i].action,
			.who = s->needs[i].who,
			.status = PLAN_ACTION_PLANNED};
		if (!store_plan_action_save(b->store, &action, b->err))
			return false;
	}
	return true;
}

/* A few come to hospital again and again. */
static bool make_events(struct bulk *b, const struct person *p, int i, struct date opened)
{
	struct date today = b->call->today;
	struct event fall = {.person_id = p->id, .kind = EVENT_FALL, .on = opened};

	if (!store_event_save(b->store, &fall, b->err))
		return false;
	for (int n = 0; i % 20 == 3 && n < 3 + i % 9; n++) {
		struct event event = {.person_id = p->id,
			.kind = EVENT_AE_ATTENDANCE,
			.on = date_add_days(today, -10 - 30L * n)};
		if (!store_event_save(b->store, &event, b->err))
			return false;
	}
	for (int n = 0; i % 25 == 4 && n < 2; n++) {
		struct event event = {.person_id = p->id,
			.kind = EVENT_EMERGENCY_ADMISSION,
			.on = date_add_days(today, -60 + (20L + i % 15) * n),
			.until = date_add_days(today, -55 + (20L + i % 15) * n)};
		if (!store_event_save(b->store, &event, b->err))
			return false;
	}
	return true;
}

static bool make_care(struct bulk *b, const struct person *p, int i)
{
	struct date today = b->call->today;
	struct date opened = date_add_days(today, -(long)(30 + roll(b, 300)));
	struct date due = date_add_days(today, (long)roll(b, 90) - 12);
	const struct worker *worker = &b->workers[roll(b, DEMO_WORKERS)];
	struct episode episode = {.person_id = p->id,
		.team_id = b->team.id,
		.status = EPISODE_ON_REGISTER,
		.opened_on = opened,
		.found_how = FOUND_RISK_LIST,
		.band_then = BAND_HIGH};

	if (!store_episode_save(b->store, &episode, b->err))
		return false;
	struct lead lead = {.episode_id = episode.id,
		.kind = LEAD_KIND_LEAD,
		.worker_id = worker->id,
		.status = LEAD_CURRENT,
		.from = opened,
		.reason = "Knows the person"};
	struct review review = {.episode_id = episode.id,
		.kind = REVIEW_KIND_PLAN,
		.due_on = due,
		.originally_due = due,
		.status = REVIEW_DUE};
	struct action action = {.person_id = p->id,
		.episode_id = episode.id,
		.what = "Visit",
		.owner_id = worker->id,
		.due = due,
		.status = ACTION_OPEN};
	return (i % 10 == 0 || store_lead_save(b->store, &lead, b->err)) &&
	       (i % 8 == 0 || make_plan(b, &episode, i)) &&
	       store_review_save(b->store, &review, b->err) &&
	       store_action_save(b->store, &action, b->err) && make_events(b, p, i, opened);
}

static bool make_people(struct bulk *b, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		struct person person;
		if (!make_person(b, (int)i, &person) || !make_score(b, &person))
			return false;
		if (i % ON_REGISTER_IN == 0 && !make_care(b, &person, (int)(i / ON_REGISTER_IN)))
			return false;
	}
	return true;
}

static bool begin(struct bulk *b)
{
	struct save save = {1, b->call->now, 0};
	return store_begin_save(b->store, &save, b->err);
}

static bool make_one(struct bulk *b, int number, int64_t n)
{
	bool done = begin(b) && make_team(b, number) && make_places(b, number) && make_lists(b) &&
		    store_commit(b->store, b->err) && begin(b) && make_people(b, n) &&
		    store_commit(b->store, b->err);

	store_end(b->store);
	return done;
}

static bool rank_all(struct bulk *b)
{
	struct rankable *practices;
	struct ranked ranked;
	size_t n;

	if (!store_rankable(b->store, 0, b->call->arena, &practices, &n, b->err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!store_rank_practice(
			    b->store, practices[i].id, leading, b->call->today, &ranked, b->err))
			return false;
	return true;
}

static bool make_all(struct bulk *b, int64_t people)
{
	for (int64_t done = 0; done < people; done += TEAM_SIZE) {
		int number = (int)(done / TEAM_SIZE);
		int64_t n = people - done < TEAM_SIZE ? people - done : TEAM_SIZE;
		arena_reset(b->arena);
		if (!make_one(b, number, n))
			return false;
		if (b->call->session != NULL && !call_progress(b->call, "people", done + n, people))
			return err_set(b->err, ERR_CANCELLED, "", "Stopped. Nothing was kept.");
	}
	return begin(b) && store_current_refresh_all(b->store, b->err) && rank_all(b) &&
	       store_commit(b->store, b->err);
}

bool demo_bulk(struct call *call, const char *path, int64_t people, struct err *err)
{
	struct bulk b = {.call = call,
		.arena = arena_new(),
		.dice = {people > 0 ? 20260312u : 1u},
		.err = err};
	struct args args = args_new(call->arena);
	struct result result;

	args_set(&args, "store", path);
	args_set(&args, "team", "Team 1");
	args_set(&args, "worker", demo_workers[0].name);
	args_set(&args, "profession", demo_workers[0].profession);
	args_set(&args, "login", demo_workers[0].login);
	args_set(&args, "as-allowed", "1");
	bool done = command_run(NULL, CMD_INIT, &args, call->arena, &result, err) &&
		    store_open(path, STORE_BULK, &b.store, err) && make_all(&b, people);
	store_close(b.store);
	arena_free(b.arena);
	return done;
}
