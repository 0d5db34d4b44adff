/* Risk in plain mode: the strata, the work lists, and the people behind each count, numbered. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/place.h>
#include <caseload/risk.h>
#include <caseload/work_list.h>

#include "plain.h"

enum { PEOPLE_MOST = 200 }; /* more is not read through; the shell lists them all */

/* ---- people ---- */

static const char *lead_words(const struct case_row *who, struct arena *arena)
{
	if (date_is_set(who->died))
		return "died";
	if (who->episode_id == 0)
		return "risk list";
	return who->lead_name != NULL ? case_lead_words(who, arena) : "no lead";
}

/* Without the comma: what is listened to needs no sorting mark. */
static const char *spoken_name(const struct case_row *who, struct arena *arena)
{
	char *name = case_name(who, NAMES_FULL, arena), *comma = strstr(name, ", ");

	if (comma != NULL)
		memmove(comma, comma + 1, strlen(comma));
	return name;
}

static void show_people(struct plain *p, const struct work_list *list)
{
	struct date today = session_today(p->session);

	plain_page_begin(p);
	plain_say(p, "%s, %" PRId64 " %s. Order: %s.", list->title, list->total,
		list->total == 1 ? "person" : "people", list->order);
	if (list->note != NULL)
		plain_say(p, "%s", list->note);
	for (size_t i = 0; i < list->n; i++) {
		const struct work_row *row = &list->rows[i];
		const struct case_row *who = &row->who;

		out_wrap_after(&p->out, arena_printf(p->arena, "%2zu ", i + 1),
			arena_printf(p->arena, "%s, %s, %s%s%s, %s%s%s%s",
				case_band_words(who, today, p->arena), spoken_name(who, p->arena),
				row->why != NULL ? row->why : "", row->change != NULL ? ", " : "",
				row->change != NULL ? row->change : "", lead_words(who, p->arena),
				who->nhs_number != NULL ? ", " : "",
				who->nhs_number != NULL ? shown_number(&p->out, who->nhs_number)
							: "",
				who->same_name ? ", same name as another" : ""));
	}
	if (list->total > (int64_t)list->n)
		plain_say(p, "These are the first %zu. caseload risk in the shell lists all.",
			list->n);
	plain_page_end(p);
}

/* Until it is left; numbers mean the people that were shown. */
static void people(struct plain *p, enum command_id id, struct args *args)
{
	static const char help[] = "A number opens that person. Enter reads the list again, q goes "
				   "back to Risk.";
	struct result result;

	args_setf(args, "limit", "%d", PEOPLE_MOST);
	for (;;) {
		const struct work_list *list;
		const char *typed;
		char *end;
		unsigned long number;
		enum reply reply;

		if (!plain_run(p, id, args, &result))
			return;
		list = result.value;
		show_people(p, list);
		do {
			reply = plain_ask(p, "People> ", help, &typed);
			if (reply != REPLY_TEXT)
				break;
			number = strtoul(typed, &end, 10);
			if (*end == '\0' && number >= 1 && number <= list->n)
				plain_person(p, list->rows[number - 1].who.uid);
			else
				plain_say(p,
					list->n == 0 ? "There is nobody on this list. q goes back."
						     : "Type a number from 1 to %zu, or q.",
					list->n);
		} while (!p->ended);
		if (reply != REPLY_EMPTY || p->ended)
			return;
	}
}

/* ---- the strata ---- */

struct risk {
	struct strata_row steps[STRATUM_VERY_HIGH + 1]; /* of all practices together */
	const struct strata_row *rows;
	size_t n;
};

static bool read_strata(struct plain *p, struct risk *risk)
{
	struct args args = args_new(p->arena);
	struct result result;

	if (!plain_run(p, CMD_RISK_STRATA, &args, &result))
		return false;
	*risk = (struct risk){.rows = result.value, .n = result.n};
	for (size_t i = 0; i < risk->n; i++) {
		const struct strata_row *row = &risk->rows[i];

		if (row->why_none != NULL || row->stratum == STRATUM_NONE)
			continue;
		strata_add(&risk->steps[row->stratum], row);
	}
	return true;
}

static const char *counts(struct plain *p, const struct strata_row *row)
{
	return arena_printf(p->arena,
		"%s: %" PRId64 " people of %" PRId64 " places, %" PRId64 " in care, %" PRId64
		" with a lead, %" PRId64 " with a plan",
		word_shown(&words_stratum, row->stratum), row->people, row->places, row->in_care,
		row->with_lead, row->with_plan);
}

