/* Runs a fuzz target over the files named: the checked-in corpus, with any compiler. */
#include "../fuzz.h"

#include <stdbool.h>

/* A target may have something to do first. */
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

static bool run_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data;
	size_t size = 0, room = 1 << 20;

	if (file == NULL) {
		perror(path);
		return false;
	}
	data = malloc(room);
	if (data != NULL)
		size = fread(data, 1, room, file);
	fclose(file);
	/* Exactly as large as it is, so that a sanitizer sees the byte after it. */
	uint8_t *exact = malloc(size > 0 ? size : 1);
	if (data == NULL || exact == NULL)
		return false;
	for (size_t i = 0; i < size; i++)
		exact[i] = data[i];
	free(data);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	return true;
}

int main(int argc, char **argv)
{
	if (LLVMFuzzerInitialize)
		LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++)
		if (!run_file(argv[i]))
			return 1;
	if (argc < 2)
		fprintf(stderr, "There is no corpus to run.\n");
	return argc < 2;
}
