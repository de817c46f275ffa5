/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "bundle.h"
#include "commands.h"
#include "datadir.h"
#include "dataset.h"
#include "publication.h"
#include "renderer.h"
#include "rooms.h"
#include "sandbox.h"
#include "shards.h"
#include "spreadsheet.h"

static const char help[] =
    "Usage: duikan build [OPTION...] [PATH...]\n"
    "\n"
    "Makes the archive site of a corpus: a page and a TEI document an "
    "article,\n"
    "pages by region, industry and date, tables, the database. PATH is a\n"
    "corpus (articles/, authority/, archive.md), a folder of articles or an\n"
    "article. The old site stays whole until the new one is complete.\n"
    "\n"
    "  -o, --output DIR       the site's folder (default: site)\n"
    "  --templates DIR        stylesheets that replace the installed ones,\n"
    "                         file by file\n"
    "  --no-search            no search page, and none of its index\n"
    "  --sheet-rows N         at most N rows in the workbook of figures\n"
    "                         (default 100000; 0: no workbook)\n"
    "  --from-records DIR     the articles are not read: their records, from\n"
    "                         duikan extract --shard, are in DIR (-: standard\n"
    "                         input); of PATH there is only what it says of\n"
    "                         itself\n" CLI_HELP "\n"
    "Example:\n"
    "  duikan build -o site corpus\n";

struct build {
	struct cli cli;
	const char *output, *templates, *records;
	bool no_search;
	size_t sheet_rows;
	struct rooms rooms;
	struct archive_info info;
	struct renderer *renderer;
	struct catalogue *catalogue;
	struct shards *shards; /* NULL: no search */
	struct publication *publication;
};

/* What becomes of an article on its thread. */
struct made {
	const struct dossier *dossier;
	const struct shard_entry *entry; /* NULL: no search */
};

/* A signal handler gets no argument: what it has to stop. Nothing else reads
 * this. */
static struct publication *volatile under_way;

static void
stop(int signal)
{
	publication_stop(under_way);
}

/* Interrupted, the build ends at its next file and takes its staging away. */
static void
stop_on_signals(struct publication *p)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = p != NULL ? stop : SIG_DFL};
	struct sigaction old;

	under_way = p;
	sigemptyset(&action.sa_mask);
	/* A second one ends the program at once. */
	action.sa_flags = (int)SA_RESETHAND;
	/* What nohup(1) or a shell had us ignore stays ignored. */
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
}

static bool
parse_options(struct build *b, int argc, char **argv)
{
	enum {
		OPT_TEMPLATES = OPT_OWN,
		OPT_NO_SEARCH,
		OPT_SHEET_ROWS,
		OPT_RECORDS
	};
	static const struct option options[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"templates", required_argument, NULL, OPT_TEMPLATES},
	    {"no-search", no_argument, NULL, OPT_NO_SEARCH},
	    {"sheet-rows", required_argument, NULL, OPT_SHEET_ROWS},
	    {"from-records", required_argument, NULL, OPT_RECORDS},
	    CLI_OPTIONS};
	int o;

	while ((o = cli_option(&b->cli, argc, argv, CLI_LETTERS "o:", options,
		    help)) != -1) {
		if (o == 'o')
			b->output = optarg;
		else if (o == OPT_TEMPLATES)
			b->templates = optarg;
		else if (o == OPT_NO_SEARCH)
			b->no_search = true;
		else if (o == OPT_SHEET_ROWS)
			b->sheet_rows = cli_number(
			    &b->cli, "--sheet-rows", optarg, 0, SIZE_MAX);
		else if (o == OPT_RECORDS)
			b->records = optarg;
	}
	if (!spreadsheet_supported())
		b->sheet_rows = 0;
	if (*b->output == '\0')
		cli_usage(&b->cli, "--output takes a folder");
	return !cli_stop(&b->cli);
}

static bool
put_page(void *context, struct slice path, struct slice bytes)
{
	return publication_put(context, path, bytes);
}

/* An article's pages; the catalogue gets it in order. */
static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct build *b = context;
	struct neighbours near = holdings_around(b->rooms.holdings, item);

	struct made *m;

	if (!render_article(
		b->renderer, d, s->dossier, &near, put_page, b->publication))
		return NULL;
	m = ARENA_NEW(a, struct made, 1);
	m->dossier = s->dossier;
	if (b->shards != NULL)
		m->entry = shard_entry_make(a, s->dossier, &b->rooms.authority);
	return m;
}

