/* SPDX-License-Identifier: MIT */
/* archive.h - an archive to ask: one that was built, or a corpus read now */
#ifndef ARCHIVE_H
#define ARCHIVE_H
#include "catalogue.h"
#include "rooms.h"

struct archive {
	struct rooms rooms;
	bool is_corpus; /* rooms are open */
	struct authority authority;
	struct catalogue *catalogue; /* NULL: could not be opened */
};

/* Opens what `paths` name: the folder of a built archive or its database, or
 * else articles, of which a catalogue is made in memory.  Without paths the
 * archive in ".", "site" or "build/site" is taken, or, if there is none, the
 * corpus. False, reported, if there is nothing to ask. */
bool archive_open(struct archive *a, struct cli *c, char **paths, int npaths);
void archive_close(struct archive *a);

/* A day for --from, or, with `last`, the last day that is meant, for --to:
 * "1960", "1960-08" or "1960-08-03". Anything else is wrong usage. */
struct date archive_day(
    struct cli *c, const char *option, const char *value, bool last);
/* The code of the industry that `name` means; p NULL, reported, if none. */
struct slice archive_industry(
    struct cli *c, const struct archive *a, const char *name);
/* For tables and hits: prints to the cli's standard output. */
bool archive_put(void *cli, struct slice text);
#endif
