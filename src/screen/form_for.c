/* Which form fills in a command: one made for it, or the one made from its arguments. */
#include "form_inside.h"
#include "form_long.h"
#include "generic_form.h"
#include "risk_scores.h"

static const struct form_spec *const specs[] = {
	&form_person_add,
	&form_person_edit,
	&form_review_book,
	&form_review_hold,
	&form_review_cancel,
	&form_lead_assign,
	&form_lead_inform,
	&form_lead_end,
	&form_lead_decline,
	&form_lead_handover,
	&form_absence_add,
	&form_absence_end,
	&form_register_add,
	&form_register_end,
	&form_event_add,
	&form_event_review,
	&form_event_edit,
	&form_match_record,
	&form_contact_log,
	&form_alert_add,
	&form_alert_end,
	&form_contact_add,
	&form_contact_end,
	&form_carer_set,
	&form_action_add,
	&form_action_done,
	&form_action_edit,
	&form_need_add,
	&form_goal_add,
	&form_plan_action_add,
	&form_contingency_add,
	&form_part_edit,
	&form_plan_agree,
	&form_plan_decline,
	&form_risk_judge,
	&form_risk_outlook,
	&form_meeting_plan,
	&form_meeting_change,
	&form_meeting_cancel,
	&form_meeting_add,
	&form_meeting_drop,
	&form_meeting_move,
	&form_meeting_tell,
};

static const struct form_spec *own_spec(enum command_id id)
{
	for (size_t i = 0; i < sizeof specs / sizeof *specs; i++)
		if (specs[i]->command == id)
			return specs[i];
	return NULL;
}

const struct form_spec *form_spec_of(enum command_id id)
{
	const struct form_spec *spec = own_spec(id);

	return spec ? spec : generic_form_spec(id);
}

bool form_is_own(enum command_id id)
{
	return id == CMD_NOTE_ADD || id == CMD_RISK_ANSWER || own_spec(id) != NULL;
}

const struct screen *form_for(enum command_id id)
{
	if (id == CMD_NOTE_ADD)
		return &screen_note;
	if (id == CMD_RISK_ANSWER)
		return &screen_risk_answers;
	if (!form_spec_of(id))
		return NULL;
	return (command_get(id)->needs & NEEDS_PERSON) ? &screen_form : &screen_form_nobody;
}
