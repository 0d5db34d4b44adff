/* Workers, practices, the team, imports, the audit, drafts and settings as rows. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/change.h>
#include <caseload/history.h>
#include <caseload/record.h>

#include "rows_inside.h"

static const char *roles_of(struct arena *arena, unsigned roles)
{
	struct str text = {0};

	for (size_t i = 0; i < words_role.n; i++) {
		if ((roles & 1u << words_role.words[i].value) == 0)
			continue;
		if (text.length > 0)
			str_add(&text, ", ");
		str_add(&text, words_role.words[i].shown);
	}
	char *copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

static void workers(struct rows *rows, const struct worker *list, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, COLUMN_SHRINK},
		{"Login", "login", 0},
		{"Profession", NULL, COLUMN_SHRINK},
		{"Role", "role", COLUMN_SHRINK | COLUMN_SPARE},
		{"Leads", "leads", COLUMN_RIGHT},
		{"Telephone", "telephone", COLUMN_SPARE},
		{"From", "from", COLUMN_SPARE},
		{"To", "until", COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_add(rows, list[i].name);
		rows_add(rows, list[i].login);
		rows_add(rows, word_shown(&words_profession, list[i].profession));
		rows_add(rows, roles_of(rows->arena, list[i].roles));
		rows_add_number(rows, list[i].cases);
		rows_add(rows, list[i].phone);
		rows_add_date(rows, list[i].active_from);
		rows_add_date(rows, list[i].active_to);
	}
}

static void load(struct rows *rows, const struct worker *list, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, COLUMN_SHRINK},
		{"Profession", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Cases", "cases", COLUMN_RIGHT},
		{"Weight", "weight", COLUMN_RIGHT},
		{"Capacity", "capacity", COLUMN_RIGHT},
		{"Load", "load", 0},
		{"Late", "late", COLUMN_RIGHT},
		{"V HIGH", "very high", COLUMN_RIGHT | COLUMN_SPARE},
		{"HIGH", "high", COLUMN_RIGHT | COLUMN_SPARE},
		{"RISING", "rising", COLUMN_RIGHT | COLUMN_SPARE},
		{"Away until", "away until", COLUMN_SPARE},
		{"Cover", "cover", COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct worker *w = &list[i];
		rows_add(rows, w->name);
		rows_add(rows, word_shown(&words_profession, w->profession));
		rows_addf(rows, "%" PRId64, w->cases);
		rows_addf(rows, "%" PRId64, w->weight);
		rows_add_number(rows, worker_capacity(w));
		rows_add(rows, load_light(w->weight, worker_capacity(w)));
		rows_addf(rows, "%" PRId64, w->late);
		rows_add_number(rows, w->very_high);
		rows_add_number(rows, w->high);
		rows_add_number(rows, w->rising);
		rows_add_date(rows, w->away_until);
		rows_add(rows, w->cover);
	}
}

static void proposals(struct rows *rows, const struct proposal *list, size_t n)
{
	static const struct column columns[] = {
		{"Asked", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Band", NULL, 0},
		{"Who", NULL, COLUMN_SHRINK},
		{"As", "as", COLUMN_SHRINK | COLUMN_SPARE},
		{"Now", "now", COLUMN_SHRINK},
		{"Asked by", "asked by", COLUMN_SHRINK | COLUMN_SPARE},
		{"Answer", NULL, 0},
		{"Reason", "reason", COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct proposal *p = &list[i];
		const char *reason = p->reason != NULL ? p->reason : "";
		rows_add_date(rows, p->from);
		rows_add(rows, p->person_name);
		rows_add(rows, rows_text_number(rows->arena, p->nhs_number));
		rows_add(rows, word_shown(&words_band, p->band));
		rows_add(rows, p->name);
		rows_add(rows, word_shown(&words_lead_kind, p->kind));
		rows_add(rows, p->now != NULL ? p->now : "nobody");
		rows_add(rows, p->asked_by);
		rows_add(rows, p->status == LEAD_DECLINED ? "Declined"
			       : p->mine		  ? "WAITS FOR YOU"
							  : "Not yet");
		rows_addf(rows, "%.*s", (int)strcspn(reason, "\n"), reason);
	}
}

static void absences(struct rows *rows, const struct absence *list, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, COLUMN_SHRINK},
		{"From", NULL, 0},
		{"Until", NULL, 0},
		{"Cover", NULL, COLUMN_SHRINK},
		{"Telephone", "telephone", COLUMN_SPARE},
		{"Reason", "reason", COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct absence *a = &list[i];
		rows_add(rows, a->name);
		rows_add_date(rows, a->from);
		rows_add_date(rows, a->until);
		rows_add(rows, a->cancelled	       ? "cancelled"
			       : a->cover_name != NULL ? a->cover_name
						       : "nobody");
		rows_add(rows, a->cover_phone);
		rows_add(rows, a->reason);
	}
}

static void practices(struct rows *rows, const struct practice *list, size_t n)
{
	static const struct column columns[] = {
		{"Code", NULL, 0},
		{"Name", NULL, COLUMN_SHRINK},
		{"Postcode", NULL, 0},
		{"Telephone", "telephone", COLUMN_SPARE},
		{"Status", NULL, 0},
		{"Adults", "adults", COLUMN_RIGHT | COLUMN_SPARE},
		{"Quarter from", "in the quarter from", COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_add(rows, list[i].code);
		rows_add(rows, list[i].name);
		rows_add(rows, list[i].postcode);
		rows_add(rows, list[i].phone);
		rows_add(rows, word_shown(&words_practice_status, list[i].status));
		rows_add_number(rows, list[i].adults);
		rows_add_date(rows, list[i].quarter_start);
	}
}

static void runs(struct rows *rows, const struct import_run *list, size_t n)
{
	static const struct column columns[] = {
		{"Run", "run", 0},
		{"Imported", NULL, 0},
		{"By", "by", COLUMN_SHRINK | COLUMN_SPARE},
		{"File", NULL, COLUMN_SHRINK},
		{"List of", "list of", 0},
		{"Rows", "rows", COLUMN_RIGHT},
		{"New", "new", COLUMN_RIGHT},
		{"Changed", "changed", COLUMN_RIGHT},
		{"Refused", "refused", COLUMN_RIGHT},
		{"Undone", "undone", 0},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const struct import_run *r = &list[i];
		rows_addf(rows, "%s", r->uid != NULL ? r->uid : "");
		rows_add(rows, rows_text_instant(rows->arena, r->imported_at));
		rows_add(rows, r->imported_by);
		rows_add(rows, r->file_name);
		rows_add_date(rows, r->run_date);
		rows_addf(rows, "%" PRId64, r->rows);
		rows_addf(rows, "%" PRId64, r->added);
		rows_addf(rows, "%" PRId64, r->changed);
		rows_addf(rows, "%" PRId64, r->refused);
		rows_add(rows, rows_text_instant(rows->arena, r->undone_at));
	}
}

static void audit(struct rows *rows, const struct audit *list, size_t n)
{
	static const struct column columns[] = {
		{"No.", NULL, COLUMN_RIGHT},
		{"When", NULL, 0},
		{"Login", NULL, 0},
		{"Command", NULL, 0},
		{"Result", NULL, COLUMN_SPARE},
		{"Person", NULL, COLUMN_NAME},
		{"Detail", NULL, COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_addf(rows, "%" PRId64, list[i].seq);
		rows_add(rows, rows_text_instant(rows->arena, list[i].at));
		rows_add(rows, list[i].login);
		rows_add(rows, list[i].command);
		rows_add(rows, list[i].result);
		rows_add(rows, list[i].person);
		rows_add(rows, list[i].detail);
	}
}

static void history(struct rows *rows, const struct history *list, size_t n)
{
	static const struct column columns[] = {
		{"When", NULL, 0},
		{"Who", "by", 0},
		{"Kind", NULL, COLUMN_SPARE},
		{"What", NULL, COLUMN_SHRINK},
		{"Before and after", NULL, COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		struct str said = {0};
		for (size_t j = 0; j < list[i].fields_n; j++)
			str_addf(&said, "%s%s", j > 0 ? "; " : "",
				history_field_words(&list[i].fields[j], rows->arena));
		rows_add(rows, rows_text_instant(rows->arena, list[i].at));
		rows_addf(rows, "%s%s%s", list[i].who, *list[i].role != '\0' ? ", " : "",
			list[i].role);
		rows_add(rows, history_kind_words(&list[i]));
		rows_add(rows, list[i].what);
		rows_add(rows, said.length > 0 ? str_text(&said) : list[i].detail);
		str_free(&said);
	}
}

static void drafts(struct rows *rows, const struct draft *list, size_t n)
{
	static const struct column columns[] = {
		{"Kept", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"Place", NULL, 0},
		{"Begins", NULL, COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		const char *text = list[i].text != NULL ? list[i].text : "";
		rows_add(rows, rows_text_instant(rows->arena, list[i].kept_at));
		rows_add(rows, list[i].person);
		rows_add(rows, list[i].place);
		rows_addf(rows, "%.*s", (int)strcspn(text, "\n"), text);
	}
}

static void changes(struct rows *rows, const struct change *list, size_t n)
{
	static const struct column columns[] = {
		{"Change", NULL, COLUMN_RIGHT},
		{"When", NULL, 0},
		{"What", NULL, COLUMN_SHRINK},
		{"Undo", NULL, 0},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_addf(rows, "%" PRId64, list[i].id);
		rows_add(rows, rows_text_instant(rows->arena, list[i].at));
		rows_add(rows, list[i].summary);
		rows_add(rows, list[i].state);
	}
}

static void settings(struct rows *rows, const struct setting *list, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, 0},
		{"Value", "is", COLUMN_SHRINK},
		{"Where not set", "where not set", COLUMN_SPARE},
		{"What it is", NULL, COLUMN_SHRINK | COLUMN_SPARE},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_add(rows, list[i].name);
		rows_add(rows, list[i].value);
		rows_add(rows, list[i].otherwise);
		rows_add(rows, list[i].label);
	}
}

static void fact(struct rows *rows, const char *label, const char *value)
{
	if (value == NULL || *value == '\0')
		return;
	rows_add(rows, label);
	rows_add(rows, value);
}

static void team(struct rows *rows, const struct team *team)
{
	static const struct column columns[] = {
		{"What", NULL, 0},
		{"Value", NULL, COLUMN_SHRINK},
	};
	struct arena *arena = rows->arena;

	*rows = rows_new(arena, columns, COUNT(columns));
	fact(rows, "Team", team->name);
	fact(rows, "Area", team->area);
	if (team->population > 0)
		fact(rows, "Population", arena_printf(arena, "%" PRId64, team->population));
	fact(rows, "Word for people", team->person_word);
	fact(rows, "Due soon",
		arena_printf(arena, "%" PRId64 " days before the date", team->soon_days));
	fact(rows, "Frequent attender",
		arena_printf(
			arena, "%" PRId64 " or more A&E attendances in 12 months", team->frequent));
	fact(rows, "Review every",
		arena_printf(arena,
			"%" PRId64 " months very high, %" PRId64 " high, %" PRId64
			" rising, %" PRId64 " lower",
			team->review_months_very_high, team->review_months_high,
			team->review_months_rising, team->review_months_lower));
	fact(rows, "Lawful basis",
		team->lawful_basis != NULL ? team->lawful_basis : "asked for at each import");
	fact(rows, "Leading instrument",
		team->instrument != NULL ? risk_instrument_name(team->instrument)
					 : "the newest score leads");
	fact(rows, "Use",
		team->live ? "live: test NHS Numbers are refused"
			   : "not live: test NHS Numbers are taken");
}

static void checks(struct rows *rows, const struct check *list, size_t n)
{
	static const struct column columns[] = {
		{"Check", NULL, 0},
		{"State", NULL, 0},
		{"What was found", NULL, COLUMN_SHRINK},
	};
	*rows = rows_new(rows->arena, columns, COUNT(columns));

	for (size_t i = 0; i < n; i++) {
		rows_add(rows, list[i].name);
		rows_add(rows, text_equal(list[i].state, "problem") ? "PROBLEM" : list[i].state);
		rows_add(rows, list[i].text);
	}
}

void rows_service(struct rows *rows, const struct result *result)
{
	switch (result->kind) {
	case RESULT_WORKERS:
		workers(rows, result->value, result->n);
		break;
	case RESULT_LOAD:
		load(rows, result->value, result->n);
		break;
	case RESULT_PROPOSALS:
		proposals(rows, result->value, result->n);
		break;
	case RESULT_ABSENCES:
		absences(rows, result->value, result->n);
		break;
	case RESULT_TEAM:
		team(rows, result->value);
		break;
	case RESULT_PRACTICES:
		practices(rows, result->value, result->n);
		break;
	case RESULT_REGISTER:
		rows_register(rows, result->value, result->n);
		break;
	case RESULT_REGISTER_PEOPLE:
		rows_register_people(rows, result->value, result->n);
		break;
	case RESULT_CANDIDATES:
		rows_candidates(rows, result->value);
		break;
	case RESULT_IMPORT_RUNS:
		runs(rows, result->value, result->n);
		break;
	case RESULT_AUDIT:
		audit(rows, result->value, result->n);
		break;
	case RESULT_HISTORY:
		history(rows, result->value, result->n);
		break;
	case RESULT_DRAFTS:
		drafts(rows, result->value, result->n);
		break;
	case RESULT_CHANGES:
		changes(rows, result->value, result->n);
		break;
	case RESULT_SETTINGS:
		settings(rows, result->value, result->n);
		break;
	case RESULT_TRIED:
		rows_tried(rows, result->value);
		break;
	case RESULT_FAULTS:
		rows_faults(rows, result->value, result->n);
		break;
	case RESULT_CHECKS:
		checks(rows, result->value, result->n);
		break;
	default:
		break;
	}
}
