/* SPDX-License-Identifier: MIT */
/* bench_shards.c - the index of the search page, and nothing else of a site
 *
 *	bench-shards [--common N] OUT PATH...
 *
 * Leads the articles through the rooms up to linking and writes OUT/search/,
 * as a build would, phrases common once they were said N times. Prints
 *articles, files, bytes and CPU seconds of the index. bench_search.py asks what
 *was made. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "rooms.h"
#include "shards.h"

enum { OPT_COMMON = OPT_OWN };

struct bench {
	struct cli cli;
	struct rooms rooms;
	struct shards *shards;
	const char *out;
	size_t files, bytes, articles;
	double seconds; /* of the thread that takes, inside the index */
};

static double
thread_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The folders of a path. */
static void
make_folders(char *path)
{
	for (char *p = path + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0777);
			*p = '/';
		}
}

static bool
put_file(void *context, struct slice path, struct slice bytes)
{
	struct bench *b = context;
	char name[4096];
	FILE *f;
	bool ok;

	snprintf(name, sizeof(name), "%s/%.*s", b->out, SLICE_ARG(path));
	make_folders(name);
	if ((f = fopen(name, "wb")) == NULL) {
		fprintf(stderr, "%s: %s\n", name, strerror(errno));
		return false;
	}
	ok = fwrite(bytes.p, 1, bytes.n, f) == bytes.n;
	ok = fclose(f) == 0 && ok;
	b->files++;
	b->bytes += bytes.n;
	return ok;
}

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct bench *b = context;

	return shard_entry_make(a, s->dossier, &b->rooms.authority);
}

static bool
take(void *context, void *entry)
{
	struct bench *b = context;
	double begun = thread_seconds();
	bool ok = shards_add(b->shards, entry);

	b->seconds += thread_seconds() - begun;
	b->articles++;
	return ok;
}

static bool
run(struct bench *b, uint32_t common, char **paths, int npaths)
{
	struct cli *c = &b->cli;
	double begun;
	bool ok;

	mkdir(b->out, 0777);
	b->shards = shards_new(c->diag, b->out, common, put_file, b);
	ok = rooms_open(&b->rooms, c, paths, npaths, ROOM_LINK) &&
	     rooms_survey(&b->rooms) &&
	     rooms_tour(&b->rooms,
		 &(struct tour){.context = b, .make = make, .take = take});
	begun = thread_seconds();
	ok = ok && shards_finish(b->shards, c->diag);
	b->seconds += thread_seconds() - begun;
	shards_free(b->shards);
	rooms_close(&b->rooms);
	return ok;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
	    {"common", required_argument, NULL, OPT_COMMON}, CLI_OPTIONS};
	struct bench b = {0};
	size_t common = 0;
	int option;

	cli_init(&b.cli, "bench-shards");
	while ((option = cli_option(&b.cli, argc, argv, CLI_LETTERS, options,
		    "bench-shards [--common N] OUT PATH...\n")) != -1)
		if (option == OPT_COMMON)
			common =
			    cli_number(&b.cli, "common", optarg, 1, UINT32_MAX);
	if (!cli_stop(&b.cli) && argc - optind < 2)
		cli_usage(&b.cli, "OUT and PATH are missing");
	if (cli_stop(&b.cli))
		return cli_release(&b.cli);
	b.out = argv[optind];
	if (run(&b, (uint32_t)common, argv + optind + 1, argc - optind - 1))
		printf("%zu articles, %zu files, %zu bytes, %.1f s\n",
		    b.articles, b.files, b.bytes, b.seconds);
	else
		b.cli.failed = true;
	return cli_release(&b.cli);
}
