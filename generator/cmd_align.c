/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sys/stat.h>

#include "commands.h"
#include "corrections.h"
#include "exchange.h"
#include "record.h"
#include "rooms.h"
#include "sandbox.h"
#include "tmx.h"

static const char help[] =
    "Usage: duikan align [OPTION...] [PATH...]\n"
    "       duikan align [OPTION...] --text CHINESE ENGLISH\n"
    "\n"
    "Prints the beads of articles, or of any text and its translation: which\n"
    "Chinese and which English sentences or paragraphs render each other,\n"
    "with their texts and a score from 0 to 1. Units are numbered from 0.\n"
    "\n"
    "  --level LEVEL          sentence (default), paragraph or headline\n"
    "  --format FORMAT        tsv (default): flags are low (look at it),\n"
    "                         reordered, confirmed; jsonl; ladder, text\n"
    "                         (hunalign's); tmx; xliff; intertext;\n"
    "                         corrections: to be edited, then kept as\n"
    "                         corrections/ID.tsv in the corpus\n"
    "  --article ID           of the corpus, this article only\n"
    "  -o, --output DIR       a file an article (three for intertext) in DIR;\n"
    "                         none that is there is replaced\n"
    "  --text                 two plain texts (- is standard input)\n"
    "  --presplit             with --text: a sentence a line, numbered by\n"
    "                         line\n" CLI_HELP "\n"
    "Examples:\n"
    "  duikan align --level paragraph corpus\n"
    "  duikan align --text --format tmx original.txt translation.txt\n";

enum format {
	FORMAT_TSV,
	FORMAT_JSONL,
	FORMAT_LADDER,
	FORMAT_TEXT,
	FORMAT_TMX,
	FORMAT_XLIFF,
	FORMAT_INTERTEXT,
	FORMAT_CORRECTIONS,
	FORMATS
};
static const char *const formats[FORMATS] = {"tsv", "jsonl", "ladder", "text",
    "tmx", "xliff", "intertext", "corrections"};

struct align {
	struct cli cli;
	struct rooms rooms;
	enum bead_level level;
	enum format format;
	const char *output;  /* NULL: standard output */
	const char *article; /* NULL: all */
	bool pair, presplit;
};

/* A finished file; three for InterText. */
struct leaf {
	struct slice name, text;
};
struct leaves {
	struct leaf v[3];
	size_t n;
};

static bool
parse_options(struct align *x, int argc, char **argv)
{
	enum {
		OPT_LEVEL = OPT_OWN,
		OPT_FORMAT,
		OPT_TEXT,
		OPT_PRESPLIT,
		OPT_ARTICLE
	};
	static const struct option options[] = {
	    {"level", required_argument, NULL, OPT_LEVEL},
	    {"format", required_argument, NULL, OPT_FORMAT},
	    {"output", required_argument, NULL, 'o'},
	    {"article", required_argument, NULL, OPT_ARTICLE},
	    {"text", no_argument, NULL, OPT_TEXT},
	    {"presplit", no_argument, NULL, OPT_PRESPLIT}, CLI_OPTIONS};
	const char *levels[BEAD_LEVELS];
	int o;

	for (int i = 0; i < BEAD_LEVELS; i++)
		levels[i] = bead_level_name((enum bead_level)i);
	x->level = BEAD_SENTENCE;
	while ((o = cli_option(&x->cli, argc, argv, CLI_LETTERS "o:", options,
		    help)) != -1) {
		if (o == OPT_LEVEL)
			x->level = (enum bead_level)cli_choice(
			    &x->cli, "--level", optarg, levels, BEAD_LEVELS);
		else if (o == OPT_FORMAT)
			x->format = (enum format)cli_choice(
			    &x->cli, "--format", optarg, formats, FORMATS);
		else if (o == OPT_TEXT)
			x->pair = true;
		else if (o == OPT_PRESPLIT)
			x->presplit = true;
		else if (o == OPT_ARTICLE)
			x->article = optarg;
		else if (o == 'o')
			x->output = optarg;
	}
	if (cli_stop(&x->cli))
		return false;
	if (x->pair && argc - optind != 2)
		cli_usage(&x->cli, "--text takes two files");
	else if (x->pair && x->article != NULL)
		cli_usage(&x->cli, "--article is of a corpus, not of --text");
	else if (x->presplit && !x->pair)
		cli_usage(&x->cli, "--presplit goes with --text");
	else if (x->format == FORMAT_INTERTEXT && x->output == NULL)
		cli_usage(&x->cli, "intertext makes files: it needs -o DIR");
	return !cli_stop(&x->cli);
}

