#include <caseload/field_words.h>

#include <string.h>

#define TEXT(record, column, label)                                                                \
	{                                                                                          \
		record, column, label, FIELD_IS_TEXT, NULL, false                                  \
	}
#define LONG_TEXT(record, column, label)                                                           \
	{                                                                                          \
		record, column, label, FIELD_IS_LONG, NULL, false                                  \
	}
#define DATE(record, column, label)                                                                \
	{                                                                                          \
		record, column, label, FIELD_IS_DATE, NULL, false                                  \
	}
#define CODE(record, column, label, list)                                                          \
	{                                                                                          \
		record, column, label, FIELD_IS_CODE, &words_##list, false                         \
	}
#define OTHER(record, column, label, kind)                                                         \
	{                                                                                          \
		record, column, label, kind, NULL, false                                           \
	}
#define WHERE(column, label)                                                                       \
	{                                                                                          \
		"person", column, label, FIELD_IS_TEXT, NULL, true                                 \
	}

static const struct field_words table[] = {
	TEXT("person", "nhs_number", "NHS Number"),
	CODE("person", "nhs_status", "Number is", nhs_status),
	TEXT("person", "family", "Family name"),
	TEXT("person", "given", "Given name"),
	TEXT("person", "preferred", "Preferred name"),
	TEXT("person", "title", "Title"),
	TEXT("person", "aliases", "Other names"),
	DATE("person", "born", "Born"),
	TEXT("person", "age_given", "Age as told"),
	DATE("person", "died", "Died"),
	CODE("person", "gender", "Gender", gender),
	CODE("person", "ethnic", "Ethnic category", ethnic),
	TEXT("person", "language", "Language"),
	TEXT("person", "interpreter", "Interpreter"),
	WHERE("address", "Address"),
	WHERE("postcode", "Postcode"),
	WHERE("phone", "Telephone"),
	WHERE("mobile", "Mobile"),
	WHERE("email", "Email"),
	CODE("person", "contact_method", "Best reached by", contact_method),
	CODE("person", "comm_need", "Communication", comm_need),
	CODE("person", "sharing", "Sharing", sharing),
	CODE("person", "living", "Living", living),
	WHERE("accommodation", "Accommodation"),
	OTHER("person", "key_safe", "Key safe", FIELD_IS_SECRET),
	OTHER("person", "practice_id", "Practice", FIELD_IS_PRACTICE),
	TEXT("person", "usual_gp", "Usual GP"),
	OTHER("person", "restricted", "Restricted", FIELD_IS_YES_NO),
	TEXT("factor", "code", "Fact"),
	CODE("factor", "answer", "Answer", factor_answer),
	TEXT("factor", "choice", "Which"),
	DATE("factor", "on", "As of"),
	TEXT("factor", "source", "Source"),
	TEXT("judgement", "instrument", "Score judged"),
	CODE("judgement", "view", "Judgement", judgement_view),
	LONG_TEXT("judgement", "reason", "Because"),
	CODE("outlook", "could", "Could change in 3 months", could_change),
	LONG_TEXT("outlook", "note", "What could change"),
	TEXT("identifier", "scheme", "Number of"),
	TEXT("identifier", "value", "Number"),
	DATE("identifier", "from", "Number from"),
	DATE("identifier", "until", "Number until"),
	CODE("alert", "kind", "Alert", alert_kind),
	LONG_TEXT("alert", "text", "What to mind"),
	DATE("alert", "from", "Alert from"),
	DATE("alert", "review_on", "Look at the alert again"),
	DATE("alert", "ended", "Alert ended"),
	LONG_TEXT("alert", "end_reason", "Ended because"),
	OTHER("alert", "told", "The person was told", FIELD_IS_TOLD),
	TEXT("contact", "name", "Contact"),
	TEXT("contact", "relationship", "Relationship"),
	CODE("contact", "role", "Role", contact_role),
	TEXT("contact", "phone", "Contact's telephone"),
	TEXT("contact", "address", "Contact's address"),
	LONG_TEXT("contact", "note", "Note on the contact"),
	TEXT("contact", "ring_order", "Order to ring in"),
	OTHER("contact", "do_not_contact", "Must not be contacted", FIELD_IS_YES_NO),
	CODE("contact", "comm_need", "Contact's communication", comm_need),
	DATE("contact", "from", "Contact from"),
	DATE("contact", "ended", "Contact ended"),
	LONG_TEXT("contact", "end_reason", "Ended because"),
	CODE("event", "kind", "Event", event_kind),
	DATE("event", "on", "Happened on"),
	DATE("event", "until", "Until"),
	TEXT("event", "place", "Place"),
	DATE("event", "notified_on", "Told us on"),
	TEXT("event", "source", "Told by"),
	LONG_TEXT("event", "text", "What happened"),
	OTHER("event", "avoidable", "Could it have been avoided", FIELD_IS_TOLD),
	LONG_TEXT("event", "change", "What must change"),
	LONG_TEXT("note", "text", "Note"),
	DATE("note", "on", "Note of"),
	CODE("episode", "status", "On the register", episode_status),
	DATE("episode", "opened_on", "Entered on"),
	CODE("episode", "found_how", "Found by", found_how),
	CODE("episode", "band_then", "Risk then", band),
	LONG_TEXT("episode", "reason", "Reason"),
	DATE("episode", "ended_on", "Taken off on"),
	CODE("episode", "end_reason", "Taken off because", end_reason),
	LONG_TEXT("episode", "end_note", "Note on taking off"),
	CODE("lead", "kind", "Role", lead_kind),
	OTHER("lead", "worker_id", "Who leads", FIELD_IS_WORKER),
	TEXT("lead", "gp_name", "GP"),
	CODE("lead", "status", "Lead is", lead_status),
	DATE("lead", "from", "Leads from"),
	DATE("lead", "until", "Leads until"),
	LONG_TEXT("lead", "reason", "Reason"),
	DATE("lead", "informed_on", "Person told on"),
	CODE("lead", "informed_how", "Told by", informed_how),
	DATE("lead", "inform_due", "To be told by"),
	TEXT("lead", "contact_days", "Contact every (days)"),
	DATE("lead", "last_contact", "Last contact"),
	TEXT("plan", "number", "Plan"),
	CODE("plan", "status", "Plan is", plan_status),
	DATE("plan", "begun_on", "Begun on"),
	DATE("plan", "agreed_on", "Agreed on"),
	DATE("plan", "next_review", "Plan's next review"),
	TEXT("plan", "review_by", "Review arranged by"),
	LONG_TEXT("plan", "declined_reason", "Declined because"),
	LONG_TEXT("plan", "identity", "As agreed"),
	CODE("plan_section", "section", "Section", section),
	LONG_TEXT("plan_section", "text", "Text"),
	LONG_TEXT("need", "text", "Need"),
	CODE("need", "domain", "About", domain),
	CODE("need", "eligible", "Care Act", eligible),
	CODE("need", "status", "Need is", need_status),
	LONG_TEXT("goal", "text", "Goal"),
	TEXT("goal", "importance", "Importance"),
	TEXT("goal", "rank", "Order"),
	CODE("goal", "status", "Goal is", goal_status),
	LONG_TEXT("plan_action", "what", "What"),
	TEXT("plan_action", "who", "Who"),
	OTHER("plan_action", "worker_id", "Worker", FIELD_IS_WORKER),
	DATE("plan_action", "due", "By when"),
	TEXT("plan_action", "when_words", "How often"),
	LONG_TEXT("plan_action", "strategies", "Strategies"),
	TEXT("plan_action", "confidence", "Confidence"),
	CODE("plan_action", "status", "Action is", plan_action_status),
	DATE("plan_action", "review_on", "Review on"),
	LONG_TEXT("stage_goal", "text", "Step"),
	LONG_TEXT("stage_goal", "outcome", "Outcome"),
	CODE("stage_goal", "status", "Step is", goal_status),
	TEXT("contingency", "name", "Contingency"),
	LONG_TEXT("contingency", "triggers", "When"),
	LONG_TEXT("contingency", "what_to_do", "Do"),
	LONG_TEXT("contingency", "ring", "Ring"),
	LONG_TEXT("contingency", "medicines", "Medicines"),
	TEXT("contingency", "agreed_with", "Agreed with"),
	DATE("contingency", "review_on", "Review on"),
	CODE("agreement", "party", "Who agrees", party),
	TEXT("agreement", "name", "Name"),
	TEXT("agreement", "role", "Role"),
	DATE("agreement", "agreed_on", "Agreed on"),
	OTHER("agreement", "on_paper", "Signed on paper", FIELD_IS_YES_NO),
	CODE("review", "kind", "Review", review_kind),
	DATE("review", "due_on", "Next review"),
	DATE("review", "originally_due", "Originally due"),
	DATE("review", "booked_on", "Booked for"),
	OTHER("review", "booked_with", "Review with", FIELD_IS_WORKER),
	CODE("review", "status", "Review is", review_status),
	DATE("review", "held_on", "Held on"),
	OTHER("review", "held_by", "Held by", FIELD_IS_WORKER),
	CODE("review", "outcome", "Outcome", review_outcome),
	LONG_TEXT("review", "note", "Note on the review"),
	DATE("review", "next_due", "The one after"),
	LONG_TEXT("review", "cancel_reason", "Cancelled because"),
	LONG_TEXT("action", "what", "Action"),
	OTHER("action", "owner_id", "Who", FIELD_IS_WORKER),
	DATE("action", "due", "By when"),
	TEXT("action", "source", "From"),
	CODE("action", "status", "Action is", action_status),
	TEXT("action", "carried", "Carried over"),
	LONG_TEXT("action", "outcome", "Outcome"),
	DATE("action", "closed_on", "Closed on"),
};

const struct field_words *field_words(const char *record, const char *column)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].record, record) == 0 && strcmp(table[i].column, column) == 0)
			return &table[i];
	return NULL;
}

const char *record_words(const char *record)
{
	static const struct {
		const char *record, *words;
	} things[] = {
		{"person", "details"},
		{"identifier", "number"},
		{"plan_section", "section of the plan"},
		{"plan_action", "action of the plan"},
		{"stage_goal", "step"},
		{"factor", "fact"},
		{"risk_score", "score"},
		{"episode", "place on the register"},
		{"contingency", "contingency"},
		{"contribution", "part in the plan"},
	};

	for (size_t i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		if (strcmp(things[i].record, record) == 0)
			return things[i].words;
	return record;
}
