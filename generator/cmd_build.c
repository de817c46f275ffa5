/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "commands.h"
#include "datadir.h"
#include "pipeline.h"
#include "publication.h"
#include "renderer.h"
#include "rooms.h"

static const char help[] =
    "Usage: duikan build [OPTION...] [PATH...]\n"
    "\n"
    "Makes the archive site of a corpus: a page and a TEI document an article,\n"
    "pages by region, industry and date, tables, the database. PATH is a\n"
    "corpus (articles/, authority/, archive.md), a folder of articles or an\n"
    "article. The old site stays whole until the new one is complete.\n"
    "\n"
    "  -o, --output DIR       the site's folder (default: site)\n"
    "  --templates DIR        stylesheets that replace the installed ones,\n"
    "                         file by file\n"
    "  --encoding NAME        utf-8 (default) or gb18030\n"
    "  --max-size SIZE        reject larger files (default 16M)\n"
    "  -j, --jobs N           threads; default: one a processor\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help\n"
    "\n"
    "Example:\n"
    "  duikan build -o site corpus\n";

struct build {
	struct cli cli;
	const char *output, *templates;
	struct corpus corpus;
	struct rooms rooms;
	struct archive_info info;
	struct holdings *holdings;
	struct renderer *renderer;
	struct catalogue *catalogue;
	struct publication *publication;
	struct progress progress;
};

static bool
parse_options(struct build *b, int argc, char **argv)
{
	enum { OPT_TEMPLATES = OPT_OWN };
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "templates", required_argument, NULL, OPT_TEMPLATES },
		CLI_OPTIONS
	};
	int o;

	while ((o = cli_option(&b->cli, argc, argv, CLI_LETTERS "o:", options,
	    help)) != -1) {
		if (o == 'o')
			b->output = optarg;
		else if (o == OPT_TEMPLATES)
			b->templates = optarg;
	}
	return !cli_stop(&b->cli);
}

static bool
put_page(void *context, struct slice path, struct slice bytes)
{
	return publication_put(context, path, bytes);
}

/* An article from its file to its pages; the catalogue gets it in order. */
static void *
work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct build *b = context;
	const struct holding *h = holdings_get(b->holdings, item);
	struct neighbours near = {
		.previous = item > 0 ? holdings_get(b->holdings, item - 1) :
		    NULL,
		.next = item + 1 < holdings_count(b->holdings) ?
		    holdings_get(b->holdings, item + 1) : NULL,
	};
	struct stay *s = rooms_visit(&b->rooms, a, d, h->path, h->name, h->id,
	    ROOM_LINK);

	if (s == NULL || !render_article(b->renderer, d, s->dossier, &near,
	    put_page, b->publication))
		return NULL;
	return s->dossier;
}

static bool
hand_over(void *context, size_t item, void *result)
{
	struct build *b = context;

	progress_step(&b->progress);
	cli_flush_diag(&b->cli);
	if (diag_worst(b->cli.diag) == FATAL)
		return false;
	return result == NULL || catalogue_add(b->catalogue, result);
}

/* Before any work, so that a wrong template or folder is told at once. */
static bool
prepare(struct build *b)
{
	struct cli *c = &b->cli;
	struct slice templates = datadir_find(c->arena, "templates");
	struct slice db = SLICE("data/archive.db");
	const char *path;

	if (!rooms_open(&b->rooms, c, &b->corpus, ROOM_LINK) ||
	    !archive_info_read(&b->info, c->arena, c->diag,
	    b->corpus.archive_md.p, b->corpus.name))
		return false;
	b->renderer = renderer_new(c->diag, b->templates, templates.p,
	    &b->info, &b->rooms.authority);
	if (b->renderer == NULL)
		return false;
	b->publication = publication_begin(c->diag, b->output);
	if (b->publication == NULL ||
	    (path = publication_stage(b->publication, db)) == NULL)
		return false;
	b->catalogue = catalogue_create(c->diag, path, &b->info,
	    &b->rooms.authority);
	return b->catalogue != NULL;
}

static bool
publish(struct build *b)
{
	struct cli *c = &b->cli;
	bool ok = catalogue_finish(b->catalogue) &&
	    render_lists(b->renderer, c->diag, b->catalogue, put_page,
	    b->publication);

	catalogue_close(b->catalogue);
	b->catalogue = NULL;
	return ok &&
	    publication_note(b->publication, SLICE("data/archive.db")) &&
	    publication_commit(b->publication);
}

static bool
run(struct build *b)
{
	struct pipeline p = {
		.jobs = b->cli.jobs,
		.diag = b->cli.diag,
		.context = b,
		.work = work,
		.hand_over = hand_over,
	};

	if (!prepare(b))
		return false;
	b->holdings = rooms_survey(&b->rooms, &b->cli, &b->corpus);
	p.nitems = holdings_count(b->holdings);
	if (p.nitems == 0) {
		diag(b->cli.diag, DIAG_NO_ARTICLES, (struct location){ 0 },
		    SLICE_NONE);
		return false;
	}
	progress_begin(&b->progress, &b->cli, p.nitems);
	if (!pipeline_run(&p) || !publish(b))
		return false;
	progress_end(&b->progress);
	cli_flush_diag(&b->cli);
	cli_tell(&b->cli, "%zu articles: %s/index.html\n", p.nitems,
	    b->output);
	return true;
}

int
cmd_build(int argc, char **argv)
{
	struct build b = { .output = "site" };

	cli_init(&b.cli, "build");
	if (parse_options(&b, argc, argv)) {
		cli_corpus(&b.cli, &b.corpus, argv + optind, argc - optind);
		/* Nothing published is a failure, whatever the reason. */
		if (!run(&b))
			b.cli.failed = true;
		catalogue_close(b.catalogue);
		renderer_free(b.renderer);
		publication_end(b.publication);
		holdings_free(b.holdings);
		corpus_release(&b.corpus);
	}
	return cli_release(&b.cli);
}
