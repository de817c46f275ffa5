/* SPDX-License-Identifier: MIT */
/* archive.h - an archive to ask: one that was built, or a corpus read now */
#ifndef ARCHIVE_H
#define ARCHIVE_H
#include "catalogue.h"
#include "region.h"
#include "rooms.h"

struct archive {
	struct rooms rooms;
	bool is_corpus;              /* rooms are open */
	struct authority authority;  /* of a built one: once names are asked */
	struct catalogue *catalogue; /* NULL: could not be opened */
};

/* Opens what `paths` name: the folder of a built archive or its database, or
 * else articles, of which a catalogue is made in memory.  Without paths the
 * archive in ".", "site" or "build/site" is taken, or, if there is none, the
 * corpus. False, reported, if there is nothing to ask. */
bool archive_open(struct archive *a, struct cli *c, char **paths, int npaths);
void archive_close(struct archive *a);

/* What part of an archive is asked for, as the command line names it. */
struct scope {
	const char *region, *industry; /* NULL: all */
	struct date from, to;          /* not known: open */
};

enum {
	OPT_REGION = OPT_OWN,
	OPT_INDUSTRY,
	OPT_FROM,
	OPT_TO,
	OPT_SCOPE_END /* a command's own begin here */
};

#define SCOPE_OPTIONS                                                          \
	{"region", required_argument, NULL, OPT_REGION},                       \
	    {"industry", required_argument, NULL, OPT_INDUSTRY},               \
	    {"from", required_argument, NULL, OPT_FROM},                       \
	{                                                                      \
		"to", required_argument, NULL, OPT_TO                          \
	}

/* Takes an option of the scope; false if it is none. Days are "1960",
 * "1960-08" or "1960-08-03"; anything else is wrong usage. */
bool scope_option(
    struct scope *s, struct cli *c, int option, const char *value);
/* Finds the places and the industry's code (p NULL: any) that are meant.
 * False, reported, if there is none of that name. */
bool scope_resolve(const struct scope *s, struct cli *c, struct archive *a,
    struct regions *regions, struct slice *industry);
/* For tables and hits: prints to the cli's standard output. */
bool archive_put(void *cli, struct slice text);
#endif
