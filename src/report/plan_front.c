/* The first pages: whom to ring and what to do. Whoever opens the folder at three in the morning
 * reads this and nothing else. */
#include "plan_pages.h"

#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/report/sheet_block.h>

/* A page has to hold all of it: in large print the step below is large enough to be read across a
 * room. */
static void size(struct pages *p, enum sheet_size wanted)
{
	if (p->paper->large && wanted != SHEET_NORMAL)
		wanted--;
	sheet_size(p->sheet, wanted);
}

static const char *phone_words(const char *phone)
{
	return text_is_blank(phone) ? "not recorded" : phone;
}

static const char *team_words(const struct pages *p)
{
	const char *team = p->paper->team != NULL ? p->paper->team : "the team";

	return text_is_blank(p->paper->team_phone)
		       ? arena_printf(p->arena, "None: ask the team")
		       : arena_printf(p->arena, "None: ask the team\n%s   Telephone %s", team,
				 p->paper->team_phone);
}

/* Who acts comes first: the number below is of somebody who is away. */
static void add_lead(struct pages *p)
{
	const struct lead *lead = p->record->lead;

	size(p, SHEET_LARGE);
	/* In large print the head of the page says the same in the same size, and what to do needs the
	 * room. */
	if (p->paper->large && lead != NULL && lead->acting == NULL && !text_is_blank(lead->name) &&
		!text_is_blank(lead->phone))
		return;
	if (lead == NULL) {
		sheet_labelled(p->sheet, "Lead professional", team_words(p));
		return;
	}
	const char *profession = word_shown(&words_profession, lead->profession);
	const char *name = text_is_blank(lead->name) ? "Name not known" : lead->name;
	if (lead->acting != NULL)
		sheet_labelled(p->sheet, "Ring now",
			arena_printf(p->arena, "%s\nTelephone %s",
				lead_acting_words(name, lead->acting, lead->acting_until, p->arena),
				phone_words(lead->acting_phone)));
	sheet_labelled(p->sheet, "Lead professional",
		arena_printf(p->arena, "%s%s%s%s\nTelephone %s", name,
			profession[0] != '\0' ? ", " : "", profession,
			lead->acting != NULL ? " (away)" : "", phone_words(lead->phone)));
	if (text_is_blank(lead->phone) && !text_is_blank(p->paper->team_phone))
		sheet_labelled(p->sheet, "Team",
			arena_printf(p->arena, "%s%sTelephone %s",
				p->paper->team != NULL ? p->paper->team : "",
				p->paper->team != NULL ? "   " : "", p->paper->team_phone));
}

/* ---- for an ambulance crew ---- */

/* Where papers are kept that decide what is done: only the lines that name one. */
static const char *kept_papers(const struct pages *p)
{
	static const char *const named[] = {
		"respect", "dnacpr", "dnar", "adrt", "advance", "emergency", "anticipatory"};
	const struct plan_section *section = plan_text(p->plan, SECTION_DOCUMENTS);
	struct str kept = {0};
	const char *end;

	for (const char *at = section != NULL ? section->text : NULL; at != NULL && *at != '\0';
		at = *end == '\n' ? end + 1 : end) {
		bool is_named = false;

		end = at + strcspn(at, "\n");
		for (size_t i = 0; !is_named && i < sizeof(named) / sizeof(named[0]); i++)
			for (const char *c = at; !is_named && c < end; c++)
				is_named = (size_t)(end - c) >= strlen(named[i]) &&
					   strncasecmp(c, named[i], strlen(named[i])) == 0;
		if (is_named)
			str_addf(&kept, "%s%.*s", kept.length > 0 ? "\n" : "", (int)(end - at), at);
	}
	const char *text = arena_strdup(p->arena, str_text(&kept));
	str_free(&kept);
	return text;
}

static const char *language_words(const struct pages *p)
{
	const struct person *person = &p->record->person;

	if (!text_is_blank(person->interpreter))
		return arena_printf(p->arena, "Interpreter needed: %s", person->interpreter);
	return person->language;
}

static const char *in_one_line(const char *lines, struct arena *arena)
{
	struct str line = {0};

	for (const char *c = lines; *c != '\0'; c++)
		if (*c == '\n')
			str_add(&line, ", ");
		else
			str_addc(&line, *c);
	const char *text = arena_strdup(arena, str_text(&line));
	str_free(&line);
	return text;
}