/* -- formats of our own -- */

static void
put_indices(struct buffer *out, const struct run *r)
{
	for (uint32_t i = 0; i < r->count; i++)
		buffer_printf(out, "%s%u", i ? "," : "", r->first + i);
}

static void
put_flags(struct buffer *out, const struct bead *b)
{
	const char *between = "";

	if (bead_low(b)) {
		buffer_puts(out, "low");
		between = ",";
	}
	if (b->reordered) {
		buffer_printf(out, "%sreordered", between);
		between = ",";
	}
	if (b->confirmed != NULL)
		buffer_printf(out, "%sconfirmed", between);
}

static void
put_tsv(struct buffer *out, const struct exchange *x)
{
	const struct bead_list *beads = bitext_beads(x->bitext, x->level);

	VEC_EACH (b, beads) {
		buffer_put(out, x->id);
		for (int l = 0; l < LANGS; l++) {
			buffer_putc(out, '\t');
			put_indices(out, &b->side[l]);
		}
		buffer_printf(out, "\t%u-%u\t%.2f", b->side[ZH].count,
		    b->side[EN].count, b->score);
		for (int l = 0; l < LANGS; l++) {
			buffer_putc(out, '\t');
			exchange_put_run(
			    out, x, (enum lang)l, b->side[l], NULL);
		}
		buffer_putc(out, '\t');
		put_flags(out, b);
		buffer_putc(out, '\n');
	}
}

/* Records need a dossier; one that holds the beads and nothing else. */
static void
put_jsonl(struct buffer *out, const struct exchange *x)
{
	struct facts facts = {.bitext = x->bitext};
	struct dossier d = {.facts = &facts, .id = x->id};
	size_t first = bitext_first_bead(x->bitext, x->level);

	for (size_t i = 0; i < bitext_beads(x->bitext, x->level)->n; i++)
		record_json(&d, RECORD_BEAD, first + i, out);
}

static void
put_corrections(struct buffer *out, const struct exchange *x)
{
	corrections_print(out, x->bitext, x->id);
}

/* What opens and closes a file, or standard output. */
static void
put_head(struct buffer *out, const struct align *x)
{
	if (x->format == FORMAT_TSV)
		buffer_puts(out, "article\tzh\ten\tkind\tscore\tzh_text"
				 "\ten_text\tflags\n");
	if (x->format == FORMAT_TMX)
		tmx_begin(out, exchange_segtype(x->level), SLICE_NONE);
}

static void
put_foot(struct buffer *out, const struct align *x)
{
	if (x->format == FORMAT_TMX)
		tmx_end(out);
}

/* -- from an article to its files -- */

static void
add_leaf(struct leaves *leaves, struct arena *a, struct slice id,
    const char *suffix, struct buffer *out)
{
	leaves->v[leaves->n++] =
	    (struct leaf){arena_printf(a, "%.*s.%s", SLICE_ARG(id), suffix),
		arena_copy(a, buffer_slice(out))};
	buffer_clear(out);
}

static void
make_intertext(struct leaves *leaves, struct arena *a, const struct exchange *e)
{
	struct buffer out = {0};

	intertext_document(&out, e, ZH);
	add_leaf(leaves, a, e->id, "zh.xml", &out);
	intertext_document(&out, e, EN);
	add_leaf(leaves, a, e->id, "en.xml", &out);
	intertext_alignment(&out, e);
	add_leaf(leaves, a, e->id, "en.zh.xml", &out);
	buffer_free(&out);
}

