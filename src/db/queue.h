/* The writers' queue: a lock on a file beside the store.
 *
 * SQLite's busy timeout alone starves writers: of eight, one may commit once while another does
 * thousands. Here they stand at a gate, one of them at the lock, and whoever leaves goes to the back. */
#ifndef CASELOAD_DB_QUEUE_H
#define CASELOAD_DB_QUEUE_H

#include <stdbool.h>

#include <caseload/base/err.h>

struct queue {
	char *path; /* owned; NULL where there is no file to queue for */
	int fd;	    /* -1 until the first writer comes */
	bool held;
};

void queue_init(struct queue *queue, const char *store); /* NULL: a store in memory */
void queue_free(struct queue *queue);
/* Waits at most `limit_ms`, then ERR_BUSY. ERR_READONLY where the lock cannot be made. */
bool queue_enter(struct queue *queue, int limit_ms, struct err *err);
void queue_leave(struct queue *queue); /* nothing to leave is fine */

#endif
