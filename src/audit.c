#include <caseload/audit.h>

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

static const struct field audit_fields[] = {
	FIELD(INT, audit, seq),
	FIELD(TEXT, audit, at),
	FIELD_HIDE(INT, audit, worker_id),
	FIELD(TEXT, audit, login),
	FIELD(TEXT, audit, session),
	FIELD(TEXT, audit, command),
	FIELD(TEXT, audit, touches),
	FIELD(TEXT, audit, result),
	FIELD_HIDE(INT, audit, person_id),
	FIELD(TEXT, audit, person),
	FIELD(TEXT, audit, object),
	FIELD(TEXT, audit, detail),
	FIELD(TEXT, audit, prev),
	FIELD(TEXT, audit, hash),
};
const struct shape audit_shape = SHAPE(audit, audit_fields);

static const struct field draft_fields[] = {
	FIELD_HIDE(INT, draft, id),
	FIELD_HIDE(INT, draft, worker_id),
	FIELD_HIDE(INT, draft, person_id),
	FIELD(TEXT, draft, person),
	FIELD(TEXT, draft, person_uid),
	FIELD(TEXT, draft, place),
	FIELD(TEXT, draft, text),
	FIELD(INT, draft, base_version),
	FIELD(TEXT, draft, kept_at),
	FIELD(TEXT, draft, thrown_away_at),
};
const struct shape draft_shape = SHAPE(draft, draft_fields);

/* Each part with its length before it, so that no two rows share their bytes. */
static void part(struct str *s, const char *text)
{
	if (text == NULL)
		str_add(s, "-;");
	else
		str_addf(s, "%zu:%s;", strlen(text), text);
}

static void material(const struct audit *row, struct str *s)
{
	part(s, row->prev);
	part(s, row->at);
	str_addf(s, "%" PRId64 ";%" PRId64 ";", row->worker_id, row->person_id);
	part(s, row->login);
	part(s, row->session);
	part(s, row->command);
	part(s, row->touches);
	part(s, row->result);
	part(s, row->object);
	part(s, row->detail);
}

void audit_hash(const struct audit *row, char hex[static AUDIT_HASH_HEX])
{
	unsigned char hash[crypto_generichash_BYTES];
	struct str s = {0};

	material(row, &s);
	crypto_generichash(
		hash, sizeof(hash), (const unsigned char *)str_text(&s), s.length, NULL, 0);
	str_free(&s);
	sodium_bin2hex(hex, AUDIT_HASH_HEX, hash, sizeof(hash));
}

const char *audit_head_short(const char *hex, char buffer[static 16])
{
	if (hex == NULL || strlen(hex) < 12)
		buffer[0] = '\0';
	else
		snprintf(buffer, 16, "%.4s-%.4s-%.4s", hex, hex + 4, hex + 8);
	return buffer;
}