static struct leaves *
make_leaves(const struct align *x, struct arena *a, const struct exchange *e)
{
	static void (*const put[FORMATS])(
	    struct buffer *, const struct exchange *) = {
	    [FORMAT_TSV] = put_tsv,
	    [FORMAT_JSONL] = put_jsonl,
	    [FORMAT_LADDER] = exchange_ladder,
	    [FORMAT_TEXT] = exchange_text,
	    [FORMAT_TMX] = exchange_tmx,
	    [FORMAT_XLIFF] = exchange_xliff,
	    [FORMAT_CORRECTIONS] = put_corrections,
	};
	static const char *const suffix[FORMATS] = {
	    "tsv", "jsonl", "ladder", "txt", "tmx", "xlf", "xml", "tsv"};
	struct leaves *leaves = ARENA_NEW(a, struct leaves, 1);
	struct buffer out = {0};

	if (x->format == FORMAT_INTERTEXT) {
		make_intertext(leaves, a, e);
		return leaves;
	}
	if (x->output != NULL)
		put_head(&out, x);
	put[x->format](&out, e);
	if (x->output != NULL)
		put_foot(&out, x);
	add_leaf(leaves, a, e->id, suffix[x->format], &out);
	buffer_free(&out);
	return leaves;
}

static bool
write_leaf(struct align *x, const struct leaf *leaf)
{
	struct slice path = arena_printf(
	    x->cli.arena, "%s/%.*s", x->output, SLICE_ARG(leaf->name));
	/* "x": what is there is somebody's work. */
	FILE *f = fopen(path.p, "wxe");
	bool ok = f != NULL && slice_write(leaf->text, f);

	if (f != NULL && fclose(f) != 0)
		ok = false;
	if (!ok)
		diag(x->cli.diag, DIAG_CANNOT_WRITE,
		    (struct location){.path = path}, slice_of(strerror(errno)));
	return ok;
}

static bool
take(void *context, void *result)
{
	struct align *x = context;
	struct leaves *leaves = result;

	if (x->output == NULL)
		return cli_put(&x->cli, leaves->v[0].text);
	for (size_t i = 0; i < leaves->n; i++)
		if (!write_leaf(x, &leaves->v[i]))
			return false;
	return true;
}

static bool
make_output(struct align *x)
{
	if (x->output == NULL || mkdir(x->output, 0777) == 0 || errno == EEXIST)
		return true;
	diag(x->cli.diag, DIAG_CANNOT_WRITE,
	    (struct location){.path = slice_of(x->output)},
	    slice_of(strerror(errno)));
	return false;
}

static bool
begin_output(struct align *x)
{
	struct buffer head = {0};
	bool ok;

	if (x->output == NULL)
		put_head(&head, x);
	ok = cli_put(&x->cli, buffer_slice(&head));
	buffer_free(&head);
	return ok;
}

static void
end_output(struct align *x)
{
	struct buffer foot = {0};

	if (x->output == NULL)
		put_foot(&foot, x);
	cli_put(&x->cli, buffer_slice(&foot));
	buffer_free(&foot);
}

/* -- articles -- */

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct align *x = context;
	struct exchange e = {s->bitext, s->id, x->level};

	return make_leaves(x, a, &e);
}

/* The one article that was asked for, or all. */
static bool
select_articles(struct align *x, struct tour *t)
{
	const struct holdings *h = x->rooms.holdings;
	size_t n = holdings_count(h), i = 0;

	if (x->article != NULL) {
		struct slice id = slice_of(x->article);

		while (i < n && !slice_eq(holdings_get(h, i)->id, id))
			i++;
		if (i == n) {
			diag(x->cli.diag, DIAG_NO_SUCH_ARTICLE,
			    (struct location){0}, id);
			return false;
		}
		t->items = (struct run){(uint32_t)i, 1};
	} else if (x->format == FORMAT_XLIFF && x->output == NULL && n > 1) {
		cli_usage(&x->cli, "xliff is a file an article: for several "
				   "it needs -o DIR");
		return false;
	}
	return true;
}

