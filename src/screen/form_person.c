/* The person's details: adding and changing. The order of the fields is that of the record. */
#include "form_page.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { SHORT = 20, NAME = 26 };

static void add_names(struct form_page *page, const struct person *person)
{
	page_text(page, "title", "Title", person->title)->width = 10;
	page_text(page, "family", "Family name", person->family)->width = NAME;
	page_text(page, "given", "Given name", person->given)->width = NAME;
	page_text(page, "preferred", "Preferred name", person->preferred)->width = NAME;
}

static void add_born(struct form_page *page, const struct person *person)
{
	page_date(page, "born", "Born", person->born, DATE_BIRTH);
	page_words(page, "gender", "Gender", &words_gender, person->gender)->width = SHORT;
}

static void add_number(struct form_page *page, const struct person *person)
{
	char shown[NHS_NUMBER_SHOWN_SIZE];
	struct form_field *field = page_text(page, "nhs_number", "NHS No.",
		person->nhs_number ? nhs_number_show(person->nhs_number, shown) : NULL);

	field->width = 14;
	field->hint = "Ten digits; spaces do not matter. Leave it empty where it is not known.";
}

static void add_address(struct form_page *page, const struct person *person)
{
	struct form_field *field = page_long(page, "address", "Address", person->address);

	field->width = NAME;
	field->hint = "A line each. F4 gives it more room.";
	page_text(page, "postcode", "Postcode", person->postcode)->width = 10;
	page_text(page, "phone", "Telephone", person->phone)->width = SHORT;
	page_text(page, "mobile", "Mobile", person->mobile)->width = SHORT;
	page_text(page, "email", "Email", person->email)->width = NAME;
}

static struct form_field *right(struct form_field *field)
{
	field->flags |= FORM_RIGHT;
	if (field->width == 0)
		field->width = 22;
	return field;
}

static void add_about(struct form_page *page, const struct person *person)
{
	right(page_practices(
		page, "practice", "Practice", person->practice, person->practice_name));
	right(page_text(page, "usual_gp", "Usual GP", person->usual_gp));
	right(page_words(page, "ethnic", "Ethnic category", &words_ethnic, person->ethnic));
	right(page_text(page, "language", "Language", person->language));
	right(page_text(page, "interpreter", "Interpreter", person->interpreter))->hint =
		"The language an interpreter is needed in. Empty: none.";
	right(page_words(page, "comm_need", "Communication", &words_comm_need, person->comm_need));
	right(page_words(page, "sharing", "Sharing", &words_sharing, person->sharing));
	right(page_words(page, "living", "Lives", &words_living, person->living));
}

static void add_restricted(struct form_page *page, bool restricted)
{
	right(page_yes_no(page, "restricted", "Restricted", restricted ? "yes" : "no"))->hint =
		"y: address and telephone are left out of lists and paper.";
}

static void add_no_contact(struct form_page *page, const char *why)
{
	right(page_text(page, "no_contact", "Do not contact", why))->hint =
		"Why nobody is to write to the person. Empty: one may.";
}

/* What was being looked for is the likely name, number, birth date or postcode. */
static void guess(struct form_page *page, const char *text, struct person *born)
{
	struct date_rules rules = {DATE_BIRTH, false, app_today(page->app), NULL};
	char digits[NHS_NUMBER_SIZE];
	const char *comma;

	if (text_is_blank(text))
		return;
	if (strpbrk(text, "0123456789") == NULL) {
		comma = strchr(text, ',');
		born->family =
			comma ? arena_strndup(page->arena, text, (size_t)(comma - text)) : text;
		born->given = comma ? comma + 1 + strspn(comma + 1, " ") : NULL;
	} else if (nhs_number_read(text, "nhs_number", digits, NULL)) {
		born->nhs_number = arena_strdup(page->arena, digits);
	} else if (!date_read(text, &rules, "born", &born->born, NULL)) {
		born->born = DATE_NONE;
		if (text[strspn(text, "0123456789 -")] != '\0')
			born->postcode = utf8_upper(page->arena, text);
	}
}

static bool build_add(struct form_page *page, struct err *err)
{
	static const struct person nobody;
	struct person born = nobody;

	(void)err;
	guess(page, page->view->arg.text, &born);
	add_names(page, &born);
	add_born(page, &born);
	add_number(page, &born);
	add_address(page, &born);
	add_about(page, &born);
	add_no_contact(page, NULL);
	right(page_yes_no(page, "anyway", "Add all the same", NULL))->hint =
		"y only after checking that someone with a like name is another person.";
	for (size_t i = 0; i < page->n; i++)
		if (strcmp(page->fields[i].name, "family") == 0 ||
			strcmp(page->fields[i].name, "given") == 0)
			page->fields[i].flags |= FORM_REQUIRED;
	return true;
}

