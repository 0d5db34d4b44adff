/* Whom a plan is about, and who is to be rung. */
#include "plan_pages.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

/* ---- numbers that nobody may ring ---- */

/* The digits of a number without its 0 or 44: "1632960003". Too few to be one: "". */
static const char *significant(const char *phone, struct arena *arena)
{
	enum { FEWEST = 6 };
	struct str digits = {0};
	const char *from;

	for (const char *c = phone; c != NULL && *c != '\0'; c++)
		if (isdigit((unsigned char)*c))
			str_addc(&digits, *c);
	from = str_text(&digits);
	if (text_starts(from, "0044"))
		from += 4;
	else if (text_starts(from, "44"))
		from += 2;
	else if (text_starts(from, "0"))
		from++;
	from = strlen(from) >= FEWEST ? arena_strdup(arena, from) : "";
	str_free(&digits);
	return from;
}

static bool is_number(const struct pages *p, const char *phone, const char *digits)
{
	return !text_is_blank(phone) && strcmp(significant(phone, p->arena), digits) == 0;
}

/* A number that somebody else answers too stays. */
static bool is_shared(const struct pages *p, const char *digits)
{
	const struct person *person = &p->record->person;

	for (size_t i = 0; i < p->record->contacts_n; i++)
		if (!p->record->contacts[i].do_not_contact &&
			is_number(p, p->record->contacts[i].phone, digits))
			return true;
	return is_number(p, person->phone, digits) || is_number(p, person->mobile, digits);
}

/* Bytes of the text from `at` that are the number, however it is parted; 0 where it is another. */
static size_t number_at(const char *at, const char *digits)
{
	const char *c = at;

	for (; *digits != '\0'; c++) {
		if (*c == *digits)
			digits++;
		else if (c == at || *c == '\0' || strchr(" -().", *c) == NULL)
			return 0;
	}
	return isdigit((unsigned char)*c) ? 0 : (size_t)(c - at);
}

/* Back over what stands before the significant digits: "0", "+44 (0)". */
static void take_back(struct str *out)
{
	static const char *const fronts[] = {
		"+44 (0)", "+44(0)", "0044 ", "0044", "+44 ", "+44", "(0", "0"};

	for (size_t i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++) {
		size_t length = strlen(fronts[i]);

		if (out->length < length ||
			strcmp(str_text(out) + out->length - length, fronts[i]) != 0)
			continue;
		out->length -= length;
		out->text[out->length] = '\0';
		return;
	}
}

static const char *without_number(const struct pages *p, const char *text, const char *digits)
{
	struct str out = {0};
	bool found = false;

	for (const char *at = text; *at != '\0';) {
		size_t length = *at == *digits ? number_at(at, digits) : 0;

		if (length == 0) {
			str_addc(&out, *at++);
			continue;
		}
		take_back(&out);
		str_add(&out, "(number left out: must not be contacted)");
		at += length;
		found = true;
	}
	const char *said = found ? arena_strdup(p->arena, str_text(&out)) : text;
	str_free(&out);
	return said;
}

const char *pages_words(const struct pages *p, const char *text)
{
	if (text_is_blank(text))
		return text;
	for (size_t i = 0; i < p->record->contacts_n; i++) {
		const struct contact *c = &p->record->contacts[i];
		const char *digits = c->do_not_contact ? significant(c->phone, p->arena) : "";

		if (digits[0] != '\0' && !is_shared(p, digits))
			text = without_number(p, text, digits);
	}
	return text;
}

/* ---- whom to ring ---- */

static const char *contact_as(const struct pages *p, const struct contact *c)
{
	return !text_is_blank(c->relationship) ? pages_words(p, c->relationship)
					       : word_shown(&words_contact_role, c->role);
}

const char *pages_ring(const struct pages *p, bool numbered)
{
	struct str ring = {0};

	for (size_t i = 0; i < p->record->contacts_n; i++) {
		const struct contact *c = &p->record->contacts[i];
		const char *as = contact_as(p, c);

		if (date_is_set(c->ended) || (c->ring_order == 0 && !c->do_not_contact))
			continue;
		str_add(&ring, ring.length > 0 ? "\n" : "");
		if (c->do_not_contact)
			str_addf(&ring, "DO NOT CONTACT %s", c->name);
		else
			str_addf(&ring, "%s%s%s%s: %s",
				numbered ? arena_printf(p->arena, "%" PRId64 ". ", c->ring_order)
					 : "",
				c->name, as[0] != '\0' ? ", " : "", as,
				text_is_blank(c->phone) ? "no telephone recorded" : c->phone);
	}
	const char *text = arena_strdup(p->arena, str_text(&ring));
	str_free(&ring);
	return text;
}

