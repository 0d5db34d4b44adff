/* Which store, and who. */
#ifndef CLI_WHERE_H
#define CLI_WHERE_H

#include <caseload/cli/cli.h>

/* --store, CASELOAD_STORE, or the default place; the demonstration has a place of its own, which
 * only --store moves. NULL where there is no home directory. */
const char *where_store(const struct cli_options *options, bool demo, struct arena *arena);
/* Makes the folder of a store of ours where it is missing, for nobody else to look into. */
bool where_make_folder(const char *store, struct err *err);
/* The operating system's name of the user; NULL where there is none. */
const char *where_login(void);

#endif
