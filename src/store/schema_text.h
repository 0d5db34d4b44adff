/* The migrations and the schema they lead to, as text built into the program. */
#ifndef STORE_SCHEMA_TEXT_H
#define STORE_SCHEMA_TEXT_H

struct migration {
	int number;
	const char *name;
	const char *sql;
};
extern const struct migration migrations[];
extern const int migration_count;
extern const char *const schema_current; /* what sqlite_schema must say, in name order */

#endif
