/* What a worker sets for themselves. Their own only, and no record: no audit row, no undo. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/setting.h>

#include "care.h"

bool command_setting_set(struct call *call, struct result *out, struct err *err)
{
	struct setting setting = {.worker_id = call->worker->id};
	const char *value = NULL;

	if (!care_need_text(call, "name", 100, false, &setting.name, err) ||
		!args_text(call->args, "value", 1000, false, &value, err) ||
		!setting_check(setting.name, value != NULL ? value : "", call->arena,
			&setting.value, err) ||
		!store_setting_set(call->store, &setting, err))
		return false;
	const struct setting_spec *spec = setting_find(setting.name);
	if (*setting.value != '\0')
		return call_done(call, out, "Set %s to %s.", spec ? spec->label : setting.name,
			setting.value);
	return call_done(
		call, out, "Took out what you had set for %s.", spec ? spec->label : setting.name);
}

static const char *kept_value(const struct setting *kept, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(kept[i].name, name) == 0)
			return kept[i].value;
	return NULL;
}

bool command_setting_list(struct call *call, struct result *out, struct err *err)
{
	const char *prefix = args_get(call->args, "prefix");
	struct setting *kept, *all = NULL;
	size_t kept_n, room = 0;

	if (text_is_blank(prefix))
		prefix = NULL;
	if (!store_setting_list(
		    call->store, call->worker->id, prefix, call->arena, &kept, &kept_n, err))
		return false;
	for (size_t i = 0; i < setting_specs_n; i++) {
		const struct setting_spec *spec = &setting_specs[i];

		if (prefix != NULL && strncmp(spec->name, prefix, strlen(prefix)) != 0)
			continue;
		*(struct setting *)arena_push(call->arena, &all, &out->n, &room, sizeof(*all)) =
			(struct setting){.worker_id = call->worker->id,
				.name = spec->name,
				.value = kept_value(kept, kept_n, spec->name),
				.otherwise = spec->otherwise,
				.label = spec->label};
	}
	for (size_t i = 0; i < kept_n; i++)
		if (setting_find(kept[i].name) == NULL)
			*(struct setting *)arena_push(
				call->arena, &all, &out->n, &room, sizeof(*all)) = kept[i];
	out->kind = RESULT_SETTINGS;
	out->value = all;
	return true;
}
