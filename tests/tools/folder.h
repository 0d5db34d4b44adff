/* A folder of a test's own. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

enum { FOLDER_SIZE = 64 };

/* A new one in TMPDIR; in /tmp where that has so long a name that paths in the folder would be cut.
 * Stops the test where none can be made. */
void folder_make(char folder[static FOLDER_SIZE]);
/* With all that is in it. A link is removed, and what it points to stays. */
void folder_remove(const char *folder);

#endif
