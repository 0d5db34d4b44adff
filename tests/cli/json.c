/* The names of the JSON are a contract: scripts rely on them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/record.h>

#include "../../src/cli/json.h"

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

static void has(const char *what, json_t *object, const char *names)
{
	char *copy = arena_strdup(arena, names), *save = NULL;

	cr_assert(json_is_object(object), "%s is no object", what);
	for (char *name = strtok_r(copy, " ", &save); name != NULL;
		name = strtok_r(NULL, " ", &save))
		cr_assert_not_null(json_object_get(object, name), "%s has no %s", what, name);
}

static json_t *first(const struct result *result)
{
	json_t *array = result_json(result);
	cr_assert(json_is_array(array) && json_array_size(array) == 1);
	json_t *object = json_incref(json_array_get(array, 0));
	json_decref(array);
	return object;
}

Test(json, list_rows, .init = setup, .fini = teardown)
{
	struct case_row row = {.uid = "u",
		.nhs_number = "9990000018",
		.family = "O'BRIEN",
		.band = BAND_HIGH,
		.score = {31, 2, true}};
	struct case_list list = {.rows = &row, .n = 1};
	struct result result = {.kind = RESULT_CASES, .value = &list};
	json_t *json = first(&result);

	has("list", json,
		"uid nhs_number family given title born age gender practice status instrument "
		"score band scored_on lead coordinator plan plan_status next_review late_days "
		"open_actions");
	cr_assert_str_eq(json_string_value(json_object_get(json, "band")), "high");
	cr_assert(json_is_null(json_object_get(json, "born")));
	cr_assert(json_is_null(json_object_get(json, "lead")));
	cr_assert_null(json_object_get(json, "person_id"), "inside ids stay inside");
	json_decref(json);
}

Test(json, reviews, .init = setup, .fini = teardown)
{
	struct review review = {
		.uid = "u", .due_on = date_make(2026, 3, 12), .kind = REVIEW_KIND_PLAN};
	struct result result = {.kind = RESULT_REVIEWS, .value = &review, .n = 1};
	json_t *json = first(&result);

	has("review list", json,
		"uid person nhs_number kind due_on originally_due status held_on outcome "
		"late_days");
	cr_assert_str_eq(json_string_value(json_object_get(json, "due_on")), "2026-03-12");
	json_decref(json);
}

Test(json, person_with_everything, .init = setup, .fini = teardown)
{
	struct plan_action action = {.uid = "a", .what = "Fit a rail"};
	struct goal goal = {.uid = "g", .text = "Walk", .actions = &action, .actions_n = 1};
	struct need need = {.uid = "n", .text = "Falls", .goals = &goal, .goals_n = 1};
	struct plan plan = {.uid = "p", .number = 1, .needs = &need, .needs_n = 1};
	struct person_record record = {.person = {.uid = "u", .family = "AHMED"}, .plan = &plan};
	struct result result = {.kind = RESULT_PERSON, .value = &record};
	json_t *json = result_json(&result);

	has("person show", json,
		"uid nhs_number family given identifiers alerts contacts episode lead coordinator "
		"plan reviews actions risk events notes");
	cr_assert(json_is_null(json_object_get(json, "lead")));
	has("its plan", json_object_get(json, "plan"), "sections needs contingency agreements");
	json_decref(json);

	result = (struct result){.kind = RESULT_PLAN, .value = &plan};
	json = result_json(&result);
	json_t *needs = json_object_get(json, "needs");
	json_t *goals = json_object_get(json_array_get(needs, 0), "goals");
	json_t *actions = json_object_get(json_array_get(goals, 0), "actions");
	cr_assert_str_eq(json_string_value(json_object_get(json_array_get(actions, 0), "what")),
		"Fit a rail");
	json_decref(json);
}

Test(json, import_report, .init = setup, .fini = teardown)
{
	struct import_row rows[] = {
		{.outcome = ROW_REFUSED,
			.line = 7,
			.field = "nhs_number",
			.reason = "It has 9 digits."},
		{.outcome = ROW_REPAIRED,
			.line = 8,
			.field = "nhs_number",
			.reason = "It ended in .0."},
		{.outcome = ROW_NEW, .line = 9},
	};
	struct import_report report = {.rows = 3,
		.people = 2,
		.added = 1,
		.refused = 1,
		.repaired = 1,
		.dry_run = true,
		.items = rows,
		.n = 3};
	struct result result = {.kind = RESULT_IMPORT, .value = &report};
	json_t *json = result_json(&result);

	has("import risk", json,
		"run shape run_date instrument rows people new changed unchanged refused repaired "
		"missing_from_list possible_duplicates dry_run");
	cr_assert_eq(json_integer_value(json_object_get(json, "new")), 1);
	cr_assert_eq(json_integer_value(json_object_get(json, "rows")), 3);
	cr_assert(json_is_true(json_object_get(json, "dry_run")));
	json_t *refused = json_object_get(json, "refused");
	cr_assert_eq(json_array_size(refused), 1);
	has("refused", json_array_get(refused, 0), "line field reason");
	cr_assert_eq(json_integer_value(json_object_get(json_array_get(refused, 0), "line")), 7);
	cr_assert_eq(json_array_size(json_object_get(json, "repaired")), 1);
	json_decref(json);
}

Test(json, explained_scores, .init = setup, .fini = teardown)
{
	static const char names[] =
		"instrument name version class value score band own_band band_edges min max "
		"could_be n_inputs n_missing parts missing as_of scored_on valid_until age status "
		"inputs_changed citation outcome fit change history judgement definition_hash "
		"origin source_tool percentile percentile_of enabled off_reason refusal";
	const struct risk_part parts[] = {
		{.term = "falls", .label = "Falls", .said = "2 falls", .points = {2, 0, true}},
		{.term = "grief", .label = "Bereavement", .missing = true, .max = {2, 0, true}}};
	const struct risk_score score = {.instrument = "local_cst",
		.score = {2, 0, true},
		.min = {2, 0, true},
		.max = {4, 0, true},
		.band = BAND_RISING,
		.scored_on = {2026, 3, 12},
		.origin = ORIGIN_COMPUTED,
		.inputs_n = 2,
		.missing_n = 1};
	const struct risk_explained list[] = {{.code = "local_cst",
						      .name = "Local CST score",
						      .score = &score,
						      .parts = parts,
						      .parts_n = 2,
						      .could_be = "2-4",
						      .age = RISK_STALE,
						      .oldest_input_days = -1},
		{.code = "lace", .refusal = "Nothing is recorded.", .oldest_input_days = -1}};
	const struct result result = {
		.kind = RESULT_SCORES, .value = (void *)(uintptr_t)list, .n = 2};
	json_t *json = result_json(&result);

	cr_assert_eq(json_array_size(json), 2);
	json_t *held = json_array_get(json, 0), *none = json_array_get(json, 1);
	has("a score", held, names);
	has("no score", none, names);
	cr_assert_eq(json_integer_value(json_object_get(held, "value")), 2);
	cr_assert_str_eq(json_string_value(json_object_get(held, "status")), "stale");
	cr_assert_eq(json_array_size(json_object_get(held, "parts")), 2);
	has("a part", json_array_get(json_object_get(held, "parts"), 1),
		"term label input points min max said on source missing");
	cr_assert_str_eq(json_string_value(json_array_get(json_object_get(held, "missing"), 0)),
		"Bereavement");
	cr_assert(json_is_null(json_object_get(none, "value")), "no data is no nought");
	cr_assert_str_eq(json_string_value(json_object_get(none, "band")), "no_data");
	json_decref(json);
}

Test(json, errors_and_messages, .init = setup, .fini = teardown)
{
	struct result result = {
		.kind = RESULT_MESSAGE, .message = "Booked.", .uid = "u", .version = 3};
	json_t *json = error_json("invalid", "on", "The date is wrong.");

	has("error", json, "error");
	has("error", json_object_get(json, "error"), "code field message");
	json_decref(json);
	json = result_json(&result);
	has("message", json, "message uid version");
	json_decref(json);
}

Test(json, csv_of_lists_only, .init = setup, .fini = teardown)
{
	struct case_row row = {.family = "=cmd()", .nhs_number = "9990000018"};
	struct case_list list = {.rows = &row, .n = 1};
	struct result cases = {.kind = RESULT_CASES, .value = &list},
		      message = {.kind = RESULT_MESSAGE};
	char *text = NULL;
	size_t length;
	FILE *to = open_memstream(&text, &length);

	cr_assert(print_csv(to, &cases, arena));
	cr_assert(!print_csv(to, &message, arena));
	fclose(to);
	cr_assert(strncmp(text, "uid,nhs_number,family,", 22) == 0, "%s", text);
	cr_assert_not_null(strstr(text, "9990000018,'=cmd(),"), "a formula stays text: %s", text);
	free(text);
}
