/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "bundle.h"
#include "commands.h"
#include "datadir.h"
#include "dataset.h"
#include "memory.h"
#include "pipeline.h"
#include "publication.h"
#include "renderer.h"
#include "reuse.h"
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
    "                         itself\n"
    "  --no-cache             make all anew, and keep nothing that would save\n"
    "                         the next build work\n" CLI_HELP "\n"
    "Example:\n"
    "  duikan build -o site corpus\n";

struct build {
	struct cli cli;
	const char *output;
	struct making making;
	bool no_cache;
	struct rooms rooms;
	struct archive_info info;
	struct renderer *renderer;
	struct catalogue *catalogue;
	struct shards *shards;    /* NULL: no search */
	struct diag *shards_diag; /* what it has to say meanwhile */
	struct publication *publication;
	struct reuse reuse;
	/* Of the articles that have passed; and whether one that is new was
	 * among those of the workbook. */
	size_t claims;
	bool sheet_changes;
	struct digest sheet; /* of what the workbook says */
};

/* What becomes of an article on its thread. */
struct made {
	const struct dossier *dossier;
	const struct shard_entry *entry; /* NULL: no search */
	bool is_new;                     /* not as it was in the site before */
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
		OPT_RECORDS,
		OPT_NO_CACHE
	};
	static const struct option options[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"templates", required_argument, NULL, OPT_TEMPLATES},
	    {"no-search", no_argument, NULL, OPT_NO_SEARCH},
	    {"sheet-rows", required_argument, NULL, OPT_SHEET_ROWS},
	    {"from-records", required_argument, NULL, OPT_RECORDS},
	    {"no-cache", no_argument, NULL, OPT_NO_CACHE}, CLI_OPTIONS};
	int o;

	while ((o = cli_option(&b->cli, argc, argv, CLI_LETTERS "o:", options,
		    help)) != -1) {
		if (o == 'o')
			b->output = optarg;
		else if (o == OPT_TEMPLATES)
			b->making.templates = optarg;
		else if (o == OPT_NO_SEARCH)
			b->making.no_search = true;
		else if (o == OPT_SHEET_ROWS)
			b->making.sheet_rows = cli_number(
			    &b->cli, "--sheet-rows", optarg, 0, SIZE_MAX);
		else if (o == OPT_RECORDS)
			b->making.records = optarg;
		else if (o == OPT_NO_CACHE)
			b->no_cache = true;
	}
	if (!spreadsheet_supported())
		b->making.sheet_rows = 0;
	if (*b->output == '\0')
		cli_usage(&b->cli, "--output takes a folder");
	return !cli_stop(&b->cli);
}

static bool
put_page(void *context, struct slice path, struct slice bytes)
{
	return publication_put(context, path, bytes);
}

static bool
keep_page(void *context, struct slice path, const struct digest *key)
{
	return publication_keep(context, path, key);
}

static bool
put_page_as(void *context, struct slice path, struct slice bytes,
    const struct digest *key)
{
	return publication_put_as(context, path, bytes, key);
}

/* The files of one article. */
struct files {
	const struct build *build;
	struct digest key;
};

static bool
put_file(void *context, struct slice path, struct slice bytes)
{
	const struct files *f = context;

	return publication_put_as(f->build->publication, path, bytes, &f->key);
}

/* Those of the site before, if they need not be made again. */
static bool
keep_files(struct files *f, const struct stay *s, const struct neighbours *near,
    struct arena *a)
{
	struct publication *p = f->build->publication;
	struct slice path[ARTICLE_FILES];
	bool all = f->build->reuse.on;

	if (all) {
		f->key = reuse_key(&f->build->reuse, s, near);
		article_files(
		    path, a, s->id, dossier_article(s->dossier)->date);
	}
	for (int i = 0; all && i < ARTICLE_FILES; i++)
		all = publication_keep(p, path[i], &f->key);
	return all;
}

