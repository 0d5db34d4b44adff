/* Workers, practices, the team, imports, the audit and drafts, for people to read. */
#include "show.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/change.h>

#define TABLE(out, columns) table_new((out), (columns), sizeof(columns) / sizeof((columns)[0]))

static const char *roles_of(struct out *out, unsigned roles)
{
	struct str text = {0};

	for (size_t i = 0; i < words_role.n; i++) {
		if ((roles & 1u << words_role.words[i].value) == 0)
			continue;
		if (text.length > 0)
			str_add(&text, ", ");
		str_add(&text, words_role.words[i].shown);
	}
	char *copy = arena_strdup(out->arena, str_text(&text));
	str_free(&text);
	return copy;
}

static void number(struct table *table, int64_t value)
{
	if (value != 0)
		table_cellf(table, "%" PRId64, value);
	else
		table_cell(table, "");
}

static void show_workers(struct out *out, const struct worker *workers, size_t n)
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
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		table_cell(&table, workers[i].name);
		table_cell(&table, workers[i].login);
		table_cell(&table, word_shown(&words_profession, workers[i].profession));
		table_cell(&table, roles_of(out, workers[i].roles));
		number(&table, workers[i].cases);
		table_cell(&table, workers[i].phone);
		table_date(&table, workers[i].active_from);
		table_date(&table, workers[i].active_to);
	}
	table_print(&table);
}

static void show_load(struct out *out, const struct worker *workers, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, COLUMN_SHRINK},
		{"Profession", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Cases", "cases", COLUMN_RIGHT},
		{"Weight", "weight", COLUMN_RIGHT},
		{"Capacity", "capacity", COLUMN_RIGHT},
		{"Load", "load", 0},
		{"Late", "late", COLUMN_RIGHT},
	};
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		const struct worker *w = &workers[i];
		table_cell(&table, w->name);
		table_cell(&table, word_shown(&words_profession, w->profession));
		table_cellf(&table, "%" PRId64, w->cases);
		table_cellf(&table, "%" PRId64, w->weight);
		number(&table, worker_capacity(w));
		table_cell(&table, load_light(w->weight, worker_capacity(w)));
		table_cellf(&table, "%" PRId64, w->late);
	}
	table_print(&table);
}

static void show_practices(struct out *out, const struct practice *practices, size_t n)
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
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		table_cell(&table, practices[i].code);
		table_cell(&table, practices[i].name);
		table_cell(&table, practices[i].postcode);
		table_cell(&table, practices[i].phone);
		table_cell(&table, word_shown(&words_practice_status, practices[i].status));
		number(&table, practices[i].adults);
		table_date(&table, practices[i].quarter_start);
	}
	table_print(&table);
}

static void show_register(struct out *out, const struct practice *practices, size_t n)
{
	static const struct column columns[] = {
		{"Code", NULL, 0},
		{"Practice", NULL, COLUMN_SHRINK},
		{"Quarter from", "quarter from", COLUMN_SPARE},
		{"Adults", "adults", COLUMN_RIGHT},
		{"2%", "two per cent", COLUMN_RIGHT},
		{"1.8%", "floor", COLUMN_RIGHT},
		{"On register", "on the register", COLUMN_RIGHT},
		{"Gap", NULL, 0},
	};
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		const struct practice *p = &practices[i];
		int64_t target = register_target(p->adults), low = register_floor(p->adults);
		table_cell(&table, p->code);
		table_cell(&table, p->name);
		table_date(&table, p->quarter_start);
		number(&table, p->adults);
		number(&table, p->adults > 0 ? target : 0);
		number(&table, p->adults > 0 ? low : 0);
		table_cellf(&table, "%" PRId64, p->on_register);
		if (p->adults == 0)
			table_cell(&table, "list size not recorded");
		else if (p->on_register < target)
			table_cellf(&table, "%" PRId64 " short%s", target - p->on_register,
				p->on_register < low ? ", under the floor" : "");
		else
			table_cell(&table, "met");
	}
	table_print(&table);
}

