/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "buffer.h"
#include "build_tree.h"
#include "datadir.h"

void
cli_init(struct cli *c, const char *command)
{
	*c = (struct cli){
	    .command = command, .arena = arena_new(), .diag = diag_new()};
}

/* Told once; not at all when a reader like head(1) has seen enough. */
static void
output_failed(struct cli *c)
{
	if (!c->failed && errno != EPIPE)
		fprintf(stderr, "duikan: fatal: standard output: %s\n",
		    strerror(errno));
	c->failed = true;
}

int
cli_release(struct cli *c)
{
	int status = EXIT_CLEAN;

	cli_flush_diag(c);
	/* A full disk may only show when the last bytes leave. */
	if (fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0)
		output_failed(c);
	if (c->usage)
		status = EXIT_USAGE;
	else if (c->failed || diag_worst(c->diag) == FATAL)
		status = EXIT_IO;
	else if (c->rejected || diag_worst(c->diag) == ERROR)
		status = EXIT_REJECTED;
	diag_free(c->diag);
	arena_free(c->arena);
	return status;
}

void
cli_usage(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "duikan %s: ", c->command);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "\nTry \"duikan %s --help\".\n", c->command);
	c->usage = true;
}

int
cli_choice(struct cli *c, const char *what, const char *value,
    const char *const *names, size_t nvalues)
{
	struct buffer all = {0};

	for (size_t i = 0; i < nvalues; i++)
		if (strcmp(value, names[i]) == 0)
			return (int)i;
	for (size_t i = 0; i < nvalues; i++) {
		buffer_puts(&all, i == 0            ? ""
				  : i + 1 < nvalues ? ", "
						    : " or ");
		buffer_puts(&all, names[i]);
	}
	cli_usage(c, "%s takes %.*s, not \"%s\"", what,
	    SLICE_ARG(buffer_slice(&all)), value);
	buffer_free(&all);
	return -1;
}

size_t
cli_number(struct cli *c, const char *option, const char *value, size_t least,
    size_t most)
{
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(value, &end, 10);
	if (errno == 0 && end != value && *end == '\0' && *value != '-' &&
	    n >= least && n <= most)
		return n;
	if (most == SIZE_MAX)
		cli_usage(c, "%s takes a number%s", option,
		    least > 0 ? " above 0" : "");
	else
		cli_usage(
		    c, "%s takes a number, %zu to %zu", option, least, most);
	return least;
}

/* A size like 512, 64k, 16M, 2G. */
static bool
parse_size(const char *s, size_t *size)
{
	static const char suffix[] = "kMG";
	const char *unit;
	unsigned long long v;
	char *end;
	unsigned shift = 0;

	errno = 0;
	v = strtoull(s, &end, 10);
	if (errno != 0 || end == s || *s == '-' || v == 0)
		return false;
	if (*end != '\0') {
		unit = strchr(suffix, *end == 'K' ? 'k' : *end);
		if (unit == NULL || end[1] != '\0')
			return false;
		shift = 10 * (unsigned)(unit - suffix + 1);
	}
	/* Offsets are 32 bits wide. */
	if (v > UINT32_MAX / 2 >> shift)
		return false;
	*size = (size_t)v << shift;
	return true;
}

static void
set_encoding(struct cli *c, const char *value)
{
	static const char *const names[] = {"utf-8", "gb18030"};
	int i = cli_choice(c, "--encoding", value, names, 2);

	if (i >= 0)
		c->read.encoding = i == 0 ? ENCODING_UTF8 : ENCODING_GB18030;
}

static void
set_colour(struct cli *c, const char *value)
{
	static const char *const names[] = {"auto", "always", "never"};

	c->colour = cli_choice(c, "--color", value, names, 3);
}

bool
cli_colour(const struct cli *c)
{
	const char *no = getenv("NO_COLOR");

	if (c->colour != 0)
		return c->colour == 1;
	return isatty(STDOUT_FILENO) && (no == NULL || *no == '\0');
}

bool
cli_stop(const struct cli *c)
{
	return c->usage || c->answered;
}

