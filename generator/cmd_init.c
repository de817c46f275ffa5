/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "cli.h"
#include "commands.h"
#include "datadir.h"
#include "folder.h"
#include "newfile.h"

static const char help[] =
    "Usage: duikan init [OPTION...] DIR\n"
    "\n"
    "Makes the folder DIR and in it a corpus without articles: what belongs\n"
    "where, with examples. A folder that is there must be empty.\n"
    "\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help\n"
    "\n"
    "Example:\n"
    "  duikan init my-archive\n";

enum { DEPTH = 8 }; /* of the folders of an empty corpus */

/* NULL: the command line is wrong, or all is said. */
static const char *
parse_options(struct cli *c, int argc, char **argv)
{
	static const struct option options[] = {
	    {"quiet", no_argument, NULL, OPT_QUIET},
	    {"help", no_argument, NULL, OPT_HELP},
	    {"version", no_argument, NULL, OPT_VERSION}, {NULL, 0, NULL, 0}};

	while (cli_option(c, argc, argv, "qh", options, help) != -1)
		continue;
	if (cli_stop(c))
		return NULL;
	if (argc - optind != 1 || argv[optind][0] == '\0') {
		cli_usage(c, "takes one folder");
		return NULL;
	}
	return argv[optind];
}

/* Whether nothing is at `path`, or an empty folder; else reported. */
static bool
is_free(struct cli *c, const char *path)
{
	struct folder f = {0};
	int fd = folder_open(AT_FDCWD, path);
	bool ok;

	if (fd < 0 && errno == ENOENT)
		return true;
	if (fd < 0)
		return newfile_fail(c->diag, slice_of(path));
	ok = folder_list(&f, fd);
	if (ok && f.n > 0) {
		errno = ENOTEMPTY;
		ok = false;
	}
	if (!ok)
		newfile_fail(c->diag, slice_of(path));
	folder_release(&f);
	close(fd);
	return ok;
}

static bool
copy_file(struct cli *c, struct slice from, struct slice to)
{
	struct buffer text = {0};
	bool ok = source_slurp(&text, c->diag, from.p, &c->read) &&
		  newfile_write(c->diag, to, buffer_slice(&text));

	buffer_free(&text);
	return ok;
}

static bool copy_folder(
    struct cli *c, struct slice from, struct slice to, int depth);

/* NOLINTBEGIN(misc-no-recursion): DEPTH folders deep */
static bool
copy_entry(struct cli *c, struct slice from, struct slice to,
    const struct folder_entry *e, int depth)
{
	from = arena_printf(c->arena, "%s/%s", from.p, e->name);
	to = arena_printf(c->arena, "%s/%s", to.p, e->name);
	return e->is_folder ? copy_folder(c, from, to, depth + 1)
			    : copy_file(c, from, to);
}

/* What is in one to the other, which need not be there. */
static bool
copy_folder(struct cli *c, struct slice from, struct slice to, int depth)
{
	struct folder f = {0};
	int fd = folder_open(AT_FDCWD, from.p);
	bool ok = depth < DEPTH && fd >= 0 && folder_list(&f, fd);

	if (!ok)
		diag(c->diag, DIAG_TEMPLATE_UNREADABLE,
		    (struct location){.path = from}, slice_of(strerror(errno)));
	for (size_t i = 0; ok && i < f.n; i++)
		ok = copy_entry(c, from, to, &f.entry[i], depth);
	folder_release(&f);
	if (fd >= 0)
		close(fd);
	return ok;
}
/* NOLINTEND(misc-no-recursion) */

static void
make_corpus(struct cli *c, const char *path)
{
	struct slice from = datadir_find(c->arena, "templates");

	if (from.p == NULL) {
		diag(c->diag, DIAG_TEMPLATE_MISSING, (struct location){0},
		    SLICE("corpus"));
		return;
	}
	from = arena_printf(c->arena, "%s/corpus", from.p);
	c->failed =
	    !is_free(c, path) || !copy_folder(c, from, slice_of(path), 0);
	if (c->failed)
		return;
	cli_tell(c,
	    "An empty corpus is in %s; its README.md tells what goes where.\n"
	    "The authority files that it uses are in %s.\n",
	    path, datadir_find(c->arena, "authority").p);
}

int
cmd_init(int argc, char **argv)
{
	const char *path;
	struct cli c;

	cli_init(&c, "init");
	path = parse_options(&c, argc, argv);
	if (path != NULL)
		make_corpus(&c, path);
	return cli_release(&c);
}
