/* SPDX-License-Identifier: MIT */
/* draw charts FILE.sql | draw map MAP.tsv FILE.sql - prints what a chart or a
 * map is made into, for rows that a query without tables gives. */
#include <stdio.h>
#include <stdlib.h>

#include "atlas.h"
#include "chart.h"
#include "database.h"
#include "markup.h"
#include "templates.h"

static struct slice
slurp(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text = arena_alloc(a, 1 << 16);
	size_t n = f != NULL ? fread(text, 1, (1 << 16) - 1, f) : 0;

	if (f == NULL || n == 0) {
		fprintf(stderr, "draw: %s\n", path);
		exit(2);
	}
	fclose(f);
	return (struct slice){text, n};
}

/* An element a line, for people who read the difference. */
static void
print(struct slice xml)
{
	for (size_t i = 0; i < xml.n; i++) {
		putchar(xml.p[i]);
		if (xml.p[i] == '>' && i + 1 < xml.n && xml.p[i + 1] == '<')
			putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	struct diag *d = diag_new();
	struct arena *a = arena_new();
	struct database *db = database_create(d, ":memory:");
	struct buffer xml = {0};
	struct markup m;
	struct query *q;

	if (argc < 3 || db == NULL)
		return 2;
	q = database_query(db, slurp(a, argv[argc - 1]).p);
	if (q == NULL)
		return 2;
	markup_init(&m, argv[1], NULL);
	if (argc == 4) {
		const struct template_file f = {
		    .path = slice_of(argv[2]), .text = slurp(a, argv[2])};

		atlas_draw(atlas_new(a, d, &f), &m, "dot", q);
	} else
		charts_draw(&m, "chart", q);
	markup_write(&m, &xml);
	print(buffer_slice(&xml));
	markup_release(&m);
	buffer_free(&xml);
	query_free(q);
	database_close(db);
	diag_print(d, stderr, NOTE);
	diag_free(d);
	arena_free(a);
	return 0;
}