/* An article's pages; the catalogue gets it in order. */
static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct build *b = context;
	struct neighbours near = holdings_around(b->rooms.holdings, item);
	struct files files = {.build = b};
	struct made *m;

	bool kept = keep_files(&files, s, &near, a);

	if (!kept && !render_article(
			 b->renderer, d, s->dossier, &near, put_file, &files))
		return NULL;
	m = ARENA_NEW(a, struct made, 1);
	m->is_new = !kept;
	m->dossier = s->dossier;
	if (b->shards != NULL)
		m->entry = shard_entry_make(a, s->dossier, &b->rooms.authority);
	return m;
}

/* As selection.h has them. */
static size_t
count_claims(const struct dossier *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->facts->figures.n; i++) {
		const struct figure *f = &d->facts->figures.v[i];

		n += f->repeats < 0 &&
		     (f->lang == ZH || d->figure_links[i].pair < 0);
	}
	return n;
}

static bool
take(void *context, void *made)
{
	struct build *b = context;
	const struct made *m = made;

	b->sheet_changes |= m->is_new && b->claims < b->making.sheet_rows;
	b->claims += count_claims(m->dossier);
	return catalogue_add(b->catalogue, m->dossier);
}

static bool
take_words(void *context, void *made)
{
	const struct build *b = context;
	const struct made *m = made;

	return m->entry == NULL || shards_add(b->shards, m->entry);
}

static bool
pass_over(void *context, const struct diag_message *m)
{
	return true;
}

/* Whether the site is there already. */
static bool
is_done(struct build *b)
{
	struct cli *c = &b->cli;

	if (b->no_cache)
		return false;
	if (!reuse_begin(&b->reuse, &b->rooms, &b->making, b->publication)) {
		rooms_remember(&b->rooms, publication_cache(b->publication));
		return false;
	}
	/* What the tables gave cause to say was among what is said again. */
	diag_drain(c->diag, NOTE, pass_over, NULL);
	cli_tell(c, "nothing to do: %s/index.html\n", b->output);
	return true;
}

