/* SPDX-License-Identifier: MIT */
/* site.h - a temporary folder for the tests of publication */
#ifndef SITE_H
#define SITE_H
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "publication.h"
#include "test.h"

static char site_root[64], site_out[80];

static int
site_unlink(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	return remove(path);
}

static inline void
site_remove(void)
{
	nftw(site_root, site_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

/* A new folder; site_out is below it and does not exist. */
static inline void
site_new(void)
{
	snprintf(site_root, sizeof(site_root), "%s", "/tmp/duikan-XXXXXX");
	if (mkdtemp(site_root) == NULL) {
		perror("mkdtemp");
		exit(99);
	}
	snprintf(site_out, sizeof(site_out), "%s/site", site_root);
}

static inline const char *
site_path(const char *name)
{
	static char path[4][300];
	static int i;

	i = (i + 1) % 4;
	snprintf(path[i], sizeof(path[i]), "%s/%s", site_out, name);
	return path[i];
}

static inline void
site_write(const char *name, const char *text)
{
	FILE *f = fopen(site_path(name), "w");

	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0) {
		perror(site_path(name));
		exit(99);
	}
}

/* What the file holds; "(none)" if there is none. */
static inline struct slice
site_read(const char *name)
{
	static char text[4][512];
	static int i;
	FILE *f = fopen(site_path(name), "r");

	i = (i + 1) % 4;
	if (f == NULL)
		return SLICE("(none)");
	struct slice s = {text[i], fread(text[i], 1, sizeof(text[i]), f)};

	fclose(f);
	return s;
}

static inline bool
site_has(const char *name)
{
	struct stat st;

	return lstat(site_path(name), &st) == 0;
}

/* Whether the manifest proves every file. */
static inline bool
site_is_whole(void)
{
	char command[400];

	snprintf(command, sizeof(command),
	    "cd %s && sha256sum --strict --quiet -c manifest >&2", site_out);
	return system(command) == 0;
}

/* How many things stand beside the site: 0 but while a build runs. */
static inline int
site_litter(void)
{
	char command[400];
	FILE *f;
	int n = -1;

	snprintf(
	    command, sizeof(command), "ls -A %s | grep -vcx site", site_root);
	f = popen(command, "r");
	if (f == NULL || fscanf(f, "%d", &n) != 1)
		n = -1;
	if (f != NULL)
		pclose(f);
	return n;
}

static inline bool
put(struct publication *p, const char *path, const char *text)
{
	return publication_put(p, slice_of(path), slice_of(text));
}

/* A site of an index and of the pages a and b, each holding `text`. */
static inline bool
site_build(struct diag *d, const char *text)
{
	struct publication *p = publication_begin(d, site_out);
	bool ok = p != NULL && put(p, "index.html", text) &&
		  put(p, "pages/a.html", text) &&
		  put(p, "pages/b.html", text) && publication_commit(p);

	publication_end(p);
	return ok;
}
#endif
