/* The 2% register: who counts, in which figure, and what a practice's page says (field E1 to E6,
 * measures M1 to M5). Each figure is a question about one episode, asked by register_is() alone, so
 * a page adds up to the rows behind it. */
#ifndef CASELOAD_REGISTER_H
#define CASELOAD_REGISTER_H

#include <caseload/caseload.h>
#include <caseload/risk.h>
#include <caseload/team.h>

/* One episode as it stood on a day. People whom the team no longer knows have none. */
struct register_case {
	int64_t person_id, episode_id;
	const char *uid; /* of the person */
	const char *nhs_number;
	const char *family, *given, *title;
	struct date born;
	int64_t age; /* in whole years on the day; FIELD_NONE_ZERO: not known */
	struct date died;
	int64_t practice_id;  /* 0: none recorded */
	const char *practice; /* ODS code */
	int status;	      /* enum episode_status */
	struct date opened_on, ended_on;
	const char *lead;    /* name, of the lead on the day; NULL nobody */
	struct date told_on; /* when the person was first told who leads */
	/* the first plan of the episode that was agreed, or declined; and the newest by the day */
	struct date first_agreed_on, first_declined_on;
	struct date agreed_on, declined_on;
	bool writing; /* a draft is in hand */
	int64_t plan_id;
	bool joint; /* plan_is_joint() of the newest agreed plan */
	const char *instrument;
	struct score score;
	int band;
	struct date scored_on, valid_until;
	/* worked out by register_settle() */
	int plan;      /* enum register_which: joint, plan, writing, declined, no_plan */
	int told;      /* enum clock_state, of entries in the period; none: not one of them */
	int planned;   /* the same of the plan */
	int score_age; /* enum register_which: current, stale, expired, no_score */
};
extern const struct shape register_case_shape;

/* As at a day; entries count from `since` to it, both included. */
struct register_day {
	struct date on, since;
	const struct deadline_rules *rules;
};
/* The last twelve months. */
struct date register_since(struct date on);

/* Fills in what is worked out; for a case as it was read. */
void register_settle(struct register_case *c, struct register_day day);
/* On the register on the day: begun and not over, more than a candidate, alive. */
bool register_holds(const struct register_case *c, struct register_day day);
/* 18 and over on the day; who has neither birth date nor age counts as an adult. */
bool register_adult(const struct register_case *c, struct register_day day);
/* How the time to tell the person who leads went, and that for a plan (E6, E10). Day 0 is
 * the entry; a clock is up on the day after its last. Who died or left before the last day is not
 * counted, whatever was done by then: counting only those who were told would flatter. A plan counts
 * once its month is up, telling also before. */
enum clock_state register_told(const struct register_case *c, struct register_day day);
enum clock_state register_planned(const struct register_case *c, struct register_day day);
/* The day the first plan was agreed or declined; not set: neither. */
struct date register_planned_on(const struct register_case *c);
/* Whether a settled case is one of those behind the figure. */
bool register_is(const struct register_case *c, enum register_which which, struct register_day day);

/* Of a hundred in tenths, half up: 149 of 8,214 is 18. */
int64_t register_tenths(int64_t numerator, int64_t denominator);
/* "1.8%"; "" where the denominator is 0. */
char *register_percent(int64_t numerator, int64_t denominator, struct arena *arena);

enum { REGISTER_WHICH_N = WHICH_NO_SCORE + 1 };

/* A practice's page, the team's, or that of people without a practice (practice.id 0). */
struct register_line {
	struct practice practice; /* on_register as n[WHICH_ON]; adults 0: no list size */
	bool team;		  /* every practice together */
	struct register_day day;
	struct date
		quarter; /* the quarter of the day; practice.quarter_start may be an older one */
	int64_t n[REGISTER_WHICH_N]; /* indexed by enum register_which */
	int64_t target, floor;	     /* 0 where there is no list size */
	int64_t measured; /* of n[WHICH_ON] those whose practice has a list size: M1's numerator */
	int64_t short_by, over_by; /* of the target; of a team the sums over its practices */
	int64_t under_floor;	   /* practices that are under their floor */
	int64_t without_size;	   /* practices of the team without a list size */
};
/* The lines of these practices, and of people without one where there are any; *whole is the team's.
 * Cases must be settled. A practice that is not the team's shows only while it has somebody. */
struct register_line *register_lines(const struct practice *practices, size_t practices_n,
	const struct register_case *cases, size_t cases_n, const struct team *team,
	struct register_day day, struct arena *arena, size_t *n, struct register_line *whole);

/* "16 short", "3 over", "met", "12 short, 3 over", "no list size". */
char *register_gap_words(const struct register_line *line, struct arena *arena);
/* What is wrong with the list size, without a full stop, for the caller says how to record it: it is
 * missing, or of an older quarter. NULL: it is of the quarter. */
char *register_size_words(const struct register_line *line, struct arena *arena);

/* A page in words, figure by figure. */
struct register_figure {
	enum register_which which; /* who is behind it; none: nobody */
	const char *label;
	const char *count;   /* "149 of 165" */
	const char *percent; /* "1.8%"; "" none */
	const char *note;    /* "M1, 16 short"; "" none */
	bool part;	     /* of the figure above */
};
struct register_figure *register_figures(
	const struct register_line *line, struct arena *arena, size_t *n);

/* ---- candidates ---- */

struct candidate {
	int64_t person_id, practice_id;
	const char *uid;
	const char *nhs_number;
	const char *family, *given, *title;
	struct date born;
	int64_t age; /* FIELD_NONE_ZERO: not known */
	struct date died;
	const char *practice; /* ODS code */
	int status;	      /* enum episode_status: candidate, or none */
	const char *instrument, *instrument_version;
	struct score score;
	int band;
	struct date scored_on, valid_until;
	bool inputs_changed;
	int64_t score_key;  /* in millionths, to be put in order by */
	const char *fold;   /* the name, for the order of those who are equal */
	int place;	    /* enum candidate_place */
	bool stale;	    /* past its validity, still in the order */
	int judged;	    /* enum judgement_view of the newest judgement */
	struct date off_on; /* taken off within the last twelve months, and why */
	int off_reason;	    /* enum end_reason */
	int could;	    /* enum could_change: what was said last could change in three months */
};
extern const struct shape candidate_shape;

/* What became of a practice's list. */
struct candidate_cut {
	struct register_line line;
	int64_t places; /* to the target; 0 where it is met or not known */
	size_t in, tied, tied_places;
	bool must_choose;
	size_t scored;	      /* adults in the order */
	size_t shown;	      /* of them the first so many */
	size_t expired;	      /* left out: their score says nothing any more */
	size_t other_release; /* left out: scored by another release, not to be compared */
	size_t under_18;      /* apart, scored as well */
};
/* Puts the candidates of one practice in order: adults with a score that still counts by score, the
 * highest first, equals by name; then those under 18. Who is expired or of another release is left
 * out and counted: the release is the one scored last. Cut after `places`; *n becomes how many are
 * left. */
void candidates_cut(struct candidate *list, size_t *n, struct date on, int64_t places,
	struct candidate_cut *cut);
/* "12 places to 165. In: 10. Tied: 4 people for 2 places, the team chooses." */
char *candidate_places_words(const struct candidate_cut *cut, struct arena *arena);
/* "Left out, their score has expired: 3. Under 18, beside the 2%: 1."; "" nobody. */
char *candidate_left_out_words(const struct candidate_cut *cut, struct arena *arena);
/* "judged higher; off 03-Jan-2026, needs met; candidate; stale": what to know before choosing. */
char *candidate_notes(const struct candidate *c, struct arena *arena);

#endif
