/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "pipeline.h"
#include "record.h"
#include "rooms.h"
#include "table.h"

static const char help[] =
    "Usage: duikan extract [OPTION...] [PATH...]\n"
    "\n"
    "Prints the records of articles as JSON Lines: articles, beads, figures,\n"
    "times, places, organisations, discrepancies. PATH is a corpus, a folder\n"
    "of articles, an article, or - for standard input.\n"
    "\n"
    "  --only TYPE[,TYPE...]  article, bead, figure, time, place,\n"
    "                         organisation, discrepancy; default: all\n"
    "  --stop-after ROOM      print what parse, align or extract hands on\n"
    "  --encoding NAME        utf-8 (default) or gb18030\n"
    "  --max-size SIZE        reject larger files (default 16M)\n"
    "  -j, --jobs N           threads; default: one a processor\n"
    "  -q, --quiet            errors only\n"
    "  -h, --help\n"
    "\n"
    "Examples:\n"
    "  duikan extract --only figure,time corpus\n"
    "  duikan extract - < article.txt\n";

struct extract {
	struct cli cli;
	struct corpus corpus;
	struct rooms rooms;
	struct holdings *holdings;	/* NULL: --stop-after */
	unsigned types;
	enum room last;
	struct progress progress;
};

static bool
parse_types(struct extract *x, const char *list)
{
	struct slice rest = slice_of(list), item;

	x->types = 0;
	while (table_item(&rest, ',', &item)) {
		int t = 0;

		while (t < RECORD_TYPES && !slice_eq(item,
		    slice_of(record_type_name((enum record_type)t))))
			t++;
		if (t == RECORD_TYPES) {
			cli_usage(&x->cli, "there is no record type \"%.*s\"",
			    SLICE_ARG(item));
			return false;
		}
		x->types |= 1u << t;
	}
	return true;
}

static bool
parse_options(struct extract *x, int argc, char **argv)
{
	enum { OPT_ONLY = OPT_OWN, OPT_STOP };
	static const struct option options[] = {
		{ "only", required_argument, NULL, OPT_ONLY },
		{ "stop-after", required_argument, NULL, OPT_STOP },
		CLI_OPTIONS
	};
	static const char *const rooms[] = { "parse", "align", "extract",
		"link" };
	int o, room;

	while ((o = cli_option(&x->cli, argc, argv, CLI_LETTERS, options,
	    help)) != -1) {
		if (o == OPT_ONLY) {
			parse_types(x, optarg);
		} else if (o == OPT_STOP) {
			room = cli_choice(&x->cli, "--stop-after", optarg,
			    rooms, 4);
			x->last = (enum room)(room + ROOM_PARSE);
		}
	}
	return !cli_stop(&x->cli);
}

/* What `room` hands on, as text. */
static void
print_stay(struct buffer *out, const struct stay *s, enum room room,
    unsigned types)
{
	switch (room) {
	case ROOM_READ:
		break;
	case ROOM_PARSE:
		article_print(out, s->article);
		break;
	case ROOM_ALIGN:
		bitext_print(out, s->bitext);
		break;
	case ROOM_EXTRACT:
		facts_print(out, s->facts);
		break;
	case ROOM_LINK:
		record_jsonl(s->dossier, types, out);
		break;
	}
}

static void *
work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct extract *x = context;
	struct slice path, name, id = SLICE_NONE;
	struct stay *stay;
	struct buffer out = { 0 };
	struct slice *text;

	if (x->holdings != NULL) {
		const struct holding *h = holdings_get(x->holdings, item);

		path = h->path;
		name = h->name;
		id = h->id;
	} else {
		path = x->corpus.files.v[item].path;
		name = x->corpus.files.v[item].name;
	}
	stay = rooms_visit(&x->rooms, a, d, path, name, id, x->last);
	if (stay == NULL)
		return NULL;
	print_stay(&out, stay, x->last, x->types);
	text = ARENA_NEW(a, struct slice, 1);
	*text = arena_copy(a, buffer_slice(&out));
	buffer_free(&out);
	return text;
}

static bool
hand_over(void *context, size_t item, void *result)
{
	struct extract *x = context;
	const struct slice *text = result;

	progress_step(&x->progress);
	cli_flush_diag(&x->cli);
	return text == NULL || cli_put(&x->cli, *text);
}

static void
run(struct extract *x)
{
	struct pipeline p = {
		.nitems = x->corpus.files.n,
		.jobs = x->cli.jobs,
		.diag = x->cli.diag,
		.context = x,
		.work = work,
		.hand_over = hand_over,
	};

	if (!rooms_open(&x->rooms, &x->cli, &x->corpus, x->last))
		return;
	if (x->last == ROOM_LINK) {
		x->holdings = rooms_survey(&x->rooms, &x->cli, &x->corpus);
		p.nitems = holdings_count(x->holdings);
	}
	progress_begin(&x->progress, &x->cli, p.nitems);
	pipeline_run(&p);
	progress_end(&x->progress);
	if (x->holdings != NULL)
		holdings_free(x->holdings);
}

int
cmd_extract(int argc, char **argv)
{
	struct extract x = { .types = (1u << RECORD_TYPES) - 1,
		.last = ROOM_LINK };

	cli_init(&x.cli, "extract");
	if (parse_options(&x, argc, argv)) {
		cli_corpus(&x.cli, &x.corpus, argv + optind, argc - optind);
		run(&x);
		corpus_release(&x.corpus);
	}
	return cli_release(&x.cli);
}
