/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "record.h"
#include "rooms.h"

static const char help[] =
    "Usage: duikan check [OPTION...] [PATH...]\n"
    "\n"
    "Reads a corpus as an editor would and reports what is wrong with its\n"
    "files, and where the two versions of an article disagree, as\n"
    "path:line:column: level: message. Exits with 1 if a file is rejected or\n"
    "a disagreement is an error.\n"
    "\n"
    "  --authority            check the authority files instead: rows that\n"
    "                         cannot be read or contradict each other\n"
    "  --format FORMAT        text (default) or jsonl (the "
    "discrepancies)\n" CLI_HELP "\n"
    "Example:\n"
    "  duikan check corpus\n";

enum format { FORMAT_TEXT, FORMAT_JSONL };

struct check {
	struct cli cli;
	struct rooms rooms;
	enum format format;
	bool authority_alone;
	struct buffer out;
};

static bool
parse_options(struct check *k, int argc, char **argv)
{
	enum { OPT_AUTHORITY = OPT_OWN, OPT_FORMAT };
	static const struct option options[] = {
	    {"authority", no_argument, NULL, OPT_AUTHORITY},
	    {"format", required_argument, NULL, OPT_FORMAT}, CLI_OPTIONS};
	static const char *const formats[] = {"text", "jsonl"};
	int o;

	while ((o = cli_option(
		    &k->cli, argc, argv, CLI_LETTERS, options, help)) != -1) {
		if (o == OPT_AUTHORITY)
			k->authority_alone = true;
		else if (o == OPT_FORMAT)
			k->format = (enum format)cli_choice(
			    &k->cli, "--format", optarg, formats, 2);
	}
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
	const struct check *k = context;

	if (k->format == FORMAT_TEXT)
		report_discrepancies(d, s->dossier);
	return s->dossier;
}

/* In text form the diagnostics are the result. */
static bool
print_diag(struct check *k)
{
	return k->format != FORMAT_TEXT ||
	       diag_print(k->cli.diag, stdout, k->cli.quiet ? ERROR : NOTE);
}

static bool
take(void *context, void *dossier)
{
	struct check *k = context;

	if (k->format == FORMAT_TEXT)
		return print_diag(k);
	buffer_clear(&k->out);
	record_jsonl(dossier, 1u << RECORD_DISCREPANCY, &k->out);
	return cli_put(&k->cli, buffer_slice(&k->out));
}

static void
run(struct check *k, char **paths, int npaths)
{
	struct tour t = {.context = k,
	    .make = make,
	    .take = take,
	    .keep_diag = k->format == FORMAT_TEXT};

	if (rooms_open(&k->rooms, &k->cli, paths, npaths, ROOM_LINK)) {
		if (k->authority_alone) {
			cli_check_authority(
			    &k->cli, &k->rooms.authority, &k->rooms.corpus);
		} else {
			rooms_survey(&k->rooms);
			rooms_tour(&k->rooms, &t);
		}
	}
	/* Also what no article came after. */
	print_diag(k);
	rooms_close(&k->rooms);
	buffer_free(&k->out);
}

int
cmd_check(int argc, char **argv)
{
	struct check k = {0};

	cli_init(&k.cli, "check");
	if (parse_options(&k, argc, argv))
		run(&k, argv + optind, argc - optind);
	return cli_release(&k.cli);
}
