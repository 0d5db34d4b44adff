/* The joint care plan, with the national standard's nesting kept:
 * plan > need > goal > plan_action > stage_goal (DAPB4022). */
#ifndef CASELOAD_PLAN_H
#define CASELOAD_PLAN_H

#include <caseload/words.h>

/* One text of a plan. The version is of the section, so that two people in different sections
 * do not collide. */
struct plan_section {
	int64_t id;
	int64_t plan_id;
	int64_t version;
	int section; /* enum section */
	const char *text;
	const char *updated_by; /* worker's name */
	const char *updated_at;
};
extern const struct shape plan_section_shape;

struct stage_goal {
	int64_t id;
	int64_t plan_action_id;
	const char *text;
	const char *outcome;
	int status; /* enum goal_status */
};
extern const struct shape stage_goal_shape;

struct plan_action {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t goal_id;
	const char *what;
	const char *who;   /* a worker's name, "the person", a carer: in words */
	int64_t worker_id; /* where it is a worker; else 0 */
	struct date due;
	const char *when_words; /* "every Tuesday", where it is no date */
	const char *strategies;
	int64_t confidence; /* 1 to 10, of the person; 0 not asked */
	int status;	    /* enum plan_action_status */
	struct date review_on;
	struct stage_goal *stage_goals;
	size_t stage_goals_n;
};
extern const struct shape plan_action_shape;

struct goal {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t need_id;
	const char *text;   /* in the person's words */
	int64_t importance; /* 1 to 10; 0 not asked */
	int64_t rank;
	int status; /* enum goal_status */
	struct plan_action *actions;
	size_t actions_n;
};
extern const struct shape goal_shape;

struct need {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t plan_id;
	const char *text;
	int domain;   /* enum domain */
	int eligible; /* enum eligible */
	int status;   /* enum need_status */
	struct goal *goals;
	size_t goals_n;
};
extern const struct shape need_shape;

struct contingency {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t plan_id;
	const char *name;     /* "If I fall" */
	const char *triggers; /* one or more, a line each: mandatory */
	const char *what_to_do;
	const char *ring;      /* whom to ring, in order, a line each */
	const char *medicines; /* anticipatory medicines and equipment, and where they are */
	const char *agreed_with;
	struct date review_on;
};
extern const struct shape contingency_shape;

struct agreement {
	int64_t id;
	int64_t plan_id;
	int party; /* enum party */
	const char *name;
	const char *role;
	struct date agreed_on;
	bool on_paper;
};
extern const struct shape agreement_shape;

/* Who wrote which section when. */
struct contribution {
	int64_t id;
	int64_t plan_id;
	const char *section; /* code of the section, or "needs", "contingency" */
	const char *name;    /* worker's */
	int profession;
	const char *at;
};
extern const struct shape contribution_shape;

struct plan {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t episode_id;
	int64_t person_id;
	int64_t number; /* 1, 2, 3 ... for the episode */
	int status;	/* enum plan_status */
	struct date begun_on, agreed_on;
	struct date next_review;
	const char *review_by; /* who arranges the next review */
	const char *declined_reason;
	const char *identity;	       /* name, NHS Number, address as they were when agreed */
	struct plan_section *sections; /* those with text, in reading order */
	size_t sections_n;
	struct need *needs;
	size_t needs_n;
	struct contingency *contingency;
	size_t contingency_n;
	struct agreement *agreements;
	size_t agreements_n;
	struct contribution *contributions;
	size_t contributions_n;
	bool joint; /* see plan_is_joint() */
};
extern const struct shape plan_shape;

const struct plan_section *plan_text(const struct plan *plan, enum section section); /* or NULL */
bool plan_is_open(const struct plan *plan); /* draft or under review: may be written */
/* Of that enum plan_status it is what people go by at home: agreed, also while it is looked at again. */
bool plan_holds(int status);
/* May this plan be agreed? What matters to the person must be there, and a need or a summary; a
 * need asks for a goal and a goal for an action; a contingency needs a trigger and what to do;
 * somebody must have agreed. The sentence names the first thing missing. */
bool plan_may_agree(const struct plan *plan, struct err *err);
/* Joint: at least one health and one social care professional contributed and agreed (M2). */
bool plan_is_joint(const struct plan *plan);
/* "ok" complete, "!" must be filled, " " optional and empty: the marks of the section list. */
const char *plan_section_mark(const struct plan *plan, enum section section);

/* Two people wrote the same section: a three-way merge by paragraph. Paragraphs are lines.
 * What only one of them changed is settled; where both changed the same paragraph, one has to
 * choose. Both adding at the same place is no clash: both stand, theirs first. */
enum merge_choice { MERGE_THEIRS, MERGE_MINE, MERGE_BOTH };
struct merge_piece {
	bool clash;
	const char *theirs;	  /* the settled text, or theirs; lines; NULL: taken out */
	const char *mine;	  /* of a clash; NULL: taken out */
	enum merge_choice choice; /* theirs unless one says otherwise */
};
struct merge_piece *text_merge_pieces(
	const char *base, const char *mine, const char *theirs, size_t *n, struct arena *arena);
char *merge_text(const struct merge_piece *pieces, size_t n, struct arena *arena); /* as chosen */
/* With both of each clash, theirs first; *clashes (may be NULL) counts them. */
char *text_merge(const char *base, const char *mine, const char *theirs, size_t *clashes,
	struct arena *arena);

#endif
