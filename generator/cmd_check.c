/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "lint.h"
#include "recode.h"
#include "rooms.h"
#include "sandbox.h"

static const char help[] =
    "Usage: duikan check [OPTION...] [PATH...]\n"
    "\n"
    "Reads a corpus as an editor would and reports what is wrong with its\n"
    "files, and where the two versions of an article disagree, as\n"
    "path:line:column: level: message. Exits with 1 if a file is rejected or\n"
    "a disagreement is an error, or as --fail-on says.\n"
    "\n"
    "  --authority            check the authority files instead: rows that\n"
    "                         cannot be read or contradict each other\n"
    "  --format FORMAT        text (default), jsonl (an object a line), sarif\n"
    "                         (SARIF 2.1.0, for code hosts and editors)\n"
    "  --fail-on LEVEL        exit with 1 from this level on: note, warning,\n"
    "                         error (default)\n"
    "  --fix-encoding DIR     do not check: write those articles that are in\n"
    "                         GB18030 or have a byte order mark to DIR, as "
    "UTF-8\n"
    "  --in-place             the same, in place of the files\n" CLI_HELP "\n"
    "Examples:\n"
    "  duikan check corpus\n"
    "  duikan check --format sarif --fail-on warning corpus > corpus.sarif\n"
    "  duikan check --fix-encoding converted corpus\n";

struct check {
	struct cli cli;
	struct rooms rooms;
	struct lint lint;
	enum diag_level fail_on;
	bool authority_alone, in_place;
	const char *convert_to; /* NULL: no folder */
};

static bool
parse_options(struct check *k, int argc, char **argv)
{
	enum {
		OPT_AUTHORITY = OPT_OWN,
		OPT_FORMAT,
		OPT_FAIL_ON,
		OPT_FIX_ENCODING,
		OPT_IN_PLACE
	};
	static const struct option options[] = {
	    {"authority", no_argument, NULL, OPT_AUTHORITY},
	    {"format", required_argument, NULL, OPT_FORMAT},
	    {"fail-on", required_argument, NULL, OPT_FAIL_ON},
	    {"fix-encoding", required_argument, NULL, OPT_FIX_ENCODING},
	    {"in-place", no_argument, NULL, OPT_IN_PLACE}, CLI_OPTIONS};
	static const char *const formats[] = {"text", "jsonl", "sarif"};
	static const char *const levels[] = {"note", "warning", "error"};
	int o;

	while ((o = cli_option(
		    &k->cli, argc, argv, CLI_LETTERS, options, help)) != -1) {
		if (o == OPT_AUTHORITY)
			k->authority_alone = true;
		else if (o == OPT_FORMAT)
			k->lint.format = (enum lint_format)cli_choice(
			    &k->cli, "--format", optarg, formats, LINT_FORMATS);
		else if (o == OPT_FAIL_ON)
			k->fail_on = (enum diag_level)cli_choice(
			    &k->cli, "--fail-on", optarg, levels, 3);
		else if (o == OPT_FIX_ENCODING)
			k->convert_to = optarg;
		else
			k->in_place = true;
	}
	if (k->in_place && k->convert_to != NULL)
		cli_usage(&k->cli, "--in-place and --fix-encoding exclude each "
				   "other");
	return !cli_stop(&k->cli);
}

static void
report_discrepancies(struct diag *d, const struct dossier *dossier)
{
	static const enum diag_code code[] = {DIAG_VERSIONS_NOTE,
	    DIAG_VERSIONS_WARNING, DIAG_VERSIONS_ERROR, DIAG_VERSIONS_ERROR};
	const struct source *s = dossier_article(dossier)->source;

	VEC_EACH (x, &dossier->discrepancies) {
		size_t off = span_len(x->zh) > 0 ? x->zh.start : x->en.start;

		diag(d, code[x->severity], source_at(s, off), x->message);
	}
}

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	report_discrepancies(d, s->dossier);
	return s->dossier;
}

static bool
take(void *context, void *dossier)
{
	struct check *k = context;

	return lint_print(&k->lint);
}

/* The diagnostics are the result, also those that no article came after. */
static void
run(struct check *k, char **paths, int npaths)
{
	struct tour t = {
	    .context = k, .make = make, .take = take, .keep_diag = true};

	k->lint.cli = &k->cli;
	lint_begin(&k->lint);
	if (rooms_open(&k->rooms, &k->cli, paths, npaths, ROOM_LINK)) {
		if (k->authority_alone) {
			cli_check_authority(
			    &k->cli, &k->rooms.authority, &k->rooms.corpus);
		} else {
			sandbox_enter(rooms_sandbox(&k->rooms, paths, npaths));
			rooms_survey(&k->rooms);
			rooms_tour(&k->rooms, &t);
		}
	}
	lint_print(&k->lint);
	lint_end(&k->lint);
	k->cli.rejected = diag_worst(k->cli.diag) >= (int)k->fail_on;
	rooms_close(&k->rooms);
}

static void
convert(struct check *k, char **paths, int npaths)
{
	struct corpus corpus;

	cli_corpus(&k->cli, &corpus, paths, npaths);
	if (!recode_corpus(&k->cli, &corpus, k->convert_to))
		k->cli.failed = true;
	corpus_release(&corpus);
}

int
cmd_check(int argc, char **argv)
{
	struct check k = {.fail_on = ERROR};

	cli_init(&k.cli, "check");
	if (parse_options(&k, argc, argv)) {
		if (k.in_place || k.convert_to != NULL)
			convert(&k, argv + optind, argc - optind);
		else
			run(&k, argv + optind, argc - optind);
	}
	return cli_release(&k.cli);
}