static void show_team(struct out *out, const struct team *team)
{
	out_line(out, "%s", team->name != NULL ? team->name : "");
	out_field(out, "Area", team->area);
	if (team->population > 0)
		out_field(
			out, "Population", arena_printf(out->arena, "%" PRId64, team->population));
	out_field(out, "Word for people", team->person_word);
	out_field(out, "Due soon",
		arena_printf(out->arena, "%" PRId64 " days before the date", team->soon_days));
	out_field(out, "Review every",
		arena_printf(out->arena,
			"%" PRId64 " months very high, %" PRId64 " high, %" PRId64
			" rising, %" PRId64 " lower",
			team->review_months_very_high, team->review_months_high,
			team->review_months_rising, team->review_months_lower));
	out_field(out, "Lawful basis",
		team->lawful_basis != NULL ? team->lawful_basis : "asked for at each import");
	out_field(out, "Leading instrument",
		team->instrument != NULL ? risk_instrument_name(team->instrument)
					 : "the newest score leads");
	out_field(out, "Use",
		team->live ? "live: test NHS Numbers are refused"
			   : "not live: test NHS Numbers are taken");
}

static void show_runs(struct out *out, const struct import_run *runs, size_t n)
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
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		const struct import_run *r = &runs[i];
		table_cellf(&table, "%s", r->uid != NULL ? r->uid : "");
		table_cell(&table, shown_instant(out, r->imported_at));
		table_cell(&table, r->imported_by);
		table_cell(&table, r->file_name);
		table_date(&table, r->run_date);
		table_cellf(&table, "%" PRId64, r->rows);
		table_cellf(&table, "%" PRId64, r->added);
		table_cellf(&table, "%" PRId64, r->changed);
		table_cellf(&table, "%" PRId64, r->refused);
		table_cell(&table, shown_instant(out, r->undone_at));
	}
	table_print(&table);
}

static void show_audit(struct out *out, const struct audit *rows, size_t n)
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
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		table_cellf(&table, "%" PRId64, rows[i].seq);
		table_cell(&table, shown_instant(out, rows[i].at));
		table_cell(&table, rows[i].login);
		table_cell(&table, rows[i].command);
		table_cell(&table, rows[i].result);
		table_cell(&table, rows[i].person);
		table_cell(&table, rows[i].detail);
	}
	table_print(&table);
}

static void show_drafts(struct out *out, const struct draft *drafts, size_t n)
{
	static const struct column columns[] = {
		{"Kept", NULL, 0},
		{"Person", NULL, COLUMN_NAME},
		{"Place", NULL, 0},
		{"Begins", NULL, COLUMN_SHRINK},
	};
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		const char *text = drafts[i].text != NULL ? drafts[i].text : "";
		table_cell(&table, shown_instant(out, drafts[i].kept_at));
		table_cell(&table, drafts[i].person);
		table_cell(&table, drafts[i].place);
		table_cellf(&table, "%.*s", (int)strcspn(text, "\n"), text);
	}
	table_print(&table);
}

static void show_changes(struct out *out, const struct change *changes, size_t n)
{
	static const struct column columns[] = {
		{"Change", NULL, COLUMN_RIGHT},
		{"When", NULL, 0},
		{"What", NULL, COLUMN_SHRINK},
		{"Undo", NULL, 0},
	};
	struct table table = TABLE(out, columns);

	for (size_t i = 0; i < n; i++) {
		table_cellf(&table, "%" PRId64, changes[i].id);
		table_cell(&table, shown_instant(out, changes[i].at));
		table_cell(&table, changes[i].summary);
		table_cell(&table, changes[i].state);
	}
	table_print(&table);
}

void show_service(struct out *out, const struct result *result)
{
	switch (result->kind) {
	case RESULT_WORKERS:
		show_workers(out, result->value, result->n);
		break;
	case RESULT_LOAD:
		show_load(out, result->value, result->n);
		break;
	case RESULT_TEAM:
		show_team(out, result->value);
		break;
	case RESULT_PRACTICES:
		show_practices(out, result->value, result->n);
		break;
	case RESULT_REGISTER:
		show_register(out, result->value, result->n);
		break;
	case RESULT_IMPORT_RUNS:
		show_runs(out, result->value, result->n);
		break;
	case RESULT_AUDIT:
		show_audit(out, result->value, result->n);
		break;
	case RESULT_DRAFTS:
		show_drafts(out, result->value, result->n);
		break;
	case RESULT_CHANGES:
		show_changes(out, result->value, result->n);
		break;
	default:
		bug("a kind of result that nothing shows: %d", (int)result->kind);
	}
}
