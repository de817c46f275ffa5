/* SPDX-License-Identifier: MIT */
/* tables.c - whatever an editor's table says: its rows are told or used, and
 * what was read from it can be asked for. The first byte chooses the table. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "arena.h"
#include "gazetteer.h"
#include "idioms.h"
#include "industries.h"
#include "place_names.h"
#include "table.h"
#include "target.h"
#include "units.h"
#include "utf8.h"

/* The readers take files: one in memory. */
static const char *
file_of(struct slice text)
{
	static char path[64];
	static int memory = -1;

	if (memory < 0)
		memory = memfd_create("fuzz", 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", memory);
	MUST(memory >= 0 && ftruncate(memory, 0) == 0);
	MUST(pwrite(memory, text.p, text.n, 0) == (ssize_t)text.n);
	return path;
}

static void
ask_gazetteer(struct arena *a, const struct gazetteer *g)
{
	static const struct date day = {1958, 5, 4, true};
	const struct place_names *names;
	const struct place *found[4];

	if (g == NULL)
		return;
	names = place_names_new(a, g);
	for (size_t i = 0; i < gazetteer_size(g); i++) {
		const struct place *p = gazetteer_place(g, i);
		struct place_past past;

		MUST(gazetteer_index(g, p) == i);
		MUST(gazetteer_by_id(g, p->id) != NULL);
		gazetteer_province(g, p, day);
		MUST(gazetteer_within(g, p, p, day));
		gazetteer_kind(g, p, day);
		for (size_t k = 0; gazetteer_past(g, p, k, &past); k++)
			MUST(k < 10000);
		for (int l = 0; l < LANGS; l++)
			place_names_find(names,
			    gazetteer_name(g, p, (enum lang)l, day), found, 4);
	}
}

static void
check_rows(struct arena *a, struct diag *d, struct slice text)
{
	struct table t;

	table_parse(&t, a, d, SLICE("fuzz"), text, 2, 5);
	for (size_t i = 0; i < t.nrows; i++) {
		MUST(t.row[i].ncells >= 2);
		for (size_t k = 0; k < t.row[i].ncells && k < 5; k++) {
			struct slice cell = t.row[i].cell[k], item;

			MUST(cell.n == 0 ||
			     (memchr(cell.p, '\t', cell.n) == NULL &&
				 memchr(cell.p, '\n', cell.n) == NULL));
			while (table_item(&cell, ';', &item))
				MUST(slice_eq(item, slice_trim(item)));
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice text = {(const char *)data + (n > 0), n - (n > 0)};
	struct arena *a = arena_new();
	struct diag *d = diag_new();

	switch (n > 0 ? data[0] : 0) {
	case 'g':
		ask_gazetteer(a, gazetteer_load(a, d, file_of(text)));
		break;
	case 'i':
		idioms_load(a, d, file_of(text));
		break;
	case 'n':
		industries_load(a, d, file_of(text));
		break;
	case 'u':
		units_load(a, d, file_of(text));
		break;
	default:
		if (utf8_valid_prefix(text) == text.n)
			check_rows(a, d, text);
	}
	diag_free(d);
	arena_free(a);
	return 0;
}
