/* What is measured on: two stores and a risk list, kept from one run to the next. */
#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/nhs_number.h>

static bool is_there(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && st.st_size > 0;
}

/* A store that an earlier build made may have other tables. */
static bool opens(struct bench *bench, const char *path)
{
	const char *const argv[] = {bench->program, "--store", path, "list", "--limit", "1", NULL};

	return run_program(argv).status == 0;
}

static const char *store_of(struct bench *bench, int64_t people)
{
	/* One of an earlier program would be brought up to date, and still lack what it did not make. */
	const char *path = arena_printf(
		bench->arena, "%s/store-%s-%" PRId64 ".db", bench->dir, CASELOAD_VERSION, people);
	const char *number = arena_printf(bench->arena, "%" PRId64, people);

	if (is_there(path) && opens(bench, path))
		return path;
	unlink(path);
	fprintf(stderr, "Making a store of %" PRId64 " people, once ...\n", people);
	run_seconds((const char *const[]){
		bench->program, "--store", path, "demo", "--people", number, NULL});
	return path;
}

/* ---- the risk list ---- */

static const char *const families[] = {"Ahmed", "Bailey", "Choudhury", "Williams", "Taylor", "Khan",
	"Hughes", "Patel", "Walker", "Wright", "Johnson", "Begum", "Brown", "Kowalski", "White",
	"Jones", "Green", "Wilson", "Davies", "Evans", "O'Brien", "Łukasz", "Nguyễn",
	"van der Berg", "Müller"};
static const char *const givens[] = {"Fatima", "Rehana", "Jean", "Maureen", "Winifred", "Patricia",
	"Mohammed", "Robert", "George", "Kenneth", "Dennis", "Frank", "Zoë", "Siobhan", "Bożena",
	"Piotr"};

static uint64_t dice = 42;

static unsigned roll(unsigned sides)
{
	dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)((dice >> 33) % sides);
}

/* The nine digits' check digit, or 10 where there is none, or all ten would be the same. */
static int check_digit(unsigned nine)
{
	int sum = 0;

	if (nine == 999999999U)
		return 10;
	for (int weight = 2; weight <= 10; weight++, nine /= 10)
		sum += (int)(nine % 10) * weight;
	return (11 - sum % 11) % 11;
}

/* Every nine digits of the test range once, in an order that looks like none. */
static unsigned nth_nine(unsigned n)
{
	return 999000000U + (unsigned)((uint64_t)n * 383838409U % 1000000U);
}

static void write_row(FILE *file, unsigned nine, int check)
{
	fprintf(file, "%u%d,%s,%s,%04u-%02u-%02u,%u,NF%u %uAB,efi,0.%02u,2026-02-%02u\n", nine,
		check, families[roll(sizeof(families) / sizeof(families[0]))],
		givens[roll(sizeof(givens) / sizeof(givens[0]))], 1925 + roll(80), 1 + roll(12),
		1 + roll(28), 1 + roll(2), 1 + roll(20), 1 + roll(9), roll(60), 1 + roll(28));
}

static void write_csv(struct bench *bench, const char *path, int64_t rows)
{
	const char *making = arena_printf(bench->arena, "%s.making", path);
	FILE *file = fopen(making, "w");
	int64_t written = 0;

	if (file == NULL)
		give_up("%s cannot be written.", making);
	fputs("nhs_number,family_name,given_name,date_of_birth,gender,postcode,instrument,score,"
	      "scored_on\n",
		file);
	for (unsigned n = 0; written < rows && n < 1000000; n++) {
		int check = check_digit(nth_nine(n));

		if (check == 10)
			continue;
		write_row(file, nth_nine(n), check);
		written++;
	}
	if (fclose(file) != 0 || rename(making, path) != 0)
		give_up("%s cannot be written.", path);
}

void bench_data(struct bench *bench)
{
	enum { SMALL = 20000, CSV_MOST = 900000 };
	int64_t rows = bench->people < CSV_MOST ? bench->people : CSV_MOST;

	bench->big = store_of(bench, bench->people);
	bench->small = store_of(bench, SMALL);
	bench->csv = arena_printf(bench->arena, "%s/risk-%" PRId64 ".csv", bench->dir, rows);
	bench->csv_rows = rows;
	if (!is_there(bench->csv))
		write_csv(bench, bench->csv, rows);
	if (rows < bench->people)
		printf("The test range has 909,091 NHS Numbers: the risk list has %" PRId64
		       " rows.\n",
			rows);
}
