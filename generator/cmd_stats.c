/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "archive.h"
#include "commands.h"
#include "statistics.h"
#include "table.h"

static const char help[] =
    "Usage: duikan stats [OPTION...] [PATH...]\n"
    "\n"
    "Prints a table of figures, of an archive that was built or straight from\n"
    "a corpus. Without --by each figure has a row with its sentence. Values\n"
    "are never added across items, units and roles, nor where they overlap,\n"
    "and sums carry the bounds of what they are made of.\n"
    "\n"
    "Which figures:\n"
    "  --region NAME          about this place, or one that lay in it then\n"
    "  --industry NAME        ISIC code, or a term in either language\n"
    "  --organisation NAME    id or part of a name\n"
    "  --from DAY, --to DAY   YYYY, YYYY-MM or YYYY-MM-DD\n"
    "  --kind KIND            count, measure, money, percent, fraction,\n"
    "                         multiple, duration, ordinal, rate\n"
    "  --unit NAME            id, name or as printed\n"
    "  --item TEXT            part of the words; all of them with * and ?\n"
    "  --role ROLE            level, increase, decrease, from, to, plan, "
    "ratio\n"
    "  --lang LANG            once (default: the original, else the\n"
    "                         translation), zh, en, all\n"
    "  --min-confidence N     0 to 1: figures of which so many are right; .9\n"
    "                         leaves those that the other version confirms\n"
    "What to do with them:\n"
    "  --by KEY[,KEY...]      region, province, city, industry, organisation,\n"
    "                         year, quarter, unit, item, role, article\n"
    "  --conflicts            only figures for the same item, place,\n"
    "                         organisation and period on which articles\n"
    "                         disagree, side by side\n"
    "  --implied              and the bases that changes imply: of \"rose by\n"
    "                         15 percent, to 230 tons\" the 200 tons before\n"
    "  --si                   values in SI units where there are some\n"
    "  --format FORMAT        table (default), csv, tsv, jsonl, markdown, "
    "html,\n"
    "                         xlsx\n"
    "  --color WHEN           auto (default), always, never\n"
    "\n" CLI_HELP "\n"
    "Examples:\n"
    "  duikan stats --by city,industry corpus\n"
    "  duikan stats --region sichuan --kind percent --format csv site\n";

struct stats {
	struct cli cli;
	struct archive archive;
	struct statistics_request request;
	struct scope scope;
	enum table_format format;
};

enum {
	OPT_ORGANISATION = OPT_SCOPE_END,
	OPT_KIND,
	OPT_UNIT,
	OPT_ITEM,
	OPT_ROLE,
	OPT_LANG,
	OPT_BY,
	OPT_CONFLICTS,
	OPT_IMPLIED,
	OPT_SI,
	OPT_MIN_CONFIDENCE,
	OPT_FORMAT
};

static void
set_grouping(struct stats *s, const char *list)
{
	struct statistics_request *r = &s->request;
	struct slice rest = slice_of(list), item;

	r->nby = 0;
	while (table_item(&rest, ',', &item)) {
		int g = grouping_find(item);

		if (g < 0 || r->nby == GROUPINGS) {
			cli_usage(&s->cli, "cannot group by \"%.*s\"",
			    SLICE_ARG(item));
			return;
		}
		r->by[r->nby++] = (enum grouping)g;
	}
}

static void
set_format(struct stats *s, const char *name)
{
	int f = table_format_find(slice_of(name));

	if (f < 0)
		cli_usage(&s->cli, "there is no format \"%s\"", name);
	else
		s->format = (enum table_format)f;
}

/* A kind or role that does not exist selects nothing: better told. */
static struct slice
known_name(struct stats *s, const char *what, const char *value,
    const char *(*name)(int), int n)
{
	for (int i = 0; i < n; i++)
		if (name(i) != NULL && strcmp(name(i), value) == 0)
			return slice_of(value);
	cli_usage(&s->cli, "there is no %s \"%s\"", what, value);
	return SLICE_NONE;
}

static const char *
kind_name(int i)
{
	return figure_kind_name((enum figure_kind)i);
}

static const char *
role_name_of(int i)
{
	return role_name((enum role)i);
}

static void
set_confidence(struct stats *s, const char *value)
{
	char *end;
	double v = strtod(value, &end);

	if (end == value || *end != '\0' || !(v >= 0 && v <= 1))
		cli_usage(&s->cli, "--min-confidence takes a share, 0 to 1");
	else
		s->request.selection.min_confidence = v;
}

