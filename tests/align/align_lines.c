/* SPDX-License-Identifier: MIT */
/* align_lines.c - aligns two files of a sentence a line, for measurements:
 *
 *	align_lines AUTHORITY ZH EN [LEXICON [DICTIONARY]]
 *
 * prints a bead a line, "0,1:0 # score", as score.py reads it. "-" for
 * AUTHORITY or LEXICON means none. */
#include <stdio.h>
#include <stdlib.h>

#include "beads.h"
#include "buffer.h"
#include "plain.h"
#include "utf8.h"

static bool
slurp(struct buffer *b, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL) {
		perror(path);
		return false;
	}
	while ((n = fread(buffer_room(b, 65536), 1, 65536, f)) > 0)
		b->n += n;
	fclose(f);
	b->n = utf8_valid_prefix(buffer_slice(b));
	return true;
}

static void
print_side(struct run r)
{
	for (uint32_t i = 0; i < r.count; i++)
		printf("%s%u", i ? "," : "", r.first + i);
}

static const char *
or_none(const char *path)
{
	return path[0] != '-' ? path : NULL;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct buffer text[LANGS] = {0};
	struct unit_list units[LANGS];
	struct lexicon_sources sources = {0};
	struct lexicon *lexicon = NULL;
	struct bead_list beads;

	if (argc < 4 || argc > 6) {
		fprintf(stderr, "usage: align_lines AUTHORITY ZH EN "
				"[LEXICON [DICTIONARY]]\n");
		return 2;
	}
	for (int l = 0; l < LANGS; l++) {
		if (!slurp(&text[l], argv[2 + l]))
			return 3;
		units[l] = plain_units(
		    a, buffer_slice(&text[l]), (enum lang)l, true, NULL);
	}
	sources.dir = or_none(argv[1]);
	sources.learnt = argc > 4 ? or_none(argv[4]) : NULL;
	sources.dictionary = argc > 5 ? argv[5] : NULL;
	if (sources.dir != NULL || sources.learnt != NULL ||
	    sources.dictionary != NULL)
		lexicon = lexicon_load(a, d, &sources);
	beads = align_units(a, units, lexicon, false);
	for (size_t i = 0; i < beads.n; i++) {
		print_side(beads.v[i].side[ZH]);
		putchar(':');
		print_side(beads.v[i].side[EN]);
		printf(" # %.4f\n", beads.v[i].score);
	}
	diag_print(d, stderr, NOTE);
	diag_free(d);
	for (int l = 0; l < LANGS; l++)
		buffer_free(&text[l]);
	arena_free(a);
	return 0;
}
