/* SPDX-License-Identifier: MIT */
#include "datadir.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "build_tree.h" /* BUILD_ROOT, SOURCE_ROOT, DATADIR_NAME */

static bool
is_folder(struct slice path)
{
	struct stat st;

	return path.p != NULL && stat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder that the running program stands in. */
static struct slice
program_folder(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));

	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 1 ? arena_copy(a, (struct slice){path, (size_t)n - 1})
		     : SLICE_NONE;
}

/* The source tree keeps the authority files in its corpus. */
static struct slice
in_source_tree(struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s%s", SOURCE_ROOT,
	    strcmp(name, "authority") == 0 ? "corpus/" : "", name);
}

struct slice
datadir_find(struct arena *a, const char *name)
{
	const char *env = getenv("DUIKAN_DATADIR");
	struct slice here = program_folder(a), path;

	if (env != NULL && *env != '\0') {
		path = arena_printf(a, "%s/%s", env, name);
		return is_folder(path) ? path : SLICE_NONE;
	}
	if (slice_eq(here, slice_of(BUILD_ROOT)))
		path = in_source_tree(a, name);
	else
		path = arena_printf(
		    a, "%.*s/../%s/%s", SLICE_ARG(here), DATADIR_NAME, name);
	return is_folder(path) ? path : SLICE_NONE;
}