void pages_add_contacts(struct pages *p)
{
	static const struct sheet_column columns[] = {
		{"", 0, 2, SHEET_RIGHT, false},
		{"Who", 2, 12, SHEET_LEFT, false},
		{"Telephone", 0, 13, SHEET_LEFT, false},
		{"Note", 2, 10, SHEET_LEFT, false},
	};
	bool begun = false;

	for (size_t i = 0; i < p->record->contacts_n; i++) {
		const struct contact *c = &p->record->contacts[i];
		const char *as = contact_as(p, c);

		if (date_is_set(c->ended))
			continue;
		if (!begun) {
			sheet_heading(p->sheet, 2, "Contacts, in the order to ring");
			sheet_table(p->sheet, columns, sizeof(columns) / sizeof(columns[0]));
			begun = true;
		}
		sheet_row(p->sheet, c->do_not_contact ? SHEET_ROW_STRONG : SHEET_ROW_PLAIN,
			(const char *[]){c->ring_order > 0 && !c->do_not_contact
						 ? arena_printf(p->arena, "%" PRId64, c->ring_order)
						 : "",
				arena_printf(
					p->arena, "%s%s%s", c->name, as[0] != '\0' ? "\n" : "", as),
				c->do_not_contact ? "DO NOT CONTACT" : c->phone,
				pages_words(p, c->note)});
	}
	if (!begun)
		pages_not_recorded(p, "Contacts");
}

/* ---- the person ---- */

const char *pages_address(const struct pages *p)
{
	const struct person *person = &p->record->person;
	bool confidential = person->restricted;

	for (size_t i = 0; i < p->record->alerts_n; i++) {
		const struct alert *alert = &p->record->alerts[i];

		if (alert->kind == ALERT_ADDRESS && !date_is_set(alert->ended))
			confidential = true;
	}
	if (confidential)
		return NULL;
	return arena_printf(p->arena, "%s%s%s", person->address != NULL ? person->address : "",
		person->address != NULL && person->postcode != NULL ? "\n" : "",
		person->postcode != NULL ? person->postcode : "");
}

static void add_reach(struct pages *p)
{
	const struct person *person = &p->record->person;
	const char *address = pages_address(p);

	if (address == NULL) {
		sheet_labelled(p->sheet, "Address", "Confidential: ask the lead professional");
		return;
	}
	sheet_labelled(p->sheet, "Address", address);
	pages_labelled_if(p->sheet, "Telephone", person->phone);
	pages_labelled_if(p->sheet, "Mobile", person->mobile);
	pages_labelled_if(p->sheet, "Email", person->email);
	pages_labelled_if(p->sheet, "Best reached by",
		word_shown(&words_contact_method, person->contact_method));
}

/* Flags only, without their text; and what the person may not have been told is not on a paper
 * that lies in their kitchen. Nor is that of safeguarding: whom the concern is about may live there. */
const char *pages_flags(const struct pages *p)
{
	struct str flags = {0};

	for (size_t i = 0; i < p->record->alerts_n; i++) {
		const struct alert *alert = &p->record->alerts[i];
		bool plain = alert->kind == ALERT_SENSORY || alert->kind == ALERT_INTERPRETER ||
			     alert->kind == ALERT_ALLERGY;

		if (date_is_set(alert->ended) || alert->kind == ALERT_SAFEGUARDING ||
			alert->kind == ALERT_OTHER || (!plain && !text_equal(alert->told, "Y")))
			continue;
		str_addf(&flags, "%s%s", flags.length > 0 ? "\n" : "",
			word_shown(&words_alert_kind, alert->kind));
	}
	const char *text = arena_strdup(p->arena, str_text(&flags));
	str_free(&flags);
	return text;
}

void pages_add_person(struct pages *p)
{
	const struct person *person = &p->record->person;
	int age = person_age(person, p->today);

	sheet_heading(p->sheet, 2, "About the person");
	pages_labelled_if(p->sheet, "Likes to be called", person->preferred);
	if (age >= 0)
		sheet_labelled(p->sheet, "Age", arena_printf(p->arena, "%d", age));
	pages_labelled_if(p->sheet, "Gender", word_shown(&words_gender, person->gender));
	add_reach(p);
	pages_labelled_if(p->sheet, "Lives", word_shown(&words_living, person->living));
	pages_labelled_if(p->sheet, "Language", person->language);
	pages_labelled_if(p->sheet, "Interpreter", person->interpreter);
	if (person->comm_need == COMM_NONE)
		pages_not_recorded(p, "Communication need");
	else if (person->comm_need != COMM_STANDARD)
		pages_labelled_if(p->sheet, "Needs information as",
			word_shown(&words_comm_need, person->comm_need));
	pages_labelled_if(p->sheet, "Please note", pages_flags(p));
}
