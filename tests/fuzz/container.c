/* SPDX-License-Identifier: MIT */
/* container.c - any bytes under the name of an archive are read to their end
 * or to a fault, and what is in them stays in its limits */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "container.h"
#include "target.h"
#include "utf8.h"

static const char *const endings[] = {
    "zip", "7z", "tar", "jsonl.gz", "jsonl", NULL};
static char top[] = "/tmp/duikan-fuzz-XXXXXX";
static char path[64];
static int memory = -1;

static void
clean_up(void)
{
	for (const char *const *e = endings; *e != NULL; e++) {
		snprintf(path, sizeof(path), "%s/x.%s", top, *e);
		unlink(path);
	}
	rmdir(top);
}

/* Archives are files: one in memory, under a name for each kind. */
static void
set_up(void)
{
	char target[64];

	memory = memfd_create("fuzz", 0);
	MUST(memory >= 0 && mkdtemp(top) != NULL);
	snprintf(target, sizeof(target), "/proc/self/fd/%d", memory);
	for (const char *const *e = endings; *e != NULL; e++) {
		snprintf(path, sizeof(path), "%s/x.%s", top, *e);
		MUST(symlink(target, path) == 0);
	}
	atexit(clean_up);
}

static void
read_all(const char *ending)
{
	struct read_options o = {.max_size = 4096, .max_members = 100};
	struct diag *d = diag_new();
	struct container *c;
	struct document x;
	uint64_t last = 0;
	int many = 0;

	snprintf(path, sizeof(path), "%s/x.%s", top, ending);
	c = container_open(d, slice_of(path), &o);
	MUST(c != NULL || diag_worst(d) >= ERROR);
	while (c != NULL && container_next(c, &x)) {
		struct buffer b = {0};
		const char *why = NULL;

		MUST(many == 0 || x.at > last);
		last = x.at;
		MUST(++many <= 100);
		MUST(utf8_valid_prefix(x.name) == x.name.n);
		MUST(!slice_starts(x.name, SLICE("/")));
		MUST(container_read(c, &b, &why) || why != NULL);
		MUST(b.n <= 4097);
		buffer_free(&b);
	}
	container_close(c);
	diag_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (memory < 0)
		set_up();
	MUST(ftruncate(memory, 0) == 0);
	MUST(pwrite(memory, data, n, 0) == (ssize_t)n);
	for (const char *const *e = endings; *e != NULL; e++)
		read_all(*e);
	return 0;
}
