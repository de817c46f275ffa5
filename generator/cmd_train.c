/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "pipeline.h"
#include "plain.h"
#include "rooms.h"
#include "sandbox.h"
#include "trainer.h"

static const char help[] =
    "Usage: duikan train [OPTION...] [PATH...]\n"
    "       duikan train [OPTION...] --text ZH EN...\n"
    "\n"
    "Learns which Chinese characters and English words render each other from\n"
    "a corpus, or from pairs of plain texts, and prints a table of them.\n"
    "Kept as authority/lexicon.tsv of a corpus, or named with --lexicon, it\n"
    "makes what is aligned better.\n"
    "\n"
    "  -o, --output FILE      where the table goes (default: standard output)\n"
    "  --text                 each two PATHs are a Chinese text and its\n"
    "                         translation, a paragraph a line\n"
    "  --presplit             with --text: a sentence a line\n"
    "  --rounds N             align and learn N times (default 2)\n"
    "  --beads N              learn from N beads at most, about 1 KB of "
    "memory\n"
    "                         each (default 500000)\n" CLI_HELP "\n"
    "Example:\n"
    "  duikan train -o corpus/authority/lexicon.tsv corpus\n";

struct train {
	struct cli cli;
	struct rooms rooms;
	struct trainer *trainer;
	const char *output;
	char **text; /* with --text: paths, Chinese and English by turns */
	size_t ntexts;
	bool texts, presplit;
	unsigned rounds, round;
	size_t beads;
	struct lexicon_sources sources;
	struct lexicon *lexicon;
	struct buffer table;
};

static bool
parse_options(struct train *t, int argc, char **argv)
{
	enum { OPT_TEXT = OPT_OWN, OPT_PRESPLIT, OPT_ROUNDS, OPT_BEADS };
	static const struct option options[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"text", no_argument, NULL, OPT_TEXT},
	    {"presplit", no_argument, NULL, OPT_PRESPLIT},
	    {"rounds", required_argument, NULL, OPT_ROUNDS},
	    {"beads", required_argument, NULL, OPT_BEADS}, CLI_OPTIONS};
	int o;

	while ((o = cli_option(&t->cli, argc, argv, CLI_LETTERS "o:", options,
		    help)) != -1) {
		if (o == 'o')
			t->output = optarg;
		else if (o == OPT_TEXT)
			t->texts = true;
		else if (o == OPT_PRESPLIT)
			t->presplit = true;
		else if (o == OPT_ROUNDS)
			t->rounds = (unsigned)cli_number(
			    &t->cli, "--rounds", optarg, 1, 10);
		else if (o == OPT_BEADS)
			t->beads = cli_number(
			    &t->cli, "--beads", optarg, 1, 100000000);
	}
	if (cli_stop(&t->cli))
		return false;
	if (t->presplit && !t->texts)
		cli_usage(&t->cli, "--presplit goes with --text");
	else if (t->texts && (argc == optind || (argc - optind) % 2 != 0))
		cli_usage(&t->cli,
		    "--text takes a Chinese and an English file by turns");
	return !cli_stop(&t->cli);
}

/* -- lessons -- */

static void *
teach_article(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	const struct train *t = context;
	struct unit_list units[LANGS];

	(void)item, (void)d;
	bitext_units(s->bitext, a, units);
	return lesson_new(a, units, &s->bitext->lines, t->lexicon);
}

static void *
teach_text(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct train *t = context;
	struct unit_list units[LANGS];
	struct source source[LANGS];
	struct bead_list beads;

	for (int l = 0; l < LANGS; l++) {
		const char *path = t->text[item * LANGS + (size_t)l];

		if (!source_read(
			&source[l], a, d, path, slice_of(path), &t->cli.read))
			return NULL;
		units[l] = plain_units(
		    a, source[l].text, (enum lang)l, t->presplit, t->lexicon);
	}
	beads = align_units(a, units, t->lexicon, false);
	return lesson_new(a, units, &beads, t->lexicon);
}

static bool
take(void *context, void *lesson)
{
	struct train *t = context;

	cli_flush_diag(&t->cli);
	trainer_add(t->trainer, lesson);
	return true;
}

static bool
hand_over(void *context, size_t item, void *lesson)
{
	(void)item;
	return lesson == NULL || take(context, lesson);
}

static bool
teach(struct train *t)
{
	struct tour tour = {
	    .context = t,
	    .make = teach_article,
	    .take = take,
	};
	struct pipeline p = {
	    .nitems = t->ntexts / LANGS,
	    .jobs = t->cli.jobs,
	    .diag = t->cli.diag,
	    .context = t,
	    .work = teach_text,
	    .hand_over = hand_over,
	};

	return t->texts ? pipeline_run(&p) : rooms_tour(&t->rooms, &tour);
}

/* -- learning -- */

struct gang {
	void (*task)(void *arg, uint32_t i);
	void *arg;
};

static void *
gang_work(void *context, size_t item, struct arena *a, struct diag *d)
{
	const struct gang *g = context;

	(void)a, (void)d;
	g->task(g->arg, (uint32_t)item);
	return NULL;
}

static bool
gang_hand_over(void *context, size_t item, void *result)
{
	(void)context, (void)item, (void)result;
	return true;
}

