/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "archive.h"
#include "commands.h"
#include "retrieval.h"
#include "table.h"

static const char help[] =
    "Usage: duikan search [OPTION...] [WORD...]\n"
    "\n"
    "Prints the articles that have every WORD, with the sentences that have\n"
    "one, in both languages. Chinese is found letter by letter, English by\n"
    "words and their stems; quote a phrase. Without WORD all articles that\n"
    "fit are printed. A WORD may be\n"
    "\n"
    "  AND, OR, NOT, (, )     operators; AND may be left out\n"
    "  title:WORDS            in a headline\n"
    "  author:NAME, org:NAME  by this author, of this organisation\n"
    "  unit:NAME, value>1000  with a figure in this unit, of such a value\n"
    "                         (>, >=, <, <=, =); side by side: one figure\n"
    "\n"
    "  --region NAME          about this place or one that lay in it then, by\n"
    "                         any name in any script, or by id\n"
    "  --mentions             or that only name it\n"
    "  --industry NAME        ISIC code, or a term in either language\n"
    "  --from DAY, --to DAY   of the paper: YYYY, YYYY-MM or YYYY-MM-DD\n"
    "  --sort KEY             date (default) or relevance\n"
    "  --kwic                 words in the middle of their lines, the other\n"
    "                         version below\n"
    "  --facets KEY[,KEY...]  not the articles, but how many there are by\n"
    "                         region, industry, year, author\n"
    "  --limit N              at most N articles (default: all)\n"
    "  --sentences N          at most N sentences of an article\n"
    "                         (default: 3; 0: all)\n"
    "  --format FORMAT        table (default), csv, tsv, jsonl, markdown, "
    "ids,\n"
    "                         tmx (all their pairs of sentences, a "
    "translation\n"
    "                         memory)\n"
    "  --color WHEN           auto (default), always, never\n"
    "  --archive PATH         a built archive, its database, or a corpus;\n"
    "                         default: the archive in ., site or build/site,\n"
    "                         else the corpus\n" CLI_HELP "\n"
    "Examples:\n"
    "  duikan search --region Chongqing --archive corpus\n"
    "  duikan search --archive corpus --kwic 协作 NOT title:重庆\n"
    "  duikan search --archive corpus --facets industry,year steel OR 化工\n"
    "  duikan search --archive corpus --format ids unit:吨 'value>10000'\n";

struct find {
	struct cli cli;
	struct archive archive;
	struct search_request request;
	char *archive_path;
	struct scope scope;
	struct search_style style;
	enum facet facets[FACETS];
	size_t nfacets;
};

enum {
	OPT_MENTIONS = OPT_SCOPE_END,
	OPT_SORT,
	OPT_KWIC,
	OPT_FACETS,
	OPT_LIMIT,
	OPT_SENTENCES,
	OPT_FORMAT,
	OPT_ARCHIVE
};

static void
set_facets(struct find *f, const char *list)
{
	struct slice rest = slice_of(list), item;

	f->nfacets = 0;
	while (table_item(&rest, ',', &item)) {
		int facet = facet_find(item);

		if (facet < 0 || f->nfacets == FACETS) {
			cli_usage(&f->cli, "cannot count by \"%.*s\"",
			    SLICE_ARG(item));
			return;
		}
		f->facets[f->nfacets++] = (enum facet)facet;
	}
}

static void
set_option(struct find *f, int option, char *value)
{
	struct search_request *r = &f->request;
	static const char *const orders[] = {"date", "relevance"};
	int format;

	switch (option) {
	case OPT_MENTIONS:
		r->mentions = true;
		break;
	case OPT_SORT:
		r->by_relevance =
		    cli_choice(&f->cli, "--sort", value, orders, 2) == 1;
		break;
	case OPT_KWIC:
		f->style.kwic = true;
		break;
	case OPT_FACETS:
		set_facets(f, value);
		break;
	case OPT_LIMIT:
		r->most_articles =
		    cli_number(&f->cli, "--limit", value, 0, SIZE_MAX);
		break;
	case OPT_SENTENCES:
		r->most_sentences =
		    cli_number(&f->cli, "--sentences", value, 0, SIZE_MAX);
		break;
	case OPT_FORMAT:
		format = search_format_find(slice_of(value));
		if (format < 0)
			cli_usage(&f->cli, "there is no format \"%s\"", value);
		else
			f->style.format = (enum search_format)format;
		break;
	case OPT_ARCHIVE:
		f->archive_path = value;
		break;
	}
}

