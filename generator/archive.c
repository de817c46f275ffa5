/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "archive_info.h"
#include "datadir.h"
#include "sandbox.h"
#include "tabular.h"

#define DATABASE "data/archive.db"

/* The database of the archive at `path`, if it is one; else p NULL. */
static struct slice
database_at(struct arena *a, const char *path)
{
	struct stat st;
	struct slice inside;

	if (stat(path, &st) != 0)
		return SLICE_NONE;
	if (S_ISREG(st.st_mode))
		return slice_ends(slice_of(path), SLICE(".db")) ? slice_of(path)
								: SLICE_NONE;
	inside = arena_printf(a, "%s/" DATABASE, path);
	return stat(inside.p, &st) == 0 && S_ISREG(st.st_mode) ? inside
							       : SLICE_NONE;
}

static struct slice
find_database(struct arena *a, char **paths, int npaths)
{
	static const char *const usual[] = {".", "site", "build/site"};
	struct slice found = SLICE_NONE;

	if (npaths == 1)
		return database_at(a, paths[0]);
	for (size_t i = 0; npaths == 0 && i < 3 && found.p == NULL; i++)
		found = database_at(a, usual[i]);
	return found;
}

static void *
make(void *context, size_t item, const struct stay *s, struct arena *a,
    struct diag *d)
{
	return s->dossier;
}

static bool
take(void *catalogue, void *dossier)
{
	return catalogue_add(catalogue, dossier);
}

static bool
read_corpus(struct archive *a, struct cli *c, char **paths, int npaths)
{
	struct archive_info info;
	struct tour t = {.make = make, .take = take};
	struct sandbox *s;

	a->is_corpus = true;
	if (!rooms_open(&a->rooms, c, paths, npaths, ROOM_LINK))
		return false;
	a->authority = a->rooms.authority;
	if (!archive_info_read(&info, c->arena, c->diag, &a->rooms.corpus))
		return false;
	a->catalogue =
	    catalogue_create(c->diag, ":memory:", &info, &a->authority);
	if (a->catalogue == NULL)
		return false;
	s = rooms_sandbox(&a->rooms, paths, npaths);
	sandbox_write(s, tabular_scratch());
	sandbox_enter(s);
	t.context = a->catalogue;
	rooms_survey(&a->rooms);
	return rooms_tour(&a->rooms, &t) && catalogue_finish(a->catalogue);
}

bool
archive_open(struct archive *a, struct cli *c, char **paths, int npaths)
{
	struct slice database = find_database(c->arena, paths, npaths), tables;
	struct sandbox *s;

	*a = (struct archive){0};
	if (database.p == NULL)
		return read_corpus(a, c, paths, npaths);
	a->catalogue = catalogue_open(c->diag, database.p);
	if (a->catalogue == NULL)
		return false;
	/* A database may come from anywhere, too. */
	s = sandbox_new();
	sandbox_read_around(s, database.p);
	tables = datadir_find(c->arena, "authority");
	if (tables.p != NULL)
		sandbox_read(s, tables.p);
	sandbox_write(s, tabular_scratch());
	sandbox_enter(s);
	return true;
}

void
archive_close(struct archive *a)
{
	catalogue_close(a->catalogue);
	if (a->is_corpus)
		rooms_close(&a->rooms);
}

/* YYYY and YYYY-MM stand for their first or last day. */
static struct date
parse_day(const char *value, bool last)
{
	static const char first_day[] = "0000-01-01", last_day[] = "0000-12-31";
	size_t n = strlen(value);
	char text[DATE_SIZE];
	struct date d;

	if (n != 4 && n != 7 && n != 10)
		return (struct date){0};
	memcpy(text, last && n == 4 ? last_day : first_day, sizeof(text));
	memcpy(text, value, n);
	d = date_parse(slice_of(text));
	if (d.known && last && n == 7)
		d.day = (uint8_t)days_in_month(d.year, d.month);
	return d;
}

static struct date
day(struct cli *c, const char *option, const char *value, bool last)
{
	struct date d = parse_day(value, last);

	if (!d.known)
		cli_usage(
		    c, "%s takes a day as YYYY, YYYY-MM or YYYY-MM-DD", option);
	return d;
}

bool
scope_option(struct scope *s, struct cli *c, int option, const char *value)
{
	switch (option) {
	case OPT_REGION:
		s->region = value;
		return true;
	case OPT_INDUSTRY:
		s->industry = value;
		return true;
	case OPT_FROM:
		s->from = day(c, "--from", value, false);
		return true;
	case OPT_TO:
		s->to = day(c, "--to", value, true);
		return true;
	default:
		return false;
	}
}

/* The authority files of a built archive: it does not know the name, and
 * somebody has to tell whether there is one like it. */
static bool
ask_authority(struct archive *a, struct cli *c)
{
	return a->is_corpus || a->authority.gazetteer != NULL ||
	       cli_authority(c, &a->authority, NULL);
}

bool
scope_resolve(const struct scope *s, struct cli *c, struct archive *a,
    struct regions *regions, struct slice *industry)
{
	struct slice region = slice_of(s->region != NULL ? s->region : "");

	if (s->region != NULL &&
	    !region_find(regions, c->arena, a->catalogue, region) &&
	    (!ask_authority(a, c) ||
		!region_find_any(regions, c->diag, &a->authority, region)))
		return false;
	if (s->industry == NULL)
		return true;
	*industry =
	    industry_find(c->arena, a->catalogue, slice_of(s->industry));
	if (industry->p == NULL && ask_authority(a, c))
		industry_report(c->diag, &a->authority, slice_of(s->industry));
	return industry->p != NULL;
}

bool
archive_put(void *cli, struct slice text)
{
	return cli_put(cli, text);
}
