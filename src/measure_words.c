#include <caseload/measure_words.h>

#include <stddef.h>

#include <caseload/words.h>

static const struct measure_definition definitions[] = {
	{MEASURE_M1, "People of 18 and over on the register",
		"Adults registered at the start of the quarter with the practices that gave a list "
		"size",
		"People of a practice without a list size"},
	{MEASURE_M2,
		"People on the register with an agreed plan to which health and social care both "
		"contributed",
		"Everybody on the register", NULL},
	{MEASURE_M3, "People on the register with a lead professional", "Everybody on the register",
		NULL},
	{MEASURE_M4, "Entries whose person was told who leads within 21 days of the entry",
		"Entries in the period whose 21 days are up, or who were told already",
		"Died or left before day 21"},
	{MEASURE_M5, "Entries with a plan agreed or declined within a month",
		"Entries in the period whose month is up", "Those whose month is not up yet"},
	{MEASURE_M6, "Reviews held on or before the day they were first due",
		"Reviews first due in the period, once their day has passed",
		"Cancelled because the case was closed; died before it was due"},
	{MEASURE_M7, "Reviews that are open after their day, on the as-at date", NULL, NULL},
	{MEASURE_M8, "Care Act first reviews held by day 56",
		"Plans that began or changed, with day 56 in the period",
		"Those whose day 56 has not passed"},
	{MEASURE_M9, "Discharges after which somebody was in touch within 3 working days",
		"Discharges of people on the register that the team heard of in the period",
		"In hospital again, died or out of the area before the days were up"},
	{MEASURE_M10, "Emergency admissions of people on the register, in the period",
		"Time on the register in the period, as person-years", NULL},
	{MEASURE_M11,
		"Admissions and A&E attendances looked at by the end of the month, with an answer "
		"and, "
		"where avoidable, what must change",
		"All admissions and A&E attendances of the register in the period",
		"Those whose month is not up yet"},
	{MEASURE_M12,
		"People with as many A&E attendances in 12 months as make a frequent attender, or "
		"more",
		"Everybody on the register", NULL},
	{MEASURE_M13,
		"Of these, at home, in extra care or in an adult placement 91 days after leaving "
		"hospital",
		"People of 65 and over discharged from hospital into reablement to return home, "
		"with day "
		"91 in the period; who died or is in hospital or a care home counts here",
		"Those whose day 91 is not up"},
	{MEASURE_M14, "Discharges into reablement of people of 65 and over",
		"All discharges alive from hospital of people of 65 and over, of those the team "
		"knows",
		NULL},
	{MEASURE_M15, "Two-hour referrals seen within two hours of being received",
		"Two-hour referrals in the period whose two hours are up",
		"Referrals that were declined"},
	{MEASURE_M16, "Days in hospital after being ready to leave, in the period",
		"Residents of 18 and over, for each 100,000 of them", NULL},
	{MEASURE_M17, "People a day who are in hospital though ready to leave, on average",
		"Residents of 18 and over, for each 100,000 of them", NULL},
	{MEASURE_M18,
		"Permanent admissions to a care home, supported by the council, of people of 65 "
		"and over",
		"Residents of 65 and over, for each 100,000 of them", NULL},
	{MEASURE_M19, "Open cases that each professional leads", NULL, NULL},
	{MEASURE_M20,
		"Meetings that were closed in the period, and what they did: cases, decisions, "
		"actions, "
		"who came",
		NULL, NULL},
	{MEASURE_M21, "Of these, offered a winter plan this winter",
		"People of 85 and over on the register", NULL},
	{MEASURE_M22, "Of these, offered a carer's assessment",
		"Known carers of people on the register", NULL},
	{MEASURE_M23, "Of these, with a plan agreed within 7 working days",
		"Admissions and returns to a care home in the period",
		"Those whose days are not up yet"},
	{MEASURE_M24,
		"People with moderate and with severe frailty, and of the severe what was done for "
		"them",
		"People of 65 and over", NULL},
};

const struct measure_definition *measure_definition(int code)
{
	for (size_t i = 0; i < sizeof(definitions) / sizeof(definitions[0]); i++)
		if (definitions[i].code == code)
			return &definitions[i];
	return NULL;
}