/* From here on nothing is read or written but what the user named. */
static void
enter_sandbox(const struct align *x, struct sandbox *s)
{
	if (x->output != NULL)
		sandbox_write(s, x->output);
	sandbox_enter(s);
}

static void
align_articles(struct align *x, char **paths, int npaths)
{
	struct tour t = {.context = x, .make = make, .take = take};

	if (rooms_open(&x->rooms, &x->cli, paths, npaths, ROOM_ALIGN) &&
	    make_output(x)) {
		enter_sandbox(x, rooms_sandbox(&x->rooms, paths, npaths));
		rooms_survey(&x->rooms);
		if (select_articles(x, &t) && begin_output(x) &&
		    rooms_tour(&x->rooms, &t))
			end_output(x);
	}
	rooms_close(&x->rooms);
}

/* -- any two texts -- */

static struct slice
without_line_end(struct slice s)
{
	if (slice_ends(s, SLICE("\n")))
		s.n--;
	if (slice_ends(s, SLICE("\r")))
		s.n--;
	return s;
}

/* The file's name without folders and suffix. */
static struct slice
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct slice name = slice_of(slash != NULL ? slash + 1 : path);
	const char *dot = strrchr(name.p, '.');

	if (slice_eq(name, SLICE("-")))
		return SLICE("text");
	return dot != NULL && dot > name.p
		   ? slice_head(name, (size_t)(dot - name.p))
		   : name;
}

/* Both texts as one source, the English behind `en_line` lines; false if one
 * is rejected. */
static bool
read_pair(struct align *x, struct arena *a, char **paths, struct source *pair,
    size_t *en_line)
{
	struct cli *c = &x->cli;
	struct read_options both = c->read;
	struct source s[LANGS];
	struct buffer text = {0};
	size_t en_off;
	bool ok;

	for (int l = 0; l < LANGS; l++)
		if (!source_read(&s[l], a, c->diag, paths[l],
			slice_of(paths[l]), &c->read))
			return false;
	buffer_put(&text, without_line_end(s[ZH].text));
	buffer_putc(&text, '\n');
	en_off = text.n;
	buffer_put(&text, without_line_end(s[EN].text));
	both.encoding = ENCODING_UTF8;
	both.max_size = text.n;
	ok = source_from_bytes(
	    pair, a, c->diag, buffer_slice(&text), name_of(paths[ZH]), &both);
	buffer_free(&text);
	*en_line = ok ? source_line(pair, en_off) - 1 : 0;
	return ok;
}

static void
align_pair(struct align *x, char **paths)
{
	struct arena *a = arena_new();
	struct sandbox *s = sandbox_new();
	struct authority authority;
	struct source pair;
	size_t en_line;

	if (!cli_authority(&x->cli, &authority, NULL) || !make_output(x))
		goto out;
	for (int l = 0; l < LANGS; l++)
		sandbox_read(s, paths[l]);
	enter_sandbox(x, s);
	s = NULL;
	if (read_pair(x, a, paths, &pair, &en_line) && begin_output(x)) {
		struct article *article =
		    article_pair(a, &pair, en_line, x->presplit);
		struct exchange e = {.id = article->id, .level = x->level};

		e.bitext = x->presplit
			       ? bitext_align_lines(
				     a, article, en_line, authority.lexicon)
			       : bitext_align(a, article, authority.lexicon);
		if (take(x, make_leaves(x, a, &e)))
			end_output(x);
	}
out:
	sandbox_free(s);
	arena_free(a);
}

int
cmd_align(int argc, char **argv)
{
	struct align x = {0};

	cli_init(&x.cli, "align");
	if (parse_options(&x, argc, argv)) {
		if (x.pair)
			align_pair(&x, argv + optind);
		else
			align_articles(&x, argv + optind, argc - optind);
	}
	return cli_release(&x.cli);
}
