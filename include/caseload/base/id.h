/* UUID version 7: 48 bits of milliseconds, then random bits of libuuid.
 * Made in time order, so an index over them grows at its end. */
#ifndef CASELOAD_BASE_ID_H
#define CASELOAD_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

enum { UID_SIZE = 37, UID_SHORT = 8 };

const char *uid_new(char buffer[static UID_SIZE]); /* lower case, with hyphens */
bool uid_valid(const char *text);
/* From now on uids are a fixed sequence from `seed`, as the demo caseload wants; 0 turns it off. */
void uid_fix(uint64_t seed);

#endif
