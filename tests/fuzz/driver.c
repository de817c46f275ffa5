/* SPDX-License-Identifier: MIT */
/* driver.c - runs a fuzz target where there is no libFuzzer
 *
 *	fuzz-parse FOLDER...
 *
 * Runs every file below the folders as it is, then changed in a few hundred
 * ways that are the same on every run.  A fault ends the program. Prints TAP.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "buffer.h"
#include "target.h"

enum { MUTANTS = 256, SEED_MAX = 1 << 20 };

static int ran;

/* A copy of exactly the size, so that a sanitizer sees a byte too far. */
static void
run_copy(const char *p, size_t n)
{
	uint8_t *copy = malloc(n > 0 ? n : 1);

	if (copy == NULL)
		abort();
	if (n > 0)
		memcpy(copy, p, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
}

/* Cuts out, repeats or overwrites a piece. */
static void
mutate(struct buffer *b, struct slice seed, uint64_t *state)
{
	size_t at = next_random(state) % (seed.n + 1);
	size_t n = next_random(state) % (seed.n - at + 1);

	buffer_clear(b);
	buffer_put(b, slice_head(seed, at));
	switch (next_random(state) % 4) {
	case 0:
		break;
	case 1:
		for (int i = 0; i < 3; i++)
			buffer_put(b, slice_head(slice_tail(seed, at), n));
		break;
	case 2:
		for (size_t i = 0; i < n && i < 4; i++)
			buffer_putc(b, (char)next_random(state));
		break;
	default:
		buffer_put(b, slice_tail(seed, at));
		for (int i = 0; i < 8 && b->n > 0; i++)
			b->p[next_random(state) % b->n] =
			    "\n \t#>*<(:-`\x80\xe3"[next_random(state) % 13];
		return;
	}
	buffer_put(b, slice_tail(seed, at + n));
}

static void
run_file(const char *path)
{
	struct buffer seed = {0}, mutant = {0};
	uint64_t state = UINT64_C(0x9e3779b97f4a7c15);
	FILE *f = fopen(path, "rb");

	if (f == NULL) {
		printf("not ok %d - cannot read %s\n", ++ran, path);
		exit(1);
	}
	seed.n = fread(buffer_room(&seed, SEED_MAX), 1, SEED_MAX, f);
	fclose(f);
	run_copy(seed.p, seed.n);
	for (int i = 0; i < MUTANTS && seed.n > 0; i++) {
		mutate(&mutant, buffer_slice(&seed), &state);
		run_copy(mutant.p, mutant.n);
	}
	buffer_free(&seed);
	buffer_free(&mutant);
	printf("ok %d - %s\n", ++ran, path);
	fflush(stdout);
}

static void
run_path(const char *path)
{
	struct dirent **entry;
	int n = scandir(path, &entry, NULL, alphasort);

	if (n < 0) {
		run_file(path);
		return;
	}
	for (int i = 0; i < n; i++) {
		char below[4096];

		snprintf(below, sizeof(below), "%s/%s", path, entry[i]->d_name);
		if (entry[i]->d_name[0] != '.')
			run_path(below);
		free(entry[i]);
	}
	free(entry);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		run_path(argv[i]);
	printf("1..%d\n", ran);
	return ran == 0;
}
