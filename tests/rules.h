/* The rules as they come with a store, for what works dates out by them. */
#ifndef TESTS_RULES_H
#define TESTS_RULES_H

#include <caseload/deadline.h>

static const struct date test_days_off[] = {
	{2025, 12, 25},
	{2025, 12, 26},
	{2026, 1, 1},
	{2026, 4, 3},
	{2026, 4, 6},
	{2026, 5, 4},
	{2026, 5, 25},
	{2026, 8, 31},
	{2026, 12, 25},
	{2026, 12, 28},
	{2027, 1, 1},
	{2027, 3, 26},
	{2027, 3, 29},
	{2027, 5, 3},
	{2027, 5, 31},
	{2027, 8, 30},
	{2027, 12, 27},
	{2027, 12, 28},
	{2028, 1, 3},
};
static const struct deadline_rules test_rules = {
	.of =
		{
			[RULE_INFORM_LEAD] = {.code = RULE_INFORM_LEAD,
				.amount = 21,
				.unit = UNIT_DAYS},
			[RULE_PLAN_DUE] = {.code = RULE_PLAN_DUE, .amount = 1, .unit = UNIT_MONTHS},
			[RULE_PLAN_REVIEW] = {.code = RULE_PLAN_REVIEW,
				.amount = 12,
				.unit = UNIT_MONTHS},
			[RULE_CARE_ACT_FIRST] = {.code = RULE_CARE_ACT_FIRST,
				.earliest = 42,
				.amount = 56,
				.unit = UNIT_DAYS},
			[RULE_CARE_ACT_ANNUAL] = {.code = RULE_CARE_ACT_ANNUAL,
				.amount = 12,
				.unit = UNIT_MONTHS},
			[RULE_DISCHARGE_CONTACT] = {.code = RULE_DISCHARGE_CONTACT,
				.amount = 3,
				.unit = UNIT_WORKING_DAYS},
			[RULE_ADMISSION_REVIEW] = {.code = RULE_ADMISSION_REVIEW,
				.unit = UNIT_MONTH_END},
			[RULE_COORD_CONTACT] = {.code = RULE_COORD_CONTACT, .unit = UNIT_DAYS},
			[RULE_EHCH_PLAN] = {.code = RULE_EHCH_PLAN,
				.amount = 7,
				.unit = UNIT_WORKING_DAYS},
			[RULE_REABLE_91] = {.code = RULE_REABLE_91,
				.amount = 91,
				.unit = UNIT_DAYS},
			[RULE_UCR_2H] = {.code = RULE_UCR_2H, .amount = 2, .unit = UNIT_HOURS},
			[RULE_SAR] = {.code = RULE_SAR, .amount = 1, .unit = UNIT_MONTHS},
			[RULE_AIS_REVIEW] = {.code = RULE_AIS_REVIEW,
				.amount = 12,
				.unit = UNIT_MONTHS},
			[RULE_MDT_CUTOFF] = {.code = RULE_MDT_CUTOFF,
				.amount = -2,
				.unit = UNIT_DAYS},
		},
	.holidays = {test_days_off, sizeof(test_days_off) / sizeof(test_days_off[0]), NULL},
};

#endif
