/* SPDX-License-Identifier: MIT */
/* cli.h - what all subcommands share: options, messages, standard output
 *
 * Results go to stdout, talk to stderr. */
#ifndef CLI_H
#define CLI_H
#include <getopt.h>
#include <stdio.h>

#include "authority.h"
#include "corpus.h"
#include "source.h"

enum exit_status {
	EXIT_CLEAN,
	EXIT_REJECTED,
	EXIT_USAGE,
	EXIT_IO,
	EXIT_INTERNAL
};

struct cli {
	const char *command; /* "build" */
	struct arena *arena; /* until the end of the program */
	struct diag *diag;
	struct read_options read;
	const char *lexicon;    /* what was learnt, NULL: the corpus' own */
	const char *dictionary; /* NULL: none */
	unsigned jobs;          /* 0: one a processor */
	bool quiet;             /* errors only, no progress */
	bool failed;            /* the world failed: exit 3 */
	bool rejected;          /* worse than was asked for: exit 1 */
	bool usage;             /* the command line is wrong: exit 2 */
	bool answered;          /* --help or --version was all */
	int colour;             /* auto, always, never */
	FILE *told;             /* gets warnings and errors too, or NULL */
};

/* Values of the options that every command knows; a command's own letters are
 * plain characters, its own long-only options begin at OPT_OWN. */
enum {
	OPT_JOBS = 'j',
	OPT_QUIET = 'q',
	OPT_HELP = 'h',
	OPT_ENCODING = 256,
	OPT_MAX_SIZE,
	OPT_MAX_RATIO,
	OPT_MAX_MEMBERS,
	OPT_LEXICON,
	OPT_DICTIONARY,
	OPT_VERSION,
	OPT_COLOUR, /* of those that print tables: COLOUR_OPTION */
	OPT_OWN
};

#define COLOUR_OPTION                                                          \
	{                                                                      \
		"color", required_argument, NULL, OPT_COLOUR                   \
	}

#define CLI_OPTIONS                                                            \
	{"encoding", required_argument, NULL, OPT_ENCODING},                   \
	    {"max-size", required_argument, NULL, OPT_MAX_SIZE},               \
	    {"max-ratio", required_argument, NULL, OPT_MAX_RATIO},             \
	    {"max-members", required_argument, NULL, OPT_MAX_MEMBERS},         \
	    {"lexicon", required_argument, NULL, OPT_LEXICON},                 \
	    {"dictionary", required_argument, NULL, OPT_DICTIONARY},           \
	    {"jobs", required_argument, NULL, OPT_JOBS},                       \
	    {"quiet", no_argument, NULL, OPT_QUIET},                           \
	    {"help", no_argument, NULL, OPT_HELP},                             \
	    {"version", no_argument, NULL, OPT_VERSION},                       \
	{                                                                      \
		NULL, 0, NULL, 0                                               \
	}
#define CLI_LETTERS "j:qh"
#define CLI_HELP                                                               \
	"  --encoding NAME        utf-8 (default) or gb18030\n"                \
	"  --max-size SIZE        reject larger files (default 16M)\n"         \
	"  --max-ratio N, --max-members N\n"                                   \
	"                         of archives: how far one may unpack (200 "   \
	"times\n"                                                              \
	"                         its size), articles in one (10000000)\n"     \
	"  --lexicon FILE         what duikan train has learnt\n"              \
	"  --dictionary FILE      a dictionary in the format of CC-CEDICT\n"   \
	"  -j, --jobs N           threads; default: one a processor\n"         \
	"  -q, --quiet            errors only\n"                               \
	"  -h, --help\n"

void cli_init(struct cli *c, const char *command);
/* Prints what diagnostics are left and gives the exit status. */
int cli_release(struct cli *c);

/* The next option for the command to handle, or -1 at the end or when the
 * program is to stop (help was printed, or usage is wrong: see cli_stop).
 * `help` is the text of --help. */
int cli_option(struct cli *c, int argc, char **argv, const char *letters,
    const struct option *options, const char *help);
/* Whether --help or --version was answered or the usage is wrong. */
bool cli_stop(const struct cli *c);
/* Tells what is wrong with the command line, and where help is. */
void cli_usage(struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* The index of `value` among `nvalues` names, or -1 and a usage message that
 * lists them. */
int cli_choice(struct cli *c, const char *what, const char *value,
    const char *const *names, size_t nvalues);

/* A whole number from `least` to `most` (SIZE_MAX: any); a usage message if
 * `value` is none. */
size_t cli_number(struct cli *c, const char *option, const char *value,
    size_t least, size_t most);
/* Whether what is for people is in colour: on a terminal that has not said
 * no (no-color.org), or as --color says. */
bool cli_colour(const struct cli *c);
/* Writes `text` to stdout; false once that has failed (told once). */
bool cli_put(struct cli *c, struct slice text);
/* Tells `fmt` on stderr, unless --quiet. */
void cli_tell(const struct cli *c, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Prints the diagnostics that are held: warnings and above, errors and above
 * if --quiet. */
void cli_flush_diag(struct cli *c);

/* The corpus that `paths` name; "corpus" or "." when there are none. False if
 * one does not exist: reported. */
bool cli_corpus(struct cli *c, struct corpus *corpus, char **paths, int n);
/* Where they are looked for; `authority_dir` is the corpus' folder of them, or
 * its p is NULL. */
struct lexicon_sources cli_sources(struct cli *c, struct slice authority_dir);
/* The authority files: the corpus' own, else the installed ones. */
bool cli_authority(
    struct cli *c, struct authority *auth, const struct corpus *corpus);
/* Reports what is wrong with them. */
void cli_check_authority(
    struct cli *c, const struct authority *auth, const struct corpus *corpus);

/* Progress on a terminal: articles done of total, rate, time left. */
struct progress {
	size_t done, total;
	double begun, shown; /* seconds */
	bool on;
};
void progress_begin(struct progress *p, const struct cli *c, size_t total);
void progress_step(struct progress *p);
void progress_end(struct progress *p);
#endif
