#include "program.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/str.h>

static char *binary(void)
{
	const char *named = getenv("CASELOAD");
	return realpath(named != NULL && *named != '\0' ? named : "build/caseload", NULL);
}

bool program_open(struct program *program)
{
	char *path = binary(), link_name[96];

	if (path == NULL) {
		cr_log_warn("build/caseload is missing: the whole program is not tested");
		return false;
	}
	folder_make(program->folder);
	snprintf(link_name, sizeof(link_name), "%s/caseload", program->folder);
	cr_assert_eq(symlink(path, link_name), 0);
	free(path);
	return true;
}

void program_close(struct program *program)
{
	folder_remove(program->folder);
}

static char *file_text(const char *folder, const char *name)
{
	struct str path = {0}, text = {0};
	char buffer[8192];
	size_t n;

	str_addf(&path, "%s/%s", folder, name);
	FILE *file = fopen(str_text(&path), "r");
	while (file != NULL && (n = fread(buffer, 1, sizeof(buffer), file)) > 0)
		str_addn(&text, buffer, n);
	if (file != NULL)
		fclose(file);
	str_free(&path);
	return text.text != NULL ? text.text : strdup("");
}

static void to_file(const char *name, int fd)
{
	int file = open(name, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	dup2(file, fd);
	close(file);
}

static void child(const struct program *program, const char *line)
{
	struct str path = {0};

	if (chdir(program->folder) != 0)
		_exit(99);
	str_addf(&path, "%s:%s", program->folder, getenv("PATH"));
	setenv("PATH", str_text(&path), 1);
	setenv("HOME", program->folder, 1);
	setenv("CASELOAD_NOW", "2026-03-12T14:05", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("CASELOAD_STORE");
	unsetenv("COLUMNS");
	int null = open("/dev/null", O_RDONLY);
	dup2(null, STDIN_FILENO);
	to_file(".out", STDOUT_FILENO);
	to_file(".err", STDERR_FILENO);
	execl("/bin/sh", "sh", "-c", line, (char *)NULL);
	_exit(99);
}

struct ran program_run(const struct program *program, const char *line)
{
	struct ran ran;
	int status;
	pid_t pid = fork();

	if (pid == 0)
		child(program, line);
	waitpid(pid, &status, 0);
	ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	ran.out = file_text(program->folder, ".out");
	ran.err = file_text(program->folder, ".err");
	return ran;
}

void ran_free(struct ran *ran)
{
	free(ran->out);
	free(ran->err);
}

static bool holds(const char *text, const char *part)
{
	return part == NULL || (*part == '\0' ? *text == '\0' : strstr(text, part) != NULL);
}

void program_expect(const struct program *program, const char *line, int status, const char *out,
	const char *err)
{
	struct ran ran = program_run(program, line);

	cr_assert(ran.status == status && holds(ran.out, out) && holds(ran.err, err),
		"%s\nstatus %d, not %d; wanted \"%s\" on output and \"%s\" on error\n--- "
		"output\n%s\n--- error\n%s",
		line, ran.status, status, out != NULL ? out : "anything",
		err != NULL ? err : "anything", ran.out, ran.err);
	ran_free(&ran);
}

void program_file(const struct program *program, const char *name, const char *text, size_t length)
{
	struct str path = {0};

	str_addf(&path, "%s/%s", program->folder, name);
	FILE *file = fopen(str_text(&path), "w");
	cr_assert_not_null(file);
	cr_assert_eq(fwrite(text, 1, length, file), length);
	fclose(file);
	str_free(&path);
}

void program_team(const struct program *program)
{
	program_expect(program,
		"caseload init --team 'North team' --worker 'Jo Patel' --profession district_nurse",
		0, "North team", "");
	program_expect(program,
		"caseload worker add 'Mary Lewis' --profession social_worker --login mlewis", 0,
		"Mary Lewis", "");
}
