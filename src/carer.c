#include <caseload/carer.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const struct field carer_fields[] = {
	FIELD_HIDE(INT, carer, id),
	FIELD(TEXT, carer, uid),
	FIELD(INT, carer, version),
	FIELD_HIDE(INT, carer, person_id),
	FIELD_HIDE(INT, carer, contact_id),
	FIELD(TEXT, carer, person),
	FIELD(TEXT, carer, person_uid),
	FIELD(TEXT, carer, nhs_number),
	FIELD(TEXT, carer, contact_uid),
	FIELD(TEXT, carer, name),
	FIELD(TEXT, carer, relationship),
	FIELD_CODED(carer, lives_with, words_factor_answer),
	FIELD_MAYBE(carer, hours),
	FIELD_CODED(carer, assessment, words_carer_assessment),
	FIELD(DATE, carer, assessment_on),
	FIELD(DATE, carer, offered_on),
	FIELD(DATE, carer, emergency_plan_on),
	FIELD_MAYBE(carer, alone_hours),
	FIELD(DATE, carer, review_on),
	FIELD(TEXT, carer, note),
};
const struct shape carer_shape = SHAPE(carer, carer_fields);

bool carer_check(const struct carer *carer, struct date today, struct err *err)
{
	if (date_is_set(carer->assessment_on) && date_compare(carer->assessment_on, today) > 0)
		return err_set(err, ERR_INVALID, "on",
			"That day is still to come. Give the day on which the carer answered.");
	if (date_is_set(carer->emergency_plan_on) &&
		date_compare(carer->emergency_plan_on, today) > 0)
		return err_set(err, ERR_INVALID, "emergency_plan",
			"An emergency plan is held since today or before. Leave it empty until "
			"there is one.");
	if (date_is_set(carer->emergency_plan_on) && date_is_set(carer->review_on) &&
		date_compare(carer->review_on, carer->emergency_plan_on) < 0)
		return err_set(err, ERR_INVALID, "review",
			"The plan would be looked at before it was made. Check both dates.");
	return true;
}

char *carer_words(const struct carer *carer, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	struct str text = {0};
	char *out;

	if (carer->assessment != CARER_NONE)
		str_addf(&text, "assessment %s %s",
			utf8_small(arena, word_shown(&words_carer_assessment, carer->assessment)),
			date_show(carer->assessment_on, day));
	if (date_is_set(carer->emergency_plan_on))
		str_addf(&text, "%semergency plan %s", text.length > 0 ? ", " : "",
			date_show(carer->emergency_plan_on, day));
	out = arena_strdup(arena, text.length > 0 ? str_text(&text) : "nothing recorded");
	str_free(&text);
	return out;
}
