#include "term_job.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { GENERATIONS = 32 };

/* The fourth field of /proc/<pid>/stat; the second may hold anything, so it is read from behind. */
static pid_t parent_of(pid_t pid)
{
	char path[64], text[512];
	const char *after;
	FILE *file;
	size_t n;
	int parent;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	file = fopen(path, "r");
	if (file == NULL)
		return -1;
	n = fread(text, 1, sizeof text - 1, file);
	fclose(file);
	text[n] = '\0';
	after = strrchr(text, ')');
	return after && sscanf(after + 1, " %*c %d", &parent) == 1 ? (pid_t)parent : -1;
}

bool term_job_control(void)
{
	pid_t job = getpgrp(), above = getppid();

	for (int i = 0; i < GENERATIONS && above > 1 && getpgid(above) == job; i++)
		above = parent_of(above);
	return above > 1 && getpgid(above) != job && getsid(above) == getsid(0);
}
