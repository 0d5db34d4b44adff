#include <criterion/criterion.h>

#include <caseload/record.h>

Test(record, lead_is_named_with_the_profession)
{
	struct arena *arena = arena_new();
	struct lead lead = {.name = "J Patel", .profession = PROFESSION_SOCIAL_WORKER};
	struct person_record record = {.lead = &lead};

	cr_assert_str_eq(record_lead_words(&record, arena), "J Patel, Social worker");
	lead.profession = PROFESSION_NONE;
	cr_assert_str_eq(record_lead_words(&record, arena), "J Patel");
	record.lead = NULL;
	cr_assert_str_eq(record_lead_words(&record, arena), "No lead");
	arena_free(arena);
}

Test(record, next_review_is_the_earliest_open_one)
{
	struct review reviews[] = {
		{.status = REVIEW_DUE, .due_on = {2026, 6, 1}},
		{.status = REVIEW_MISSED, .due_on = {2026, 2, 1}},
		{.status = REVIEW_HELD, .due_on = {2026, 1, 1}},
		{.status = REVIEW_CANCELLED, .due_on = {2025, 1, 1}},
	};
	struct person_record record = {.reviews = reviews, .reviews_n = 4};

	cr_assert_eq(record_next_review(&record), &reviews[1]);
	record.reviews_n = 0;
	cr_assert_null(record_next_review(&record));
}