static bool
parse_options(struct find *f, int argc, char **argv)
{
	static const struct option options[] = {SCOPE_OPTIONS,
	    {"mentions", no_argument, NULL, OPT_MENTIONS},
	    {"sort", required_argument, NULL, OPT_SORT},
	    {"kwic", no_argument, NULL, OPT_KWIC},
	    {"facets", required_argument, NULL, OPT_FACETS},
	    {"limit", required_argument, NULL, OPT_LIMIT},
	    {"sentences", required_argument, NULL, OPT_SENTENCES},
	    {"format", required_argument, NULL, OPT_FORMAT},
	    {"archive", required_argument, NULL, OPT_ARCHIVE}, COLOUR_OPTION,
	    CLI_OPTIONS};
	int o;

	while ((o = cli_option(
		    &f->cli, argc, argv, CLI_LETTERS, options, help)) != -1)
		if (!scope_option(&f->scope, &f->cli, o, optarg))
			set_option(f, o, optarg);
	return !cli_stop(&f->cli);
}

/* Names and words of the command line as the request wants them. */
static bool
resolve(struct find *f, char **words, int nwords)
{
	struct search_request *r = &f->request;
	struct slice *phrase =
	    ARENA_NEW(f->cli.arena, struct slice, (size_t)nwords);
	const char *fault;

	for (int i = 0; i < nwords; i++)
		if (slice_trim(slice_of(words[i])).n > 0)
			phrase[r->nphrases++] = slice_of(words[i]);
	r->phrases = phrase;
	fault = search_fault(phrase, r->nphrases);
	if (fault != NULL)
		cli_usage(&f->cli, "%s", fault);
	r->from = f->scope.from;
	r->to = f->scope.to;
	return fault == NULL && scope_resolve(&f->scope, &f->cli, &f->archive,
				    &r->regions, &r->industry);
}

/* The other commands take a path where this one takes words. */
static void
tell_nothing(struct find *f, char **words, int nwords)
{
	cli_tell(&f->cli, "no article fits\n");
	for (int i = 0; i < nwords; i++)
		if (access(words[i], F_OK) == 0)
			cli_tell(&f->cli,
			    "\"%s\" was taken for a word; to search in it: "
			    "--archive %s\n",
			    words[i], words[i]);
}

static bool
print_facets(struct find *f, const struct search *s)
{
	static const enum table_format format[SEARCH_FORMATS] = {
	    [SEARCH_CSV] = TABLE_CSV,
	    [SEARCH_TSV] = TABLE_TSV,
	    [SEARCH_JSONL] = TABLE_JSONL,
	    [SEARCH_MARKDOWN] = TABLE_MARKDOWN};

	return facets_print(f->archive.catalogue, s, f->facets, f->nfacets,
	    format[f->style.format], archive_put, &f->cli);
}

static void
print_hits(struct find *f, char **words, int nwords)
{
	struct search *s = search_new(f->archive.catalogue, &f->request);

	f->style.colour = cli_colour(&f->cli);
	f->style.base = catalogue_base(f->archive.catalogue, f->cli.arena);
	if (s == NULL || !(f->nfacets > 0 ? print_facets(f, s)
					  : search_print(s, &f->style,
						archive_put, &f->cli)))
		f->cli.failed = true;
	else if (search_articles(s) == 0)
		tell_nothing(f, words, nwords);
	search_free(s);
}

static void
run(struct find *f, char **words, int nwords)
{
	if (archive_open(&f->archive, &f->cli, &f->archive_path,
		f->archive_path != NULL)) {
		cli_flush_diag(&f->cli);
		if (resolve(f, words, nwords))
			print_hits(f, words, nwords);
		else
			f->cli.usage = true;
	} else {
		f->cli.failed = true;
	}
	archive_close(&f->archive);
}

int
cmd_search(int argc, char **argv)
{
	struct find f = {.request.most_sentences = 3};

	cli_init(&f.cli, "search");
	if (parse_options(&f, argc, argv))
		run(&f, argv + optind, argc - optind);
	return cli_release(&f.cli);
}