static bool
take(void *context, void *made)
{
	struct build *b = context;
	const struct made *m = made;

	return catalogue_add(b->catalogue, m->dossier) &&
	       (m->entry == NULL || shards_add(b->shards, m->entry));
}

/* Before any work, so that a wrong template or folder is told at once. */
static bool
prepare(struct build *b)
{
	struct cli *c = &b->cli;
	struct slice templates = datadir_find(c->arena, "templates");
	struct slice db = SLICE("data/archive.db");
	const char *path;

	if (!archive_info_read(&b->info, c->arena, c->diag, &b->rooms.corpus))
		return false;
	b->renderer = renderer_new(c->diag, b->templates, templates.p,
	    b->rooms.corpus.pages_dir.p, &b->info, &b->rooms.authority,
	    (struct site_extras){
		.search = !b->no_search, .workbook = b->sheet_rows > 0});
	if (b->renderer == NULL)
		return false;
	b->publication = publication_begin(c->diag, b->output);
	stop_on_signals(b->publication);
	if (b->publication == NULL ||
	    (path = publication_stage(b->publication, db)) == NULL)
		return false;
	if (!b->no_search)
		b->shards =
		    shards_new(c->diag, publication_folder(b->publication),
			put_page, b->publication);
	b->catalogue =
	    catalogue_create(c->diag, path, &b->info, &b->rooms.authority);
	return b->catalogue != NULL;
}

/* Nothing that an article has in it can make us read or write elsewhere. */
static void
confine(struct build *b, char **paths, int npaths)
{
	struct sandbox *s = rooms_sandbox(&b->rooms, paths, npaths);

	sandbox_make(s, publication_parent(b->publication));
	sandbox_write(s, publication_folder(b->publication));
	sandbox_write(s, b->output);
	sandbox_enter(s);
}

static bool
note(void *publication, struct slice path)
{
	return publication_note(publication, path);
}

static const char *
stage(void *publication, struct slice path)
{
	return publication_stage(publication, path);
}

static bool
publish(struct build *b)
{
	struct cli *c = &b->cli;
	struct dataset_store store = {put_page, stage, note, b->publication};
	bool ok = (b->shards == NULL || shards_finish(b->shards)) &&
		  catalogue_finish(b->catalogue) &&
		  dataset_write(b->catalogue, c->diag, &store, b->sheet_rows) &&
		  render_lists(b->renderer, c->diag, b->catalogue, put_page,
		      b->publication);

	catalogue_close(b->catalogue);
	b->catalogue = NULL;
	return ok &&
	       publication_note(b->publication, SLICE("data/archive.db")) &&
	       bundle_write(
		   b->publication, c->diag, "data", "everything.zip") &&
	       publication_commit(b->publication);
}

static bool
run(struct build *b, char **paths, int npaths)
{
	struct tour t = {.context = b, .make = make, .take = take};
	size_t n;

	if (!rooms_open(&b->rooms, &b->cli, paths, npaths, ROOM_LINK) ||
	    !prepare(b) ||
	    (b->records != NULL && !rooms_records(&b->rooms, b->records,
				       publication_folder(b->publication))))
		return false;
	confine(b, paths, npaths);
	if (!rooms_survey(&b->rooms))
		return false;
	n = holdings_count(b->rooms.holdings);
	if (n == 0) {
		diag(b->cli.diag, DIAG_NO_ARTICLES, (struct location){0},
		    SLICE_NONE);
		return false;
	}
	if (!rooms_tour(&b->rooms, &t) || !publish(b))
		return false;
	cli_flush_diag(&b->cli);
	cli_tell(&b->cli, "%zu article%s: %s/index.html\n", n,
	    n == 1 ? "" : "s", b->output);
	return true;
}

int
cmd_build(int argc, char **argv)
{
	struct build b = {.output = "site", .sheet_rows = DATASET_SHEET_ROWS};

	cli_init(&b.cli, "build");
	if (parse_options(&b, argc, argv)) {
		/* Nothing published is a failure, whatever the reason. */
		if (!run(&b, argv + optind, argc - optind))
			b.cli.failed = true;
		catalogue_close(b.catalogue);
		shards_free(b.shards);
		renderer_free(b.renderer);
		stop_on_signals(NULL);
		publication_end(b.publication);
		rooms_close(&b.rooms);
	}
	return cli_release(&b.cli);
}