static bool build_edit(struct form_page *page, struct err *err)
{
	const struct person *person = &page->record->person;

	(void)err;
	page->version = person->version;
	add_names(page, person);
	page_text(page, "aliases", "Other names", person->aliases)->width = NAME;
	add_born(page, person);
	page_date(page, "died", "Died", person->died, DATE_PAST);
	add_number(page, person);
	page_words(page, "nhs_status", "Number is", &words_nhs_status, person->nhs_status)->width =
		SHORT;
	add_address(page, person);
	page_words(page, "contact_method", "Best reached by", &words_contact_method,
		person->contact_method)
		->width = SHORT;
	add_about(page, person);
	right(page_text(page, "accommodation", "Accommodation", person->accommodation));
	right(page_text(page, "key_safe", "New key safe code", NULL))->hint =
		"Empty leaves the code as it is. v on the record shows it.";
	add_restricted(page, person->restricted);
	add_no_contact(page, person->no_contact);
	return true;
}

static bool has_ten_digits(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text >= '0' && *text <= '9';
	return n >= 10;
}

/* Whoever has the number that was typed; asked once for each number. */
struct holder {
	char digits[NHS_NUMBER_SIZE];
	const char *uid, *name; /* NULL nobody */
	bool on_register;
};

static const struct holder *holder_of(struct form_page *page, const char *digits)
{
	struct holder *holder = page->own;
	struct args args = args_new(page->arena);
	struct result result = {0};
	struct err err = {0};
	const struct case_row *row;

	if (!holder)
		page->own = holder = arena_new_one(page->arena, struct holder);
	if (strcmp(holder->digits, digits) == 0)
		return holder->uid ? holder : NULL;
	*holder = (struct holder){0};
	strcpy(holder->digits, digits);
	args_set(&args, "text", digits);
	args_set(&args, "limit", "1");
	if (!app_try(page->app, CMD_FIND, &args, page->arena, &result, &err) || result.n == 0)
		return NULL;
	row = result.value;
	if (!text_equal(row->nhs_number, digits) ||
		(page->record && text_equal(row->uid, page->record->person.uid)))
		return NULL;
	holder->uid = row->uid;
	holder->name = case_name(row, NAMES_FULL, page->arena);
	holder->on_register = row->episode_id != 0;
	return holder;
}

static bool check_number(
	struct form_page *page, const char *name, const char *value, struct err *err)
{
	char digits[NHS_NUMBER_SIZE];
	const struct holder *holder;

	if (!nhs_number_read(value, name, digits, err))
		return false;
	holder = holder_of(page, digits);
	return !holder ||
	       err_set(err, ERR_INVALID, name, "Already %s: %s (Enter opens).",
		       holder->on_register ? "on the register" : "known to the team", holder->name);
}

/* Enter on the number of someone who is known opens that record over the form. */
static enum answer open_holder(struct form_page *page, const char *name)
{
	struct screen_arg arg = {0};
	const struct holder *holder;
	char digits[NHS_NUMBER_SIZE];

	if (strcmp(name, "nhs_number") != 0 ||
		!nhs_number_read(form_value(page->form, name), name, digits, NULL) ||
		!(holder = holder_of(page, digits)))
		return ANSWER_IGNORED;
	arg.person = holder->uid;
	return app_push(page->app, &screen_person, &arg);
}

static bool check(struct form_page *page, const char *name, const char *value, struct err *err)
{
	if (text_is_blank(value))
		return true;
	if (strcmp(name, "nhs_number") == 0)
		return check_number(page, name, value, err);
	if (strcmp(name, "postcode") == 0 && !postcode_tidy(value, page->arena))
		return err_set(err, ERR_INVALID, name,
			"That is not the shape of a postcode. Type for example DE1 2AB.");
	return true;
}

static const char *echo(
	struct form_page *page, const char *name, const char *value, struct arena *arena)
{
	char digits[NHS_NUMBER_SIZE], shown[NHS_NUMBER_SHOWN_SIZE], *tidy;
	const struct holder *holder;
	struct err err = {0};

	if (text_is_blank(value))
		return NULL;
	if (strcmp(name, "nhs_number") == 0) {
		/* Under way it has too few digits; from the tenth on it is right or wrong. */
		if (!nhs_number_read(value, name, digits, &err))
			return has_ten_digits(value) && !*form_error(page->form, name)
				       ? arena_strdup(arena, err.text)
				       : NULL;
		holder = holder_of(page, digits);
		if (!holder)
			return arena_printf(arena, "%s valid", nhs_number_show(digits, shown));
		if (*form_error(page->form, name))
			return NULL;
		return arena_printf(arena, "already %s: %s (Enter opens)",
			holder->on_register ? "on the register" : "known to the team",
			holder->name);
	}
	if (strcmp(name, "postcode") == 0 && (tidy = postcode_tidy(value, arena)) &&
		strcmp(tidy, value) != 0)
		return tidy;
	return NULL;
}

static enum answer added(struct form_page *page, const struct result *result)
{
	struct screen_arg arg = {.person = result->uid};

	return result->uid ? app_replace(page->app, &screen_person, &arg) : ANSWER_POP;
}

const struct form_spec form_person_add = {
	.command = CMD_PERSON_ADD,
	.title = "Add a person",
	.save = "Add",
	.rows = 40,
	.cols = 100,
	.build = build_add,
	.check = check,
	.echo = echo,
	.enter = open_holder,
	.done = added,
};
const struct form_spec form_person_edit = {
	.command = CMD_PERSON_EDIT,
	.title = "Change details",
	.only_changed = true,
	.rows = 40,
	.cols = 100,
	.build = build_edit,
	.check = check,
	.echo = echo,
	.enter = open_holder,
};
