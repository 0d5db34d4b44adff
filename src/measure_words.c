#include <caseload/measure_words.h>

#include <stddef.h>

#include <caseload/words.h>

static const struct measure_definition definitions[] = {
	{MEASURE_M1, "People of 18 and over on the register, or of whom no age is known",
		"Adults registered at the start of the quarter with the practices that gave a list "
		"size",
		"People of a practice without a list size"},
	{MEASURE_M2,
		"People on the register with an agreed plan to which health and social care both "
		"contributed",
		"Everybody of 18 and over on the register", NULL},
	{MEASURE_M3, "People on the register with a lead professional",
		"Everybody of 18 and over on the register", NULL},
	{MEASURE_M4, "Entries whose person was told who leads within 21 days of the entry",
		"Entries of people of 18 and over in the period whose 21 days are up, or who were "
		"told already",
		"Died or left before day 21; not told while the 21 days run"},
	{MEASURE_M5, "Entries with a plan agreed or declined within a month",
		"Entries of people of 18 and over in the period whose month is up",
		"Died or left before the month was up; those whose month is not up yet"},
	{MEASURE_M6, "Reviews held on or before the day they were first due",
		"Reviews first due in the period, once their day has passed",
		"Cancelled because the case was closed; died before it was due"},
	{MEASURE_M7, "Reviews that are open after their day, on the as-at date", NULL, NULL},
	{MEASURE_M8,
		"Care Act first reviews held on or before the day they were first due, at the "
		"latest day 56 after the plan began or changed",
		"Care Act first reviews first due in the period, once their day has passed",
		"Cancelled because the case was closed; died before it was due"},
	{MEASURE_M9,
		"Discharges after which somebody was in touch within 3 working days of the day the "
		"team heard",
		"Discharges of people on the register that the team heard of in the period, once "
		"the days are up",
		"In hospital again, died, out of the area or case closed before the days were up"},
	{MEASURE_M10,
		"Emergency admissions, in the period, of people who were on the register that day",
		"Time on the register in the period, as person-years", NULL},
	{MEASURE_M11,
		"Admissions and A&E attendances looked at by the end of the month, with an answer "
		"and, where avoidable, what must change",
		"All admissions and A&E attendances in the period of people who were on the "
		"register that day",
		"Those whose month is not up yet"},
	{MEASURE_M12,
		"People with as many A&E attendances in 12 months as make a frequent attender, or "
		"more",
		"Everybody on the register", NULL},
	{MEASURE_M13,
		"Of these, at home, in extra care or in an adult placement 91 days after leaving "
		"hospital",
		"Referrals that name the day somebody of 65 and over left hospital, with day 91 in "
		"the period; who died, is in hospital or a care home, or of whom nobody has said "
		"where they are counts here",
		"Declined; age not known; those whose day 91 is not up"},
	{MEASURE_M14, "Discharges that a referral names and that was not declined",
		"All discharges alive from hospital, in the period, of people of 65 and over who "
		"were on the register that day",
		"Age not known"},
	{MEASURE_M15, "Two-hour referrals with a first contact within two hours of being received",
		"Two-hour referrals to the team in the period whose two hours are up",
		"Referrals that were declined; under 18"},
	{MEASURE_M16,
		"Days in the period that people of 18 and over, known to the team, were in "
		"hospital after the day they were ready to leave: one for each midnight, once where "
		"stays overlap",
		"Residents of 18 and over, for each 100,000 of them", NULL},
	{MEASURE_M17, "The days of M16",
		"Residents of 18 and over times the days of the period: people a day for each "
		"100,000 of them",
		NULL},
	{MEASURE_M18,
		"Admissions to a care home in the period, meant to be for good and supported by "
		"the council, of people of 65 and over known to the team",
		"Residents of 65 and over, for each 100,000 of them",
		"Age not known; nobody said whether it is for good"},
	{MEASURE_M19, "Open cases by the professional who leads them, candidates too",
		"The hours of those who lead, in full-time workers", NULL},
	{MEASURE_M20,
		"Meetings of the period that were closed, and what they did: cases, decisions, "
		"actions, who came",
		NULL, NULL},
	{MEASURE_M21, "Of these, offered a winter plan this winter",
		"People of 85 and over on the register; after the winter, as on 31 March",
		"Age not known"},
	{MEASURE_M22, "Of these, offered a carer's assessment",
		"Known carers of people on the register", NULL},
	{MEASURE_M23, "Of these, with a plan agreed since, within 7 working days",
		"Admissions and returns to a care home in the period of people who were on the "
		"register that day",
		"Died or case closed before the days were up; those whose days are not up yet"},
	{MEASURE_M24,
		"People with moderate or severe frailty by their newest score, where a clinician "
		"scored it or agreed with it; and of the severe who had a fall in 12 months",
		"People of 65 and over on the register", "Age not known"},
};

const struct measure_definition *measure_definition(int code)
{
	for (size_t i = 0; i < sizeof(definitions) / sizeof(definitions[0]); i++)
		if (definitions[i].code == code)
			return &definitions[i];
	return NULL;
}
