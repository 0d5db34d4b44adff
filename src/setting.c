#include <caseload/setting.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

enum { NAME_MAX_BYTES = 100 };

static const struct field setting_fields[] = {
	FIELD_HIDE(INT, setting, worker_id),
	FIELD(TEXT, setting, name),
	FIELD(TEXT, setting, value),
	FIELD(TEXT, setting, otherwise),
	FIELD(TEXT, setting, label),
};
const struct shape setting_shape = SHAPE(setting, setting_fields);

static const struct word themes[] = {
	{1, "standard", "Standard"},
	{2, "high-contrast", "High contrast"},
	{3, "mono", "No colour"},
};
static const struct word sounds[] = {
	{1, "off", "Off"},
	{2, "visible", "Visible: the message in reverse"},
	{3, "audible", "Audible: the bell of the terminal"},
};
/* Of Windows and its consoles; one letter is one byte in each. */
static const struct word codepages[] = {
	{1, "CP1252", "Western Europe (CP1252)"},
	{2, "CP1250", "Central Europe (CP1250)"},
	{3, "CP850", "DOS, Western Europe (CP850)"},
	{4, "CP437", "DOS, United States (CP437)"},
	{5, "ISO-8859-15", "ISO Latin 9"},
};
#define CHOICES(words) SETTING_CHOICE, {#words, words, sizeof(words) / sizeof((words)[0])}, 0, 0

const struct setting_spec setting_specs[] = {
	{"calm", "Calm mode", SETTING_YES_NO, {0}, 0, 0, "no",
		"y: nothing moves by itself, no frames; made for screen readers."},
	{"theme", "Colours", CHOICES(themes), "standard",
		"Colour only repeats what the words say."},
	{"ascii", "Plain characters", SETTING_YES_NO, {0}, 0, 0, "no",
		"y: lines and marks in plain ASCII, where others show wrongly."},
	{"preview", "Preview pane", SETTING_YES_NO, {0}, 0, 0, "yes",
		"y: the Board begins with the pane about the person. F6 turns it."},
	{"key-twins", "Keys without F", SETTING_YES_NO, {0}, 0, 0, "no",
		"y: the bottom line shows letters and Alt keys instead of F keys."},
	{"view", "First view", SETTING_TEXT, {0}, 0, 0, "",
		"What the Board begins with, as f lists them. Empty: the first."},
	{"printer", "Printer", SETTING_TEXT, {0}, 0, 0, "",
		"Where printing goes first; this-pc: your own. Empty: this machine's."},
	{"pc-codepage", "Code page of this PC", CHOICES(codepages), "CP1252",
		"In which letters its own printer gets a page (printer this-pc)."},
	{"text-width", "Text width", SETTING_NUMBER, {0}, 40, 100, "100",
		"How many columns long text may take, from 40 to 100."},
	{"judge-first", "Judge first", SETTING_YES_NO, {0}, 0, 0, "no",
		"y: a record shows a risk score once you have judged; one key shows it all the "
		"same."},
	{"sound", "Sound of a refusal", CHOICES(sounds), "off",
		"What a message that begins with ! does beside standing there."},
};
const size_t setting_specs_n = sizeof(setting_specs) / sizeof(setting_specs[0]);

const struct setting_spec *setting_find(const char *name)
{
	for (size_t i = 0; i < setting_specs_n; i++)
		if (strcmp(setting_specs[i].name, name) == 0)
			return &setting_specs[i];
	return NULL;
}

/* ---- what may be kept ---- */

static bool yes_no(const char *value, const char **tidy, struct err *err)
{
	static const struct {
		const char *typed, *kept;
	} words[] = {{"yes", "yes"}, {"y", "yes"}, {"1", "yes"}, {"on", "yes"}, {"no", "no"},
		{"n", "no"}, {"0", "no"}, {"off", "no"}};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(words[i].typed, value) == 0) {
			*tidy = words[i].kept;
			return true;
		}
	return err_set(err, ERR_INVALID, "value", "This is yes or no. Type y or n.");
}

static bool number(const struct setting_spec *spec, const char *value, struct err *err)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end != '\0' || end == value || n < spec->low || n > spec->high)
		return err_set(err, ERR_INVALID, "value",
			"%s must be a whole number from %d to %d.", spec->label, spec->low,
			spec->high);
	return true;
}

static bool by_spec(const struct setting_spec *spec, const char *value, struct arena *arena,
	const char **tidy, struct err *err)
{
	int word;

	switch (spec->kind) {
	case SETTING_YES_NO:
		return yes_no(value, tidy, err);
	case SETTING_NUMBER:
		return number(spec, value, err);
	case SETTING_CHOICE:
		if (!word_find(&spec->choices, value, &word))
			return err_set(err, ERR_INVALID, "value", "%s must be %s.", spec->label,
				word_choices(&spec->choices, arena));
		*tidy = word_code(&spec->choices, word);
		return true;
	case SETTING_TEXT:
		break;
	}
	return true;
}

static bool is_hex(const char *text)
{
	return *text != '\0' && text[strspn(text, "0123456789abcdef")] == '\0' &&
	       strlen(text) % 2 == 0;
}

static bool of_a_family(const char *name)
{
	if (strncmp(name, "key/", 4) == 0)
		return is_hex(name + 4);
	return strncmp(name, "filter/", 7) == 0 && !text_is_blank(name + 7);
}

bool setting_check(const char *name, const char *value, struct arena *arena, const char **tidy,
	struct err *err)
{
	const struct setting_spec *spec = setting_find(name);
	struct str names = {0};

	*tidy = value;
	if (strlen(name) > NAME_MAX_BYTES)
		return err_set(err, ERR_INVALID, "name",
			"The name is too long. Use %d letters or fewer.", NAME_MAX_BYTES);
	if (spec != NULL)
		return *value == '\0' || by_spec(spec, value, arena, tidy, err);
	if (of_a_family(name))
		return true;
	for (size_t i = 0; i < setting_specs_n; i++)
		str_addf(&names, "%s%s",
			i == 0			  ? ""
			: i + 1 < setting_specs_n ? ", "
						  : " and ",
			setting_specs[i].name);
	err_set(err, ERR_INVALID, "name", "There is no setting %s. There are %s.", name,
		str_text(&names));
	str_free(&names);
	return false;
}