static void show_strata(struct plain *p, const struct risk *risk)
{
	int64_t adults = risk->steps[STRATUM_VERY_HIGH].adults;
	char parted[THOUSANDS_SIZE];

	plain_say(p, "Risk, %s, %s adults. Number lists the people, ? help.",
		session_team(p->session)->name, thousands_show(adults, parted));
	for (int stratum = STRATUM_VERY_HIGH; adults > 0 && stratum > 0; stratum--)
		out_wrap_after(&p->out,
			arena_printf(p->arena, "%2d ", STRATUM_VERY_HIGH - stratum + 1),
			counts(p, &risk->steps[stratum]));
	for (size_t i = 0; i < risk->n; i++)
		if (risk->rows[i].why_none != NULL)
			plain_say(p, "%s is not among them: %s.", risk->rows[i].practice_name,
				risk->rows[i].why_none);
	if (risk->n == 0)
		plain_say(p, "The team serves no practice yet.");
}

static void show_practices(struct plain *p, const struct risk *risk)
{
	plain_page_begin(p);
	for (size_t i = 0; i < risk->n; i++) {
		const struct strata_row *row = &risk->rows[i];
		char adults[THOUSANDS_SIZE];

		if (row->why_none != NULL)
			plain_say(
				p, "%s, %s: %s.", row->practice_name, row->practice, row->why_none);
		else if (row->stratum == STRATUM_VERY_HIGH)
			plain_say(p, "%s, %s: %s adults registered on %s, %s, list of %s.",
				row->practice_name, row->practice,
				thousands_show(row->adults, adults),
				shown_date(&p->out, row->quarter_start),
				risk_instrument_name(row->instrument),
				shown_date(&p->out, row->list_date));
		if (row->why_none == NULL)
			plain_say(p, "  %s.", counts(p, row));
	}
	plain_page_end(p);
}

/* ---- what can be done ---- */

static const char help[] = "A number lists the people of that step: 1 the top 0.5% of the adults, "
			   "4 the rest. The places are shares of everyone registered, never of the "
			   "caseload.\n"
			   "t  rising: the top of the high band\n"
			   "v  frequent A&E attenders\n"
			   "b  readmitted within 30 days\n"
			   "n  new on the list\n"
			   "o  gone from the list\n"
			   "p  each practice by itself\n"
			   "r  the 2% register\n"
			   "i  the instruments\n"
			   "Enter  read it again\n"
			   "q  back to the Board";

static const struct {
	const char *letter;
	int list;
} lists[] = {{"t", WORK_RISING}, {"v", WORK_FREQUENT}, {"b", WORK_READMITTED}, {"n", WORK_NEW},
	{"o", WORK_GONE}};

static bool open_list(struct plain *p, const char *typed)
{
	struct args args = args_new(p->arena);

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (strcmp(typed, lists[i].letter) == 0 ||
			strcasecmp(typed, word_code(&words_work_kind, lists[i].list)) == 0) {
			args_set(&args, "which", word_code(&words_work_kind, lists[i].list));
			people(p, CMD_RISK_LIST, &args);
			return true;
		}
	return false;
}

/* True: something else was read meanwhile, so the strata are read and shown again. */
static bool act(struct plain *p, const struct risk *risk, const char *typed)
{
	struct args args = args_new(p->arena);
	char *end;
	long number = strtol(typed, &end, 10);

	if (*end == '\0' && number >= 1 && number <= STRATUM_VERY_HIGH) {
		args_set(&args, "stratum",
			word_code(&words_stratum, STRATUM_VERY_HIGH - (int)number + 1));
		people(p, CMD_RISK_STRATA, &args);
		return true;
	}
	if (open_list(p, typed))
		return true;
	if (strcmp(typed, "p") == 0)
		show_practices(p, risk);
	else if (strcmp(typed, "r") == 0)
		plain_show(p, CMD_REGISTER_STATUS, &args);
	else if (strcmp(typed, "i") == 0)
		plain_show(p, CMD_RISK_INSTRUMENTS, &args);
	else
		plain_say(p,
			"There is no \"%s\" here. A number from 1 to %d lists people, ? helps.",
			typed, (int)STRATUM_VERY_HIGH);
	return false;
}

/* False: gone back. */
static bool step(struct plain *p)
{
	struct risk risk;
	const char *typed;
	enum reply reply;

	if (!read_strata(p, &risk))
		return false;
	show_strata(p, &risk);
	do
		reply = plain_ask(p, "Risk> ", help, &typed);
	while (reply == REPLY_TEXT && !act(p, &risk, typed) && !p->ended);
	return reply == REPLY_TEXT || reply == REPLY_EMPTY;
}

void plain_risk(struct plain *p)
{
	bool more = true;

	while (more && !p->ended) {
		struct arena *before = plain_step(p);

		more = step(p);
		plain_step_end(p, before);
	}
}