static void
run_tasks(void *context, uint32_t ntasks, void (*task)(void *arg, uint32_t i),
    void *arg)
{
	const struct train *t = context;
	struct gang g = {task, arg};
	struct pipeline p = {
	    .nitems = ntasks,
	    .jobs = t->cli.jobs,
	    .diag = t->cli.diag,
	    .context = &g,
	    .work = gang_work,
	    .hand_over = gang_hand_over,
	};

	pipeline_run(&p);
}

static void
tell_report(const struct train *t, const struct trainer_report *r)
{
	const struct cli *c = &t->cli;

	cli_tell(c, "round %u: %zu of %zu beads, %u characters, %u stems\n",
	    t->round, r->beads, r->seen, r->types[ZH], r->types[EN]);
	for (int l = 0; l < LANGS; l++) {
		cli_tell(c,
		    "  perplexity of the %s:", l == ZH ? "Chinese" : "English");
		for (int i = 1; i <= LEARN_ITERATIONS; i++)
			cli_tell(c, " %.1f", r->learn.perplexity[l][i]);
		cli_tell(c, "\n");
	}
	cli_tell(c, "  %zu pairs seen more than once, %zu told\n", r->pairs,
	    r->rows);
}

/* Another round begins with what this one has learnt. */
static bool
learn(struct train *t)
{
	struct crew crew = {t, run_tasks};
	struct trainer_report report;

	buffer_clear(&t->table);
	trainer_learn(t->trainer, &crew, &t->table, &report);
	t->round++;
	if (report.beads == 0) {
		diag(t->cli.diag, DIAG_NOTHING_LEARNT, (struct location){0},
		    SLICE_NONE);
		return false;
	}
	tell_report(t, &report);
	t->sources.learnt_text = buffer_slice(&t->table);
	return true;
}

/* -- output -- */

static bool
put_file(const char *path, struct slice text)
{
	FILE *f = fopen(path, "wbe");
	bool ok;

	if (f == NULL)
		return false;
	ok = slice_write(text, f);
	return fclose(f) == 0 && ok;
}

/* Beside an old table first, so that a full disk does not cost it; but what is
 * no plain file, as a device or a link, stays what it is. */
static void
write_table(struct train *t)
{
	struct cli *c = &t->cli;
	struct slice text = buffer_slice(&t->table);
	const char *path = t->output, *beside;
	struct stat st;
	bool ok;

	if (path == NULL || strcmp(path, "-") == 0) {
		cli_put(c, text);
		return;
	}
	errno = 0;
	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		ok = put_file(path, text);
	} else {
		beside = arena_printf(c->arena, "%s.new", path).p;
		ok = put_file(beside, text) && rename(beside, path) == 0;
		if (!ok)
			(void)unlink(beside);
	}
	if (!ok)
		diag(c->diag, DIAG_CANNOT_WRITE,
		    (struct location){.path = slice_of(path)},
		    slice_of(strerror(errno)));
}

/* What is known before anything was learnt. */
static bool
prepare(struct train *t, char **paths, int npaths)
{
	if (t->texts) {
		t->text = paths;
		t->ntexts = (size_t)npaths;
	} else if (!rooms_open(&t->rooms, &t->cli, paths, npaths, ROOM_ALIGN)) {
		return false;
	}
	t->sources = cli_sources(
	    &t->cli, t->texts ? SLICE_NONE : t->rooms.corpus.authority_dir);
	/* What was learnt before would change what is learnt now, unless the
	 * user wants that. */
	if (t->sources.learnt == NULL)
		t->sources.learnt_text = SLICE("");
	t->trainer = trainer_new(t->beads);
	return true;
}

/* The tables are read again in every round; the new one is written beside the
 * old, so into its folder. */
static void
confine(const struct train *t, char **paths, int npaths)
{
	const struct lexicon_sources *from = &t->sources;
	struct sandbox *s = rooms_sandbox(&t->rooms, paths, npaths);
	const char *tables[] = {
	    from->dir, from->fallback, from->learnt, from->dictionary};

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		if (tables[i] != NULL)
			sandbox_read(s, tables[i]);
	if (t->output != NULL)
		sandbox_write_around(s, t->output);
	sandbox_enter(s);
}

/* A round; what is wrong with files is told in the first. */
static bool
run_round(struct train *t)
{
	struct arena *a = arena_new();
	struct diag *told = t->cli.diag, *again = diag_new();
	bool ok, first = t->round == 0;

	if (!first)
		t->cli.diag = again;
	/* rooms_open has told what is wrong with the tables of a corpus. */
	t->lexicon =
	    lexicon_load(a, t->texts ? t->cli.diag : again, &t->sources);
	t->rooms.authority.lexicon = t->lexicon;
	ok = teach(t) && learn(t);
	t->cli.diag = told;
	if (!first && diag_worst(again) == FATAL)
		diag_move(told, again);
	diag_free(again);
	arena_free(a);
	return ok;
}

static void
run(struct train *t, char **paths, int npaths)
{
	bool ok = prepare(t, paths, npaths);

	if (ok)
		confine(t, paths, npaths);
	while (ok && t->round < t->rounds)
		ok = run_round(t);
	if (ok)
		write_table(t);
	trainer_free(t->trainer);
	rooms_close(&t->rooms);
	buffer_free(&t->table);
}

int
cmd_train(int argc, char **argv)
{
	struct train t = {.rounds = 2, .beads = 500000};

	cli_init(&t.cli, "train");
	if (parse_options(&t, argc, argv))
		run(&t, argv + optind, argc - optind);
	return cli_release(&t.cli);
}
