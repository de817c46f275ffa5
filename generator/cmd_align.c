/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "record.h"
#include "rooms.h"

static const char help[] =
    "Usage: duikan align [OPTION...] [PATH...]\n"
    "\n"
    "Prints the beads of articles: which Chinese and which English sentences\n"
    "or paragraphs render each other, with their texts and a score from 0 to\n"
    "1. Units are numbered from 0 through the half.\n"
    "\n"
    "  --level LEVEL          sentence (default) or paragraph\n"
    "  --format FORMAT        tsv (default) or jsonl\n" CLI_HELP "\n"
    "Example:\n"
    "  duikan align --level paragraph corpus\n";

enum level { LEVEL_SENTENCE, LEVEL_PARAGRAPH };
enum format { FORMAT_TSV, FORMAT_JSONL };

struct align {
	struct cli cli;
	struct rooms rooms;
	enum level level;
	enum format format;
};

static bool
parse_options(struct align *x, int argc, char **argv)
{
	enum { OPT_LEVEL = OPT_OWN, OPT_FORMAT };
	static const struct option options[] = {
	    {"level", required_argument, NULL, OPT_LEVEL},
	    {"format", required_argument, NULL, OPT_FORMAT}, CLI_OPTIONS};
	static const char *const levels[] = {"sentence", "paragraph"};
	static const char *const formats[] = {"tsv", "jsonl"};
	int o;

	while ((o = cli_option(
		    &x->cli, argc, argv, CLI_LETTERS, options, help)) != -1) {
		if (o == OPT_LEVEL)
			x->level = (enum level)cli_choice(
			    &x->cli, "--level", optarg, levels, 2);
		else if (o == OPT_FORMAT)
			x->format = (enum format)cli_choice(
			    &x->cli, "--format", optarg, formats, 2);
	}
	return !cli_stop(&x->cli);
}

static struct span
unit_span(const struct bitext *b, enum level level, enum lang l, uint32_t i)
{
	return level == LEVEL_SENTENCE
		   ? b->sentences[l].v[i].span
		   : b->article->half[l].paragraphs.v[i].span;
}

static void
put_side(struct buffer *out, const struct run *r)
{
	for (uint32_t i = 0; i < r->count; i++)
		buffer_printf(out, "%s%u", i ? "," : "", r->first + i);
}

static void
put_row(struct buffer *out, const struct dossier *d, enum level level,
    const struct bead *bead)
{
	const struct bitext *b = d->facts->bitext;

	buffer_put(out, d->id);
	for (int l = 0; l < LANGS; l++) {
		buffer_putc(out, '\t');
		put_side(out, &bead->side[l]);
	}
	buffer_printf(out, "\t%u-%u\t%.2f", bead->side[ZH].count,
	    bead->side[EN].count, bead->score);
	for (int l = 0; l < LANGS; l++) {
		const struct run *r = &bead->side[l];

		buffer_putc(out, '\t');
		if (r->count > 0)
			buffer_put_line(out,
			    article_text(b->article,
				(struct span){
				    unit_span(b, level, (enum lang)l, r->first)
					.start,
				    unit_span(b, level, (enum lang)l,
					r->first + r->count - 1)
					.end}));
	}
	buffer_putc(out, '\n');
}

static void
put_beads(struct buffer *out, const struct align *x, const struct dossier *d)
{
	const struct bitext *b = d->facts->bitext;
	const struct bead_list *beads =
	    x->level == LEVEL_SENTENCE ? &b->lines : &b->paragraphs;
	size_t before = x->level == LEVEL_SENTENCE ? b->paragraphs.n : 0;

	for (size_t i = 0; i < beads->n; i++) {
		if (x->format == FORMAT_TSV)
			put_row(out, d, x->level, &beads->v[i]);
		else
			record_json(d, RECORD_BEAD, before + i, out);
	}
}

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	struct buffer out = {0};

	put_beads(&out, context, s->dossier);
	return tour_text(a, &out);
}

static bool
take(void *context, void *text)
{
	struct align *x = context;

	return cli_put(&x->cli, *(const struct slice *)text);
}

static void
run(struct align *x, char **paths, int npaths)
{
	struct tour t = {.context = x, .make = make, .take = take};

	if (rooms_open(&x->rooms, &x->cli, paths, npaths, ROOM_LINK)) {
		rooms_survey(&x->rooms);
		if (x->format == FORMAT_TSV)
			cli_put(&x->cli, SLICE("article\tzh\ten\tkind\tscore"
					       "\tzh_text\ten_text\n"));
		rooms_tour(&x->rooms, &t);
	}
	rooms_close(&x->rooms);
}

int
cmd_align(int argc, char **argv)
{
	struct align x = {0};

	cli_init(&x.cli, "align");
	if (parse_options(&x, argc, argv))
		run(&x, argv + optind, argc - optind);
	return cli_release(&x.cli);
}
