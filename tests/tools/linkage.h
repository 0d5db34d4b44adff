/* Public sets of records that are known to be of the same people, for measuring how well likeness is
 * told: FEBRL 1 and 2, and fake_1000. */
#ifndef TESTS_LINKAGE_H
#define TESTS_LINKAGE_H

#include <stdbool.h>
#include <stddef.h>

/* One record as the file has it; "" where a cell is empty. */
struct linkage_row {
	const char *given, *family, *born; /* "19081209" or "1971-06-24" */
	const char *address, *postcode, *email, *number;
	long person; /* rows of one person have the same */
};
struct linkage {
	struct linkage_row *rows;
	size_t n;
	size_t pairs; /* of the same person */
	char *text;
};
/* False where the file is not there. Free with linkage_free(). */
bool linkage_read(const char *folder, const char *name, struct linkage *out);
void linkage_free(struct linkage *set);

#endif