int
cli_option(struct cli *c, int argc, char **argv, const char *letters,
    const struct option *options, const char *help)
{
	int o;

	/* The name that getopt's own messages begin with. */
	argv[0] =
	    (char *)(uintptr_t)arena_printf(c->arena, "duikan %s", c->command)
		.p;
	while (!cli_stop(c) &&
	       (o = getopt_long(argc, argv, letters, options, NULL)) != -1) {
		switch (o) {
		case OPT_JOBS:
			c->jobs =
			    (unsigned)cli_number(c, "--jobs", optarg, 0, 1024);
			break;
		case OPT_QUIET:
			c->quiet = true;
			break;
		case OPT_ENCODING:
			set_encoding(c, optarg);
			break;
		case OPT_MAX_SIZE:
			if (!parse_size(optarg, &c->read.max_size))
				cli_usage(c, "--max-size takes a size such as "
					     "64M, below 2G");
			break;
		case OPT_COLOUR:
			set_colour(c, optarg);
			break;
		case OPT_MAX_RATIO:
			c->read.max_ratio =
			    cli_number(c, "--max-ratio", optarg, 1, SIZE_MAX);
			break;
		case OPT_MAX_MEMBERS:
			c->read.max_members =
			    cli_number(c, "--max-members", optarg, 1, SIZE_MAX);
			break;
		case OPT_LEXICON:
			c->lexicon = optarg;
			break;
		case OPT_DICTIONARY:
			c->dictionary = optarg;
			break;
		case OPT_HELP:
			cli_put(c, slice_of(help));
			c->answered = true;
			break;
		case OPT_VERSION:
			cli_put(c, SLICE("duikan " VERSION "\n"));
			c->answered = true;
			break;
		case '?': /* getopt has told what is wrong */
			fprintf(
			    stderr, "Try \"duikan %s --help\".\n", c->command);
			c->usage = true;
			break;
		default:
			return o;
		}
	}
	return -1;
}

bool
cli_put(struct cli *c, struct slice text)
{
	if (c->failed)
		return false;
	if (slice_write(text, stdout))
		return true;
	output_failed(c);
	return false;
}

void
cli_tell(const struct cli *c, const char *fmt, ...)
{
	va_list ap;

	if (c->quiet)
		return;
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
}

static bool
tell(void *cli, const struct diag_message *m)
{
	struct cli *c = cli;

	if (m->level >= (c->quiet ? ERROR : WARNING))
		diag_print_message(stderr, m);
	if (c->told != NULL) {
		fprintf(c->told, "%d ", (int)m->level);
		diag_print_message(c->told, m);
	}
	return true;
}

void
cli_flush_diag(struct cli *c)
{
	diag_drain(c->diag, WARNING, tell, c);
	fflush(stderr);
}

static bool
exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
cli_corpus(struct cli *c, struct corpus *corpus, char **paths, int n)
{
	bool ok = true;

	corpus_init(corpus);
	if (n == 0)
		ok = corpus_add(corpus, c->diag,
		    exists("corpus/articles") ? "corpus" : ".", &c->read);
	for (int i = 0; i < n; i++)
		ok = corpus_add(corpus, c->diag, paths[i], &c->read) && ok;
	return ok;
}

struct lexicon_sources
cli_sources(struct cli *c, struct slice authority_dir)
{
	return (struct lexicon_sources){
	    .dir = authority_dir.p,
	    .fallback = datadir_find(c->arena, "authority").p,
	    .learnt = c->lexicon,
	    .dictionary = c->dictionary,
	};
}

bool
cli_authority(
    struct cli *c, struct authority *auth, const struct corpus *corpus)
{
	struct lexicon_sources sources =
	    cli_sources(c, corpus != NULL ? corpus->authority_dir : SLICE_NONE);

	return authority_load(auth, c->arena, c->diag, &sources);
}

void
cli_check_authority(
    struct cli *c, const struct authority *auth, const struct corpus *corpus)
{
	struct lexicon_sources sources = cli_sources(c, corpus->authority_dir);

	authority_check(auth, c->arena, c->diag, &sources);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_begin(struct progress *p, const struct cli *c, size_t total)
{
	*p = (struct progress){
	    .total = total, .on = !c->quiet && isatty(STDERR_FILENO)};
	p->begun = p->shown = p->on ? now() : 0;
}

void
progress_step(struct progress *p)
{
	double t, rate;

	p->done++;
	if (!p->on || (t = now()) - p->shown < 0.2)
		return;
	p->shown = t;
	rate = (double)p->done / (t - p->begun);
	fprintf(stderr, "\r%zu/%zu articles, %.0f/s, %.0f s left\033[K",
	    p->done, p->total, rate, (double)(p->total - p->done) / rate);
}

void
progress_end(struct progress *p)
{
	if (p->on && p->shown > p->begun)
		fputs("\r\033[K", stderr);
}
