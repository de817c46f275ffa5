/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "record.h"
#include "rooms.h"
#include "sandbox.h"
#include "shardfile.h"
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
    "  --stop-after ROOM      parse, align, extract or link: print what it "
    "hands\n"
    "                         on\n"
    "  --shard K/N            part K of N of the articles, as records for\n"
    "                         duikan build --from-records on one machine\n"
    "  -o, --output DIR       write the part into a file there, not to\n"
    "                         standard output\n" CLI_HELP "\n"
    "Examples:\n"
    "  duikan extract --only figure,time corpus\n"
    "  duikan extract - < article.txt\n"
    "  duikan extract --shard 1/8 -o records corpus\n";

struct extract {
	struct cli cli;
	struct rooms rooms;
	unsigned types;
	enum room last;
	struct shard shard; /* n 0: none, records are printed as JSON */
	const char *output;
	struct shardfile *file;
	struct digest label;
	bool chosen; /* --only, --stop-after */
};

static void
parse_types(struct extract *x, const char *list)
{
	struct slice rest = slice_of(list), item;

	x->types = 0;
	while (table_item(&rest, ',', &item)) {
		int t = 0;

		while (t < RECORD_TYPES &&
		       !slice_eq(item,
			   slice_of(record_type_name((enum record_type)t))))
			t++;
		if (t == RECORD_TYPES) {
			cli_usage(&x->cli, "there is no record type \"%.*s\"",
			    SLICE_ARG(item));
			return;
		}
		x->types |= 1u << t;
	}
	if (x->types == 0)
		cli_usage(&x->cli, "--only takes types of records");
}

static bool
parse_options(struct extract *x, int argc, char **argv)
{
	enum { OPT_ONLY = OPT_OWN, OPT_STOP, OPT_SHARD };
	static const struct option options[] = {
	    {"only", required_argument, NULL, OPT_ONLY},
	    {"stop-after", required_argument, NULL, OPT_STOP},
	    {"shard", required_argument, NULL, OPT_SHARD},
	    {"output", required_argument, NULL, 'o'}, CLI_OPTIONS};
	static const char *const rooms[] = {
	    "parse", "align", "extract", "link"};
	int o, room;

	while ((o = cli_option(&x->cli, argc, argv, CLI_LETTERS "o:", options,
		    help)) != -1) {
		x->chosen |= o == OPT_ONLY || o == OPT_STOP;
		if (o == OPT_ONLY) {
			parse_types(x, optarg);
		} else if (o == OPT_STOP) {
			room = cli_choice(
			    &x->cli, "--stop-after", optarg, rooms, 4);
			x->last = (enum room)(room + ROOM_PARSE);
		} else if (o == OPT_SHARD) {
			if (!shard_parse(&x->shard, slice_of(optarg)))
				cli_usage(&x->cli, "--shard takes K/N, from "
						   "1/N to N/N");
		} else if (o == 'o') {
			x->output = optarg;
		}
	}
	if (x->shard.n > 0 && x->chosen)
		cli_usage(&x->cli, "--shard writes all there is");
	if (x->shard.n == 0 && x->output != NULL)
		cli_usage(&x->cli, "--output is for --shard");
	return !cli_stop(&x->cli);
}

/* What `room` hands on, as text. */
static void
print_stay(
    struct buffer *out, const struct stay *s, enum room room, unsigned types)
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

/* Records take some ten times the room of the text that they tell of; a
 * buffer takes twice what it is asked for. */
enum { RECORDS_A_BYTE = 7 };

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct extract *x = context;
	struct buffer out = {0};

	buffer_room(&out, s->source.text.n * RECORDS_A_BYTE + 1);
	print_stay(&out, s, x->last, x->types);
	return tour_text(a, &out);
}

static bool
take(void *context, void *text)
{
	struct extract *x = context;

	return cli_put(&x->cli, *(const struct slice *)text);
}

static void *
make_record(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct extract *x = context;
	struct buffer parcel = {0}, line = {0};

	/* What is to be said of the article is said here. */
	parcel_put(&parcel, &(struct parcel){x->label, s->key, s->correction},
	    d, diag_held(d), s->dossier, &x->rooms.authority, true);
	records_line(&line, buffer_slice(&parcel));
	buffer_free(&parcel);
	return tour_text(a, &line);
}

static bool
take_record(void *context, void *line)
{
	struct extract *x = context;

	return shardfile_put(x->file, *(const struct slice *)line);
}

static bool
run_shard(struct extract *x, char **paths, int npaths)
{
	struct tour t = {.context = x,
	    .make = make_record,
	    .take = take_record,
	    .shard = x->shard};
	struct sandbox *s;

	x->rooms.origins = true;
	x->file = shardfile_new(x->cli.diag, x->output, x->shard);
	if (x->file == NULL || !rooms_label(&x->rooms, &x->label))
		return false;
	s = rooms_sandbox(&x->rooms, paths, npaths);
	if (x->output != NULL)
		sandbox_write(s, x->output);
	sandbox_enter(s);
	/* Two articles that share an id are told apart for readers'
	 * corrections; else that can wait until all parts are together. */
	return (x->rooms.corrections.n == 0 || rooms_survey(&x->rooms)) &&
	       rooms_tour(&x->rooms, &t) && shardfile_finish(x->file);
}

static void
run(struct extract *x, char **paths, int npaths)
{
	struct tour t = {.context = x, .make = make, .take = take};

	if (!rooms_open(&x->rooms, &x->cli, paths, npaths, x->last)) {
		x->cli.failed |= x->shard.n > 0;
	} else if (x->shard.n > 0) {
		if (!run_shard(x, paths, npaths))
			x->cli.failed = true;
		shardfile_free(x->file);
	} else {
		sandbox_enter(rooms_sandbox(&x->rooms, paths, npaths));
		if (x->last == ROOM_LINK)
			rooms_survey(&x->rooms);
		rooms_tour(&x->rooms, &t);
	}
	rooms_close(&x->rooms);
}

int
cmd_extract(int argc, char **argv)
{
	struct extract x = {
	    .types = (1u << RECORD_TYPES) - 1, .last = ROOM_LINK};

	cli_init(&x.cli, "extract");
	if (parse_options(&x, argc, argv))
		run(&x, argv + optind, argc - optind);
	return cli_release(&x.cli);
}
