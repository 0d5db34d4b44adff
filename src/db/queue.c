#include "queue.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/base/clock.h>

/* Older C libraries do not name the member that SIGEV_THREAD_ID reads. */
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

void queue_init(struct queue *queue, const char *store)
{
	*queue = (struct queue){NULL, -1, false};
	if (store == NULL)
		return;
	size_t length = strlen(store);
	queue->path = xmalloc(length + sizeof(".lock"));
	memcpy(queue->path, store, length);
	memcpy(queue->path + length, ".lock", sizeof(".lock"));
}

void queue_free(struct queue *queue)
{
	if (queue->fd >= 0)
		close(queue->fd);
	free(queue->path);
	*queue = (struct queue){NULL, -1, false};
}

static bool queue_refuse(const char *path, struct err *err)
{
	if (errno == EACCES || errno == EPERM || errno == EROFS)
		return err_set(err, ERR_READONLY, "store",
			"You may read these records but not change them: %s cannot be written. Ask "
			"whoever looks after the store to give you access.",
			path);
	if (errno == ENOSPC || errno == EDQUOT)
		return err_set(err, ERR_FULL, "store",
			"There is no room left on the disk. Free some space and try again.");
	return err_set(err, ERR_IO, "store", "%s could not be opened (%s).", path, strerror(errno));
}

/* Whoever may write the store may queue for it, so the lock takes the store's mode and group. */
static void take_mode(const struct queue *queue)
{
	char *store = xstrdup(queue->path);
	struct stat st;

	store[strlen(store) - strlen(".lock")] = '\0';
	if (stat(store, &st) == 0) {
		/* Where the group cannot be changed, the directory's decides. */
		if (fchown(queue->fd, (uid_t)-1, st.st_gid) == 0 || st.st_gid == getegid())
			(void)!fchmod(queue->fd, st.st_mode & 0660);
	}
	free(store);
}

static bool queue_open(struct queue *queue, struct err *err)
{
	const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	struct stat st;

	if (queue->fd >= 0)
		return true;
	queue->fd = open(queue->path, flags | O_CREAT | O_EXCL, 0600);
	if (queue->fd >= 0) {
		take_mode(queue);
		return true;
	}
	if (errno == EEXIST)
		queue->fd = open(queue->path, flags);
	if (queue->fd < 0)
		return queue_refuse(queue->path, err);
	if (fstat(queue->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(queue->fd);
		queue->fd = -1;
		return err_set(err, ERR_IO, "store", "%s is in the way. Move it and try again.",
			queue->path);
	}
	return true;
}

static void woken(int number)
{
	(void)number; /* being interrupted is all that is wanted */
}

/* A timer whose signal goes to this thread alone and only interrupts it. It repeats, so that one
 * that comes just before flock() blocks is not the last. The handler stays: a late signal then
 * meets it and not the default, which would end the program. */
static bool timer_start(int limit_ms, timer_t *timer, sigset_t *mask)
{
	struct sigaction action = {.sa_handler = woken}; /* no SA_RESTART: flock() must return */
	struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMAX};
	struct itimerspec when = {
		.it_value = {limit_ms / 1000, limit_ms % 1000 * 1000000L},
		.it_interval = {0, 20 * 1000000L},
	};
	sigset_t ours;

	event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
	sigemptyset(&action.sa_mask);
	if (sigaction(SIGRTMAX, &action, NULL) != 0 ||
		timer_create(CLOCK_MONOTONIC, &event, timer) != 0)
		return false;
	sigemptyset(&ours);
	sigaddset(&ours, SIGRTMAX);
	pthread_sigmask(SIG_UNBLOCK, &ours, mask);
	timer_settime(*timer, 0, &when, NULL);
	return true;
}

static bool queue_busy(struct err *err)
{
	return err_set(err, ERR_BUSY, "store",
		"Someone else is saving and has not finished. Nothing of yours was written; try "
		"again.");
}

/* In front of the lock stands a gate: a byte of the same file. Who waits for the lock holds the gate,
 * so that a writer who has just left and comes again has to stand behind those at the gate. With
 * flock() alone such a writer often has the lock again before the one it woke has run: of 32, the
 * unluckiest got a seventh of its share. */
static int gate(const struct queue *queue, short type, bool wait)
{
	struct flock byte = {.l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1};

	return fcntl(queue->fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &byte);
}

/* Both at once, or neither. */
static bool enter_now(struct queue *queue)
{
	if (gate(queue, F_WRLCK, false) != 0)
		return false;
	queue->held = flock(queue->fd, LOCK_EX | LOCK_NB) == 0;
	int why = errno;
	gate(queue, F_UNLCK, false);
	errno = why;
	return queue->held;
}

/* Waits for the gate, then for the lock; 0, or the errno of what failed, EINTR when time is up. */
static int enter_waiting(struct queue *queue, int64_t until)
{
	bool at_gate = false;
	int failure = 0;

	while (!queue->held && failure == 0) {
		if (!at_gate)
			at_gate = gate(queue, F_WRLCK, true) == 0;
		if (at_gate)
			queue->held = flock(queue->fd, LOCK_EX) == 0;
		if (!queue->held && errno != EINTR)
			failure = errno;
		else if (!queue->held && clock_monotonic_ms() >= until)
			failure = EINTR;
	}
	if (at_gate)
		gate(queue, F_UNLCK, false);
	return failure;
}

/* The first look does not wait, so that a writer alone pays for no timer. Polling would lose the
 * order of the queue and alarm() belongs to the whole program, hence the timer. */
bool queue_enter(struct queue *queue, int limit_ms, struct err *err)
{
	int64_t until = clock_monotonic_ms() + limit_ms;
	timer_t timer;
	sigset_t mask;

	if (queue->path == NULL || queue->held)
		return true;
	if (!queue_open(queue, err))
		return false;
	if (enter_now(queue))
		return true;
	if (errno != EWOULDBLOCK && errno != EAGAIN && errno != EACCES && errno != EINTR)
		return err_set(err, ERR_IO, "store", "%s could not be locked (%s).", queue->path,
			strerror(errno));
	if (limit_ms <= 0 || !timer_start(limit_ms, &timer, &mask))
		return queue_busy(err);
	int failure = enter_waiting(queue, until);
	timer_delete(timer);
	pthread_sigmask(SIG_SETMASK, &mask, NULL);
	if (failure == EINTR)
		return queue_busy(err);
	if (failure != 0)
		return err_set(err, ERR_IO, "store", "%s could not be locked (%s).", queue->path,
			strerror(failure));
	return true;
}

void queue_leave(struct queue *queue)
{
	if (queue->held)
		flock(queue->fd, LOCK_UN);
	queue->held = false;
}