static void add_for_crew(struct pages *p)
{
	const struct person *person = &p->record->person;
	const char *address = pages_address(p);
	const char *papers = kept_papers(p);

	size(p, SHEET_NORMAL);
	sheet_labelled(p->sheet, "Address",
		address != NULL ? in_one_line(address, p->arena)
				: "Confidential: ask the lead professional");
	pages_labelled_if(p->sheet, "Please note", pages_flags(p));
	pages_labelled_if(p->sheet, "Language", language_words(p));
	/* a page in large print shows it */
	if (person->comm_need != COMM_STANDARD &&
		!(p->paper->large && person->comm_need == COMM_LARGE_PRINT))
		pages_labelled_if(p->sheet, "Needs information as",
			word_shown(&words_comm_need, person->comm_need));
	sheet_labelled(p->sheet, "ReSPECT form",
		papers[0] != '\0' ? pages_words(p, papers) : "Not recorded where one is kept");
	pages_labelled_if(p->sheet, "GP practice",
		person->practice_name != NULL ? person->practice_name : person->practice);
}

/* ---- what to do ---- */

static const char *ring_words(const struct pages *p, const char *written)
{
	/* Two lists that count in one box would be taken for one. */
	const char *numbers = pages_ring(p, text_is_blank(written));
	bool both = !text_is_blank(written) && numbers[0] != '\0';

	return both ? arena_printf(p->arena, "%s\nTelephone numbers:\n%s", pages_words(p, written),
			      numbers)
	       : !text_is_blank(written) ? pages_words(p, written)
	       : numbers[0] != '\0'	 ? numbers
					 : "Nobody is recorded";
}

/* About how high a box is, in points: whoever draws it knows the letters, here an average does. */
static double box_height(const char *text, double points)
{
	enum { WIDE = 470 };
	const double letter = 0.58, line = 1.3, around = 4.5;
	size_t lines = 0, most = (size_t)(WIDE / (points * letter)), length;

	for (const char *at = text; at != NULL; at = at[length] != '\0' ? at + length + 1 : NULL) {
		length = strcspn(at, "\n");
		lines += length / most + 1;
	}
	return ((double)lines * line + around) * points;
}

/* What to do stands in the largest letters that leave whom to ring on the same page. */
static enum sheet_size what_to_do_size(
	const struct pages *p, const struct contingency *c, const char *ring)
{
	enum { ROOM = 580, ROOM_LARGE_PRINT = 500 }; /* below the name of the contingency */
	enum sheet_size other = p->paper->large ? SHEET_NORMAL : SHEET_LARGE;
	enum sheet_size wanted = p->paper->large ? SHEET_LARGE : SHEET_LARGEST;
	double points = sheet_points(p->sheet, other);
	double high = box_height(c->triggers, points) + box_height(ring, points) +
		      box_height(c->what_to_do, sheet_points(p->sheet, wanted));

	return high > (p->paper->large ? ROOM_LARGE_PRINT : ROOM) ? wanted - 1 : wanted;
}

static void add_one(struct pages *p, const struct contingency *c)
{
	const char *ring = ring_words(p, c->ring);

	/* in large print no larger than needed: whom to ring belongs on this page */
	sheet_size(p->sheet, p->paper->large ? SHEET_NORMAL : SHEET_LARGEST);
	sheet_heading(p->sheet, 1,
		text_is_blank(c->name) ? "If something goes wrong" : pages_words(p, c->name));
	size(p, SHEET_LARGE);
	sheet_box(p->sheet, "If", pages_words(p, c->triggers));
	sheet_size(p->sheet, what_to_do_size(p, c, ring));
	sheet_box(p->sheet, "Do this", pages_words(p, c->what_to_do));
	size(p, SHEET_LARGE);
	sheet_box(p->sheet, "Ring, in order", ring);
	sheet_labelled(p->sheet, "Medicines",
		text_is_blank(c->medicines) ? "None recorded in this plan"
					    : pages_words(p, c->medicines));
}

static void add_none(struct pages *p)
{
	size(p, SHEET_LARGEST);
	sheet_heading(p->sheet, 1, "If something goes wrong");
	sheet_box(p->sheet, "", "No plan for what to do has been written.");
	size(p, SHEET_LARGE);
	sheet_box(p->sheet, "Ring, in order", ring_words(p, NULL));
}

void pages_add_front(struct pages *p)
{
	size_t n = p->plan->contingency_n;

	for (size_t i = 0; i < n || i == 0; i++) {
		if (i > 0)
			sheet_page_break(p->sheet);
		add_lead(p);
		if (n == 0)
			add_none(p);
		else
			add_one(p, &p->plan->contingency[i]);
		if (i == 0 && p->paper->short_form)
			add_for_crew(p);
		sheet_size(p->sheet, SHEET_NORMAL);
		if (n == 0 || p->paper->short_form)
			continue;
		const struct contingency *c = &p->plan->contingency[i];
		pages_labelled_if(p->sheet, "Agreed with", pages_words(p, c->agreed_with));
		pages_labelled_if(
			p->sheet, "Look at this again by", pages_day(c->review_on, p->arena));
	}
}