/* Before any work, so that a wrong template or folder is told at once. */
static bool
prepare(struct build *b)
{
	struct cli *c = &b->cli;
	struct slice db = SLICE("data/archive.db");
	const char *path;

	if (!archive_info_read(&b->info, c->arena, c->diag, &b->rooms.corpus))
		return false;
	b->renderer =
	    renderer_new(c->diag, b->making.templates, b->making.fallback,
		b->rooms.corpus.pages_dir.p, &b->info, &b->rooms.authority,
		(struct site_extras){.search = !b->making.no_search,
		    .workbook = b->making.sheet_rows > 0});
	if (b->renderer == NULL ||
	    (path = publication_stage(b->publication, db)) == NULL)
		return false;
	if (!b->making.no_search)
		b->shards = shards_new(b->shards_diag,
		    publication_folder(b->publication), 0, put_page,
		    b->publication);
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
	if (publication_cache(b->publication) != NULL)
		sandbox_write(s, publication_cache(b->publication));
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
finish_search(void *build, struct diag *d)
{
	struct build *b = build;

	return b->shards == NULL || shards_finish(b->shards, d);
}

static bool
finish_catalogue(void *build, struct diag *d)
{
	struct build *b = build;

	return catalogue_finish(b->catalogue);
}

static bool
put_tables(void *build, struct diag *d)
{
	struct build *b = build;
	struct publication *p = b->publication;
	struct dataset_store store = {put_page, stage, note, p};
	struct catalogue *c = catalogue_again(b->catalogue, d);
	bool ok =
	    c != NULL &&
	    dataset_write(c, d, &store, b->making.sheet_rows, &b->sheet) &&
	    publication_note(p, SLICE("data/archive.db"));

	catalogue_close(c);
	return ok;
}

static bool
put_workbook(void *build, struct diag *d)
{
	struct build *b = build;
	struct dataset_store store = {put_page, stage, note, b->publication};
	size_t rows = b->making.sheet_rows;
	struct catalogue *c;
	bool ok;

	if (rows == 0)
		return true;
	c = catalogue_again(b->catalogue, d);
	ok = c != NULL && dataset_workbook(c, d, &store, rows);
	catalogue_close(c);
	return ok;
}

/* The workbook takes as long as the other tables, as far as it goes, and is
 * made beside them; where it is likely to be the old one, they tell first. */
static bool
put_tables_and_workbook(struct build *b, struct diag *d)
{
	struct publication *p = b->publication;
	bool asks = b->reuse.on && !b->sheet_changes;
	struct digest key;

	if (asks ? !put_tables(b, d)
		 : !pipeline_both(b->cli.jobs, d, put_workbook, put_tables, b))
		return false;
	if (b->making.sheet_rows == 0)
		return true;
	key = reuse_key_of(&b->reuse, &b->sheet);
	return (asks && publication_keep(p, DATASET_WORKBOOK, &key)) ||
	       ((!asks || put_workbook(b, d)) &&
		   publication_note_as(p, DATASET_WORKBOOK, &key));
}

static bool
put_data(void *build, struct diag *d)
{
	struct build *b = build;

	return put_tables_and_workbook(b, d) &&
	       bundle_write(b->publication, d, "data", "everything.zip");
}

static bool
put_lists(void *build, struct diag *d)
{
	struct build *b = build;
	unsigned jobs = b->cli.jobs > 0 ? b->cli.jobs : processors();
	struct list_sink sink = {
	    .context = b->publication,
	    .put = put_page,
	    .keeps = b->reuse.on,
	    .with = b->reuse.with,
	    .keep = keep_page,
	    .put_as = put_page_as,
	};

	return render_lists(b->renderer, d, b->catalogue, jobs, &sink);
}

/* What all articles make together, once the last one is in. */
static bool
publish(struct build *b)
{
	struct diag *d = b->cli.diag;
	unsigned jobs = b->cli.jobs;
	bool ok = pipeline_both(jobs, d, finish_search, finish_catalogue, b);

	shards_free(b->shards); /* they are large */
	b->shards = NULL;
	memory_give_back();
	ok = ok && pipeline_both(jobs, d, put_data, put_lists, b);
	catalogue_close(b->catalogue);
	b->catalogue = NULL;
	reuse_check(&b->reuse, &b->rooms);
	return ok && publication_commit(b->publication);
}

static bool
run(struct build *b, char **paths, int npaths)
{
	struct tour t = {.context = b,
	    .make = make,
	    .take = take,
	    .beside = b->making.no_search ? NULL : take_words};
	size_t n;

	if (!rooms_open(&b->rooms, &b->cli, paths, npaths, ROOM_LINK))
		return false;
	b->rooms.origins = true;
	b->making.fallback = datadir_find(b->cli.arena, "templates").p;
	b->publication = publication_begin(b->cli.diag, b->output);
	stop_on_signals(b->publication);
	if (b->publication == NULL)
		return false;
	if (is_done(b))
		return true;
	if (!prepare(b) || (b->making.records != NULL &&
			       !rooms_records(&b->rooms, b->making.records,
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
	if (b->rooms.larder != NULL)
		larder_finish(b->rooms.larder);
	reuse_end(&b->reuse, &b->cli);
	cli_tell(&b->cli, "%zu article%s: %s/index.html\n", n,
	    n == 1 ? "" : "s", b->output);
	return true;
}

int
cmd_build(int argc, char **argv)
{
	struct build b = {
	    .output = "site", .making.sheet_rows = DATASET_SHEET_ROWS};

	cli_init(&b.cli, "build");
	b.shards_diag = diag_new();
	if (parse_options(&b, argc, argv)) {
		/* Nothing published is a failure, whatever the reason. */
		if (!run(&b, argv + optind, argc - optind))
			b.cli.failed = true;
		catalogue_close(b.catalogue);
		shards_free(b.shards);
		diag_move(b.cli.diag, b.shards_diag);
		renderer_free(b.renderer);
		stop_on_signals(NULL);
		publication_end(b.publication);
		rooms_close(&b.rooms);
	}
	diag_free(b.shards_diag);
	return cli_release(&b.cli);
}
