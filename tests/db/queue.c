#include "../../src/db/queue.h"

#include <criterion/criterion.h>
#include <unistd.h>
#include <sys/stat.h>

#include <caseload/base/clock.h>

#include "scratch.h"

Test(queue, waits_for_its_limit_and_no_longer)
{
	struct scratch scratch;
	struct queue first, second;
	struct err err = {0};

	scratch_init(&scratch);
	queue_init(&first, scratch.path);
	queue_init(&second, scratch.path);
	cr_assert(queue_enter(&first, 0, &err), "%s", err.text);
	cr_assert(queue_enter(&first, 0, &err), "who is in may come in again");
	for (int limit = 0; limit <= 120; limit += 60) {
		int64_t start = clock_monotonic_ms();
		cr_assert(!queue_enter(&second, limit, &err));
		int64_t took = clock_monotonic_ms() - start;
		cr_assert(err.code == ERR_BUSY);
		cr_assert(took >= limit && took < limit + 3000, "%d ms of %d", (int)took, limit);
	}
	queue_leave(&first);
	cr_assert(queue_enter(&second, 0, &err));
	queue_leave(&second);
	queue_leave(&second);
	queue_free(&first);
	queue_free(&second);
	scratch_remove(&scratch);
}

Test(queue, lock_file_takes_the_mode_of_the_store)
{
	struct scratch scratch;
	struct queue queue;
	struct err err = {0};
	struct stat st;

	scratch_init(&scratch);
	db_close(scratch_store(&scratch));
	chmod(scratch.path, 0660);
	queue_init(&queue, scratch.path);
	cr_assert(queue_enter(&queue, 0, &err));
	cr_assert(stat(queue.path, &st) == 0);
	cr_assert((st.st_mode & 0777) == 0660, "%o", (unsigned)st.st_mode);
	queue_free(&queue);
	scratch_remove(&scratch);
}

Test(queue, what_lies_in_the_way_is_refused)
{
	struct scratch scratch;
	struct queue queue;
	struct err err = {0};

	scratch_init(&scratch);
	queue_init(&queue, scratch.path);
	cr_assert(symlink("/dev/null", queue.path) == 0);
	cr_assert(!queue_enter(&queue, 0, &err));
	cr_assert(unlink(queue.path) == 0);
	cr_assert(mkfifo(queue.path, 0600) == 0);
	cr_assert(!queue_enter(&queue, 0, &err));
	queue_free(&queue);
	scratch_remove(&scratch);
}

Test(queue, a_store_in_memory_has_none)
{
	struct queue queue;
	struct err err = {0};

	queue_init(&queue, NULL);
	cr_assert(queue_enter(&queue, 0, &err));
	queue_leave(&queue);
	queue_free(&queue);
}