static void
set_option(struct stats *s, int option, const char *value)
{
	static const char *const langs[] = {"once", "zh", "en", "all"};
	struct selection *sel = &s->request.selection;

	switch (option) {
	case OPT_ORGANISATION:
		sel->organisation = slice_of(value);
		break;
	case OPT_KIND:
		sel->kind =
		    known_name(s, "kind", value, kind_name, FIGURE_RATE + 1);
		break;
	case OPT_ROLE:
		sel->role =
		    known_name(s, "role", value, role_name_of, ROLE_RATIO + 1);
		break;
	case OPT_UNIT:
		sel->unit = slice_of(value);
		break;
	case OPT_ITEM:
		sel->item = slice_of(value);
		break;
	case OPT_LANG:
		sel->lang = (enum claim_lang)cli_choice(
		    &s->cli, "--lang", value, langs, 4);
		break;
	case OPT_BY:
		set_grouping(s, value);
		break;
	case OPT_CONFLICTS:
		s->request.conflicts = true;
		break;
	case OPT_IMPLIED:
		s->request.implied = true;
		break;
	case OPT_SI:
		s->request.si = true;
		break;
	case OPT_MIN_CONFIDENCE:
		set_confidence(s, value);
		break;
	case OPT_FORMAT:
		set_format(s, value);
		break;
	}
}

static bool
parse_options(struct stats *s, int argc, char **argv)
{
	static const struct option options[] = {SCOPE_OPTIONS,
	    {"organisation", required_argument, NULL, OPT_ORGANISATION},
	    {"kind", required_argument, NULL, OPT_KIND},
	    {"unit", required_argument, NULL, OPT_UNIT},
	    {"item", required_argument, NULL, OPT_ITEM},
	    {"role", required_argument, NULL, OPT_ROLE},
	    {"lang", required_argument, NULL, OPT_LANG},
	    {"by", required_argument, NULL, OPT_BY},
	    {"conflicts", no_argument, NULL, OPT_CONFLICTS},
	    {"implied", no_argument, NULL, OPT_IMPLIED},
	    {"si", no_argument, NULL, OPT_SI},
	    {"min-confidence", required_argument, NULL, OPT_MIN_CONFIDENCE},
	    {"format", required_argument, NULL, OPT_FORMAT}, COLOUR_OPTION,
	    CLI_OPTIONS};
	int o;

	while ((o = cli_option(
		    &s->cli, argc, argv, CLI_LETTERS, options, help)) != -1)
		if (!scope_option(&s->scope, &s->cli, o, optarg))
			set_option(s, o, optarg);
	if (s->request.nby > 0 && (s->request.conflicts || s->request.implied))
		cli_usage(&s->cli,
		    "--conflicts and --implied print claims: leave out --by");
	else if (s->request.conflicts && s->request.implied)
		cli_usage(
		    &s->cli, "--conflicts and --implied exclude each other");
	return !cli_stop(&s->cli);
}

/* What a terminal can do nothing with is asked for by mistake. */
static bool
may_print(struct stats *s)
{
	if (s->format == TABLE_XLSX && isatty(STDOUT_FILENO)) {
		cli_usage(&s->cli, "--format xlsx is for a file: add \"> "
				   "FILE.xlsx\"");
		return false;
	}
	s->request.colour = s->format == TABLE_PEOPLE && cli_colour(&s->cli);
	return true;
}

static bool
resolve(struct stats *s)
{
	struct selection *sel = &s->request.selection;

	sel->from = s->scope.from;
	sel->to = s->scope.to;
	return scope_resolve(
	    &s->scope, &s->cli, &s->archive, &sel->regions, &sel->industry);
}

static void
run(struct stats *s, char **paths, int npaths)
{
	if (archive_open(&s->archive, &s->cli, paths, npaths)) {
		cli_flush_diag(&s->cli);
		if (!resolve(s))
			s->cli.usage = true;
		else if (!statistics_print(s->archive.catalogue, &s->request,
			     s->format, archive_put, &s->cli))
			s->cli.failed = true;
	} else {
		s->cli.failed = true;
	}
	archive_close(&s->archive);
}

int
cmd_stats(int argc, char **argv)
{
	struct stats s = {.format = TABLE_PEOPLE};

	cli_init(&s.cli, "stats");
	if (parse_options(&s, argc, argv) && may_print(&s))
		run(&s, argv + optind, argc - optind);
	return cli_release(&s.cli);
}
